"""The claim file as models: DESIGN section 3, field by field.

Going in: plain data with text for every number. Going out: frozen models whose attributes have the file's own words
(`in_` stands for `in`, which Python keeps). They are the public way to write claims in Python, and the JSON Schema is
made from them. What a field means is told once, in its description. To add a field, add it to the model that may carry
it; the reading of a file, the schema and the messages follow.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from factcheck.claims.fields import (
    Certainty,
    Chain,
    Corrects,
    Dimensions,
    First,
    Modality,
    Names,
    Reliability,
    Stance,
    Strict,
    Text,
    Texts,
    Time,
    Trust,
    Value,
)

Precision = Literal["written", "exact"]
CalendarName = Literal["gregorian", "julian"]

_ROUNDED = "The unit to which unhedged numbers here were rounded: 'million', '1000', '0.01'."


class Claim(Strict):
    """What every claim may say of itself: its id, who said it, when, and where it was published."""

    id: Text | None = Field(
        default=None, description="Name of the claim, unique in the whole claim set; made up where absent."
    )
    said_by: Chain | None = Field(default=None, description="Who said it, nearest first; the last is the origin.")
    said_on: Text | None = Field(default=None, description="When it was said.")
    statement: Text | None = Field(default=None, description="The declared act of saying that this reports.")
    in_: Text | None = Field(
        default=None, validation_alias="in", serialization_alias="in", description="The declared document."
    )
    at: Text | None = Field(default=None, description="Where in the document: 'paragraph 4', 'headline', 'caption'.")
    certainty: Certainty | None = Field(default=None, description="ICD 203 word; less than 'likely' narrows nothing.")
    trust: Trust | None = Field(default=None, description="'pinned': never suggested for withdrawal.")
    note: Text | None = Field(default=None, description="Anything else that a reader should know; never compared.")
    zone: Text | None = Field(default=None, description="Time zone of its bare dates and hours: 'Europe/Kyiv'.")
    calendar: CalendarName | None = Field(default=None, description="'julian' if its dates are old style.")
    row: Text | None = Field(default=None, validation_alias="_row", serialization_alias="_row", repr=False)


class _Telling(Claim):
    """What claims share that tell of the world themselves rather than deny another claim."""

    of: Dimensions = Field(default_factory=dict, description="Dimensions; a list stands for one claim each.")
    modality: Modality | None = Field(
        default=None, description="'actual' (default) or 'planned': announced, promised, forecast."
    )
    stance: Stance | None = Field(default=None, description="'asserts' (default), 'denies', or 'unconfirmed'.")
    occurrence: Text | None = Field(
        default=None, description="Name of the happening, where the dimensions do not tell it."
    )
    moment: Text | None = Field(
        default=None, description="'end' (closing value), or a name that claims of one moment share."
    )
    corrects: Corrects | None = Field(
        default=None, description="Id of the claim that this corrects or, without a value, retracts."
    )


class Quantity(_Telling):
    """How much or how many: a measure, its dimensions, a value and a time."""

    quantity: Text = Field(description="The measure, as a pack declares it.")
    value: Value | None = Field(
        default=None, description="The number as written: 'about 3,000', 'at least 1,500', 'none'."
    )
    as_of: Time | None = Field(default=None, description="The time at which it was so.")
    over: Time | None = Field(default=None, description="The period of a flow, or of the growth of a running total.")
    on_top_of: Text | None = Field(
        default=None, description="Id of the claim to which this one adds: an increment, not a total."
    )
    part_of: Text | None = Field(
        default=None, description="Id of the claim that counts the whole of which this is a part."
    )
    sum_of: Texts | None = Field(default=None, description="Ids of the claims that make up the whole of this.")
    rounded: Text | None = Field(default=None, description=_ROUNDED)

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.value is None and self.corrects is None:
            raise ValueError("a quantity claim needs a 'value' (only a retraction, with 'corrects', has none)")
        _one_time(self.as_of, self.over)
        return self


class Event(_Telling):
    """That something happened: an event type, its dimensions, and when."""

    event: Text = Field(description="The event type, as a pack declares it.")
    when: Time | None = Field(
        default=None, description="When it happened; of what lasts, 'a/b' says when it began and ended."
    )
    first: First | None = Field(default=None, description="true, or what it is the first of.")


class State(_Telling):
    """That something lasting held: an event type that lasts, its dimensions, and a time."""

    state: Text = Field(description="The lasting event type, as a pack declares it.")
    as_of: Time | None = Field(default=None, description="The moment at which it held.")
    over: Time | None = Field(default=None, description="The period throughout which it held.")
    first: First | None = Field(default=None, description="true, or what it is the first of.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        _one_time(self.as_of, self.over)
        return self


class Denial(Claim):
    """That what another claim asserts is denied, whoever says it."""

    denies: Names = Field(description="Id of the denied claim, or a list.")


class Disowning(Claim):
    """That its origin never said what another claim attributes to it."""

    disowns: Names = Field(description="Id of the claim whose attribution is disowned, or a list.")


def _one_time(as_of: object, over: object) -> None:
    if as_of is not None and over is not None:
        raise ValueError("a claim has either 'as_of' (a moment) or 'over' (a period), not both")


CLAIM_TYPES: Mapping[str, type[Claim]] = {
    "quantity": Quantity,
    "event": Event,
    "state": State,
    "denies": Denial,
    "disowns": Disowning,
}
"""The kinds of claim by the key that marks them."""


def kind_of(claim: Any) -> str | None:
    """The one key of `CLAIM_TYPES` that marks this claim (data or model); none where it has several or none."""
    if isinstance(claim, Claim):
        return next(key for key, model in CLAIM_TYPES.items() if isinstance(claim, model))
    found = [key for key in CLAIM_TYPES if key in claim] if isinstance(claim, Mapping) else []
    return found[0] if len(found) == 1 else None


AnyClaim = Annotated[
    Annotated[Quantity, Tag("quantity")]
    | Annotated[Event, Tag("event")]
    | Annotated[State, Tag("state")]
    | Annotated[Denial, Tag("denies")]
    | Annotated[Disowning, Tag("disowns")],
    Discriminator(kind_of),
]
"""A claim of any of the five kinds."""


class Entity(Strict):
    """A speaker, force, place, person or treaty that claims name."""

    name: Text | None = Field(default=None, description="Its name in reports.")
    aliases: Texts = Field(default_factory=list, description="Other ways to write its name.")
    within: Text | None = Field(default=None, description="The entity that contains it; 'none' for a root.")
    overlaps: Names | None = Field(
        default=None, description="Entities that it is not apart from, though none contains the other."
    )
    part_of: Text | None = Field(
        default=None, description="The body it belongs to: for counting witnesses, one with it."
    )
    member_of: Names | None = Field(
        default=None,
        description="Groups that it is a member of, for 'all of GROUP but [...]'; says nothing of who speaks.",
    )
    reliability: Reliability | None = Field(
        default=None, description="Of a source, A (reliable) to F (cannot be judged)."
    )
    trust: Trust | None = Field(default=None, description="'pinned': its claims are never suggested for withdrawal.")
    note: Text | None = Field(default=None, description="Anything else that a reader should know; never compared.")


class Statement(Strict):
    """One act of saying: a briefing, a remark."""

    by: Chain | None = Field(default=None, description="Who said it, nearest first.")
    on: Text | None = Field(default=None, description="When it was said.")
    title: Text | None = Field(default=None, description="What it is called in a report.")
    note: Text | None = Field(default=None, description="Anything else that a reader should know; never compared.")


class Document(Strict):
    """Where claims were published."""

    publisher: Text | None = Field(
        default=None, description="Who published it; the origin of claims that name no speaker."
    )
    published: Text | None = Field(default=None, description="When; EDTF, so an undated document may have a range.")
    title: Text | None = Field(default=None, description="Its title.")
    file: Text | None = Field(default=None, description="A file that holds it; never opened.")
    rounded: Text | None = Field(default=None, description=_ROUNDED)
    url: Text | None = Field(default=None, description="Its address; never opened.")
    based_on: Text | None = Field(default=None, description="The declared document of which it is a rewording.")
    said_by: Chain | None = Field(default=None, description="Who says its claims, where they do not tell.")
    zone: Text | None = Field(
        default=None, description="Time zone of bare dates and hours here and in its claims: 'Europe/Kyiv'."
    )
    calendar: CalendarName | None = Field(
        default=None, description="'julian' if its dates, and those of its claims, are old style."
    )
    language: Text | None = Field(
        default=None,
        description="Its language, as a BCP 47 tag: values and dates are read in it (German: 'de') and in English.",
    )
    trust: Trust | None = Field(default=None, description="'pinned': its claims are never suggested for withdrawal.")
    note: Text | None = Field(default=None, description="Anything else that a reader should know; never compared.")
    claims: list[AnyClaim] = Field(default_factory=list, description="The claims that it publishes.")


class Defaults(Strict):
    """What most claims of a file share; a claim's own fields win."""

    of: Dimensions = Field(default_factory=dict, description="Dimensions.")
    modality: Modality | None = Field(default=None, description="As of a claim.")
    stance: Stance | None = Field(default=None, description="As of a claim.")
    certainty: Certainty | None = Field(default=None, description="As of a claim.")
    said_by: Chain | None = Field(default=None, description="As of a claim.")
    said_on: Text | None = Field(default=None, description="As of a claim.")
    statement: Text | None = Field(default=None, description="As of a claim.")
    in_: Text | None = Field(
        default=None, validation_alias="in", serialization_alias="in", description="As of a claim."
    )


