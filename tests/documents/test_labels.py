"""A label leads its value where they are set as label and value, and nothing else does."""

from __future__ import annotations

import pytest

from tests.documents.conftest import Read

SET_AS_A_PAIR = [
    ("a.html", "<div>Visits</div><div>Two</div>"),
    ("a.html", "<p>Hello there.</p><div><p>How many visits are needed</p>\n<p>Two, with a month between them.</p></div>"),
    ("a.html", "<section><div class=a>Visits</div><div class='b'><p>Two of them, one a month.</p></div></section><p>Call us.</p>"),
    ("a.html", "<p><strong>Visits</strong></p><p>Two, one a month.</p>"),
    ("a.html", "<p><b class=x>\nVisits </b></p><div>Two, one a month.</div>"),
    ("a.html", "<p>Visits:</p><p>Two, one a month.</p>"),
    ("a.html", "<p>VISITS</p><p>Two, one a month.</p>"),
    ("a.html", "<h3>Visits</h3><p>Two</p>"),
    ("a.html", "<ul><li><b>Visits</b><p>Two.</p></li><li>More</li></ul>"),
    ("a.html", "<dl><dt>Visits</dt><dd>Two.</dd></dl>"),
    ("a.md", "**Visits**\n\nTwo."),
    ("a.md", "__Visits:__\n\nTwo."),
    ("a.md", "Visits:\n\nTwo."),
    ("a.md", "VISITS\n\nTwo."),
    ("a.md", "- **Visits**\n\n  Two.\n"),
]
SET_OTHERWISE = [
    ("a.html", "<p>Visits</p><p>Two, one a month.</p><p>More</p>"),
    ("a.html", "<div>We see you twice.</div><div>Parking is free.</div>"),
    ("a.html", "<div>Visits</div><hr><div>Two</div>"),
    ("a.html", "<p><b>Visits</b> and calls</p><p>Two.</p>"),
    ("a.html", "<p><b>Visits</b> and <b>calls</b></p><p>Two.</p>"),
    ("a.html", "<p><b>Visits</b></p><p><b>Calls</b></p>"),
    ("a.html", "<p>VISITS</p><p>CALLS</p>"),
    ("a.html", "<p><strong>We see you twice.</strong></p><p>Parking is free.</p>"),
    ("a.html", "<ul><li><b>Visits</b></li><li>Two.</li></ul>"),
    ("a.html", "<h1>Visits</h1><p>Two</p>"),
    ("a.html", "<h3>Visits</h3><p>Two, one a month.</p>"),
    ("a.md", "Visits\n\nTwo."),
    ("a.md", "**Visits** and **calls**\n\nTwo."),
    ("a.md", "- **Visits**\n- Two.\n"),
    ("a.md", "FDA\n\nTwo."),
    ("a.md", f"**Visits**\n\n{'Two, one a month. ' * 8}"),
]


@pytest.mark.parametrize(("path", "source"), SET_AS_A_PAIR)
def test_a_label_leads_its_value_in_a_row(path: str, source: str, read: Read) -> None:
    blocks = read(source, path).blocks
    (pair,) = [(blocks[block.lead], block) for block in blocks if block.lead is not None and block.text.startswith("Two")]
    assert pair[0].text.lower().startswith(("visits", "how many"))
    assert pair[0].row == pair[1].row is not None


@pytest.mark.parametrize(("path", "source"), SET_OTHERWISE)
def test_what_is_set_otherwise_is_no_pair(path: str, source: str, read: Read) -> None:
    blocks = read(source, path).blocks
    assert not [block for block in blocks if block.lead is not None and blocks[block.lead].row == block.row is not None]


def test_a_value_is_no_label_of_what_follows(read: Read) -> None:
    blocks = read("<div>Visits</div><div>Two</div><div>Parking</div><div>Free</div>", "a.html").blocks
    assert [block.lead for block in blocks] == [None, 0, None, 2]
    assert len({block.row for block in blocks}) == 2
