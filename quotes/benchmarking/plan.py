"""What a run of the benchmark is told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BUSY = 15.0  # seconds of requests while an import runs, and as many without


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure."""

    rows: int
    times: int
    work: Path
    datasette: str
    seconds: float
    keep: bool
    tell: Callable[[str], None]
