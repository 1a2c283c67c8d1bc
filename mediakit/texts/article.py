"""A report: its text, what is known about it, and where its parts stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mediakit.texts.languages import Language, detect_language, load_language
from mediakit.texts.reasons import Reason
from mediakit.texts.sentences import find_paragraphs, find_sentences, has_sentence_marks
from mediakit.texts.spans import Span, Text
from mediakit.texts.structure import Role, classify_paragraphs, find_dateline
from mediakit.texts.words import UNSPACED_LANGUAGES, Word, Words, find_words

__all__ = ["Article", "Sentence", "as_article"]

_LANGUAGE_CODE = re.compile("[a-z]{2,3}")
_MIN_UNMARKED = 400  # code points after which a text without a full stop is worth a note
NOT_STATEMENTS: frozenset[Role] = frozenset({"byline", "update", "heading", "note"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of a report: a headline, a byline, an update line, a heading or a sentence of the body.

    Attributes:
        number: Its place among all units, from 1.
        span: Where it stands in the article's text.
        role: headline, byline, update, heading, note or body.
        paragraph: The number of its paragraph, from 1.
    """

    number: int
    span: Span
    role: Role
    paragraph: int

    @property
    def is_statement(self) -> bool:
        """Whether it tells something: a headline or a body sentence."""
        return self.role not in NOT_STATEMENTS


@dataclass(frozen=True)
class Article:
    r"""A report as a reader sees it.

    Everything that is found in it is a span of ``text``: ``article.text[span]`` gives the words.

    Attributes:
        text: The whole text; it starts with the title when one is known.
        title: The headline, or None.
        byline: Who is named as its writer, or None.
        publisher: The outlet, or None.
        published: The day, or day and time, of publication; a string in ISO format is taken too.
        url: Where it was read, or None.
        language: Two letters as in ISO 639-1; detected when not given, "" when the text does not tell.
        source: A short name for messages, such as a file's name.
        notes: What could not be done with the text, each a reason.

    Example:
        >>> article = Article("Bus stays\n\nThe night bus will stay. It costs little.")
        >>> [article.text[sentence.span] for sentence in article.sentences]
        ['Bus stays', 'The night bus will stay.', 'It costs little.']
    """

    text: Text
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: date | datetime | None = None
    url: str | None = None
    language: str = ""
    source: str | None = field(default=None, compare=False)
    notes: tuple[Reason, ...] = field(default=(), compare=False)

    def __init__(  # noqa: PLR0913, PLR0917 - a report has that many things to know
        self,
        text: str,
        title: str | None = None,
        byline: str | None = None,
        publisher: str | None = None,
        published: str | date | datetime | None = None,
        url: str | None = None,
        language: str = "",
        source: str | None = None,
        notes: Iterable[Reason] = (),
    ) -> None:
        given = {"title": title, "byline": byline, "publisher": publisher, "url": url, "source": source}
        _check_strings(
            text=text,
            language=language,
            **{name: value for name, value in given.items() if value is not None},
        )
        code = _as_language(language) or detect_language(text)
        values = {
            "text": Text(text),
            **{name: value or None for name, value in given.items()},
            "published": _as_date(published),
            "language": code,
            "notes": (*notes, *_notes(text, code)),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Where the paragraphs stand, in order."""
        return tuple(find_paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The units of the report in reading order: headline, bylines, notes, headings, body sentences."""
        plain = str(
            self.text
        )  # once: cutting a subclass of str is slow, and find_sentences would copy it each time
        roles = classify_paragraphs(
            plain, self.paragraphs, self.knowledge, title=self.title, byline=self.byline
        )
        found: list[Sentence] = []
        for number, (paragraph, role) in enumerate(zip(self.paragraphs, roles, strict=True), 1):
            spans = find_sentences(plain, paragraph, self.language) if role == "body" else [paragraph]
            found += [Sentence(place, span, role, number) for place, span in enumerate(spans, len(found) + 1)]
        return tuple(found)

    @cached_property
    def dateline(self) -> Span | None:
        """Where the dateline stands in the first body sentence ("PORT ELLERY, 3 May —"); None without one."""
        body = next((sentence for sentence in self.sentences if sentence.role == "body"), None)
        return find_dateline(self.text, body.span) if body else None

    @cached_property
    def words(self) -> Words:
        """All words of the text, in order."""
        return find_words(self.text, self.language)

    def words_in(self, span: Span) -> list[Word]:
        """The words that lie wholly inside ``span``, in order; empty if there are none.

        Example:
            >>> [word.key for word in Article("Keep the words.").words_in(Span(5, 15))]
            ['the', 'words']
        """
        words = self.words
        return [
            words[index]
            for index in range(bisect_left(words.starts, span.start), bisect_right(words.ends, span.end))
        ]

    @property
    def knowledge(self) -> Language:
        """What the library knows of the article's language."""
        return load_language(self.language)

    def _repr_html_(self) -> str:
        from mediakit.reports.article_html import article_to_fragment  # noqa: PLC0415 - only a notebook asks

        return article_to_fragment(self)


def as_article(report: "str | Article") -> Article:
    """The report itself if it is an article, else an article of that text.

    A string is always taken as text, never as a path: use :func:`mediakit.read` for files.

    Raises:
        TypeError: If it is neither.
    """
    if isinstance(report, Article):
        return report
    if isinstance(report, str):
        return Article(report)
    raise TypeError(
        f"a report must be an Article or a text, got {type(report).__name__}; for a file: mediakit.read(path)"
    )


def _check_strings(**values: object) -> None:
    wrong = [
        f"{name} ({type(value).__name__})" for name, value in values.items() if not isinstance(value, str)
    ]
    if wrong:
        raise TypeError(f"an article takes strings; not a string: {', '.join(wrong)}")


def _as_date(value: str | date | datetime | None) -> date | datetime | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(
            f"published must be a date or a string such as 2025-08-20, got {type(value).__name__}"
        )
    try:
        return date.fromisoformat(value) if len(value) <= len("2025-08-20") else datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(
            f"published must be a date such as 2025-08-20, or one with time, 2025-08-20T14:30, got {value!r}"
        ) from None


def _as_language(value: str) -> str:
    """The language's code without its region: "en" for "en-GB" or "EN"."""
    code = value.strip().replace("_", "-").partition("-")[0].casefold()
    if code and not _LANGUAGE_CODE.fullmatch(code):
        raise ValueError(
            f"language must be a code of two letters such as 'en', 'es', 'de' or 'fr', got {value!r}"
        )
    return code


def _notes(text: str, language: str) -> list[Reason]:
    """What the text's language and punctuation keep from being done."""
    notes = []
    if language in UNSPACED_LANGUAGES:
        notes.append(Reason("unspaced_script", {"language": language}))
    elif not language:
        notes.append(Reason("language_unknown"))
    elif not load_language(language).supported:
        notes.append(Reason("unsupported_language", {"language": language}))
    if len(text) > _MIN_UNMARKED and not has_sentence_marks(text):
        notes.append(Reason("no_sentence_marks"))
    return notes
