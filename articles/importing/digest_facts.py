"""The facts of a press-digest page: date, source and category, one entry a bullet or several on a line."""

import re
from dataclasses import dataclass, field, replace
from itertools import combinations

from articles.importing import bylines, dates
from articles.importing.incoming import Incoming
from articles.importing.lines import Line
from articles.rules.wording import say

LONGEST_NAME = 60  # characters of a source or of a category
_LONGEST_LINE = 200

_COMMAS = ",،、，"
_BETWEEN_ITEMS = re.compile(r" ?[•·|‧●▪│┃⋅]+ ?")
_SEAM = re.compile(rf" ?[{_COMMAS}] ?| [–—/-] | ?(?=[(（])| (?=(?:last )?updated\b)", re.IGNORECASE)
_LABELS = {
    "source": "source quelle fuente fonte bron źródło источник джерело πηγή kaynak المصدر مصدر منبع स्रोत 出典 "
    "来源 來源 出处 출처 sursa zdroj izvor källa kilde lähde forrás sumber nguồn",
    "category": "category catégorie kategorie categoría categoria rubrik rubrique rubriek sección sezione kategoria "
    "категория рубрика категорія κατηγορία kategori التصنيف القسم श्रेणी カテゴリー カテゴリ 分类 栏目 分類 분류",
    "date": "date published posted updated datum fecha data дата 日付",
    "author": "author",
}
_LABEL_OF = {word: label for label, words in _LABELS.items() for word in words.split()}
_LABEL = re.compile(rf"({'|'.join(_LABEL_OF)}) ?[:：] ?", re.IGNORECASE)
_CATEGORY_WORDS = re.compile(
    r"\b(press|editorials?|opinion|columns?|commentary|analysis|interviews?|release|statement|speech|"
    r"review|features?|blog|briefing|presse|prensa|éditorial|kommentar|leitartikel|gastbeitrag|tribune|chronique|"
    r"analyse|opinión|opiniones|opinião|opinioni|opinie|opinie|mening|meinung|ledare|leder|vélemény|yorum|názor|"
    r"commento|columna|комментарий|мнение|аналитика|интервью|думка|коментар|інтерв’ю|άρθρο|γνώμη|bình luận)\b"
    r"|社説|論説|オピニオン|コラム|사설|칼럼|오피니언|社评|社論|评论|評論|رأي|افتتاحية|مقال|یادداشت|سرمقاله|اداریہ|संपादकीय|विचार|בדעה|דעות|บทความ",
    re.IGNORECASE)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?…;:。！？؟।：][»”\"')\]]*$")
_ABBREVIATION = re.compile(r"(?:^|[ .])\w{1,4}\.$")
_WORDS_OF_A_NAME = 6


@dataclass
class Item:
    """One entry of the line of facts; ``after_comma`` as the page prints it before a source."""

    text: str
    after_comma: bool = False
    label: str = ""
    before_date: bool = False
    date: dates.Reading | None = field(default=None)

    @property
    def dated(self) -> bool:
        """True for a date and for what only looks like one."""
        return bool(self.date or dates.unread(self.text))

    @property
    def is_name(self) -> bool:
        """True if it can only be a source or a category."""
        other = self.label or self.dated or not any(sign.isalpha() for sign in self.text)
        other = other or dates.goes_with_a_date(self.text)
        return not other and not self.text.startswith(("http://", "https://"))

    @property
    def sure(self) -> bool:
        """True if its form alone tells that it is a fact."""
        marked = self.after_comma or self.label or self.dated or _CATEGORY_WORDS.search(self.text)
        return bool(marked or self.text.startswith(("http://", "https://")))


def items(line: Line) -> list[Item]:
    """The facts on one line: split at bullets and bars, and where a date begins or ends."""
    if len(line.text) > _LONGEST_LINE:
        return [Item(line.text)]
    found: list[Item] = []
    for piece in _BETWEEN_ITEMS.split(line.text):
        found += [_item(piece)] if dates.read(piece) else _dated_pieces(piece)
    return _with_times([item for item in found if item.text])


