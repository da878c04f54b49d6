"""Who counts as a reader."""

import pytest

from articles.rules.readers import is_browser, is_reading

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"


@pytest.mark.parametrize(
    "agent",
    [
        BROWSER,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) AppleWebKit/537.36 Chrome/141.0 Mobile [FB_IAB/FB4A;FBAV/500.0]",
        "Lynx/2.9.2 libwww-FM/2.14",
        "w3m/0.5.3",
    ],
)
def test_browsers_are_readers(agent):
    assert is_browser(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "curl/8.5.0",
        "python-requests/2.32",
        "Feedly/1.0",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "WhatsApp/2.23.20.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36 (compatible; Googlebot/2.1)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/116.0 Safari/537.36 BingPreview/1.0b",
        "Mozilla/5.0 (Linux; Android 11; moto g) AppleWebKit/537.36 Chrome/136.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (Linux; Android 13; CUBOT) AppleWebKit/537.36 (compatible; Bingbot/2.0)",
    ],
)
def test_programs_are_not(agent):
    assert not is_browser(agent)


@pytest.mark.parametrize(
    ("headers", "counts"),
    [
        ({}, True),
        ({"SEC_FETCH_DEST": "document"}, True),
        ({"SEC_PURPOSE": "prefetch"}, False),
        ({"SEC_PURPOSE": "prefetch;prerender"}, False),
        ({"PURPOSE": "prefetch"}, False),
        ({"X_MOZ": "prefetch"}, False),
        ({"SEC_FETCH_DEST": "empty"}, False),
        ({"SEC_FETCH_DEST": "iframe"}, False),
    ],
)
def test_what_is_fetched_and_not_opened_is_no_reading(headers, counts):
    environ = {f"HTTP_{name}": value for name, value in headers.items()}
    assert is_reading(environ | {"HTTP_USER_AGENT": BROWSER}) == counts


def test_an_endless_name_is_looked_at_as_far_as_a_browser_would_need():
    assert is_reading({"HTTP_USER_AGENT": BROWSER + "x" * 100_000 + "bot"})
