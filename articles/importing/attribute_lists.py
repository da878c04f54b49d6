"""Kramdown's and Goldmark's signs for the page's design: ``{: .note}``, ``{#part .big}``, ``{:toc}``.

They name classes and anchors that mean nothing here, and would be read as words.
"""

import re

_ONE = r"(?:[.#][\w:.-]+|[\w-]+=(?:\"[^\"\n{}]{0,300}\"|'[^'\n{}]{0,300}'|[^\s\"'{}]+))"
_LIST = rf"{_ONE}(?:[ \t]+{_ONE}){{0,30}}"
_EXTENSION = re.compile(r"\{::comment\}.*?\{:/(?:comment)?\}", re.DOTALL)
_CONTENTS = re.compile(
    r"^[ \t>]*+(?:[-*+]|\d{1,9}\.)[ \t]+.*\n[ \t>]*+\{:[ \t]*toc\b[^{}\n]*\}", re.MULTILINE
)
_OWN_LINE = re.compile(
    rf"^[ \t>]*+\{{(?::[^{{}}\n]{{1,300}}|{_LIST}[ \t]*)\}}[ \t]*(?:\n|\Z)", re.MULTILINE
)
_IN_LINE = re.compile(
    rf"\{{(?::[ \t]*{_LIST}|::?/?(?:nomarkdown|comment|options[^{{}}\n]{{0,200}})?/?|:/\w*"
    rf"|[.#][\w:.-]+(?:[ \t]+{_ONE}){{0,30}})[ \t]*\}}"
)
_SPAN = re.compile(
    r"\[([^\[\]\n]{1,300})\]\{[.#][^{}\n]{1,300}\}"
)  # “[words]{.smallcaps}” of pandoc
_BEHIND_LINK = re.compile(rf"(?<=[)\]])\{{(?::[ \t]*)?{_LIST}[ \t]*\}}")


def without(text: str) -> str:
    """Markdown (its code hidden) without attribute lists."""
    if "{" not in text:
        return text
    if "{::comment}" in text and "{:/" in text:
        text = _EXTENSION.sub("", text)
    text = _OWN_LINE.sub("", _CONTENTS.sub("", text))
    return _IN_LINE.sub("", _BEHIND_LINK.sub("", _SPAN.sub(r"\1", text)))
