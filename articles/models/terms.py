"""What the two searches know of each article: the desk's (``articles.search.desk``) of its words as they
stand now, the readers' (``articles.search.readers``) of the live copy. Nothing else reads or writes them."""

from django.db import models

from articles.models.articles import Article
from articles.models.live import LiveCopy


class TermsField(models.Field):
    """A column for terms as an engine of ``articles.search`` stores them."""

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value, compiler, connection):
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"


class DeskTerms(models.Model):
    """The terms of an article's words, drafts and all. No way leads here from what readers see: the
    article does not know of it.

    ``version`` is the article's whose words these are; ``edition`` the one of ``rules.terms`` that cut them.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="+")
    version = models.PositiveIntegerField()
    edition = models.PositiveSmallIntegerField()
    terms = TermsField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Terms of article {self.article_id}"


class LiveTerms(models.Model):
    """The terms of a live copy: its words, and the numbers of what it stands under. It goes with the copy.

    ``place`` says where it stands among all, newest first (``rules.standings``), and is the number by which
    SQLite's index knows it. ``made_at`` is when these terms were made. ``under`` is what it stands under, to be
    counted (``rules.under``). The terms come last: a row is long, and SQLite reads no further into one than it has
    to.
    """

    copy = models.OneToOneField(LiveCopy, models.CASCADE, primary_key=True, related_name="+")
    place = models.BigIntegerField(unique=True)
    edition = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    under = models.TextField()
    terms = TermsField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Terms of live copy {self.copy_id}"


class StaleTerms(models.Model):
    """A live copy that stands under other things than its terms say, since an act changed many at once. The
    clock makes its terms anew, and drops the line.

    Lines are only added, and one article may have several: so an act never waits for the clock, and no line
    goes that came after the terms were made. The copy may be gone by then, so it is no foreign key.
    """

    article = models.BigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Article {self.article}"
