# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the unittest tests of a project and writes one line of JSON an event.

    python3 -I -B unittest_json.py --root PROJECT --tests tests --out FILE [ID ...]

An ID is a file, "file::Class" or "file::Class::test". Lines: planned, begin, end (state, seconds, message, expected,
actual, first frame inside the project, trace, output), done. Each is on disk before the next step, and the tests run in
a process of their own that is started again without the test that ended it: one that calls os._exit, crashes or hangs
takes no other result with it. Whatever is needed here is imported before the project can be found, so its json.py,
unittest.py or sitecustomize.py are never met.
"""
import argparse
import ast
import faulthandler
import importlib.util
import io
import json
import os
import signal
import subprocess
import sys
import time
import traceback
import types
import unittest

MAX_TEXT = 4_000
MAX_OUTPUT = 16_000
MAX_FILES = 2_000
MAX_RESTARTS = 25
TEST_TOOLS = {"pytest", "_pytest", "hypothesis"}

dumps, write, now, set_timer = json.dumps, os.write, time.perf_counter, signal.setitimer
stdout, exit_now, change_folder = sys.stdout, os._exit, os.chdir


class TimedOut(BaseException):
    """Raised inside a test that takes too long."""


def cut(text, limit=MAX_TEXT):
    if len(text) <= limit:
        return text
    half = limit // 2
    return "%s\n[%d characters left out]\n%s" % (text[:half], len(text) - 2 * half, text[-half:])


def shown(value):
    try:
        return cut(repr(value))
    except BaseException as error:
        return "<no repr: %s>" % type(error).__name__


class Log:
    """The file of events. Opened for appending and never kept in a buffer."""

    def __init__(self, path):
        self.fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(self, event, **fields):
        line = dumps(dict(event=event, **fields), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        while line:
            line = line[write(self.fd, line):]


class Output(io.RawIOBase):
    """What a test writes, its head and its tail."""

    def __init__(self):
        self.head, self.tail, self.lost = b"", b"", 0

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        room = MAX_OUTPUT // 2
        take = max(0, room - len(self.head))
        self.head += data[:take]
        self.tail += data[take:]
        if len(self.tail) > 2 * room:
            self.lost += len(self.tail) - room
            self.tail = self.tail[-room:]
        return len(data)

    def text(self):
        room = MAX_OUTPUT // 2
        lost = self.lost + max(0, len(self.tail) - room)
        middle = b"\n[%d bytes left out]\n" % lost if lost else b""
        return (self.head + middle + self.tail[-room:]).decode("utf-8", "replace")


def stream(raw):
    return io.TextIOWrapper(io.BufferedWriter(raw, 1), encoding="utf-8", errors="replace", write_through=True)


class Project:
    def __init__(self, root, tests):
        self.root = os.path.realpath(root)
        self.tests = os.path.join(self.root, tests)

    def relative(self, path):
        path = os.path.realpath(path) if path and not path.startswith("<") else ""
        return path[len(self.root) + 1:].replace(os.sep, "/") if path.startswith(self.root + os.sep) else ""

    def files(self):
        if os.path.isfile(self.tests):
            return [self.tests]
        found = []
        for folder, folders, names in os.walk(self.tests):
            folders[:] = sorted(f for f in folders if f != "__pycache__" and not f.startswith("."))
            found += [os.path.join(folder, n) for n in names
                      if n.endswith(".py") and (n.startswith("test") or n.endswith("_test.py"))]
        return sorted(found)[:MAX_FILES]

    def package(self, folder):
        """Makes the folders above a test importable by their names, whatever else on the path is called so."""
        parts = folder.split("/") if folder else []
        for depth in range(1, len(parts) + 1):
            name = ".".join(parts[:depth])
            if name in sys.modules:
                continue
            place = os.path.join(self.root, *parts[:depth])
            init = os.path.join(place, "__init__.py")
            if os.path.isfile(init):
                load(name, init, [place])
            else:
                sys.modules[name] = types.ModuleType(name)
                sys.modules[name].__path__ = [place]
            if depth > 1:
                setattr(sys.modules[".".join(parts[:depth - 1])], parts[depth - 1], sys.modules[name])

    def module(self, path):
        file = self.relative(path)
        folder, _, name = file[:-3].rpartition("/")
        self.package(folder)
        full = ".".join(filter(None, [folder.replace("/", "."), name]))
        return sys.modules[full] if full in sys.modules else load(full, path)


def load(name, path, places=None):
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=places)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    return module


def innermost(project, error):
    """File and line of the innermost frame inside the project."""
    place = ("", 0)
    if isinstance(error, SyntaxError) and project.relative(error.filename or ""):
        return project.relative(error.filename), error.lineno or 0
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = project.relative(frame.f_code.co_filename)
        if file and frame.f_code.co_filename != __file__:
            place = (file, line)
    return place


def compared(error):
    """What an assertion of unittest compared: its first value is taken for the actual one."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        values = frame.f_locals
        if "__unittest" in frame.f_globals and "first" in values and "second" in values:
            return shown(values["first"]), shown(values["second"])
    return "", ""


