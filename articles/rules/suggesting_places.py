"""Where an article may belong: the source it comes from and the section it stands in, each with its reason."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.rules.suggesting import FIRST, FURTHER, HEADLINE, STANDFIRST, Found, find_names
from articles.rules.terms import fold
from articles.rules.wording import Sentence, say, say_many

# How much a tag found there says of an article, against one found further down.
WEIGHT = {HEADLINE: 4.0, STANDFIRST: 3.0, FIRST: 2.0, FURTHER: 1.0}
DOUBT = 2  # articles: a tag that was used once says little of where its articles stand


class Source(NamedTuple):
    """Whose paper an article may come from, as far as its name and home page tell."""

    thing: Hashable
    name: str
    home: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A source or a section. ``score`` is to be compared with those beside it alone."""

    thing: Hashable
    score: float
    why: str


def rank_sources(
    original: str, first_line: str, closing_line: str, sources: Iterable[Source]
) -> list[Suggestion]:
    """The sources an article may come from, the surest first.

    ``original`` is the address of its link to the original; the lines are plain text, where a credit is
    written: its author’s line or its last paragraph, and its first.
    """
    sources = list(sources)
    known = [(source.name, source.thing) for source in sources]
    found: dict[Hashable, Suggestion] = {}
    by_reason = (
        *_by_host(host_of(original), sources),
        *(Suggestion(each.thing, 2, say("named in the closing line"))
          for each in find_names(closing_line, known)),
        *(Suggestion(each.thing, 1, say("named in the first line"))
          for each in find_names(first_line, known)),
    )  # fmt: skip
    for each in by_reason:
        found.setdefault(each.thing, each)
    return sorted(found.values(), key=lambda each: -each.score)


def _by_host(host: str, sources: list[Source]) -> Iterable[Suggestion]:
    """Sources whose home page is at ``host``, or whose name says so: “Reuters” for reuters.com."""
    if not host:
        return
    for source in sources:
        home = host_of(source.home)
        # A paper's parts have hosts of their own: edition.cnn.com. The closest one is meant.
        if home and (host == home or host.endswith("." + home)):
            yield Suggestion(
                source.thing,
                4 + len(home) / 1_000,
                say("the original is at %(host)s, its home page", host=host),
            )
        elif _is_named_after(source.name, host):
            yield Suggestion(
                source.thing, 3, say("the original is at %(host)s, which is its name", host=host)
            )


def _is_named_after(name: str, host: str) -> bool:
    name = fold(name).strip()
    if "." in name:
        return host_of(name) == host
    # “co.uk” is no paper's name: of the parts of a host all but its last count, from three letters on.
    bare = re.sub(r"[\W_]+", "", name).removeprefix("the")
    parts = [part.replace("-", "").removeprefix("the") for part in host.split(".")[:-1]]
    return len(bare) >= 3 and bare in parts


def host_of(address: str) -> str:
    """The host of an address without its “www”; empty where there is none."""
    address = address.strip().lower()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # what somebody typed as an address need not be one
        return ""
    return host.rstrip(".").removeprefix("www.")


def rank_sections(
    found: Iterable[Found], standing: Mapping[Hashable, Mapping[Hashable, float]]
) -> list[Suggestion]:
    """The sections where articles with the tags found stand, by all that the tags say together.

    ``standing`` tells for a tag in which section its articles stand, and how many, or how much they
    weigh. A tag in the headline says more than one further down, and a tag used all over the paper less.
    """
    evidence: dict[Hashable, list[tuple[float, Sentence]]] = defaultdict(list)
    for tag in found:
        weights = {
            place: weight for place, weight in standing.get(tag.thing, {}).items() if weight > 0
        }
        total = sum(weights.values())
        for section, weight in weights.items():
            share = weight / (total + DOUBT)
            says = say("“%(tag)s” stands there %(times)s times of %(total)s",
                       tag=tag.name, times=round(weight), total=round(total))  # fmt: skip
            evidence[section].append((WEIGHT[tag.where] * share, says))
    ranked = [
        Suggestion(section, sum(score for score, _ in each), _strongest(each))
        for section, each in evidence.items()
    ]
    return sorted(ranked, key=lambda each: (-each.score, str(each.thing)))


def _strongest(evidence: list[tuple[float, Sentence]]) -> Sentence:
    """What says most for a section, and how much else does."""
    others = len(evidence) - 1
    says = max(evidence, key=lambda each: each[0])[1]
    if not others:
        return says
    return say_many(
        "%(says)s, and %(count)s more tag", "%(says)s, and %(count)s more tags", others, says=says
    )
