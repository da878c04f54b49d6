"""No English sentence reaches a person unmarked."""

import ast

import pytest
from django.conf import settings

from articles.rules import refusals

FLOORS = ("rules", "models", "search", "reading", "actions", "importing")
# What is shown to a person: who is called → the place of the words among what is handed over.
SHOWN = {
    **{name: 0 for name, each in vars(refusals).items() if isinstance(each, type)},
    "Unreadable": 0, "Finding": 1, "require": 2,
}  # fmt: skip
NAMED = (
    "sentence",
    "reason",
    "help_text",
    "verbose_name",
    "verbose_name_plural",
    "doing",
    "why",
    "problem",
)
# Said to whoever runs an import on the command line, in English as all commands are.
OF_COMMANDS = ("importing/archives.py", "importing/folders.py")


def bare(source: str):
    """The lines of a source in which words that are shown stand as they are."""
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", None) or getattr(call.func, "attr", None)
        shown = [each.value for each in call.keywords if each.arg in NAMED]
        if name in SHOWN:
            shown += call.args[SHOWN[name] : SHOWN[name] + 1]
        if name in ("doubt", "note") and isinstance(call.func, ast.Attribute):
            shown += call.args[-1:]
        for words in shown:
            if any(map(_is_prose, _branches(words))):
                yield call.lineno


def _branches(words):
    if isinstance(words, ast.IfExp | ast.BoolOp):
        parts = [words.body, words.orelse] if isinstance(words, ast.IfExp) else words.values
        return [each for part in parts for each in _branches(part)]
    return [words]


def _is_prose(node) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(_is_prose(each) for each in node.values if isinstance(each, ast.Constant))
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value


@pytest.mark.plain
def test_what_a_person_is_told_is_marked_for_translation():
    found = [
        f"{path.relative_to(settings.BASE_DIR)}:{line}"
        for floor in FLOORS
        for path in sorted((settings.BASE_DIR / "articles" / floor).rglob("*.py"))
        if not path.as_posix().endswith(OF_COMMANDS)
        for line in bare(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.plain
@pytest.mark.parametrize(
    "source",
    [
        'raise NotFit("An article needs a headline.", field="headline")',
        'raise NotNow(f"“{tag}” is refused already.")',
        'raise NotNow("One of them." if one else say("The other."))',
        'require(by, "change_tag", "approve the tags")',
        'incoming.note("Something was left out.")',
        'models.TextField(help_text="For all readers.")',
    ],
)
def test_a_bare_sentence_is_found(source):
    assert list(bare(source)) == [1]
