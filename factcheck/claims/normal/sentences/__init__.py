"""What each claim says, as a sentence of English (DESIGN, section 7).

Going in: a claim with all that was read of it. Going out: who says it, what it says, its time and its publication, in words
as they were written: names as written, never ids; times in the zone that they were given in; values with their hedges. What
was only worked out stands in brackets. Another form of claim gets another step in `body`; another way to write a date a line
in `dates`.
"""
