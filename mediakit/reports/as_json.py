"""A comparison as plain data and as JSON, the same on every machine.

``comparison.schema.json`` beside this file is the schema. Offsets are half-open, in code points of the
``text`` that goes with them.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mediakit.overlap.measures import table
from mediakit.texts.article import Article
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Span
from mediakit.wording import say, say_reason

if TYPE_CHECKING:
    from mediakit.comparison import Comparison

__all__ = ["SCHEMA_VERSION", "comparison_to_dict", "comparison_to_json"]

SCHEMA_VERSION = 1
_DECIMALS = 4


def comparison_to_json(pair: "Comparison") -> str:
    """The comparison as indented JSON text."""
    return json.dumps(comparison_to_dict(pair), ensure_ascii=False, indent=2) + "\n"


def comparison_to_dict(pair: "Comparison") -> dict[str, Any]:
    """The comparison as dictionaries, lists, strings and numbers."""
    return {
        "schema": SCHEMA_VERSION,
        "limits": say("fixed_line"),
        "original": _article(pair.original),
        "derivative": _article(pair.derivative),
        "reading": {**_plain(pair.reading), "sentence": say(f"reading_{pair.reading.code}")},
        "links": [
            {
                **_plain(link),
                "original_numbers": list(pair.source_numbers(link)),
                "moves": _plain(link.moves),
            }
            for link in pair.links
        ],
        "fates": _plain(pair.fates),
        "passages": _plain(pair.passages),
        "changes": [{**_plain(change), "aspect": change.aspect} for change in pair.changes],
        "omissions": _plain(pair.omissions),
        "quotations": _plain(pair.quotations),
        "sources": {
            side: _plain(found) for side, found in zip(("original", "derivative"), pair.sources, strict=True)
        },
        "credit": _plain(pair.credit),
        "measures": [_plain(row) for row in table(pair.original, pair.derivative)],
        "notes": _plain(pair.notes),
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "text": str(article.text),
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "language": article.language,
        "sentences": _plain(article.sentences),
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any finding goes in, plain data comes out
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Reason):
        return {"code": value.code, "sentence": say_reason(value), **_fields(value, without="code")}
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _fields(value: Any, *, without: str = "") -> dict[str, Any]:  # noqa: ANN401
    return {
        field.name: _plain(getattr(value, field.name))
        for field in fields(value)
        if field.name != without and not field.name.startswith("_")
    }
