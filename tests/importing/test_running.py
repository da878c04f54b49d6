"""Imports as a whole: each file by itself, none half, every one accounted for, twice as good as once."""

import tarfile

import pytest
from django.core.management import CommandError, call_command

from articles.actions.articles import save_article
from articles.actions.filing import save_filing
from articles.actions.section_closing import close_section
from articles.actions.sections import save_section
from articles.actions.tag_merging import merge_tags
from articles.actions.words import Words
from articles.importing.running import Orders, import_paths
from articles.models import Announcement, Article, LiveCopy, Section, Tag
from tests.factories import a_section, a_source, a_tag

pytestmark = pytest.mark.django_db


def markdown(title="Ferry returns", *, body="Words.", **front):
    lines = [
        f"{key}: {value}" for key, value in {"title": title, "date": "2026-11-20", **front}.items()
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n{body}\n"


def run(*paths, **orders):
    orders = {"publishing": True, "section": ("News",), "create_sections": True} | orders
    return import_paths([str(path) for path in paths], orders=Orders(**orders))


@pytest.fixture
def folder(tmp_path):
    """A function that writes files (names with ``__`` for a slash) and returns their folder."""

    def write(**files):
        for name, text in files.items():
            path = tmp_path / (name.replace("__", "/") + ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_what_is_brought_in_is_published_when_asked(folder):
    report = run(folder(one=markdown(), two=markdown("Second")))
    assert report.did == {"imported": 2}
    assert LiveCopy.objects.count() == 2


def test_a_second_run_changes_nothing(folder):
    path = folder(one=markdown(topics="[Ports]", authors="[jane-doe]"))
    run(path)
    before = Article.objects.values().get(), Announcement.objects.count()
    assert run(path).did == {"unchanged": 1}
    assert (Article.objects.values().get(), Announcement.objects.count()) == before


def test_a_changed_file_updates_its_article(folder):
    run(folder(one=markdown()))
    assert run(folder(one=markdown("Ferry returns at last"))).did == {"updated": 1}
    assert LiveCopy.objects.get().headline == "Ferry returns at last"


def test_an_article_changed_at_the_desk_is_left_alone(folder):
    run(folder(one=markdown()))
    article = Article.objects.get()
    changed = Words.of(article)
    changed.headline = "An editor's words"
    save_article(article, words=changed, by=None)
    assert run(folder(one=markdown("Newer file"))).did == {"kept": 1}
    assert Article.objects.get().headline == "An editor's words"


def test_the_same_page_under_another_name_is_known(folder, tmp_path):
    run(folder(one=markdown()))
    (tmp_path / "one.md").rename(tmp_path / "other.md")
    assert run(tmp_path).did == {"unchanged": 1}


def test_files_of_one_name_from_two_places_are_two_articles(tmp_path):
    for place, text in {"a": markdown(), "b": markdown("Another", date="2026-11-21")}.items():
        (tmp_path / place).mkdir()
        (tmp_path / place / "index.md").write_text(text, encoding="utf-8")
    for outcome in ("imported", "unchanged"):
        for place in ("a", "b"):
            assert run(tmp_path / place).did == {outcome: 1}
    assert Article.objects.count() == 2


def test_other_line_ends_do_not_make_another_article(tmp_path):
    (tmp_path / "one.md").write_bytes(markdown().encode())
    run(tmp_path)
    (tmp_path / "one.md").write_bytes(b"\xef\xbb\xbf" + markdown().replace("\n", "\r\n").encode())
    assert run(tmp_path).did == {"unchanged": 1}


def test_drafts_brought_in_before_are_published_when_asked_later(folder):
    path = folder(one=markdown(), two=markdown("Hidden", draft="true"))
    run(path, publishing=False)
    assert not LiveCopy.objects.exists()
    assert run(path).did == {"published": 1, "unchanged": 1}
    assert LiveCopy.objects.get().headline == "Ferry returns"


def test_a_bad_file_is_named_with_line_and_reason_and_stops_no_other(folder):
    report = run(folder(bad="---\ntitle: x\nsummary: 'open\n---\n", good=markdown()))
    assert report.did == {"imported": 1, "refused": 1}
    ((name, line, reason),) = report.refused
    assert (name, bool(line), reason.endswith(".")) == ("bad.md", True, True)


@pytest.mark.parametrize(
    ("front", "says"),
    [({"date": "2026-02-30"}, "30"), ({"title": '""'}, "headline"), ({"title": "x" * 400}, "300")],
)
def test_a_refused_file_leaves_nothing_behind(folder, front, says):
    report = run(folder(one=markdown(**front, topics="[Half]", authors="[jane-doe]")))
    assert report.did == {"refused": 1}
    assert says in report.refused[0][2]
    assert not Article.objects.exists()
    assert not Tag.objects.exists()


def test_an_unknown_section_is_reported_and_opened_only_when_asked(folder):
    path = folder(one=markdown(section="world/coast"))
    report = run(path, create_sections=False, section=())
    assert "no section “world > coast”" in report.refused[0][2]
    run(path, section=())
    assert LiveCopy.objects.get().section.path == "world/coast"


def test_a_closed_section_takes_no_article_from_an_import(folder):
    close_section(a_section("News"), by=None)
    report = run(folder(one=markdown(section="news")), section=())
    assert "“News” is closed" in report.refused[0][2]
    assert not Article.objects.exists()


def test_a_known_section_is_found_by_title_or_slug(folder):
    europe = a_section("Europe & Eurasia", parent=a_section("International"))
    run(
        folder(one=markdown(section="international/europe-eurasia"), two=markdown("b", section="[INTERNATIONAL, Europe & Eurasia]")),
        create_sections=False, section=(),
    )  # fmt: skip
    assert {copy.section for copy in LiveCopy.objects.all()} == {europe}


def test_two_articles_of_one_date_and_slug_both_come_in(folder):
    run(folder(one=markdown(), two=markdown(body="Other words.")))
    assert sorted(LiveCopy.objects.values_list("slug", flat=True)) == [
        "ferry-returns",
        "ferry-returns-2",
    ]


def test_a_reference_to_another_file_becomes_a_link_to_its_article(folder):
    run(
        folder(
            one=markdown(body='See [that]({{< ref "two.md" >}}).'),
            two=markdown("Second", slug="second"),
            topics__ports___index="---\ntitle: Ports & harbours\n---\n",
            three=markdown("Third", body='[All]({{< ref "/topics/ports" >}})', topics="[ports]"),
        )
    )
    bodies = "".join(LiveCopy.objects.values_list("full_body", flat=True))
    assert 'href="/2026/11/20/second/"' in bodies
    assert 'href="/tags/ports-harbours/"' in bodies


def test_aliases_become_redirects(folder, client):
    run(folder(one=markdown(aliases="[/old/path.html, /2020/01/02/older/, older-still]")))
    for former in ("/old/path.html", "/2020/01/02/older/", "/older-still/"):
        response = client.get(former)
        assert (response.status_code, response["Location"]) == (301, "/2026/11/20/ferry-returns/")


def test_an_alias_never_takes_a_live_address(folder, client):
    run(folder(a=markdown(), b=markdown("Second", aliases="[/2026/11/20/ferry-returns/]")))
    assert b"Ferry returns" in client.get("/2026/11/20/ferry-returns/").content


def test_an_alias_says_nothing_before_its_article_is_published(folder, client):
    path = folder(a=markdown(aliases="[/old/one.html]"))
    run(path, publishing=False)
    assert client.get("/old/one.html").status_code == 404
    run(path)
    assert client.get("/old/one.html").status_code == 301


def test_an_alias_never_takes_the_address_of_a_section_or_a_list(folder, client):
    world, source = a_section("World"), a_source("Gazette")
    run(folder(a=markdown(aliases="[/world/, /sources/gazette/]")))
    world.slug, source.slug = "globe", "the-gazette"
    save_section(world, by=None), save_filing(source, by=None)
    assert client.get("/world/")["Location"] == "/globe/"
    assert client.get("/sources/gazette/")["Location"] == "/sources/the-gazette/"


def test_a_dry_run_reports_and_stores_nothing(folder):
    assert run(folder(one=markdown(section="new/section")), dry=True).did == {"imported": 1}
    assert not Article.objects.exists()
    assert not Section.objects.exists()


def test_sections_an_import_opens_have_titles_a_person_would_write_and_stand_after_their_siblings(
    folder,
):
    a_section("Weather")
    run(folder(one=markdown(section="english-press"), two=markdown("Second", section="EUROPE")))
    opened = Section.objects.order_by("order", "title").values_list("title", flat=True)
    assert list(opened) == ["Weather", "News", "English Press", "Europe"]


def test_an_archive_and_its_folder_are_the_same_input(folder, tmp_path_factory):
    path = folder(news__one=markdown())
    archive = tmp_path_factory.mktemp("packed") / "paper.tar.xz"
    with tarfile.open(archive, "w:xz") as tar:
        tar.add(path / "news", "news")
    run(archive)
    assert run(path).did == {"unchanged": 1}


def test_the_command_says_what_it_did_and_fails_where_a_file_was_bad(folder, capsys):
    path = folder(one=markdown(), bad="")
    with pytest.raises(CommandError, match="1 of the files"):
        call_command("import_articles", str(path), section="News", create_sections=True)
    out = capsys.readouterr().out
    assert "1  imported" in out
    assert "Refused bad.md" in out


def test_a_path_that_is_not_there_is_reported(tmp_path):
    report = run(tmp_path / "nowhere")
    assert report.did == {"refused": 1}


def test_sections_opened_for_a_refused_file_go_with_it(folder):
    text = markdown(section="fresh/one", source_url="https://example.org/" + "x" * 600)
    assert run(folder(one=text)).did == {"refused": 1}
    assert not Section.objects.filter(path__startswith="fresh").exists()


def test_an_undated_file_is_a_draft_and_not_published_by_itself(folder):
    path = folder(one="---\ntitle: Undated\n---\nWords.\n")
    assert run(path).did == {"refused": 1}
    assert run(path, publishing=False).did == {"imported": 1}
    assert Article.objects.get().published_on is None


def test_a_headline_that_was_guessed_is_noted_and_not_refused(folder):
    report = run(folder(one="---\ndate: 2026-11-20\n---\n# Ferry returns\n\nWords.\n"))
    assert report.did == {"imported": 1}
    assert "first heading" in report.notes[0][1]


@pytest.mark.parametrize("field", ["author", "source", "category", "section"])
def test_a_name_too_long_to_be_one_stops_no_other_file(folder, field):
    report = run(folder(bad=markdown("Bad", **{field: "x" * 500}), good=markdown()))
    assert report.did.total() == 2
    assert Article.objects.filter(headline="Ferry returns").exists()


def test_an_alias_that_is_anothers_address_is_noted(folder):
    a_section("World")
    report = run(folder(one=markdown(aliases="[/world/]")))
    assert any("/world/" in sentence for _, sentence in report.notes)


@pytest.mark.parametrize("encoding", ["shift-jis", "cp1251", "euc-kr", "gb18030"])
def test_letters_in_an_encoding_that_nobody_names_are_never_guessed(tmp_path, encoding):
    text = {
        "shift-jis": "日本の新聞は今日も出た。",
        "cp1251": "Сегодня вышла газета.",
        "euc-kr": "오늘 신문이 나왔다.",
        "gb18030": "今天报纸出版了。",
    }[encoding]
    (tmp_path / "one.md").write_bytes(markdown(text, body=text).encode(encoding))
    report = run(tmp_path)
    assert report.did == {"refused": 1}
    assert "UTF-8" in report.refused[0][2]


@pytest.mark.parametrize("path", ["x" * 300, "a\x00b"])
def test_a_path_that_cannot_be_one_is_reported(path):
    assert run(path).did == {"refused": 1}


def test_an_import_files_under_what_a_tag_means_and_leaves_out_what_is_none(tmp_path):
    merge_tags(a_tag("Corona"), into=a_tag("COVID-19"), by=None)
    page = "---\ntitle: Masks\ndate: 2026-11-20\ntags: [corona, %s, Ports]\n---\nWords."
    (tmp_path / "masks.md").write_text(page % ("x" * 200))
    run(tmp_path)
    article = Article.objects.get()
    assert {tagged.tag.name for tagged in article.tagged.all()} == {"COVID-19", "Ports"}
    told = " ".join(note["sentence"] for note in article.imported_from.get().notes)
    assert "“Corona” is filed as “COVID-19”." in told
    assert "the longest allowed is 100" in told