def is_name(text: str) -> bool:
    """True if the text may be a source's or a category's name: short, and no sentence."""
    return 0 < len(text) <= LONGEST_NAME and not ends_a_sentence(text)


def ends_a_sentence(text: str) -> bool:
    """True for “He left.”, not for “Nikkei Inc.”."""
    short = len(text) <= LONGEST_NAME and len(text.split(" ")) <= 4
    end = text[-8:]
    return bool(_SENTENCE_END.search(end) and not (short and _ABBREVIATION.search(end)))


def is_short_name(text: str) -> bool:
    """The same, and of no more words than such names have."""
    return is_name(text) and len(text.split(" ")) <= _WORDS_OF_A_NAME


def fill(incoming: Incoming, facts: list[Item]) -> None:
    """Date, source, category, authors and the address of the original, from the facts."""
    facts = _with_times(facts)
    unknown = [item for item in facts if not _understood(incoming, item)]
    unknown = _without_unread_dates(incoming, unknown)
    for item in [item for item in unknown if item.after_comma]:
        unknown.remove(item)
        if incoming.source:
            sentence = say("“%(text)s” was given as one more source and left out.", text=item.text)
            incoming.note(sentence)
            incoming.doubt("source", sentence)
        else:
            incoming.source = item.text
    _fill_names(incoming, unknown)


def _fill_names(incoming: Incoming, unknown: list[Item]) -> None:
    known = incoming.source or incoming.category
    if len(unknown) > 2 and unknown[0].before_date:
        place = unknown.pop(0).text
        incoming.note(
            say("“%(place)s”, before the date, was taken for a place and left out.", place=place)
        )
        incoming.doubt(
            "source",
            say("“%(place)s”, before the date, was taken for a place and left out.", place=place),
        )
    if not known and len(unknown) == 1:
        _guess(incoming, unknown[0])
        return
    for item in unknown:
        _place(incoming, item)
    if not known and len(unknown) > 1 and not _CATEGORY_WORDS.search(unknown[1].text):
        _doubt_the_order(incoming)
    elif len(incoming.category.split(" ")) > 4 and not _CATEGORY_WORDS.search(incoming.category):
        incoming.doubt(
            "category",
            say("“%(category)s” was taken for the category.", category=incoming.category),
        )


def _doubt_the_order(incoming: Incoming) -> None:
    incoming.doubt(
        "category",
        say(
            "“%(source)s” was taken for the source and “%(category)s” for the category, by "
            "their order.",
            source=incoming.source,
            category=incoming.category,
        ),
    )


def _item(text: str) -> Item:
    after_comma = text.lstrip().startswith(tuple(_COMMAS))
    text = text.strip(f" ;{_COMMAS}")
    if text[:1] in "(（" and text[-1:] in ")）":
        text = text[1:-1].strip()
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    return Item(
        text, after_comma, _LABEL_OF[label[1].lower()] if label else "", date=dates.read(text)
    )


def _dated_pieces(text: str) -> list[Item]:
    """“June 30, 2022, Nikkei Asia, Press” is a date and what follows it; “Nikkei Asia, June 30, 2022” too."""
    seams = [match for match in _SEAM.finditer(text) if match.start()][:8]
    for seam in reversed(seams):
        if dates.read(text[: seam.start()]):
            return [_item(text[: seam.start()]), *_names_after(text[seam.end() :])]
    for seam in seams:
        before = text[: seam.start()]
        if dates.read(text[seam.end() :]) and not dates.unread(before):
            return [replace(_item(before), before_date=True), _item(text[seam.end() :])]
    for seam, end in combinations(seams, 2):
        inside = dates.read(text[seam.end() : end.start()])
        if inside and not dates.unread(text[: seam.start()]):
            parts = (text[: seam.start()], text[seam.end() : end.start()], text[end.end() :])
            return [_item(part.strip(_COMMAS)) for part in parts]
    return [_item(text)]


