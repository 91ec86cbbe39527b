"""The file formats: `formats/NAME.py` reads files that end in `.NAME`; being there is the registration.

Going in: the bytes of one file. Going out: its `Tree`. Each module has one function, `read(raw, path, sha256) -> Tree`,
which raises `InputError`; it is imported only when a file of its format is given.
"""
