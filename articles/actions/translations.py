"""What an article is a translation of: one level, each in a language of its own."""

from django.conf import settings
from django.db.models import F, Q

from articles.actions.words import Words
from articles.models import Article
from articles.rules.refusals import InUse, NotFit
from articles.rules.wording import say


def settle_translation(words: Words, article: Article) -> None:
    """Bring what the words are a translation of to the first of its translations, its row held until
    the commit. A part of saving, which holds the article's own.

    Raises ``NotFit`` where the article has translations itself, and for a language that another of them
    is in. No query for an article that has nothing to do with translations.
    """
    if words.translation_of:
        words.translation_of = _original(words.translation_of, article)
        if not words.language:
            raise NotFit(say("A translation says which language it is in."), field="language")
        article.as_original = None
    group = words.translation_of.pk if words.translation_of else article.as_original
    if group:
        _refuse_a_second(words, article, group)


def original_meant(number: int) -> Article | None:
    """The article of this number, or what it is a translation of; None where it was deleted."""
    found = Article.objects.filter(pk=number).select_related("translation_of").first()
    return found and (found.translation_of or found)


def refuse_if_translated(article: Article) -> None:
    """Raise ``InUse`` where other articles are translations of this one."""
    if translation := article.translations.first():
        raise InUse(
            say(
                "“%(translation)s” is a translation of this article. Change that first.",
                translation=translation,
            )
        )


def _original(chosen: Article, article: Article) -> Article:
    """What was chosen, or what that is a translation of; from now on it may have translations."""
    original = _held(chosen.pk)
    if original.translation_of_id:
        original = _held(original.translation_of_id)
    if original.pk == article.pk:
        raise NotFit(say("An article is no translation of itself, nor of its own translations."),
                     field="translation_of")  # fmt: skip
    if article.pk and (translation := article.translations.first()):
        raise NotFit(say("“%(translation)s” is a translation of this article, so this is the original. "
"Make the link in the other article’s form.", translation=translation), field="translation_of")  # fmt: skip
    if original.as_original is None:
        Article.objects.filter(pk=original.pk).update(as_original=F("pk"))
        original.as_original = original.pk
    return original


def _held(number: int) -> Article:
    found = Article.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise NotFit(say("The article this was translated from is gone. Choose another one."),
                     field="translation_of")  # fmt: skip
    return found


def _refuse_a_second(words: Words, article: Article, group: int) -> None:
    """Raise ``NotFit`` where another of the translations is in the same language."""
    others = Article.objects.filter(Q(pk=group) | Q(translation_of=group)).exclude(pk=article.pk)
    for other in others.only("headline", "language"):
        if _spoken(other.language) == _spoken(words.language):
            raise NotFit(say("“%(other)s” is in this language already. Each translation of an article is in "
"another one.", other=other), field="language")  # fmt: skip


def _spoken(language: str) -> str:
    return (language or settings.SITE_LANGUAGE).lower()
