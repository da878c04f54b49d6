"""What the desk's search finds: one contract, whatever the database."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.actions.articles import delete_article, publish, restore, save_article
from articles.actions.words import Words
from articles.models import Article, DeskTerms
from articles.rules.terms import question
from articles.search import desk
from tests.factories import a_draft, a_section

pytestmark = pytest.mark.django_db


def found(typed):
    return sorted(article.headline for article in desk.find(Article.objects.all(), question(typed)))


def rewrite(article, **changes):
    changed = Words.of(article)
    for name, value in changes.items():
        setattr(changed, name, value)
    return save_article(article, words=changed, by=None)


CONTRACT = [
    # headline, body, what is typed, whether that finds it
    ("Ports", "<p>The ministers’ talks on water</p>", "talks", True),
    ("Ports", "<p>The ministers’ talks on water</p>", "TALKS ports", True),
    ("Ports", "<p>The ministers’ talks on water</p>", "talks rail", False),
    ("Ports", "<p>The ministers’ talks on water</p>", "“talks on water”", True),
    ("Ports", "<p>The ministers’ talks on water</p>", "“water on talks”", False),
    ("Ports", "<p>The ministers’ talks on water</p>", "“ports the”", False),
    ("Ports", "<p>The ministers’ talks on water</p>", "minist*", True),
    ("Ports", "<p>The ministers’ talks on water</p>", "minist", False),
    ("Ports", "<p>The ministers’ talks on water</p>", "“on wat*”", True),
    ("Ports", "<p>One <strong>p</strong>ort</p>", "port", True),
    ("Ports", "<p>One</p><p>Two</p>", "“one two”", True),
    ("Ports", "<p>a &amp; b &lt;code&gt;</p>", "code", True),
    ("Ports", "<p>x</p>", "strong", False),
    ("Café à la carte", "<p>x</p>", "cafe A", True),
    ("Cafe", "<p>x</p>", "CAFÉ", True),
    ("Straße nach Łódź", "<p>x</p>", "strasse lodz", True),
    ("Война в городе", "<p>x</p>", "война ГОРОДЕ", True),
    ("الحُكومة الجديدة", "<p>x</p>", "الحكومة", True),
    ("हिन्दी समाचार", "<p>x</p>", "हिन्दी", True),
    ("हिन्दी समाचार", "<p>x</p>", "हिन्दू", False),
    ("東京都の会議", "<p>x</p>", "京都", True),
    ("東京都の会議", "<p>x</p>", "議", True),
    ("東京都の会議", "<p>x</p>", "東京の会議", False),
    ("東京都の会議", "<p>x</p>", "会議 東京", True),
    ("ｶﾌｪ １２", "<p>x</p>", "カフェ 12", True),
    ("서울에서 회의", "<p>x</p>", "서울", True),
    ("ประเทศไทย", "<p>x</p>", "ไทย", True),
    ("G7サミット2024年", "<p>x</p>", "2024年", True),
    ("COVID-19", "<p>x</p>", "covid 19", True),
    ("\U00020000\U00020001", "<p>x</p>", "\U00020001", True),
]


@pytest.mark.parametrize(("headline", "body", "typed", "finds"), CONTRACT)
def test_words_are_found_alike_on_every_database(headline, body, typed, finds):
    a_draft(headline, body=body)
    a_draft("Nothing of it", body="<p>zzz</p>")
    assert found(typed) == ([headline] if finds else [])


@pytest.mark.parametrize(
    "typed",
    ["", "*", '"', "'", "\x00", "\\", "( ) & | ! <-> :*", "a:b", "x" * 5_000, "a " * 2_500, "👍",
     "NEAR(a b)", "terms: x", "a AND b OR NOT c", "'a' & 'b", "{a} ^b + c", "\ud800", "\ue000", "%_", "-a"],
)  # fmt: skip
def test_whatever_is_typed_is_answered(typed):
    a_draft("Some", body="<p>words</p>")
    assert found(typed) == []


def test_many_words_at_once_are_found():
    a_draft("Long", body=f"<p>{' '.join(f'w{number}' for number in range(60))}</p>")
    assert found(" ".join(f"w{number}" for number in range(60))) == ["Long"]


def test_a_draft_is_found_by_its_words_as_they_are_now():
    article = a_draft("First")
    second = rewrite(article, headline="Second", standfirst="Summary")
    assert found("first") == []
    assert found("second summary") == ["Second"]
    restore(second.revisions.get(number=1), by=None)
    assert found("second") == []
    assert found("first") == ["First"]


def test_publishing_an_earlier_revision_leaves_the_desks_words_to_be_found():
    article = a_draft("First", section=a_section())
    newer = rewrite(article, headline="Second")
    publish(newer, revision=newer.revisions.get(number=1), by=None)
    assert found("second") == ["Second"]


def test_a_deleted_draft_is_found_no_more():
    article = a_draft("Gone")
    delete_article(article, by=None)
    assert not DeskTerms.objects.exists()
    assert found("gone") == []
    # Nor by what the index itself holds.
    with connection.cursor() as cursor:
        engine = desk.engine_of(connection)
        cursor.execute(engine.finding(desk.TABLE, desk.NUMBER), [engine.asked(question("gone"))])
        assert cursor.fetchall() == []


def test_a_save_that_is_undone_is_not_found(monkeypatch):
    from articles.actions import articles as actions

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(actions, "keep_revision", fail)
    with pytest.raises(RuntimeError):
        a_draft("Never")
    assert not DeskTerms.objects.exists()


def test_the_longest_and_strangest_texts_can_be_stored():
    for number, body in enumerate(("x" * 1_900_000, "東" * 600_000, "é " * 900_000,
                                   " ".join(f"w{each:x}é" for each in range(150_000)))):  # fmt: skip
        a_draft(f"Strange {number}", body=f"<p>{body}</p>")
    assert len(found("strange")) == 4


def test_searching_is_two_queries_however_many_are_found(django_assert_num_queries, monkeypatch):
    from articles.models import among

    for number in range(6):
        a_draft(f"Port {number}")
    with django_assert_num_queries(2):  # the first numbers; the articles
        assert len(found("port")) == 6
    monkeypatch.setattr(among, "MANY", 3)
    monkeypatch.setattr(desk, "MANY", 3)
    with django_assert_num_queries(2):
        assert len(found("port")) == 6
        # the same rows, by walking through the articles
    narrowed = desk.find(Article.objects.filter(headline="Port 4"), question("port"))
    assert [article.headline for article in narrowed] == ["Port 4"]


def test_the_rebuilding_command_stores_what_is_missing_or_stale(capsys):
    missing, stale, other = a_draft("Missing"), a_draft("Stale"), a_draft("Other")
    DeskTerms.objects.filter(article=missing).delete()
    DeskTerms.objects.filter(article=stale).update(version=0)
    before = DeskTerms.objects.values_list("terms", flat=True).get(article=other)
    call_command("rebuild_search")
    assert "2 articles" in capsys.readouterr().out
    assert found("missing") == ["Missing"]
    assert DeskTerms.objects.get(article=stale).version == stale.version
    assert DeskTerms.objects.values_list("terms", flat=True).get(article=other) == before
    call_command("rebuild_search")
    assert "0 articles" in capsys.readouterr().out
    call_command("rebuild_search", everything=True)
    assert "3 articles" in capsys.readouterr().out


def test_a_rebuilding_that_is_stopped_goes_on_where_it_was(monkeypatch):
    from django.core.management import CommandError

    articles = [a_draft() for _ in range(5)]
    DeskTerms.objects.all().delete()
    monkeypatch.setattr(desk, "BATCH", 2)
    refresh, calls = desk.refresh, iter([True, False])

    def interrupted(*batch, **kwargs):
        if not next(calls):
            raise KeyboardInterrupt
        refresh(*batch, **kwargs)

    monkeypatch.setattr(desk, "refresh", interrupted)
    with pytest.raises(CommandError, match=f"--everything --after {articles[1].pk}"):
        call_command("rebuild_search", everything=True)
    monkeypatch.setattr(desk, "refresh", refresh)
    assert DeskTerms.objects.count() == 2
    assert sum(stored for stored, _ in desk.fill()) == 3


def test_rebuilding_does_not_grow_in_queries_with_what_is_in_order(django_assert_num_queries):
    for _ in range(5):
        a_draft()
    with django_assert_num_queries(3):  # one batch, found empty, in a transaction of its own
        assert list(desk.fill()) == []


def test_nothing_leads_from_an_article_to_the_desks_terms():
    assert not [
        relation for relation in Article._meta.get_fields() if relation.related_model is DeskTerms
    ]
