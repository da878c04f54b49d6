"""Two people write on one article at once: both changes survive, or somebody chooses knowingly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.actions.articles import save_article
from articles.actions.merging import put_together
from articles.actions.words import Words
from articles.models import Article
from articles.rules.cleaning import text_of
from articles.rules.refusals import Clashing, StaleEdit
from tests.factories import a_category, a_draft, an_account, an_author, words
from tests.histories import examples

pytestmark = pytest.mark.django_db

BODY = "<p>One.</p><p>Two.</p><p>Three.</p>"


def edited(article, **fields):
    """The article's words with some changed, as an open form holds them."""
    changed = Words.of(article)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def save_both(article, *, theirs, mine):
    """Both begin from the article as it is; theirs is stored first, then mine is put together with it."""
    begun_from = article.version
    theirs, mine = edited(article, **theirs), edited(article, **mine)
    save_article(article, words=theirs, by=None)
    together = put_together(article, words=mine, version=begun_from)
    save_article(article, words=together.words, by=None, version=together.version)
    return Article.objects.get()


def test_changes_in_different_paragraphs_both_survive():
    article = save_both(
        a_draft(body=BODY),
        theirs={"body": BODY.replace("One", "One, said Ada")},
        mine={"body": BODY.replace("Three", "Three, said Ben") + "<p>Four.</p>"},
    )
    assert text_of(article.body) == "One, said Ada. Two. Three, said Ben. Four."


def test_changes_in_different_fields_both_survive():
    category = a_category()
    article = save_both(
        a_draft("Talks", standfirst="Short"),
        theirs={"category": category, "headline": "Talks resume"},
        mine={"standfirst": "Shorter"},
    )
    assert (article.headline, article.standfirst) == ("Talks resume", "Shorter")
    assert article.category == category


def test_tags_and_authors_are_put_together_as_sets():
    ada, ben, cem = (an_author(name) for name in ("Ada", "Ben", "Cem"))
    article = save_both(
        a_draft(tags=["Ports", "Rail"], authors=[ada, ben]),
        theirs={"tags": ["Rail", "Grain"], "authors": [ben, ada]},
        mine={"tags": ["Ports", "Rail", "Wind"], "authors": [ada, ben, cem]},
    )
    assert {each.tag.name for each in article.tagged.all()} == {"Rail", "Grain", "Wind"}
    assert article.byline_authors() == [ben, ada, cem]


@pytest.mark.parametrize(
    ("field", "theirs", "mine"),
    [
        ("headline", "Theirs", "Mine"),
        ("body", BODY.replace("Two", "2"), BODY.replace("Two", "II")),
        ("body", BODY.replace("<p>Two.</p>", ""), BODY.replace("Two", "II")),
    ],
)
def test_changes_of_one_place_are_not_stored_and_all_three_texts_are_handed_on(field, theirs, mine):
    article = a_draft("Talks", body=BODY)
    with pytest.raises(Clashing) as refusal:
        save_both(article, theirs={field: theirs}, mine={field: mine})
    (clash,) = refusal.value.together.clashes[field]
    shown = " ".join(map(str, [*clash.base, *clash.theirs, *clash.mine]))
    for text in (getattr(article, field), theirs, mine):
        assert set(text_of(text).split()) - set(text_of(shown).split()) <= {
            "One.",
            "Two.",
            "Three.",
        }
    assert text_of(getattr(refusal.value.together.words, field)) == text_of(mine)
    assert getattr(Article.objects.get(), field) == getattr(
        edited(article, **{field: theirs}), field
    )


def test_a_block_written_otherwise_by_the_editor_program_is_no_change():
    body = "<ul><li>One</li><li>Two</li></ul>"
    article = save_both(
        a_draft(body=body + "<p>End.</p>"),
        theirs={"body": body.replace("Two", "2") + "<p>End.</p>"},
        mine={"body": "<ul><li><p>One</p></li><li><p>Two</p></li></ul><p>The end.</p>"},
    )
    assert text_of(article.body) == "One 2 The end."


def test_words_begun_from_a_version_nobody_knows_are_not_stored():
    article = a_draft()
    with pytest.raises(StaleEdit):
        put_together(article, words=words("Mine"), version=17)


def test_the_colleague_is_named():
    article, ada = a_draft("Talks"), an_account("editor", username="ada")
    save_article(article, words=edited(article, headline="Theirs"), by=ada)
    with pytest.raises(Clashing, match="ada changed the same place"):
        put_together(article, words=words("Mine"), version=1)


PARAGRAPHS = st.lists(st.sampled_from(["one", "two", "three", "four", "five"]), max_size=6)


@settings(
    max_examples=examples(40, slow=400),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_no_word_that_anyone_added_is_lost_without_being_shown(base, theirs, mine):
    def body(parts):
        return "".join(f"<p>{part}</p>" for part in parts)

    Article.objects.all().delete()
    article = a_draft("Talks", body=body(base))
    try:
        stored = save_both(article, theirs={"body": body(theirs)}, mine={"body": body(mine)})
        shown = text_of(stored.body).split()
    except Clashing as refusal:
        together = refusal.together
        shown = text_of(together.words.body).split()
        for clash in together.clashes["body"]:
            shown += text_of("".join(clash.theirs)).split()
    for written in (theirs, mine):
        assert {part for part in written if part not in base} <= set(shown)


def test_a_byline_that_only_i_put_in_another_order_stays_in_mine():
    ada, ben = an_author("Ada"), an_author("Ben")
    article = save_both(
        a_draft("Talks", authors=[ada, ben]),
        theirs={"headline": "Talks resume"},
        mine={"authors": [ben, ada]},
    )
    assert article.byline_authors() == [ben, ada]


@pytest.mark.parametrize("whose", ["theirs", "mine"])
def test_lines_of_code_that_one_of_both_set_otherwise_stay_so(whose):
    code = "<pre>if late:\nrun</pre><p>End.</p>"
    both = {"theirs": {"headline": "Talks resume"}, "mine": {"standfirst": "Short."}}
    both[whose] |= {"body": code.replace("\nrun", "\n    run")}
    assert "\n    run" in save_both(a_draft("Talks", body=code), **both).body
