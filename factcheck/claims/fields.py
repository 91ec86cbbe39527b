"""The types of the fields of a claim file.

Going in: what stands in a file, or what a caller of the library passes. Going out: text as it was written, never a
number that was turned into something else. Each union is told apart by the shape of what is given (text, mapping,
list), so that one mistake makes one message. To add a shape, add a choice to its field and the tag to `TAGS`.
"""

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from numbers import Rational, Real
from typing import Annotated, Any, Literal, Self

import attrs
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

TAGS = frozenset("<text> <list> <time> <figures> <share> <ratio> <change> <since> <correction> <truth>".split())
"""The tags of the shapes; pydantic puts them into the path of an error, where no reader should see them."""


class Strict(BaseModel):
    """What every model of a claim file shares: frozen, no field but the declared, built when first used."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True, defer_build=True
    )


def as_text(value: object) -> object:
    """A number or a date as the text that a claim file would hold; anything else as it is."""
    if type(value) is str:
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return value
    if isinstance(value, Rational):
        return str(value)
    if not isinstance(value, Decimal) and float(value).is_integer():
        return str(int(float(value)))
    return format(Decimal(str(value)), "f")


TEXT = core_schema.no_info_before_validator_function(
    as_text, core_schema.str_schema(min_length=1, strip_whitespace=True)
)


@attrs.frozen(eq=False)
class OneOf:
    """A field that takes several shapes, told apart by `shape_of`, which gives the tag of one of `choices` or nothing.

    A choice is a model or a core schema. Written out here rather than as a `Union` of annotated types because pydantic
    takes ten times as long to build those, and every start of the program would pay for it.
    """

    choices: Mapping[str, Any]
    shape_of: Callable[[Any], str | None]

    @property
    def schema(self) -> CoreSchema:
        """The schema, where no choice is a model."""
        return core_schema.tagged_union_schema(dict(self.choices), self.shape_of)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = {
            tag: choice if isinstance(choice, dict) else handler.generate_schema(choice)
            for tag, choice in self.choices.items()
        }
        return core_schema.tagged_union_schema(choices, self.shape_of)


@attrs.frozen(eq=False)
class _Plain:
    schema: CoreSchema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.schema


Text = Annotated[str, _Plain(TEXT)]
"""Text as it stands; from Python a number or a date too."""


def _shape(mapping: str) -> Callable[[Any], str | None]:
    def shape_of(value: Any) -> str | None:
        if type(value) is str:
            return "<text>"
        if isinstance(value, Mapping | BaseModel):
            return mapping
        if isinstance(value, list | tuple):
            return "<list>"
        return "<text>" if isinstance(as_text(value), str) else None

    return shape_of


def _value_shape(value: Any) -> str | None:
    for key, (model, tag) in _BY_OTHERS.items():
        if isinstance(value, model) or (isinstance(value, Mapping) and key in value):
            return tag
    return _plain_value_shape(value)


def _first_shape(value: Any) -> str | None:
    if isinstance(value, Mapping | BaseModel):
        return "<since>"
    return "<truth>" if value in (True, False, "true", "false") else None


_plain_shape = _shape("<mapping>")
_plain_value_shape = _shape("<figures>")


def _some(item: CoreSchema) -> CoreSchema:
    return core_schema.list_schema(item, min_length=1)


_NAMES = OneOf({"<text>": TEXT, "<list>": _some(TEXT)}, _plain_shape)
_CHAIN = OneOf({"<text>": TEXT, "<list>": _some(_NAMES.schema)}, _plain_shape)

Texts = Annotated[list[str], _Plain(_some(TEXT))]


class Relative(Strict):
    """A time told by another: after or before a claim or a date, by a gap or by none that was told."""

    after: Text | None = Field(default=None, description="Id of a claim, or a date.")
    before: Text | None = Field(default=None, description="Id of a claim, or a date.")
    gap: Text | None = Field(default=None, description="How long after or before: '4 months', 'about a week'.")
    aged: Text | None = Field(
        default=None, description="Completed years since 'after', a birth: '17' is from 17 up to 18."
    )

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        if (self.after is None) == (self.before is None):
            raise ValueError("a relative time has either 'after' or 'before'")
        if self.aged is not None and (self.gap is not None or self.after is None):
            raise ValueError("'aged' counts completed years 'after' a birth, and stands in place of 'gap'")
        return self

    @property
    def length(self) -> tuple[str, str] | None:
        """The field that tells how long, and its text as `read_gap` takes it; nothing where neither is given."""
        if self.aged is not None:
            return "aged", f"aged {self.aged}"
        return ("gap", self.gap) if self.gap is not None else None


class Figures(Strict):
    """A value with its ends: at least one of the three figures, and a unit where it is not the measure's own."""

    low: Text | None = Field(default=None, description="The least that it can be.")
    best: Text | None = Field(default=None, description="The figure itself.")
    high: Text | None = Field(default=None, description="The most that it can be.")
    unit: Text | None = Field(default=None, description="Unit of the figures, where it is not the measure's own.")

    @model_validator(mode="after")
    def _some_figure(self) -> Self:
        if self.low is None and self.best is None and self.high is None:
            raise ValueError("a value needs one of 'low', 'best' and 'high'")
        return self


