"""Figures of a report by value: numerals, number words, shares, percentages, amounts with units."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from mediakit.changes.lexicon import Phrases, Unit, load_change_lexicon
from mediakit.derivation.lexicon import load_lexicon
from mediakit.texts.article import Article
from mediakit.texts.spans import Span

__all__ = ["Amount", "read_amounts"]

_MIN_YEAR, _MAX_YEAR = 1000, 2100


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in a report.

    Attributes:
        value: What it is worth: 0.6833 for "41 of 60", 1200000.0 for "1.2 million".
        span: Where it stands, with its unit.
        unit: Its unit; None for a plain count.
        counted: The root of the word that is counted; "" if that cannot be told.
        share: Whether it is a share of something: a fraction, a percentage, "41 of 60".
        rough: Whether the text calls it rough ("about", "nearly", "up to").
        ordinal: Whether it is a place in an order ("71st").
        limit: Where words stand that make it a limit ("up to", "at least"); None for a figure by itself.
        among: Whether an article stands before it: "the four reservoirs" are no news.
    """

    value: float
    span: Span
    unit: Unit | None
    counted: str
    share: bool
    rough: bool
    ordinal: bool = False
    limit: Span | None = None
    among: bool = False


@dataclass(frozen=True, slots=True)
class _Numbers:
    words: Mapping[str, float]
    multiples: Mapping[str, float]
    fractions: Mapping[str, float]
    of: Phrases
    about: Phrases
    limits: Phrases
    percent: Phrases
    decimal: str
    ordinals: frozenset[str]
    months: frozenset[str]
    among: frozenset[str]


@cache
def _numbers(language: str) -> _Numbers:
    lexicon = load_change_lexicon(language)
    section = lexicon.sections.get("figures", {})
    return _Numbers(
        lexicon.valued("figures", "words"),
        lexicon.valued("figures", "multiples"),
        lexicon.valued("figures", "fractions"),
        lexicon.phrases("figures", "of"),
        lexicon.phrases("figures", "about"),
        lexicon.phrases("figures", "limits"),
        lexicon.phrases("figures", "percent"),
        section.get("decimal", "."),
        frozenset(lexicon.listed("figures", "ordinals")),
        frozenset(lexicon.valued("dates", "months")),
        frozenset(lexicon.listed("figures", "among")),
    )


def read_amounts(article: Article, span: Span) -> tuple[Amount, ...]:
    """The figures in a stretch of a report, in order: numerals and number words, shares, amounts with units.

    Dates, years and clock times are no figures here. "One" and "a" count only before a unit or in a share.

    Args:
        article: A report.
        span: The part to look at.

    Returns:
        Each figure with its value; empty if there are none.

    Example:
        >>> text = "41 of 60 gauges, two-thirds, 1.2 million, 1,200,000 and three miles."
        >>> report = Article(text, language="en")
        >>> [round(amount.value, 3) for amount in read_amounts(report, Span(0, len(report.text)))]
        [0.683, 0.667, 1200000.0, 1200000.0, 3.0]
    """
    return tuple(_Reader(article, span).amounts())


