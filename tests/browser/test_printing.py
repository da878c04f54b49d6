"""Articles and lists on paper."""

import io
import urllib.request

import pytest
from pypdf import PdfReader

A4, LETTER = (595, 842), (612, 792)


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("Letter", LETTER)])
@pytest.mark.parametrize("path", ["/international/print/", None])
def test_a_page_prints_on_paper_with_its_numbers_and_nothing_cut(
    open_page, site, paper, size, path
):
    path = path or _an_article(site) + "print/"
    page = open_page(path)
    pdf = PdfReader(
        io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False, print_background=False))
    )
    first = pdf.pages[0]
    assert (float(first.mediabox.width), float(first.mediabox.height)) == pytest.approx(size, abs=1)
    assert f"1 / {len(pdf.pages)}" in first.extract_text()
    words = " ".join("".join(sheet.extract_text() for sheet in pdf.pages).split())
    assert page.locator("h1").inner_text().split()[0] in words
    assert "Trending" not in words


def test_links_are_numbered_and_written_out_on_paper(open_page, site):
    path = next(
        path for path in _articles(site) if b'class="notes"' in _read(site, path + "print/")
    )
    page = open_page(path + "print/")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = "".join(sheet.extract_text() for sheet in pdf.pages).replace("\n", "")
    assert page.locator(".notes li").first.inner_text() in words


def test_the_desks_form_prints_what_is_written_and_no_button(desk_page):
    page = desk_page("articles/article/add/")
    page.locator(".tiptap").wait_for()
    headline = "Ice leaves the strait early, and pilots are called out of bed " * 3 + "at last"
    page.fill("#id_headline", headline)
    page.get_by_role("textbox", name="Story").click()
    page.keyboard.type("Pilots were called out of bed.")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = "\n".join(sheet.extract_text() for sheet in pdf.pages)
    assert headline in " ".join(words.split()), "a field of one line is cut at the sheet's edge"
    assert "Pilots were called out of bed." in words
    assert not any(button in words for button in ("Save", "Publish", "Log out", "Shortcuts"))


def _read(site, path):
    return urllib.request.urlopen(site.url + path).read()


def _articles(site):
    html = _read(site, "/print/").decode()
    return [part.split('"')[0] for part in html.split('<a href="')[1:] if part.startswith("/20")]


def _an_article(site):
    return _articles(site)[0]
