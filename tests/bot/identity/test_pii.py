"""Personal data in free text: masked, left out or noticed; what is nobody's is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.identity.pii import anonymous, is_card, is_national_id, masked, personal, without_addresses

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ID = "1101700203451"
CARD = "4111111111111111"


def id_of(twelve: str) -> str:
    """Twelve digits and the one that checks them."""
    return twelve + str((11 - sum(int(d) * (13 - n) for n, d in enumerate(twelve)) % 11) % 10)


def card_of(body: str) -> str:
    """A card number by Luhn."""
    return next(body + str(n) for n in range(10) if is_card(body + str(n)))


ids = st.from_regex(r"[1-8][0-9]{11}", fullmatch=True).map(id_of)
cards = st.from_regex(r"[2-6][0-9]{14}", fullmatch=True).map(card_of)


@pytest.mark.parametrize(
    "written",
    [
        id_of("110170020345"),
        "1-1017-00203-45-" + id_of("110170020345")[-1],
        "1 1017 00203 45 " + id_of("110170020345")[-1],
        id_of("110170020345").translate(THAI),
        ("1-1017-00203-45-" + id_of("110170020345")[-1]).translate(THAI),
        CARD,
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111 1111 1111 1111".translate(THAI),
        "378282246310005",
        "3782 822463 10005",
        "1.1017.00203.45." + id_of("110170020345")[-1],
        "1–1017–00203–45–" + id_of("110170020345")[-1],
        "1\u20111017\u201100203\u201145\u2011" + id_of("110170020345")[-1],
        "1 / 1017 / 00203 / 45 / " + id_of("110170020345")[-1],
        "1_1017_00203_45_" + id_of("110170020345")[-1],
        "1\u00a01017\u00a000203\u00a045\u00a0" + id_of("110170020345")[-1],
        "1  1017  00203  45  " + id_of("110170020345")[-1],
        "1\t1017\n00203 - 45 - " + id_of("110170020345")[-1],
        "1@1017@00203@45@" + id_of("110170020345")[-1],
        "1\u20221017".replace("\u2022", "\u2219") + "\u221900203\u221945\u2219" + id_of("110170020345")[-1],
        "1 » 1017 » 00203 » 45 » " + id_of("110170020345")[-1],
        "1\u2028\u20091017\u2003.\u00a000203\u202f45[" + id_of("110170020345")[-1],
        "4111.1111.1111.1111",
        "4111 - 1111 - 1111 - 1111",
        "4111,1111,1111,1111",
        "4111#1111#1111#1111",
    ],
)
@pytest.mark.parametrize("around", ["{}", "เลขบัตร {} ค่ะ", "เลข{}นะ", "({})", "บัตร:{}.", "ชื่อ+{}"])
def test_a_valid_number_is_masked_however_it_is_written(written: str, around: str) -> None:
    """Thai digits, spaces, dashes, glued to words: only the last four digits are left."""
    text, found = masked(around.format(written))

    ascii_digits = written.translate({v: chr(k) for k, v in THAI.items()})
    last = "".join(c for c in ascii_digits if c.isdigit())[-4:]
    assert found
    digits = sum(c.isdigit() for c in written)
    assert around.format("•" * (digits - 4) + last) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{CARD} 12/28", "12/28"),
        (f"{CARD} 123", "123"),
        ("4111 1111 1111 1111 123", "123"),
        (f"{id_of('110170020345')} 25 ปี", "25 ปี"),
        (f"2 {id_of('110170020345')}", "2 "),
        (f"{id_of('110170020345')} {id_of('310170020345')}", " "),
        (f"{id_of('110170020345')} 0812345678", "0812345678"),
        (f"+{id_of('110170020345')} หลุด", "หลุด"),
        (f"0{id_of('110170020345')} หลุด", "หลุด"),
        (f"{id_of('110170020345')}{CARD} หลุด", "หลุด"),
        (f"{id_of('110170020345')}@gmail. หลุด", "@gmail. หลุด"),
        ("1.1017.00203.45." + id_of("110170020345")[-1] + " 25 ปี", "25 ปี"),
    ],
)
def test_a_number_beside_another_is_masked_all_the_same(text: str, kept: str) -> None:
    """An expiry date, an age or a phone behind it does not hide it."""
    after, found = masked(text)

    assert found
    assert kept in after
    assert id_of("110170020345")[:8] not in after
    assert CARD[:8] not in after.replace(" ", "")


@given(ids)
def test_every_valid_id_is_masked(number: str) -> None:
    """No digit but the last four is left."""
    assert ("•" * 9 + number[-4:], True) == masked(number)


@given(cards, st.sampled_from(["", " ", "-"]))
def test_every_valid_card_is_masked(number: str, between: str) -> None:
    """In groups of four or in one."""
    written = between.join(number[n : n + 4] for n in range(0, 16, 4))

    assert ("•" * 12 + number[-4:], True) == masked(written)


@given(ids.filter(lambda number: not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))))
def test_an_invalid_id_is_left_alone(number: str) -> None:
    """Thirteen digits of which the last is wrong are an order number or a tracking number."""
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)

    assert (wrong, False) == masked(wrong)


@given(
    st.from_regex(r"[689][0-9]{8}", fullmatch=True),
    st.sampled_from(["0{}", "+66{}", "0066{}", "+66 {}", "66{}", "โทร 0{} ค่ะ"]),
)
def test_phone_numbers_are_left_alone(number: str, written: str) -> None:
    """However they are written, they are needed to answer."""
    text = written.format(number)

    assert (text, False) == masked(text)


@given(st.from_regex(r"\+86 ?1[3-9][0-9]{9}", fullmatch=True))
def test_foreign_phones_are_left_alone(text: str) -> None:
    """A number with + and a country in front is a phone, also where it passes for a card."""
    assert (text, False) == masked(text)


def test_a_number_in_an_address_stays_with_it() -> None:
    """An address is needed to answer, whatever it is made of."""
    text = f"ตอบที่ {id_of('110170020345')}@example.com"

    assert (text, False) == masked(text)


@given(st.text(alphabet="0123456789๐๑๒๓ -ก\n•+./_", max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    """Whatever the text, nothing but digits changes, and a second time nothing."""
    once, found = masked(text)

    assert found == (once != text)
    assert (once, False) == masked(once)


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"])))
def test_text_without_digits_is_left_alone(text: str) -> None:
    """Not a character is touched."""
    assert (text, False) == masked(text)


def test_an_id_never_begins_with_zero() -> None:
    """Nor does a card, nor is one digit thirteen times a number."""
    assert not is_national_id(id_of("010170020345"))
    assert not is_card("0000000000000")
    assert not is_card("0066812345674")
    assert not is_card("1" * 12)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘ ได้ไหม", "โทร [เลข] ได้ไหม"),
        ("+66812345678", "[เลข]"),
        ("ส่งไป malee@example.com", "ส่งไป [อีเมล]"),
        ("เก็บข้อมูลกี่ปี", "เก็บข้อมูลกี่ปี"),
        ("ข้อ 6.1 ปี 2568", "ข้อ 6.1 ปี 2568"),
        ("", ""),
    ],
)
def test_what_tells_a_person_is_gone(said: str, kept: str) -> None:
    """Numbers and addresses are replaced; clauses and years stay."""
    assert kept == anonymous(said)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("โทร ๐๘๑-๒๓๔-๕๖๗๘", True),
        ("โทร +66 81 234 5678", True),
        ("โทร 0812345678", True),
        ("โทร 02-123-4567 ต่อ 1", False),
        ("เลขที่เรื่อง PR-7K4M2-9 วันที่ 22/12/2569 จำนวน 1,234,567 บาท", False),
        ("ดู privacy@company.example", False),
        ("ดู help@mail.company.example", False),
        ("ดู somchai@mail.example", True),
        ("บัตร 4111 1111 1111 1111", True),
    ],
)
def test_personal_data_is_noticed(text: str, found: bool) -> None:
    """Mobiles, foreign addresses and cards; not landlines, dates, sums or the company's own."""
    assert found == personal(text, "company.example", "malee@mail.example")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<malee@example.com>, somchai@mail.example.net;", "<…>, …;"),
        ("malee@localhost", "…"),
        ("smtps://[login]@mail.example.com:465", "smtps://[login]@mail.example.com:465"),
        ("ราคา @ 5 บาท", "ราคา @ 5 บาท"),
    ],
)
def test_addresses_are_replaced_and_nothing_else(text: str, kept: str) -> None:
    """Of an address nothing is left; brackets, servers and lone signs stay."""
    assert kept == without_addresses(text, "…")
