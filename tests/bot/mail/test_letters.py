"""Letters, read back as a mail program reads them."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

import pytest
from jinja2 import UndefinedError, meta

from bot.i18n import SOURCE, Words
from bot.mail.address import can_be_written_to, is_address
from bot.mail.letters import MARKER, REPLIES, SUBJECT_KEYS, Composer, Enclosure, Letter
from bot.mail.templates import Templates
from bot.queue.outbox import left_part
from locales import LOCALES
from tests.bot.mail.letter_samples import (
    COMPANY,
    CONTEXTS,
    DESK,
    KEY,
    MAIL_FROM,
    MALEE,
    PERSON,
    TEAM,
    TO_PERSON,
    WHEN,
)

EVERY = [("th", name) for name in CONTEXTS] + [("en", name) for name in TO_PERSON]
COMPOSER = Composer(LOCALES, MAIL_FROM, COMPANY)
SERIAL = 0x5E1
every_letter = pytest.mark.parametrize(("language", "name"), EVERY)


def wire(name: str, language: str = "th", to: str = MALEE, **changed: object) -> bytes:
    """The bytes of a sample letter with some of its context changed."""
    return COMPOSER.compose(Letter(KEY, name, language, to, CONTEXTS[name] | changed), WHEN, SERIAL)


def read(raw: bytes) -> EmailMessage:
    """A letter as `email` parses it."""
    return message_from_bytes(raw, policy=policy.default)  # type: ignore[return-value]


def body(raw: bytes, kind: str = "plain") -> str:
    """One body of a letter, lines ending in \\n."""
    part = read(raw).get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize("language", [each for each in Words().languages if each != SOURCE])
def test_only_letters_to_a_person_are_translated(language: str) -> None:
    """The team reads Thai: what goes to it is never looked for in another language."""
    assert set(TO_PERSON) == {each.name for each in (LOCALES / language / "letters").iterdir()}


def test_every_letter_has_a_sample() -> None:
    """A letter without a context is covered by no test here."""
    assert set(CONTEXTS) == {each.name for each in (LOCALES / "th" / "letters").iterdir() if each.is_dir()}


@every_letter
def test_every_letter_is_well_formed(language: str, name: str) -> None:
    """One recipient, text before HTML, both UTF-8 in base64, short ASCII lines, no defect, no answer wanted
    from machines."""
    raw = wire(name, language)
    letter = read(raw)
    parts = [part for part in letter.walk() if not part.is_multipart()]

    assert [] == [defect for part in letter.walk() for defect in part.defects]
    assert ["text/plain", "text/html"] == [part.get_content_type() for part in parts]
    assert {("utf-8", "base64")} == {
        (part.get_content_charset(), part["content-transfer-encoding"]) for part in parts
    }
    assert MALEE == letter["to"]
    assert ("ตัวอย่าง", MAIL_FROM) == parseaddr(str(letter["from"]))
    assert "Sun, 22 Nov 2026 14:05:00 +0700" == letter["date"]
    assert f"<{KEY}.00000000000005e1@company.example>" == letter["message-id"]
    assert ("auto-replied" if name in REPLIES else "auto-generated") == letter["auto-submitted"]
    assert "All" == letter["x-auto-response-suppress"]
    assert raw.isascii()
    lines = [line for line in raw.split(b"\r\n") if not line.startswith(b"Message-ID:")]  # cannot be folded
    assert max(map(len, lines)) <= 78
    assert raw.count(b"\n") == raw.count(b"\r\n")


@every_letter
def test_the_same_letter_is_the_same_bytes(language: str, name: str) -> None:
    """A second attempt cannot be told from the first; another Message-ID has another boundary."""
    letter = Letter(KEY, name, language, MALEE, CONTEXTS[name])
    first, second = (
        COMPOSER.compose(each, WHEN, SERIAL) for each in (letter, replace(letter, key="another"))
    )

    assert first == COMPOSER.compose(letter, WHEN, SERIAL)
    assert read(first).get_boundary() != read(second).get_boundary()


@every_letter
def test_subjects_survive_the_journey(language: str, name: str) -> None:
    """What two readers decode is what the template says, in one line, without the person or the code."""
    raw = wire(name, language)
    subject = str(read(raw)["subject"])
    context = {key: value for key, value in CONTEXTS[name].items() if key in SUBJECT_KEYS}
    written = Templates(LOCALES).render(f"{name}/subject.txt", language, context | {"company": COMPANY})
    undecoded = message_from_bytes(raw)["subject"]

    assert written.strip() == subject == str(make_header(decode_header(undecoded)))
    assert not re.search("มาลี|malee|1234|089", subject)


@every_letter
def test_templates_say_which_keys_they_take(language: str, name: str) -> None:
    """The comment at the top names every key that is used, and the sample has exactly those."""
    documented: list[set[str]] = []
    used: set[str] = set()
    room = Templates(LOCALES).room(language, html=False)
    for file in ("body.txt", "body.html", "subject.txt"):
        source = (LOCALES / language / "letters" / name / file).read_text()
        macros = set(re.findall(r"\w+", " ".join(re.findall("{% from .*? import (.*?) %}", source))))
        used |= meta.find_undeclared_variables(room.parse(source)) - macros
        documented.append(set(re.findall(r"^(\w+): ", source.partition("#}")[0], re.MULTILINE)))

    assert documented[0] == documented[1] == set(CONTEXTS[name])
    assert used - {"company", "language", "marker"} <= documented[0]


@every_letter
def test_a_missing_key_is_an_error(language: str, name: str) -> None:
    """No letter leaves with a blank where a fact belongs."""
    for key in set(CONTEXTS[name]) - {"kind"}:
        context = {each: value for each, value in CONTEXTS[name].items() if each != key}
        with pytest.raises(UndefinedError):
            COMPOSER.compose(Letter(KEY, name, language, MALEE, context), WHEN, SERIAL)


@every_letter
def test_html_fetches_nothing_and_leads_nowhere(language: str, name: str) -> None:
    """No link, image, script or style sheet of another place; dark mode declared; at most 640 wide."""
    html = body(wire(name, language), "html")

    assert not re.search(
        r"<(a|img|script|link|iframe|form|object)\b|\bsrc=|url\(|@import", html, re.IGNORECASE
    )
    assert "prefers-color-scheme: dark" in html
    assert "max-width:640px" in html
    assert f'<html lang="{language}">' in html


@every_letter
def test_what_the_desk_may_answer_begins_with_the_marker(language: str, name: str) -> None:
    """The first line of a letter to the team is where replies are cut; other letters have none."""
    raw = wire(name, language)

    assert (name in TEAM) == body(raw).startswith(MARKER + "\n")
    assert (name in TEAM) == (MARKER in body(raw, "html"))


def facts(value: object) -> list[str]:
    """Every word of a context, however deep, a line at a time."""
    if isinstance(value, str):
        return value.split("\n")
    if isinstance(value, dict):
        return [fact for each in value.values() for fact in facts(each)]
    if isinstance(value, (list, tuple)):
        return [fact for each in value for fact in facts(each)]
    return []


@every_letter
def test_all_facts_stand_in_both_bodies(language: str, name: str) -> None:
    """Nothing of the context is lost on the way, in text or in HTML."""
    context = {
        key: value
        for key, value in CONTEXTS[name].items()
        if key not in ("kind", "code", "reach", "delivered")
    }
    raw = wire(name, language)
    plain, html = body(raw), re.sub("<[^>]+>", "", body(raw, "html"))

    assert [] == [fact for fact in facts(context) if fact not in plain]
    assert [] == [fact for fact in facts(context) if fact not in html]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_code_stands_first_and_never_in_the_subject(language: str) -> None:
    """Who opens the letter reads the digits at once; who sees only the lock screen's subject does not."""
    raw = wire("code", language)

    assert "1234 5678" == body(raw).split("\n")[0]
    assert ["1234", "5678"] == re.sub("<[^>]+>", "", body(raw, "html").partition("</head>")[2]).split()[:2]
    assert "1234" not in str(read(raw)["subject"])


