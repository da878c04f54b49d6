from hypothesis import given
from hypothesis import strategies as st

from articles.rules.cleaning import clean_body, text_of
from articles.rules.comparing import ADDED, REMOVED, SAME, Run, compare_bodies, compare_words


def changes(old, new):
    return [
        (block.name, [(run.kind, run.text) for run in block.runs])
        for block in compare_bodies(old, new)
        if block.is_changed
    ]


def test_words_added_and_removed_inside_a_paragraph_are_told_apart():
    assert compare_words("the ferry left at nine", "the night ferry left at ten") == (
        Run(SAME, "the"), Run(ADDED, " night"), Run(SAME, " ferry left at "),
        Run(REMOVED, "nine"), Run(ADDED, "ten"),
    )  # fmt: skip


def test_an_unchanged_paragraph_between_two_changed_ones_is_the_same():
    old = "<p>One a.</p><p>Two b.</p><p>Three c.</p>"
    compared = compare_bodies(old, old.replace("a.", "A.").replace("c.", "C."))
    assert [block.is_changed for block in compared] == [True, False, True]


def test_a_new_paragraph_is_added_as_a_whole():
    assert changes("<p>One.</p>", "<p>One.</p><h2>Two</h2>") == [("heading", [(ADDED, "Two")])]


def test_a_removed_list_is_removed_as_a_whole():
    old = "<p>One.</p><ul><li>a</li><li>b</li></ul>"
    assert changes(old, "<p>One.</p>") == [("list", [(REMOVED, "a b ")])]


def test_a_paragraph_made_a_heading_says_so():
    ((name, runs),) = changes("<p>One.</p>", "<h2>One.</h2>")
    assert (name, runs[:2]) == ("heading", [(REMOVED, "[paragraph]"), (ADDED, "[heading]")])


def test_a_link_that_leads_elsewhere_and_a_word_made_bold_are_changes():
    old = '<p>See <a href="https://a.example/?a=1&amp;b=2">this</a> now</p>'
    new = '<p>See <a href="https://b.example/">this</a> <strong>now</strong></p>'
    ((_, runs),) = changes(old, new)
    assert (REMOVED, "[link to https://a.example/?a=1&b=2]") in runs
    assert (ADDED, "[link to https://b.example/]") in runs
    assert (ADDED, "[bold]") in runs


BODIES = st.lists(
    st.sampled_from(["<p>one two</p>", "<p>one <em>three</em></p>", "<h2>four</h2>", "<ul><li>five</li></ul>", "<p>six</p>"]),
    max_size=8,
).map("".join)  # fmt: skip


@given(BODIES, BODIES)
def test_the_comparison_holds_every_word_of_both(old, new):
    compared = compare_bodies(clean_body(old), clean_body(new))
    for body, kinds in ((old, (SAME, REMOVED)), (new, (SAME, ADDED))):
        words = [
            word
            for block in compared
            for run in block.runs
            if run.kind in kinds
            for word in run.text.replace("[", " [").replace("]", "] ").split()
        ]
        written = [word for word in words if "[" not in word and "]" not in word and word != "of"]
        assert written == text_of(clean_body(body)).split()
