from articles.rules.links import absolute, numbered


def test_each_link_gets_the_number_of_its_note():
    body = '<p><a href="https://a.example.org/" rel="noopener">one</a> and <a href="/2026/01/02/x/">two</a></p>'
    text, notes = numbered(body, "https://paper.example.org")
    assert notes == ["https://a.example.org/", "https://paper.example.org/2026/01/02/x/"]
    assert text.count('<sup class="note-mark">') == 2


def test_an_address_that_stands_twice_has_one_note():
    body = '<a href="https://a.example.org/?b=1&amp;c=2">one</a> <a href="https://a.example.org/?b=1&amp;c=2">two</a>'
    text, notes = numbered(body)
    assert notes == ["https://a.example.org/?b=1&c=2"]
    assert text.count(">1</sup>") == 2


def test_a_link_that_shows_its_address_needs_no_note():
    assert numbered('<a href="https://a.example.org/">https://a.example.org/</a>')[1] == []


def test_a_link_that_leaves_its_page_gets_a_whole_address():
    page = "https://paper.example.org/2026/01/02/x/"
    for given, whole in {
        "/tags/a/?b=1&amp;c=2": "https://paper.example.org/tags/a/?b=1&amp;c=2", "#end": f"{page}#end",
        "../y/": "https://paper.example.org/2026/01/02/y/", "//a.example.org/": "https://a.example.org/",
        "https://a.example.org/": "https://a.example.org/", "mailto:a@example.org": "mailto:a@example.org",
        "http://[": "http://[", "&quot;": f"{page}&quot;",
    }.items():  # fmt: skip
        assert (
            absolute(f'<a href="{given}" rel="noopener">x</a>', page)
            == f'<a href="{whole}" rel="noopener">x</a>'
        )
    assert absolute('<p>say href="/x"</p>', page) == '<p>say href="/x"</p>'
