"""What a text for a terminal is made of: safe characters, lines that fit, dates and counts in words.

Going in: texts that others wrote. Going out: a `Page` of lines. Nothing reaches a terminal but through `glyphs.visible`. A new
kind of block gets its own module beside `sheet`.
"""
