"""The bullets at the end of a press-digest page: the site's topics of the day, or the text's own list."""

import re
from dataclasses import dataclass, field

from articles.importing import closing_line
from articles.importing.incoming import Incoming
from articles.importing.lines import Line
from articles.rules.wording import in_a_row, say

_LONGEST_TOPIC, _LONGEST_LEAD = 60, 80
_MOST_WORDS = 5

_TITLE = re.compile(
    r"(?:trending|trending (?:topics|tags|now)|tags|topics|hashtags|keywords|themen|schlagworte|thèmes|mots-clés|"
    r"temas|etiquetas|tag|argomenti|tópicos|onderwerpen|tematy|tagi|темы|теги|теми|ключевые слова|θέματα|ετικέτες|"
    r"konular|etiketler|وسوم|مواضيع|الكلمات المفتاحية|विषय|टैग|タグ|キーワード|トピック|标签|標籤|关键词|태그|키워드)"
    r" ?[:：]?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r" ?[•●▪|] ?")
_SENTENCE_END = re.compile(r"(?:[.!?;。！？؟।…:：][»”\"')\]]*|[)）」』】])$")
_ABBREVIATION = re.compile(r"(?:\w\.)+|\w{1,5}\.|.* (?:\w\.)+|.* (?:Inc|Corp|Co|Ltd|Jr|Sr|vs)\.")
_ARTICLE = re.compile(
    r"(?:the|a|an|he|she|it|they|we|there|this|that|no|not|nobody) ", re.IGNORECASE
)


@dataclass
class Ending:
    """The lines of the text, and the topics below them; ``doubt`` where the list may be either."""

    text: list[Line]
    topics: list[str] = field(default_factory=list)
    doubt: str = ""


def taken_off(incoming: Incoming, rest: list[Line]) -> list[Line]:
    """The lines before the topics, which go into ``incoming.trending`` with a note that names them."""
    ending = _ending(rest)
    if ending.doubt:
        incoming.doubt("body", ending.doubt)
    if ending.topics:
        incoming.trending = ending.topics
        incoming.note(
            say(
                "The page's trending topics (%(names)s) are the site's, so they became no tags.",
                names=in_a_row(ending.topics),
            )
        )
    return ending.text


def _ending(rest: list[Line]) -> Ending:
    end = _end_of_text(rest)
    topics = [topic for line in rest[end:] for topic in _topics(line)]
    above = rest[end - 1].written if end else ""
    title = bool(_TITLE.fullmatch(above))
    if not topics or (above.endswith((":", "：")) and not title) or _is_authors(rest[end:]):
        return Ending(rest)
    if title or (_are_topics(topics, above) and not _is_one_dash(rest[end:])):
        return Ending(rest[: end - 1] if title else rest[:end], topics)
    if _is_one_dash(rest[end:]) and _SENTENCE_END.search(topics[-1]):
        return Ending(rest)  # a footnote
    shown = ", ".join(f"“{topic[:40]}”" for topic in topics[:3])
    return Ending(
        rest,
        doubt=f"The list at the end ({shown}) may be the page's trending topics; it was left in the text.",
    )


def _end_of_text(rest: list[Line]) -> int:
    """The number of lines before the last bullets of one kind; a last line “Ukraine • COVID-19” counts as bullets."""
    last = rest[-1] if rest else Line("")
    end = len(rest)
    while end and (rest[end - 1].blank or (rest[end - 1].bullet and _alike(rest[end - 1], last))):
        end -= 1
    return end - 1 if end == len(rest) and _is_row(last) else end


def _alike(line: Line, last: Line) -> bool:
    return line.mark == last.mark or (line.numbered and last.numbered)


def _is_row(line: Line) -> bool:
    pieces = line.text.split(" • ") if len(line.text) <= 400 else []
    return len(pieces) > 1 and all(_is_topic(piece) for piece in pieces)


def _topics(line: Line) -> list[str]:
    return [topic for topic in _BETWEEN.split(line.text) if topic]


def _is_one_dash(bullets: list[Line]) -> bool:
    lines = [line for line in bullets if not line.blank]
    return len(lines) == 1 and lines[0].mark[-1:] == " " and not lines[0].numbered


def _is_authors(bullets: list[Line]) -> bool:
    """“— Jane Doe” and “* The author is …” are no topics."""
    texts = [text for line in bullets for text in (line.written, line.text) if text]
    return _is_one_dash(bullets) and any(closing_line.read(text) for text in texts)


def _are_topics(topics: list[str], above: str) -> bool:
    """Short, mostly no sentences, below a text that has come to its end."""
    if any(len(topic) > _LONGEST_TOPIC for topic in topics):
        return False
    sentences = sum(not _is_topic(topic) for topic in topics)
    closing = closing_line.read(above)
    if closing and closing.sure:
        return sentences * 2 < len(topics)
    ended = not above or len(above) > _LONGEST_LEAD or bool(_SENTENCE_END.search(above) or closing)
    told = sum(bool(_ARTICLE.match(topic)) and len(topic.split(" ")) > 2 for topic in topics)
    return ended and (sentences + told) * 2 < len(topics) and not told


def _is_topic(text: str) -> bool:
    sentence = _SENTENCE_END.search(text) and not _ABBREVIATION.fullmatch(text)
    return 0 < len(text) <= _LONGEST_TOPIC and len(text.split(" ")) <= _MOST_WORDS and not sentence
