import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.blocks import blocks_of
from articles.rules.cleaning import clean_body, excerpt, text_of
from articles.rules.comparing import compare_bodies
from articles.rules.figures import Figure, figures_in, pictures_in, with_figures, without_pictures
from articles.rules.licences import excerpt_of
from articles.rules.merging import Clash, merge_lists
from articles.rules.reading_time import minutes_of

FERRY = (
    '<figure data-picture="12" data-alt="A ferry" data-align="wide">'
    "<figcaption>The <em>ferry</em></figcaption></figure>"
)
BARE = '<figure data-picture="7"></figure>'
GALLERY = f'<figure data-gallery="">{BARE}{BARE}<figcaption>Both</figcaption></figure>'
PIECES = st.sampled_from(
    ["<figure data-picture=12>", "<figure>", "<figure data-gallery>", "</figure>", "<figcaption>", "</figcaption>",
     "<figure data-picture='x' data-alt='a'>", "<p>", "</p>", "<a href='/x'>", "</a>", "<table>", "<td>", "</table>",
     "<ul><li>", "</ul>", "<h2>", "<strong>", "</strong>", "word", " ", "<br>", "<blockquote>", "</blockquote>"]
)  # fmt: skip


@pytest.mark.parametrize("body", [FERRY, BARE, GALLERY, f"<ul><li>{BARE}</li></ul>"])
def test_a_figure_in_its_stored_form_stays_as_it_is(body):
    assert clean_body(body) == body


@pytest.mark.parametrize(
    ("brought", "stored"),
    [
        ("<figure><img src='x'><figcaption>Words</figcaption></figure>", "<p>Words</p>"),
        ("<figure data-picture='0'><p>a</p></figure>", "<p>a</p>"),
        ("<figure data-picture='7' onclick='x()' data-align='left' data-alt=' '></figure>", BARE),
        ("<figure data-picture='7'><p>a</p></figure>", f"{BARE}<p>a</p>"),
        ("<p>a<figure data-picture='7'><figcaption> </figcaption></figure>", f"<p>a</p>{BARE}"),
        (f"<figure data-gallery>{BARE}</figure>", BARE),
        ("<figure data-gallery><figcaption>a</figcaption></figure>", "<p>a</p>"),
        (f"<figure data-gallery>{BARE}<p>a</p>{BARE}</figure>", f'<figure data-gallery="">{BARE}{BARE}</figure><p>a</p>'),
        ("<figure data-picture='7'><figcaption><p>a</p><p>b<br>c</p></figcaption></figure>",
         '<figure data-picture="7"><figcaption>a  b c</figcaption></figure>'),
        ("<figcaption>a</figcaption>", "<p>a</p>"),
    ],
)  # fmt: skip
def test_what_comes_as_a_figure_is_brought_to_that_form_and_loses_no_word(brought, stored):
    assert clean_body(brought) == stored


@given(st.lists(PIECES, max_size=25).map("".join))
def test_figures_cleaned_twice_are_cleaned_once_and_each_can_be_read(html):
    once = clean_body(html)
    assert clean_body(once) == once
    assert "".join(text_of(html).split()).count("word") == text_of(once).count("word")
    assert once.count("data-picture") == len(figures_in(once))
    assert "<figure" not in without_pictures(once)


def test_a_use_says_its_picture_what_it_shows_how_it_stands_and_its_caption():
    assert figures_in(FERRY + GALLERY + BARE) == [
        Figure(12, "A ferry", "wide", "The <em>ferry</em>"), Figure(7, in_gallery=True),
        Figure(7, in_gallery=True), Figure(7),
    ]  # fmt: skip
    assert pictures_in(FERRY + GALLERY) == [12, 7]


def test_a_gallery_of_which_nothing_is_shown_leaves_no_frame():
    body = f"<p>a</p>{FERRY}{GALLERY}"
    assert with_figures(body, lambda figure: "") == "<p>a</p>"
    assert with_figures(body, lambda figure: f"[{figure.picture}]").count("[7]") == 2
    assert without_pictures(body, lambda number: number == 7) == f"<p>a</p>{FERRY}"


def test_a_figure_and_a_gallery_are_one_block_each():
    assert blocks_of(f"<p>a</p>{FERRY}{GALLERY}<p>b</p>") == [
        "<p>a</p>",
        FERRY,
        GALLERY,
        "<p>b</p>",
    ]


def test_two_changes_of_one_figure_clash_and_of_two_are_put_together():
    mine, theirs = FERRY.replace("A ferry", "A boat"), FERRY.replace("wide", "narrow")
    assert isinstance(merge_lists([FERRY], [theirs], [mine]).parts[0], Clash)
    assert merge_lists([FERRY, BARE], [FERRY, GALLERY], [mine, BARE]).pieces == [mine, GALLERY]


def test_a_caption_is_found_and_begins_no_excerpt():
    body = f"{FERRY}<p>It left at dawn.</p>"
    assert text_of(body) == "The ferry It left at dawn."
    assert excerpt(body) == "It left at dawn."
    assert excerpt_of(body) == "<p>It left at dawn.</p>"
    assert minutes_of(FERRY) == 1
    assert minutes_of(BARE) == 0


def test_what_changed_of_a_figure_is_said_in_words():
    [block] = compare_bodies(FERRY, FERRY.replace("A ferry", "A boat").replace("wide", "narrow"))
    assert [(run.kind, run.text) for run in block.runs if run.kind != "same"] == [
        ("removed", "[picture 12, wide, shows: A ferry] "),
        ("added", "[picture 12, narrow, shows: A boat] "),
    ]
