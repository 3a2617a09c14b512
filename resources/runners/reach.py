# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a program that listens in a sandbox be reached from outside, and is the program otherwise.

    python3 -I reach.py SOCKET PROGRAM [ARGUMENT ...]

Behind it is the program itself, with the same process, terminal and exit code. Beside it a process of its own waits at
the Unix socket: who connects says a port in two bytes, the higher first, and is then joined to what listens on it here.
"""
import os
import signal
import socket
import sys


def keep_door(listener):
    """Never returns."""
    import asyncio

    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)

    async def pass_on(reader, writer):
        try:
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
            if writer.can_write_eof():
                writer.write_eof()
        except OSError:
            writer.close()

    async def join(reader, writer):
        try:
            port = int.from_bytes(await reader.readexactly(2), "big")
            for host in ("127.0.0.1", "::1"):
                try:
                    inner_reader, inner_writer = await asyncio.open_connection(host, port)
                    break
                except OSError:
                    if host == "::1":
                        raise
            await asyncio.gather(pass_on(reader, inner_writer), pass_on(inner_reader, writer))
            inner_writer.close()
        except (OSError, EOFError):
            pass
        finally:
            writer.close()

    async def serve():
        server = await asyncio.start_unix_server(join, sock=listener)
        await server.serve_forever()

    asyncio.run(serve())


def main():
    path, program = sys.argv[1], sys.argv[2:]
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    # Twice, so that the program has no child that it did not make.
    middle = os.fork()
    if middle == 0:
        if os.fork() == 0:
            os.setsid()
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            keep_door(listener)
        os._exit(0)
    os.waitpid(middle, 0)
    listener.close()
    for number in (signal.SIGPIPE, signal.SIGXFSZ):  # which Python ignores, and who is started by it would
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execvp(program[0], program)
    except OSError as error:
        print(f"{program[0]}: {error.strerror}", file=sys.stderr)
        sys.exit(127)


main()
