"""Which section an article may be filed in."""

from articles.actions.section_tree import section_meant
from articles.models import Article, Section
from articles.rules.refusals import NotFit, SectionClosed
from articles.rules.wording import say


def section_for(article: Article, wanted: Section | None) -> Section | None:
    """The section that an article asks for, as it stands now: of one merged meanwhile, the one it went
    into. Raises ``NotFit`` for a closed one, unless the article is in it already.

    One query where the section is another than before; the caller holds what articles are filed under.
    """
    if wanted is None or wanted.pk == article.section_id:
        return wanted
    section = section_meant(wanted.pk)
    if section is None:
        raise NotFit(say("Somebody deleted the section “%(section)s” in the meantime. Choose another one.",
                         section=wanted), field="section")  # fmt: skip
    refuse_closed(section, article)
    return section


def refuse_closed(section: Section, article: Article | None = None) -> None:
    """Raise ``SectionClosed`` for one that the article is not in."""
    if section.is_closed and not (article and article.section_id == section.pk):
        raise SectionClosed(say("“%(section)s” is closed: it keeps its articles and takes no others. Choose "
"another section.", section=section), field="section")  # fmt: skip
