"""The printed press-digest page, as it comes out of a browser, a mail or an old file.

From the top: a print control, the breadcrumb, the headline, a bullet block of date, source and category,
the body, the author's line that closes it, and a last bullet block: the site's trending topics of the day.
Any part may be missing. What is missing stays empty; what was guessed carries a doubt for the editor; only
an empty page is refused. Time grows in step with the length, whatever the page contains.
"""

import re

from articles.importing import closing_line, digest_head, paragraphs, plain_text
from articles.importing.incoming import Incoming, Unreadable
from articles.importing.paragraphs import Line
from articles.rules import limits

FACTS_WITHIN = 12  # the facts stand among this many first lines with text
MOST_FACTS = 6
LONGEST_TOPIC = 60

_PRINT = plain_text.words(
    "print imprimer drucken imprimir stampa друк печать 印刷 打印 طباعة εκτύπωση प्रिंट"
)
_TOPICS_TITLE = re.compile(
    r"(?:trending|trending (?:topics|tags|now)|tags|topics) ?:?", re.IGNORECASE
)
_END_OF_SENTENCE = re.compile(r"[.!?;。！？؟।]$")


def read(text: str) -> Incoming:
    """The article on the page. Raises Unreadable for a page without text, and for nothing else."""
    page = _trimmed(paragraphs.lines(plain_text.tidy(text)))
    if not page:
        raise Unreadable("There is no text in it.")
    incoming = Incoming()
    head, facts, rest = _cut(page)
    digest_head.fill_headline(incoming, head, facts_follow=bool(facts))
    digest_head.fill_facts(incoming, facts)
    _fill_body(incoming, _without_topics(incoming, rest))
    _doubt_the_date(incoming)
    return incoming


def _trimmed(page: list[Line]) -> list[Line]:
    """Without blank lines and print controls at both ends."""
    start, end = 0, len(page)
    while start < end and (page[start].blank or _is_print(page[start])):
        start += 1
    while end > start and (page[end - 1].blank or _is_print(page[end - 1])):
        end -= 1
    return page[start:end]


def _is_print(line: Line) -> bool:
    """“print PRINT”: an icon's name and its label, in any of our languages; or the icon itself."""
    if len(line.text) > 30:
        return False
    words = [word.strip("\ufe0f🖨🖶[]") for word in line.text.casefold().split(" ")]
    return all(word in _PRINT or not word for word in words) and bool(line.text)


def _cut(page: list[Line]) -> tuple[list[Line], list[digest_head.Item], list[Line]]:
    """The lines above the facts, the facts, the lines below; without facts, the headline and the rest."""
    seen = 0
    for index, line in enumerate(page):
        if line.blank:
            continue
        seen += 1
        if seen > FACTS_WITHIN:
            break
        end = _end_of_bullets(page, index) if line.bullet else _end_of_plain_facts(page, index)
        facts = [item for fact in page[index:end] if not fact.blank for item in _items(fact)]
        if _are_facts(facts, page, index, end):
            return page[:index], facts, page[end:]
        if line.bullet or (seen > 2 and len(line.text) > limits.HEADLINE):
            break  # the body has begun
    end = _end_of_bare_head(page)
    return page[:end], [], page[end:]


def _items(line: Line) -> list[digest_head.Item]:
    return digest_head.items(line) if len(line.text) <= 200 else [digest_head.Item(line.text)]


def _end_of_bullets(page: list[Line], start: int) -> int:
    """Past the last bullet of the block that starts here; it may have blank lines inside."""
    end = start
    for index in range(start, min(len(page), start + 3 * MOST_FACTS)):
        if page[index].bullet:
            end = index + 1
        elif not page[index].blank:
            break
    return end


def _end_of_plain_facts(page: list[Line], start: int) -> int:
    """Facts whose bullets were lost: a date, right below it short lines or lines with a leading comma."""
    if not any(item.date for item in _items(page[start])):
        return start
    end = start + 1
    while end < min(len(page), start + MOST_FACTS) and _is_short(page[end]):
        end += 1
    return end


def _is_short(line: Line) -> bool:
    fits = len(line.text) <= digest_head.LONGEST_STEP and not _END_OF_SENTENCE.search(
        line.text[-1:]
    )
    return not line.blank and (fits or line.bullet)


def _are_facts(facts: list[digest_head.Item], page: list[Line], start: int, end: int) -> bool:
    if not facts or len(facts) > MOST_FACTS:
        return False
    if any(item.date for item in facts):
        return True
    something_follows = end < len(page) and not page[end].bullet
    short = all(len(item.text) <= digest_head.LONGEST_STEP for item in facts)
    lines_above = sum(not line.blank for line in page[:start])
    return something_follows and short and 1 <= lines_above <= 4 and len(facts) <= 4


def _end_of_bare_head(page: list[Line]) -> int:
    """Without facts: the headline is the first line, or the second under a breadcrumb or a section."""
    heads = [index for index, line in enumerate(page[:20]) if not line.blank][:2]
    first = page[heads[0]]
    if first.bullet or len(first.text) > limits.HEADLINE:
        return 0
    if len(heads) == 2 and (digest_head.breadcrumb(first.text) or _is_label(first.text)):
        return heads[1] + 1 if len(page[heads[1]].text) <= limits.HEADLINE else heads[0] + 1
    return heads[0] + 1


def _is_label(text: str) -> bool:
    return text.isupper() and len(text) <= 40


def _without_topics(incoming: Incoming, rest: list[Line]) -> list[Line]:
    """The lines before the last bullet block, if that is a list of topics and not the body's own."""
    end = len(rest)
    while end and (rest[end - 1].blank or rest[end - 1].bullet):
        end -= 1
    topics = [line.text for line in rest[end:] if line.bullet]
    if not topics or not all(_is_topic(topic) for topic in topics):
        return rest
    if (
        end
        and rest[end - 1].text.endswith((":", "："))
        and not _TOPICS_TITLE.fullmatch(rest[end - 1].text)
    ):
        return rest
    incoming.trending = topics
    incoming.note(
        f"The page's trending topics ({', '.join(topics)}) are the site's, so they became no tags."
    )
    if end and _TOPICS_TITLE.fullmatch(rest[end - 1].text):
        end -= 1
    return rest[:end]


def _is_topic(text: str) -> bool:
    return len(text) <= LONGEST_TOPIC and not _END_OF_SENTENCE.search(text)


def _fill_body(incoming: Incoming, rest: list[Line]) -> None:
    rest = _trimmed(rest)
    html, texts = paragraphs.as_html(rest)
    closing = closing_line.read(texts[-1]) if len(texts) > 1 else None
    if closing and closing.sure:
        html = html[: html.rindex("<p>")].rstrip("\n")
        _fill_author(incoming, closing)
    elif closing:
        incoming.doubt(
            "author_note", "The last paragraph may be the author's line; it was left in the text."
        )
    incoming.body = html
    if not html:
        incoming.doubt("body", "No text was found below the headline.")


def _fill_author(incoming: Incoming, closing: closing_line.ClosingLine) -> None:
    incoming.author_note = closing.note
    new = [name for name in closing.names if name not in incoming.authors]
    incoming.authors += new
    if new:
        incoming.doubt("authors", f"{' and '.join(new)}: read from the line that closes the piece.")


def _doubt_the_date(incoming: Incoming) -> None:
    asked = any(doubt.field == "published_on" for doubt in incoming.doubts)
    if not incoming.published_on and not asked:
        incoming.doubt("published_on", "No date was found. Please give the date of the paper.")
