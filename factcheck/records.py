"""What frozen records share: comparison, hashing and a printed form, from one piece of code for all of them.

Going in: a class made with `@attrs.frozen(eq=False, repr=False)` that names `Record` as its base, or `Printed` where it is
compared by identity. Going out: the methods that attrs would compile for each class anew, which for a hundred classes took a
sixth of the time of a whole short run (`benchmarks/startup.py`). A class that is hashed or compared in inner loops leaves both
to attrs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any


class Printed:
    """Printed as the call that would make it; equal to nothing but itself."""

    __slots__ = ()
    __attrs_attrs__: Any = ()

    def __repr__(self) -> str:
        told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in self.__attrs_attrs__ if field.repr)
        return f"{type(self).__name__}({told})"


class Record(Printed):
    """Equal to a record of the same class with equal fields; printed as the call that would make it."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _fields(self) == _fields(other)

    def __hash__(self) -> int:
        return hash((self.__class__, _fields(self)))


def _fields(record: Any) -> tuple[Any, ...]:
    return _reader(record.__class__)(record)


@cache
def _reader(of: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in of.__attrs_attrs__ if field.eq]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)
