"""mediakit: see how one news report was made from another."""

from mediakit.attribution.credits import find_credits
from mediakit.attribution.quotations import find_quotes
from mediakit.attribution.sources import find_sources
from mediakit.cases.case import cases, open_case
from mediakit.comparison import Comparison, compare
from mediakit.derivation.same_statement import same_statement
from mediakit.lessons.shown import (
    assess,
    class_answers,
    class_calibration,
    course_map,
    exercise,
    meaning_chart,
    my_progress,
    reveal,
)
from mediakit.overlap import measures
from mediakit.overlap.passages import find_passages
from mediakit.texts.article import Article
from mediakit.texts.reading import read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Comparison",
    "assess",
    "cases",
    "class_answers",
    "class_calibration",
    "compare",
    "course_map",
    "exercise",
    "find_credits",
    "find_passages",
    "find_quotes",
    "find_sources",
    "meaning_chart",
    "measures",
    "my_progress",
    "open_case",
    "read",
    "reveal",
    "same_statement",
]
