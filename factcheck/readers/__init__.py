"""From what the caller names to trees: files and folders, standard input, data frames, and Python objects.

Going in: paths, bytes, frames, dictionaries. Going out: one `Tree` for each. To add a file format, add one module to
`formats`.
"""