class Share(Strict):
    """A part of what another claim counts, as a share of it."""

    share: Text = Field(description="The share: 'about a third', '40 %'.")
    of: Text = Field(description="Id of the claim that counts the whole.")


class Ratio(Strict):
    """How many times as much as another claim tells: a figure of its own."""

    times: Text = Field(description="The ratio: '1.13', 'twice', 'three times'.")
    of: Text = Field(description="Id of the claim that tells what this is a multiple of.")


class Change(Strict):
    """How much more or less than another claim tells, as a part of that: a figure of its own."""

    change: Text = Field(description="The change: '13 %', '-29.8 %', 'down a third'.")
    of: Text = Field(description="Id of the claim that tells what this is a change from.")


_BY_OTHERS: Mapping[str, tuple[type[Strict], str]] = {
    "share": (Share, "<share>"),
    "times": (Ratio, "<ratio>"),
    "change": (Change, "<change>"),
}
"""The values that are told by another claim, by the key that marks them."""


class Since(Strict):
    """What a first is the first of: since a time, or among those equal in some dimensions."""

    since: Text | None = Field(default=None, description="No other since this date.")
    among: Texts | None = Field(default=None, description="Dimensions: no other with the same values in these.")

    @model_validator(mode="after")
    def _some_limit(self) -> Self:
        if self.since is None and self.among is None:
            raise ValueError("a first that is limited needs 'since' or 'among'")
        return self


class Correction(Strict):
    """A correction that holds for one origin only."""

    of: Text = Field(description="Id of the claim that is corrected.")
    only: Text = Field(description="The one origin for which the correction counts; 'origin' is the correction's own.")


Names = Annotated[str | list[str], _NAMES]
"""One name or a list of names."""

Chain = Annotated[str | list[str | list[str]], _CHAIN]
"""Speakers, nearest first, the origin last; a list inside the list is several who say it together."""

Dimensions = Annotated[dict[str, str | list[str]], _Plain(core_schema.dict_schema(TEXT, _NAMES.schema))]
"""Values by dimension; a list stands for one claim each."""

_OneTime = Annotated[str | Relative, OneOf({"<text>": TEXT, "<time>": Relative}, _shape("<time>"))]
Time = Annotated[
    str | Relative | list[str | Relative],
    OneOf(
        {"<text>": TEXT, "<time>": Relative, "<list>": Annotated[list[_OneTime], Field(min_length=1)]}, _shape("<time>")
    ),
]
"""A date in EDTF or plain words, a relative time, or a list of times that all hold."""

Value = Annotated[
    str | Figures | Share | Ratio | Change,
    OneOf(
        {"<text>": TEXT, "<figures>": Figures, **{tag: model for model, tag in _BY_OTHERS.values()}},
        _value_shape,
    ),
]
"""A written number with its hedge, its ends, or a share, a multiple or a change of another claim."""

First = Annotated[bool | Since, OneOf({"<truth>": core_schema.bool_schema(), "<since>": Since}, _first_shape)]
Corrects = Annotated[str | Correction, OneOf({"<text>": TEXT, "<correction>": Correction}, _shape("<correction>"))]

Modality = Literal["actual", "planned"]
Stance = Literal["asserts", "denies", "unconfirmed"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Trust = Literal["pinned"]
Certainty = Literal[
    "almost no chance", "remote",
    "very unlikely", "highly improbable",
    "unlikely", "improbable",
    "roughly even chance", "roughly even odds",
    "likely", "probable",
    "very likely", "highly probable",
    "almost certain", "nearly certain",
]  # fmt: skip
"""The words of ICD 203, Analytic Standards (US Director of National Intelligence, 2015), least likely first."""
