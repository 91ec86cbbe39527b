"""What a type says of its dimensions and value, in words.

Going in: a measure or an event type, the value as written, and the names that stand in the dimensions. Going out: its `phrase`
with them in place, or its title or name with them behind. A phrase tells what it counts itself, so persons are not named again:
`at least 1,500 sent to Russia`; any other unit follows its number unless it stands there, or the phrase goes on with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.claims.normal.sentences.names import listed
from factcheck.claims.vocabulary import EventType, Measure
from factcheck.values.lexicon import ENGLISH
from factcheck.values.units import plural, same_unit

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_LINKING = frozenset(
    "about across against along among around as at before behind beside between by for from in inside into near of off on "
    "onto out over past through to toward towards under up upon via with within".split()
)
"""Words that go with the name after them, and are left out with it."""
_NAMELESS = frozenset(("person", "item"))
_NONE = frozenset(("no", "none"))


def said_of(declared: Measure | EventType, value: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """What is claimed, but for its time."""
    phrase = declared.phrase
    if not phrase:
        return _titled(declared, value, names)
    told: list[str] = []
    at = 0
    for found in _PLACEHOLDER.finditer(phrase):
        between, at, name = phrase[at : found.start()], found.end(), found[1]
        if name == "value" and isinstance(declared, Measure):
            told += [between, with_unit(value, declared, phrase[at:])]
        elif name in names:
            told += [between, listed(names[name])]
        else:
            told.append(_left_out(between, name))
    rest = {name: values for name, values in names.items() if f"{{{name}}}" not in phrase}
    return " ".join(f"{''.join((*told, phrase[at:]))}{_behind(rest)}".split())


def _left_out(between: str, name: str) -> str:
    """Words before a name that the claim does not give: without the one that leads to it, else `some force`."""
    words = between.rstrip().rsplit(" ", 1)
    return words[0] if len(words) == 2 and words[-1] in _LINKING else f"{between}some {name}"


def _titled(declared: Measure | EventType, value: str, names: Mapping[str, tuple[str, ...]]) -> str:
    title = f"{declared.title or declared.name}{_behind(names)}"
    return f"{title}: {with_unit(value, declared, '')}" if isinstance(declared, Measure) and value else title


def _behind(names: Mapping[str, tuple[str, ...]]) -> str:
    told = ", ".join(f"{name} {listed(values)}" for name, values in names.items())
    return f" ({told})" if told else ""


def with_unit(value: str, measure: Measure, following: str) -> str:
    """The value as written, with the unit of its measure where nothing else tells it."""
    unit = measure.unit
    if unit is None or unit in _NAMELESS or not value or value.casefold() in _NONE or _has_unit(value, unit):
        return value
    several = plural(unit)
    if following.split()[:1] in ([unit], [several]):
        return value
    return f"{value} {unit if value.rsplit(maxsplit=1)[-1] == '1' else several}"


def _has_unit(value: str, unit: str) -> bool:
    """Whether the text of a value names a unit or a currency, its own or another."""
    words = re.findall(r"[^\W\d_]+|[^\w\s.,:±~-]", value)
    money = ENGLISH.money.currencies.get(unit, "").split(", ")
    plurals = [word for words in ENGLISH.units.irregular.values() for word in words]
    known = (*ENGLISH.units.names, *ENGLISH.units.names.values(), *plurals, *ENGLISH.money.currencies, *money)
    return any(
        not word.isalpha() or same_unit(word, unit) or word in known or word.removesuffix("s") in known
        for word in words
    )