class _Reader:
    def __init__(self, article: Article, span: Span) -> None:
        self.article = article
        self.lexicon = load_change_lexicon(article.language)
        self.numbers = _numbers(article.language)
        self.text = str(article.text)
        self.found = article.words_in(span)
        self.keys = [word.key for word in self.found]

    def amounts(self) -> Iterator[Amount]:
        place = 0
        while place < len(self.keys):
            read = self._number(place)
            if read is None:
                place += 1
                continue
            value, stop, ordinal = read
            amount, stop = self._amount(place, stop, value, ordinal=ordinal)
            if amount:
                yield amount
            place = stop

    def _number(self, place: int) -> tuple[float, int, bool] | None:
        """A numeral or number word: its value, the place after it, whether it is an ordinal."""
        key = self.keys[place]
        if key[0].isdigit():
            value, ordinal = self._numeral(key)
            stop = place + 1
            if value is None:
                return None
        else:
            value, stop = self._number_word(place)
            ordinal = False
            if value is None:
                return None
        while stop < len(self.keys) and self.keys[stop] in self.numbers.multiples and self._close(stop):
            value *= self.numbers.multiples[self.keys[stop]] or 1
            stop += 1
        return value, stop, ordinal

    def _numeral(self, key: str) -> tuple[float | None, bool]:
        digits = key.rstrip("abcdefghijklmnopqrstuvwxyzäöüéèºª")
        ending = key[len(digits) :]
        ordinal = ending in self.numbers.ordinals and bool(ending)
        if (
            ending
            and not ordinal
            and ending not in self.lexicon.units
            and ending not in self.numbers.multiples
        ):
            return None, False
        decimal = self.numbers.decimal
        grouping = "," if decimal == "." else "."
        if re.fullmatch(rf"\d{{1,3}}(?:\{grouping}\d{{3}})+(?:\{decimal}\d+)?", digits):
            digits = digits.replace(grouping, "")
        digits = digits.replace(decimal, ".")
        try:
            value = float(digits)
        except ValueError:
            return None, False
        return value * (self.numbers.multiples.get(ending) or 1), ordinal

    def _number_word(self, place: int) -> tuple[float | None, int]:
        value = self.numbers.words.get(self.keys[place])
        if value is None:
            return self._bare_multiple(place)
        stop = place + 1
        following = self.numbers.words.get(self.keys[stop]) if stop < len(self.keys) else None
        if following is not None and 20 <= value < 100 and 0 < following < 10 and self._close(stop):
            return value + following, stop + 1
        return value, stop

    def _bare_multiple(self, place: int) -> tuple[float | None, int]:
        """“A hundred”, and a fraction that stands alone: “half”, “a third”."""
        key = self.keys[place]
        one = (
            place
            and self.numbers.words.get(
                self.keys[place - 1], 1.0 if self.keys[place - 1] in {"a", "an", "every"} else 0.0
            )
            == 1.0
        )
        if (
            key in self.numbers.multiples
            and (one or self.numbers.multiples[key] in {100, 1000})
            and self.numbers.multiples[key]
            and len(key) > 2
        ):
            return self.numbers.multiples[key], place + 1
        if (
            key in self.numbers.fractions
            and (one or self.numbers.fractions[key] == 0.5)
            and not self._is_ordinary(place)
        ):
            return self.numbers.fractions[key], place + 1
        return None, place

    def _is_ordinary(self, place: int) -> bool:
        """Whether a word such as “third” is no fraction here: “the third man”, “a fifth crossing”."""
        following = self.keys[place + 1] if place + 1 < len(self.keys) else ""
        halves = self.numbers.fractions[self.keys[place]] == 0.5
        return (
            not halves
            and following not in {"of", "de", "der", "des", "du", ""}
            and place + 1 < len(self.keys)
            and self._close(place + 1)
        )

    def _amount(self, first: int, stop: int, value: float, *, ordinal: bool) -> tuple[Amount | None, int]:
        share, start = False, first
        second = self._share(stop, value)
        if second:
            value, stop = second
            share = True
        elif stop - first == 1 and self.keys[first] in self.numbers.fractions:
            share = True
        percent = self._percent(stop)
        if percent is not None:
            value, share, stop = value / 100, True, percent
        unit, stop = self._unit(first, stop)
        if not share and unit is None and self._is_date(first, stop, value, ordinal=ordinal):
            return None, stop
        if not share and unit is None and not self.keys[first][0].isdigit() and value in {0.0, 1.0}:
            return None, stop
        counted = self._counted(stop)
        start_word = self.found[start]
        end = self._end(stop)
        return Amount(
            value,
            Span(start_word.start, end),
            unit,
            counted,
            share,
            self._rough(first),
            ordinal,
            self._limit(first),
            self._among(first),
        ), stop

    def _end(self, stop: int) -> int:
        end = self.found[stop - 1].end
        return end + 1 if self.text[end : end + 1] == "%" else end

    def _share(self, stop: int, value: float) -> tuple[float, int] | None:
        """“two-thirds”, “41 of 60”, “three in four”: the share, and the place after it."""
        if (
            stop < len(self.keys)
            and self.keys[stop] in self.numbers.fractions
            and self._close(stop)
            and value < 10
        ):
            share = value * self.numbers.fractions[self.keys[stop]]
            return (round(share, 6), stop + 1) if share < 1 else None
        found = self.numbers.of.at(self.keys, stop, len(self.keys)) if stop < len(self.keys) else None
        if found and found[0] < len(self.keys):
            place = found[0]
            if self.keys[place] in {"the", "los", "las", "den", "every", "cada"} and place + 1 < len(
                self.keys
            ):
                place += 1
            other = self._number(place)
            if (
                other
                and other[0] > 1
                and 0 < value < other[0] < 1e6
                and not self._year(other[0])
                and not other[2]
            ):
                return value / other[0], other[1]
        return None

    def _percent(self, stop: int) -> int | None:
        end = self.found[stop - 1].end
        if self.text[end : end + 2].strip().startswith("%"):
            return stop
        found = self.numbers.percent.at(self.keys, stop, len(self.keys)) if stop < len(self.keys) else None
        return found[0] if found else None

    def _unit(self, first: int, stop: int) -> tuple[Unit | None, int]:
        """The unit beside the number, and the place after it."""
        units = self.lexicon.units
        before = self.text[max(0, self.found[first].start - 1) : self.found[first].start]
        after = self.text[self.found[stop - 1].end : self.found[stop - 1].end + 2].strip()[:1]
        for sign in (before, after):
            if sign in units and not sign.isalnum():
                return units[sign], stop
        ending = re.sub(r"^[\d.,]+", "", self.keys[first])
        if ending in units and stop - first == 1:
            return units[ending], stop
        if stop < len(self.keys) and self.keys[stop] in units and self._close(stop):
            return units[self.keys[stop]], stop + 1
        return None, stop

    def _is_date(self, first: int, stop: int, value: float, *, ordinal: bool) -> bool:
        """Whether a bare number is a day, a year or a time of day."""
        key = self.keys[first]
        near = [*self.keys[max(0, first - 1) : first], *self.keys[stop : stop + 2]]
        if any(one in self.numbers.months for one in near[:1] + self.keys[stop : stop + 1]) and value <= 31:
            return True
        if (
            value <= 31
            and any(one in self.numbers.months for one in self.keys[stop : stop + 2])
            and self.keys[stop : stop + 1] in (["de"], ["of"])
        ):
            return True
        if key.isdigit() and len(key) == 4 and self._year(value):
            return True
        clock = self.keys[stop : stop + 1] in (["uhr"], ["am"], ["pm"], ["h"])
        minutes = (
            self.text[self.found[first].end : self.found[first].end + 1] == ":"
            or self.text[max(0, self.found[first].start - 1)] == ":"
        )
        return clock or minutes or (ordinal and value <= 31 and self.keys[stop : stop + 1] == ["of"])

    @staticmethod
    def _year(value: float) -> bool:
        return value.is_integer() and _MIN_YEAR <= value <= _MAX_YEAR

    def _counted(self, stop: int) -> str:
        """The roots of the words after the figure; what it counts is the last of them."""
        lexicon = load_lexicon(self.article.language)
        run: list[str] = []
        for place in range(stop, min(stop + 4, len(self.keys))):
            if not self._close(place) and run:
                break
            key = self.keys[place]
            if key in lexicon.stop_words:
                break
            run.append(lexicon.root(key))
        return " ".join(run)

    def _rough(self, first: int) -> bool:
        return any(
            stop == first
            for start in range(max(0, first - 3), first)
            if (found := self.numbers.about.at(self.keys, start, first))
            for stop in found[:1]
        )

    def _among(self, first: int) -> bool:
        return first > 0 and self.keys[first - 1] in self.numbers.among

    def _limit(self, first: int) -> Span | None:
        """The words of a limit before a figure; an article may stand between: “up to a third”."""
        for start in range(max(0, first - 3), first):
            found = self.numbers.limits.at(self.keys, start, first)
            if found and (found[0] == first or self.keys[found[0]] in {"a", "an"}):
                return Span(self.found[start].start, self.found[found[0] - 1].end)
        return None

    def _close(self, place: int) -> bool:
        """Whether only a space, a hyphen or a currency sign parts this word from the one before."""
        return place == 0 or not self.text[self.found[place - 1].end : self.found[place].start].strip(
            " -\u00a0\u202f\u2011$€£%"
        )
