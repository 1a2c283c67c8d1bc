"""ETPC: do the reasons that ``same_statement`` gives name the edits that people marked in MRPC?"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from benchmarks.rows import Row
from mediakit.derivation.same_statement import same_statement
from mediakit.texts.languages import load_language
from mediakit.texts.reasons import Reason
from mediakit.texts.spans import Text
from mediakit.texts.words import find_words

__all__ = ["CODES", "names_edit", "run"]

_FILE = "reuse/etpc_edits_train.jsonl"
_ONE_SIDE = (
    "statement_only_in_first",
    "statement_only_in_second",
    "statement_names_differ",
    "statement_numbers_differ",
)
_OTHER_WORDS = ("statement_words_swapped", "statement_other_word")

# The set's type of edit, and the reasons that would name it. Types without one are not scored.
CODES: dict[str, tuple[str, ...]] = {
    "Identity": ("statement_words_shared", "statement_same_words"),
    "Addition/Deletion": _ONE_SIDE,
    "Same Polarity Substitution (habitual)": _OTHER_WORDS,
    "Same Polarity Substitution (contextual)": _OTHER_WORDS,
    "Same Polarity Substitution (named ent.)": (*_OTHER_WORDS, "statement_names_differ"),
    "Synthetic/analytic substitution": _OTHER_WORDS,
    "Opposite polarity substitution (contextual)": (
        *_OTHER_WORDS,
        "statement_direction",
        "statement_opposed",
    ),
    "Opposite polarity substitution (habitual)": (*_OTHER_WORDS, "statement_direction", "statement_opposed"),
    "Inflectional Changes": ("statement_other_word",),
    "Derivational Changes": ("statement_other_word",),
    "Spelling changes": _OTHER_WORDS,
    "Modal Verb Changes": ("statement_certainty", "statement_perhaps_opposed"),
    "Negation": ("statement_negation", "statement_negation_shared", "statement_opposed"),
    "Change of order": ("statement_order",),
    "Direct/indirect style alternations": ("statement_quotation_in_first", "statement_quotation_in_second"),
}

_OF_LITTLE_WORDS = frozenset({"Negation", "Modal Verb Changes"})


def run(data: Path, *, sample: int | None = None) -> list[Row]:
    """The share of marked edits that a fitting reason names, by type; no rows without the file."""
    if not (data / _FILE).is_file():
        return []
    edits = [json.loads(line) for line in (data / _FILE).read_text(encoding="utf-8").splitlines()][:sample]
    found: dict[str, list[bool]] = defaultdict(list)
    reasons: dict[tuple[str, str], tuple[Reason, ...]] = {}
    for edit in edits:
        pair = edit["s1"], edit["s2"]
        if edit["type_name"] in CODES and (edit["s1_text"].strip() or edit["s2_text"].strip()):
            if pair not in reasons:
                reasons[pair] = same_statement(*pair).reasons
            marked = edit["s1_text"], edit["s2_text"]
            codes, little = CODES[edit["type_name"]], edit["type_name"] in _OF_LITTLE_WORDS
            found[edit["type_name"]].append(names_edit(reasons[pair], pair, marked, codes, little=little))
    rows = [
        Row(
            "ETPC train",
            f"named by a reason: {kind}",
            sum(named) / len(named),
            "share",
            None,
            "",
            f"{len(named)} edits",
        )
        for kind, named in sorted(found.items())
    ]
    scored = sum(map(len, found.values()))
    note = (
        f"of {len(edits)} marked edits; the others are of types that no reason stands for "
        "(syntax, punctuation …) or mark no words"
    )
    return [*rows, Row("ETPC train", "edits scored", scored / len(edits), "share", None, "", note)]


def names_edit(
    reasons: Iterable[Reason],
    pair: tuple[str, str],
    marked: tuple[str, str],
    codes: Collection[str],
    *,
    little: bool = False,
) -> bool:
    """Whether a reason with one of the codes names a word that a person marked, on either side.

    Little words count only where nothing else is marked, or where ``little`` says that they are the matter.
    """
    wanted = _keys(marked[0], little=little), _keys(marked[1], little=little)
    texts = Text(pair[0]), Text(pair[1])
    for reason in reasons:
        if reason.code.startswith(tuple(codes)):
            named = (
                {key for span in reason.original for key in find_words(texts[0][span]).keys},
                {key for span in reason.derivative for key in find_words(texts[1][span]).keys},
            )
            if wanted[0] & named[0] or wanted[1] & named[1]:
                return True
    return False


def _keys(words: str, *, little: bool) -> set[str]:
    keys = set(find_words(words).keys)
    return keys if little else (keys - load_language("en").stop_words) or keys
