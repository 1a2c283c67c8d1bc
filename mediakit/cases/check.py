"""What is wrong with a case, in plain words: which file, which sentence, and what to do."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from mediakit.cases.case import KEY_FILE, Case, CaseError, case_folders, open_folder
from mediakit.cases.key import find_words_in_units
from mediakit.cases.shape import misshapen
from mediakit.texts.article import Article

__all__ = ["Problem", "check_case", "check_cases"]

_SIDES = ("original", "derivative")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a case that is to be mended.

    Attributes:
        file: The file.
        place: Where in it: a sentence, or a field such as ``pairs[0].sentences[3].kind``.
        message: What is wrong and what to do.
    """

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.message}" if self.place else f"{self.file}: {self.message}"


def check_case(folder: str | Path, **supplied: str | Path) -> list[Problem]:
    """Everything that is wrong with the case in ``folder``; empty when it is in order.

    Args:
        folder: A folder with ``key.json`` and its documents.
        **supplied: ``original`` and ``derivative``, for a case that comes without its texts; without them
            only the key's shape is looked at.

    Example:
        >>> check_case("no-such-folder")[0].message.startswith("holds no key.json")
        True
    """
    folder = Path(folder)
    key = _key_data(folder)
    wrong = _misshapen(folder, key)
    if wrong or (isinstance(key, dict) and "sha256" in key and not supplied):
        return wrong
    try:
        return list(_content(open_folder(folder, **supplied)))
    except CaseError as problem:
        return [Problem(str(folder), "", str(problem).removeprefix(f"{folder}: "))]


def check_cases(root: str | Path) -> dict[str, list[Problem]]:
    """The problems of every case below ``root``, by folder; one that is broken hides no other.

    Two cases with the same id are a problem of the second.
    """
    found: dict[str, list[Problem]] = {}
    owners: dict[str, Path] = {}
    for folder in case_folders(Path(root)):
        found[str(folder)] = check_case(folder)
        name = _id_of(folder)
        if name and name in owners:
            message = f"{name!r} is also the id of {owners[name]}; give each case an id of its own"
            found[str(folder)].append(Problem(str(folder / KEY_FILE), "id", message))
        elif name:
            owners[name] = folder
    return found


def _id_of(folder: Path) -> str | None:
    data = _key_data(folder)
    return str(data["id"]) if isinstance(data, dict) and "id" in data else None


