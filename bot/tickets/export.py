"""The register of refusals for people outside the program: a spreadsheet, and a page to print."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from html import escape

from bot.i18n import Words
from bot.tickets.refusals import Refusal
from flows.lines import line
from flows.text import visible

COLUMNS = (
    "number",
    "kind",
    "received",
    "due",
    "decided",
    "outcome",
    "section",
    "ground",
    "words",
    "staff",
    "told",
    "reopened",
)
PRINTED = (
    ("number", "kind"),
    ("received", "due", "decided"),
    ("outcome", "section", "ground"),
    ("words",),
    ("staff", "told", "reopened"),
)
"""On paper twelve columns are too many: these stand together in one cell, each under its name."""
_FORMULA = ("=", "+", "-", "@", "%", "|", "\u2212")
"""With what a spreadsheet begins a formula or a call (OWASP, CSV injection), in the form to which NFKC brings its
wide and small shapes; and the sign of minus, which some read as the hyphen."""
_STYLE = """
@page { size: A4 landscape; margin: 14mm; }
body { font: 14px/1.55 "Noto Sans Thai", "Sukhumvit Set", Thonburi, "Leelawadee UI", Tahoma, sans-serif;
  color: #1d2126; margin: 24px; }
h1 { font-size: 20px; margin: 0 0 4px; }
p { margin: 0 0 4px; color: #4b5460; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: 16px; font-size: 13px; }
th, td { border: 1px solid #b9c0c9; padding: 5px 7px; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #eef0f3; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th:nth-child(4) { width: 34%; }
td:nth-child(4) { white-space: pre-wrap; }
small { display: block; color: #4b5460; }
@media print { body { margin: 0; } }
"""


def register_csv(rows: Iterable[Refusal], words: Words) -> bytes:
    """UTF-8 with the mark by which Excel knows it; no cell that a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(words.say(line(f"register-{each}")) for each in COLUMNS)
    for row in rows:
        writer.writerow(_harmless(each) for each in _cells(row, words))
    return out.getvalue().encode("utf-8-sig")


def register_html(rows: Iterable[Refusal], words: Words, company: str, now: float) -> str:
    """A page that needs nothing else, for the browser's print dialogue."""

    def say(id: str, **args: object) -> str:
        return escape(words.say(line(id, **args)))

    rows = list(rows)
    head = "".join(f'<th scope="col">{say(f"register-{names[0]}")}</th>' for names in PRINTED)
    body = "".join(f"<tr>{_printed(row, words)}</tr>\n" for row in rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>" if rows else ""
    count = say("register-count", count=len(rows)) if rows else say("register-none")
    return (
        '<!DOCTYPE html>\n<html lang="th"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{say('register-title')}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{say('register-title')}</h1>\n<p>{escape(company)}</p>\n<p>{say('register-law')}</p>\n"
        f"<p>{say('register-made', at=words.date(now, time=True))} · {count}</p>\n{table}\n</body></html>\n"
    )


def _cells(row: Refusal, words: Words) -> list[str]:
    return [
        row.number,
        words.say(line(f"kind-{row.kind}")),
        words.date(row.received_at),
        words.date(row.due_at),
        words.date(row.decided_at),
        words.say(line(f"outcome-{row.outcome}")),
        row.section,
        words.say(line(f"ground-{row.ground}")),
        row.words,
        row.staff,
        words.say(line(f"told-{row.told or 'unknown'}")),
        words.date(row.reopened_at) if row.reopened_at else "",
    ]


def _harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run: also on a later line of it, and behind
    characters that nobody sees."""
    seen = (_ink(unicodedata.normalize("NFKC", visible(each))) for each in cell.splitlines())
    risky = any(each.startswith(_FORMULA) for each in seen) or cell[:1] in ("\t", "\r", "\n")
    return f"'{cell}" if risky else cell


def _ink(text: str) -> str:
    """From the first character on that leaves a mark: space, control and format characters, marks without a letter and
    the fillers of Hangul do not."""
    for n, each in enumerate(text):
        if unicodedata.category(each)[0] not in "CMZ" and each not in "\u115f\u1160\u2800":
            return text[n:]
    return ""


def _printed(row: Refusal, words: Words) -> str:
    cells = dict(zip(COLUMNS, _cells(row, words), strict=True))
    made = []
    for first, *others in PRINTED:
        below = "".join(
            f"<small>{escape(words.say(line(f'register-{name}')))}: {escape(cells[name])}</small>"
            for name in others
            if cells[name]
        )
        made.append(f"<td>{escape(cells[first])}{below}</td>")
    return "".join(made)
