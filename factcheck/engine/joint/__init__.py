"""The joint check: conflicts that only several rules together reveal (DESIGN, section 6).

Going in: the claim table, the laws, and what the single rules found. Going out: further findings with their derivations,
what to doubt, and how far the check came. Five rooms, each of which knows only those before it: `model` (claims and laws become
constraints, free of any solver), `presolve` (what needs no search), `mus` (smallest conflicts and corrections, by asking an
oracle), `proof` (one for each conflict, in exact arithmetic) and `outcome` (findings, corrections, forced bounds, a timeline);
`check` leads a claim through them.
"""
