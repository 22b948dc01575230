"""The order of the candidates: a linear model whose numbers stand in `weights.json`.

The probability of a candidate is the softmax of the sums of its features' weights.
"""

import json
from importlib.resources import files
from math import exp

from .candidates import Candidate


def load_weights() -> dict[str, float]:
    """The weight of each feature, from the reviewed data file."""
    path = files(__package__) / "weights.json"
    return json.loads(path.read_text(encoding="utf-8"))


WEIGHTS = load_weights()


def probabilities(candidates: list[Candidate], weights: dict[str, float]) -> list[float]:
    """How likely each candidate is, in their order; together 1."""
    get = weights.get
    # `filter` drops what has no weight: adding 0.0 leaves a sum as it is.
    sums = [sum(filter(None, map(get, each.features)), 0.0) for each in candidates]
    highest = max(sums)
    powers = [exp(value - highest) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]
