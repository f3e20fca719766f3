"""List rows: names beside one another, and what the words before, behind or between them say of each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat.reading import list_cues
from bot.chat.reading.list_words import ALL, ANY, NAMED, REST, Word


def together(said: Sequence[Word]) -> int | None:
    """What words beside one another say: the plain ones give way, and of two that differ nothing is made."""
    strong = {each.sign for each in said if not each.weak} or {each.sign for each in said}
    return strong.pop() if len(strong) == 1 else (None if strong else 0)


def rows_of(piece: Sequence[Word]) -> list[list[Word]]:
    """Names beside one another, and words that say something beside one another, in turns."""
    rows: list[list[Word]] = []
    for each in piece:
        if each.kind not in (NAMED, ALL, REST, ANY, "said"):
            continue
        if rows and rows[-1][0].kind == each.kind and each.kind in (NAMED, "said", ALL, ANY):
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows


def parted(rows: list[list[Word]], blotted: str) -> list[list[Word]]:
    """Names between two words that differ, in two where a space parts them (`ขอรายชื่อ ปฏิทินไม่ต้อง`)."""
    if [row[0].kind for row in rows] == [NAMED, "said", NAMED]:
        return _each_its_own(rows, blotted)
    if [row[0].kind for row in rows] != ["said", NAMED, "said"] or together(rows[0]) == together(rows[2]):
        return rows
    names = rows[1]
    between = {n: blotted[names[n - 1].end : names[n].start] for n in range(1, len(names))}
    gaps = [n for n, each in between.items() if " " in each and not list_cues.FILLERS.sub("", each)]
    if len(gaps) != 1 or " " in blotted[names[-1].end : rows[2][0].start]:
        return rows
    return [rows[0], names[: gaps[0]], names[gaps[0] :], rows[2]]


def _each_its_own(rows: list[list[Word]], blotted: str) -> list[list[Word]]:
    """Two words between two names, one for each, where they differ and a space parts them (`4 ไม่เอา เอา 5`)."""
    match rows[1]:
        case [of_first, of_second] if of_first.sign != of_second.sign:
            apart = blotted[of_first.end : of_second.start] == " "
            return [rows[0], [of_first], [of_second], rows[2]] if apart else rows
    return rows


def pieces(clause: Sequence[Word]) -> Iterator[list[Word]]:
    """A clause cut between two names of which one is all, or the rest: each is spoken of by itself."""
    piece: list[Word] = []
    last = ""
    for each in clause:
        names = each.kind in (NAMED, ALL, REST, ANY)
        if (
            names
            and last in (NAMED, ALL, REST, ANY)
            and {each.kind, last} & {ALL, REST, ANY}
            and each.kind != last
        ):
            behind = next(
                (n for n, word in enumerate(piece) if word.before and word.start > piece[0].start), len(piece)
            )
            yield piece[:behind]
            piece = piece[behind:]
        piece.append(each)
        last = each.kind if names else ("" if each.kind == "said" else last)
    if piece:
        yield piece


def signs_of(rows: list[list[Word]], blotted: str) -> list[int | None]:
    """What is said of each row of names, by the words before or behind it."""
    names = [row[0].kind != "said" for row in rows]
    said = [together(row) for row in rows]
    if not any(not each for each in names):
        return [0] * len(rows)
    count = sum(names)
    if names == [True, False, False, True]:
        return [said[1], said[2]]
    if names == [False, True, True, False]:
        return [said[0], said[3]]
    if not names[0] and names[-1]:  # `ลบปฏิทิน`
        return [said[n - 1] for n, each in enumerate(names) if each]
    if names[0] and not names[-1]:  # `ปฏิทินไม่ต้อง`
        return [said[n + 1] for n, each in enumerate(names) if each]
    if not names[0]:  # `อย่าลบปฏิทิน เก็บไว้`
        signs = [said[n - 1] for n, each in enumerate(names) if each]
        return [*signs[:-1], together([*rows[-3], *rows[-1]])] if count else []
    if rows[0][0].kind == ALL:
        return [0, *(said[n - 1] for n, each in enumerate(names) if each and n)]
    if count == 2:
        return _between_two(rows, said[1], blotted)
    return (
        [0] * count
        if all(each == 1 for each, name in zip(said, names, strict=True) if not name)
        else [None] * count
    )


def _between_two(rows: list[list[Word]], said: int | None, blotted: str) -> list[int | None]:
    """What is said of two names by a word between them: it stands nearer to the one that is meant."""
    if said == 1:
        return [0, 1]
    near = blotted[rows[0][-1].end : rows[1][0].start], blotted[rows[1][-1].end : rows[2][0].start]
    spaced = [" " in each for each in near]
    numbers = any(each.isdigit() for each in blotted[rows[2][0].start - 1 : rows[2][-1].end])
    if spaced == [False, True] and not numbers:
        return [said, 0]
    return [None, None] if spaced == [False, False] else [0, said]
