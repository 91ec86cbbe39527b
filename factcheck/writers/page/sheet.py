"""A page of lines no wider than asked.

Going in: texts, said one after another. Going out: one text. Whatever is said is made `visible`, wrapped by the columns that
it takes, and only then coloured, so no claim can colour a line or move the cursor. A new way to set text is one method more.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.writers.page.glyphs import columns, visible

STYLES = {"grave": "1;31", "strained": "1;33", "notice": "1;36", "strong": "1", "faint": "2"}
"""What a style means, as the parameters of ANSI's "select graphic rendition" (ECMA-48, section 8.3.117)."""

NARROWEST = 40


class Page:
    """Collects lines; `text()` is what has been said so far."""

    def __init__(self, width: int, *, color: bool = False) -> None:
        self.width = max(width, NARROWEST)
        self.color = color
        self._lines: list[str] = []

    def say(self, text: str, *, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """A paragraph; lines after the first stand `hang` columns further in."""
        for n, line in enumerate(wrapped(text, self.width - indent, hang)):
            self._lines.append(" " * (indent + (hang if n else 0)) + self.paint(line, style))

    def field(self, label: str, text: str, *, indent: int, gap: int, style: str = "") -> None:
        """A label in a column `gap` wide, and its text beside it; a label too long for that has a line of its own."""
        label = visible(label)
        lines = list(wrapped(text, self.width - indent - gap)) or [""]
        if columns(label) >= gap:
            self._lines.append(" " * indent + self.paint(label, style))
            label = ""
        blanks = " " * (gap - columns(label)) if lines[0] else ""
        self._lines.append(" " * indent + self.paint(label, style) + blanks + lines[0])
        self._lines += [" " * (indent + gap) + line for line in lines[1:]]

    def beside(self, text: str, right: str, *, indent: int, hang: int) -> None:
        """A paragraph, and at the end of its last line, or below, what stands at the right edge: a place that an editor opens."""
        lines = [(indent + (hang if n else 0), line) for n, line in enumerate(wrapped(text, self.width - indent, hang))]
        start, last = lines.pop() if lines else (indent, "")
        self._lines += [" " * at + line for at, line in lines]
        right = visible(right)
        room = self.width - start - columns(last) - columns(right)
        if room < 2:
            self._lines.append(" " * start + last)
            start, last, room = indent + hang, "", self.width - indent - hang - columns(right)
        if room < 0:
            self.say(right, indent=start)
        else:
            self._lines.append(" " * start + last + " " * room + self.paint(right, "faint"))

    def numbered(self, number: int, text: str, *, gap: int) -> None:
        """A paragraph in bold with its number before it."""
        first, *rest = list(wrapped(text, self.width - gap)) or [""]
        self._lines.append(f"{number:>{gap - 2}}  {self.paint(first, 'strong')}")
        self._lines += [" " * gap + self.paint(line, "strong") for line in rest]

    def heading(self, label: str, text: str, *, hang: int, style: str) -> None:
        """A line that opens with a coloured label."""
        label = " ".join(visible(label).split())
        first, *rest = wrapped(f"{label} {text}", self.width, hang)
        if first.startswith(label):
            first = self.paint(label, style) + first[len(label) :]
        self._lines += [first, *(" " * hang + line for line in rest)]

    def verbatim(self, text: str, *, indent: int = 0) -> None:
        """Lines as they are, however long: what someone may want to copy."""
        self._lines += [(" " * indent + visible(line)).rstrip() for line in text.split("\n")]

    def blank(self) -> None:
        """An empty line, unless there is one already."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def paint(self, text: str, style: str) -> str:
        """The text in a style, where the page is in colour."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.color and style and text else text

    def text(self) -> str:
        """All lines, with a newline at the end of each and none beyond."""
        lines = self._lines[:-1] if self._lines and not self._lines[-1] else self._lines
        return "".join(f"{line}\n" for line in lines)


def wrapped(text: str, width: int, hang: int = 0) -> Iterator[str]:
    """The lines of a text, its runs of white space made one blank; a word longer than a line is cut."""
    line, room = "", width
    for word in text.split():
        for piece in _pieces(visible(word), width - hang):
            joined = f"{line} {piece}" if line else piece
            if columns(joined) <= room:
                line = joined
                continue
            yield line
            line, room = piece, width - hang
    if line:
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    while columns(word) > width:
        cut = max((n for n in range(1, len(word)) if columns(word[:n]) <= width), default=1)
        yield word[:cut]
        word = word[cut:]
    yield word
