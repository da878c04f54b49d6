from articles.rules.links import numbered


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