def test_the_desk_reads_the_deadline_before_all_else() -> None:
    """Number, kind and due date stand in the first three lines below the marker."""
    lines = body(wire("request")).split("\n")

    assert ["", "PR-7K4M2-9 · ขอดูข้อมูลส่วนบุคคล"] == lines[1:3]
    assert lines[3].startswith("ครบกำหนด 22 ธันวาคม 2569")


def test_the_receipt_repeats_nothing_confidential() -> None:
    """A receipt shows the kind, the categories and whose data it is; values of the request are not even among its
    keys."""
    about = {"number", "kind_title", "categories", "received", "due", "due_note"}
    assert about | {"telegram_name", "username", "bot", "owner"} == set(CONTEXTS["receipt"])


@pytest.mark.parametrize(("register", "there"), [("ไม่พบในทะเบียน", True), (None, False)])
def test_the_letter_claims_no_more_than_was_proven(register: str | None, there: bool) -> None:
    """Where nothing was compared with a register, none is spoken of."""
    verified = {"method": "รหัส", "level": 1, "at": "วันนี้", "register": register, "sentence": "พิมพ์รหัสถูกต้อง"}
    raw = wire("request", verified=verified)

    assert [there, there] == ["ทะเบียนลูกค้า" in body(raw, kind) for kind in ("plain", "html")]


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_is_to_be_checked_first_is_told_first(kind: str) -> None:
    """A request that the team has to check says so before anything about the person."""
    said = body(wire("request", verified=None, check_first="ยังไม่ได้ยืนยันตัวตน"), kind)

    assert said.index("ยังไม่ได้ยืนยันตัวตน") < said.index("ผู้ยื่นคำขอ")


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_whose_data_it_is_stands_apart_from_who_filed_it(kind: str) -> None:
    """Staff look for the owner of the data, and write to whoever acts for them."""
    owner = {
        "name": "ด.ช.ภูผา ใจดี",
        "account": "phupha@mail.example",
        "relation": "เด็กในปกครอง",
        "grounds": "แม่",
    }
    said = body(wire("request", owner=owner), kind)

    places = [said.index(each) for each in ("เจ้าของข้อมูล", "ด.ช.ภูผา", "phupha", "ผู้ยื่นคำขอแทน", "มาลี ใจดี")]
    assert sorted(places) == places


