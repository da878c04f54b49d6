"""What readers' search finds, and in which order: one contract, whatever the database."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from articles.actions.articles import publish, save_article, withdraw
from articles.actions.bulk_retagging import carry_out_plan, plan_retagging
from articles.actions.filing import delete_filing, save_filing
from articles.actions.filing_merging import merge_filing
from articles.actions.searching import carry_out_finding_anew
from articles.actions.section_merging import merge_sections
from articles.actions.tag_merging import merge_tags
from articles.actions.tag_renaming import add_name, rename_tag
from articles.actions.tag_status import approve_tag, refuse_tag
from articles.actions.tags import delete_tag
from articles.actions.undoing import undo
from articles.actions.words import Words
from articles.models import Article, LiveCopy, LiveTerms, StaleTerms, Tag
from articles.rules import licences
from articles.rules.asking import Asked
from articles.rules.standings import Standing
from articles.rules.terms import question
from articles.search import filling, readers
from articles.search.meaning import resolve
from articles.search.readers import BEST, NEWEST, Window
from tests.factories import (
    a_category,
    a_draft,
    a_live_article,
    a_section,
    a_source,
    a_tag,
    an_author,
)

pytestmark = pytest.mark.django_db


def ask(typed="", *, unwanted="", order=NEWEST, window=None, **filters):
    asked = Asked(wanted=question(typed).phrases, unwanted=question(unwanted).phrases, **filters)
    return readers.find(asked, resolve(asked), order=order, window=window)


def found(typed="", **more):
    return [copy.headline for copy in ask(typed, **more).copies]


def rewrite(article, **changes):
    changed = Words.of(article)
    for name, value in changes.items():
        setattr(changed, name, value)
    return save_article(Article.objects.get(pk=article.pk), words=changed, by=None)


@pytest.fixture
def stories():
    """Texts of several kinds, live at once."""
    section = a_section()
    for headline, body in {
        "Ports": "<p>The ministers’ talks on water</p><p>One <strong>p</strong>ort. Nothing more</p>",
        "Café à la carte": "<p>Straße nach Łódź</p>",
        "Война в городе": "<p>الحُكومة الجديدة</p>",
        "हिन्दी समाचार": "<p>ประเทศไทย</p>",
        "東京都の会議": "<p>ｶﾌｪ １２ G7サミット2024年 \U00020000\U00020001</p>",
        "서울에서 회의": "<p>COVID-19</p>",
        "中文没有空格": "<p>北京的天气很好</p>",
    }.items():
        a_live_article(headline, body=body, section=section)


CONTRACT = [
    # what is typed, what is not wanted, what is found
    ("talks", "", ["Ports"]),
    ("TALKS ports", "", ["Ports"]),
    ("talks rail", "", []),
    ("“talks on water”", "", ["Ports"]),
    ("“water on talks”", "", []),
    ("“ports the”", "", []),
    ("“ports the”", "", []),
    ("minist*", "", ["Ports"]),
    ("minist", "", []),
    ("“on wat*”", "", ["Ports"]),
    ("port", "", ["Ports"]),
    ("strong", "", []),
    ("the on", "", ["Ports"]),
    ("cafe A", "", ["Café à la carte"]),
    ("CAFÉ", "", ["Café à la carte"]),
    ("strasse lodz", "", ["Café à la carte"]),
    ("война ГОРОДЕ", "", ["Война в городе"]),
    ("الحكومة", "", ["Война в городе"]),
    ("हिन्दी", "", ["हिन्दी समाचार"]),
    ("हिन्दू", "", []),
    ("ไทย", "", ["हिन्दी समाचार"]),
    ("京都", "", ["東京都の会議"]),
    ("議", "", ["東京都の会議"]),
    ("東京の会議", "", []),
    ("会議 東京", "", ["東京都の会議"]),
    ("カフェ 12", "", ["東京都の会議"]),
    ("2024年", "", ["東京都の会議"]),
    ("\U00020001", "", ["東京都の会議"]),
    ("天气", "", ["中文没有空格"]),
    ("空格", "", ["中文没有空格"]),
    ("서울", "", ["서울에서 회의"]),
    ("covid 19", "", ["서울에서 회의"]),
    ("talks", "water", []),
    ("talks", "“water talks”", ["Ports"]),
    ("talks", "“talks on water”", []),
    ("talks", "会議 wat*", []),
    ("", "talks городе समाचार 会議 covid 空格", ["Café à la carte"]),
]


def test_words_are_found_alike_on_every_database(stories):
    for typed, unwanted, answer in CONTRACT:
        assert found(typed, unwanted=unwanted, order=BEST) == answer, (typed, unwanted)


def test_whatever_is_typed_is_answered(stories):
    for typed in ("", "*", '"', "'", "\x00", "\\", "( ) & | ! <-> :*", "x:y", "x" * 5_000, "x " * 2_500,
                  "👍", "NEAR(x y)", "terms: x", "x AND y OR NOT z", "'x' & 'y", "{x} ^y + z", "\ud800",
                  "\ue000", "\ue010t1", "\ue010every", "\ue011x", "%_", "-x"):  # fmt: skip
        assert found(typed, order=BEST) == [], typed
        assert found("talks", unwanted=typed) == ["Ports"], typed


def test_nothing_asked_finds_nothing(stories):
    assert ask().copies == []


def test_a_drafts_words_are_found_by_nobody():
    a_draft("Secret")
    article = a_live_article("Public")
    rewrite(article, headline="Secret", standfirst="Secret", tags=["Secret"])
    assert found("secret") == []
    assert found("public") == ["Public"]


def test_a_story_is_found_by_its_words_as_readers_see_them():
    article = a_live_article("First")
    publish(rewrite(article, headline="Second"), by=None)
    assert found("first") == []
    assert found("second") == ["Second"]
    publish(article, revision=article.revisions.get(number=1), by=None)
    assert found("second") == []
    assert found("first") == ["First"]


def test_a_withdrawn_story_is_gone_and_comes_back():
    article = a_live_article("Here")
    withdraw(article, by=None)
    assert found("here") == []
    assert not LiveTerms.objects.exists()
    publish(article, by=None)
    assert found("here") == ["Here"]


def test_a_new_date_moves_a_story_among_the_newest():
    older, _ = (a_live_article(f"Story {day}", on=date(2026, 11, day)) for day in (3, 5))
    assert found("story") == ["Story 5", "Story 3"]
    publish(rewrite(older, published_on=date(2026, 11, 9)), by=None)
    assert found("story") == ["Story 3", "Story 5"]
    assert found("story", after=date(2026, 11, 6)) == ["Story 3"]


def test_a_story_is_found_by_the_names_it_stands_under():
    a_live_article(
        "One", tags=["Climate change"], source=a_source("The Nikkei"), authors=[an_author("Zoë Ng")]
    )
    a_live_article("Other")
    for typed in (
        "climate change",
        "change",
        "“climate change”",
        "nikk*",
        "zoe ng",
        "body: climate",
    ):
        assert found(typed) == (["One"] if "body" not in typed else []), typed
    assert found("“change climate”") == []
    assert found("", unwanted="climate") == ["Other"]
    assert found("some", unwanted="ng") == ["Other"]


def test_a_proposed_or_refused_tag_finds_nothing():
    a_tag("Rumours", status=Tag.PROPOSED)
    a_live_article("One", tags=["Rumours"])
    assert found("rumours") == []
    tag = Tag.objects.get()
    approve_tag(tag, by=None)
    assert found("rumours") == ["One"]
    refused = refuse_tag(tag, by=None, reason="No topic.")
    assert found("rumours") == []
    undo(refused, by=None)
    assert found("rumours") == ["One"]


def test_a_tag_is_found_under_all_its_names_at_once():
    tag = a_tag("Corona")
    a_live_article("One", tags=["Corona"])
    add_name(tag, "SARS-CoV-2", by=None)
    renaming = rename_tag(tag, name="COVID-19", by=None)
    for typed in ("corona", "covid", "“sars cov”"):
        assert found(typed) == ["One"]
    undo(renaming, by=None)
    assert found("covid") == []
    assert found("corona") == ["One"]


def test_a_merged_tag_is_found_under_both_names_and_undone_under_its_own():
    tag, into = a_tag("Corona"), a_tag("COVID-19")
    one = a_live_article("One", tags=["Corona"], on=date(2026, 11, 3))
    a_live_article("Two", tags=["COVID-19"], on=date(2026, 11, 2))
    merging = merge_tags(tag, into=into, by=None)
    both = ["One", "Two"]
    assert found("corona") == found("covid") == found(tags=("corona",)) == both
    assert found("", tags=("covid 19",)) == found("", tags=("COVID-19",)) == both
    publish(rewrite(one, headline="One"), by=None)  # its terms are made of the merged tag
    assert found("corona") == found("covid") == both
    undo(merging, by=None)
    carry_out_finding_anew()
    assert (found("corona"), found("covid")) == (["One"], ["Two"])
    assert not StaleTerms.objects.exists()


def test_a_merged_name_that_is_deleted_leaves_its_stories_to_the_other_one():
    tag, into = a_tag("Corona"), a_tag("COVID-19")
    a_live_article("One", tags=["Corona"])
    merge_tags(tag, into=into, by=None)
    tag.refresh_from_db()
    delete_tag(tag, by=None)
    carry_out_finding_anew()
    assert (found("corona"), found("covid")) == ([], ["One"])
    one, other = a_source("Nikkei"), a_source("Asahi")
    a_live_article("Paper", source=one)
    merge_filing(one, into=other, by=None)
    assert found("nikkei") == found("asahi") == ["Paper"]
    one.refresh_from_db()
    delete_filing(one, by=None)
    carry_out_finding_anew()
    assert (found("nikkei"), found("asahi")) == ([], ["Paper"])


def test_a_retagging_of_many_is_found_at_the_clocks_next_look():
    article = a_live_article("One", tags=["Old"])
    a_tag("New")
    plan = plan_retagging(Article.objects.all(), replace=[("Old", "New")], by=None)
    entry = carry_out_plan(plan, by=None)
    assert carry_out_finding_anew() == 1
    assert (found("old"), found("new")) == ([], ["One"])
    undo(entry, by=None)
    withdraw(article, by=None)
    assert carry_out_finding_anew() == 1
    publish(article, by=None)
    assert (found("old"), found("new")) == (["One"], [])


def test_a_merged_section_keeps_its_stories():
    into, section = a_section("World"), a_section("Abroad")
    a_live_article("One", section=section)
    entry = merge_sections(section, into=into, by=None)
    carry_out_finding_anew()
    assert found(sections=("world",)) == ["One"]
    undo(entry, by=None)
    carry_out_finding_anew()
    assert (found(sections=("world",)), found(sections=("abroad",))) == ([], ["One"])


def test_a_renamed_author_or_source_is_found_at_once():
    author, source = an_author("Ann Lee"), a_source("Herald")
    a_live_article("One", authors=[author], source=source)
    author.name, source.name = "Ann Park", "Tribune"
    save_filing(author, by=None)
    save_filing(source, by=None)
    assert found("ann lee") == []
    assert found("park tribune") == found("park herald") == ["One"]


def test_filters_narrow_what_is_found():
    world = a_section("World")
    asia, sport = a_section("Asia", parent=world), a_section("Sport")
    analysis, source = a_category("Analysis"), a_source("The Nikkei")
    one, other = an_author("Ann Lee"), an_author("Bo Kim")
    a_live_article("One", section=asia, category=analysis, authors=[one, other], tags=["A", "B"],
                   on=date(2025, 12, 31))  # fmt: skip
    a_live_article(
        "Two", section=sport, source=source, authors=[one], tags=["A"], on=date(2026, 1, 1)
    )
    both = ["Two", "One"]
    for filters, answer in [
        ({"sections": ("world",)}, ["One"]),
        ({"sections": ("World/Asia",)}, ["One"]),
        ({"sections": ("asia",)}, ["One"]),
        ({"sections": ("world", "SPORT")}, both),
        ({"categories": ("analysis",)}, ["One"]),
        ({"sources": ("the-nikkei",)}, ["Two"]),
        ({"sources": ("The Nikkei",), "categories": ("Analysis",)}, []),
        ({"authors": ("ann lee",)}, both),
        ({"authors": ("ann-lee", "bo-kim")}, ["One"]),
        ({"tags": ("a",)}, both),
        ({"tags": ("a", "b")}, ["One"]),
        ({"year": 2025}, ["One"]),
        ({"year": 20_000}, []),
        ({"year": 0}, []),
        ({"after": date(2026, 1, 1)}, ["Two"]),
        ({"before": date(2026, 1, 1)}, ["One"]),
        ({"before": date.min}, []),
        ({"after": date.max}, []),
        ({"before": date.max, "after": date.min, "tags": ("a",)}, both),
        ({"year": 2026, "before": date(2026, 1, 1)}, []),
        ({"tags": ("nothing",)}, []),
    ]:
        assert found(**filters) == found("words", **filters) == answer, filters
    assert found("nowhere", tags=("a",)) == []
    asked = Asked(tags=("a", "nothing"), sections=("asia", "there"))
    filters = resolve(asked)
    assert filters.unknown == (("section", "there"), ("tag", "nothing"))
    assert [(kind, str(thing)) for kind, thing in filters.things] == [
        ("section", "Asia"),
        ("tag", "A"),
    ]


def test_the_papers_own_zone_says_which_day_it_is(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    a_live_article("Early", on=date(2026, 11, 20))
    LiveCopy.objects.update(published_at=datetime.fromisoformat("2026-11-19T15:30:00Z"))
    call_command("rebuild_search", "readers", everything=True)
    assert found("early", after=date(2026, 11, 20)) == ["Early"]
    assert found("early", before=date(2026, 11, 20)) == []


def test_the_best_come_first_of_any_age():
    section = a_section()
    for day, (headline, standfirst, body, tags) in enumerate(
        [
            ("Water talks", "", "", []),
            ("Tagged", "", "talks", ["Water"]),
            ("Summary", "Of water, talks", "", []),
            ("Half: water", "", "talks", []),
            ("Neither", "", "water talks", []),
            ("Talks, water", "", "", []),
        ],
        start=1,
    ):
        a_live_article(headline, standfirst=standfirst, body=f"<p>{body or 'x'}</p>", tags=tags,
                       section=section, on=date(2026, 11, day))  # fmt: skip
    best = ["Talks, water", "Water talks", "Summary", "Half: water", "Tagged", "Neither"]
    assert found("water talks", order=BEST) == best
    assert found("“water talks”", order=BEST) == ["Water talks", "Summary", "Neither"]
    assert found("water", order=BEST)[-1] == "Neither"


@pytest.mark.parametrize("order", [BEST, NEWEST])
def test_pages_lead_on_and_back(order, monkeypatch):
    monkeypatch.setattr(readers, "MOST", 4)
    section = a_section()
    for day in range(1, 8):
        a_live_article(f"{'Port' if day % 2 else 'Ship'} {day}", body="<p>port</p>", section=section,
                       on=date(2026, 11, day))  # fmt: skip
    pages, window = [], Window(size=2)
    while True:
        page = ask("port", order=order, window=window)
        pages.append([copy.headline[-1] for copy in page.copies])
        assert (page.total, page.has_more_than_counted) == (5, True)
        assert sum(each.count for each in page.facets.years) == 4
        if not page.older:
            break
        window = Window(before=Standing.read(str(page.older)), size=2)
    assert pages == (
        [["7", "5"], ["3", "1"]] if order == BEST else [["7", "6"], ["5", "4"], ["3", "2"], ["1"]]
    )
    back = []
    while page.newer:
        page = ask("port", order=order, window=Window(after=page.newer, size=2))
        back.append([copy.headline[-1] for copy in page.copies])
    assert back == pages[-2::-1]


def test_what_was_found_is_counted_by_what_it_stands_under():
    world = a_section("World")
    asia, sport = a_section("Asia", parent=world), a_section("Sport")
    analysis, source, author = a_category(), a_source(), an_author()
    a_live_article("Port 1", section=asia, category=analysis, authors=[author], on=date(2025, 1, 1))
    a_live_article("Port 2", section=world, source=source, authors=[author, an_author("B")])
    a_live_article("Other", section=sport)
    facets = ask("port").facets
    counted = {
        name: [(each.label, each.count) for each in getattr(facets, name)]
        for name in ("sections", "categories", "sources", "authors", "years")
    }
    assert counted == {
        "sections": [("World", 2), ("Asia", 1)],
        "categories": [(str(analysis), 1)],
        "sources": [(str(source), 1)],
        "authors": [(str(author), 2), ("B", 1)],
        "years": [("2026", 1), ("2025", 1)],
    }


def test_searching_is_a_fixed_number_of_queries(django_assert_num_queries):
    for number in range(6):
        a_live_article(f"Port {number}", tags=["Port"], source=a_source(f"Port {number}"), category=a_category(),
                       authors=[an_author("Port")])  # fmt: skip
    asked = Asked(wanted=question("port some").phrases)
    filters = resolve(asked)
    around = 5 if connection.vendor == "postgresql" else 0  # begin, say how, how many, unsay, end
    with django_assert_num_queries(7 + around):
        # names (2), what answers and how well (2), the copies, their sources, what facets are called (3)
        assert len(readers.find(asked, filters).copies) == 6
    with django_assert_num_queries(6 + around):
        found = readers.find(asked, filters, order=NEWEST)
    with django_assert_num_queries(0):
        assert all(copy.shown_on(licences.SEARCH).body and copy.source for copy in found.copies)
    with django_assert_num_queries(7):
        resolve(Asked(sections=("s",), sources=("port 1",), tags=("port",), authors=("port",),
                      categories=("c",)))  # fmt: skip


def test_whatever_is_typed_asks_no_more(stories, django_assert_max_num_queries):
    for typed in (
        "x " * 2_500,
        "“" + "the on " * 400,
        "min* por* tal* wat*",
        "NEAR(x y) ( ) & |",
        "the " * 30,
    ):
        asked = Asked(wanted=question(typed).phrases, unwanted=question("nothing on").phrases)
        with django_assert_max_num_queries(12):
            readers.find(asked, resolve(asked))


def test_how_long_a_reader_waits_is_told_for_each_kind_of_search(stories, capsys):
    call_command("time_search", times=1)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 21
    assert lines[1].split()[:3] == ["rare", "word", "best"]
    assert all(float(figure) >= 0 for line in lines[1:] for figure in line.split()[-5:])


def test_the_rebuilding_command_stores_what_live_copies_lack(capsys):
    missing, stale, _ = a_live_article("Missing"), a_live_article("Stale"), a_live_article("Other")
    a_draft()
    LiveTerms.objects.filter(copy=missing.pk).delete()
    LiveTerms.objects.filter(copy=stale.pk).update(edition=0)
    call_command("rebuild_search", "readers")
    assert "2 live articles" in capsys.readouterr().out
    assert found("missing") == ["Missing"]
    call_command("rebuild_search", "readers", everything=True)
    assert "3 live articles" in capsys.readouterr().out


def test_terms_are_stored_from_the_oldest_copy_on_and_after_any_that_is_named(monkeypatch):
    monkeypatch.setattr(filling, "BATCH", 1)
    late, early = a_live_article(on=date(2026, 1, 2)), a_live_article(on=date(2026, 1, 1))
    latest = a_live_article(on=date(2026, 1, 2))
    stored = [number for _, number in filling.fill(everything=True)]
    assert stored == [early.pk, late.pk, latest.pk]
    assert [number for _, number in filling.fill(everything=True, after=late.pk)] == [latest.pk]
    assert [number for _, number in filling.fill(everything=True, after=10_000)] == stored


def test_long_texts_keep_what_is_searched_first():
    body = " ".join(f"w{each:x}é" for each in range(40_000))
    a_live_article("東" * 300, standfirst="国" * 1_000, body=f"<p>{body}</p>", tags=["Long"])
    assert len(ask("“東東東東”", order=BEST).copies) == 1
    assert len(ask("long “w2é w3é”", order=BEST).copies) == 1
    assert len(ask("", tags=("long",)).copies) == 1


def test_terms_made_anew_in_batches_leave_nothing(monkeypatch):
    for _ in range(5):
        a_live_article()
    monkeypatch.setattr(filling, "BATCH", 2)
    StaleTerms.objects.bulk_create(
        StaleTerms(article=pk) for pk in [*LiveCopy.objects.values_list("pk", flat=True), 0]
    )
    assert carry_out_finding_anew() == 6
    assert not StaleTerms.objects.exists()


def test_a_look_of_the_clock_that_finds_nothing_stale_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert carry_out_finding_anew() == 0


def test_many_names_that_hold_a_word_are_asked_for_at_once():
    section = a_section()
    for number in range(3):
        a_live_article(f"Story {number}", tags=["Port"], section=section)
    Tag.objects.bulk_create(
        Tag(
            name=f"Port {each}",
            slug=f"p{each}",
            key=f"p{each}",
            words=f" port {each} ",
            status=Tag.APPROVED,
        )
        for each in range(1_200)
    )
    assert len(found("port", unwanted="x")) == 3
