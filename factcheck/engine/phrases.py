"""The smallest pieces of SQL that every writer of queries uses.

Going in: names, texts and conditions. Going out: SQL. A piece that only one writer needs stands with that writer.
"""

from __future__ import annotations

from factcheck.engine.columns import FOREVER, TEXTS


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def column(binding: str, name: str) -> str:
    """One column of what is bound to a name."""
    return f'"{binding}"."{name}"'


def names_of(binding: str, name: str, columns: frozenset[str]) -> str:
    """A field of names, a dimension or a reference, in the marked form of lists; empty where no claim has it."""
    if name in TEXTS:
        bare = column(binding, name)
        return f"(CASE WHEN {bare} = '' THEN '' ELSE chr(31) || {bare} || chr(31) END)"
    known = next((found for found in (f"dim_{name}", f"ref_{name}", name) if found in columns), None)
    return column(binding, known) if known is not None else "''"


def joined(word: str, conditions: list[str]) -> str:
    """Conditions joined by AND or OR, in the shortest form."""
    neutral, settling = ("TRUE", "FALSE") if word == "AND" else ("FALSE", "TRUE")
    if settling in conditions:
        return settling
    kept = [condition for condition in dict.fromkeys(conditions) if condition != neutral]
    return neutral if not kept else kept[0] if len(kept) == 1 else "(" + f" {word} ".join(kept) + ")"


def conjunction(conditions: list[str]) -> str:
    """All of these."""
    return joined("AND", conditions)


def double(number: float) -> str:
    """A number as an SQL literal that reads back as the same double."""
    return f"CAST('{number!r}' AS DOUBLE)"


def shifted(moment: str, by: int | str) -> str:
    """A moment moved by microseconds; an infinite one stays."""
    return f"(CASE WHEN abs({moment}) >= {FOREVER} THEN {moment} ELSE {moment} + {by} END)"
