"""Every move of the desk as a call, and an article in each of its states."""

from articles.actions.articles import delete_article, publish, restore, save_article, withdraw
from articles.actions.corrections import add_correction
from articles.actions.moves import approve, send_back, submit
from articles.rules import workflow
from tests.factories import a_section, words

DO = {
    "save": lambda article, by: save_article(
        article, words=words("New words", section=article.section, published_on=article.published_on), by=by
    ),
    "restore": lambda article, by: restore(article.revisions.last(), by=by),
    "submit": lambda article, by: submit(article, by=by),
    "approve": lambda article, by: approve(article, by=by),
    "send back": lambda article, by: send_back(article, by=by, reason="Too long."),
    "publish": lambda article, by: publish(article, by=by),
    "withdraw": lambda article, by: withdraw(article, by=by),
    "delete": lambda article, by: delete_article(article, by=by),
    "correct": lambda article, by: add_correction(article, kind="update", text="More.", by=by),
}  # fmt: skip
WAYS = {
    workflow.DRAFT: [],
    workflow.REVIEW: ["submit"],
    workflow.READY: ["submit", "approve"],
    workflow.LIVE: ["publish"],
    workflow.WITHDRAWN: ["publish", "withdraw"],
}


def an_article_in(state, *, made_by=None):
    article = save_article(None, words=words("Talks", section=a_section()), by=made_by)
    for verb in WAYS[state]:
        DO[verb](article, None)
    article.refresh_from_db()
    assert article.status == state
    return article