def trace_of(project, error):
    """The trace without the frames of unittest and of this program."""
    try:
        whole = traceback.TracebackException.from_exception(error)
        whole.stack = traceback.StackSummary.from_list(
            [f for f in whole.stack if f.filename != __file__ and not f.filename.startswith("<frozen ")
             and os.path.dirname(f.filename) not in INNER])
        text = "".join(whole.format())
    except BaseException as other:
        text = "no trace: %s" % type(other).__name__
    return cut(text.replace(project.root + os.sep, ""), MAX_OUTPUT)


INNER = {os.path.dirname(unittest.__file__), os.path.dirname(importlib.util.__file__)}


def words_of(error):
    try:
        text = str(error)
    except BaseException:
        text = ""
    name = type(error).__name__
    return cut("%s: %s" % (name, text) if text else name)


def line_of(test):
    method = getattr(test, getattr(test, "_testMethodName", ""), None)
    while hasattr(method, "__wrapped__"):
        method = method.__wrapped__
    code = getattr(getattr(method, "__func__", method), "__code__", None)
    return code.co_firstlineno if code else 0


def hidden_tests(path):
    """(class, test, line) of tests that a later one of the same name in their class hides."""
    with open(path, "rb") as file:
        tree = ast.parse(file.read())
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        seen = {}
        for item in node.body:
            if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)) and item.name.startswith("test"):
                if item.name in seen:
                    yield node.name, item.name, seen[item.name]
                seen[item.name] = item.lineno


class Recorder(unittest.TestResult):
    """Writes what happens to each test."""

    def __init__(self, project, log, limit):
        super().__init__()
        self.project, self.log, self.limit = project, log, limit
        self.current, self.ended, self.bad = None, set(), 0
        self.reason = ""

    def identity(self, test):
        module = sys.modules.get(type(test).__module__)
        file = self.project.relative(getattr(module, "__file__", None) or "")
        method = getattr(test, "_testMethodName", None)
        if not file or not method:
            return test.id(), file, 0
        return "%s::%s::%s" % (file, type(test).__qualname__, method), file, line_of(test)

    def arm(self):
        set_timer(signal.ITIMER_REAL, self.limit, 1)
        faulthandler.dump_traceback_later(self.limit + min(5, self.limit), exit=True, file=self.stacks)

    def begin(self, identity):
        self.current, self.faults, self.state, self.note = identity, [], "passed", ""
        self.log.say("begin", id=identity[0], file=identity[1], line=identity[2])
        self.output = Output()
        sys.stdout, sys.stderr = stream(self.output), stream(self.output)
        self.arm()
        self.started = now()

    def end(self):
        seconds = now() - self.started
        self.arm()
        identity, self.current = self.current, None
        fields = dict(id=identity[0], file=identity[1], line=identity[2], state=self.state,
                      seconds=round(seconds, 6), message=self.note, output=self.output.text())
        if self.faults:
            error = self.faults[0][1]
            actual, expected = compared(error)
            file, line = innermost(self.project, error)
            fields.update(actual=actual, expected=expected, frame={"file": file, "line": line},
                          message=cut("\n".join(words for words, _ in self.faults[:5]).strip()),
                          trace=trace_of(self.project, error))
        sys.stdout, sys.stderr = stdout, sys.__stderr__
        self.finish(fields)

    def finish(self, fields):
        self.ended.add(fields["id"])
        self.bad += fields["state"] in ("failed", "error", "timed_out")
        self.log.say("end", **fields)
        print("%-9s %s" % (fields["state"], fields["id"]), file=stdout, flush=True)

    def fault(self, state, error, prefix=""):
        if isinstance(error, TimedOut):
            state = "timed_out"
            self.faults.insert(0, ("took longer than %g s" % self.limit, error))
        else:
            self.faults.append((prefix + words_of(error), error))
        order = ["passed", "skipped", "failed", "error", "timed_out"]
        self.state = max(self.state, state, key=order.index)

    def startTest(self, test):
        super().startTest(test)
        self.begin(self.identity(test))

    def stopTest(self, test):
        super().stopTest(test)
        self.end()

    def addFailure(self, test, err):
        self.fault("failed", err[1])

    def addError(self, test, err):
        if self.current:
            return self.fault("error", err[1])
        self.begin(self.holder(test))
        self.fault("error", err[1], test.id().split(" ")[0] + " failed: ")
        self.reason = test.id().split(" ")[0] + " failed"
        self.end()

    def holder(self, test):
        """Of a setUpClass or setUpModule: "setUpClass (tests.test_x.Case)"."""
        name = test.id().partition("(")[2].rstrip(")")
        for module in sorted((m for m in list(sys.modules) if name == m or name.startswith(m + ".")), key=len)[::-1]:
            file = self.project.relative(getattr(sys.modules[module], "__file__", None) or "")
            if file:
                return "::".join(filter(None, [file, name[len(module) + 1:]])), file, 0
        return test.id(), "", 0

    def addSkip(self, test, reason):
        if self.current:
            self.state, self.note = "skipped", cut(str(reason))
        else:
            self.skip_all = cut(str(reason))

    def addExpectedFailure(self, test, err):
        self.state, self.note = "skipped", "fails as expected: " + words_of(err[1])

    def addUnexpectedSuccess(self, test):
        self.state, self.note = "failed", "passes, though it is marked as an expected failure"

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        failed = issubclass(err[0], test.failureException)
        self.fault("failed" if failed else "error", err[1], subtest._subDescription() + " ")


