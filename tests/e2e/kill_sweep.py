#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a run at every Nth system call of a kind, goes on with it, and compares with a run nobody disturbed:
the same files, no call answered twice, the whole Git history, nothing left over. `./dev kills` starts it."""
import argparse
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile

CALLS = ["link", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "fsync", "fdatasync",
         "ftruncate"]
LEFT = (".lock", ".baton-tmp", "journal.sqlite-journal", "baton-committing", "repository.new")


def run(arguments, home, **options):
    environment = {"PATH": os.environ["PATH"], "HOME": home, "BATON_CONFIG": home, "LANG": "C.UTF-8",
                   "GIT_CONFIG_NOSYSTEM": "1", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, **options)


def command(cli, project, demo):
    return [cli, "run", "--project", project, "--demo", demo, "--demo-speed", "0", "--approve", "all"]


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


def try_point(cli, demo, call, when, wanted):
    """None: the run ended before that call; else what is wrong after it was killed there and resumed."""
    with tempfile.TemporaryDirectory() as home:
        project = os.path.join(home, "p")
        inject = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e",
                  f"inject={call}:signal=SIGKILL:when={when}"]
        killed = run(inject + command(cli, project, demo), home)
        if killed.returncode == 0:
            return None
        resumed = run(command(cli, project, demo), home)
        problems = []
        if resumed.returncode != 0:
            problems.append(f"exit {resumed.returncode}: {resumed.stderr.strip()}")
        elif resumed.stderr.strip():
            problems.append(f"said: {resumed.stderr.strip()}")
        files, commits, counts = wanted
        if tree(project) != files:
            problems.append("other files")
        if history(project, home) != commits:
            problems.append(f"other history: {history(project, home)}")
        if answers(cli, project, home) != counts:
            problems.append("a call was answered twice, or not at all")
        if left_over(project):
            problems.append(f"left: {left_over(project)}")
        return problems


def sweep(cli, demo, call, step, wanted):
    points = bad = 0
    when = 1
    while True:
        problems = try_point(cli, demo, call, when, wanted)
        if problems is None:
            return call, points, bad
        points += 1
        if problems:
            bad += 1
            print(f"{call} {when}: {'; '.join(problems)}", flush=True)
        when += step


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("--demo", default="csv-chart")
    parser.add_argument("--step", type=int, default=1, help="every Nth call only")
    parser.add_argument("--calls", nargs="*", default=CALLS)
    options = parser.parse_args()
    if not shutil.which("strace"):
        sys.exit("strace is needed")
    cli = os.path.abspath(options.cli)
    with tempfile.TemporaryDirectory() as home:
        project = os.path.join(home, "p")
        whole = run(command(cli, project, options.demo), home)
        if whole.returncode != 0:
            sys.exit(whole.stderr)
        wanted = tree(project), history(project, home), answers(cli, project, home)
    total = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for call, points, bad in pool.map(lambda c: sweep(cli, options.demo, c, options.step, wanted), options.calls):
            print(f"{call}: {points} kills, {bad} bad", flush=True)
            total += points
            failed += bad
    print(f"{total} kills, {failed} bad")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
