import pytest

from articles.rules.reading_time import minutes_of


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("", 0),
        ("<p></p><hr>", 0),
        ("<p>One word</p>", 1),
        (f"<p>{'word ' * 238 * 4}</p>", 4),
        (f"<p>{'don’t ' * 238 * 3}</p>", 3),
        (f"<p>{'слово ' * 238 * 2}</p>", 2),
        (f"<p>{'كلمة ' * 238 * 2}</p>", 2),
        (f"<p>{'日本語' * 500}</p>", 3),
        (f"<p>{'日本語' * 500}</p><p>{'word ' * 476}</p>", 5),
    ],
)
def test_a_story_takes_its_words_or_its_signs_by_the_minute(body, minutes):
    assert minutes_of(body) == minutes
