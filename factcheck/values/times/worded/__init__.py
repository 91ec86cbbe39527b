"""Dates and hours in words: `9 June 2025`, `Tuesday night`, `the end of June`, `two days ago`, `around 11pm on Monday`.

Going in: a text, the words of its language and a `Frame`. Going out: a `Span`, or two for a range, or nothing where the text is
in no such words. Each reader takes the whole text or none of it; what is ambiguous raises `Unreadable`. To read a new form, add
a reader to `reader.READERS`.
"""

from factcheck.values.times.worded.reader import read_pair, read_words

__all__ = ["read_pair", "read_words"]