def _names_after(text: str) -> list[Item]:
    """What follows a date: the source, and the category behind one more comma."""
    source, comma, category = re.sub(rf"^[{_COMMAS} ]+", "", text).partition(", ")
    two = comma and ", " not in category and is_short_name(source) and is_short_name(category)
    return [_item(f", {source}"), _item(category)] if two else [_item(f", {text}")]


def _with_times(facts: list[Item]) -> list[Item]:
    """The facts with a time or a weekday that stands alone joined to the date beside it."""
    found: list[Item] = []
    for item in facts:
        before = found[-1] if found else None
        joined = before and _joined(before, item)
        if joined:
            found[-1] = joined
        else:
            found.append(item)
    return found


def _joined(before: Item, item: Item) -> Item | None:
    parts = (before.date and dates.goes_with_a_date(item.text)) or (
        item.date and dates.goes_with_a_date(before.text)
    )
    text = f"{before.text}, {item.text}"
    reading = dates.read(text) if parts else None
    return Item(text, before.after_comma, before.label, date=reading) if reading else None


def _understood(incoming: Incoming, item: Item) -> bool:
    if item.date:
        _fill_date(incoming, item)
    elif re.fullmatch(r"https?://\S+", item.text) and not incoming.source_url:
        incoming.source_url = item.text
    elif item.label == "source" and not incoming.source:
        incoming.source = item.text
    elif item.label == "category" and not incoming.category:
        incoming.category = item.text
    elif bylines.names(item.text) or item.label == "author":
        incoming.authors += bylines.names(item.text) or (item.text,)
    else:
        return False
    return True


def _fill_date(incoming: Incoming, item: Item) -> None:
    if incoming.published_on:
        sentence = say(
            "The page also gives the date “%(text)s”, which was left out.", text=item.text
        )
        incoming.note(sentence)
        if item.date.day != incoming.published_on:
            incoming.doubt("published_on", sentence)
        return
    incoming.published_on, incoming.published_at = item.date.day, item.date.moment
    if item.date.doubt:
        incoming.doubt("published_on", item.date.doubt)


def _without_unread_dates(incoming: Incoming, unknown: list[Item]) -> list[Item]:
    kept = []
    for item in unknown:
        sentence = dates.unread(item.text)
        if dates.goes_with_a_date(item.text) or not any(sign.isalpha() for sign in item.text):
            sentence = say("“%(text)s”, beside the date, was left out.", text=item.text)
        if not sentence:
            kept.append(item)
            continue
        known = incoming.published_on and dates.is_known_by_another(item.text)
        if incoming.published_on and not known:
            sentence = say(
                "“%(text)s”, beside the date, looks like a date too and was left out.",
                text=item.text,
            )
        incoming.note(sentence)
        if not known:
            incoming.doubt("published_on", sentence)
    return kept


def _guess(incoming: Incoming, item: Item) -> None:
    about = "category" if _CATEGORY_WORDS.search(item.text) else "source"
    setattr(incoming, about, item.text)
    taken = (
        say("“%(text)s” was taken for the category: only one of the two was given.", text=item.text)
        if about == "category"
        else say(
            "“%(text)s” was taken for the source: only one of the two was given.", text=item.text
        )
    )
    incoming.doubt(about, taken)


def _place(incoming: Incoming, item: Item) -> None:
    if not incoming.source and not incoming.category:
        incoming.source = item.text
    elif not incoming.category:
        incoming.category = item.text
    elif not incoming.source:
        incoming.source = item.text
    else:
        incoming.note(say("“%(text)s”, beside the date, was left out.", text=item.text))
        incoming.doubt(
            "category",
            say("Beside the date there was also “%(text)s”, which was left out.", text=item.text),
        )
