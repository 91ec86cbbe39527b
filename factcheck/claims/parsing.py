"""From a `Tree` to the models of one claim file.

Going in: the tree of one file. Going out: `ParsedFile`: the model, and every claim with its path in the tree. All that
is wrong with the file is reported at once. A claim is taken for what its one marking key says (`quantity`, `event`,
`state`, `denies`, `disowns`), so that one mistake makes one message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs
from pydantic import BaseModel, ValidationError

from factcheck.claims.models import CLAIM_TYPES, ClaimFile, Denial, Disowning, Event, Quantity, State, kind_of
from factcheck.claims.tree import Path_, Tree
from factcheck.claims.wording import path_of, problem_at, problem_of
from factcheck.deadline import ticking
from factcheck.errors import InputError, Problem, nearest
from factcheck.records import Record

FORMAT = "1"
"""The version of the claim-file format that is read."""

_Model = TypeVar("_Model", bound=BaseModel)


@attrs.frozen(eq=False, repr=False)
class ParsedFile(Record):
    """One claim file: its model, its tree, and its claims (those at the top first) each with its path in the tree.

    `unread` holds the names of the parts that were left out because they have errors of their own.
    """

    model: ClaimFile
    tree: Tree
    claims: tuple[tuple[Quantity | Event | State | Denial | Disowning, Path_], ...]
    unread: frozenset[str] = frozenset()


def parse_file(tree: Tree) -> ParsedFile:
    """The models of one file. Raises `InputError` with everything that is wrong with it."""
    parsed, problems = parse_partly(tree)
    if problems or parsed is None:
        raise InputError(problems)
    return parsed


def parse_partly(tree: Tree) -> tuple[ParsedFile | None, list[Problem]]:
    """What of one file can be read, if it can be told what is left out, and everything that is wrong with the rest.

    So one run tells of a misspelt field and of a misspelt measure beside it; nothing is checked while there are problems.
    """
    try:
        _check_version(tree)
    except InputError as error:
        return None, list(error.problems)
    reading = _Reading(tree)
    model = reading.file()
    if model is None:
        return None, reading.problems
    return ParsedFile(model, tree, tuple(reading.claims), frozenset(reading.unread)), reading.problems


def _check_version(tree: Tree) -> None:
    data = tree.data
    if not isinstance(data, Mapping):
        raise InputError([problem_at(tree, (), "a claim file is a mapping that begins with 'factcheck: 1'")])
    if "factcheck" not in data:
        hint = "this is a pack: name it under 'packs' of a claim file" if "pack" in data else "put it first"
        raise InputError([problem_at(tree, (), "not a claim file: 'factcheck: 1' is missing", hint)])
    version = data["factcheck"]
    if version != FORMAT:
        shown = f"'{version}'" if isinstance(version, str) else "that is no text or number"
        message = f"format version {shown} is not known"
        raise InputError([problem_at(tree, ("factcheck",), message, f"write 'factcheck: {FORMAT}'")])


SECTIONS = ("entities", "statements", "documents")
_UNSEEN = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
"""Control characters, line ends, and marks that turn the direction of a line: no id has them, for it stands in messages."""


class _Reading:
    """One file on its way to models: what is wrong so far, the claims so far, and what could not be read."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.claims: list[tuple[Any, Path_]] = []
        self.empty = frozenset(_empty_parts(tree.data))
        self.problems = [self._forgotten(path) for path in self.empty]
        self.unread: set[str] = set()
        self.failed: set[Path_] = set()

    def file(self) -> ClaimFile | None:
        """The model of the file without what cannot be read; nothing where it cannot be told what that is."""
        data = self._data()
        model = self._validated(ClaimFile, (), data)
        if model is not None:
            return model
        for path in self.failed:
            if not path:
                return None
            if path[0] in SECTIONS and len(path) > 1 and path[2:3] != ("claims",):
                data[path[0]] = {name: part for name, part in data[path[0]].items() if name != path[1]}
                self.unread.add(str(path[1]))
            elif path[0] not in ClaimFile.model_fields:
                data.pop(path[0], None)
            else:
                return None
        return ClaimFile.model_validate(data, by_alias=True, by_name=False)

    def _data(self) -> dict[Any, Any]:
        """The file with models in place of its claims."""
        data = dict(self.tree.data)
        if isinstance(data.get("entities"), Mapping):  # an entity may be declared by its id alone
            data["entities"] = {name: {} if entity is None else entity for name, entity in data["entities"].items()}
        data["claims"] = self._list(data.get("claims", []), (), None)
        if isinstance(data.get("documents"), Mapping):
            data["documents"] = {name: self._document(name, given) for name, given in data["documents"].items()}
        for section in SECTIONS:
            for name in data[section] if isinstance(data.get(section), Mapping) else ():
                self._check_name(name, (section, name))
        return data

    def _check_name(self, name: Any, path: Path_) -> None:
        """An id can be read in a message, and is not blank."""
        if not isinstance(name, str):
            return
        unseen = None if name.isprintable() else re.search(_UNSEEN, name)
        if unseen:
            message = f"an id holds a character that does not show: U+{ord(unseen.group()):04X}"
            self.problems.append(problem_at(self.tree, path, message, "take it out", key=True))
        elif not name.strip():
            self.problems.append(problem_at(self.tree, path, "an id is blank", "give it a name", key=True))

    def _document(self, name: str, document: Any) -> Any:
        if not isinstance(document, Mapping) or "claims" not in document:
            return document
        return {**document, "claims": self._list(document["claims"], ("documents", name), name)}

    def _list(self, listed: Any, base: Path_, document: str | None) -> Any:
        """The models of a list of claims, which also go to `claims`; what is no list is left for pydantic to refuse."""
        if not isinstance(listed, list):
            return listed
        start = len(self.claims)
        for index, claim in enumerate(ticking(listed)):
            path = (*base, "claims", index)
            kind = kind_of(claim)
            id = claim.get("id") if isinstance(claim, Mapping) else None
            if id is not None:
                self._check_name(id, (*path, "id"))
            if kind is None:
                self._lost(id)
                if claim is not None:  # what is empty has been reported as that
                    self.problems.append(_kindless(self.tree, path, claim))
                continue
            model = self._validated(CLAIM_TYPES[kind], path, self._placed(claim, path, document))
            if model is not None:
                self.claims.append((model, path))
            else:
                self._lost(id)
        return [model for model, _ in self.claims[start:]]

    def _lost(self, id: Any) -> None:
        """A claim that cannot be read: what names it does not name it in vain."""
        if isinstance(id, str):
            self.unread.add(id)

    def _placed(self, claim: Mapping[str, Any], path: Path_, document: str | None) -> Mapping[str, Any]:
        """The claim with the document under which it stands."""
        if "_row" in claim and not self.tree.is_table:
            self.problems.append(problem_at(self.tree, (*path, "_row"), "unknown field '_row'", key=True))
        if document is None:
            return claim
        if claim.get("in", document) != document:
            message = f"this claim stands under the document '{document}' but names '{claim['in']}'"
            self.problems.append(self._problem((*path, "in"), message, "leave 'in' out"))
        return {**claim, "in": document}

    def _validated(self, model: type[_Model], path: Path_, data: Any) -> _Model | None:
        try:
            return model.model_validate(data, by_alias=True, by_name=False)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self.failed.add(path_of(detail["loc"]))
                # What is empty has been reported as that; what pydantic says of it adds nothing.
                if path + path_of(detail["loc"]) not in self.empty:
                    self.problems.append(problem_of(detail, self.tree, path, data))
            return None

    def _forgotten(self, path: Path_) -> Problem:
        """A field without a value; a number alone is what a comma cuts off in `{value: 1,500}`."""
        name = path[-1]
        if isinstance(name, int):
            return self._problem(path, "an item of this list is empty", "fill it in or leave it out")
        if name.isdigit():
            hint = "put quotes around a number that holds a comma"
            return problem_at(self.tree, path, f"'{name}' stands alone behind a comma", hint, key=True)
        return self._problem(path, f"'{name}' is empty", "fill it in or leave it out")

    def _problem(self, path: Path_, message: str, hint: str) -> Problem:
        return problem_at(self.tree, path, message, hint)


