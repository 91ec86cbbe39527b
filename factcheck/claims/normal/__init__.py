"""From parsed claim files to the claim table, in small steps.

Going in: `ParsedFile`s and a `Vocabulary`. Going out: a `ClaimTable` and remarks, or an `InputError` with everything that is
wrong. The steps, in order: `names` (what is declared), `drafts` (defaults, types, dimensions), `speech` (who said it, in which
document), `timing` (when), `firsts` (the first of what), `figures` (how much); all problems are found by here. Then `rows` (one
row for each thing told), `implied` (what types and counts imply), `moments` (what is surely the same time) and `corrections`
(which claims a correction keeps apart). After them there are only rows
with two pairs of bounds. To say more in a claim, add a field to the models and read it in the step that it belongs to.
"""

from factcheck.claims.normal.pipeline import Normalised, normalise, problems_of

__all__ = ["Normalised", "normalise", "problems_of"]