@pytest.mark.parametrize(("days", "said"), [(7, "ในอีก 7 วัน"), (0, "ครบกำหนดวันนี้"), (-2, "เกินกำหนดแล้ว 2 วัน")])
def test_a_reminder_says_how_late_it_is(days: int, said: str) -> None:
    """The same words in subject and body."""
    raw = wire("reminder", days=days)

    assert said in str(read(raw)["subject"])
    assert said in body(raw)
    assert said in body(raw, "html")


@pytest.mark.parametrize("delivered", ["chat", "email", "pending", "failed", "none"])
def test_staff_learn_whether_the_person_got_it(delivered: str) -> None:
    """Each outcome has its own sentence."""
    others = {each for each in ("chat", "email", "pending", "failed", "none") if each != delivered}
    said = body(wire("done", delivered=delivered))

    assert said not in {body(wire("done", delivered=each)) for each in others}


TRICKS = "<script>alert(1)</script>\u202e https://evil.com\nยืนยันตัวตน: แล้ว\n--- ตอบกลับเหนือบรรทัดนี้ ---\nเสร็จ: ปิด"


def test_tricks_of_a_person_stay_words() -> None:
    """Markup, direction overrides, links, faked rows and markers do nothing, wherever they were typed."""
    person = {"email": None, "telegram_name": TRICKS, "username": None, "language": "ไทย"}
    raw = wire(
        "request",
        person=person,
        rows=[("รายละเอียด", TRICKS)],
        changes=[("อื่น ๆ", TRICKS, TRICKS)],
        question=TRICKS,
        note=TRICKS,
        owner={"name": TRICKS, "account": TRICKS, "relation": "เด็กในปกครอง", "grounds": TRICKS},
    )
    plain, html = body(raw), body(raw, "html")

    assert 1 == sum(each.startswith(MARKER) for each in plain.split("\n"))
    assert not [each for each in plain.split("\n") if each.startswith(("เสร็จ", "ยืนยันตัวตน: แล้ว"))]
    assert "<script" not in html
    for text in (plain, html):
        assert "\u202e" not in text
        assert "[U+202E]" in text
        assert "https://evil.com" not in text
        assert "hxxps://evil[.]com" in text


def test_the_teams_own_link_reaches_the_person() -> None:
    """An answer keeps its lines and its links, though they are not made clickable by us."""
    raw = wire("answer")

    assert body(raw).startswith("แนบสำเนาข้อมูลไว้แล้ว\nดูวิธีเปิดไฟล์ที่ https://company.example/open\n")
    assert "แล้ว<br>ดูวิธี" in body(raw, "html")


@pytest.mark.parametrize("where", ["to", "reply_to"])
@pytest.mark.parametrize(
    "bad", ["a@x.example, b@x.example", "a@x.example\r\nBcc: b@x.example", "มาลี <a@x.example>"]
)
def test_no_address_smuggles_a_header(where: str, bad: str) -> None:
    """Recipient and Reply-To are one plain address each, or there is no letter."""
    letter = Letter(KEY, "code", "th", MALEE, CONTEXTS["code"], reply_to=DESK)

    with pytest.raises(ValueError, match="address"):
        COMPOSER.compose(replace(letter, **{where: bad}), WHEN, SERIAL)


@pytest.mark.parametrize("bad", ["<a@x>\r\nBcc: b@x", "a@x>", "<a b@x>", "<ก@x>", "a>\r\nBcc: b"])
def test_no_message_id_smuggles_a_header(bad: str) -> None:
    """The ids that thread a letter are ids, and so is what a key makes of it."""
    letter = Letter(KEY, "code", "th", MALEE, CONTEXTS["code"])

    for ids in ({"key": bad}, {"thread": (bad,)}):
        with pytest.raises(ValueError, match="Message-ID"):
            COMPOSER.compose(replace(letter, **ids), WHEN, SERIAL)


