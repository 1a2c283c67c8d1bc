"""How elements are dressed: by class on a page with a style sheet, by inline style in a notebook's output."""

from dataclasses import dataclass

from mediakit.reports.markup import Html, element

__all__ = ["Skin", "tag"]


@dataclass(frozen=True, slots=True)
class Skin:
    """The dress of a page (classes) or of a fragment (inline styles, each colour with its ground).

    Attributes:
        inline: Whether there is no style sheet.
    """

    inline: bool

    def dress(self, name: str) -> dict[str, str]:
        """The attributes that dress an element as ``name``."""
        if not self.inline:
            return {"class_": name}
        return {"style": _INLINE[name]} if name in _INLINE else {}


_PLAIN = "background-color:#ffffff;color:#1c1b1a"
_INLINE = {
    "changed": "background-color:#fff0c9;color:#3b2600;border-bottom:2px dotted #a86a00",
    "ins": "background-color:#dfeafb;color:#0b2a55;border-bottom:2px solid #1d4f91",
    "del": "background-color:#ffffff;color:#6d675f",
    "frame": f"{_PLAIN};border:1px solid #dcd8d0;padding:12px",
    "sentences": (
        f"{_PLAIN};border:1px solid #dcd8d0;width:100%;"
        "border-collapse:collapse;font-family:Georgia,serif;font-size:15px;line-height:1.5"
    ),
    "cell": (
        f"{_PLAIN};text-align:left;vertical-align:top;"
        "white-space:normal;padding:8px 12px;border-bottom:1px solid #dcd8d0;width:50%"
    ),
    "head": (
        f"{_PLAIN};text-align:left;padding:6px 12px;"
        "border-bottom:2px solid #1c1b1a;font-family:sans-serif;font-size:13px"
    ),
    "plain": f"{_PLAIN};border:1px solid #dcd8d0;width:100%;border-collapse:collapse;font-size:14px",
    "small_cell": (
        f"{_PLAIN};text-align:left;vertical-align:top;"
        "white-space:normal;padding:6px 10px;border-bottom:1px solid #dcd8d0"
    ),
    "caption": f"{_PLAIN};text-align:left;padding:0 0 8px;font-family:sans-serif;font-size:13px",
    "tag": "background-color:#ffffff;color:#5d5a55;font-family:sans-serif;font-size:12px",
    "headline": "font-weight:600",
    "soft": "background-color:#ffffff;color:#5d5a55;font-family:sans-serif;font-size:13px",
    "statement": f"{_PLAIN};font-family:Georgia,serif;font-size:17px;font-weight:600;margin:0 0 4px",
    "none": "background-color:#ffffff;color:#5d5a55;font-style:italic",
}


def tag(text: str, skin: Skin) -> Html:
    """A short label before a sentence, such as O3."""
    return element("span", element("b", text), **skin.dress("tag"))
