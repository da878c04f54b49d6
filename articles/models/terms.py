"""What the desk's search knows of each article. Only ``articles.search.desk`` reads or writes it."""

from django.db import models

from articles.models.articles import Article


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
