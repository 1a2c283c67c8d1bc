"""A report: its text, what is known about it, and where its parts stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mediakit.texts.languages import Language, detect_language, load_language
from mediakit.texts.reasons import Reason
from mediakit.texts.sentences import find_paragraphs, find_sentences
from mediakit.texts.spans import Span, Text
from mediakit.texts.structure import Role, classify_paragraphs, find_dateline
from mediakit.texts.words import Words, find_words

__all__ = ["Article", "Sentence", "as_article"]

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
    """A report as a reader sees it.

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
        >>> article = Article("Bus stays\\n\\nThe night bus will stay. It costs little.")
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

    def __init__(  # noqa: PLR0913 - a report has that many things to know
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
        if not isinstance(text, str):
            raise TypeError(f"text must be a string, got {type(text).__name__}")
        values = {
            "text": Text(text),
            "title": title or None,
            "byline": byline or None,
            "publisher": publisher or None,
            "published": _as_date(published),
            "url": url or None,
            "language": language or detect_language(text),
            "source": source,
            "notes": tuple(notes),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Where the paragraphs stand, in order."""
        return tuple(find_paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The units of the report in reading order: headline, bylines, update lines, headings and body sentences."""
        plain = str(self.text)  # once: cutting a subclass of str is slow, and find_sentences would copy it each time
        roles = classify_paragraphs(plain, self.paragraphs, self.knowledge, title=self.title, byline=self.byline)
        found: list[Sentence] = []
        for number, (paragraph, role) in enumerate(zip(self.paragraphs, roles, strict=True), 1):
            spans = find_sentences(plain, paragraph, self.language) if role == "body" else [paragraph]
            found += [Sentence(place, span, role, number) for place, span in enumerate(spans, len(found) + 1)]
        return tuple(found)

    @cached_property
    def dateline(self) -> Span | None:
        """Where the dateline stands ("PORT ELLERY, 3 May —"), at the start of a body sentence; None if there is none."""
        body = next((sentence for sentence in self.sentences if sentence.role == "body"), None)
        return find_dateline(self.text, body.span) if body else None

    @cached_property
    def words(self) -> Words:
        """All words of the text, in order."""
        return find_words(self.text, self.language)

    @property
    def knowledge(self) -> Language:
        """What the library knows of the article's language."""
        return load_language(self.language)


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
    raise TypeError(f"a report must be an Article or a text, got {type(report).__name__}; use mediakit.read(path) for a file")


def _as_date(value: str | date | datetime | None) -> date | datetime | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value) if len(value) > len("2025-08-20") else date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"published must be a date such as 2025-08-20, got {value!r}") from None
