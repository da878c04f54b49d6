"""A stored body as a page sets it: tables that scroll by themselves, headings that leave out no level."""

from html import escape

from articles.rules.cleaning import TOKEN


def typeset(body: str, table: str) -> str:
    """A cleaned ``body`` for a page whose headline is its first heading.

    A table wider than a phone scrolls in a box of its own, which the keyboard reaches; ``table`` names it
    (“Table”), with a number where there are several. Small headings before the first large one are large
    ones: a level left out misleads whoever has the page read aloud.
    """
    tokens = list(TOKEN.finditer(body))
    several = sum(token[0].startswith("<table") for token in tokens) > 1
    kept: list[str] = []
    depth = count = 0
    large = False  # whether a large heading came before
    for token in tokens:
        text, name = token[0], token[2]
        if name == "table" and not token[1]:
            depth += 1
            if depth == 1:
                count += 1
                label = f"{table} {count}" if several else table
                kept.append(
                    f'<div class="table" role="region" tabindex="0" aria-label="{escape(label)}">'
                )
        large |= name == "h2"
        if name == "h3" and not large:
            text = text.replace("h3", "h2", 1)
        kept.append(text)
        if name == "table" and token[1]:
            depth -= 1
            if depth == 0:
                kept.append("</div>")
    return "".join(kept)
