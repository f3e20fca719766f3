"""The plot of the monthly report: median days by right, each against its limit.  SVG, drawn by hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.i18n import Words
from bot.staff.report import ByKind
from flows.lines import line

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 720, 230, 70, 76, 38, 18
_FONT = "'Noto Sans Thai','Sukhumvit Set',Thonburi,'Leelawadee UI',Tahoma,sans-serif"
_BAR, _LATE, _INK, _SOFT = "#2f5f99", "#b3402a", "#1d2126", "#5b6470"


def plot(kinds: Sequence[ByKind], title: str, words: Words) -> bytes:
    """The picture as a file.  A bar is the median, a mark across it the limit; late bars differ in colour and
    say so in words for whoever cannot tell the colours."""
    height = TOP + ROW * max(len(kinds), 1) + 40
    most = max([each.limit for each in kinds] + [each.median or 0.0 for each in kinds] + [1.0])
    scale = (WIDTH - LEFT - RIGHT) / most
    heading = escape(words.say(line("plot-title", month=title)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="t" font-family="{_FONT}">',
        f'<title id="t">{heading}</title>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(20, 32, heading, size=17, weight=700),
        _text(20, 56, escape(words.say(line("plot-key"))), size=13, fill=_SOFT),
    ]
    for n, each in enumerate(kinds):
        parts += _row(each, TOP + ROW * n, scale, words)
    if not kinds:
        parts.append(_text(20, TOP + 20, escape(words.say(line("plot-none"))), fill=_SOFT))
    return "\n".join([*parts, "</svg>", ""]).encode()


def _row(each: ByKind, top: float, scale: float, words: Words) -> list[str]:
    middle, limit = top + ROW / 2, LEFT + each.limit * scale
    parts = [_text(20, middle + 5, escape(words.say(line(f"kind-{each.kind}"))))]
    end, late = LEFT, False
    if each.median is not None:
        end, late = LEFT + round(each.median * scale), each.median > each.limit
        parts.append(
            f'<rect x="{LEFT}" y="{middle - BAR / 2:.1f}" width="{max(end - LEFT, 2)}" height="{BAR}" '
            f'rx="2" fill="{_LATE if late else _BAR}"/>'
        )
    dashes = "" if each.legal else ' stroke-dasharray="3 3"'
    parts.append(
        f'<line x1="{limit:.1f}" y1="{middle - 14:.1f}" x2="{limit:.1f}" y2="{middle + 14:.1f}" '
        f'stroke="{_INK}" stroke-width="2"{dashes}/>'
    )
    if each.median is None:
        said = words.say(line("plot-undecided"))
        return [*parts, _text(LEFT + 6, middle + 5, escape(said), size=12, fill=_SOFT)]
    said = words.say(line("plot-late" if late else "plot-days", days=f"{each.median:.1f}"))
    return [*parts, _text(end + 6, middle + 5, escape(said), size=12, weight=700)]


def _text(x: float, y: float, said: str, *, size: int = 14, weight: int = 400, fill: str = _INK) -> str:
    # The pale rim keeps words readable where they cross a mark.
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'stroke="#ffffff" stroke-width="4" paint-order="stroke">{said}</text>'
    )