class Worker:
    def __init__(self, options):
        self.options = options
        self.project = Project(options.root, options.tests)
        self.log = Log(options.out)
        self.done = set(json.loads(os.environ.pop("BATON_TESTS_DONE", "[]")))
        self.result = Recorder(self.project, self.log, options.timeout)
        self.result.stacks = open(options.out + ".stack", "w")
        faulthandler.enable(self.result.stacks)
        signal.signal(signal.SIGALRM, self.alarm)

    @staticmethod
    def alarm(number, frame):
        raise TimedOut()

    def wanted(self, name):
        return not self.options.ids or any(
            name == i or name.startswith(i + "::") or i.startswith(name + "::") for i in self.options.ids)

    def load(self, path):
        """The tests of a file; None when it could not be loaded, which is recorded."""
        file = self.project.relative(path)
        self.result.begin((file, file, 1))
        try:
            module = self.project.module(path)
            suite = unittest.defaultTestLoader.loadTestsFromModule(module)
            hidden = list(hidden_tests(path))
        except unittest.SkipTest as skip:
            self.result.state, self.result.note = "skipped", str(skip)
        except ModuleNotFoundError as error:
            self.missing(error)
        except BaseException as error:
            self.result.fault("error", error, "could not be loaded: ")
        else:
            self.result.current = None
            sys.stdout, sys.stderr = stdout, sys.__stderr__
            self.log.say("loaded", id=file)
            self.plain_functions(module, file)
            self.hidden(hidden, file)
            return suite
        self.result.end()
        return None

    def missing(self, error):
        top = (error.name or "").partition(".")[0]
        if top in TEST_TOOLS or top in self.options.missing:
            self.result.state, self.result.note = "not_run", "package %s is not installed" % top
        else:
            self.result.fault("error", error, "could not be loaded: ")

    def plain_functions(self, module, file):
        have = importlib.util.find_spec("pytest") is not None
        why = "a plain function; unittest runs methods of a TestCase only" if have else \
            "a plain function needs pytest, which is not installed"
        for name, value in list(vars(module).items()):
            if name.startswith("test") and isinstance(value, types.FunctionType) and value.__module__ == module.__name__:
                self.not_run("%s::%s" % (file, name), file, value.__code__.co_firstlineno, why)

    def hidden(self, tests, file):
        for owner, name, line in tests:
            self.not_run("%s::%s::%s (line %d)" % (file, owner, name, line), file, line,
                         "a later test of the same name hides it")

    def not_run(self, name, file, line, why):
        if self.wanted(name) and name not in self.done and name not in self.result.ended:
            self.result.finish(dict(id=name, file=file, line=line, state="not_run", message=why))

    def chosen(self, suite, plan):
        """The suite with the tests that are to run, in its own nesting, each once."""
        kept = type(suite)() if isinstance(suite, unittest.TestSuite) else unittest.TestSuite()
        for test in suite:
            if isinstance(test, unittest.TestSuite):
                kept.addTest(self.chosen(test, plan))
                continue
            identity = self.result.identity(test)
            fresh = identity[0] not in self.done and identity[0] not in plan
            if fresh and identity[0] not in self.result.ended and self.wanted(identity[0]):
                plan[identity[0]] = identity
                kept.addTest(test)
        return kept

    def run_file(self, path):
        suite = self.load(path)
        if suite is None:
            return
        plan = {}
        suite = self.chosen(suite, plan)
        for identity in plan.values():
            self.log.say("planned", id=identity[0], file=identity[1], line=identity[2])
        self.result.reason, self.result.skip_all = "", ""
        try:
            suite.run(self.result)
        except BaseException as error:
            self.interrupted(error, self.project.relative(path))
        change_folder(self.project.root)
        state = "skipped" if self.result.skip_all else "not_run"
        why = self.result.skip_all or self.result.reason or "its file's tests ended early"
        for identity in plan.values():
            if identity[0] not in self.result.ended:
                self.result.finish(
                    dict(id=identity[0], file=identity[1], line=identity[2], state=state, message=why))

    def interrupted(self, error, file):
        if self.result.current is None:
            self.result.begin((file, file, 0))
        self.result.fault("error", error)
        self.result.end()

    def run(self):
        change_folder(self.project.root)
        sys.argv = [self.project.tests]
        sys.path[:0] = [self.project.root]
        sys.path += self.options.path + [self.project.tests]
        for path in self.project.files():
            file = self.project.relative(path)
            if file not in self.done and self.wanted(file):
                self.run_file(path)
        set_timer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        self.log.say("done")
        stdout.flush()
        exit_now(0)


