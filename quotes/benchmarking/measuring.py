"""Requests one after another from one client, and how long each took."""

import http.client
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from statistics import median, quantiles

from quotes.benchmarking.serving import HOST
from quotes.exceptions import QuotesError

LONGEST = 20.0  # seconds that one row of the table may take
WARM = 2  # requests that do not count


class Client(AbstractContextManager):
    """One reader, whose connection stays open until the end of the `with`."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=120)

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def milliseconds(self, path: str) -> float:
        """How long an answer took, to its last byte. QuotesError for any answer but a page."""
        begin = time.perf_counter()
        try:
            answer = self.ask(path)
        except (http.client.RemoteDisconnected, ConnectionResetError):
            # A server closes what nobody used for some seconds, as while others were asked.
            self.connection.close()
            begin = time.perf_counter()
            answer = self.ask(path)
        body = answer.read()
        spent = (time.perf_counter() - begin) * 1000
        if answer.status != 200 or not body:
            raise QuotesError(f"{path}: {answer.status} {answer.reason}")
        return spent

    def ask(self, path: str) -> http.client.HTTPResponse:
        """The answer to one request, its body still to be read."""
        self.connection.request("GET", path)
        return self.connection.getresponse()


def medians(paths: Sequence[tuple[Client, str]], times: int) -> list[float]:
    """The median of each of some requests, asked in turn, so that what slows one slows all."""
    spent: list[list[float]] = [[] for _ in paths]
    begin = time.monotonic()
    for turn in range(WARM + times):
        for (client, path), found in zip(paths, spent, strict=True):
            found.append(client.milliseconds(path))
        if turn > WARM and time.monotonic() - begin > LONGEST:
            break
    return [median(found[WARM:]) for found in spent]


def slowest(client: Client, paths: Sequence[str], seconds: float) -> float:
    """Of pages asked in turn for some seconds, what 95 of 100 stay below."""
    spent = []
    until = time.monotonic() + seconds
    while time.monotonic() < until or len(spent) < 2 * len(paths):
        spent += [client.milliseconds(path) for path in paths]
    return quantiles(spent, n=20)[-1]
