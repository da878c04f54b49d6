"""Where code stands in Markdown: fenced blocks, spans between backticks, indented blocks of markup.

What is taken out or mended before the Markdown is rendered leaves these alone.
"""

import re
from bisect import bisect_right

# The beginning of code, for a pattern that looks for other beginnings too (with re.MULTILINE).
START = (
    r"^[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+(?P<fence>`{3,}+(?=[^`\n]*+$)|~{3,}+)"
    r"|(?P<ticks>`++)"
    r"|(?:\A|(?<=\n\n))(?P<indented>(?: {4}|\t)[ \t]*+<(?:[!?]|/?(?:script|style|html|head|meta|link|title"
    r"|textarea|noscript|svg|math|template|xmp|code)\b))"
)
_TICKS = re.compile("`+")
_BLANK_LINE = re.compile(r"\n[ \t]*+\n")
_OUTDENTED = re.compile(r"\n(?= {0,3}[^\s])")


class Ends:
    """The ends of the code that begins at matches of START, asked for in rising order."""

    def __init__(self, text: str):
        self.text = text
        self._paragraph_end = -1
        self._runs: dict[int, list[int]] = {}  # of backticks in this paragraph, by their number

    def of(self, match: re.Match) -> int | None:
        """Where the code ends; None where backticks are only signs."""
        if match["ticks"]:
            return self._span(match)
        if match["fence"]:
            return self._fence(match)
        end = _OUTDENTED.search(self.text, match.end())
        return end.start() if end else len(self.text)

    def _fence(self, match: re.Match) -> int:
        sign, least = match["fence"][0], len(match["fence"])
        closing = re.compile(rf"^[ \t>]*+{sign}{{{least},}}+[ \t]*+$", re.MULTILINE)
        end = closing.search(self.text, match.end())
        return end.end() if end else len(self.text)

    def _span(self, match: re.Match) -> int | None:
        # A span never goes on after a blank line, and ends at as many backticks as began it.
        if match.start() >= self._paragraph_end:
            self._learn_paragraph(match.start())
        length = len(match["ticks"])
        same = self._runs.get(length, [])
        later = bisect_right(same, match.start())
        return same[later] + length if later < len(same) else None

    def _learn_paragraph(self, start: int) -> None:
        blank = _BLANK_LINE.search(self.text, start)
        self._paragraph_end = blank.start() if blank else len(self.text)
        self._runs = {}
        for run in _TICKS.finditer(self.text, start, self._paragraph_end):
            self._runs.setdefault(len(run[0]), []).append(run.start())
