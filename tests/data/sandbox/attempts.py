# SPDX-License-Identifier: GPL-3.0-or-later
"""Attempts to get out of the sandbox, each with the same on something that is allowed, so that none fails just
because its means are missing. `attempts.py NAME` tells both; what it is after comes in the environment."""
import ctypes
import glob
import os
import resource
import signal
import socket
import stat
import subprocess
import sys
import termios
import time

libc = ctypes.CDLL(None, use_errno=True)
SECRET = "geheim"
CLONE_NEWNS, CLONE_FS, CLONE_NEWUSER, CLONE_NEWNET = 0x20000, 0x200, 0x10000000, 0x40000000


def env(name):
    return os.environ["T_" + name]


def reads(path, words=SECRET):
    with open(path, encoding="utf-8", errors="replace") as file:
        return words in file.read()


def writes(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("x")
    return True


def opens_for_writing(path):
    os.close(os.open(path, os.O_WRONLY))
    return True


def connects(family, address):
    with socket.socket(family) as client:
        client.settimeout(5)
        client.connect(address)
        return True


def listens_and_connects(family, address):
    with socket.socket(family) as server:
        server.bind(address)
        server.listen()
        return connects(family, server.getsockname())


def succeeds(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return True


def any_of(function, values):
    for value in values:
        try:
            if function(value):
                print("reached:", value)
                return True
        except OSError as error:
            print(value, error)
    return False


def child(function):
    """Runs it in a child and gives how that ended."""
    pid = os.fork()
    if pid == 0:
        try:
            function()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def sleeper():
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])


def ptrace_attach(pid):
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    return succeeds(libc.ptrace(16, pid, None, None))


def traces_own():
    process = sleeper()
    try:
        return ptrace_attach(process.pid)
    finally:
        process.kill()


def kills_own():
    process = sleeper()
    process.kill()
    return process.wait() == -signal.SIGKILL


def sees_process(words):
    return any_of(lambda name: words.encode() in open(name, "rb").read(), glob.glob("/proc/[0-9]*/cmdline"))


def finds_inherited():
    for number in os.listdir("/proc/self/fd"):
        if int(number) > 2:
            try:
                if SECRET.encode() in os.pread(int(number), 100, 0):
                    return True
            except OSError:
                pass
    return False


def finds_own_descriptor():
    with open("/tmp/own", "w+") as file:
        file.write(SECRET)
        file.flush()
        return finds_inherited()


def leaves_a_daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            for number in range(3):
                os.close(number)
            while True:
                with open("/project/alive", "a") as file:
                    file.write("x")
                time.sleep(0.01)
        os._exit(0)
    while not os.path.exists("/project/alive"):
        time.sleep(0.01)
    return True


def links_out():
    for name, target in (("passwd", "/etc/passwd"), ("key", env("KEY")), ("journal", env("JOURNAL"))):
        os.symlink(target, "/project/" + name)
    os.symlink(env("HOME"), "/project/folder")
    os.remove("/project/notes.txt")
    os.symlink(env("KEY"), "/project/notes.txt")
    return any_of(reads, ["/project/key", "/project/journal", "/project/notes.txt", "/project/folder/secret"])


def links_inside():
    os.symlink("/project/main.txt", "/project/inside")
    return reads("/project/inside", "main")


def becomes_root():
    os.chmod("/project/main.txt", 0o4755)
    status = open("/proc/self/status").read()
    return "NoNewPrivs:\t1" not in status or any_of(lambda uid: os.setuid(uid) is None, [0, 65534])


def holds_capability():
    status = open("/proc/self/status").read()
    return any(int(line.split()[1], 16) for line in status.splitlines() if line.startswith("Cap"))


def mounts():
    return succeeds(libc.mount(b"none", b"/tmp", b"tmpfs", 0, None))


def changes_namespace(name):
    with open(name) as file:
        return succeeds(libc.setns(file.fileno(), 0))


def dumps_core():
    resource.setrlimit(resource.RLIMIT_CORE, (1 << 20, 1 << 20))
    return True


def crashes():
    status = child(lambda: os.kill(os.getpid(), signal.SIGSEGV))
    return os.WIFSIGNALED(status) and not os.WCOREDUMP(status)


def key_search(name):
    # keyctl(KEYCTL_SEARCH, session keyring, "user", name), then KEYCTL_READ
    key = libc.syscall(250, 10, -3, b"user", name, 0)
    succeeds(key)
    buffer = ctypes.create_string_buffer(100)
    succeeds(libc.syscall(250, 11, key, buffer, 100))
    return SECRET.encode() in buffer.raw


def own_key():
    succeeds(libc.syscall(248, b"user", b"own", SECRET.encode(), 6, -3))
    return key_search(b"own")


def shared_memory(key, flags=0):
    return succeeds(libc.shmget(key, 0 if flags == 0 else 100, flags))


def datagram(address):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        return client.sendto(b"x", address) == 1


def own_datagram():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        return datagram(server.getsockname())


def pushes_keys():
    with open("/dev/tty") as terminal:
        termios.tcgetattr(terminal)
        return True


def own_terminal():
    _, terminal = os.openpty()
    return bool(termios.tcgetattr(terminal))


def other_names(folder, own):
    return any_of(lambda name: name not in own, os.listdir(folder))


