"""What an act of moderation will change, told before it is done."""

from dataclasses import dataclass
from hashlib import sha256

from articles.rules.refusals import StalePlan
from articles.rules.wording import Row, Sentence, say


@dataclass(frozen=True)
class Plan:
    """``articles`` and ``live`` are numbers of articles at the desk and of live pages that will change, and
    ``both`` of articles that have either thing already. ``addresses`` pairs each address that will lead
    elsewhere with where to; ``also`` are sentences of what else will change: names, menus, trending topics.

    ``checksum`` changes with the articles, where the numbers happen not to.
    """

    articles: int = 0
    live: int = 0
    both: int = 0
    addresses: tuple[tuple[str, str], ...] = ()
    also: tuple[Sentence | Row, ...] = ()
    checksum: tuple = ()

    @property
    def fingerprint(self) -> str:
        """The same for the same plan alone: who confirms one hands it back."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def counts(self) -> dict[str, int]:
        return {"articles": self.articles, "live": self.live, "addresses": len(self.addresses)}

    def refuse_other(self, fingerprint: str) -> None:
        """Raise ``StalePlan`` if what was confirmed is not this plan. Nothing confirmed is any plan."""
        if fingerprint and fingerprint != self.fingerprint:
            raise StalePlan(
                say(
                    "What this plan is about has changed since it was made. Here is the plan as it "
                    "is now: look at it and confirm it again."
                ),
            )
