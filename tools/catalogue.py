"""Compile the wording catalogues; with ``--check`` only say whether they are up to date."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "mediakit" / "wording" / "locale"

_FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # the time of day would make each compilation differ


def compiled(source: Path) -> bytes:
    """The compiled form of one ``.po`` file."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _FIXED
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main(arguments: list[str]) -> int:
    """Write every catalogue anew, or name those that are not up to date."""
    stale = []
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        content = compiled(source)
        if target.exists() and target.read_bytes() == content:
            continue
        stale.append(source)
        if "--check" not in arguments:
            target.write_bytes(content)
    for source in stale:
        verb = "is not compiled; run: python tools/catalogue.py" if "--check" in arguments else "compiled"
        sys.stdout.write(f"{source.relative_to(LOCALE)} {verb}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
