"""Shortcodes: Hugo's ``{{< name … >}}``, Jekyll's ``{% name … %}``, WordPress's ``[youtube …]``.

They are taken out before the Markdown is rendered; a stand-in (letters and digits, so that Markdown
leaves it alone, in code and addresses too) keeps the place of each that means something here, and is
exchanged in the rendered HTML. Known to nobody: taken out and noted, the words between kept.
"""

import re
from dataclasses import dataclass, field

from articles.importing import bracket_codes, meanings, plain_words, templates
from articles.importing.incoming import Incoming
from articles.importing.meanings import Code, Resolve
from articles.importing.pieces import Piece, Words
from articles.rules.wording import say

# A quoted value may hold anything but the opening or the end of a shortcode, and nothing is tried twice
# (the possessive ++ and *+): a page of nothing but openings takes no longer than its length.
_QUOTED = meanings.QUOTED
_CODE = re.compile(
    r"\{\{([<%])\s*+(/\*)?+\s*+(?P<slash>/?+)\s*+(?P<name>[\w./-]*+)"  # sign, a comment's opening, …
    rf"(?P<said>(?:{_QUOTED}|[^\"`>%{{]|[>%](?!\}}\}})|\{{(?!\{{[<%])|[\"`])*+)"  # its arguments
    r"[>%]\}\}",
    re.DOTALL,
)
# Over several lines too, but never past a blank one: “{% of” may be words.
_LIQUID = re.compile(
    r"\{%-?\s*+(?P<slash>/?)(?P<name>\w++)"
    r"(?P<said>(?:[^{}%\n]|\n(?!\s*\n)|%(?!\})|\{(?![{%])|\}(?!\})){0,3000}+)%\}"
)
_OUTPUT = re.compile(
    r"\{\{-?\s*+(?:([\"'])(?P<text>[^\"'{}\n]{0,1000}+)\1|(?P<name>\w[\w.\[\]\"'-]*+))\s*+"
    r"(?P<filters>\|[^{}\n]{0,500}+)?-?\}\}"
)
_OURS = re.compile(r"(?:site|page|content|include|post|layout|paginator|forloop|jekyll)\b")
_OWN_ADDRESS = re.compile(r"(?:site|page|include)\.(?:(?:github\.)?url|baseurl|base_url)")
_LEFT_OPEN = re.compile(r"\{\{[<%][ \t]*+[/\w.-]*+|[>%]\}\}")
_OPENING = re.compile(r"\{{2,}(?=[<%]|&lt;)")


@dataclass
class Taken:
    """The text with stand-ins, and the pieces they stand for."""

    text: str
    mark: str
    pieces: list[Piece] = field(default_factory=list)

    def __post_init__(self):
        self.stand_in = re.compile(rf"{self.mark}(\d+)x")

    def put(self, piece: Piece) -> str:
        """Keeps ``piece`` and gives its stand-in."""
        self.pieces.append(piece)
        return f"{self.mark}{len(self.pieces) - 1}x"

    def as_written(self, signs: str) -> str:
        """The stand-in for signs that are to be shown: the mark in them keeps them from being defused."""
        return self.put(Words(signs.replace("{{", f"{{{self.mark}{{")))

    def words_of(self, stand_in: re.Match) -> str:
        """What a stand-in says where there can be nothing but words."""
        piece = self.pieces[int(stand_in[1])]
        return piece.text if isinstance(piece, Words) else ""

    def plain(self, words: str) -> str:
        """``words`` without stand-ins."""
        return self.stand_in.sub("", words)


def take(text: str, incoming: Incoming, resolve: Resolve, *, first_line: int = 1) -> Taken:
    """Takes every shortcode out of ``text``; what is lost by it is noted, with its line in the file."""
    mark = "newsroomstandin"
    while mark in text:
        mark += "q"
    taken = Taken("", mark)
    text = templates.decided(text, incoming, taken.as_written, first_line)
    if "{{" in text:
        text = _Reading(text, taken, incoming, resolve, first_line).of(_CODE)
    if "{%" in text or "{{" in text:
        lines = _Lines(text, first_line)
        text = _OUTPUT.sub(lambda match: _output(match, taken, incoming, lines), text)
        text = _Reading(text, taken, incoming, resolve, first_line).of(_LIQUID)
        lines = _Lines(text, first_line)
        text = _LEFT_OPEN.sub(lambda match: _left_open(match, incoming, lines), text)
    taken.text = bracket_codes.take(text, taken, incoming)
    return taken


def without(text: str, incoming: Incoming) -> str:
    """A line of front matter without its shortcodes; pictures in it are noted as left out."""
    if not any(sign in text for sign in ("{{", "{%", "[")):
        return text
    taken = take(text, incoming, lambda ref: None)
    return defused(taken.stand_in.sub(taken.words_of, taken.text), taken)


