"""What follows from a claim set, in the formats of the `bounds` command.

Going in: a `BoundsReport`. Going out: one text that ends in a newline. `text` is for people, `json` for programs; neither
formats a `Report`, so they stand in a package of their own.
"""
