"""The parts of the report with `--full`: everything there is, in the order in which `text.FULL` names them.

Going in: a page and the `Report`. Going out: nothing; each part's one function, `add(page, report)`, says its lines on the page,
or none.
"""