def defused(text: str, taken: Taken) -> str:
    """``text``, or HTML, without openings: those that came about because what stood inside was taken."""
    text = _OPENING.sub("", text) if "{{" in text else text
    return text.replace(taken.mark, "")


class _Lines:
    """Line numbers for positions asked for in rising order."""

    def __init__(self, text: str, first: int):
        self.text, self.position, self.line = text, 0, first

    def of(self, position: int) -> int:
        self.line += self.text.count("\n", self.position, position)
        self.position = position
        return self.line


class _Reading:
    """One way through a text for the codes of one kind, each exchanged for what it means."""

    def __init__(self, text: str, taken: Taken, incoming: Incoming, resolve: Resolve, first_line):
        self.text, self.taken, self.resolve = text, taken, resolve
        self.incoming, self.lines = incoming, _Lines(text, first_line)

    def of(self, kind: re.Pattern[str]) -> str:
        codes = [self._code(match) for match in kind.finditer(self.text)]
        _pair(codes)
        out, position = [], 0
        for code in codes:
            if code.start < position:
                continue  # a label that was read with its button
            out.append(self.text[position : code.start])
            meaning, position = self._meaning(code)
            out.append(meaning)
        return "".join([*out, self.text[position:]])

    def _code(self, match: re.Match) -> Code:
        name, said = (self.taken.plain(words) for words in match.group("name", "said"))
        name, closing = name.lower(), bool(match["slash"])
        if match[0].startswith("{%") and name.startswith("end"):
            name, closing = name[3:], True
        return Code(match.start(), match.end(), name, said, closing, shown="/*" in (match[2] or ""))

    def _meaning(self, code: Code) -> tuple[str, int]:
        """What stands in the text instead of ``code``, and where the text goes on."""
        if code.shown:  # {{</* … */>}} is a shortcode to be shown, not one to be carried out
            written = self.text[code.start : code.end]
            return self.taken.as_written(re.sub(r"/\*\s*|\s*\*/", " ", written)), code.end
        label = self._label(code)
        reader = meanings.Meaning(
            code, self.taken, self.incoming, self.resolve, self.lines.of(code.start)
        )
        before = self.text[max(0, code.start - 200) : code.start].rpartition("\n")[2]
        meaning = reader.markdown(label, before)
        if label and code.mate:
            return meaning, code.mate.end
        # The line end behind the opening of a piece of code is not the code's.
        own_line = meaning == meanings.FENCE and self.text[code.end : code.end + 1] == "\n"
        return meaning, code.end + own_line

    def _label(self, code: Code) -> str:
        """The words between a button and its end, where there is nothing else between."""
        if not code.mate or code.closing or not meanings.is_button(code.name):
            return ""
        inside = self.text[code.end : code.mate.start]
        short = len(inside) < 500 and "{{" not in inside and "{%" not in inside
        return plain_words.of(self.taken.plain(inside)) if short else ""


def _pair(codes: list[Code]) -> None:
    """Finds the end of each code that has one."""
    waiting: dict[str, list[Code]] = {}
    for code in codes:
        if not code.closing:
            waiting.setdefault(code.name, []).append(code)
        elif waiting.get(code.name):
            code.mate = waiting[code.name].pop()
            code.mate.mate = code


def _left_open(match: re.Match, incoming: Incoming, lines: _Lines) -> str:
    incoming.note(
        say(
            "Line %(line)s: the shortcode sign %(sign)s was left out.",
            line=str(lines.of(match.start())),
            sign=match[0].strip(),
        )
    )
    return ""


def _output(match: re.Match, taken: Taken, incoming: Incoming, lines: _Lines) -> str:
    """``{{ "/a.pdf" | relative_url }}`` is its text; ``{{ page.title }}`` what it stands for, if known."""
    line = lines.of(match.start())
    if match["name"] is None:
        return _text_put_out(match["text"], match["filters"] or "")
    if not match["filters"] and not _OURS.match(match["name"]):
        return match[0]  # “{{ name }}” of some other kind of template is words here
    if match["name"] == "page.title":
        return taken.put(Words(incoming.headline))
    # The site's own address stands before every path anyway.
    if not _OWN_ADDRESS.fullmatch(match["name"]):
        incoming.note(say("Line %(line)s: what “%(name)s” stands for was left out.",
                          line=str(line), name=match["name"]))  # fmt: skip
    return ""


def _text_put_out(text: str, filters: str) -> str:
    if "_url" not in filters:
        return text
    address = text.strip().replace(" ", "%20")
    return address if ":" in address or address.startswith(("/", "#")) else f"/{address}"
