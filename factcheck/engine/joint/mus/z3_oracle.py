"""The exact solver: the one module that knows z3, imported only when a component needs it.

Going in: a component's constraints. Going out: for a set of kept soft groups `Sat`, `Unsat` with a core, or
`Unknown` with the reason. Constraints are handed over as SMT-LIB 2 text (C. Barrett, P. Fontaine and C. Tinelli, The
SMT-LIB Standard 2.6) and soft groups as assumptions; numbers are exact rationals throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import inf

import attrs
import z3

from factcheck.deadline import RAN_OUT, Deadline
from factcheck.engine.joint.model.problem import All, Constraint, Formula, Inequality, JointProblem, SoftGroup
from factcheck.engine.joint.mus.sat_result import Answer, Sat, Unknown, Unsat
from factcheck.engine.joint.presolve.components import Component
from factcheck.values.bounds import Number, exact


class Z3Oracle:
    """Answers which sets of soft groups leave a world to one component."""

    def __init__(self, problem: JointProblem, component: Component, deadline: Deadline) -> None:
        self.deadline = deadline
        self._numbers = sorted(_variables(component))
        self._solver = z3.SimpleSolver()
        self._solver.set("core.minimize", True)
        self._solver.from_string(text(problem, component))
        self._literals = {soft_group: z3.Bool(f"u{soft_group}") for soft_group in sorted(component.soft_groups)}
        self._asts = {soft_group: literal.as_ast() for soft_group, literal in self._literals.items()}
        self._soft_groups = {literal.get_id(): soft_group for soft_group, literal in self._literals.items()}
        self._whole = {number for number in self._numbers if problem.variables[number].whole}

    def ask(self, enabled: Iterable[SoftGroup]) -> Answer:
        """Whether a world is left while these soft groups are kept."""
        left = self.deadline.left
        if left <= 0:
            return Unknown(RAN_OUT)
        self._solver.set("timeout", max(1, int(left * 1000)))
        answer = self._check([self._asts[soft_group] for soft_group in sorted(enabled) if soft_group in self._asts])
        if answer == z3.sat:
            return Sat(self._values)
        if answer == z3.unsat:
            return Unsat(frozenset(self._soft_groups[literal.get_id()] for literal in self._solver.unsat_core()))
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

    def __init__(self, problem: JointProblem, constraints: Sequence[Constraint], deadline: Deadline) -> None:
        self.deadline = deadline
        self.problem = problem
        bare = tuple(attrs.evolve(constraint, assumptions=frozenset()) for constraint in constraints)
        self._optimize = z3.Optimize()
        self._optimize.from_string(text(problem, Component(bare, frozenset())))

    def end(self, number: int, is_low: bool) -> tuple[Number, bool] | Unknown | None:
        """The end of the variable and whether it is open, an infinity where there is none; `None` where no world is left."""
        left = self.deadline.left
        if left <= 0:
            return Unknown("the time budget ran out")
        self._optimize.push()
        try:
            self._optimize.set("timeout", max(1, int(left * 1000)))
            whole = self.problem.variables[number].whole
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


def core(problem: JointProblem, constraints: Sequence[Constraint], deadline: Deadline) -> list[Constraint] | None:
    """Few of the constraints that together leave no world, assumptions aside; `None` where that could not be told in time."""
    named = Component(
        tuple(attrs.evolve(c, assumptions=frozenset((n,))) for n, c in enumerate(constraints)),
        frozenset(range(len(constraints))),
    )
    asked = Z3Oracle(attrs.evolve(problem, any_ofs={}), named, deadline)
    enabled = named.soft_groups
    for _ in range(2):  # a core of a core is smaller still
        answer = asked.ask(enabled)
        if not isinstance(answer, Unsat):
            return None
        enabled = answer.core
    return [constraints[n] for n in sorted(enabled)]


def text(problem: JointProblem, component: Component) -> str:
    """The component in SMT-LIB 2."""
    lines = [f"(declare-const u{soft_group} Bool)" for soft_group in sorted(component.soft_groups)]
    for any_of in sorted(frozenset().union(*(c.assumptions for c in component.constraints)) & problem.any_ofs.keys()):
        lines.append(f"(declare-const u{any_of} Bool)")
        lines += [f"(assert (=> u{soft_group} u{any_of}))" for soft_group in sorted(problem.any_ofs[any_of])]
    for number in sorted(_variables(component)):
        lines.append(f"(declare-const v{number} {'Int' if problem.variables[number].whole else 'Real'})")
    for constraint in component.constraints:
        written = _written(constraint.formula, problem)
        if constraint.assumptions:
            negated = " ".join(f"(not u{soft_group})" for soft_group in sorted(constraint.assumptions))
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


def _written(formula: Formula, problem: JointProblem) -> str:
    if isinstance(formula, Inequality):
        return _inequality(formula, problem)
    if not formula.parts:
        return "true" if isinstance(formula, All) else "false"
    word = "and" if isinstance(formula, All) else "or"
    return f"({word} {' '.join(_written(part, problem) for part in formula.parts)})"


def _inequality(formula: Inequality, problem: JointProblem) -> str:
    """Sums of whole variables with whole factors stay whole; any other is a sum of reals."""
    if formula.bound == 0 and len(formula.terms) == 2 and formula.terms[0][0] == 1 and formula.terms[1][0] == -1:
        low, high = formula.terms[0][1], formula.terms[1][1]  # an order, as most constraints are
        if problem.variables[low].whole == problem.variables[high].whole:
            return f"({'<' if formula.strict else '<='} v{low} v{high})"
    whole = all(problem.variables[number].whole for _, number in formula.terms) and all(
        isinstance(x, int) for x in (formula.bound, *(factor for factor, _ in formula.terms))
    )
    terms = [_term(factor, f"v{number}", problem.variables[number].whole, whole) for factor, number in formula.terms]
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
