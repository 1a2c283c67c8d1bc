"""A comparison as plain text, for a terminal and for logs."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mediakit.derivation.links import KINDS, Link
from mediakit.reports.facts import (
    article_facts,
    certainty_word,
    containment_lines,
    excerpt,
    kind_counts,
    link_label,
    unit_label,
    unused_sentences,
)
from mediakit.reports.runs import Run, State, link_runs
from mediakit.wording import say, say_reason

if TYPE_CHECKING:
    from mediakit.comparison import Comparison

__all__ = ["comparison_to_line", "comparison_to_text", "shown"]

_MIN_WIDTH = 40
_MAX_LINKS = 2_000
_MAX_UNUSED = 200
_MAX_CHANGES = 12
# Signs beside the colours, so that a report reads the same in black and white.
_SIGNS: dict[State, tuple[str, str]] = {"changed": ("~", "~"), "added": ("+", "+"), "gone": ("[-", "-]")}
_COLOURS: dict[State, str] = {"changed": "33", "added": "34", "gone": "2"}
_CONTROL = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�"
)


def comparison_to_line(pair: "Comparison") -> str:
    """The comparison in one line, for a prompt."""
    counts = kind_counts(pair)
    kinds = ", ".join(say(f"count_{kind}", count=counts[kind]) for kind in KINDS if counts[kind])
    return f"<Comparison: {say('body_sentences', count=len(pair.links))}; {kinds or say('no_links')}>"


def comparison_to_text(pair: "Comparison", *, width: int = 88, colour: bool = False) -> str:
    """The whole comparison, folded to ``width`` columns.

    Raises:
        ValueError: If ``width`` is below 40.
    """
    if width < _MIN_WIDTH:
        raise ValueError(f"width must be at least {_MIN_WIDTH}, got {width}")
    page = _Page(pair, width, colour=colour)
    return "\n".join(page.lines()) + "\n"


class _Page:
    def __init__(self, pair: "Comparison", width: int, *, colour: bool) -> None:
        self.pair = pair
        self.width = width
        self.colour = colour

    def lines(self) -> Iterator[str]:
        yield from self._heads()
        yield from self._reading()
        yield from self._changes()
        yield from self._credit()
        yield from self._heading(say("sentences_heading"))
        yield from self._fold(f"{say('legend')} {self._legend()}")
        for link in self.pair.links[:_MAX_LINKS]:
            yield ""
            yield from self._link(link)
        yield from self._more(len(self.pair.links) - _MAX_LINKS)
        yield from self._unused()
        if self.pair.notes:
            yield from self._heading(say("notes_heading"))
            for note in self.pair.notes:
                yield from self._fold(say_reason(note), "- ")
        yield ""
        yield from self._fold(say("fixed_line"))

    def _heads(self) -> Iterator[str]:
        for side, article in (("original", self.pair.original), ("derivative", self.pair.derivative)):
            name, facts = article_facts(article)
            label = f"{say(side)}  ".ljust(12)
            yield from self._fold(shown(name), label, " " * len(label))
            yield from self._fold(shown(facts), " " * len(label), " " * len(label))

    def _reading(self) -> Iterator[str]:
        reading = self.pair.reading
        yield from self._heading(say("reading_heading"))
        yield from self._fold(say(f"reading_{reading.code}"))
        for reason in reading.reasons:
            yield from self._fold(say_reason(reason), "- ")
        for line in containment_lines(self.pair):
            yield from self._fold(line, "- ")
        counts = kind_counts(self.pair)
        if counts:
            yield from self._fold(
                ", ".join(say(f"count_{kind}", count=counts[kind]) for kind in KINDS) + ".", "- "
            )
        if reading.alternatives:
            yield from self._fold(say("what_else"))
            for code in reading.alternatives:
                yield from self._fold(say(code), "- ")

    def _changes(self) -> Iterator[str]:
        weighty = [change for change in self.pair.changes if change.shift != "none"]
        yield from self._heading(say("changes_heading"))
        if not weighty:
            yield from self._fold(say("no_changes"))
        for change in weighty[:_MAX_CHANGES]:
            label = unit_label("derivative", change.number) if change.number else ""
            shift = say(f"shift_{change.shift}") if change.shift else say("shift_unknown")
            title = f"{say(f'change_kind_{change.kind}')} · {shift} · {certainty_word(change.certainty)}"
            yield from map(self._bold, self._fold(title, f"{label:4} "))
            for side, article, spans in (
                ("original", self.pair.original, change.original),
                ("derivative", self.pair.derivative, change.derivative),
            ):
                if spans:
                    yield from self._fold(shown(excerpt(article, spans)), f"     {say(side)}: ", "       ")
        if len(weighty) > _MAX_CHANGES:
            yield from self._fold(say("more_changes", count=len(weighty) - _MAX_CHANGES))

    def _credit(self) -> Iterator[str]:
        credit = self.pair.credit
        words = " · ".join(f"“{shown(self.pair.derivative.text[one.span])}”" for one in credit.credits)
        yield from self._heading(say("credit_heading"))
        yield from self._fold(f"{say(f'credit_state_{credit.state}')} {words}".rstrip())
        for reason in credit.reasons:
            yield from self._fold(say_reason(reason), "- ")
        yield from self._fold(say("credit_limit"))

    def _legend(self) -> str:
        states: tuple[State, ...] = ("changed", "added", "gone")
        return " ".join(self._marked(Run(say(f"legend_{state}"), state)) for state in states)

    def _link(self, link: Link) -> Iterator[str]:
        label = unit_label("derivative", link.number)
        title = f"{say(f'kind_{link.kind}')} · {link_label(self.pair, link)}"
        yield from map(self._bold, self._fold(title, f"{label}  "))
        runs, of_sources = link_runs(link, self.pair.original, self.pair.derivative)
        yield from self._runs(f"  {label}".ljust(7), runs)
        for source in of_sources:
            mark = f"  {unit_label('original', self.pair.number_of(source.span))}".ljust(7)
            yield from self._runs(mark, source.runs)
        for reason in link.reasons:
            yield from self._fold(say_reason(reason), "       - ", "         ")

    def _runs(self, label: str, runs: Sequence[Run]) -> Iterator[str]:
        yield from self._fold("".join(self._marked(run) for run in runs), label, " " * len(label))

    def _marked(self, run: Run) -> str:
        text = shown(run.text)
        if run.state not in _SIGNS:
            return text
        before, after = _SIGNS[run.state]
        marked = f"{before}{text}{after}"
        return f"\x1b[{_COLOURS[run.state]}m{marked}\x1b[0m" if self.colour else marked

    def _unused(self) -> Iterator[str]:
        unused = unused_sentences(self.pair)
        if not unused:
            return
        yield from self._heading(say("unused_sentences", count=len(unused)))
        for fate in unused[:_MAX_UNUSED]:
            label = unit_label("original", fate.number).ljust(5)
            yield from self._fold(shown(self.pair.original.text[fate.original]), label, " " * len(label))
        yield from self._more(len(unused) - _MAX_UNUSED)

    def _more(self, count: int) -> Iterator[str]:
        if count > 0:
            yield from self._fold(say("more_sentences", count=count))

    def _heading(self, title: str) -> Iterator[str]:
        yield ""
        lines = self._fold(title)
        yield from map(self._bold, lines)
        yield "─" * max(map(len, lines))

    def _fold(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        indent = rest if rest is not None else " " * len(first)
        return textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
        ) or [first.rstrip()]

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text


def shown(text: str) -> str:
    """Text without control signs: an article must not steer a terminal."""
    return text.translate(_CONTROL).replace("\n", " ")
