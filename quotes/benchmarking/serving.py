"""Starts a server in a process of its own and waits until it answers."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from quotes.benchmarking.scratch import ROOT, Scratch, environment
from quotes.exceptions import QuotesError

HOST = "127.0.0.1"
PATIENCE = 60  # seconds
THREADS = 8


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return found.getsockname()[1]


@contextmanager
def site(scratch: Scratch, work: Path, *, keeps: bool) -> Iterator[int]:
    """The site on a scratch database, served as in production. Yields its port.

    Where it keeps none of its pages, each is made anew for whoever asks.
    """
    if find_spec("granian") is None:
        raise QuotesError(
            "granian is not installed: pip install --require-hashes -r requirements-server.txt"
        )
    port = free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST),
        *("--port", str(port), "--blocking-threads", str(THREADS), "--backpressure", "64"),
        *("--log-level", "warning", "config.wsgi:application"),
    ]
    surroundings = environment(scratch, work)
    if not keeps:
        surroundings["PAGES_MEGABYTES"] = "0"
    with started(command, port, "/healthz", surroundings):
        yield port


@contextmanager
def started(
    command: Sequence[str], port: int, path: str, env: dict[str, str] | None = None
) -> Iterator[None]:
    """A server, from when it first answers."""
    process = subprocess.Popen(  # noqa: S603 - what to run is for whoever runs the benchmark
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        wait_for(process, port, path)
        yield
    finally:
        process.terminate()
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def wait_for(process: subprocess.Popen, port: int, path: str) -> None:
    """Return when the server answers. QuotesError where it ends, or never does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            _, told = process.communicate()
            raise QuotesError(f"The server did not start: {told.decode()[-2000:]}")
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise QuotesError(f"The server did not answer within {PATIENCE} seconds.")
