"""Where the files that travel with mediakit are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder of lessons or of cases that came with this mediakit.

    A wheel holds both inside the package, in ``_data``. In a checkout, and so in an editable install, they
    are at the top of the repository, where people work on them.

    Args:
        name: ``"lessons"`` or ``"seeds"``.

    Returns:
        A folder to read from. Copy what a learner is to change.

    Raises:
        FileNotFoundError: If it is in neither place.

    Example:
        >>> data_folder("seeds").name
        'seeds'
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"this mediakit has no folder {name!r}; if it should, install mediakit-lessons again"
    )
