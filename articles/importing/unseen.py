"""Markup that browsers do not show: comments, scripts, declarations, the words inside ``<title>``.

It is taken out before the Markdown is rendered, since a blank line inside would break it in two. An
opening that nothing closes would take the rest of the article with it: it is written out as words.
"""

import re
import textwrap
from bisect import bisect_left

from articles.importing import code_blocks
from articles.importing.incoming import Incoming
from articles.rules.wording import say

_SILENT = ("style",)  # no words in it that anybody could miss
_NAMES = "script|style|title|textarea|noscript|svg|math|template|xmp|noembed|noframes|iframe"
_MARKUP = (
    r"(?P<sign><!--|<\?|<!\[CDATA\[|<!(?=[A-Za-z\[]))"
    rf"|<(?P<name>{_NAMES})(?=[\s/>]|\Z)"
)
_IN_HTML = re.compile(_MARKUP, re.IGNORECASE)
_IN_MARKDOWN = re.compile(
    rf"(?P<escaped>\\[\\`<])|{code_blocks.START}|{_MARKUP}", re.IGNORECASE | re.MULTILINE
)
# Not where it stands between backticks: there it is a word.
_CLOSING = {
    name: re.compile(rf"(?<!`)</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE)
    for name in _NAMES.split("|")
}
_SIGN_ENDS = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>", "<!": ">"}
_FENCE = re.compile(r"^[ \t>]*+(?:`{3}|~{3})", re.MULTILINE)
_OPEN_COMMENT = say(
    "A comment begins with <!-- and never ends; its words are shown. Please check the text."
)
_TAG_END = re.compile(r"(?:[^>\"']|\"[^\"]*+\"|'[^']*+'|[\"'])*+>")
_DECLARATION = re.compile(r"doctype\b|\[(?:if|endif)\b", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*+>")
_SRC = re.compile(r"\ssrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def hidden(text: str, incoming: Incoming, mark: str) -> tuple[str, list[str]]:
    """Markdown without what is not shown, and with a stand-in for each stretch of code.

    ``mark`` begins the stand-ins; ``restored`` puts the code back.
    """
    scan = _Scan(text, incoming, mark)
    return scan.run(_IN_MARKDOWN), scan.code


def restored(text: str, code: list[str], mark: str) -> str:
    """``text`` with the code in the places of its stand-ins."""
    return re.sub(rf"{mark}c(\d+)x", lambda match: code[int(match[1])], text) if code else text


def shown(html: str, incoming: Incoming) -> str:
    """HTML without what is not shown."""
    return _Scan(html, incoming, "").run(_IN_HTML)


class _Scan:
    """One way through a text, from the left; what was looked for in vain is not looked for again."""

    def __init__(self, text: str, incoming: Incoming, mark: str):
        self.text, self.incoming, self.mark = text, incoming, mark
        self.ends = code_blocks.Ends(text)
        self.code: list[str] = []
        self.unclosed: set[str] = set()
        self.closings: dict[str, re.Match] = {}
        self.fences = [fence.start() for fence in _FENCE.finditer(text)] if mark else []

    def run(self, start: re.Pattern[str]) -> str:
        out, position = [], 0
        while match := start.search(self.text, position):
            out.append(self.text[position : match.start()])
            kept, position = self._kept(match)
            out.append(kept)
        return "".join([*out, self.text[position:]])

    def _kept(self, match: re.Match) -> tuple[str, int]:
        """What stays of the stretch that begins here, and where it ends."""
        if match["sign"]:
            return self._signed(match, match["sign"].lower())
        if match["name"]:
            return self._element(match, match["name"].lower())
        end = None if match["escaped"] else self.ends.of(match)
        return (match[0], match.end()) if end is None else (self._hide(match, end), end)

    def _hide(self, match: re.Match, end: int) -> str:
        self.code.append(self.text[match.start() : end])
        return f"{self.mark}c{len(self.code) - 1}x"

    def _signed(self, match: re.Match, sign: str) -> tuple[str, int]:
        # “<!-->” is a comment already
        start = match.start() + 2 if sign == "<!--" else match.end()
        end = self._find(sign, start)
        if end < 0:
            return self._as_words(match)
        inside = self.text[match.end() : end]
        if sign == "<?":
            self.incoming.note(say("Code of the site (<? … ?>) was left out."))
        elif sign == "<!" and not _DECLARATION.match(inside):
            self.incoming.note(
                say("Pages do not show “<!%(text)s>”; it was left out.", text=inside[:300])
            )
        return inside if sign == "<![cdata[" else "", end + len(_SIGN_ENDS[sign])

    def _find(self, sign: str, start: int) -> int:
        if sign in self.unclosed:
            return -1
        end = self.text.find(_SIGN_ENDS[sign], start)
        if end < 0:
            self.unclosed.add(sign)
        return end

    def _closing(self, match: re.Match, name: str) -> re.Match | None:
        """The end of the element, unless code begins before it and does not end: it is a word there."""
        if name in self.unclosed:
            return None
        closing = self.closings.get(name)
        if closing is None or closing.start() < match.end():
            closing = _CLOSING[name].search(self.text, match.end())
        if closing is None:
            self.unclosed.add(name)
            return None
        self.closings[name] = closing
        between = (bisect_left(self.fences, at) for at in (match.start(), closing.start()))
        return None if sum(between) % 2 else closing

    def _element(self, match: re.Match, name: str) -> tuple[str, int]:
        end = self._closing(match, name)
        if end is None:
            return (match[0], match.end()) if name == "iframe" else self._as_words(match)
        whole = self.text[match.start() : end.start()]
        opening = _TAG_END.match(whole)
        if name == "iframe":  # what stands inside is for browsers that know no frames
            return (f"{opening[0]}</iframe>" if opening else ""), end.end()
        self._report(
            name, opening[0] if opening else whole, whole[opening.end() if opening else 0 :]
        )
        return "", end.end()

    def _report(self, name: str, opening: str, inside: str) -> None:
        if name == "script":
            src = _SRC.search(opening)
            self.incoming.note(
                say("The script %(address)s was left out.", address=src[1])
                if src
                else say("A script was left out.")
            )
            return
        words = textwrap.shorten(_ANY_TAG.sub(" ", inside[:5_000]), 300, placeholder="…")
        if words and name not in _SILENT:
            self.incoming.note(
                say(
                    "Pages do not show what stands inside <%(name)s>; left out: “%(words)s”.",
                    name=name,
                    words=words,
                )
            )

    def _as_words(self, match: re.Match) -> tuple[str, int]:
        if match["sign"] == "<!--":
            self.incoming.doubt("body", _OPEN_COMMENT)
        else:
            self.incoming.note(
                say("“%(text)s” is never closed, so it was taken for a word.", text=match[0])
            )
        return "&lt;" + match[0][1:], match.end()
