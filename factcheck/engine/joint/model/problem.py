"""Constraints on the world, free of any solver: what the joint check hands from one step to the next.

Going in: nothing. Going out: frozen variables, inequalities over them, formulas of these, and `JointProblem`. Every constraint
knows the law or the claims that it comes from, and the soft groups that must be kept for it to hold. To add a kind of formula,
add it here and to each reader: `feasibility`, `z3_oracle`, and in `proof` `propagate`, `check` and `proof_words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from factcheck.claims.table import Row
from factcheck.records import Record
from factcheck.values.bounds import Number

SoftGroup = int
"""Claims enabled or withdrawn as one, by number; beyond the last of `JointProblem.soft_groups`, an any-of of some of them."""

Factor = int | Fraction


@attrs.frozen(eq=False, repr=False)
class Variable(Record):
    """One number or moment of the world. `row` and `field` say whose, absent where a variable only helps to write an order."""

    whole: bool = False
    field: str = ""
    row: Row | None = None


@attrs.frozen
class Inequality:
    """The sum of factor times variable is at most (with `strict`: below) the bound."""

    terms: tuple[tuple[Factor, int], ...]
    bound: Number
    strict: bool = False


@attrs.frozen
class All:
    """Every part holds; without parts, true."""

    parts: tuple[Formula, ...]


@attrs.frozen
class Some:
    """Some part holds; without parts, false."""

    parts: tuple[Formula, ...]


Formula = Inequality | All | Some
TRUE, FALSE = All(()), Some(())


@attrs.frozen(eq=False, repr=False)
class Provenance(Record):
    """Where a constraint comes from: a law with what it binds (by name), or, without a law, the bounds that a claim states."""

    law: str = ""
    bound: tuple[tuple[str, Row], ...] = ()
    order: bool = False


@attrs.frozen
class Constraint:
    """A formula that holds while every soft group, or any-of, of `assumptions` is active."""

    formula: Formula
    source: Provenance
    assumptions: frozenset[SoftGroup] = frozenset()


@attrs.frozen(eq=False, repr=False)
class Beyond(Record):
    """Claims among which there are more instances of a law than are written; what is written holds all the same."""

    claims: frozenset[str]
    reason: str


@attrs.frozen(eq=False, repr=False)
class JointProblem(Record):
    """Everything that the claims and the laws say of the world under one reading.

    `soft_groups` are sets of claim ids. Assumptions may also name an any-of, numbered on from the soft groups: it is active
    while any of its groups in `any_ofs` is enabled. `agreed` names, for each field that a law of agreement made one variable
    with others, that variable and the law. `left_out` says which rules could not be written, and why; `beyond`, of which a
    part was. `numbers` gives, in a complete system, the variable of each field of each row.
    """

    reading: int
    variables: tuple[Variable, ...]
    constraints: tuple[Constraint, ...]
    soft_groups: tuple[tuple[str, ...], ...]
    any_ofs: Mapping[SoftGroup, frozenset[SoftGroup]] = attrs.field(factory=dict)
    hard: frozenset[SoftGroup] = frozenset()
    agreed: Mapping[tuple[str, str], tuple[int, str]] = attrs.field(factory=dict)
    left_out: tuple[str, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    numbers: Mapping[tuple[str, str], int] = attrs.field(factory=dict)

    def holding(self, enabled: frozenset[SoftGroup]) -> Iterator[Constraint]:
        """The constraints that hold while these soft groups are kept."""
        active = self.active(enabled)
        return (constraint for constraint in self.constraints if constraint.assumptions <= active)

    def active(self, enabled: frozenset[SoftGroup]) -> frozenset[SoftGroup]:
        """These soft groups with the any-ofs that they make active."""
        return enabled | {any_of for any_of, soft_groups in self.any_ofs.items() if not soft_groups.isdisjoint(enabled)}


def inequalities(formula: Formula) -> Iterator[Inequality]:
    """Every inequality inside a formula."""
    if isinstance(formula, Inequality):
        yield formula
    else:
        for part in formula.parts:
            yield from inequalities(part)


def both(parts: list[Formula]) -> Formula:
    """All of the parts, in the simplest form."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, All) else (part,))]
    if FALSE in flat:
        return FALSE
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def either(parts: list[Formula]) -> Formula:
    """Some of the parts, in the simplest form."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Some) else (part,))]
    if TRUE in flat:
        return TRUE
    return flat[0] if len(flat) == 1 else Some(tuple(flat))