class Supervisor:
    """Starts the worker, and again without the test that ended it."""

    def __init__(self, options):
        self.options = options
        self.log = Log(options.out)
        self.ended, self.bad, self.open, self.finished = set(), 0, None, False

    def read(self):
        self.open, self.finished = None, False
        with open(self.options.out, encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    self.follow(json.loads(line))
                except ValueError:
                    continue

    def follow(self, event):
        kind = event.get("event")
        if kind == "begin":
            self.open = event
        elif kind == "loaded":
            self.open = None
        elif kind == "end":
            self.open = None
            self.ended.add(event["id"])
            self.bad += event["state"] in ("failed", "error", "timed_out")
        elif kind == "done":
            self.finished = True

    def bury(self, code):
        """Records the test in which the worker ended."""
        with open(self.options.out + ".stack", encoding="utf-8", errors="replace") as file:
            stack = cut(file.read().replace(os.path.realpath(self.options.root) + os.sep, ""), MAX_OUTPUT)
        late = stack.startswith("Timeout")
        how = "signal %d" % -code if code < 0 else "exit code %d" % code
        message = "took longer than %g s" % self.options.timeout if late else "the program ended in it: " + how
        self.log.say("end", id=self.open["id"], file=self.open["file"], line=self.open["line"],
                     state="timed_out" if late else "error", message=message, trace=stack)
        print("%-9s %s" % ("timed_out" if late else "error", self.open["id"]), file=stdout, flush=True)

    def run(self):
        self.log.say("start", framework="unittest", python=sys.version.split()[0])
        for _ in range(MAX_RESTARTS):
            environment = dict(os.environ, BATON_TESTS_DONE=dumps(sorted(self.ended)))
            command = [sys.executable, "-I", "-B", os.path.realpath(__file__), "--worker"] + sys.argv[1:]
            code = subprocess.run(command, env=environment).returncode
            self.ended, self.bad = set(), 0
            self.read()
            if self.finished or self.open is None:
                break
            self.bury(code)
            self.ended.add(self.open["id"])
            self.bad += 1
        if os.path.exists(self.options.out + ".stack"):
            os.unlink(self.options.out + ".stack")
        if not self.finished:
            return 1
        return 5 if not self.ended else int(self.bad > 0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", required=True)
    parser.add_argument("--tests", default="tests")
    parser.add_argument("--out", required=True)
    parser.add_argument("--timeout", type=float, default=60, help="seconds for each test")
    parser.add_argument("--path", action="append", default=[], help="a folder with installed packages")
    parser.add_argument("--missing", action="append", default=[], help="a module that is known not to be installed")
    parser.add_argument("--worker", action="store_true")
    parser.add_argument("ids", nargs="*")
    options = parser.parse_args()
    if options.worker:
        Worker(options).run()
    sys.exit(Supervisor(options).run())


if __name__ == "__main__":
    main()
