"""A cleaned body as the blocks it is made of: paragraphs, headings, lists, quotes, tables.

What two people change is compared block by block; what one of them changed inside a block, word by word.
"""

import re
from dataclasses import dataclass, field

from articles.rules.cleaning import TOKEN

_ALONE = {"br", "hr"}  # elements without an end
# What may stand between blocks without being inside one: it runs on with its neighbours as one block.
_INLINE = {"a", "strong", "em", "s", "sub", "sup", "br", "code"}


# What editors and importers write in one way or another and no reader sees: “<li>” or “<li><p>”.
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = re.compile(r"</?(?:p|tbody|thead|colgroup|col)(?: [^<>]*)?>")


@dataclass(frozen=True)
class Block:
    """A block that equals every other one of the same sense, however it is written."""

    html: str = field(compare=False)
    sense: str

    def __str__(self):
        return self.sense

    @classmethod
    def of(cls, html: str) -> "Block":
        begin = html.partition(">")[0]
        apart = _TAG.sub(r" \g<0> ", _UNSEEN.sub(" ", html))
        return cls(html, " ".join([begin, *apart.split()]))


def blocks_of(body: str) -> list[str]:
    """The blocks of a cleaned body in their order, each as its HTML. Joined, they are the body again,
    but for the white space between them."""
    blocks: list[str] = []
    kept: list[str] = []
    depth = 0
    for token in TOKEN.finditer(body):
        closing, name = token[1], token[2]
        begins_block = name is not None and not closing and name not in _INLINE
        if depth == 0 and begins_block:
            _close(kept, blocks)
        kept.append(token[0])
        if name is not None and name not in _ALONE:
            depth += -1 if closing else 1
        if depth == 0 and name is not None and name not in _INLINE:
            _close(kept, blocks)
    _close(kept, blocks)
    return blocks


def same_story(one: str, other: str) -> bool:
    """Whether a reader sees no difference between two bodies, however their lists are written."""
    return one == other or [*map(Block.of, blocks_of(one))] == [*map(Block.of, blocks_of(other))]


def _close(kept: list[str], blocks: list[str]) -> None:
    block = "".join(kept).strip()
    if block:
        blocks.append(block)
    kept.clear()