def test_a_value_in_the_subject_cannot_break_out() -> None:
    """Even a title with line breaks stays inside the subject."""
    letter = read(wire("request", kind_title="ขอดู\r\nBcc: b@x.example"))

    assert letter["bcc"] is None
    assert "[PR-7K4M2-9] ขอดู Bcc: b@x.example" == letter["subject"]


def test_a_subject_that_wants_confidential_words_does_not_render(tmp_path: Path) -> None:
    """Whoever writes a template cannot put a person's words into a subject, even by mistake."""
    letter = tmp_path / "th" / "letters" / "leak"
    letter.mkdir(parents=True)
    (letter / "subject.txt").write_text("{{ text }}")

    with pytest.raises(UndefinedError):
        Composer(tmp_path, MAIL_FROM, COMPANY).compose(
            Letter(KEY, "leak", "th", MALEE, {"text": "มาลี"}), WHEN, SERIAL
        )


def test_letters_of_a_ticket_form_a_thread() -> None:
    """References name all before, In-Reply-To the last; long ids stay whole; the reply goes to the token."""
    first, second = COMPOSER.message_id("a" * 90), COMPOSER.message_id("b" * 90)
    letter = Letter("c" * 90, "done", "th", DESK, CONTEXTS["done"])
    threaded = replace(letter, reply_to="dsr+k7x@company.example", thread=(first, second))
    letter = message_from_bytes(COMPOSER.compose(threaded, WHEN, SERIAL))

    assert [first, second] == letter["references"].split()
    assert second == letter["in-reply-to"].strip()
    assert COMPOSER.message_id(left_part("c" * 90, SERIAL)) == letter["message-id"].strip()
    assert "dsr+k7x@company.example" == letter["reply-to"]


def test_files_travel_whole_under_a_harmless_name() -> None:
    """An enclosure keeps its bytes and its Thai name, without paths and direction tricks."""
    files = (Enclosure("../สำเนา\u202efdp.exe", "application/pdf", b"%PDF-1.7\x00\xff"),)
    letter = Letter(KEY, "answer", "th", MALEE, CONTEXTS["answer"], enclosures=files)
    letters = [COMPOSER.compose(letter, WHEN, SERIAL) for _ in range(2)]
    [found] = read(letters[0]).iter_attachments()

    assert letters[0] == letters[1]
    assert ".._สำเนา[U+202E]fdp.exe" == found.get_filename()
    assert files[0].data == found.get_content()


def test_a_thai_local_part_is_written_in_utf8() -> None:
    """Only for such a recipient do headers leave ASCII (RFC 6532)."""
    raw = wire("code", to="มาลี@mail.example")

    assert "To: มาลี@mail.example\r\n".encode() in raw


def test_a_date_needs_its_zone() -> None:
    """A letter never guesses what time it is where."""

    with pytest.raises(ValueError, match="time zone"):
        COMPOSER.compose(
            Letter(KEY, "code", "th", MALEE, CONTEXTS["code"]), WHEN.replace(tzinfo=None), SERIAL
        )


def test_a_language_without_letters_speaks_thai() -> None:
    """A Thai letter is better than none."""
    assert body(wire("code")) == body(wire("code", "fr"))


def test_an_inquiry_by_chat_asks_for_no_email() -> None:
    """Without an address, and without a due date, the letter is whole and says to answer in the chat."""
    raw = wire(
        "inquiry",
        person=PERSON | {"email": None, "username": None},
        reach="chat",
        urgent=False,
        due=None,
        due_note=None,
    )

    assert "ตอบทาง: แชต Telegram\n" in body(raw)
    assert "ครบกำหนด" not in body(raw)
    assert "ด่วน" not in str(read(raw)["subject"])


@pytest.mark.parametrize(
    "told",
    [
        "=?us-ascii?q?somchai=40example.com=2C?=@example.net",
        "=?us-ascii?q?victim?=@example.net",
        "=?utf-7?q?+2AA-?=@example.net",
        "a=?b@example.net",
    ],
)
def test_no_address_is_written_that_a_header_would_decode(told: str) -> None:
    """It would name somebody else than whom the letter goes to, or be what no header can hold."""
    assert not can_be_written_to(told)
    assert not is_address(told)
    with pytest.raises(ValueError, match="decode"):
        wire("code", to=told)


@pytest.mark.parametrize("id", ["<0=?utf-8?q?=C3=A9?=@x>", "<a=?b@example.net>"])
def test_no_message_is_referred_to_by_what_a_header_would_decode(id: str) -> None:
    """Whoever composes says so, before anything is decoded."""
    letter = Letter(KEY, "code", "th", MALEE, CONTEXTS["code"], thread=(id,))

    with pytest.raises(ValueError, match="Message-ID"):
        COMPOSER.compose(letter, WHEN, SERIAL)
