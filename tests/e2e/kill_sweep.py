#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a run at every Nth system call of a kind, goes on with it, and compares with a run nobody disturbed:
the same files, no call answered twice, the whole Git history, nothing left over. With --window also a run
of the window, from a project whose first document waits. `./dev kills` starts it."""
import argparse
import concurrent.futures
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile

CALLS = ["link", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "fsync", "fdatasync",
         "ftruncate"]
LEFT = (".lock", ".baton-tmp", "journal.sqlite-journal", "baton-committing", "repository.new")


def run(arguments, home, **options):
    environment = {"PATH": os.environ["PATH"], "HOME": home, "BATON_CONFIG": home, "LANG": "C.UTF-8",
                   "TMPDIR": home, "XDG_RUNTIME_DIR": home,
                   "GIT_CONFIG_NOSYSTEM": "1", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, **options)


class Program:
    """What is killed: baton-cli, or the window driven by keys, which goes on with a project baton-cli began."""

    def __init__(self, cli, window, demo):
        self.cli = cli
        self.window = window
        self.demo = demo

    def _run(self, project, kinds):
        return [self.cli, "run", "--project", project, "--demo", self.demo, "--demo-speed", "0", "--approve", kinds]

    def prepare(self, project, home):
        if self.window:
            begun = run(self._run(project, "code"), home)
            if begun.returncode != 3:
                sys.exit(begun.stderr or "no document waits")

    def command(self, project):
        return [self.window, project] if self.window else self._run(project, "all")


def tree(project):
    files = {}
    for folder, folders, names in os.walk(project):
        folders[:] = [f for f in folders if f not in (".git", ".baton")]
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, project)] = file.read()
    return files


def history(project, home):
    git = ["git", "-C", project]
    return (sorted(run(git + ["log", "--format=%an: %s"], home).stdout.splitlines()),
            run(git + ["status", "--porcelain"], home).stdout, run(git + ["fsck", "--strict"], home).returncode)


def answers(cli, project, home):
    counts = {}
    for row in run([cli, "log", "--project", project, "--json"], home).stdout.splitlines():
        event = json.loads(row)
        if event["type"] == "call_answered":
            key = event["path"]
            counts[key] = counts.get(key, 0) + 1
    return counts


def left_over(project):
    found = []
    for folder, folders, names in os.walk(project):
        for name in folders + names:
            if name.endswith(LEFT) or name.startswith(("tmp_object_git2_", "_git2_")):
                found.append(os.path.relpath(os.path.join(folder, name), project))
    return found


def said(process):
    """What it said on stderr; not what the offscreen platform says of itself."""
    lines = process.stderr.splitlines()
    return "\n".join(line for line in lines if not line.startswith("This plugin does not support "))


def try_point(program, call, when, wanted):
    """None: the run ended before that call; else what is wrong after it was killed there and resumed."""
    with tempfile.TemporaryDirectory() as home:
        project = os.path.join(home, "p")
        program.prepare(project, home)
        inject = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e",
                  f"inject={call}:signal=SIGKILL:when={when}"]
        killed = run(inject + program.command(project), home)
        if killed.returncode not in (-signal.SIGKILL, 128 + signal.SIGKILL):
            return None if killed.returncode == 0 else [f"not killed, exit {killed.returncode}: {said(killed)}"]
        resumed = run(program.command(project), home)
        problems = []
        if resumed.returncode != 0:
            problems.append(f"exit {resumed.returncode}: {resumed.stderr.strip()}")
        elif said(resumed):
            problems.append(f"said: {said(resumed)}")
        files, commits, counts = wanted
        if tree(project) != files:
            problems.append("other files")
        if history(project, home) != commits:
            problems.append(f"other history: {history(project, home)}")
        if answers(program.cli, project, home) != counts:
            problems.append("a call was answered twice, or not at all")
        if left_over(project):
            problems.append(f"left: {left_over(project)}")
        return problems


def sweep(program, call, step, wanted):
    points = bad = 0
    when = 1
    while True:
        problems = try_point(program, call, when, wanted)
        if problems is None:
            return call, points, bad
        points += 1
        if problems:
            bad += 1
            print(f"{os.path.basename(program.command('')[0])}, {call} {when}: {'; '.join(problems)}", flush=True)
            if problems[0].startswith("not killed"):
                return call, points, bad
        when += step


def kill(program, options):
    """How often the program was killed, and after how many of these something was wrong."""
    with tempfile.TemporaryDirectory() as home:
        project = os.path.join(home, "p")
        program.prepare(project, home)
        whole = run(program.command(project), home)
        if whole.returncode != 0:
            sys.exit(whole.stderr)
        wanted = tree(project), history(project, home), answers(program.cli, project, home)
    total = failed = 0
    name = os.path.basename(program.command(project)[0])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for call, points, bad in pool.map(lambda c: sweep(program, c, options.step, wanted), options.calls):
            print(f"{name}, {call}: {points} kills, {bad} bad", flush=True)
            total += points
            failed += bad
    return total, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("--window", help="baton-window-run, to kill that as well")
    parser.add_argument("--demo", default="csv-chart")
    parser.add_argument("--step", type=int, default=1, help="every Nth call only")
    parser.add_argument("--calls", nargs="*", default=CALLS)
    options = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is needed")
    cli = os.path.abspath(options.cli)
    programs = [Program(cli, None, options.demo)]
    if options.window:
        programs.append(Program(cli, os.path.abspath(options.window), options.demo))
    total = failed = 0
    for program in programs:
        points, bad = kill(program, options)
        total += points
        failed += bad
    print(f"{total} kills, {failed} bad")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
