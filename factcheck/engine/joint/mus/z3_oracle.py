"""The exact solver: the one module that knows z3, imported only when a component needs it.

Going in: a component's constraints. Going out: for a set of kept units `Consistent`, `Conflicting` with a core, or
`Unknown` with the reason. Constraints are handed over as SMT-LIB 2 text (C. Barrett, P. Fontaine and C. Tinelli, The
SMT-LIB Standard 2.6) and units as assumptions; numbers are exact rationals throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf

import attrs
import z3

from factcheck.deadline import RAN_OUT, Deadline
from factcheck.engine.joint.model.problem import All, Constraint, Formula, Inequality, System, Unit
from factcheck.engine.joint.mus.sat_result import Answer, Conflicting, Consistent, Unknown
from factcheck.engine.joint.presolve.components import Component
from factcheck.values.bounds import Number, exact


class Solver:
    """Answers which sets of units leave a world to one component."""

    def __init__(self, system: System, component: Component, clock: Deadline) -> None:
        self.clock = clock
        self._numbers = sorted(_variables(component))
        self._solver = z3.SimpleSolver()
        self._solver.set("core.minimize", True)
        self._solver.from_string(text(system, component))
        self._literals = {unit: z3.Bool(f"u{unit}") for unit in sorted(component.units)}
        self._asts = {unit: literal.as_ast() for unit, literal in self._literals.items()}
        self._units = {literal.get_id(): unit for unit, literal in self._literals.items()}
        self._whole = {number for number in self._numbers if system.variables[number].whole}

    def ask(self, kept: Iterable[Unit]) -> Answer:
        """Whether a world is left while these units are kept."""
        left = self.clock.left
        if left <= 0:
            return Unknown(RAN_OUT)
        self._solver.set("timeout", max(1, int(left * 1000)))
        answer = self._check([self._asts[unit] for unit in sorted(kept) if unit in self._asts])
        if answer == z3.sat:
            return Consistent(self._values)
        if answer == z3.unsat:
            return Conflicting(frozenset(self._units[literal.get_id()] for literal in self._solver.unsat_core()))
        reason = self._solver.reason_unknown()
        return Unknown(RAN_OUT if reason in ("timeout", "canceled") else f"the solver gave up: {reason}")

    def _check(self, assumed: Sequence[object]) -> z3.CheckSatResult:
        """`Solver.check`, without its looking at each of thousands of assumptions anew."""
        listed = (z3.Ast * len(assumed))(*assumed)
        return z3.CheckSatResult(
            z3.Z3_solver_check_assumptions(self._solver.ctx.ref(), self._solver.solver, len(assumed), listed)
        )

    def _values(self) -> dict[int, Fraction]:
        model = self._solver.model()
        found: dict[int, Fraction] = {}
        for number in self._numbers:
            variable = z3.Int(f"v{number}") if number in self._whole else z3.Real(f"v{number}")
            value = model.eval(variable, model_completion=True)
            found[number] = _fraction(value)
        return found


class Extremes:
    """How small and how large a variable can be in any world of constraints that all hold."""

    def __init__(self, system: System, constraints: Sequence[Constraint], clock: Deadline) -> None:
        self.clock = clock
        self.system = system
        bare = tuple(attrs.evolve(constraint, guard=frozenset()) for constraint in constraints)
        self._optimize = z3.Optimize()
        self._optimize.from_string(text(system, Component(bare, frozenset())))

    def end(self, number: int, is_low: bool) -> tuple[Number, bool] | Unknown | None:
        """The end of the variable and whether it is open, an infinity where there is none; `None` where no world is left."""
        left = self.clock.left
        if left <= 0:
            return Unknown("the time budget ran out")
        self._optimize.push()
        try:
            self._optimize.set("timeout", max(1, int(left * 1000)))
            whole = self.system.variables[number].whole
            variable = z3.Int(f"v{number}") if whole else z3.Real(f"v{number}")
            goal = self._optimize.minimize(variable) if is_low else self._optimize.maximize(variable)
            answer = self._optimize.check()
            if answer == z3.unsat:
                return None
            if answer != z3.sat:
                return Unknown(f"the solver gave up: {self._optimize.reason_unknown()}")
            values = self._optimize.lower_values(goal) if is_low else self._optimize.upper_values(goal)
        finally:
            self._optimize.pop()
        infinite, end, beyond = (_fraction(value) for value in values)
        if infinite:
            return (-inf if is_low else inf), False
        return exact(end), bool(beyond)


def _fraction(value: z3.ExprRef) -> Fraction:
    return Fraction(str(value.as_fraction() if z3.is_rational_value(value) else value.as_long()))


def needed(system: System, constraints: Sequence[Constraint], clock: Deadline) -> list[Constraint] | None:
    """Few of the constraints that together leave no world, guards aside; `None` where that could not be told in time."""
    named = Component(
        tuple(attrs.evolve(c, guard=frozenset((n,))) for n, c in enumerate(constraints)),
        frozenset(range(len(constraints))),
    )
    asked = Solver(attrs.evolve(system, supports={}), named, clock)
    kept = named.units
    for _ in range(2):  # a core of a core is smaller still
        answer = asked.ask(kept)
        if not isinstance(answer, Conflicting):
            return None
        kept = answer.core
    return [constraints[n] for n in sorted(kept)]


def text(system: System, component: Component) -> str:
    """The component in SMT-LIB 2."""
    lines = [f"(declare-const u{unit} Bool)" for unit in sorted(component.units)]
    for support in sorted(frozenset().union(*(c.guard for c in component.constraints)) & system.supports.keys()):
        lines.append(f"(declare-const u{support} Bool)")
        lines += [f"(assert (=> u{unit} u{support}))" for unit in sorted(system.supports[support])]
    for number in sorted(_variables(component)):
        lines.append(f"(declare-const v{number} {'Int' if system.variables[number].whole else 'Real'})")
    for constraint in component.constraints:
        written = _written(constraint.formula, system)
        if constraint.guard:
            negated = " ".join(f"(not u{unit})" for unit in sorted(constraint.guard))
            written = f"(or {negated} {written})"
        lines.append(f"(assert {written})")
    return "\n".join(lines)


def _variables(component: Component) -> set[int]:
    found: set[int] = set()
    stack: list[Formula] = [constraint.formula for constraint in component.constraints]
    while stack:
        formula = stack.pop()
        if isinstance(formula, Inequality):
            found.update(number for _, number in formula.terms)
        else:
            stack.extend(formula.parts)
    return found


def _written(formula: Formula, system: System) -> str:
    if isinstance(formula, Inequality):
        return _inequality(formula, system)
    if not formula.parts:
        return "true" if isinstance(formula, All) else "false"
    word = "and" if isinstance(formula, All) else "or"
    return f"({word} {' '.join(_written(part, system) for part in formula.parts)})"


def _inequality(formula: Inequality, system: System) -> str:
    """Sums of whole variables with whole factors stay whole; any other is a sum of reals."""
    if formula.bound == 0 and len(formula.terms) == 2 and formula.terms[0][0] == 1 and formula.terms[1][0] == -1:
        low, high = formula.terms[0][1], formula.terms[1][1]  # an order, as most constraints are
        if system.variables[low].whole == system.variables[high].whole:
            return f"({'<' if formula.strict else '<='} v{low} v{high})"
    whole = all(system.variables[number].whole for _, number in formula.terms) and all(
        isinstance(x, int) for x in (formula.bound, *(factor for factor, _ in formula.terms))
    )
    terms = [_term(factor, f"v{number}", system.variables[number].whole, whole) for factor, number in formula.terms]
    total = terms[0] if len(terms) == 1 else f"(+ {' '.join(terms)})"
    return f"({'<' if formula.strict else '<='} {total} {_number(formula.bound, whole)})"


def _term(factor: int | Fraction, name: str, is_whole: bool, whole: bool) -> str:
    variable = f"(to_real {name})" if is_whole and not whole else name
    return variable if factor == 1 else f"(* {_number(factor, whole)} {variable})"


def _number(number: int | Fraction | float, whole: bool) -> str:
    exact = Fraction(number)
    top = str(abs(exact.numerator)) + ("" if whole else ".0")
    size = top if exact.denominator == 1 else f"(/ {top} {exact.denominator}.0)"
    return f"(- {size})" if exact < 0 else size
