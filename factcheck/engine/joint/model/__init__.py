"""From claims and laws to a problem: constraints over numbered variables, free of any solver."""
