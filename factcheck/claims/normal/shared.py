"""The dimensions that a file gives all its claims, and whether any of them can take them.

Going in: the drafts, their files and the vocabulary. Going out: a problem for each dimension of `defaults` that no pack
declares, and a remark for each that no claim of its file has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.names import FileContext, Names
from factcheck.claims.normal.problems import Problems
from factcheck.claims.vocabulary import Vocabulary
from factcheck.claims.wording import dotted
from factcheck.errors import Location

Remarks = tuple[tuple[Location, str], ...]


def unused_defaults(names: Names, drafts: Mapping[str, Draft], vocabulary: Vocabulary, problems: Problems) -> Remarks:
    """The remarks; the problems go to `problems`."""
    return tuple(
        remark
        for file in names.files
        if file.parsed.model.defaults.of
        for remark in _unused(file, drafts, vocabulary, problems)
    )


def _unused(
    file: FileContext, drafts: Mapping[str, Draft], vocabulary: Vocabulary, problems: Problems
) -> Iterator[tuple[Location, str]]:
    known = {name for declared in vocabulary.declared.values() for name in declared.allowed}
    types = {draft.type for draft in drafts.values() if draft.file is file}
    used = {name for type_ in types & vocabulary.declared.keys() for name in vocabulary.declared[type_].allowed}
    for name in file.parsed.model.defaults.of:
        if name not in known:
            problems.misnamed(_place(file, name), name, "dimension of the loaded packs", known)
        elif name not in used:
            yield _place(file, name), f"no claim of this file can have the dimension {name!r} of its defaults"


def _place(file: FileContext, name: str) -> Location:
    path = ("defaults", "of", name)
    place = file.parsed.tree.key(path)
    return place if place.line else Location(f"{place.path}: {dotted(path)}")
