"""Strangers' mails, read: whatever they hold, something is known of them, in work that grows with their length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from bot.mail.headers import FIELD, FIELDS, LINES, MESSAGES, message_id_in
from bot.mail.html_text import TAGS, as_text
from bot.mail.incoming import TOKENS, Incoming, from_json, read_incoming, to_json
from bot.mail.reader import ANSWER, read

HEAD = b"From: somchai@mail.example\r\nTo: bot@company.example\r\nSubject: hello\r\nMessage-ID: <1@mail.example>\r\n"
HI = b"\r\nhi\r\n"


def typed(head: bytes, body: bytes = HI) -> Incoming:
    """A mail with these headers more, read."""
    return read_incoming(HEAD + head + body)


@pytest.mark.parametrize(
    "charset",
    [
        "hex",
        "base64",
        "rot13",
        "undefined",
        "idna",
        "punycode",
        "unicode_escape",
        "x\0y",
        "a" * 300,
        "utf-8*th",
    ],
)
def test_an_encoding_that_is_none_of_text_is_as_good_as_none(charset: str) -> None:
    """Python knows encodings that mail does not; what was typed is read all the same, in body and subject."""
    body = typed(f"Content-Type: text/plain; charset={charset}\r\n".encode())
    named = read_incoming(f"Subject: =?{charset}?B?aGk=?=\r\nFrom: a@mail.example\r\n\r\n".encode())

    assert ("hi", "") == (body.reading.text, body.unreadable)
    assert named.subject.endswith("hi") or "=?" in named.subject


@pytest.mark.parametrize(
    "value", [b"idna''x%ff", b"undefined''x", b"hex''00", b"utf-8''%ff%fe", b"x\0''y", b"'"]
)
@pytest.mark.parametrize(
    "parameter", [b"multipart/mixed; boundary", b"text/plain; charset", b"text/plain; name"]
)
def test_a_parameter_in_an_encoding_that_does_not_exist_is_none(parameter: bytes, value: bytes) -> None:
    """The library raises at such a boundary; its sender and subject are known at least."""
    mail = typed(b"Content-Type: " + parameter + b"*=" + value + b"\r\n")

    assert ("somchai@mail.example", "hello") == (mail.sender, mail.subject)


@pytest.mark.parametrize(
    "name", ["Return-Path", "Precedence", "Auto-Submitted", "Content-Type", "From", "Subject"]
)
def test_a_header_with_bytes_that_are_no_letters_is_text(name: str) -> None:
    """Eight-bit bytes, a NUL, and a charset that is not ASCII: none of these stops the reading."""
    for value in (b"<\xe0\xb8\x81\xff@x>", b"\0", b"=?utf-8\xef\xbf\xbd?B?YQ==?=", b"\x80" * 50):
        mail = read_incoming(name.encode() + b": " + value + b"\r\nMessage-ID: <1@mail.example>\r\n" + HI)

        assert "<1@mail.example>" == mail.message_id


def nested(kind: bytes, depth: int) -> bytes:
    """Mails within mails."""
    multipart = b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n'
    levels = (multipart % (n, n) if kind == b"multipart" else b"Content-Type: message/rfc822\r\n\r\n"
              for n in range(depth))  # fmt: skip
    return HEAD + b"".join(levels) + b"Content-Type: text/plain\r\n\r\nx\r\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (nested(b"multipart", 1_000), "parts"),
        (nested(b"message", 1_000), "parts"),
        (nested(b"multipart", 20), "parts"),
        (
            HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * MESSAGES,
            "parts",
        ),
        (HEAD + b"Content-Type: message/delivery-status\r\n\r\n" + b"A: b\r\n\r\n" * MESSAGES, "parts"),
        (HEAD + b"\r\n" + b"\n" * LINES, "lines"),
        (HEAD + b"\r\n" + b"\r" * LINES, "lines"),
        (HEAD + b"X: y\r\n" * FIELDS + HI, "headers"),
        (HEAD + b"X: " + b"y" * FIELD + b"y\r\n" + HI, "headers"),
        (HEAD + b"Content-Type: text/plain" + b";" * FIELD + b"\r\n" + HI, "headers"),
        (HEAD + b"\r\n" + b"x" * 2_000_000, "long"),
    ],
)
def test_what_is_too_much_is_known_by_its_headers(raw: bytes, reason: str) -> None:
    """Depth, parts, lines, headers and length each have an end; who wrote and about what is read before it."""
    mail = read_incoming(raw)

    assert (reason, "somchai@mail.example", "hello") == (mail.unreadable, mail.sender, mail.subject)
    assert ("", False, ()) == (mail.reading.text, mail.reading.marked, mail.reading.files)


def test_a_mail_that_is_large_and_honest_is_read() -> None:
    """Ten megabytes with a file in them stay below every limit."""
    file = b"--b\r\nContent-Type: application/pdf; name=x.pdf\r\n\r\n" + (b"A" * 76 + b"\r\n") * 130_000
    mail = typed(
        b"Content-Type: multipart/mixed; boundary=b\r\n", b"\r\n--b\r\n\r\nhi\r\n" + file + b"--b--\r\n"
    )

    assert ("hi", ("x.pdf",), "") == (mail.reading.text, mail.reading.files, mail.unreadable)


def test_what_is_a_bounce_and_not_about_us_has_no_other_words() -> None:
    """A report names a letter; whose it is decides somebody who knows our domain."""
    raw = (
        b"From: mailer-daemon@mail.example\r\nReturn-Path: <>\r\n\r\nIt failed (5.1.1).\r\n\r\n"
        b"> Message-ID:\r\n>  <t1.1@company.example>\r\n"
    )
    mail = read_incoming(raw)

    assert mail.bounce is not None
    assert ("<t1.1@company.example>", "5.1.1") == (mail.bounce.message_id, mail.bounce.status)
    assert [True, False] == [mail.bounce.is_about(each) for each in ("Company.example", "any.example")]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (b"Message-ID: <1@x>\r\n", "<1@x>"),
        (b"MESSAGE-ID:<1@x>\r\n", "<1@x>"),
        (b"Message-Id:\r\n\t<1@x>\r\nX: y\r\n", "<1@x>"),
        (b"A: b\nMessage-ID: <1@x>\n", "<1@x>"),
        (b"Message-ID: <1@x>\r\nMessage-ID: <2@x>\r\n", "<1@x>"),
        (b"Message-ID: <\xff@x>\r\n", ""),
        (b"Message-ID: <1\0@x>\r\n", ""),
        (b"Message-ID: <" + b"1" * 200 + b"@x>\r\n", ""),
        (b"X: y\r\n", ""),
    ],
)
def test_what_recognises_a_repeat_is_found_without_taking_a_mail_apart(header: bytes, found: str) -> None:
    """The same as the library finds, before anything can go wrong."""
    raw = header + b"\r\nMessage-ID: <no@x>\r\n"

    assert (found, found) == (message_id_in(raw), read_incoming(raw).message_id)


@pytest.mark.parametrize(
    "raw", [HEAD + HI, nested(b"message", 1_000), b"", b"\0", HEAD + b"Content-Type: text/html\r\n\r\n<b>x"]
)
def test_another_process_reads_the_same(raw: bytes) -> None:
    """What it says goes through JSON and comes out as it was."""
    mail = read_incoming(raw)

    assert mail == from_json(to_json(mail))


async def test_a_mail_is_read_in_a_process_of_its_own() -> None:
    """It knows none of our settings, and brings back the same."""
    assert read_incoming(HEAD + HI) == await read(HEAD + HI)


@pytest.mark.parametrize("unit", ["<", "</", "< 1", "a<1"])
def test_a_sign_that_begins_no_tag_costs_no_step(unit: str) -> None:
    """A hundred thousand are read in as many lines of code as ten."""
    read = as_text(unit * 10)
    few, many = (steps(as_text, unit * n) for n in (10, 100_000))

    assert unit * 10 == read
    assert many == few


def test_more_tags_than_any_letter_has_are_not_read() -> None:
    """Such a mail is known by its headers."""
    read = [read_incoming(HEAD + b"Content-Type: text/html\r\n\r\n" + b"<b>" * n) for n in (TAGS, TAGS + 1)]

    assert ["", "long"] == [each.unreadable for each in read]


def steps(reads: Callable[[Any], object], given: bytes | str) -> int:
    """Lines of Python that reading runs."""
    count = 0

    def traced(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    sys.settrace(traced)
    try:
        reads(given)
    finally:
        sys.settrace(None)
    return count


HTML = b"Content-Type: text/html\r\n\r\n"
BOUNCE = b"From: mailer-daemon@mail.example\r\nReturn-Path: <>\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        (HEAD + b"\r\n", b"\r\n"),
        (HEAD + b"\r\n", b"> "),
        (HEAD + b"\r\n", b"on wrote\r\n"),
        (HEAD + b"\r\n", b"From:\r\n"),
        (HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n", b"a \n"),
        (HEAD + HTML, b"<a"),
        (HEAD + HTML, b"<a b="),
        (HEAD + HTML, b"<a b=' "),
        (HEAD + HTML, b"<!--"),
        (HEAD + HTML, b"<!["),
        (HEAD + HTML, b"</"),
        (HEAD + HTML, b"<script><"),
        (HEAD + HTML, b"<blockquote>x<br>"),
        (HEAD + HTML, b"x<b>"),
        (HEAD + HTML, b"&#1"),
        (BOUNCE, b"\r\n"),
        (BOUNCE, b"> \r\n"),
    ],
)
def test_reading_takes_steps_in_proportion_to_the_length(head: bytes, unit: bytes) -> None:
    """Twice the length, about twice the lines of code that run."""
    once, twice = (steps(read_incoming, head + unit * n) for n in (1_000, 2_000))

    assert twice <= 2.2 * once


def test_quotations_within_quotations_do_not_multiply() -> None:
    """Each line is marked for twenty of them at most, so that a text stays as long as its mail."""
    assert len(as_text("<blockquote>x<br>" * 1_000)) < 60_000


def test_accents_without_end_stay_few() -> None:
    """Thirty on one letter; Python would put a million in order by comparing each with each."""
    mail = typed(
        b"Content-Type: text/plain; charset=utf-8\r\n", b"\r\n\xe0\xb8\x81" + "\u0323\u0301".encode() * 90_000
    )

    assert 31 == len(mail.reading.text)


def test_what_is_said_of_the_largest_mail_has_a_maximum() -> None:
    """Deciding about a mail costs no more for what a stranger fills its fields with: of 3 MB of addresses a hundred
    come back, and every other field ends somewhere."""
    token = b"bot+tabcdefghijklmnopqrstuvwx@" + b"x" * 250 + b".th"
    fields = [
        b"Cc: " + b",\r\n ".join(b"%d" % n + token for n in range(50 * m, 50 * m + 50)) for m in range(200)
    ]
    fields += [
        b"Authentication-Results: " + b"\r\n ".join([b"\xf0\x9f\x98\x80" * 200] * 20),
        b"References: " + b"\r\n ".join(b"<%d@mail.example>" % n for n in range(700)),
        "Subject: {}".format("😀" * 3_000).encode(),
    ]
    files = b"".join(
        b"--b\r\nContent-Disposition: attachment; filename=%s\r\n\r\n" % (b"x" * 900) for _ in range(19)
    )
    body = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n{}\r\n".format("😀" * 20_000).encode()

    mail = read_incoming(b"\r\n".join(fields) + b"\r\n" + body + files + b"--b--\r\n")

    assert (TOKENS, 20_000) == (len(mail.tokens), len(mail.reading.text))
    assert len(to_json(mail)) < ANSWER / 2


def test_addresses_of_tickets_are_found_among_others() -> None:
    """In any field that says who a mail is to, each once, however it is written."""
    one, two = (
        "bot+tabcdefghijklmnopqrstuvwx@company.example",
        "bot+tzbcdefghijklmnopqrstuvwx@company.example",
    )
    head = f"Cc: ทีม <{one}>, somchai@mail.example,<{one}>\r\nDelivered-To: rfc822;{two}\r\n".encode()

    assert {one, two} == set(typed(head).tokens)
    assert 2 == len(typed(head).tokens)
