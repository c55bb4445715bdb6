"""`relay.py outside …` and `relay.py inside …`: the two ways that lead into a learner's box, and no others.

The box has a network of its own in which nothing is but itself. Two sockets in a folder that both sides
see connect it: one for browsers (the proxy asks the relay outside, which passes on to the server inside), one
for the hub's API (the server asks the relay inside, which passes on). Standard library only.
"""

import argparse
import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

TO_SERVER = "server.sock"
TO_HUB = "hub.sock"
CHUNK = 64 * 1024
WATCH_SECONDS = 2
PATIENCE_SECONDS = 5
_SET_PARENT_DEATH_SIGNAL = 1
PAGE = os.sysconf("SC_PAGE_SIZE")

Side = Callable[[argparse.Namespace], Awaitable[int]]
Connect = Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    with contextlib.suppress(OSError, RuntimeError):
        writer.write_eof()


def passing_on(connect: Connect) -> Callable[..., Awaitable[None]]:
    """What a listening socket does with a connection: everything goes to `connect` and back."""

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await connect()
        except OSError:
            writer.close()
            return
        await asyncio.gather(_copy(reader, back), _copy(there, writer))
        for end in (back, writer):
            end.close()

    return pass_on


def _to_port(port: int) -> Connect:
    return lambda: asyncio.open_connection("127.0.0.1", port)


def _to_socket(path: Path) -> Connect:
    return lambda: asyncio.open_unix_connection(str(path))


async def _until_it_ends(command: list[str], *, most_bytes: int = 0) -> int:
    """Run `command`, pass the wish to stop on to it, end it when it needs too much memory."""
    process = await asyncio.create_subprocess_exec(*command, preexec_fn=_end_with_parent)
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, process.terminate)
    while True:
        with contextlib.suppress(asyncio.TimeoutError):
            return await asyncio.wait_for(asyncio.shield(process.wait()), WATCH_SECONDS)
        if most_bytes and (greedy := greediest_beyond(process.pid, most_bytes)):
            print(f"More memory than {most_bytes} bytes: {greedy} is ended.", file=sys.stderr)
            os.kill(greedy, signal.SIGKILL)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


def greediest_beyond(root: int, most_bytes: int) -> int:
    """The process below `root` that uses most, when all together use more than allowed; else 0."""
    used = {process: _resident(process) for process in _below(root)}
    if not used or sum(used.values()) <= most_bytes:
        return 0
    return max(used, key=lambda process: used[process])


def _below(root: int) -> set[int]:
    parents = {
        int(entry.name): _parent_of(entry)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit()
    }
    found, fresh = set(), {root}
    while fresh:
        found |= fresh
        fresh = {process for process, parent in parents.items() if parent in fresh} - found
    return found


def _parent_of(entry: Path) -> int:
    try:
        return int((entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE
    except (OSError, ValueError, IndexError):
        return 0


async def outside(options: argparse.Namespace) -> int:
    """Listen for the proxy, and for what comes out of the box; run the box."""
    folder = Path(options.folder)
    for name in (TO_HUB, TO_SERVER):
        (folder / name).unlink(missing_ok=True)
    api = await asyncio.start_unix_server(
        passing_on(_to_port(options.hub_port)), str(folder / TO_HUB)
    )
    (folder / TO_HUB).chmod(0o666)  # the folder itself is the learner's alone
    door = await asyncio.start_server(
        passing_on(_to_socket(folder / TO_SERVER)), "127.0.0.1", options.port
    )
    async with api, door:
        return await _until_it_ends(options.command, most_bytes=options.most_bytes)


async def inside(options: argparse.Namespace) -> int:
    """Listen on the box's own loopback for what the server asks of the hub; run the server."""
    folder = Path(options.folder)
    door = await asyncio.start_unix_server(
        passing_on(_to_port(options.port)), str(folder / TO_SERVER)
    )
    api = await asyncio.start_server(
        passing_on(_to_socket(folder / TO_HUB)), "127.0.0.1", options.hub_port
    )
    async with api, door:
        return await _until_it_ends(options.command)


async def _run(side: Side, options: argparse.Namespace) -> None:
    """Connections that are still open end with us, without a word about each."""
    code = await side(options)
    sys.stderr.flush()
    os._exit(code if code >= 0 else 1)


def main(arguments: list[str]) -> int:
    """One of the two sides."""
    parser = argparse.ArgumentParser(prog="relay.py", description=__doc__)
    parser.add_argument("side", choices=["outside", "inside"])
    parser.add_argument("--folder", required=True, help="where the two sockets are")
    parser.add_argument("--port", type=int, required=True, help="of the learner's server")
    parser.add_argument("--hub-port", type=int, required=True, help="of the hub's API")
    parser.add_argument("--most-bytes", type=int, default=0, help="of memory; 0: no limit")
    parser.add_argument("command", nargs="+", help="what runs between the sockets")
    options = parser.parse_args(arguments)
    asyncio.run(_run({"outside": outside, "inside": inside}[options.side], options))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
