"""A brief to write, with five strips that show what became of the original."""

from typing import ClassVar

from mediakit.widgets.frame import ExerciseWidget, script, sheet

__all__ = ["RewriteStudioWidget"]


class RewriteStudioWidget(ExerciseWidget):
    """A brief to write, with five strips that show what became of the original."""

    _esm = script("rewrite_studio")
    _css = sheet("rewrite_studio")
    words: ClassVar[tuple[str, ...]] = (
        "write_text",
        "write_count",
        "write_stems",
        "rewrite_original",
        "rewrite_hide",
        "rewrite_show",
        "rewrite_strips",
        "rewrite_runs",
        "rewrite_quotations",
        "rewrite_facts",
        "rewrite_hedges",
        "rewrite_credit",
        "rewrite_find_quotation",
        "rewrite_find_figure",
        "rewrite_find_name",
        "rewrite_find_hedge",
        "rewrite_find_attribution",
        "rewrite_find_long_run",
        "rewrite_find_patchwork",
        "rewrite_find_no_credit",
        "rewrite_find_nothing_shared",
    )
