"""What a share, a ratio or a change makes of the claim that it is of: the product of two ranges.

Going in: a `Factor` and the whole's ranges. Going out: the `Reading` of the product, in the measure's unit.
"""

from __future__ import annotations

from factcheck.errors import Unreadable
from factcheck.values.bounds import NEVER_NEGATIVE, Bounds, Number, exact
from factcheck.values.factors import Factor
from factcheck.values.hedges import Pair
from factcheck.values.lexicon import Hedge
from factcheck.values.readings import Kind, Reading


def product_of(factor: Factor, whole: Reading | Pair, kind: Kind) -> Reading:
    """The range of a factor of a whole (a `Reading`, or its strict and fuzzy range), in the measure's unit.

    Of a counted measure it is widened outward to whole numbers, so that no rounding of the factor is held against it.
    """
    strict, fuzzy = (whole.strict, whole.fuzzy) if isinstance(whole, Reading) else whole
    written, told = (whole.written, whole.readings) if isinstance(whole, Reading) else ("the whole", ())
    pair = [_product(factor.strict, strict), _product(factor.fuzzy, fuzzy)]
    if not kind.signed:
        pair = [bounds.meet(NEVER_NEGATIVE) for bounds in pair]
    if any(bounds.is_empty for bounds in pair):
        raise Unreadable(f"{factor.written!r} of {written!r} leaves no number that the measure can take")
    if kind.counted:
        pair = [bounds.widened_to_whole() for bounds in pair]
    return Reading(f"{factor.written} of {written}", pair[0], pair[1], Hedge.SHARE, readings=factor.readings + told)


def _product(share: Bounds, whole: Bounds) -> Bounds:
    """All products of a factor and a member of the whole; either may be below zero."""
    corners = [
        _corner(one, one_open, two, two_open)
        for one, one_open in ((share.low, share.low_open), (share.high, share.high_open))
        for two, two_open in ((whole.low, whole.low_open), (whole.high, whole.high_open))
    ]
    low, low_open = min(corners)
    high, closed = max((number, not is_open) for number, is_open in corners)
    return Bounds(exact(low), exact(high), low_open, not closed)


def _corner(share: Number, share_open: bool, whole: Number, whole_open: bool) -> tuple[Number, bool]:
    """A product of two ends; a factor that is exactly 0 makes it 0 whatever the other one is, infinity included."""
    if (share == 0 and not share_open) or (whole == 0 and not whole_open):
        return 0, False
    if share == 0 or whole == 0:
        return 0, True
    return share * whole, share_open or whole_open
