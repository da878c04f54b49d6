from urllib.parse import parse_qs

import pytest

from articles.rules.sharing import LONGEST, mail_link

ADDRESS = "https://paper.example.org/2026/11/20/%E6%97%A5%E6%9C%AC/?a=b&c=d"


@pytest.mark.parametrize("subject", ["One & two = 100 %", "“日本”\nと", "a+b?subject=x&to=y@z"])
def test_a_mail_has_the_headline_and_the_address_whatever_signs_they_hold(subject):
    link = mail_link(subject, ADDRESS)
    assert link.startswith("mailto:?")
    assert parse_qs(link.removeprefix("mailto:?"), strict_parsing=True) == {
        "subject": [subject],
        "body": [ADDRESS],
    }
    assert "+" not in link


def test_a_long_headline_is_cut_for_mail_programs():
    assert len(mail_link("長" * 300, ADDRESS)) < 2_000
    (subject,) = parse_qs(mail_link("長" * 300, ADDRESS))["mailto:?subject"]
    assert subject.endswith("…")
    assert len(subject) == LONGEST