def _empty_parts(data: Any) -> Iterator[Path_]:
    """A field that is written but empty was forgotten; to read it as absent would change what the claim says."""
    stack: list[tuple[Any, Path_]] = [(data, ())]
    while stack:
        part, path = stack.pop()
        if isinstance(part, dict):
            stack.extend((value, (*path, key)) for key, value in part.items() if type(value) is not str)
        elif isinstance(part, list):
            stack.extend((value, (*path, index)) for index, value in enumerate(part) if type(value) is not str)
        elif part is None and not (len(path) == 2 and path[0] == "entities"):
            yield path


def _kindless(tree: Tree, path: Path_, claim: Any) -> Problem:
    *first, last = map(repr, CLAIM_TYPES)
    kinds = f"{', '.join(first)} or {last}"
    if not isinstance(claim, Mapping):
        return problem_at(tree, path, f"a claim is a mapping with one of {kinds}")
    found = [key for key in CLAIM_TYPES if key in claim]
    if not found:
        hint = next(filter(None, (nearest(str(key), CLAIM_TYPES) for key in claim)), "")
        return problem_at(tree, path, f"a claim needs one of {kinds}", hint)
    hint = "to deny what is told here, write 'stance: denies'" if "denies" in found else "make them two claims"
    have = " and ".join(map(repr, found))
    return problem_at(tree, path, f"a claim has only one of {kinds}; this one has {have}", hint)
