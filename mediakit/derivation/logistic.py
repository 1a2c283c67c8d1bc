"""Decisions by a weighted sum of a few figures; the weights are data, with the sets they were fitted on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

__all__ = ["Logistic", "load_logistic"]


@dataclass(frozen=True)
class Logistic:
    """A chance that grows with a few figures: ``1 / (1 + exp(-(start + sum of weight times figure)))``."""

    start: float
    weights: Mapping[str, float]

    def chance(self, figures: Mapping[str, float]) -> float:
        """The chance, in [0, 1]; figures without a weight count nothing.

        Example:
            >>> Logistic(0.0, {"share": 2.0}).chance({"share": 0.0})
            0.5
        """
        exponent = self.start + sum(weight * figures[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + exp(-exponent)) if exponent > -700.0 else 0.0


@cache
def load_logistic(name: str) -> Logistic:
    """The fitted numbers of ``resources/<name>.toml``."""
    data = tomllib.loads(
        (files("mediakit.derivation.resources") / f"{name}.toml").read_text(encoding="utf-8")
    )
    return Logistic(
        float(data["start"]), {figure: float(weight) for figure, weight in data["weights"].items()}
    )
