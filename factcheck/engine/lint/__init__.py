"""Rules checked before claims: what can be proved of rules from their own words and the vocabulary.

Going in: the laws of a choice of packs. Going out: `LintFinding`s. A law is spoken of claims that are all variables (`world`,
`expressions`, `scope`, `axioms`), and the exact solver of the joint check is asked what is possible (`ask`):
of each rule on its own (`alone`), and of rules together (`together`). To look for one more thing, add a function beside those.
"""
