"""Comments stay private, conditions are decided, and what is shown as written is."""

import pytest

from articles.importing import markdown
from tests.growth import reading

HEAD = "---\ntitle: A title\ndate: 2014-03-05\n---\n"


def read(text):
    return markdown.read(HEAD + text)


@pytest.mark.parametrize(
    "comment",
    [
        "{% comment %}Call the lawyer{% endcomment %}",
        "{%- comment -%}\nCall\n\nthe {% if x %} lawyer\n{%- endcomment -%}",
        "{{% comment %}}Call the lawyer{{% /comment %}}",
        "{{< comment >}}Call\n\nthe {{< img lawyer >}}{{< /comment >}}",
        "{{/* Call the lawyer */}}",
        "{{- /* Call\n\nthe lawyer */ -}}",
        "<!-- Call\n\nthe lawyer -->",
    ],
)
def test_a_comment_stays_private(comment):
    incoming = read(f"One {comment} two.")
    assert (incoming.body, incoming.notes) == ("<p>One two.</p>", [])


def test_lines_after_a_comment_keep_their_numbers():
    incoming = read("{% comment %}\na\n{% endcomment %}\n{{< sparkle >}}")
    assert incoming.notes == ["Line 8: the shortcode “sparkle” is not known here and was left out."]


@pytest.mark.parametrize(
    ("text", "body", "notes"),
    [
        ("{% if x %}A{% else %}B{% endif %}", "A", 2),
        ("{% unless x %}A{% elsif y %}B{% else %}C{% endunless %}", "A", 3),
        ("{% case x %}{% when 1 %}A{% when 2 %}B{% endcase %}", "A", 2),
        ("{% if x %}A{% if y %}B{% else %}C{% endif %}{% else %}D{% if z %}E{% endif %}{% endif %}", "AB", 3),
        ("A{% for x in y %}B{% if z %}C{% else %}D{% endif %}{% endfor %}", "A", 1),
        ("A{% capture x %}B{% endcapture %}", "A", 1),
    ],
)  # fmt: skip
def test_of_a_condition_the_first_branch_is_kept_and_noted(text, body, notes):
    incoming = read(text)
    assert incoming.body == f"<p>{body}</p>"
    assert len(incoming.notes) == notes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{% raw %}{{ site.x }} {% if y %} {{< z >}}{% endraw %}", "{{ site.x }} {% if y %} {{&lt; z &gt;}}"),
        ("`{% raw %}{{ a }}{% endraw %}`", "<code>{{ a }}</code>"),
        ("{{</* youtube abc */>}}", "{{&lt; youtube abc &gt;}}"),
    ],
)  # fmt: skip
def test_what_is_to_be_shown_as_written_is(text, shown):
    assert read(text).body == f"<p>{shown}</p>"


def test_a_condition_without_an_end_loses_nothing():
    incoming = read("A {% if x %} B\n\nC {% else %} D {% comment %} E")
    assert incoming.body == "<p>A B</p>\n<p>C D E</p>"
    assert len(incoming.notes) == 3


@pytest.mark.parametrize(
    "unit",
    ["{% if x %}", "{% comment %}", "{{/*", "{% raw %}", "{% else %}", "{% if x %}{% endif %}",
     "{% case x %}{% when y %}", "{% endif %}", "{{% comment %}}"],
)  # fmt: skip
def test_time_grows_in_step_with_the_length(unit):
    assert reading(read, unit)