def _key_data(folder: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """What the key file holds; None where it cannot be read."""
    try:
        return json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


@cache
def _schema() -> Mapping[str, Any]:
    schema: dict[str, Any] = json.loads(
        (files("mediakit.cases") / "key.schema.json").read_text(encoding="utf-8")
    )
    return schema


def _misshapen(folder: Path, key: Any) -> list[Problem]:  # noqa: ANN401
    if key is None:
        return []
    return [Problem(str(folder / KEY_FILE), place, message) for place, message in misshapen(key, _schema())]


def _content(case: Case) -> Iterator[Problem]:
    checker = _Checker(case, str(case.folder / KEY_FILE))
    for index, pair in enumerate(case.data["pairs"]):
        yield from checker.pair(pair, f"pairs[{index}]")
    yield from checker.sources()
    yield from checker.history()
    yield from checker.questions()
    yield from checker.worst_change()


class _Checker:
    def __init__(self, case: Case, file: str) -> None:
        self.case = case
        self.file = file

    def pair(self, pair: Mapping[str, Any], place: str) -> Iterator[Problem]:
        original, derivative = (self.case.documents[pair[side]] for side in _SIDES)
        yield from self._units(pair["sentences"], derivative, pair["derivative"], f"{place}.sentences")
        if "original_sentences" in pair:
            yield from self._units(
                pair["original_sentences"], original, pair["original"], f"{place}.original_sentences"
            )
        for entry in pair["sentences"]:
            yield from self._sentence(entry, pair)
        yield from self._quotations(pair)
        credit = pair.get("credit")
        if credit:
            letter = pair["derivative"]
            yield from self._numbers(credit["sentences"], letter, "credit.sentences")
            for words in credit.get("words", ()):
                yield from self._quoted(words, letter, credit["sentences"], "credit")

    def _units(
        self, entries: list[Mapping[str, Any]], article: Article, letter: str, place: str
    ) -> Iterator[Problem]:
        seen: set[int] = set()
        for entry in entries:
            number = entry["n"]
            where = f"{letter}{number}"
            if number in seen:
                yield self._problem(where, "stands twice; keep one entry a unit")
            seen.add(number)
            if number > len(article.sentences):
                yield self._problem(
                    where, f"there is no such unit; {article.source} has {len(article.sentences)}"
                )
                continue
            unit = article.text[article.sentences[number - 1].span]
            if "starts" not in entry and "at" not in entry:
                yield self._problem(where, "needs `starts` (its opening words) or `at` (its offsets)")
            elif "starts" in entry and not unit.startswith(entry["starts"]):
                shown = unit[: max(30, len(entry["starts"]))]
                yield self._problem(
                    where,
                    f"starts with “{shown}”, not with “{entry['starts']}”; correct the words or the number",
                )
            elif "at" in entry and tuple(entry["at"]) != article.sentences[number - 1].span:
                yield self._problem(
                    where, f"stands at {list(article.sentences[number - 1].span)}, not at {entry['at']}"
                )
        for number in range(1, len(article.sentences) + 1):
            if number not in seen:
                yield self._problem(
                    place,
                    f"has no entry for unit {number}, “{self._opening(article, number)}…”; "
                    "every unit needs one",
                )

    def _sentence(self, entry: Mapping[str, Any], pair: Mapping[str, Any]) -> Iterator[Problem]:
        where = f"{pair['derivative']}{entry['n']}"
        sources = [*entry["drawn_from"], *entry.get("weak", ())]
        yield from self._numbers(sources, pair["original"], where)
        if (entry["shape"] == "none") != (not entry["drawn_from"]):
            yield self._problem(
                where,
                f"shape is {entry['shape']!r}, but drawn_from is {entry['drawn_from']}; "
                "`none` goes with an empty list",
            )
        if entry["kind"] in {"verbatim", "light", "paraphrase"} and not sources:
            yield self._problem(
                where, f"kind is {entry['kind']!r}, but no unit of the original is named; fill drawn_from"
            )
        for words in entry.get("new", ()):
            yield from self._quoted(words, pair["derivative"], [entry["n"]], f"{where}, new")
        for number, change in enumerate(entry.get("changes", ()), 1):
            place = f"{where}, change {number} ({change['aspect']})"
            yield from self._quoted(change.get("to"), pair["derivative"], [entry["n"]], f"{place}, to")
            yield from self._quoted(
                change.get("from"), pair["original"], self._everywhere(pair["original"]), f"{place}, from"
            )

    def _quotations(self, pair: Mapping[str, Any]) -> Iterator[Problem]:
        seen: set[str] = set()
        for entry in pair.get("quotations", ()):
            if entry["id"] in seen:
                yield self._problem(
                    f"quotation {entry['id']}", "stands twice; give each quotation an id of its own"
                )
            seen.add(entry["id"])
            for side in _SIDES:
                number = entry.get(f"{side}_n")
                place = f"quotation {entry['id']}, {side}"
                if number is None:
                    continue
                yield from self._numbers([number], pair[side], place)
                near = [number, number - 1, number + 1]
                yield from self._quoted(entry.get(side), pair[side], [number], place)
                yield from self._quoted(
                    entry.get(f"{side}_speaker"),
                    pair[side],
                    [*near, *self._everywhere(pair[side])],
                    f"{place}, speaker",
                )

    def sources(self) -> Iterator[Problem]:
        for entry in self.case.data.get("sources", ()):
            place = f"source “{entry.get('words', entry.get('at'))}”"
            if entry["document"] not in self.case.documents:
                yield self._problem(
                    place,
                    f"there is no document {entry['document']!r}; there are {', '.join(self.case.documents)}",
                )
                continue
            yield from self._numbers(entry["sentences"], entry["document"], place)
            everywhere = self._everywhere(entry["document"])
            for name in ("words", "how_they_know", "why_unnamed"):
                yield from self._quoted(entry.get(name), entry["document"], everywhere, f"{place}, {name}")

    def history(self) -> Iterator[Problem]:
        for arrow in self.case.data.get("history", {}).get("arrows", ()):
            place = f"arrow {arrow['from']} to {arrow['to']}"
            for evidence in arrow["evidence"]:
                letter = evidence["document"]
                if letter not in self.case.documents:
                    yield self._problem(
                        place, f"there is no document {letter!r}; there are {', '.join(self.case.documents)}"
                    )
                elif evidence["words"] and evidence["words"] not in self._whole(letter):
                    yield self._problem(
                        place, f"“{evidence['words']}” does not stand in document {letter}; quote it exactly"
                    )

    def questions(self) -> Iterator[Problem]:
        for entry in self.case.data.get("questions", ()):
            for letter, numbers in entry["answered_by"].items():
                place = f"question “{entry['question']}”"
                if letter not in self.case.documents:
                    yield self._problem(
                        place, f"there is no document {letter!r}; there are {', '.join(self.case.documents)}"
                    )
                else:
                    yield from self._numbers(numbers, letter, place)

    def worst_change(self) -> Iterator[Problem]:
        worst = self.case.data.get("worst_change")
        if not worst:
            return
        if worst["right"] >= len(worst["options"]):
            yield self._problem(
                "worst_change",
                f"right is {worst['right']}, but there are {len(worst['options'])} options, counted from 0",
            )
        if len(worst["feedback"]) != len(worst["options"]):
            yield self._problem(
                "worst_change",
                f"has {len(worst['options'])} options and "
                f"{len(worst['feedback'])} feedbacks; write one for each",
            )
        if worst["n"] is not None:
            letter = self.case.data["pairs"][0]["derivative"]
            yield from self._numbers([worst["n"]], letter, "worst_change")
            yield from self._quoted(worst["words"], letter, [worst["n"]], "worst_change, words")

    def _numbers(self, numbers: Iterable[int], letter: str, place: str) -> Iterator[Problem]:
        article = self.case.documents[letter]
        for number in numbers:
            if number > len(article.sentences):
                yield self._problem(
                    place, f"names {letter}{number}, but document {letter} has {len(article.sentences)} units"
                )

    def _quoted(
        self, words: str | None, letter: str, numbers: Iterable[int], place: str
    ) -> Iterator[Problem]:
        article = self.case.documents[letter]
        if not words or find_words_in_units(article, words, numbers):
            return
        elsewhere = find_words_in_units(article, words, self._everywhere(letter))
        if elsewhere:
            number = next(unit.number for unit in article.sentences if unit.span.covers(elsewhere))
            yield self._problem(place, f"“{words}” stands in {letter}{number}, not here; correct the number")
        elif words not in article.text:
            yield self._problem(
                place,
                f"“{words}” does not stand in document {letter}; quote it exactly, marks and spaces too",
            )

    def _everywhere(self, letter: str) -> range:
        return range(1, len(self.case.documents[letter].sentences) + 1)

    def _whole(self, letter: str) -> str:
        """The document with its front matter: a time stamp may be evidence too."""
        article = self.case.documents[letter]
        path = self.case.folder / self.case.data["documents"][letter]
        return f"{article.text}\n{path.read_text(encoding='utf-8')}" if path.is_file() else str(article.text)

    def _opening(self, article: Article, number: int) -> str:
        return article.text[article.sentences[number - 1].span][:40]

    def _problem(self, place: str, message: str) -> Problem:
        return Problem(self.file, place, message)
