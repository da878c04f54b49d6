"""What the desk calls the kinds of things, by the names of their tables."""

from articles.rules.wording import Sentence, say, say_many

ONE = {
    "article": say("article"),
    "author": say("author"),
    "category": say("category"),
    "section": say("section"),
    "source": say("source"),
    "tag": say("tag"),
}
MANY = {"category": say("categories"), "source": say("sources")}


def articles(count: int) -> Sentence:
    """“3 articles”."""
    return say_many("%(count)s article", "%(count)s articles", count)


def live_pages(count: int) -> Sentence:
    """“3 live pages”."""
    return say_many("%(count)s live page", "%(count)s live pages", count)