class FiscalYear(Strict):
    """When the fiscal years of a file start, and by which of their two years they are named."""

    starts: Text = Field(description="Month and day: '10-01'.")
    named: Literal["start", "end"] = Field(description="'end' if FY2024 is the one that ends in 2024.")


class ClaimFile(Strict):
    """One file of claims, with the documents, statements and entities that they name."""

    factcheck: Annotated[Literal["1"], Field(description="Version of the format: 1.")]
    title: Text | None = Field(default=None, description="What the claims are about.")
    packs: Texts = Field(default_factory=list, description="Packs beside the core packs: names, or paths to files.")
    zone: Text | None = Field(
        default=None, description="Time zone of bare dates and hours in this file: 'Europe/Kyiv'."
    )
    calendar: CalendarName | None = Field(default=None, description="'julian' if dates in this file are old style.")
    fiscal_year: FiscalYear | None = Field(default=None, description="What FY2024 means in this file.")
    precision: Precision | None = Field(default=None, description="Of unhedged numbers in this file.")
    language: Text | None = Field(
        default=None, description="In which its values and dates are written beside English, as a BCP 47 tag: 'de'."
    )
    rounded: Text | None = Field(default=None, description=_ROUNDED)
    defaults: Defaults = Field(default_factory=Defaults, description="What most claims of this file share.")
    entities: dict[str, Entity] = Field(default_factory=dict, description="Speakers, forces, places, treaties, by id.")
    statements: dict[str, Statement] = Field(default_factory=dict, description="Acts of saying, by id.")
    documents: dict[str, Document] = Field(default_factory=dict, description="Where claims were published, by id.")
    claims: list[AnyClaim] = Field(default_factory=list, description="Claims that do not stand under a document.")
