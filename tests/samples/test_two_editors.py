"""A thousand times two editors over real consecutive texts: neighbouring versions of one text, and of one
archive neighbouring articles, of which each editor brings in a part in an order of its own.

Versions are the history of every Markdown file of the git repositories among the samples, and of this
one; and folders named ``revisions``, whose files follow one another by name.
"""

import subprocess
from difflib import SequenceMatcher
from itertools import cycle, islice, pairwise
from pathlib import Path
from random import Random

import pytest

from articles.importing import folders, sniffing
from articles.importing.incoming import Unreadable
from articles.importing.markdown import _rendered
from articles.importing.names import Names
from articles.models import Author
from articles.rules.blocks import blocks_of
from articles.rules.cleaning import clean_body
from tests.factories import a_draft, an_author
from tests.two_editors import ByAction, Editor, Tally, interleave, marked, marks

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
INTERLEAVINGS, LONGEST = 1_000, 60  # blocks: of a longer text its beginning


def git(repository, *words):
    done = subprocess.run(["git", "-C", repository, *words], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")


def versions(repository):
    """Of every Markdown file of a repository, its texts from the first to the last."""
    for path in sorted(set(git(repository, "ls-files", "*.md").split("\n")) - {""}):
        commits = git(repository, "log", "--reverse", "--format=%H", "--", path).split()
        yield [clean_body(_rendered(git(repository, "show", f"{each}:{path}"))) for each in commits]


def kept_versions(folder):
    """Of every folder below one named ``revisions``, its texts."""
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        texts = [file.read_text(encoding="utf-8") for file in sorted(place.iterdir())]
        yield [clean_body(text if text.lstrip().startswith("<") else _rendered(text)) for text in texts]  # fmt: skip


def neighbours(samples):
    """The bodies of an archive's articles, in their order."""
    names = Names()
    for found in folders.walk(sorted(samples.rglob("*.tar.xz"))):
        if found.kind == folders.ARTICLE:
            try:
                text = sniffing.decode(found.data).text
                yield clean_body(sniffing.read(text, names=names, name=found.name).body)
            except Unreadable:
                continue


def consecutive(samples):
    repositories = [ROOT, *(found.parent for found in samples.rglob(".git"))]
    texts = [each for place in repositories for each in versions(place)]
    texts += [
        each
        for found in samples.rglob("revisions")
        if found.is_dir()
        for each in kept_versions(found)
    ]
    history = [pair for each in texts for pair in pairwise(each) if all(pair)]
    articles = [pair for pair in pairwise(neighbours(samples)) if all(pair)]
    return history, articles


def changes(old, new):
    """What leads from one text to the next: the blocks that stood there, and those that come."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (old[begin:end], new[at:until])
        for kind, begin, end, at, until in matcher.get_opcodes()
        if kind != "equal"
    ]


def test_a_thousand_interleavings_over_real_consecutive_texts_lose_nothing(samples):
    history, articles = consecutive(samples)
    if not history and not articles:
        pytest.skip("No consecutive texts among the samples.")
    dice, authors, total = Random(1), [an_author() for _ in range(3)], Tally()  # noqa: S311 no secret
    half = INTERLEAVINGS // 2 if history and articles else INTERLEAVINGS
    pairs = [pair for kind in (history, articles) for pair in islice(cycle(kind), half)]
    for pair in pairs:
        old, new = (blocks_of(text)[:LONGEST] for text in pair)
        numbers, plans = marks(), ([], [])
        begun = {block: marked(block, f"w{next(numbers)}") for block in old}
        article = a_draft(
            "Talks", body="".join(begun[each] for each in old), tags=["Ports"], authors=authors[:2]
        )
        for gone, come in changes(old, new):
            dice.choice(plans).append(([begun[each] for each in gone], come))
        road = ByAction(article)
        editors = [Editor(road, dice=dice, marks=numbers, plan=plan) for plan in plans]
        tally = interleave(editors, dice=dice, steps=12)
        total.saves += tally.saves
        total.clashes += tally.clashes
    print(f"{len(pairs)} interleavings ({len(history)} pairs of versions, {len(articles)} of articles): "
          f"{total.saves} saves, {total.clashes} refused")  # fmt: skip
    assert Author.objects.count() == len(authors)
    assert len(pairs) == INTERLEAVINGS
    assert total.clashes > 100
