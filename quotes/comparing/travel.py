"""How one statement travelled: speaker → agency → outlet, only as far as articles say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quotes.models import Outlet
from quotes.presenting import Shown
from quotes.presenting.chain import Link
from quotes.presenting.holdings import counted

# So many outlets are drawn; the list beneath holds all of them.
MOST = 16
COLUMN, ROW, LEFT, TOP, TURN = 250, 52, 8, 34, 48


@dataclass(frozen=True, slots=True)
class Station:
    """A place in the drawing. A gap stands where an article does not say whence the words came."""

    name: str
    kind: Literal["station", "gap"]
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """That one station had it from another, as an article prints it."""

    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def path(self) -> str:
        """Level under the name of the first station, then over to the row of the other."""
        turn = self.x1 + COLUMN - TURN
        return f"M{self.x1} {self.y1}H{turn}L{turn + TURN // 2} {self.y2}H{self.x2}"


@dataclass(frozen=True, slots=True)
class Route:
    """The way to one wording, from the speaker to the outlet that printed it."""

    shown: Shown
    chain: tuple[Link, ...]

    @property
    def outlet(self) -> Outlet:
        return self.shown.quote.outlet

    @property
    def stated(self) -> bool:
        """Whether the article says from whom it has the words."""
        return all(link.stated for link in self.chain)

    @property
    def origin(self) -> str:
        """The station nearest to the speaker: an agency, or the outlet that is one itself."""
        return next(link.full or link.name for link in self.chain[self.known :])

    @property
    def known(self) -> int:
        """How many links of the chain are the speaker: one, or none who is known."""
        return int(self.shown.speaker.state != "unknown")


@dataclass(frozen=True)
class Travel:
    """The routes of all wordings, in words and as a drawing."""

    routes: list[Route]
    stations: list[Station]
    lines: list[Line]
    width: int
    height: int
    cut: bool

    @property
    def summary(self) -> str:
        """Who names an origin, and how many there are at least."""
        named, silent = _by_outlet(self.routes)
        outlets = counted(len(named) + len(silent), "outlet")
        if not silent:
            told = "origin named by all" if len(named) > 1 else "origin named"
        elif not named:
            told = "origin stated by none" if len(silent) > 1 else "origin not stated"
        else:
            told = f"origin named by {len(named)}, not stated by {len(silent)}"
        return f"{outlets}; {told}."

    @property
    def sources(self) -> str:
        """The origins that are named, copies of one dispatch counted once."""
        origins: dict[str, set[int]] = {}
        for route in self.routes:
            if route.stated:
                origins.setdefault(route.origin, set()).add(route.outlet.pk)
        if not origins:
            return "At least one source: how many, no article says."
        listed = ", ".join(
            f"{name} ({counted(len(outlets), 'outlet')}, counted once)"
            if len(outlets) > 1
            else name
            for name, outlets in origins.items()
        )
        silent = not all(route.stated for route in self.routes)
        least = "At least " if silent else ""
        number = counted(len(origins), "source")
        return f"{least}{number}: {listed}." if least else f"{number.capitalize()} named: {listed}."


def travel(wordings: Iterable[Shown]) -> Travel:
    """The ways by which these wordings came."""
    routes = [Route(shown, shown.chain) for shown in wordings]
    outlets = list(dict.fromkeys(route.outlet.pk for route in routes))
    drawn = [route for route in routes if route.outlet.pk in outlets[:MOST]]
    stations, lines, columns = _draw(drawn, outlets)
    return Travel(
        routes=routes,
        stations=list(stations.values()),
        lines=lines,
        width=LEFT + columns * COLUMN,
        height=TOP + max((station.y for station in stations.values()), default=0),
        cut=len(outlets) > MOST,
    )


def _by_outlet(routes: Iterable[Route]) -> tuple[set[int], set[int]]:
    """The outlets that name an origin in every wording, and those that do not."""
    routes = list(routes)
    silent = {route.outlet.pk for route in routes if not route.stated}
    return {route.outlet.pk for route in routes} - silent, silent


def _draw(
    routes: Sequence[Route], outlets: list[int]
) -> tuple[dict[tuple, Station], list[Line], int]:
    """Stations by column and name, each as high as what hangs on it, and the lines between."""
    depth = max((len(route.chain) - route.known for route in routes), default=1)
    keyed = [_keys(route, depth) for route in routes]
    heights: dict[tuple, list[int]] = {}
    for route, keys in zip(routes, keyed, strict=True):
        for key in keys:
            heights.setdefault(key, []).append(TOP + outlets.index(route.outlet.pk) * ROW)
    stations: dict[tuple, Station] = {}
    for key in sorted(heights, key=lambda key: (key[0], sum(heights[key]) / len(heights[key]))):
        column, name, stated = key[0], key[1], key[2]
        used = [station.y for other, station in stations.items() if other[0] == column]
        wished = round(sum(heights[key]) / len(heights[key]))
        y = max(wished, max(used, default=TOP - ROW) + ROW)
        kind = "station" if stated else "gap"
        stations[key] = Station(name, kind, LEFT + column * COLUMN, y)
    ends = dict.fromkeys(pair for keys in keyed for pair in pairwise(keys))
    lines = [
        Line(stations[a].x, stations[a].y, stations[b].x, stations[b].y)
        for a, b in ends
        if a[2] and b[2]
    ]
    return stations, lines, depth + 1


def _keys(route: Route, depth: int) -> list[tuple]:
    """The stations of a route as column, name, whether it is stated, and whose gap it is.

    The speaker stands in the first column and the outlet in the last; a gap is no station that two
    outlets share, so each has its own beside it.
    """
    speaker = [(0, link.name, True, None) for link in route.chain[: route.known]]
    *between, last = route.chain[route.known :]
    middle = [
        (place, link.name, True, None)
        if link.stated
        else (depth - 1, link.name, False, route.outlet.pk)
        for place, link in enumerate(between, 1)
    ]
    return [*speaker, *middle, (depth, last.name, True, route.outlet.pk)]
