"""az without its start: a server that has az's modules in memory and runs each command in a process forked from it.

warm.py serve SOCKET        reads the environment that az is to have
warm.py ask SOCKET WORD...  runs one command with the streams of the asker, and ends with its exit code
"""

import os
import runpy
import socket
import sys

END = b"\0\0"


def run(words):
    """What /usr/bin/az does, in the process that is there."""
    sys.argv = ["az", *words]
    code = 0
    try:
        runpy.run_module("azure.cli", run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def answer(connection):
    said, streams, _, _ = socket.recv_fds(connection, 1 << 16, 3)
    while not said.endswith(END):
        said += connection.recv(1 << 16)
    words = [word.decode() for word in said[: -len(END)].split(b"\0")]
    child = os.fork()
    if child == 0:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os._exit(run(words))
    _, status = os.waitpid(child, 0)
    connection.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def serve(path):
    os.environ["AZ_INSTALLER"] = "DEB"
    for module in (
        "azure.cli.core.aaz",
        "azure.cli.core._profile",
        "azure.cli.core.auth.msal_credentials",
        "azure.cli.command_modules.network.custom",
        "azure.cli.command_modules.resource.custom",
        "azure.cli.command_modules.role.custom",
    ):
        __import__(module)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            # One process that waits for the command, which has no other child.
            answer(connection)
            os._exit(0)
        connection.close()
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass


def ask(path, words):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(path)
    socket.send_fds(connection, [END[:1].join(word.encode() for word in words) + END], [0, 1, 2])
    return int(connection.recv(16))


if sys.argv[1] == "serve":
    serve(sys.argv[2])
else:
    sys.exit(ask(sys.argv[2], sys.argv[3:]))
