"""From YAML to a `Tree`.

Going in: the bytes of a claim file or a pack. Going out: a `Tree` whose scalars are the text that stands there: `no`,
`2018`, `12:30`, `010`, `3.10` and dates are never turned into something else (SEMANTICS, *Values*). Only YAML's events
are read, no tag is ever followed, so nothing in a file can run code. It lies below the readers because packs are YAML
too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from factcheck.claims.texts import check_characters, text_of
from factcheck.claims.tree import Grower, Grown, Tree
from factcheck.errors import InputError, Location

# The parser written in C is ten times faster; without it the one in Python gives the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTE_BANG = "put quotes around a text that begins with !"
_QUOTE_STAR = "put quotes around a text that begins with *"
_EMPTY = frozenset(("", "~", "null"))
_SET_OF_TIMES = re.compile(r"[-\dX?~%]*\.\.[-\dX?~%]*")
_HINTS = (
    (re.compile(r"\s*\t"), "indent with spaces, not tabs"),
    (re.compile(r"[^'\"#]*: +[>|](?![-+1-9]{0,2}(?:\s|$))"), "put quotes around a text that begins with > or |"),
    (re.compile(r"[^'\"#]*(?:^|: |- )\s*[@`%]"), "put quotes around a text that begins with a sign"),
    (re.compile(r"[^'\"#{]*: [^'\"#{]*:(?:\s|$)"), "put quotes around a text that holds ': '"),
)
"""What a line that is no YAML most likely lacks: read from the line itself, since libraries change their words for it."""


def tree_of_yaml(raw: bytes, path: str, sha256: str = "", without: frozenset[str] = frozenset()) -> Tree:
    """The one document of a YAML file. Raises `InputError` with places.

    In the items of a list at the top, what stands under a key of `without` is passed over, which is much quicker than to build
    it (unless the file has anchors, which may be used elsewhere).
    """
    text = text_of(raw, path)
    passed_over = frozenset() if "&" in text else without
    grower = _Yaml(text, path, passed_over)
    try:
        grower.take_all(iter(_LOADER(text).get_event, None))
    except yaml.YAMLError as error:
        raise _not_yaml(error, grower, _Yaml(text, path, passed_over)) from None
    if grower.value is None and not grower.problems:
        raise grower.stop(Location(path), "this file is empty")
    return grower.finish(sha256=sha256)


def _not_yaml(error: yaml.YAMLError, grower: _Yaml, again: _Yaml) -> InputError:
    """What is wrong with a text that the library refuses; `again` is a second grower for the same text."""
    if not isinstance(error, yaml.MarkedYAMLError) or (mark := error.problem_mark or error.context_mark) is None:
        return grower.stop(Location(grower.path), f"this is not YAML: {error}")
    # The library reads ahead, so a limit of its own may end the reading before ours is reached. Ours decides: what stands
    # before the place that it tells is read by itself, and where that alone is nested too deeply, this is the problem.
    too_deep = again.refusal(again.text[: mark.index])
    if too_deep is not None and again.is_too_deep:
        return too_deep
    words = " ".join(filter(None, (error.context, error.problem)))
    line = [*again.text.split("\n"), ""][mark.line]
    hint = next((hint for shape, hint in _HINTS if shape.match(line)), "")
    return grower.stop(Location(grower.path, mark.line + 1, mark.column + 1), f"this is not YAML: {words}", hint)


class _Yaml(Grower):
    """A grower that takes YAML events."""

    def __init__(self, text: str, path: str, without: frozenset[str]) -> None:
        super().__init__(path)
        self._without = without
        self._passing_over: int | None = None
        self.text = text
        self._documents = 0
        self._in_flow_list = [False]
        self._open: list[str | None] = []
        self._anchors: dict[str, Grown] = {}

    def refusal(self, text: str) -> InputError | None:
        """Why a text cannot be read, if that is by a rule of ours."""
        try:
            self.take_all(iter(_LOADER(text).get_event, None))
        except InputError as error:
            return error
        except yaml.YAMLError:
            return None
        return None

    def take_all(self, events: Iterable[Any]) -> None:
        """The events of a file, in order."""
        for event in events:
            if self._passing_over is not None:
                self._pass_over(event)
            elif (act := _ACTS.get(type(event))) is not None:
                mark = event.start_mark
                act(self, event, mark.line + 1, mark.column + 1)

    def _pass_over(self, event: Any) -> None:
        """One event of a value that is not wanted: counts how deep it is nested, until it ends."""
        depth = self._passing_over or 0
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        self._passing_over = depth or None
        if not depth:
            self.forget_key()

    def _scalar(self, event: Any, line: int, column: int) -> None:
        if event.tag or event.anchor:
            self._check(event, line, column)
        value = event.value
        if not event.style:  # plain: None in Python's parser, "" in C's
            if value in _EMPTY:
                value = None
            elif value == "<<":
                place = Location(self.path, line, column)
                raise self.stop(place, "merge keys (<<) are not read", "write the fields out")
            elif self._in_flow_list[-1] and ".." in value and _SET_OF_TIMES.fullmatch(value):
                hint = f"put quotes around it, \"[{value}]\", or use words, as in 'between D and D'"
                raise self.stop(Location(self.path, line, column), f"YAML reads [{value}] as a list", hint)
        elif event.style == '"':
            check_characters(value, self.text, event.start_mark.index, self.path)
        self.scalar(value, line, column)
        if self._without and value in self._without and self.awaits_value(value):
            self._passing_over = 0
        if event.anchor:
            self._anchors[event.anchor] = Grown(value, 1, 0)

    def _mapping(self, event: Any, line: int, column: int) -> None:
        self._start(event, {}, line, column)

    def _list(self, event: Any, line: int, column: int) -> None:
        self._start(event, [], line, column)

    def _start(self, event: Any, container: dict[str, Any] | list[Any], line: int, column: int) -> None:
        if event.tag or event.anchor:
            self._check(event, line, column)
        self._in_flow_list.append(bool(event.flow_style) and type(container) is list)
        self._open.append(event.anchor)
        self.open(container, line, column)

    def _end(self, event: Any, line: int, column: int) -> None:
        self._in_flow_list.pop()
        grown, anchor = self.close(), self._open.pop()
        if anchor:
            self._anchors[anchor] = grown

    def _alias(self, event: Any, line: int, column: int) -> None:
        grown = self._anchors.get(event.anchor)
        if grown is None:
            message = f"the alias *{event.anchor} has no finished value to stand for"
            raise self.stop(Location(self.path, line, column), message, _QUOTE_STAR)
        self.repeat(grown, line, column)

    def _document(self, event: Any, line: int, column: int) -> None:
        self._documents += 1
        if self._documents > 1:
            place = Location(self.path, line, column)
            raise self.stop(place, "a second YAML document begins here", "use one file for each")

    def _check(self, event: Any, line: int, column: int) -> None:
        place = Location(self.path, line, column)
        if event.tag:
            raise self.stop(place, f"YAML tags are not read: {event.tag}", _QUOTE_BANG)
        if event.anchor in self._anchors or event.anchor in self._open:
            raise self.stop(place, f"the anchor &{event.anchor} stands twice", "keep one")


_ACTS: dict[type, Callable[[_Yaml, Any, int, int], None]] = {
    ScalarEvent: _Yaml._scalar,
    MappingStartEvent: _Yaml._mapping,
    SequenceStartEvent: _Yaml._list,
    MappingEndEvent: _Yaml._end,
    SequenceEndEvent: _Yaml._end,
    AliasEvent: _Yaml._alias,
    DocumentStartEvent: _Yaml._document,
}
