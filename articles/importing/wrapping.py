"""Lines that were cut at a width, joined to paragraphs again.

A web page's copy has one paragraph a line; a mail or an old terminal cuts each line at some column. A page
is taken for cut when there is a width at which nearly every line that breaks off in the middle of a
sentence is so full that the next word would not have fitted. Then a paragraph ends where a line is not
full, and where the next one is indented otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, pairwise

from articles.importing import plain_text
from articles.importing.lines import Line

NARROWEST, NARROWEST_WITHOUT_SPACES, WIDEST = 40, 20, 200
_SURE_UP_TO = 120  # wider than this, one or two pairs of lines prove nothing
_LONGEST_WORD = 24  # a longer “word” is an address, or a script without spaces

_SENTENCE_END = re.compile("[.!?…:;。！？؟।»”\"')\\]]$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_AND = plain_text.words("and or und oder et ou y e o en of och og eller i ja tai")
_SPEECH = ("—", "―")


def seam(first: str, second: str) -> str:
    """What joins two lines of one wrapped text: nothing after a hyphen or between Chinese characters."""
    tight = _WIDE.match(first[-1:]) and _WIDE.match(second[:1])
    hyphen = first[-1:] == "-" and first[-2:-1].isalpha() and second[:1].isalnum()
    broken_word = hyphen and second.split(" ", 1)[0] not in _AND  # pre- and post-war
    return "" if tight or broken_word else " "


class Width:
    """The column at which a page's lines were cut, and the indent most of them have; 0 if none were."""

    def __init__(self, blocks: Iterable[list[Line]]):
        blocks = list(blocks)
        pairs = [pair for block in blocks for pair in pairwise(block)]
        self.margin = (
            Counter(after.indent for _, after in pairs).most_common(1)[0][0] if pairs else 0
        )
        pairs = [pair for pair in pairs if not self._begins(*pair)]
        broken = [pair for pair in pairs if not _ended(pair[0])]
        self.columns, widest = _columns(broken) if len(broken) * 2 >= len(pairs) else (0, 0)
        # Where blank lines divide the paragraphs, a line that ends a sentence hardly ends one as well.
        self._of_ended = self.columns if len(blocks) > 2 else widest
        self.guessed = False  # becomes True where nothing but a short line told a paragraph's end

    def paragraphs(self, block: list[Line]) -> list[str]:
        """The paragraphs of one block."""
        parts = [[block[0].text]]
        for before, after in pairwise(block):
            if self.continues(before, after):
                parts[-1] += [seam(before.text, after.text), after.text]
            else:
                self.guessed = self.guessed or (
                    self.columns > 0 and not self._begins(before, after)
                )
                parts.append([after.text])
        return ["".join(part) for part in parts]

    def continues(self, before: Line, after: Line) -> bool:
        """True if ``after`` goes on with the paragraph of ``before``."""
        if not self.columns or self._begins(before, after):
            return False
        low, high = _fitting(before, after)
        full = low <= (self._of_ended if _ended(before) else self.columns) < high
        goes_on = after.text[:1].islower() or after.text[:1].isdigit()
        return full or (goes_on and not _ended(before))

    def _begins(self, before: Line, line: Line) -> bool:
        moved = abs(line.indent - self.margin) >= (1 if _WIDE.match(line.text) else 2)
        return moved or (_ended(before) and line.text.startswith(_SPEECH))


def _ended(line: Line) -> bool:
    return bool(_SENTENCE_END.search(line.text[-1:]))


def _fitting(before: Line, after: Line) -> tuple[int, int]:
    """The widths, from and to (not included), at which the line must have been cut where it was."""
    if _WIDE.match(after.text):
        return before.width, before.width + 4
    word = len(after.text.split(" ", 1)[0])
    return before.width, before.width + 1 + min(word, _LONGEST_WORD)


def _columns(broken: list[tuple[Line, Line]]) -> tuple[int, int]:
    """The widths, from and to, that explain most broken lines; 0 if they explain fewer than four in five."""
    steps = [0] * (WIDEST + 2)
    for before, after in broken:
        narrowest = NARROWEST_WITHOUT_SPACES if _WIDE.search(before.text) else NARROWEST
        low, high = _fitting(before, after)
        low, high = max(low, narrowest), min(high, WIDEST + 1)
        if low < high and before.width <= WIDEST:
            steps[low] += 1
            steps[high] -= 1
    counts = list(accumulate(steps))
    best = max(counts)
    columns = counts.index(best)
    sure = columns <= _SURE_UP_TO or best > 2
    if not sure or not best or best * 5 < len(broken) * 4:
        return 0, 0
    return columns, len(counts) - 1 - counts[::-1].index(best)
