"""The pack `harbour`, as data: see `pack.yaml` beside this file. There is no code in this package."""
