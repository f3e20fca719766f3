"""The register for people outside the program."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

from bot.tickets.actions import Partly, Refuse
from bot.tickets.export import register_csv, register_html
from tests.chat import Clock
from tests.office import NID, Office


def test_the_spreadsheet_has_thai_headings_and_dates(office: Office, clock: Clock) -> None:
    """A byte order mark, a heading, and a row with ground, section, words and how the person was told."""
    ticket = office.files("deletion")
    office.does(ticket, Refuse("claims", "มีคดีค้างอยู่\nเลขดำ 1/2569"))
    office.delivers()
    with office.db() as db:
        data = register_csv(office.refusals.rows(db), office.words)

    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    found = dict(zip(head, row, strict=True))
    assert data.startswith(b"\xef\xbb\xbf")
    assert ticket.number == found["เลขที่เรื่อง"]
    assert ("33", "มีคดีค้างอยู่\nเลขดำ 1/2569", NID.name, "แชต") == (
        found["มาตรา"], found["เหตุผล"], found["ผู้พิจารณา"], found["แจ้งผู้ยื่นทาง"],
    )  # fmt: skip
    assert office.words.date(clock()) == found["วันที่พิจารณา"]


def test_no_cell_is_a_formula(office: Office) -> None:
    """What begins like a formula is made text, also behind what nobody sees, in other shapes and on later lines."""
    hidden = (
        "\u200b=1",
        "\ufeff+1",
        "\u2060\u2212" + "1",
        "\u00ad﹦1",
        "⁼1",
        "ก\n=1",
        "\u202e@x",
        "|cmd",
        "％0a=1",
        "\u3164=1",
        "\u180e\u034f@x",
        "\u2800-1",
    )
    for words in ("=HYPERLINK(1)", "+66", "-1", "@x", " =1", "＝1", "ปกติ", *hidden):
        office.does(office.files(), Refuse("other", words))
    with office.db() as db:
        data = register_csv(office.refusals.rows(db), office.words).decode("utf-8-sig")

    cells = [row[8] for row in csv.reader(io.StringIO(data))][1:]
    assert ["'=HYPERLINK(1)", "'+66", "'-1", "'@x", "'=1", "'＝1", "ปกติ"] == cells[:7]
    assert len(hidden) == len([each for each in cells[7:] if each.startswith("'")])


def test_the_page_prints_by_itself(office: Office, clock: Clock) -> None:
    """Self-contained, in Thai, with the words escaped and nothing to fetch or run."""
    office.does(office.files(), Refuse("law", "<script>alert(1)</script>"))
    office.does(office.files(), Partly("บางส่วนเท่านั้น"))
    with office.db() as db:
        page = register_html(office.refusals.rows(db), office.words, "บริษัท <ตัวอย่าง>", clock())

    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            tags.append(tag)

    Reader().feed(page)
    allowed = "html head meta title style body h1 p table thead tbody tr th td small"
    assert set(allowed.split()) == set(tags)
    assert 3 == tags.count("tr")
    assert "&lt;script&gt;" in page
    assert "url(" not in page
    assert "2 รายการ" in page


def test_an_empty_register_says_so(office: Office, clock: Clock) -> None:
    """No table, a sentence."""
    page = register_html([], office.words, "บริษัท", clock())

    assert "ยังไม่มีรายการ" in page
    assert "<table>" not in page


def test_a_register_can_be_of_a_time(office: Office, clock: Clock) -> None:
    """Only what was decided from then on, and before the end."""
    ticket = office.files()
    office.does(ticket, Refuse("law", "เหตุ"))

    with office.db() as db:
        found = [office.refusals.rows(db, clock() - 1, clock() + 1), office.refusals.rows(db, clock() + 1),
                 office.refusals.rows(db, 0.0, clock())]  # fmt: skip

    assert [[ticket.number], [], []] == [[each.number for each in rows] for rows in found]
