"""The commands: `commands/NAME.py` is `factcheck NAME`; being there is the registration.

Going in: what argparse read. Going out: an `Output`. Each module has `SUMMARY` (a line for the overview), `USAGE`, `ABOUT`,
`configure(parser)` and `run(options) -> Output`, which raises `InputError` where the call cannot be used. It imports what it
needs inside `run`, so that help and other commands start fast.
"""
