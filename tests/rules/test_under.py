from articles.rules.under import counted, line_of


def test_stories_are_counted_by_their_lines():
    lines = [
        line_of(section=1, category=None, source=3, authors=[7, 8], year=2015),
        line_of(section=1, category=2, source=None, authors=[], year=2016),
        line_of(section=11, category=2, source=3, authors=[8], year=2016),
    ]
    assert {kind: dict(counts) for kind, counts in counted(lines).items()} == {
        "section": {1: 2, 11: 1},
        "category": {2: 2},
        "source": {3: 2},
        "author": {7: 1, 8: 2},
        "year": {2015: 1, 2016: 2},
    }
    assert not any(counted([]).values())