ATTEMPTS = {
    # name: (allowed, forbidden)
    "home": (lambda: writes("/home/sandbox/x"), lambda: reads(env("HOME") + "/secret")),
    "keys": (lambda: reads("/project/main.txt", "main"), lambda: reads(env("KEY"))),
    "homes": (lambda: other_names("/project", []), lambda: any_of(
        lambda folder: other_names(folder, ["sandbox"]), ["/home", "/root"])),
    "journal": (lambda: reads("/project/main.txt", "main"), lambda: any_of(reads, [
        env("JOURNAL"), "../.baton/journal.sqlite", "/project/.baton/journal.sqlite"])),
    "keychain bus": (lambda: listens_and_connects(socket.AF_UNIX, "/tmp/own"), lambda: connects(
        socket.AF_UNIX, env("BUS"))),
    "display": (lambda: listens_and_connects(socket.AF_UNIX, "\0own"), lambda: connects(
        socket.AF_UNIX, "\0" + env("DISPLAY_NAME"))),
    "processes": (lambda: sees_process("attempts.py"), lambda: sees_process(env("PROCESS_NAME")[::-1])),
    "kill": (kills_own, lambda: os.kill(int(env("PROCESS")), signal.SIGKILL) is None),
    "ptrace": (traces_own, lambda: ptrace_attach(int(env("PROCESS")))),
    "writing outside": (lambda: writes("/project/x"), lambda: any_of(writes, [
        env("HOME") + "/x", "/usr/x", "/etc/x", "/x", "/dev/x", "/etc/passwd", "/baton/attempts.py"])),
    "hard link": (lambda: os.link("/project/main.txt", "/project/x") is None, lambda: any_of(
        lambda path: os.link(path, "/project/y") is None, [env("KEY"), "/usr/bin/env", "/baton/attempts.py"])),
    "network by address": (lambda: listens_and_connects(socket.AF_INET, ("127.0.0.1", 0)), lambda: connects(
        socket.AF_INET, ("127.0.0.1", int(env("PORT"))))),
    "network by name": (lambda: listens_and_connects(socket.AF_INET, ("localhost", 0)), lambda: connects(
        socket.AF_INET, ("localhost", int(env("PORT"))))),
    "datagram": (own_datagram, lambda: datagram(("192.0.2.1", 9))),
    "raw socket": (lambda: bool(socket.socket()), lambda: bool(socket.socket(
        socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))),
    "daemon": (leaves_a_daemon, lambda: False),
    "links": (links_inside, links_out),
    "setuid": (lambda: os.setuid(os.getuid()) is None, becomes_root),
    "capabilities": (lambda: reads("/proc/self/status", "CapEff"), holds_capability),
    "other root": (lambda: os.path.exists("/proc/1/root" + "/project/main.txt"), lambda: os.path.exists(
        "/proc/1/root" + env("KEY"))),
    "other environment": (lambda: reads("/proc/self/environ", "T_PORT"), lambda: any_of(
        reads, glob.glob("/proc/[0-9]*/environ"))),
    "own environment": (lambda: "T_PORT" in os.environ, lambda: SECRET in str(os.environ) or any(
        name in os.environ for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR"))),
    "descriptors": (finds_own_descriptor, finds_inherited),
    "terminal": (own_terminal, pushes_keys),
    "mount": (lambda: libc.getpid() == os.getpid(), mounts),
    "user namespace": (lambda: succeeds(libc.unshare(CLONE_FS)), lambda: succeeds(libc.unshare(CLONE_NEWUSER))),
    "namespaces": (lambda: succeeds(libc.unshare(CLONE_FS)), lambda: any_of(
        lambda flag: succeeds(libc.unshare(flag)), [CLONE_NEWNS, CLONE_NEWNET])),
    "other namespace": (lambda: reads("/proc/self/status", "Pid"), lambda: any_of(
        changes_namespace, glob.glob("/proc/1/ns/*"))),
    "devices": (lambda: writes("/dev/null"), lambda: any_of(
        lambda name: bool(os.open(name, os.O_RDONLY)), ["/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/sda", "/dev/fuse"])
        or any_of(lambda name: os.chmod(name, 0o666) is None, ["/dev/null", "/dev/zero", "/dev/tty"])
        or os.mknod("/project/device", stat.S_IFCHR | 0o666, os.makedev(1, 1)) is None),
    "kernel settings": (lambda: reads("/proc/sys/kernel/ostype", "Linux"), lambda: any_of(
        opens_for_writing, ["/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger"])),
    "host name": (lambda: socket.gethostname() == "sandbox", lambda: socket.sethostname("x") is None),
    "core dump": (crashes, lambda: dumps_core() or bool(glob.glob("/project/core*"))),
    "kernel keys": (own_key, lambda: key_search(b"baton-test")),
    "shared memory": (lambda: shared_memory(1, 0o1600), lambda: shared_memory(int(env("SHM")))),
    "services": (lambda: os.path.exists("/usr/bin"), lambda: any_of(
        os.path.exists, ["/run", "/var", "/sys", "/boot", "/mnt", "/etc/shadow", "/etc/ssl"])),
    "more than is allowed": (
        lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)) is None, lambda: any_of(
            lambda kind: resource.setrlimit(kind, (resource.RLIM_INFINITY,) * 2) is None,
            [resource.RLIMIT_DATA, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC, resource.RLIMIT_CPU])),
}


def tell(name, attempt):
    try:
        worked = attempt()
    except Exception as error:
        print(name, "met", repr(error))
        worked = False
    print(name + ":", "yes" if worked else "no", flush=True)


if __name__ == "__main__":
    tell("allowed", ATTEMPTS[sys.argv[1]][0])
    tell("forbidden", ATTEMPTS[sys.argv[1]][1])
