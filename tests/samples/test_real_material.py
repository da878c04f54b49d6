"""Archives of real articles (``*.tar.xz``) and lists of hostile strings (``*.jsonl`` with a payload)."""

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from articles.importing import folders, front_matter, sniffing
from articles.importing.names import Names
from articles.rules.cleaning import ATTRIBUTES, SCHEMES, TAGS, clean_body

RAW = re.compile(
    r"\{\{[<%]|[<%]\}\}|newsroomstandin|\[/?(?:youtube|caption|soundcloud|slideshare)[ =\]]"
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
IGNORED_BY_BROWSERS = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # in an address: WHATWG URL, 4.4
WRITTEN_ONLY = re.compile(r"<[^<>]*>|\]\((?:[^()]|\([^()]*\))*\)")


def words(text):
    return Counter(re.findall(r"\w+", unescape(text).replace("_", " ")))


def test_no_real_article_shows_a_raw_shortcode_or_loses_its_text(samples):
    names, raw, lossy, count = Names(), [], [], 0
    for found in folders.walk(sorted(samples.rglob("*.tar.xz"))):
        if found.kind != folders.ARTICLE:
            continue
        text = sniffing.decode(found.data).text
        incoming = sniffing.read(text, names=names, name=found.name)
        count += 1
        if RAW.search(" ".join((incoming.headline, incoming.standfirst, incoming.body))):
            raw.append(found.name)
        written = re.sub(r"\{\{<.*?>\}\}", "", front_matter.split(text).body)
        lost = words(WRITTEN_ONLY.sub("", written)) - words(incoming.body)
        if lost.total() > 0.1 * words(text).total():
            lossy.append((found.name, lost))
    assert count
    assert (raw, lossy) == ([], [])


class Strays(HTMLParser):
    """What a browser would read in cleaned HTML that the allow-list does not name."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        allowed = ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
        if tag not in TAGS or {name for name, _ in attrs} - allowed:
            self.found.append((tag, attrs))
        for name, value in attrs:
            scheme = SCHEME.match(IGNORED_BY_BROWSERS.sub("", value or ""))
            if name == "href" and scheme and scheme[1].lower() not in SCHEMES:
                self.found.append((tag, attrs))

    def handle_comment(self, data):
        self.found.append(data)


def test_nothing_of_a_hostile_string_is_left_that_runs_and_cleaning_again_changes_nothing(samples):
    payloads = [
        payload
        for file in samples.rglob("*.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
        if (payload := json.loads(line).get("payload"))
    ]
    assert payloads
    for payload in payloads:
        cleaned = clean_body(payload)
        assert clean_body(cleaned) == cleaned, payload
        assert Strays(cleaned).found == [], payload
