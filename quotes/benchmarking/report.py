"""The figures of one run, and the table in which they are read."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field

GROWING = ("home", "person + topic", "keyset page, a fifth deep", "common word, newest")
COLUMNS = (
    "baseline",
    "our page",
    "÷ baseline",
    "growth ×10",
    "ours kept",
    "Datasette",
    "÷ our page",
    "÷ ours kept",
)


@dataclass(slots=True)
class Row:
    """Medians of one request, in milliseconds.

    `page` is ours, made anew for each request; `kept` the same where the site may give it again;
    `smaller` is made anew with a tenth of the rows.
    """

    name: str
    baseline: float
    page: float
    kept: float
    datasette: float | None = None
    smaller: float | None = None

    @property
    def over_baseline(self) -> float:
        """How many times the best SQL our page takes."""
        return self.page / self.baseline

    @property
    def datasette_over(self) -> float | None:
        """How many times our page Datasette takes."""
        return self.datasette / self.page if self.datasette else None

    @property
    def datasette_over_kept(self) -> float | None:
        """How many times our page Datasette takes, where it was kept."""
        return self.datasette / self.kept if self.datasette else None

    @property
    def growth(self) -> float | None:
        """How many times what it took with a tenth of the rows."""
        return self.page / self.smaller if self.smaller else None


@dataclass(slots=True)
class Report:
    """What was measured on one engine with so many rows."""

    engine: str
    rows: int
    requests: list[Row] = field(default_factory=list)
    loading: dict[str, float] = field(default_factory=dict)
    bare: float = 0.0  # quotations a second
    idle: float = 0.0  # p95 of pages, milliseconds
    importing: float = 0.0
    notes: list[str] = field(default_factory=list)

    @property
    def bulk(self) -> float:
        """Quotations a second that the bulk import stored."""
        return self.loading["quotes"] / self.loading["storing"] if self.loading else 0.0

    def row(self, name: str) -> Row:
        """The row of one request."""
        return next(row for row in self.requests if row.name == name)

    def as_json(self) -> dict:
        """All figures, and what follows from them."""
        made = asdict(self) | {"bulk": self.bulk}
        for row, told in zip(self.requests, made["requests"], strict=True):
            told |= {
                "over_baseline": row.over_baseline,
                "datasette_over": row.datasette_over,
                "datasette_over_kept": row.datasette_over_kept,
                "growth": row.growth,
            }
        return made | {"ratios": dict(self.ratios())}

    def ratios(self) -> Iterator[tuple[str, float]]:
        """What is no request of its own."""
        zero, common = self.row("zero-hit search"), self.row("common word, newest")
        yield "zero-hit search ÷ common word", zero.page / common.page
        listed, panel = (self.row(f"search + outlet: {part}") for part in ("list", "facet panel"))
        if listed.datasette:
            # Datasette shows the list and the facets on one page.
            anew, kept = listed.page + panel.page, listed.kept + panel.kept
            together = "Datasette ÷ ours, search + outlet, list and panel together"
            yield together, listed.datasette / anew
            yield f"{together}, kept", listed.datasette / kept
        if self.idle:
            yield "p95 of pages while an import runs ÷ idle", self.importing / self.idle
        if self.bare:
            yield "bulk import ÷ bare tables", self.bulk / self.bare


def take_datasette(report: Report, figures: dict) -> None:
    """Take from the figures of a run on SQLite what Datasette took: it reads nothing else."""
    took = {row["name"]: row["datasette"] for row in figures["requests"]}
    for row in report.requests:
        row.datasette = took.get(row.name)
    report.notes.append("Datasette's figures are those of the run on SQLite.")


def table(report: Report) -> Iterator[str]:
    """The lines of the table."""
    yield f"{report.engine}, {report.rows:,} quotations; medians in ms, one client"
    yield line(("", *COLUMNS))
    for row in report.requests:
        figures = (
            row.baseline,
            row.page,
            row.over_baseline,
            row.growth,
            row.kept,
            row.datasette,
            row.datasette_over,
            row.datasette_over_kept,
        )
        yield line((row.name, *map(number, figures)))
    for name, ratio in report.ratios():
        yield f"{name}: {number(ratio)}"
    if report.bare:
        yield f"bulk import {report.bulk:,.0f} quotations a second, bare tables {report.bare:,.0f}"
    if report.idle:
        yield f"p95 of pages idle {report.idle:.1f} ms, while an import runs {report.importing:.1f}"
    yield from report.notes


def line(cells: Iterable[str]) -> str:
    """One line of the table."""
    first, *rest = cells
    return f"{first:<32}" + "".join(f"{cell:>12}" for cell in rest)


def number(value: float | None) -> str:
    """A figure with three digits or so."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
