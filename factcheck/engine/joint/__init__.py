"""The joint check: conflicts that only several rules together reveal (DESIGN, section 6).

Going in: the claim table, the laws, and what the single rules found. Going out: further findings with their derivations,
what to doubt, and how far the check came. The steps, in order: `model` (constraints, free of any solver), `components`,
`enumerate` (smallest conflicts and corrections, asking `solver`), `derive` and `recheck` (a proof for each, in exact
arithmetic), `tell`, `choices` (what to withdraw).
"""
