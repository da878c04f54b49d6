"""A story of the demo paper with pictures in every place that there is, for the pages that browsers look at."""

from articles.actions.articles import publish, save_article
from articles.actions.words import Words
from articles.models import Article
from tests.factories import a_picture

STORY = "/2026/11/23/ferry-line-returns/"


def put_pictures_in() -> None:
    """Give the front's lead a picture above it, and pictures in its story: beside the words, wide, in a gallery."""
    article = Article.objects.get(slug="ferry-line-returns")
    dark, tall, wide = (
        a_picture(colour, size=size, alt="A square on a ground", caption=f"The {colour} one.", credit="A. Sato")
        for colour, size in (("#20242c", (1300, 860)), ("#7a5", (500, 800)), ("#59c", (1000, 400)))
    )  # fmt: skip
    one, other, third = (
        f'<figure data-picture="{each.pk}"></figure>' for each in (dark, tall, wide)
    )
    words = Words.of(article)
    words.lead = dark
    words.body = (
        other.replace("><", ' data-align="narrow"><') + words.body
        + third.replace("><", ' data-align="wide"><') + one
        + f'<figure data-gallery="">{one}{other}{third}<figcaption>All three</figcaption></figure>'
    )  # fmt: skip
    publish(save_article(article, words=words, by=None), by=None)
