"""The parts of the text report, in the order in which `text.PARTS` names them: what a reader has two minutes for.

Going in: a page and the `Report`. Going out: nothing; each part's one function, `add(page, report)`, says its lines on the page,
or none. To tell more, write a part beside these and name it there; what only `--full` tells lies in `full`.
"""
