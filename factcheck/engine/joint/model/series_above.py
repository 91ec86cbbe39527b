"""What holds a fact: the types and dimensions in which another may hold it, found by climbing, never by comparing all with all.

Going in: a row and the declared names. Going out: the type and the dimensions of each fact that its own lies in, itself too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from factcheck.claims.table import Row
from factcheck.rules.context import Context

Dims = tuple[tuple[str, tuple[str, ...]], ...]


def series_above(row: Row, context: Context) -> Iterator[tuple[str, Dims]]:
    """Each type that the row's is part of, at each choice of what its dimensions lie in."""
    measures = context.vocabulary.measures
    for name in sorted(context.vocabulary.wholes.get(row.type, ())):
        names = sorted(set(measures[name].dimensions) & row.dims.keys())
        chains = [[(above,) for above in context.entities_in(n).chain(row.dims[n][0])] for n in names]
        for choice in product(*chains):
            yield name, tuple(zip(names, choice, strict=True))
