"""The text of an expression as Python's `ast` sees it, with the places of its parts.

Going in: a text and where it stands. Going out: an `ast` expression within limits of length and depth, and for each part of it
the place in the file. The text is parsed and never evaluated.
"""

from __future__ import annotations

import ast
import keyword
import re
import warnings
from collections.abc import Callable
from functools import lru_cache
from typing import NoReturn

import attrs

from factcheck.errors import InputError, Location, Problem, Unreadable
from factcheck.records import Record

LONGEST = 2000
"""Characters in one expression."""

DEEPEST = 50
"""Levels of nesting in one expression."""

# A dimension may be called `from` or `in`, which Python does not take after a dot: `ast` is shown it with a capital letter.
_KEYWORD = re.compile(rf"(?<=\.)(?:{'|'.join(filter(str.islower, keyword.kwlist))})\b")
_WORD = re.compile(r"\w+|[^\w\s]")
_CAPITALS = {word.capitalize(): word for word in keyword.kwlist if word.islower()}


@attrs.frozen(eq=False, repr=False)
class Source(Record):
    """One expression as its author wrote it, and how to find where it stands, which only a problem asks.

    A place in it is exact where it stands on one line of the file.
    """

    text: str
    find: Callable[[], Location]

    def parsed(self) -> ast.expr:
        """The expression. Raises `InputError` where it is no expression, too long or too deep."""
        if len(self.text) > LONGEST:
            raise self._problem(0, f"this expression is longer than {LONGEST} characters", "split the rule")
        try:
            return _expression(self._line)
        except SyntaxError as error:
            raise self._problem(max((error.offset or 1) - 1, 0), f"this is no expression: {error.msg}") from None
        except ValueError:
            raise self._problem(0, "this expression holds a character that no text may hold", "take it out") from None
        except (RecursionError, MemoryError):
            raise self._problem(
                0, f"this expression is nested more than {DEEPEST} levels deep", "split the rule"
            ) from None

    def error(self, node: ast.expr, message: str, hint: str = "") -> InputError:
        """The error to raise for a part of the expression."""
        return self._problem(self._offset(node), message, hint)

    def fail(self, node: ast.expr, message: str, hint: str = "") -> NoReturn:
        """Raises the error for a part of the expression."""
        raise self.error(node, message, hint)

    def refuse(self, node: ast.expr, unreadable: Unreadable) -> InputError:
        """The error for a part that could not be read."""
        return self.error(node, unreadable.message, unreadable.hint)

    def written(self, node: ast.expr) -> str:
        """The part as its author wrote it."""
        line = self._line.encode()
        return line[node.col_offset : node.end_col_offset].decode()

    def name(self, node: ast.Attribute) -> str:
        """What stands after the dot."""
        return _CAPITALS.get(node.attr, node.attr)

    @property
    def _line(self) -> str:
        return " ".join(self.text.splitlines()).strip()

    def _offset(self, node: ast.expr) -> int:
        return len(self._line.encode()[: node.col_offset].decode())

    def _problem(self, offset: int, message: str, hint: str = "") -> InputError:
        place = self.find()
        if place.line and "\n" not in self.text:
            before = len(self.text) - len(self.text.lstrip())
            place = place._replace(column=place.column + before + offset)
        return InputError([Problem(place, message, hint)])


@lru_cache(maxsize=1024)  # a rule is read once for each of its modalities, roles and pairs
def _expression(line: str) -> ast.expr:
    shown = _KEYWORD.sub(lambda found: found.group().capitalize(), line)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python warns of is refused by the parser in words of its own
        expression = ast.parse(shown, mode="eval").body
    if _is_deep(shown, expression):
        raise RecursionError
    return expression


def _is_deep(line: str, expression: ast.expr) -> bool:
    if len(line) <= DEEPEST or len(_WORD.findall(line)) <= DEEPEST:
        return False  # a level takes a word or a sign at least
    level: list[ast.AST] = [expression]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
        if not level:
            return False
    return True
