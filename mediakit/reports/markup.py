"""HTML that cannot be broken by the text put into it: the one place where text is escaped."""

from collections.abc import Iterable
from html import escape
from typing import Self

__all__ = ["Html", "element", "joined"]

_VOID = frozenset({"br", "hr", "meta"})
# Signs that a page must not hold, or that would turn the order of what follows.
_UNSAFE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(55296, 57344)), "�")
_BIDI = dict.fromkeys((*range(8234, 8239), *range(8294, 8298)))
_CLEANED = {**_UNSAFE, **_BIDI}


class Html(str):
    """Markup that is ready to be shown; any other string is text and will be escaped."""

    __slots__ = ()

    @classmethod
    def of_text(cls, text: str) -> Self:
        r"""Text as markup that shows just these signs.

        Control characters are shown as a replacement sign and direction overrides are dropped, so that text
        can neither end an element nor turn its neighbours round.

        Example:
            >>> Html.of_text("<b> & \u202e“x”")
            '&lt;b&gt; &amp; “x”'
        """
        return cls(escape(text.translate(_CLEANED)))


def element(name: str, /, *children: str | None, **attributes: str | float | bool | None) -> Html:
    """An element with its children; text among them is escaped.

    Args:
        name: The element's name.
        *children: Text, :class:`Html`, or None for nothing.
        **attributes: Values are escaped; None and False leave an attribute out, True writes it without a
            value. A trailing underscore in a name is dropped (``class_``), the others become hyphens.

    Example:
        >>> element("p", "a < b", element("b", "c"), class_="x")
        '<p class="x">a &lt; b<b>c</b></p>'
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>")


def joined(children: Iterable[str | None], between: str = "") -> Html:
    """Several pieces as one; text among them is escaped."""
    return Html(Html.of_text(between).join(_as_html(child) for child in children if child is not None))


def _as_html(child: str) -> Html:
    return child if isinstance(child, Html) else Html.of_text(child)


def _attribute(name: str, value: str | float | None) -> str:  # a bool is a number
    if value is None or value is False:
        return ""
    shown = name.rstrip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{Html.of_text(str(value))}"'
