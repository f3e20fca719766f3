"""What a reply of the privacy team does, and what only looks like one does not."""

from __future__ import annotations

from email import message_from_string
from email.message import EmailMessage, Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any

import pytest
from sqlalchemy import Column, delete, func, select, update

from bot.identity.limits import DAY, HOUR, REFUSED
from bot.mail.headers import HEAD
from bot.mail.letters import Composer
from bot.ops.health import measure
from bot.ops.sweep import sweep
from bot.staff.held import HELD
from bot.staff.mail_inbox import ATTEMPTS, DISTRUSTED
from bot.staff.outsiders import PASSED_ON
from bot.staff.replies import AT_MOST, PER_HOUR, WITH_HELP
from bot.staff.verbs import VERBS as VERBS_OF_TEAM
from bot.storage.crypto import KeyRing, Unopenable
from bot.storage.tables import mail_inbox, outbox, tickets
from bot.tickets.actions import Actor
from bot.tickets.states import STATES
from tests.chat import Clock
from tests.mailroom import BOT, HISTORY, LETTER, NID, PASSED, SERVER, Mailroom, Serving
from tests.office import MALEE, TEAM, text

VERBS = [
    ("ตอบ: ได้รับแล้ว กำลังตรวจ", "answered", "open"),
    ("answer: ได้รับแล้ว กำลังตรวจ", "answered", "open"),
    ("Reply : ได้รับแล้ว", "answered", "open"),
    ("ขอเพิ่ม: ช่วงปีที่ต้องการ", "asked", "awaiting-person"),
    ("ask: which years", "asked", "awaiting-person"),
    ("ขยาย: 15 รอเอกสารจากสาขา", "extended", "extended"),
    ("ขยาย: ๑๕ วัน รอเอกสารจากสาขา", "extended", "extended"),
    ("Extend: 15 days waiting for a branch", "extended", "extended"),
    ("ปฏิเสธ: กระทบผู้อื่น\nมีชื่อของคนอื่นอยู่ในเอกสารทุกหน้า", "refused", "refused"),
    ("refuse: others the papers name other people", "refused", "refused"),
    ("เสร็จ: ส่งสำเนาไปทางอีเมลแล้ว", "fulfilled", "fulfilled"),
    ("done: sent by mail", "fulfilled", "fulfilled"),
    ("บางส่วน: ส่งได้เฉพาะโปรไฟล์ ส่วนปฏิทินไม่ได้เก็บ", "partly", "partly"),
    ("partly: profile only", "partly", "partly"),
    ("บันทึก: โทรคุยกับสาขาแล้ว", "noted", "open"),
    ("note: called the branch", "noted", "open"),
    ("*ตอบ:* ได้รับแล้ว", "answered", "open"),
    ("ตอบ\uff1a ได้รับแล้ว", "answered", "open"),
    ("ตอบ\u2236 ได้รับแล้ว", "answered", "open"),
    ("ค\u0e4d\u0e32ตอบ: ได้รับแล้ว", "answered", "open"),
]
TON: dict[str, Any] = {
    "From": "Ton <ton@desk.example>",
    "Authentication_Results": f"{SERVER}; dmarc=pass header.from=desk.example",
}
"""Makes a mail that of a colleague of Nid's."""


@pytest.mark.parametrize(("says", "event", "state"), VERBS)
def test_every_verb_does_what_it_says(room: Mailroom, says: str, event: str, state: str) -> None:
    """The first line is the order, in Thai and in English, and Nid is named as who gave it."""
    ticket = room.files()

    became = room.says(ticket, says)

    happened = next(each for each in room.history(ticket) if each.kind == event)
    assert "done acted" == became
    assert (state, "staff", NID) == (room.now(ticket).state, happened.actor, happened.detail["by"])


@pytest.mark.parametrize(
    ("says", "event", "state"),
    [
        ("รับ: ตรวจบัตรที่สาขาแล้ว", "accepted", "open"),
        ("รับ", "accepted", "open"),
        ("Accept:", "accepted", "open"),
        ("ยืนยันไม่ได้:", "closed-unverified", "closed-unverified"),
        ("unverified:", "closed-unverified", "closed-unverified"),
    ],
)
def test_an_unverified_request_is_accepted_or_closed(
    room: Mailroom, says: str, event: str, state: str
) -> None:
    """Who it is gets decided by a colleague; words beside the verb go into the file."""
    ticket = room.files(verified=False)

    room.says(ticket, says)

    events = room.history(ticket)
    assert state == room.now(ticket).state
    assert event in [each.kind for each in events]
    assert ("ตรวจบัตรที่สาขาแล้ว" in says) == ("noted" in [each.kind for each in events])


@pytest.mark.parametrize(
    "says",
    ["รับ: กำลังรวบรวมข้อมูลให้", "accept: we are collecting it", "รับ\nจะส่งให้ภายในวันศุกร์", "ยืนยันไม่ได้\nโทรไม่ติด"],
)
def test_words_beside_an_order_are_said_to_reach_nobody(room: Mailroom, says: str) -> None:
    """The receipt says that they are in the file, and how to send them; the person reads none of them."""
    ticket = room.files(verified=False)

    room.says(ticket, says)

    done = text(room.to(TEAM)[-1])
    beside = says.partition("\n" if "\n" in says else ": ")[2]
    assert "ไม่ได้ส่งถึงผู้ยื่น" in done
    assert "ตอบ:" in done
    assert not [each for each in room.said if beside in each]


@pytest.mark.parametrize("says", ["รับ", "accept:", "ยืนยันไม่ได้: โทรไม่ติด"])
def test_an_order_without_words_beside_it_is_told_nothing_of_them(room: Mailroom, says: str) -> None:
    """Nothing was left out of what the person reads."""
    ticket = room.files(verified=False)

    room.says(ticket, says)

    assert "ไม่ได้ส่งถึงผู้ยื่น" not in text(room.to(TEAM)[-1])


def test_a_closed_ticket_is_opened_again(room: Mailroom) -> None:
    """`เปิดใหม่:` with a reason."""
    ticket = room.files()
    room.says(ticket, "เสร็จ:")

    room.says(ticket, "เปิดใหม่: ส่งผิดไฟล์")

    assert "open" == room.now(ticket).state


def test_the_answer_reaches_the_chat_without_the_letter_below_it(room: Mailroom) -> None:
    """What was typed goes out; the quoted letter, with Malee's data in it, does not."""
    ticket = room.files()

    room.says(ticket, "ตอบ: บรรทัดแรก\n\nบรรทัดที่สอง\n\n-- \nคุณนิด\nฝ่ายกฎหมาย")

    [said] = [each for each in room.said if "บรรทัดแรก" in each]
    assert "บรรทัดแรก\n\nบรรทัดที่สอง" in said
    assert not [each for each in ("081-234-5678", "ฝ่ายกฎหมาย", "เขียนว่า", ">") if each in said]


def test_what_was_done_is_confirmed_to_the_team(room: Mailroom) -> None:
    """A letter says that the person got it, in the chat, and where the ticket stands."""
    ticket = room.files()

    room.says(ticket, "ตอบ: ได้รับแล้ว")

    [done] = room.to(TEAM)
    assert "ส่งถึงแชตของผู้ยื่นแล้ว" in text(done)
    assert room.tokens.reply_to(ticket.number) == done["reply-to"]


def test_no_verb_is_a_note_and_a_help_letter(room: Mailroom) -> None:
    """Nothing goes to the person; the words are kept, and Nid is told what would have worked."""
    ticket = room.files()

    became = room.says(ticket, "ได้ครับ เดี๋ยวดูให้")

    [noted] = [each for each in room.history(ticket) if each.kind == "noted"]
    [help] = room.to(NID)
    assert "done help" == became
    assert ("ได้ครับ เดี๋ยวดูให้", NID) == (noted.detail["text"], noted.detail["by"])
    assert [] == room.said
    assert ("auto-replied", room.tokens.reply_to(ticket.number)) == (help["auto-submitted"], help["reply-to"])
    assert all(each in text(help) for each in ("ขยาย: 15 วัน เหตุผล", "เก็บอีเมลของคุณเป็นบันทึก", "/t/"))


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("ตอบ:", "ต้องมีข้อความต่อท้าย"),
        ("ขยาย: รอเอกสาร", "จำนวนวัน"),
        ("ขยาย: 15", "เหตุผลเป็นคำอธิบาย"),
        ("ขยาย: 400 รอเอกสาร", "1 ถึง 60 วัน"),
        ("ปฏิเสธ: กฎหมาย", "เหตุผลเป็นคำอธิบาย"),
        ("รับ:", "ไม่ได้รอตรวจสอบ"),
        ("ยืนยัน:", "ไม่มีข้อความที่รอการยืนยัน"),
        ("เปิดใหม่: ลองดู", "ยังไม่ปิด"),
        ("1. ตอบ: แก้ให้แล้ว", "หน้าคำสั่ง ตอบ: มีเลขข้อ"),
        ("- เสร็จ: ลบแล้ว", "หน้าคำสั่ง เสร็จ: มีเลขข้อ"),
        ("ข้อ 1 ตอบ: แก้ให้แล้ว", "หน้าคำสั่ง ตอบ: มีเลขข้อ"),
        ("1) ตอบ: แก้ให้แล้ว\n2) เสร็จ: ลบแล้ว", "สองคำสั่ง คือ “ตอบ” และ “เสร็จ”"),
    ],
)
def test_an_order_that_cannot_be_followed_is_explained(room: Mailroom, says: str, why: str) -> None:
    """The letter names the reason, and the ticket stays where it was."""
    ticket = room.files()

    room.says(ticket, says)

    assert why in text(room.to(NID)[0])
    assert "open" == room.now(ticket).state


@pytest.mark.parametrize(
    ("says", "state", "done"),
    [
        ("ขยาย 15 วัน เพราะรอเอกสารจากสาขา", "extended", "extended"),
        ("ปฎิเสธ: กฎหมาย ต้องเก็บไว้ตามกฎหมายบัญชี", "refused", "refused"),
        ("เรียนทีม\n\nเสร็จ: ส่งสำเนาแล้ว", "fulfilled", "fulfilled"),
        ("สวัสดีค่ะ\nตอบ กำลังดูให้ค่ะ", "open", "answered"),
        ("สวัสดีค่ะ\nตอนนี้ กำลังดูให้ค่ะ", "open", ""),
        ("ตอบ กำลังดูให้ค่ะ", "open", "answered"),
        ("anser: we are looking into it", "open", "answered"),
    ],
)
def test_what_is_nearly_an_order_is_asked_about(room: Mailroom, says: str, state: str, done: str) -> None:
    """Nothing is done by it; one word lets it happen as it is shown."""
    ticket = room.files()
    before = [each.kind for each in room.history(ticket)]

    room.says(ticket, says)
    asked = text(room.to(NID)[-1])
    nothing = [each.kind for each in room.history(ticket)]
    room.says(ticket, "ยืนยัน:")

    if done:
        assert "หมายถึงคำสั่งด้านล่างใช่ไหม" in asked
        assert nothing == [*before, "noted"]
        assert done in [each.kind for each in room.history(ticket)]
    assert state == room.now(ticket).state


@pytest.mark.parametrize(
    "says",
    [
        "ไม่เสร็จ: ยังรอฝ่ายไอทีลบข้อมูลอยู่ค่ะ",
        "ยังไม่เสร็จ: รอฝ่ายไอที",
        "Undone: IT has still to delete the data",
        "verified: ok",
        "ยืนยันได้: ถูกต้องแล้วค่ะ ส่งได้",
    ],
)
def test_the_opposite_of_an_order_is_none(room: Mailroom, says: str) -> None:
    """It is no slip of the fingers: a note, and what would have worked."""
    ticket = room.files()

    assert "done help" == room.says(ticket, says)


def test_a_remark_takes_the_place_of_no_order(room: Mailroom) -> None:
    """A colleague's order goes on waiting, and five remarks are not five orders."""
    ticket = room.files()
    room.says(ticket, "ตอบ: โทรกลับที่ 081-234-5678 ได้เลย")
    for n in range(6):
        room.says(ticket, f"ตอบ ลูกค้าทางโทรศัพท์แล้ว ครั้งที่ {n}")

    became = room.says(ticket, "เสร็จ: ส่งสำเนาแล้ว")

    assert "done acted" == became
    assert 6 == len([each for each in room.history(ticket) if each.kind == "noted"])


def test_what_is_nearly_an_order_hides_no_other_doubt(room: Mailroom) -> None:
    """Personal data in it are pointed out, as they would be with the colon."""
    ticket = room.files()

    room.says(ticket, "ตอบ โทรกลับที่ 081-234-5678 เลขบัตร 1101700230673")

    assert "ข้อมูลส่วนบุคคล" in text(room.to(NID)[-1])
    assert "ตอบ: โทรกลับ" in text(room.to(NID)[-1])


def test_the_page_shows_what_an_order_was_read_as(room: Mailroom) -> None:
    """And not how it stands in the mail: what is shown is what is done."""
    ticket = room.files()

    room.says(ticket, "ปฎิเสธ: กฎหมาย ต้องเก็บไว้ตามกฎหมายบัญชี")

    with room.db() as db:
        [held] = room.replies.held(db, ticket)
    assert held.text.startswith("ปฏิเสธ: กฎหมาย")


def test_an_unknown_ground_gets_the_grounds_of_that_right(room: Mailroom) -> None:
    """Deletion may be refused because the data is still needed; access may not, and is not offered it."""
    access, deletion = room.files("access"), room.files("deletion")

    for ticket in (access, deletion):
        room.says(ticket, "ปฏิเสธ: ไม่อยากทำ เหนื่อย")

    first, second = (text(each) for each in room.to(NID))
    assert ("open", "open") == (room.now(access).state, room.now(deletion).state)
    assert "ปฏิเสธ: กระทบผู้อื่น" in first
    assert "ปฏิเสธ: ยังจำเป็น" not in first
    assert "ปฏิเสธ: ยังจำเป็น" in second


def test_a_question_cannot_be_refused(room: Mailroom) -> None:
    """It is answered instead, and the letter says so."""
    ticket = room.files("question")

    room.says(ticket, "ปฏิเสธ: กฎหมาย ไม่ตอบ")

    assert "ปฏิเสธไม่ได้" in text(room.to(NID)[0])


def test_a_verb_in_the_middle_of_a_line_is_no_verb(room: Mailroom) -> None:
    """Only the beginning of the first line counts, and `ปฏิเสธ: กฎหมายอื่น` is not the ground `กฎหมาย`."""
    ticket = room.files()

    room.says(ticket, "เรียนทีม\nเสร็จ: ปิดได้เลย")
    room.says(ticket, "ปฏิเสธ: กฎหมายอื่นห้ามไว้")

    assert "open" == room.now(ticket).state


def test_a_reply_and_a_bounce_on_either_engine(database: str, keys: KeyRing, clock: Clock) -> None:
    """SQLite and PostgreSQL take a mail in, act on it, and bring a letter back."""
    room = Mailroom(database, keys, clock)
    ticket = room.files("complaint")
    message_id = room.tells_team(ticket)

    became = [
        room.says(ticket, "ตอบ: ได้รับแล้ว", quoted=False),
        room.says(ticket, "ยืนยัน:"),
        room.takes(bounced(message_id)),
        room.says(ticket, "เสร็จ: ปิด", From="somchai@mail.example"),
    ]

    assert ["held no-marker", "done acted", "done bounce", "quarantined unknown-sender"] == became


# Whom we believe --------------------------------------------------------------------------------------


FORGED = {
    "another sender": ({"From": "somchai@mail.example"}, "unknown-sender"),
    "a name that is an address": ({"From": f'"{NID}" <somchai@mail.example>'}, "unknown-sender"),
    "an unquoted address as a name": ({"From": f"{NID} <somchai@mail.example>"}, "unknown-sender"),
    "a sender of a look-alike domain": ({"From": "nid@company.example.mail.example"}, "unknown-sender"),
    "DMARC failed": ({"Authentication_Results": PASSED.replace("dmarc=pass", "dmarc=fail")}, "dmarc"),
    "DMARC of another domain": (
        {"Authentication_Results": f"{SERVER}; dmarc=pass header.from=mail.example"},
        "dmarc",
    ),
    "no verdict at all": ({"Authentication_Results": None}, "no-verdict"),
    "a verdict of another server": (
        {"Authentication_Results": "mx.mail.example; dmarc=pass header.from=company.example"},
        "no-verdict",
    ),
    "only the topmost verdict counts": (
        {"Authentication_Results": [f"{SERVER}; dmarc=fail header.from=company.example", PASSED]},
        "dmarc",
    ),
    "somebody else's server on top": ({"Authentication_Results": ["mx.mail.example; none", PASSED]}, "no-verdict"),
    "a verdict inside a comment": (
        {"Authentication_Results": f"{SERVER}; dmarc=fail (said: dmarc=pass; dmarc=pass) header.from=company.example"},
        "dmarc",
    ),
    "a verdict inside quotation marks": (
        {"Authentication_Results": f'{SERVER}; dmarc=fail reason="; dmarc=pass"'},
        "dmarc",
    ),
    "signed by somebody else": (
        {"Authentication_Results": f"{SERVER}; spf=pass smtp.mailfrom={NID}; dkim=pass header.d=mail.example"},
        "dmarc",
    ),
    "no token": ({"To": BOT}, "no-token"),
    "a token with a letter changed": ({"To": "bot+tabcdefghijklmnopqrstuvwx@company.example"}, "no-token"),
}  # fmt: skip


SIGNED = f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=company.example"
OF_ANOTHER = [
    f'spf=pass smtp.mailfrom="{NID}"@mail.example; dkim=pass header.i="{NID}"@mail.example',
    f'spf=pass smtp.mailfrom="{NID}"@mail.example; dkim=pass header.d=company.example',
    f'spf=pass smtp.mailfrom="x\\" {NID}"@mail.example; dkim=pass header.d=company.example',
    f'spf=pass reason="of smtp.mailfrom={NID}"; dkim=pass header.d=company.example',
    f'spf=pass smtp.mailfrom="a smtp.mailfrom={NID} "@mail.example; dkim=pass header.d=company.example',
    f'spf=pass smtp.mailfrom="{NID}"; dkim=pass header.d=company.example',
    f"spf=pass smtp.mailfrom={NID}@mail.example; dkim=pass header.d=company.example",
    "spf=pass smtp.mailfrom=x@mail.example@company.example; dkim=pass header.d=company.example",
    "spf=pass smtp.mailfrom=@company.example:x@mail.example; dkim=pass header.d=company.example",
    f"spf=pass smtp.mailfrom={NID}(x).mail.example; dkim=pass header.d=company.example",
    f"spf=pass smtp.mailfrom={NID}. ; dkim=pass header.d=company.example.",
    f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=mail.example header.d=company.example",
    f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=company.example header.d=mail.example",
    f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=mail.example header.i=@company.example",
    f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=example",
    f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=\u0441ompany.example",
    f"spf=pass smtp.mailfrom={NID}; dkim=pass header.d=xn--ompany-0of.example",
    f"spf=passed smtp.mailfrom={NID}; dkim=pass header.d=company.example",
    f'spf=fail (of "x) ; {SIGNED}; x=y (y"@mail.example) smtp.mailfrom=mail.example',
    f"spf=fail (of x) ) ; {SIGNED}",
    f'spf=fail smtp.mailfrom="x"y"; {SIGNED}',
    f"{SIGNED}; spf=fail (x",
    f"{SIGNED}; dmarc=fail header.from=company.example; dmarc=pass header.from=company.example",
    f"{SIGNED}; dmarc=fail header.from=company.example; dmarc=pass",
    f"{SIGNED}; dmarc=pass header.from=company.example.mail.example",
    f"dkim=fail header.i=; auth=pass smtp.auth={NID}; dkim=none x.y=@a.example; dmarc=fail header.from=company.example",
    f"spf=fail x; auth=pass smtp.auth={NID}; dmarc=fail header.from=company.example",
    f"spf=pass smtp.mailfrom=mail.example; dkim=fail header.i=; {SIGNED}; dkim=none x.y=@mail.example",
]
OURS = [
    "DKIM=Pass header.s=k1 Header.D=Company.Example; SPF=PASS smtp.helo=mx.example smtp.mailfrom=Nid@COMPANY.example",
    f'spf=pass reason="a \\"; good; one" smtp.mailfrom={NID}; dkim=pass header.b="ab/cd+e=" header.d="company.example"',
    f"spf=pass (of {NID} (seen \\) from 192.0.2.1)) smtp.mailfrom={NID}; dkim=pass(2048 bit) header.i=@company.example",
    "spf=pass smtp.mailfrom=company.example; dkim=fail header.d=mail.example; dkim=pass header.i=nid@company.example",
    'spf=pass smtp.mailfrom="x"@mail.example; dmarc=pass (p=reject dis=none) header.from=company.example',
]


@pytest.mark.parametrize("verdict", OF_ANOTHER)
def test_a_verdict_about_somebody_else_lets_nobody_in(room: Mailroom, verdict: str) -> None:
    """Whatever a stranger calls a mailbox of their own, the server vouches for the domain that it lies in; and what
    words of theirs may have broken is not read at all."""
    ticket = room.files()
    raw = room.nid(ticket, "เสร็จ: ปิดเลย", Authentication_Results=None)

    became = room.takes(f"Authentication-Results: {SERVER}; {verdict}\r\n".encode() + raw)

    assert became in ("quarantined dmarc", "quarantined no-verdict")
    assert ["received"] == [each.kind for each in room.history(ticket)]


@pytest.mark.parametrize("verdict", OURS)
def test_a_verdict_may_be_written_in_many_ways(room: Mailroom, verdict: str) -> None:
    """Upper case, comments in comments, what is escaped, quoted values, properties in any order (RFC 8601)."""
    assert "done acted" == room.says(room.files(), "ตอบ: ได้", Authentication_Results=f"{SERVER}; {verdict}")


INNER = "Received: from localhost (localhost [127.0.0.1]) by mx.company.example with ESMTP id 4X; Sun, 22 Nov 2026"
EVIL = "Received: from a);dmarc=pass(b ([192.0.2.66]) by mx.company.example with ESMTP id 4X"
OF_THE_SERVER = "dmarc=pass header.from=company.example; dkim=none x.y=@mail.example header.s=k"


@pytest.mark.parametrize(
    "field",
    [
        "DKIM-Signature: v=1; d=mail.example; s=k; i==3B=20dmarc=3Dpass=20x.y=3D=40mail.example; b=BBBB",
        "DKIM-Signature: v=1; d=mail.example; s=k; I = x dmarc=pass@mail.example; b=BBBB",
        "DKIM-Signature: v=1; d=mail.example dmarc=pass; s=k; i=@mail.example; b=BBBB",
        "ARC-Seal: i=1; d=mail.example; s=k=3Bdmarc=3Dpass; b=BBBB",
        'Return-Path: <"x; dmarc=pass"@mail.example>',
        EVIL,
        f"{INNER}\r\n{INNER}\r\n{EVIL}",
        "\r\n".join([*[INNER] * 6, EVIL]),
        "Received: from a ;dmarc=pass header.from=company.example ([192.0.2.66]) by mx.company.example; Sun",
        "Received: from a by b;dmarc=pass (c ([192.0.2.66]) by mx.company.example; Sun, 22 Nov 2026",
        "Received: from [192.0.2.66] (helo=a) ;dmarc=pass (b) by mx.company.example; Sun, 22 Nov 2026",
        "Received: from a([192.0.2.66]);dmarc=pass(b by mx.company.example; Sun, 22 Nov 2026",
        "DKIM-Signature: v=1; d=mail.example; s=k; i=a=3D3B@mail.example; b=BBBB",
        'DKIM-Signature: v=1; d=mail.example; s=k; i="a"@mail.example; b=BBBB',
        "DKIM-Signature: v=1; d=mail.example; s=k; c=a) dmarc=pass (b; b=BBBB",
        "DKIM-Signature: v=1=3Bdmarc=3Dpass; d=mail.example; s=k; b=BBBB",
    ],
)
def test_no_verdict_is_read_where_the_mail_may_have_written_it(room: Mailroom, field: str) -> None:
    """A server that repeats of a signature what it says of itself, bare and decoded (RFC 6376, 2.11), writes a
    stranger's findings beside its own."""
    verdict = f"Authentication-Results: {SERVER}; dkim=fail header.i=; {OF_THE_SERVER}"
    ticket = room.files()
    raw = room.nid(ticket, "เสร็จ: ปิดเลย", Authentication_Results=None)

    became = room.takes(f"{verdict}\r\n{field}\r\n".encode() + raw)

    assert "quarantined no-verdict" == became
    assert ["received"] == [each.kind for each in room.history(ticket)]


@pytest.mark.parametrize(
    "field",
    [
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=company.example; s=k1; i=@company.example;\r\n"
        " h=from:to; z=From:Nid=3B; bh=AAAA=; darn=company.example; b=BB=\r\n\tCC==",
        "ARC-Seal: i=1; a=rsa-sha256; t=1795300000; cv=none; d=company.example; s=arc-2026; b=BB==",
        "Return-Path: <bounce+nid=company.example@company.example>",
        "Received: from [IPv6:2001:db8::7] (mail_2.company.example [192.0.2.7]) by mx.company.example with ESMTP id 4X",
        "Received: by mail.company.example with SMTP id 4X; Sun, 22 Nov 2026 15:00:01 +0700",
        "DKIM-Signature: v=1; c=relaxed/simple; q=dns/txt; t=1795300000; x=1795400000; d=company.example; s=k; b=BB==",
        "DKIM-Signature: v=1; d=company.example; s=k1; i=o'brien@company.example; b=BB==",
        "DKIM-Signature: v=1; d=company.example; s=k1; i=nid=2Bdesk=5Fone&co!@company.example; b=BB==",
        f"{INNER}\r\n{INNER}\r\nReceived: from ????-PC (unknown [192.0.2.7]) by mx.company.example; Sun, 22 Nov 2026",
        "Received: from Nid's_PC ([192.0.2.7]) by mx with ESMTPS id 4X for <a=b@company.example>; Sun, 22 Nov 2026",
        "Received: from unknown(192.0.2.7) by mx.company.example via smap (V2.1); Sun, 22 Nov 2026 15:00 +0700 (ICT)",
        "Received: from [192.0.2.7] (port=5678 helo=pc) by mx.company.example with esmtps (version=TLS1_3) id 4X; Sun",
        "Received: (qmail 1234 by uid 0); 22 Nov 2026 08:00:01 -0000",
    ],
)
def test_an_honest_signature_spoils_no_verdict(room: Mailroom, field: str) -> None:
    """What is long, coded or folded in a signature and repeated by nobody is no finding."""
    verdict = f"Authentication-Results: {SERVER}; dmarc=pass header.from=company.example"
    raw = room.nid(room.files(), "ตอบ: ได้", Authentication_Results=None)

    assert "done acted" == room.takes(f"{verdict}\r\n{field}\r\n".encode() + raw)


SUBMITTED = "Received: from [192.0.2.7] by mx.company.example (Postfix) with ESMTPSA id 4X; Sun, 22 Nov 2026"
NAMELESS_VERDICT = (
    "spf=pass (sender IP is 203.0.113.5) smtp.mailfrom=company.example; dkim=pass (signature was verified) "
    "header.d=company.example;dmarc=pass action=none header.from=company.example;compauth=pass reason=100"
)


@pytest.mark.parametrize(
    ("user", "became"),
    [
        (f"smtp.auth={NID}", "done acted"),
        ("smtp.auth=nid", "done acted"),
        (f'smtp.auth="{NID}"', "done acted"),
        ("smtp.auth=somchai@company.example", "quarantined dmarc"),
        (f"smtp.auth={NID} smtp.auth=somchai", "quarantined dmarc"),
        ("smtp.mailfrom=" + NID, "quarantined dmarc"),
    ],
)
def test_the_password_of_the_sender_is_as_good_as_a_signature(room: Mailroom, user: str, became: str) -> None:
    """A company's own server checks no signature of a colleague who hands a mail in; it says whose password it was, and
    a colleague's is not Nid's."""
    verdict = f"{SERVER}; auth=pass {user}; dkim=pass header.d=company.example"

    assert became == room.says(room.files(), "ตอบ: ได้", Authentication_Results=verdict)


def test_verdicts_that_came_with_what_a_colleague_hands_in_are_not_the_servers(
    room: Mailroom, sqlite: str, keys: KeyRing, clock: Clock
) -> None:
    """Many servers write none then, so that those in the mail are the topmost; where ours is said to, they are
    believed."""
    judging = Mailroom(sqlite, keys, clock, imap_url="imaps://bot:secret@mail.example/?submission=yes")
    ticket = room.files()
    forged, true = (f"{SUBMITTED}\r\n".encode() + room.nid(ticket, f"ตอบ: {n}") for n in range(2))

    assert "quarantined no-verdict" == room.takes(forged)
    assert "done acted" == judging.takes(true)


TAKEN_IN = {
    "MailEnable": "from pc ([10.0.0.9]) by mx.company.example with MailEnable ESMTPA",
    "a comment before the word": "from pc by mx.company.example with (TLS) ESMTPSA id 4X",
    "an older Exim": "from [10.0.0.9] (helo=pc) by mx.company.example with asmtp (Exim 4.20) id 4X",
    "a program on an Exim machine": "from www-data by mx.company.example with local (Exim 4.96) id 4X",
    "a program on a Postfix machine": "by mx.company.example (Postfix, from userid 33) id 4X",
    "Sendmail": "from pc (pc [10.0.0.9]) (authenticated bits=0) by mx.company.example (8.14.4) with ESMTP id 4X",
    "Postfix that names whom": "from pc (Authenticated sender: somchai) by mx.company.example with ESMTP id 4X",
    "Courier": "from pc (IDENT: x, AUTH: PLAIN somchai, TLS: TLSv1.3) by mx.company.example with esmtp",
    "a program on a Sendmail machine": "(from www-data@localhost) by mx.company.example (8.15.2/8.15.2/Submit) id 4X",
    "a program on a qmail machine": "(qmail 1234 invoked by uid 33)",
    "CommuniGate": "from pc (account somchai@company.example HELO pc) by company.example (CommuniGate) with ESMTP id 4",
    "another page for mail": "from 10.0.0.9 by mail.company.example via HTTP",
    "a page for mail": "from 10.0.0.9 (somchai) by mail.company.example with HTTP",
}
ON_ITS_WAY = {
    "a delivery": "from mx.company.example by store.company.example (Dovecot) with LMTP id 4X",
    "an inner server": "from mx.company.example by inner.company.example (Postfix) with ESMTPS id 4X",
    "Exchange Online": "from A.prod.outlook.com (2603:1096::5) by B.prod.outlook.com with HTTPS",
    "Exchange": "from A.company.example by B.company.example with Microsoft SMTP Server (version=TLS1_2) id 15.1",
    "a server that says it is not": "from mx (not authenticated) by inner.company.example with ESMTPS id 4X",
    "a name that looks like it": "from mx by inner.company.example with ESMTP id local for <bot@local.example>",
}


@pytest.mark.parametrize("received", [*TAKEN_IN, *ON_ITS_WAY])
def test_servers_say_in_many_words_that_a_user_of_theirs_handed_a_mail_in(
    room: Mailroom, received: str
) -> None:
    """What came by way of a server of the company's, and from nobody who is known to it, keeps its verdicts."""
    line = (TAKEN_IN | ON_ITS_WAY)[received]
    raw = f"Received: {line}; Sun, 22 Nov 2026 15:00:01 +0700\r\n".encode() + room.nid(
        room.files(), "ตอบ: ได้"
    )

    assert room.takes(raw) == ("quarantined no-verdict" if received in TAKEN_IN else "done acted")


def test_a_password_that_was_given_elsewhere_says_nothing(room: Mailroom) -> None:
    """Below the verdicts stands what the server of the sender wrote: everybody hands in their mails somewhere."""
    raw = room.nid(room.files(), "ตอบ: ได้", Received=SUBMITTED.removeprefix("Received: "))

    assert "done acted" == room.takes(raw)


def test_a_server_without_a_name_is_ours_where_that_is_said(
    room: Mailroom, sqlite: str, keys: KeyRing, clock: Clock
) -> None:
    """Exchange Online writes none; and a mail without any verdict is still without one."""
    knowing = Mailroom(sqlite, keys, clock, imap_url="imaps://bot:secret@mail.example/?authserv=none")
    ticket, failed = room.files(), NAMELESS_VERDICT.replace("dmarc=pass", "dmarc=fail")

    at_first = room.says(ticket, "ตอบ: ได้", Authentication_Results=NAMELESS_VERDICT)
    then = [
        knowing.takes(room.nid(ticket, f"ตอบ: {n}", Authentication_Results=verdict))
        for n, verdict in enumerate((NAMELESS_VERDICT, None, failed))
    ]

    assert "quarantined no-verdict" == at_first
    assert ["done acted", "quarantined no-verdict", "quarantined dmarc"] == then


def test_a_signed_order_that_is_sent_again_acts_once(room: Mailroom) -> None:
    """Under another Message-ID, with other spaces at the ends of lines, by whoever got hold of it: its signature still
    fits, and it is the same word."""
    ticket = room.files()
    order = room.nid(ticket, "ตอบ: ลบให้แล้ว")
    first = room.takes(order)

    again = [
        room.takes(order.replace(b"mail.company.example>", each + b"mail.company.example>"))
        for each in (b"x.", b"y.")
    ]
    spaced = room.takes(order.replace(b"mail.company.example>", b"z.mail.company.example>") + b"  \r\n\r\n")
    another = room.says(ticket, "ตอบ: ลบให้แล้ว")

    assert ("done acted", ["ignored repeat"] * 2, "ignored repeat", "done acted") == (
        first,
        again,
        spaced,
        another,
    )


@pytest.mark.parametrize("pad", [20_000, 70_000, 200_000])
def test_a_signed_order_below_many_headers_is_the_same(room: Mailroom, pad: int) -> None:
    """A signature covers the lowest of each name, and nobody needs to see the headers that were put above it."""
    ticket = room.files()
    order = room.nid(ticket, "ตอบ: ลบให้แล้ว")
    verdict, _, rest = order.partition(b"\r\nFrom:")
    above = b"".join(b"\r\nX-%d: %s" % (n, b"a" * 400) for n in range(pad // 400))
    another = rest.replace(b"mail.company.example>", b"x.mail.company.example>")

    room.takes(order)
    room.takes(verdict + above + b"\r\nFrom:" + rest)
    again = [
        room.takes(verdict + above + b"\r\nFrom:" + another),
        room.takes(verdict + b"\r\nDate: Sun, 22 Nov 2026 16:00:00 +0700\r\nFrom:" + another),
        room.takes(verdict + b"\r\nFrom:" + another.replace(b"Date: ", b"date:\t ")),
    ]

    assert {"ignored repeat"} == set(again)
    assert 1 == [each.kind for each in room.history(ticket)].count("answered")


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_reply_is_kept_and_does_nothing(room: Mailroom, forgery: str) -> None:
    """Token, sender and verdict: one is missing, and the ticket stays as it was, with not even a note."""
    ticket = room.files()
    changed, reason = FORGED[forgery]

    became = room.says(ticket, "เสร็จ: ปิดเลย", **changed)

    assert f"quarantined {reason}" == became
    assert ["received"] == [each.kind for each in room.history(ticket)]
    assert [] == room.said


def test_no_line_of_a_stranger_is_one_of_the_server(room: Mailroom) -> None:
    """Some servers write the sender's own words above their verdict, a lone CR and all: it ends no line."""
    ticket = room.files()
    failed = PASSED.replace("dmarc=pass", "dmarc=fail")
    raw = room.nid(ticket, "เสร็จ: ปิดเลย", Authentication_Results=failed)
    above = f'Envelope-From: <"x\rAuthentication-Results: {PASSED}\rX: "@mail.example>\r\n'

    assert "quarantined dmarc" == room.takes(above.encode() + raw)


@pytest.mark.parametrize(
    "word",
    [
        "ยืนยัน: อย่าส่งนะคะ ผิดคน",
        "ยืนยัน: ไม่",
        "ยืนยัน: ?",
        "ยืนยัน: ลูกค้าโทรมายืนยันตัวตนกับสาขาแล้ว",
        "ยืนยัน\nอย่าเพิ่งส่ง รอก่อน",
        "ยืนยัน\n\nณิดา\nไม่ส่งแล้วค่ะ",
        "confirm: no, wrong customer",
        "Confirm: not yet",
    ],
)
def test_a_second_word_that_is_no_yes_lets_nothing_go(room: Mailroom, word: str) -> None:
    """What was held goes to the person for good; so a second word is the word alone."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของคุณสมชาย 081-234-5678")

    assert "done help" == room.says(ticket, word)
    assert not room.said
    assert "คำเดียว" in text(room.to(NID)[-1])


@pytest.mark.parametrize(
    "word",
    [
        "ยืนยัน",
        "ยืนยัน: ส่งได้เลยค่ะ",
        "ยืนยัน: ครับ ขอบคุณครับ",
        "Confirm: yes, please send it",
        "ยืนยัน\n\nณิดา ใจดี\nฝ่ายกฎหมาย 02-123-4567\nหากท่านไม่ใช่ผู้รับ โปรดลบอีเมลฉบับนี้",
        "ยืนยัน\n\nอรอนงค์ ใจดี\nรองผู้อำนวยการ ผู้รับผิดชอบข้อมูล",
        "ยืนยัน\n\nไหม ใจดี\nเลขที่ 5 ถนนสีลม\nห้ามเผยแพร่หรือทำซ้ำ",
    ],
)
def test_a_kind_word_and_a_signature_take_nothing_back(room: Mailroom, word: str) -> None:
    """Nobody has to be curt, or to take off what a mail program writes below."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของคุณสมชาย 081-234-5678")

    assert "done acted" == room.says(ticket, word)
    assert "081-234-5678" in room.said[-1]


@pytest.mark.parametrize(
    ("words", "verified"),
    [
        ("รับ: ไม่ได้ค่ะ บัตรไม่ตรงกับชื่อ", False),
        ("รับ\nไม่ได้ บัตรปลอม", False),
        ("รับ: ได้ไหมคะ หรือต้องขอบัตรก่อน", False),
        ("accept: only after he shows his ID", False),
        ("รับ: รอบอร์ดอนุมัตินะคะ", False),
        ("รับ: รอกลับมาดูบัตรอีกที", False),
        ("รับ: มิใช่ตัวจริง", False),
        ("รับ: ผิดพลาดค่ะ", False),
        ("รับ: ทำอย่างไรคะ", False),
        ("รับ\nเห็นบัตรแล้วค่ะ\nแต่ชื่อไม่ตรงกัน", False),
        ("รับ\nเห็นบัตรแล้วค่ะ\nรับได้เลยไหมคะ", False),
        ("รับ\n\nณิดา\n\nป.ล. อย่าเพิ่งรับนะคะ", False),
        ("ยืนยันไม่ได้\nทำยังไงดีคะ", False),
        ("ยืนยันไม่ได้\n\nกดแล้วไม่มีอะไรเกิดขึ้น ต้องทำไงคะ", False),
        ("ยืนยันไม่ได้: ต้องใช้คำสั่งอะไรคะ", False),
        ("ยืนยันไม่ได้\nรอพี่ต้นดูบัตร", False),
        ("เสร็จ: ยังไม่เสร็จ รอฝ่ายไอที", True),
        ("เสร็จ: ไม่ต้องส่งให้ลูกค้า", True),
        ("เสร็จ: ทีมไอทียังลบไม่หมดค่ะ", True),
        ("เสร็จ: ลบไม่ได้ค่ะ", True),
        ("เสร็จ: ลบบัญชีแล้วค่ะ\nแต่รูปยังลบไม่หมด", True),
        ("เสร็จ: รอฝ่ายไอที", True),
        ("เสร็จ: กำลังลบอยู่ค่ะ", True),
        ("เสร็จ: ขอโทษค่ะ ผิดเรื่อง", True),
        ("เสร็จ: ต้องบอกลูกค้าว่าอะไรคะ", True),
        ("บางส่วน: เดี๋ยวส่งให้ค่ะ", True),
        ("ปฏิเสธ: กระทบผู้อื่น ปฏิเสธไม่ได้ค่ะ", True),
        ("done: not yet, waiting for IT", True),
        ("เสร็จ: ลบให้แล้วค่ะ\nเดี๋ยวก่อน อย่าเพิ่งส่งนะคะ", True),
        ("ขยาย: 15 วัน ไม่ขยายแล้วค่ะ", True),
        ("done: sorry, wrong case", True),
        ("done: almost", True),
        ("ปฏิเสธ: กระทบผู้อื่น ไม่ปฏิเสธแล้ว ขอคิดก่อน", True),
    ],
)
def test_an_order_that_its_own_words_take_back_waits(room: Mailroom, words: str, verified: bool) -> None:
    """Nobody is accepted, and nothing is closed, by a verb whose words say that it is not so."""
    ticket = room.files(verified=verified)
    before = room.now(ticket).state

    assert "held hesitates" == room.says(ticket, words)
    assert (before, []) == (room.now(ticket).state, room.said)


@pytest.mark.parametrize(
    ("words", "verified"),
    [
        ("รับ", False),
        ("รับ: โทรคุยกับลูกค้า ดูบัตรตัวจริงที่สาขาแล้ว", False),
        ("รับเรื่อง\n\nณิดา ฝ่ายกฎหมาย", False),
        ("รับ\n\nNid\nPlease don't print this e-mail unless you need to.\nห้ามเผยแพร่หรือทำซ้ำ", False),
        ("รับ: ผู้รับผิดชอบดูบัตรตัวจริงแล้ว ตั้งแต่เมื่อวานนี้", False),
        ("รับ: ได้รับการอนุมัติ กรอกแบบที่สาขาแล้ว คุณอรอนงค์เห็นบัตรแต่ละหน้า", False),
        ("รับ: แต่งงานแล้ว ดูทะเบียนสมรสตัวจริง ส่งสำเนาไปยังสาขา บัตรไม่มีปัญหา", False),
        ("รับ: saw his card, no. 1-234 of our list\n\nNid\nNo. 5 Silom Road", False),
        ("ยืนยันไม่ได้\nลูกค้าไม่ส่งบัตร", False),
        ("เสร็จ: ลบข้อมูลแล้ว รอบบิลถัดไปจะไม่มีชื่อคุณ", True),
        ("เสร็จ: ยกเลิกการรับอีเมลให้แล้วค่ะ\nอย่าลืมเก็บเลขคำขอไว้", True),
        ("เสร็จ: ลบแล้ว อาจยังได้รับฉบับที่ตั้งเวลาไว้อีกไม่เกิน 2 วัน", True),
        ("เสร็จ: ส่งสำเนาแล้วค่ะ\nหากยังไม่ได้รับภายใน 7 วัน กรุณาแจ้งเรา", True),
        ("ขยาย: 15 วัน รอเอกสารจากธนาคาร", True),
        ("เสร็จ: รองเท้าที่สั่งถูกยกเลิกแล้ว รายการอนุมัติลบแล้ว", True),
        ("บางส่วน: บางส่วนไม่ได้ลบ เพราะยังไม่ครบ 5 ปีตามกฎหมาย", True),
        ("เสร็จ: ไม่พบข้อมูลของคุณในระบบ จึงไม่มีอะไรต้องลบ", True),
        ("done: we have no data of yours left", True),
        ("ปฏิเสธ: กระทบผู้อื่น ข้อมูลนี้มีชื่อคนอื่นอยู่ด้วย ไม่สามารถเปิดเผยได้", True),
    ],
)
def test_an_order_whose_words_say_why_is_done_at_once(room: Mailroom, words: str, verified: bool) -> None:
    """Not every `ไม่` takes something back."""
    ticket = room.files(verified=verified)

    assert "done acted" == room.says(ticket, words)


def test_two_senders_are_none(room: Mailroom) -> None:
    """Programs disagree on which of two From headers counts; here neither does."""
    ticket = room.files()
    raw = room.nid(ticket, "เสร็จ: ปิด")

    became = room.takes(raw.replace(b"Subject:", b"From: somchai@mail.example\r\nSubject:", 1))

    assert "quarantined unknown-sender" == became


def test_strangers_are_not_answered_and_staff_is_told_why(room: Mailroom) -> None:
    """Whoever is not on the list gets no letter at all; who is, and was not believed, gets the reason, once."""
    ticket = room.files()
    failed = PASSED.replace("dmarc=pass", "dmarc=fail")

    room.says(ticket, "เสร็จ: ปิด", From="somchai@mail.example")
    for _ in range(3):
        room.says(ticket, "เสร็จ: ปิด", Authentication_Results=failed)

    assert [] == room.to("somchai@mail.example")
    [notice] = room.to(NID)
    assert "DMARC" in text(notice)


@pytest.mark.parametrize("sender", ["somchai@mail.example", NID])
def test_a_mail_of_which_nobody_can_be_told_is_set_aside_all_the_same(
    room: Mailroom, monkeypatch: pytest.MonkeyPatch, sender: str
) -> None:
    """Whatever keeps a letter about it from being written: little of it is kept, and it is not tried again."""

    def broken(*_: object) -> bytes:
        raise LookupError

    monkeypatch.setattr(Composer, "compose", broken)
    failed = PASSED.replace("dmarc=pass", "dmarc=fail")

    became = room.says(None, "ช่วยด้วย " * 20_000, From=sender, Authentication_Results=failed)

    assert became.startswith("quarantined")
    with room.db() as db:
        assert HEAD + 100 > db.execute(select(func.max(func.length(mail_inbox.c.raw_sealed)))).scalar_one()


def test_forged_names_bring_about_so_many_letters_a_day_and_no_more(room: Mailroom, clock: Clock) -> None:
    """Each forged mail bears another name of a domain that is let in; whom the server vouches for is told all the
    same, and the next day it begins anew."""
    failed = PASSED.replace("dmarc=pass", "dmarc=fail")
    ticket, most = room.files(), REFUSED[0].most

    for n in range(most + 3):
        room.says(ticket, "เสร็จ: ปิด", From=f"nobody{n}@desk.example", Authentication_Results=failed)
    on_the_day = [each for n in range(most + 3) for each in room.to(f"nobody{n}@desk.example")]
    with room.db() as db:
        told = measure(db, clock, room.keys).alerts
    room.says(None, "เสร็จ: ปิด")
    clock.passes(DAY + 1)
    room.says(None, "เสร็จ: ปิด", From="another@desk.example", Authentication_Results=failed)

    assert (most, ("untrusted mails",)) == (len(on_the_day), told)
    assert (1, 1) == (len(room.to(NID)), len(room.to("another@desk.example")))


def test_nobody_takes_a_colleagues_notice(room: Mailroom) -> None:
    """Neither who says to be another one of that house, nor who says to be that very colleague: whom the server vouches
    for is told."""
    ticket = room.files()
    failed, passed = (f"{SERVER}; dmarc={each} header.from=desk.example" for each in ("fail", "pass"))

    room.says(ticket, "เสร็จ: ปิด", From="zz@desk.example", Authentication_Results=failed)
    room.says(ticket, "เสร็จ: ปิด", From="anna@desk.example", Authentication_Results=failed)
    for verdict in (failed, failed, passed):
        room.says(ticket, "เสร็จ: ปิด", To=BOT, From="anna@desk.example", Authentication_Results=verdict)

    assert 1 == len(room.to("zz@desk.example"))
    assert ["DMARC", "ฉบับล่าสุด", "ฉบับล่าสุด"] == [
        next(each for each in ("DMARC", "ฉบับล่าสุด") if each in text(notice))
        for notice in room.to("anna@desk.example")
    ]


def test_dkim_and_spf_of_the_same_house_are_enough(room: Mailroom) -> None:
    """A server that knows no DMARC still vouches, by both."""
    ticket = room.files()
    verdict = f"{SERVER}; spf=pass smtp.mailfrom=bounce.company.example; dkim=pass header.d=company.example"

    assert "done acted" == room.says(ticket, "ตอบ: ได้", Authentication_Results=verdict)


def test_the_name_of_the_server_may_be_quoted(room: Mailroom) -> None:
    """RFC 8601 2.2 allows it."""
    verdict = f'"{SERVER}"; dmarc=pass header.from=company.example'

    assert "done acted" == room.says(room.files(), "ตอบ: ได้", Authentication_Results=verdict)


def test_a_whole_domain_may_be_staff(room: Mailroom) -> None:
    """`@desk.example` lets in everybody there, and nobody of a domain within it."""
    ticket = room.files()

    inside = room.says(ticket, "ตอบ: ได้", **TON)
    outside = room.says(ticket, "ตอบ: ได้", **TON | {"From": "ton@evil.desk.example"})

    assert ("done acted", "quarantined unknown-sender") == (inside, outside)


def test_the_token_of_another_ticket_acts_on_that_one(room: Mailroom) -> None:
    """The address decides, whatever number stands in the subject; two addresses decide nothing."""
    first, second = room.files(), room.files("deletion")

    room.says(second, "เสร็จ: ลบแล้ว", Subject=f"Re: [{first.number}]")
    both = f"{room.tokens.reply_to(first.number)}, {room.tokens.reply_to(second.number)}"
    became = room.says(first, "บันทึก: ทั้งสองเรื่อง", To=both)

    assert ("open", "fulfilled") == (room.now(first).state, room.now(second).state)
    assert "quarantined no-token" == became


def test_an_address_that_mail_programs_changed_still_counts(room: Mailroom) -> None:
    """Upper case, a display name, folded, or only in Delivered-To after a forward inside the house."""
    ticket = room.files()
    address = room.tokens.reply_to(ticket.number)

    assert "done acted" == room.says(ticket, "ตอบ: หนึ่ง", To=f"Bot <{address.upper()}>")
    assert "done acted" == room.says(ticket, "ตอบ: สอง", To="desk@company.example", Delivered_To=address)


def test_an_old_address_is_told_so(room: Mailroom, clock: Clock) -> None:
    """After its time the token does nothing, and Nid hears how to go on."""
    ticket = room.files()
    raw = room.nid(ticket, "ตอบ: ช้าไปมาก")
    clock.passes(151 * 86400)

    assert "quarantined no-token" == room.takes(raw)
    assert "จดหมายฉบับล่าสุด" in text(room.to(NID)[0])


# A second word ----------------------------------------------------------------------------------------


def test_a_reply_without_the_marker_waits_for_a_second_word(room: Mailroom) -> None:
    """Where new words end cannot be seen, so Nid is shown what would go out; `ยืนยัน` sends it."""
    ticket = room.files()

    held = room.says(ticket, "ตอบ: ได้รับแล้ว", quoted=False)
    before = list(room.said)
    confirmed = room.says(ticket, "ยืนยัน:", quoted=False)

    assert ("held no-marker", "done acted") == (held, confirmed)
    assert [] == before
    assert "ตอบ: ได้รับแล้ว" in text(room.to(NID)[0])
    assert "ได้รับแล้ว" in room.said[0]


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("ตอบ: โทรหาคุณสมชาย 081-234-5678 ได้เลย", "personal"),
        ("ตอบ: เลขบัตรของคุณคือ 1-1037-02071-81-1", "personal"),
        ("ตอบ: ในระบบมี somchai@mail.example", "personal"),
        ("ตอบ: โทร (081) 234-5678", "personal"),
        ("ตอบ: โทร 081.234.5678", "personal"),
        ("ตอบ: โทร +66 (0)81 234–5678", "personal"),
    ],
)
def test_personal_data_waits_for_a_second_word(room: Mailroom, says: str, reason: str) -> None:
    """It does not belong into a chat; a colleague may have meant it all the same."""
    ticket = room.files()

    assert f"held {reason}" == room.says(ticket, says)
    assert [] == room.said


def test_what_may_be_an_older_mail_waits_for_a_second_word(room: Mailroom) -> None:
    """All of it is shown to its writer, and nothing to the person."""
    ticket = room.files()
    says = "ตอบ: เรียนคุณมาลี\nเมื่อ 22 พ.ย. คุณเขียนว่า:\nขอให้แก้ที่อยู่\nบริษัทแก้ให้แล้ว"

    assert "held history" == room.says(ticket, says)
    assert [] == room.said
    assert "บริษัทแก้ให้แล้ว" in text(room.to(NID)[0])


@pytest.mark.parametrize(
    "above",
    [
        "差出人: Ton <ton@desk.example>\n送信日時: 2026年11月22日 15:00\n宛先: Nid\n件名: RE: [PR-7K4M2-9]",
        "________________________________\nVon: Ton\nGesendet: 22.11.2026 15:00\nAn: Nid\nBetreff: AW: x",
        "-----Ursprüngliche Nachricht-----",
        "From: Ton <ton@desk.example>\nDate: 22 Nov",
        "2026年11月22日(日) 15:00 Ton <ton@desk.example>:",
    ],
)
def test_a_mail_among_colleagues_reaches_nobody_whatever_program_quoted_it(
    room: Mailroom, above: str
) -> None:
    """Nid answers above what Ton wrote to her, and nothing marks it as quoted: she is shown all of it first."""
    ticket = room.files()
    says = f"ตอบ: ส่งสำเนาแล้วค่ะ\n\n{above}\n\nอย่าบอกนะว่าเราทำข้อมูลหาย\n\n{LETTER}"

    assert "held history" == room.says(ticket, says, quoted=False)
    assert [] == room.said
    assert "อย่าบอกนะว่าเราทำข้อมูลหาย" in text(room.to(NID)[0])


def test_an_answer_with_contacts_and_an_appointment_goes_at_once(room: Mailroom) -> None:
    """Labels one below the other are no head of a mail."""
    ticket = room.files()
    says = "ตอบ: นัดรับสำเนาค่ะ\nวันที่: 5 ธ.ค.\nเวลา: 10.00 น.\nสถานที่: ชั้น 3\nอีเมล: privacy@company.example"

    assert "done acted" == room.says(ticket, says)
    assert "สถานที่: ชั้น 3" in room.said[0]


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("ตอบ: เก็บดังนี้\n| ชื่อ | 5 ปี |\nขอบคุณ", "ขึ้นต้นด้วย > หรือ | ซึ่งบอตไม่ส่งต่อ"),
        ("ตอบ: บัญชีที่ยังใช้\n> 5 ปี จะถามก่อนลบ\n< 5 ปี เก็บต่อ", "ขึ้นต้นด้วย > หรือ | ซึ่งบอตไม่ส่งต่อ"),
        ("ตอบ: ลบแล้ว\n--\nยกเว้น\nใบกำกับภาษี\nใบเสร็จ\nสัญญา\nหนังสือยินยอม", "หนังสือยินยอม"),
    ],
)
def test_half_an_answer_is_not_sent_before_its_writer_has_seen_it(
    room: Mailroom, says: str, shown: str
) -> None:
    """What may be part of it looks like a quotation or a signature; Nid is shown what would go out, and why."""
    ticket = room.files()

    assert "held history" == room.says(ticket, says)
    assert [] == room.said
    assert shown in text(room.to(NID)[0])


@pytest.mark.parametrize(
    "says",
    [
        "ตอบ: แก้ไขให้แล้วค่ะ\n\nเสร็จ:",
        "ตอบ: กำลังตรวจสอบค่ะ\nบันทึก: รายนี้ร้องเรียนบ่อย ระวังคำพูด",
        "บันทึก: โทรแล้ว\nตอบ: แก้ให้แล้วค่ะ",
        "ตอบ: แก้ให้แล้วค่ะ\n- ขยาย: 15 รอเอกสาร",
        "ตอบ: แก้ให้แล้วค่ะ\n1. เสร็จ: ลบแล้ว",
        "ตอบ: แก้ให้แล้วค่ะ\n\n2) ขยาย: 15 รอเอกสาร",
        "ตอบ: แก้ให้แล้วค่ะ\n(๒) *เสร็จ:* ลบแล้ว",
        "ตอบ: แก้ให้แล้วค่ะ\n(บันทึก: ระวังคำพูด)",
        "ตอบ: แก้ให้แล้วค่ะ\nข้อ 2 เสร็จ: ลบแล้ว",
        "answer: corrected\nb. done: deleted",
        "answer: corrected\n→ [x] done: deleted",
        "ยืนยัน:\nขยาย: 10 รอเอกสาร",
    ],
)
def test_of_two_orders_in_one_mail_none_is_followed(room: Mailroom, says: str) -> None:
    """A note for the file never reaches the person, and its writer hears what to do."""
    ticket = room.files()

    assert "done help" == room.says(ticket, says)
    assert [] == room.said
    assert "สองคำสั่ง" in text(room.to(NID)[0])


@pytest.mark.parametrize(
    "says",
    ["15/12/2569 รอเอกสาร", "1 เดือน รอเอกสาร", "15-30 วัน รอเอกสาร", "2 สัปดาห์ รอสาขา", "15 วันทำการ รอสาขา",
     "15 ถึง 30 วัน รอเอกสาร", "15.5 วัน รอเอกสาร", "2 weeks, waiting", "๒ เดือน รอเอกสาร",
     "15 มกราคม 2570 รอเอกสาร", "31 ธ.ค. รอเอกสาร", "15 January, waiting", "1,000 วัน รอเอกสาร", "2-สัปดาห์ รอ",
     "15 (สัปดาห์) รอ", "15 มี.ค. รอเอกสาร", "1 มิ.ย. 70 รอ",
     "15 วัน (ทำการ) รอสาขา", "2 wks waiting", "15~30 วัน รอเอกสาร", "15, 30 วัน รอเอกสาร",
     "15 ธ.ค 69 รอเอกสาร", "15 ธค 69 รอเอกสาร", "15 ธค รอเอกสาร", "15-ธค-69 รอ", "15ธค69 รอ", "20 เม.ย 70 รอ",
     "15 ธันวา รอเอกสาร", "15 ของเดือนธันวาคม รอ", "15 เดือน 12 รอ", "15 เดือนหน้า รอเอกสาร", "15 นี้ รอเอกสาร",
     "5 จันทร์หน้า รอ", "2 ทุ่มวันศุกร์ รอ", "15 วันจันทร์หน้า รอ", "15 วันที่ 3 รอ", "15 xx 69 รอ",
     "15th December waiting", "20 of December waiting", "20 of May, waiting", "15 next Monday, waiting",
     "2 more weeks waiting", "2 full months waiting", "3 calendar weeks", "1 1/2 months", "1 ไตรมาส รอเอกสาร",
     "2w waiting", "1½ days waiting", "15 วัน กับ 2 สัปดาห์ รอ", "15 days and 2 weeks, waiting",
     "10 workdays waiting", "10 weekdays waiting", "10 bank days, waiting", "15 วันราชการ รอ",
     "15 วัน ไม่รวมวันหยุด รอสาขา",
     "15\nวันทำการ\nรอสาขา", "2\nสัปดาห์\nรอสาขา", "15\nworking days\nwaiting", "15\nวัน\nทำการ\nรอ", "15:\n\nวันทำการ รอ",
     "20\nธันวาคม\nรอสาขา", "2\nสัปดา\nรอสาขา", "15\n- 30 วัน รอ", "15\nวันจันทร์หน้า รอ",
     "15 วัน\nไม่รวมเสาร์อาทิตย์ รอสาขา", "15\nวัน (จันทร์-ศุกร์) รอ", "15\nวัน\nไม่นับวันหยุด\nรอ",
     "15 วัน, ไม่รวมเสาร์อาทิตย์ เพราะรอสาขา", "15 วัน ยกเว้นวันหยุด รอ", "15 วัน หักวันหยุด รอสาขา", "15 วัน จันทร์-ศุกร์ รอ",
     "15 วัน โดยไม่นับวันหยุดราชการ รอ", "15 วัน: ไม่รวมเสาร์อาทิตย์", "15 วัน นับเฉพาะวันจันทร์ถึงศุกร์ รอ",
     "15 days (Mon-Fri), waiting", "15 days excl. weekends, waiting", "15 days not counting holidays waiting",
     "15 days, weekends not included, waiting", "15 days, working, waiting", "15 (excluding holidays) waiting",
     "15 วัน หรือหนึ่งเดือน รอ", "15 days / one month waiting", "15 days or so, waiting", "15 วัน และครึ่ง รอ",
     "2 สัปดา รอ", "2 อาทิต รอ", "1 เดือ รอ", "2 เดอน รอ", "2 mos waiting", "2 weks waiting", "1 monht waiting"],
)  # fmt: skip
def test_an_extension_that_is_no_number_of_days_is_not_guessed(room: Mailroom, says: str) -> None:
    """Its writer is shown how it is said; nothing is extended and nobody told."""
    ticket = room.files()

    assert "done help" == room.says(ticket, f"ขยาย: {says}")
    assert [] == room.said


@pytest.mark.parametrize(
    "says",
    [
        "15 รอเอกสาร",
        "15 วัน รอเอกสาร",
        "15 วัน\nวันหยุดยาวทำให้ล่าช้า",
        "15\nวันหยุดยาวทำให้ล่าช้า",
        "15 วัน\nเดือนนี้มีคำขอมาก",
        "15 days of further search",
        "15 days\nOf the 12 archives three are abroad",
        "15 วัน ต้องทำการค้นเพิ่ม",
        "๑๕ วัน: รอเอกสาร",
        "15 days, waiting",
        "15วันรอสาขา",
        "15 เดือนนี้งานเยอะ",
        "30 ทำงานไม่ทัน",
        "15 ปีใหม่ทีมหยุด",
        "10 working on it",
        "15 มีเอกสารมาก",
        "15 มีคนลา",
        "15 รอลูกค้าส่งเอกสาร",
        "15 รอบริษัทขนส่งตอบ",
        "15 พยายามติดต่อสาขา",
        "15 กรณีพิเศษ รอฝ่ายกฎหมาย",
        "15 รอ 3 สาขาตอบ",
        "15: รอเอกสาร",
        "15\nรอเอกสารถึงเดือนธันวาคม",
        "15 วัน รอสาขาถึงเดือนธันวาคม",
        "15 days, waiting two weeks for a branch",
        "15 วัน รอ 30 สาขา",
        "15\nวัน\nรอสาขา",
        "15\nวัน รอสาขา",
        "15\ndays\nwaiting",
        "15\nวันนี้ระบบล่ม",
        "15\nวันที่ 5 สาขาจะตอบ",
        "15\nเดือนนี้ งานเยอะ",
        "15\nปีนี้คำขอมาก",
        "15\n12 แฟ้มอยู่ต่างประเทศ",
        "15 วัน\n- 3 สาขายังไม่ตอบ",
        "15 วัน เพราะติดวันหยุดยาว",
        "15 วัน เนื่องจากทีมหยุดเสาร์อาทิตย์",
        "15 วัน เพราะสาขาไม่นับวันหยุด",
        "15 วัน ต้องตรวจระบบสำรอง",
        "15 วัน ติดวันหยุดยาว",
        "15 วัน รอสาขาหรือลูกค้าตอบ",
        "15 วัน - รอบัญชี/กฎหมาย",
        "15 วัน รอสาขาเปิดวันจันทร์",
        "15 days to find the papers",
        "15 days, working on it",
        "15 days - one branch has not answered",
        "15 days because we do not work on weekends",
        "15 your branch has not answered",
        "15 เตือนสาขาแล้ว",
    ],
)
def test_a_number_of_days_is_one(room: Mailroom, says: str) -> None:
    """With or without its unit, in either digits."""
    assert "done acted" == room.says(room.files(), f"ขยาย: {says}")


@pytest.mark.parametrize(
    "says", ["15 วัน: รอสาขา", "15\nวัน\nรอสาขา", "15\n\nวัน - รอสาขา", "15 รอสาขา", "15 วันรอสาขา"]
)
def test_the_unit_is_no_part_of_the_reason(room: Mailroom, says: str) -> None:
    """Wherever a mail program has put it."""
    ticket = room.files()

    room.says(ticket, f"ขยาย: {says}")

    [extended] = [each for each in room.history(ticket) if each.kind == "extended"]
    assert (15, "รอสาขา") == (extended.detail["days"], extended.detail["text"])


def test_an_answer_of_the_same_kind_is_one_order(room: Mailroom) -> None:
    """`คำตอบ:` in an answer says nothing else."""
    assert "done acted" == room.says(room.files(), "ตอบ: ถามว่าแก้ได้ไหม\nคำตอบ: แก้ให้แล้วค่ะ")


@pytest.mark.parametrize(
    "below",
    [
        "\n\nThis email is confidential and intended only for its recipient.",
        "\nบรรทัดที่ตัดความกว้าง",
        "\n\n--\nนิด ฝ่ายกฎหมาย",
        "\n\n________________\nข้อความนี้เป็นความลับ",
    ],
)
def test_what_programs_put_below_a_quotation_holds_nothing_back(room: Mailroom, below: str) -> None:
    """A notice of the server, a line broken for width, a signature: nobody wrote them to the person."""
    says = f"ตอบ: แก้ให้แล้วค่ะ\n\n> --- ตอบกลับเหนือบรรทัดนี้ ---\n>\n> เรื่อง{below}"

    assert "done acted" == room.says(room.files(), says, quoted=False)


def test_words_below_the_marker_are_shown_to_their_writer(room: Mailroom) -> None:
    """Somebody answered between the lines of the letter: what stands above is not all."""
    ticket = room.files()
    says = "ตอบ: ดูคำตอบด้านล่าง\n\n> --- ตอบกลับเหนือบรรทัดนี้ ---\n>\n> เรื่อง\n\nส่วนที่สำคัญที่สุดอยู่ตรงนี้"

    assert "held history" == room.says(ticket, says, quoted=False)
    assert [] == room.said


SIGNATURE = (
    "นิด ใจดี\nเจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล\nบริษัท ตัวอย่าง จำกัด\nชั้น 5 อาคารตัวอย่าง\nโทร 02-123-4567\nข้อความนี้เป็นความลับ"
)


def test_a_signature_that_a_program_put_there_is_none_of_the_answer(room: Mailroom) -> None:
    """However long it is: it stands behind two dashes and a space, and is not shown to the person."""
    assert "done acted" == room.says(room.files(), f"ตอบ: แก้ให้แล้วค่ะ\n-- \n{SIGNATURE}")
    assert all("อาคารตัวอย่าง" not in each for each in room.said)


def test_two_dashes_between_two_parts_are_no_signature(room: Mailroom) -> None:
    """The second part may be the one that matters."""
    assert "held history" == room.says(room.files(), "ตอบ: แก้ให้แล้วค่ะ\n\n--\n\nส่วนที่สอง อย่าโอนเงินให้ใคร")
    assert [] == room.said


def test_the_companys_own_contacts_are_no_secret(room: Mailroom) -> None:
    """Its addresses and landlines go out at once, and the person's own address too."""
    ticket = room.files()
    says = "ตอบ: ส่งไปที่ malee@mail.example แล้ว สอบถาม 02-123-4567 หรือ desk@company.example"

    assert "done acted" == room.says(ticket, says)


def test_a_new_order_takes_the_place_of_one_that_waits(room: Mailroom) -> None:
    """What was not confirmed is not sent later by mistake."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ผิด", quoted=False)
    room.says(ticket, "ตอบ: ถูก")

    room.says(ticket, "ยืนยัน:")

    assert "ไม่มีข้อความที่รอ" in text(room.to(NID)[-1])
    assert not [each for each in room.said if "ผิด" in each]


def answering(letter: EmailMessage) -> dict[str, str]:
    """What a mail program says of the letter that is answered."""
    return {
        "In_Reply_To": str(letter["Message-ID"]),
        "References": f"{letter['References']} {letter['Message-ID']}",
    }


def test_a_second_word_is_about_the_letter_that_it_answers(room: Mailroom) -> None:
    """Nid confirms what she was shown, which Ton's order has replaced meanwhile: nothing goes out, and she hears whose
    waits now.  Ton confirms his own."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของนิด", quoted=False)
    hers = room.to(NID)[-1]
    room.says(ticket, "ตอบ: ของต้น", quoted=False, **TON)

    late = room.says(ticket, "ยืนยัน:", **answering(hers))
    said, told = list(room.said), text(room.to(NID)[-1])
    own = room.says(ticket, "ยืนยัน:", **TON | answering(room.to("ton@desk.example")[-1]))

    assert (("done help", []), "done acted") == ((late, said), own)
    assert all(each in told for each in ("ถูกแทนด้วยคำสั่งใหม่แล้ว", "ของ ton@desk.example ที่ได้รับเมื่อ"))
    assert ["ของต้น" in each for each in room.said] == [True]


@pytest.mark.parametrize("quoted", [False, True])
def test_whose_order_is_replaced_is_told_so(room: Mailroom, quoted: bool) -> None:
    """By an order that waits itself, or by one that goes out at once; whoever replaces their own knows."""
    ticket = room.files()
    room.says(ticket, "ตอบ: หนึ่ง", quoted=False)
    room.says(ticket, "ตอบ: สอง", quoted=False)
    before = room.to(NID)

    room.says(ticket, "ตอบ: ของต้น", quoted=quoted, **TON)

    [told] = room.to(NID)[len(before) :]
    assert 2 == len(before)
    assert "มีคำสั่งใหม่ของ ton@desk.example มาแทน" in text(told)


def test_a_second_word_that_answers_no_letter_is_about_ones_own_order(room: Mailroom) -> None:
    """Some mail programs leave out what they answer.  Ton has not been shown what Nid wrote, and is told whose it
    is; Nid has."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของนิด", quoted=False)

    tons = room.says(ticket, "ยืนยัน:", **TON)
    said = list(room.said)
    hers = room.says(ticket, "ยืนยัน:")

    assert ("done help", [], "done acted") == (tons, said, hers)
    assert f"ของ {NID} ที่ได้รับเมื่อ" in text(room.to("ton@desk.example")[0])


@pytest.mark.parametrize("left_out", ["In_Reply_To", "References"])
def test_a_colleague_who_was_sent_the_letter_on_may_confirm(room: Mailroom, left_out: str) -> None:
    """Who answers it has read what would go out; either of the two headers says which it is."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของนิด", quoted=False)

    became = room.says(ticket, "ยืนยัน:", **TON | answering(room.to(NID)[-1]) | {left_out: None})

    assert "done acted" == became
    assert "ของนิด" in room.said[0]


@pytest.mark.parametrize(
    ("meanwhile", "said"),
    [
        ("confirmed", "ยืนยันและทำตามไปแล้ว"),
        ("discarded", "ถูกยกเลิกในหน้าของเรื่องแล้ว"),
        ("a week", "ไม่ได้รอการยืนยันในเรื่องนี้แล้ว"),
        ("a clock that was ahead", "ไม่ได้รอการยืนยันในเรื่องนี้แล้ว"),
        ("another ticket", "ไม่ได้รอการยืนยันในเรื่องนี้แล้ว"),
    ],
)
def test_a_second_word_that_comes_too_late_says_why(
    room: Mailroom, clock: Clock, meanwhile: str, said: str
) -> None:
    """What was asked about is over; nothing is sent now, and nothing else waits."""
    ticket = room.files()
    jump = 60 * DAY if meanwhile == "a clock that was ahead" else 0
    clock.passes(jump)
    room.says(ticket, "ตอบ: ของนิด", quoted=False)
    asked = room.to(NID)[-1]
    with room.db() as db:
        [held] = room.replies.held(db, ticket)
        if meanwhile == "confirmed":
            room.replies.confirm(db, ticket, held.stored.id, Actor("staff", TEAM))
        elif meanwhile == "discarded":
            room.replies.discard(db, ticket, held.stored.id)
    room.delivers()
    clock.passes(8 * DAY if meanwhile == "a week" else 10 * DAY - jump if jump else 0)
    before = list(room.said)

    became = room.says(room.files() if meanwhile == "another ticket" else ticket, "ยืนยัน:", **answering(asked))

    assert ("done help", before) == (became, room.said)
    assert all(each in text(room.to(NID)[-1]) for each in (said, "ไม่มีคำสั่งใดในเรื่องนี้รอการยืนยัน"))


def test_a_note_needs_no_marker(room: Mailroom) -> None:
    """It goes to nobody."""
    ticket = room.files()

    assert "done acted" == room.says(ticket, "บันทึก: โทรแล้ว", quoted=False)


def test_files_are_not_passed_on_silently(room: Mailroom) -> None:
    """The order waits, and the letter says that files have to go another way; a logo is no file."""
    ticket = room.files()

    def with_part(disposition: str, **more: str) -> bytes:
        mail = MIMEMultipart()
        body = f"ตอบ: แนบสำเนาแล้ว\n\n{HISTORY}\n> {LETTER.splitlines()[0]}"
        mail.attach(MIMEText(body, "plain", "utf-8"))
        part = MIMEText("", "plain")
        part.set_type("image/png")
        part["Content-Disposition"] = disposition
        for name, value in more.items():
            part[name.replace("_", "-")] = value
        mail.attach(part)
        frame = room.nid(ticket, "x").partition(b"Content-Type")[0]
        return frame + mail.as_bytes().replace(b"\n", b"\r\n")

    logo = room.takes(with_part("inline", Content_ID="<logo>"))
    copy = room.takes(with_part('attachment; filename="copy.png"'))

    assert ("done acted", "held files") == (logo, copy)


# Nobody's words ---------------------------------------------------------------------------------------


MACHINES = {
    "out of office": {"Subject": "Automatic reply: [PR-7K4M2-9]"},
    "out of office in Thai": {"Subject": "ตอบกลับอัตโนมัติ: ลาพักร้อนถึงวันศุกร์"},
    "marked automatic": {"Auto_Submitted": "auto-replied"},
    "marked bulk": {"Precedence": "bulk"},
    "an old autoresponder": {"X_Autoreply": "yes"},
    "a helpdesk": {"X_Loop": "yes"},
    "a list": {"List_Id": "<privacy.company.example>"},
    "a newsletter": {"List_Unsubscribe": "<mailto:off@company.example>"},
    "a receipt": {"Subject": "อ่านแล้ว: [PR-7K4M2-9]"},
    "an answer to an invitation": {"Subject": "Accepted: meeting"},
    "no return path": {"Return_Path": "<>"},
    "a daemon": {"From": "MAILER-DAEMON@company.example"},
    "ourselves": {"From": BOT},
    "in circles": {"Received": [f"from a by b; {n}" for n in range(26)]},
}  # fmt: skip


@pytest.mark.parametrize("machine", MACHINES)
def test_machines_are_neither_obeyed_nor_answered(room: Mailroom, machine: str) -> None:
    """A verb in an automatic reply is nobody's decision, and answering it begins a loop."""
    ticket = room.files()

    became = room.says(ticket, "เสร็จ: ปิด", **MACHINES[machine])

    assert "ignored" == became.split()[0]
    assert [] == room.post
    assert "open" == room.now(ticket).state


def test_a_wish_not_to_be_answered_automatically_is_no_sign_of_a_machine(room: Mailroom) -> None:
    """Outlook sends X-Auto-Response-Suppress with what people write."""
    ticket = room.files()

    assert "done acted" == room.says(ticket, "ตอบ: ได้", X_Auto_Response_Suppress="All", Auto_Submitted="no")


def bounced(message_id: str, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    """A delivery report as RFC 3464 wants it."""
    report = MIMEMultipart("report", **{"report-type": "delivery-status"})
    report["From"] = "MAILER-DAEMON@mx.company.example"
    report["To"] = BOT
    report["Return-Path"] = "<>"
    report["Auto-Submitted"] = "auto-replied"
    report["Message-ID"] = f"<{action}.{status}.{abs(hash((message_id, action, status)))}@mx.company.example>"
    report.attach(MIMEText("เสร็จ: nobody lives here", "plain", "utf-8"))
    groups = Message()
    groups.set_type("message/delivery-status")
    one, other = Message(), Message()
    one["Reporting-MTA"] = "dns; mx.company.example"
    other["Final-Recipient"], other["Action"], other["Status"] = f"rfc822; {TEAM}", action, status
    groups.set_payload([one, other])
    report.attach(groups)
    headers = MIMEText(f"Message-ID: {message_id}\nSubject: x\n", "plain")
    headers.set_type("text/rfc822-headers")
    report.attach(headers)
    return report.as_bytes()


def test_a_bounce_waits_until_its_letter_is_noted(database: str, keys: KeyRing, clock: Clock) -> None:
    """A mail server takes a letter and sends it back at once, before that it took it is noted: the report waits, whole,
    and then the letter goes out again."""
    room = Mailroom(database, keys, clock)
    ticket = room.files("complaint")
    with room.db() as db:
        person = room.people.find(db, MALEE)
        assert person is not None
        room.letters.inquiry(db, person, ticket)
    with room.db() as db:
        [item] = room.deliveries.claim(db, "letter")
    message_id = str(message_from_string(item.body["message"])["Message-ID"])
    early = room.takes(bounced(message_id).replace(b"\n", b"\r\n") + bytes(HEAD))
    with room.db() as db:
        room.deliveries.sent(db, item)
        [id] = room.inbox.waiting(db)
        noted = room.handles(db, id)
    clock.passes(HOUR + 1)
    room.delivers()

    assert ("new ", "done") == (early, noted)
    assert [message_id] == [each["Message-ID"] for each in room.to(TEAM)]
    assert "returned" in [each.kind for each in room.history(ticket)]


def test_a_bounce_brings_the_letter_back(room: Mailroom, clock: Clock) -> None:
    """The same letter goes out again after a while, byte for byte; the person hears that it is late; nobody
    answers the daemon."""
    ticket = room.files("complaint")
    message_id = room.tells_team(ticket)
    said_before, posted = len(room.said), room.to(TEAM)[0]

    became = room.takes(bounced(message_id))
    told_meanwhile = room.now(ticket).team_told_at
    clock.passes(HOUR + 1)
    room.delivers()

    again = room.to(TEAM)[-1]
    assert (None, clock()) == (told_meanwhile, room.now(ticket).team_told_at)
    assert "returned" in [each.kind for each in room.history(ticket)]
    assert "done bounce" == became
    assert posted.as_bytes() == again.as_bytes()
    assert 2 == len(room.to(TEAM))
    assert "ส่งซ้ำ" in room.said[said_before]
    assert [] == room.to("MAILER-DAEMON")


GLOBAL = """\
From: MAILER-DAEMON@mx.company.example
Return-Path: <>
To: bot@company.example
Message-ID: <global@mx.company.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system.

--b
Content-Type: message/global-delivery-status

Reporting-MTA: dns; mx.company.example

Final-Recipient: utf-8; privacy@company.example
Action: failed
Status: 5.1.1

--b
Content-Type: message/global-headers

Message-ID: {letter}
Subject: x

--b--
"""
"""A delivery report as RFC 6533 wants it."""


def test_bounces_in_other_forms_bring_the_letter_back(room: Mailroom) -> None:
    """Of servers that take addresses in all letters; and of those that write the reason behind the word."""
    first, second = (room.tells_team(room.files("complaint")) for _ in range(2))

    world_wide = room.takes(GLOBAL.format(letter=first).encode())
    wordy = room.takes(bounced(second, action="Failed (bad destination mailbox address)"))

    assert ("done bounce", "done bounce") == (world_wide, wordy)


def test_a_letter_that_comes_back_twice_is_given_up_and_seen(room: Mailroom, clock: Clock) -> None:
    """It does not go round for ever: people look at it."""
    message_id = room.tells_team(room.files("complaint"))

    room.takes(bounced(message_id))
    clock.passes(HOUR + 1)
    room.delivers()
    room.takes(bounced(message_id, status="5.2.2"))

    with room.db() as db:
        row = db.execute(select(outbox).where(outbox.c.purpose == "inquiry")).one()
    assert ("dead", "returned: 5.2.2") == (row.state, row.error)


def test_a_delay_and_somebody_elses_bounce_change_nothing(room: Mailroom) -> None:
    """Still trying is no failure; a letter that we never sent cannot come back."""
    message_id = room.tells_team(room.files("complaint"))

    delayed = room.takes(bounced(message_id, action="delayed", status="4.4.1"))
    foreign = room.takes(bounced("<x@company.example>"))

    assert ("ignored delayed", "ignored unknown-letter") == (delayed, foreign)
    assert 1 == len(room.to(TEAM))


def test_a_report_that_guesses_a_message_id_changes_nothing(room: Mailroom) -> None:
    """What can be guessed is the key: without the random part, or with another, it is no letter of ours."""
    left, _, domain = room.tells_team(room.files("complaint")).strip("<>").rpartition("@")
    key, _, serial = left.rpartition(".")

    guesses = (
        key,
        f"{key}.",
        f"{key}.{'0' * 16}",
        f"{key}.{serial[:-1]}",
        f"{key}.{serial}0",
        f"{key}.١{serial[1:]}",
    )
    became = {room.takes(bounced(f"<{guess}@{domain}>")) for guess in guesses}

    assert {"ignored unknown-letter"} <= became
    assert not {each for each in became if each.startswith("done")}
    assert 1 == len(room.to(TEAM))


@pytest.mark.parametrize(("days", "became"), [(5.9, "done bounce"), (6.1, "ignored unknown-letter")])
def test_a_letter_from_before_there_was_a_random_part_comes_back_for_six_days(
    room: Mailroom, clock: Clock, days: float, became: str
) -> None:
    """Five days is how long mail servers try; later a report about what could be guessed is a guess."""
    left, _, domain = room.tells_team(room.files("complaint")).strip("<>").rpartition("@")
    with room.db() as db:
        db.execute(update(outbox).where(outbox.c.kind == "letter").values(serial=None))
    clock.passes(days * 86400)

    assert became == room.takes(bounced(f"<{left.rpartition('.')[0]}@{domain}>"))


def test_no_two_letters_have_one_message_id(room: Mailroom) -> None:
    """Also of one key, as after a restore from a backup that knows nothing of the first; they are in one thread."""
    ticket = room.files("complaint")
    first = room.tells_team(ticket)
    with room.db() as db:
        db.execute(delete(outbox))
    second = room.tells_team(ticket)

    assert first != second
    assert [room.mail.thread(f"{ticket.id}.1")] * 2 == [each["References"] for each in room.to(TEAM)]


def test_an_old_fashioned_bounce_is_understood(room: Mailroom) -> None:
    """qmail writes prose with our letter below."""
    message_id = room.tells_team(room.files("complaint"))
    prose = (
        f"Hi. This is the qmail-send program.\n<{TEAM}>: user unknown (#5.1.1)\n\nMessage-ID: {message_id}\n"
    )

    became = room.takes(
        room.nid(None, prose, quoted=False, From="MAILER-DAEMON@mx.company.example", Return_Path="<>")
    )

    assert "done bounce" == became


def test_a_loop_that_looks_like_people_stops(room: Mailroom, clock: Clock) -> None:
    """After so many mails in an hour the rest is put aside, with one letter; an hour later it goes on."""
    ticket = room.files()

    became = [room.says(ticket, f"บันทึก: {n}") for n in range(PER_HOUR + 2)]
    letters = len(room.to(NID))
    clock.passes(HOUR + 1)
    later = room.says(ticket, "บันทึก: ต่อ")

    assert ["done acted"] * PER_HOUR + ["quarantined too-many"] * 2 == became
    assert (1, "done acted") == (letters, later)


def test_whoever_writes_too_much_hears_until_when_nothing_is_done(room: Mailroom, clock: Clock) -> None:
    """How many were done in which span, and that all mails until then have no effect and no letter of their own."""
    ticket, spans = room.files(), []
    for most, span in AT_MOST:
        began = clock()
        for n in range(most):
            room.says(ticket, f"บันทึก: {n}")
            clock.passes((HOUR + 1) if span == DAY and n < most - 1 else 60)
        letters = len(room.to(NID))
        became = {room.says(ticket, f"บันทึก: อีก {n}") for n in range(3)}
        until = room.letters.facts.moment(began + span + 59)  # to the next minute
        told = [text(each) for each in room.to(NID)[letters:]]
        spans.append((became, len(told), f"ครบ {most} ฉบับ" in told[0], until in told[0]))
        clock.passes(DAY)

    assert [({"quarantined too-many"}, 1, True, True)] * 2 == spans


@pytest.mark.parametrize("before", ["ตอบ ", "สวัสดีค่ะ\nตอบ: ", "anser: ", "ตอบ: โทร 081-999-8888 "])
def test_an_order_that_no_word_would_let_happen_is_not_asked_about(room: Mailroom, before: str) -> None:
    """Its words are too long for a person: its writer hears that at once, and it takes the place of no other."""
    ticket = room.files()
    room.says(ticket, "ตอบ: โทรกลับที่ 081-234-5678 ค่ะ")

    became = room.says(ticket, before + "คำตอบค่ะ " * 700)
    told = text(room.to(NID)[-1])
    room.says(ticket, "ยืนยัน:")

    assert "done help" == became
    assert "6,000" in told
    assert "answered" in [each.kind for each in room.history(ticket)]


def test_an_order_with_more_for_the_file_than_fits_is_not_asked_about(room: Mailroom) -> None:
    """It would be refused at every confirmation."""
    ticket = room.files("deletion", verified=False)

    assert "done help" == room.says(ticket, "รับเรืองง: " + "ก" * 6500)
    assert "6,000" in text(room.to(NID)[-1])


def test_why_somebody_could_not_be_verified_reaches_them(room: Mailroom) -> None:
    """What was wrong with what they showed: without it they could only guess."""
    ticket = room.files(verified=False)

    became = room.says(ticket, "ยืนยันไม่ได้: เอกสารไม่ชัด อ่านชื่อไม่ออกค่ะ")

    assert ("done acted", "closed-unverified") == (became, room.now(ticket).state)
    assert any("อ่านชื่อไม่ออก" in each for each in room.said)


def test_words_below_a_verb_without_a_colon_are_for_the_file(room: Mailroom) -> None:
    """A colleague is spoken to there as often as the person is."""
    ticket = room.files(verified=False)

    became = room.says(ticket, "ยืนยันไม่ได้\n\nนก: คนนี้น่าจะเป็นแฟนเก่าของลูกค้า อย่าบอกเขา")

    assert ("done acted", "closed-unverified") == (became, room.now(ticket).state)
    assert not any("แฟนเก่า" in each for each in room.said)
    assert "noted" in [each.kind for each in room.history(ticket)]


def test_an_order_that_was_asked_about_counts_once(room: Mailroom) -> None:
    """Whoever forgets the colon has as many an hour as whoever writes it: only the word that confirms acts."""
    ticket = room.files()

    became = [room.says(ticket, says) for n in range(PER_HOUR) for says in (f"ตอบ เรื่องที่ {n}", "ยืนยัน:")]

    assert ["held meant", "done acted"] * PER_HOUR == became
    assert "quarantined too-many" == room.says(ticket, "บันทึก: อีกเรื่อง")


@pytest.mark.parametrize("verb", ["ตอบกลับ", "คำตอบ", "reply"])
def test_an_answer_has_several_names(room: Mailroom, verb: str) -> None:
    """The words that people write for it."""
    assert "done acted" == room.says(room.files(), f"{verb}: กำลังดูให้ค่ะ")


@pytest.mark.parametrize("verb", ["ขอเพิ่มเติม", "ขอข้อมูลเพิ่มเติม"])
def test_a_question_to_the_person_has_several_names(room: Mailroom, verb: str) -> None:
    """The words that people write for it."""
    ticket = room.files()

    assert "done acted" == room.says(ticket, f"{verb}: ชื่อบัญชีในแอปค่ะ")
    assert "awaiting-person" == room.now(ticket).state


def test_whoever_tries_out_how_an_order_is_written_is_not_shut_out(room: Mailroom) -> None:
    """What could not be followed takes no place of what can."""
    ticket = room.files()

    became = [room.says(ticket, "ขยาย: 1 เดือน รอสาขา") for _ in range(PER_HOUR + 1)]
    became.append(room.says(ticket, "ขยาย: 30 วัน รอสาขา"))

    assert [*["done help"] * (PER_HOUR + 1), "done acted"] == became


def test_a_loop_of_what_cannot_be_followed_stops(room: Mailroom, clock: Clock) -> None:
    """It is answered so often and no more, in an hour and in a day."""
    ticket, answered = room.files(), []
    for most, span in WITH_HELP:
        letters = len(room.to(NID))
        for _ in range(most + 2):
            became = room.says(ticket, "ไม่อยู่ที่โต๊ะ")
            clock.passes(HOUR // 4 if span == DAY else 1)
        told = text(room.to(NID)[-1])
        answered.append((became, len(room.to(NID)) - letters, f"ครบ {most} ฉบับ" in told))
        clock.passes(2 * DAY)

    assert [("quarantined too-many", most + 1, True) for most, _ in WITH_HELP] == answered


def test_whoever_wrote_too_much_is_shown_the_page(room: Mailroom) -> None:
    """There it goes on at once."""
    ticket = room.files()

    for n in range(PER_HOUR + 1):
        room.says(ticket, f"บันทึก: {n}")

    [told] = [text(each) for each in room.to(NID)]
    assert "หรือใช้หน้าของเรื่องแทน" in told
    assert room.tokens.page(ticket.number) in told


def test_the_limit_of_the_day_is_told_although_that_of_the_hour_was_just_told(
    room: Mailroom, clock: Clock
) -> None:
    """Each limit that begins has a letter; while it lasts there is one an hour."""
    ticket = room.files()
    for _ in range(3):
        for n in range(PER_HOUR):
            room.says(ticket, f"บันทึก: {n}")
        clock.passes(HOUR + 1)
    for n in range(PER_HOUR - 1):
        room.says(ticket, f"บันทึก: {n}")
        clock.passes(HOUR // 4 + 1)
    letters = len(room.to(NID))
    became = [room.says(ticket, "บันทึก: ก"), room.says(ticket, "บันทึก: ข")]
    clock.passes(HOUR)
    became += [room.says(ticket, "บันทึก: ค"), room.says(ticket, "บันทึก: ง")]

    assert ["done acted", *["quarantined too-many"] * 3] == became
    assert 2 == len(room.to(NID)) - letters


def test_mails_of_a_time_when_the_clock_was_ahead_fill_no_hour(room: Mailroom, clock: Clock) -> None:
    """It is put right, and the team's next order is done; so is the next stranger's mail passed on."""
    ticket = room.files()
    clock.passes(365 * DAY)
    for n in range(PER_HOUR):
        room.says(ticket, f"บันทึก: {n}")
    for _ in range(PASSED_ON + 1):
        room.says(ticket, "ไม่ได้ขอ", From="somchai@mail.example")
    passed_on = len(room.to(TEAM))
    clock.passes(-364 * DAY)

    strangers = room.says(ticket, "ไม่ได้ขอ", From="somchai@mail.example")
    more = len(room.to(TEAM)) - passed_on
    order = room.says(ticket, "เสร็จ: ส่งแล้ว")

    assert ("quarantined unknown-sender", 1, "done acted") == (strangers, more, order)


def both_at_once(room: Mailroom, *mails: bytes) -> list[str]:
    """Two mails, each handled by a replica of its own while the other handles the other; what became of each."""
    with room.db() as db:
        for raw in mails:
            room.inbox.store(db, raw)
        one, other = room.inbox.waiting(db)
    room.overlap(lambda db: room.handles(db, one), lambda db: room.handles(db, other))
    room.delivers()
    with room.db() as db:
        rows = db.execute(
            select(mail_inbox).where(mail_inbox.c.id.in_((one, other))).order_by(mail_inbox.c.id)
        )
        return [f"{row.state} {row.verdict}" for row in rows]


def test_a_second_word_that_comes_twice_at_once_sends_once(
    database: str, keys: KeyRing, clock: Clock
) -> None:
    """Two colleagues confirm at the same moment; the second is told that nothing waits any more."""
    room = Mailroom(database, keys, clock)
    ticket = room.files()
    room.says(ticket, "ตอบ: ได้รับแล้ว", quoted=False)

    became = both_at_once(room, room.nid(ticket, "ยืนยัน:"), room.nid(ticket, "ยืนยัน:"))

    assert ["done acted", "done help"] == became
    assert 1 == len([each for each in room.history(ticket) if each.kind == "answered"])


def test_the_limit_on_mails_holds_for_those_of_the_same_moment(
    database: str, keys: KeyRing, clock: Clock
) -> None:
    """One more may act on the ticket, and two come at once: one does."""
    room = Mailroom(database, keys, clock)
    ticket = room.files()
    for n in range(PER_HOUR - 1):
        room.says(ticket, f"บันทึก: {n}")

    became = both_at_once(room, room.nid(ticket, "บันทึก: ก"), room.nid(ticket, "บันทึก: ข"))

    assert ["done acted", "quarantined too-many"] == became


# Stored first -----------------------------------------------------------------------------------------


def test_a_mail_that_comes_twice_acts_once(room: Mailroom) -> None:
    """By Message-ID; and without one, by its content."""
    ticket = room.files()
    raw, bare = room.nid(ticket, "ตอบ: หนึ่ง"), room.nid(ticket, "ตอบ: สอง", Message_ID=None)

    for each in (raw, raw, bare, bare):
        room.takes(each)

    assert ["answered", "answered"] == [each.kind for each in room.history(ticket) if each.kind == "answered"]


def test_a_forger_cannot_take_the_place_of_the_true_mail(room: Mailroom) -> None:
    """A quarantined mail with the same Message-ID does not keep Nid's out."""
    ticket = room.files()
    true = room.nid(ticket, "ตอบ: จริง", Message_ID="<1@mail.company.example>")

    room.says(ticket, "ตอบ: ปลอม", Message_ID="<1@mail.company.example>", From="somchai@mail.example")
    became = room.takes(true)

    assert "done acted" == became


def test_stored_mail_cannot_be_read_in_the_database(room: Mailroom) -> None:
    """It is sealed, and opens only in its own row."""
    room.says(room.files(), "บันทึก: ความลับ")

    with room.db() as db:
        row = db.execute(select(mail_inbox)).one()
    assert "ความลับ".encode() not in row.raw_sealed
    with pytest.raises(Unopenable):
        room.keys.open("mail_inbox.raw:another", row.raw_sealed)


async def test_a_mail_that_breaks_the_handling_is_given_up_visibly(room: Mailroom) -> None:
    """After a few attempts it is dead; the one behind it is handled at the first."""
    ticket = room.files()
    with room.db() as db:
        room.inbox.store(db, room.nid(None, "x"))
        db.execute(update(mail_inbox).values(raw_sealed=b"nobody can open this"))
        room.inbox.store(db, room.nid(ticket, "บันทึก: โทรแล้ว"))

    async with Serving(room) as serving:
        seen = []
        for _ in range(ATTEMPTS):
            await serving.intake.work()
            with room.db() as db:
                query = select(mail_inbox.c.state).order_by(mail_inbox.c.id)
                seen.append(list(db.execute(query).scalars()))

    assert [["new", "done"]] * (ATTEMPTS - 1) + [["dead", "done"]] == seen


@pytest.mark.parametrize(
    "column", [tickets.c.email_sealed, tickets.c.body_sealed], ids=lambda each: each.name
)
async def test_a_reply_waits_while_the_key_of_its_ticket_is_away(
    room: Mailroom, column: Column[bytes]
) -> None:
    """However often it is looked at it is not tried, nothing is done, and a reply about another ticket is obeyed; when
    the key is back it is obeyed itself."""
    ticket = room.files()
    with room.db() as db:
        room.inbox.store(db, room.nid(ticket, "ตอบ: ส่งสำเนาแล้ว"))

    async with Serving(room) as serving:
        with room.key_is_away(column):
            other = room.files()
            with room.db() as db:
                room.inbox.store(db, room.nid(other, "บันทึก: โทรแล้ว"))
            for _ in range(ATTEMPTS + 1):
                await serving.intake.work()
            with room.db() as db:
                rows = db.execute(select(mail_inbox.c.state, mail_inbox.c.attempts).order_by(mail_inbox.c.id))
                seen = list(map(tuple, rows))
            stood = [room.now(each).state for each in (ticket, other)]
        await serving.intake.work()

    assert [("new", 0), ("done", 0)] == seen
    assert ["open", "open"] == stood
    assert 1 == [each.kind for each in room.history(ticket)].count("answered")
    assert ["received", "noted"] == [each.kind for each in room.history(other)]


def test_an_order_takes_the_place_of_one_that_nobody_can_open(
    sqlite: str, keys_text: str, clock: Clock
) -> None:
    """What waited for a second word is sealed with a key that is lost: it waits no more, and nothing waits for it."""
    room = Mailroom(sqlite, KeyRing.parse(f"{keys_text},gone:lost"), clock)
    ticket = room.files()
    room.says(ticket, "ตอบ: ผิด", quoted=False)
    with room.db() as db:
        gone = KeyRing.parse(KeyRing.new("gone"))
        db.execute(update(mail_inbox).values(raw_sealed=gone.seal("x", b"x")))

    second_word = room.says(ticket, "ยืนยัน:")
    order = room.says(ticket, "ตอบ: ส่งสำเนาแล้ว")

    with room.db() as db:
        became = list(db.execute(select(mail_inbox.c.verdict).order_by(mail_inbox.c.id)).scalars())
    assert ("done help", "done acted") == (second_word, order)
    assert ["superseded", "help", "acted"] == became
    assert [True] == ["ส่งสำเนาแล้ว" in each for each in room.said]


async def test_an_order_waits_while_the_key_of_what_it_replaces_is_away(room: Mailroom) -> None:
    """Whose order is replaced has to be told, and only the mail says who that is: it is not tried until then."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของนิด", quoted=False)
    query = select(mail_inbox.c.state, mail_inbox.c.attempts).order_by(mail_inbox.c.id)

    async with Serving(room) as serving:
        with room.key_is_away(mail_inbox.c.raw_sealed):
            with room.db() as db:
                room.inbox.store(db, room.nid(ticket, "ตอบ: ของต้น", **TON))
            for _ in range(ATTEMPTS + 1):
                await serving.intake.work()
            with room.db() as db:
                seen = list(map(tuple, db.execute(query)))
        await serving.intake.work()
    room.delivers()

    with room.db() as db:
        became = [row.state for row in db.execute(query)]
    assert [("held", 0), ("new", 0)] == seen
    assert ["done", "done"] == became
    assert "มีคำสั่งใหม่ของ ton@desk.example มาแทน" in text(room.to(NID)[-1])


def test_an_order_that_can_be_confirmed_no_more_needs_no_key(room: Mailroom, clock: Clock) -> None:
    """It waited for too long: whoever wrote it is not told, so that nothing of it has to be read."""
    ticket = room.files()
    room.says(ticket, "ตอบ: ของนิด", quoted=False)
    clock.passes(HELD + DAY)

    with room.key_is_away(mail_inbox.c.raw_sealed):
        became = room.says(ticket, "ตอบ: ของต้น", **TON)

    assert "done acted" == became


def test_a_forwarded_letter_is_no_reply(room: Mailroom) -> None:
    """A colleague passes the letter on to the bot without a word of her own: nothing is done."""
    ticket = room.files()
    forwarded = (
        "---------- Forwarded message ---------\nจาก: บอต <bot@company.example>\nเสร็จ: ปิด\n\n" + LETTER
    )

    became = room.says(ticket, forwarded, quoted=False, Subject="Fwd: [PR-7K4M2-9]")

    assert "done help" == became
    assert "ไม่พบข้อความที่เขียนใหม่" in text(room.to(NID)[0])
    assert ["received"] == [each.kind for each in room.history(ticket)]


def test_a_letter_forwarded_to_an_outsider_lets_nobody_in(room: Mailroom) -> None:
    """Who was sent the letter has its address, and is no colleague for that."""
    ticket = room.files()
    verdict = f"{SERVER}; dmarc=pass header.from=mail.example"

    became = room.says(ticket, "เสร็จ: ปิด", From="friend@mail.example", Authentication_Results=verdict)

    assert "quarantined unknown-sender" == became


def test_a_huge_mail_is_cut_and_put_aside(room: Mailroom) -> None:
    """Its headers are kept, and its sender hears of it."""
    ticket = room.files()
    raw = room.nid(ticket, "ตอบ: ใหญ่") + b"x" * (11 << 20)

    assert "quarantined unreadable" == room.takes(raw)
    assert "ใหญ่หรือซับซ้อน" in text(room.to(NID)[0])


def test_a_mail_within_a_mail_within_a_mail_is_put_aside(room: Mailroom) -> None:
    """Nobody takes a hundred parts apart."""
    ticket = room.files()
    bomb = MIMEMultipart()
    for _ in range(30):
        bomb.attach(MIMEText("ตอบ: x", "plain", "utf-8"))
    frame = room.nid(ticket, "x").partition(b"Content-Type")[0]

    assert "quarantined unreadable" == room.takes(frame + bomb.as_bytes().replace(b"\n", b"\r\n"))


def test_how_to_answer_names_what_works(room: Mailroom) -> None:
    """An unverified request is accepted, not refused; a question is not refused; each letter links its page."""
    tickets = room.files(verified=False), room.files("question"), room.files()

    ways = ["\n".join(room.letters.facts.how_to_answer(each)) for each in tickets]

    assert [True, False, False] == ["รับ:" in each for each in ways]
    assert [False, False, True] == ["ปฏิเสธ:" in each for each in ways]
    assert all(room.tokens.page(ticket.number) in way for ticket, way in zip(tickets, ways, strict=True))


@pytest.mark.parametrize("kind", ["access", "objection", "deletion", "question", "leak"])
@pytest.mark.parametrize("state", STATES)
def test_a_letter_of_help_names_no_verb_that_would_be_refused(room: Mailroom, kind: str, state: str) -> None:
    """In Thai and in English, whatever the ticket is about and wherever it stands."""
    ticket = room.files(kind)
    with room.db() as db:
        db.execute(update(tickets).where(tickets.c.id == ticket.id).values(state=state))
    grounds = room.letters.facts.ground_words(ticket)
    works = [
        each
        for each in VERBS_OF_TEAM
        if state in each.rule.leads and (grounds or "ground" not in each.fields)
    ]

    room.says(ticket, "สวัสดี")

    help = text(room.to(NID)[0])
    named = [each for each in VERBS_OF_TEAM if f"\n{each.words[0]}:" in help]
    [english] = [each for each in help.splitlines() if each.startswith("ใช้ภาษาอังกฤษก็ได้")]
    assert named
    assert [] == [each.words[0] for each in named if each not in works]
    assert english.split()[1:] == [f"{each.in_english}:" for each in works]


def test_a_ticket_without_its_details_is_not_offered_to_be_opened(room: Mailroom) -> None:
    """Retention has removed them, and nobody could work on it."""
    ticket = room.files()
    room.says(ticket, "เสร็จ:")
    with room.db() as db:
        db.execute(update(tickets).where(tickets.c.id == ticket.id).values(shredded_at=room.clock()))

    room.says(ticket, "สวัสดี")

    help = text(room.to(NID)[-1])
    assert ("บันทึก:" in help, "เปิดใหม่:" in help, "reopen:" in help) == (True, False, False)


# What is kept of it -----------------------------------------------------------------------------------


def kept(room: Mailroom) -> list[int]:
    """Bytes that are kept of each mail, in order; sealed, they are few more."""
    with room.db() as db:
        return [len(each or b"") // 1024 for each in db.execute(select(mail_inbox.c.raw_sealed)).scalars()]


LARGE = b"x" * 99 + b"\r\n"
STRANGERS: dict[str, dict[str, Any]] = {
    "forged": {"Authentication_Results": None},
    "a stranger's": {"From": "somchai@mail.example", "To": BOT},
    "a machine's": {"From": "robot@mail.example", "Auto_Submitted": "auto-generated"},
    "in our name": {"From": BOT},
}


@pytest.mark.parametrize("whose", STRANGERS)
def test_of_a_large_mail_that_is_not_trusted_only_the_headers_are_kept(room: Mailroom, whose: str) -> None:
    """Anybody can send them: they do not fill the disk, and a repeat is known all the same."""
    raw = room.nid(room.files(), "ข้อความ", **STRANGERS[whose]) + LARGE * 20_000

    became = room.takes(raw)
    room.takes(raw)

    assert became.split()[0] in ("quarantined", "ignored")
    assert [0] == kept(room)


def test_what_is_passed_on_is_passed_on_before_it_is_cut(room: Mailroom) -> None:
    """The team gets a stranger's words, of which nothing is kept here."""
    room.takes(room.nid(None, "ข้อความจากคนนอก", From="somchai@mail.example") + LARGE * 1_000)

    assert "ข้อความจากคนนอก" in text(room.to(TEAM)[-1])
    assert [0] == kept(room)


def test_a_mail_that_may_act_is_kept_whole(room: Mailroom) -> None:
    """And so is a small one, whoever wrote it, until there are too many of them in a day."""
    ticket = room.files()

    room.takes(room.nid(ticket, "บันทึก: โทรแล้ว") + LARGE * 1_000)
    for _ in range(DISTRUSTED + 1):
        room.says(ticket, "x" * 2_000, From="somchai@mail.example", quoted=False)

    assert [99, *[2] * DISTRUSTED, 0] == kept(room)


def test_a_cut_mail_that_is_let_in_again_does_nothing(room: Mailroom) -> None:
    """Its words are gone; its writer, whom the server vouches for now, is told to write again."""
    ticket = room.files()
    room.takes(room.nid(ticket, "เสร็จ: ปิด", To=BOT) + LARGE * 1_000)

    with room.db() as db:
        db.execute(update(mail_inbox).values(state="new", verdict="", settled_at=None))
        [id] = room.inbox.waiting(db)
        mail = room.inbox.begin_handling(db, id)

    assert mail is not None
    assert "too-large" == mail.verdict


def test_what_was_not_trusted_is_kept_for_two_weeks(room: Mailroom, clock: Clock) -> None:
    """Then only that it came is known; a reply that acted stays for ninety days."""
    ticket = room.files()
    room.says(ticket, "บันทึก: โทรแล้ว")
    room.says(ticket, "x", From="somchai@mail.example")

    seen = []
    for days in (13, 2, 76):
        clock.passes(days * DAY)
        with room.db() as db:
            sweep(db, clock)
            seen.append([each is not None for each in db.execute(select(mail_inbox.c.raw_sealed)).scalars()])

    assert [[True, True], [True, False], [False, False]] == seen


def _again(mail: bytes, above: str = "") -> bytes:
    """A signed mail, sent again by whoever was in Cc: another Message-ID, and fields above that nobody signed."""
    head, name, rest = mail.partition(b"From:")
    return head + above.encode() + name + rest.replace(b"@mail", b"@other", 1)


def test_an_order_is_a_repeat_for_as_long_as_the_address_lives(room: Mailroom) -> None:
    """Also when the bytes of the first are gone."""
    ticket = room.files()
    order = room.nid(ticket, "รับ")
    room.takes(order)
    room.clock.passes(120 * DAY)
    with room.db() as db:
        sweep(db, room.clock, keys=room.keys, kinds=("mails",))

    assert "ignored repeat" == room.takes(_again(order))


def test_an_order_that_was_set_aside_never_acts(room: Mailroom) -> None:
    """Its writer was told that it did nothing, and has ordered it again."""
    ticket = room.files("question")
    for number in range(5):
        room.says(ticket, f"ตอบ: {number}")
    order = room.nid(ticket, "ตอบ: ยอดเงินของคุณคืนแล้ว")
    first = room.takes(order)
    room.clock.passes(HOUR + 60)

    assert ("quarantined too-many", "ignored repeat") == (first, room.takes(_again(order)))


def test_an_unsigned_field_does_not_move_an_order_to_another_ticket(room: Mailroom) -> None:
    """Also when the address that was signed has run out."""
    old = room.nid(room.files(), "รับ")
    room.clock.passes(152 * DAY)
    ticket = room.files("deletion", verified=False, chat_id=8)
    aimed = f"Delivered-To: {room.tokens.reply_to(ticket.number)}\r\n"

    assert ("quarantined no-token", "awaiting-verification") == (
        room.takes(_again(old, aimed)),
        room.now(ticket).state,
    )


def test_a_private_mail_of_a_colleague_is_no_order(room: Mailroom) -> None:
    """Only an unsigned field names the ticket, and no letter of ours stands below: a second word is asked for."""
    ticket = room.files("deletion", verified=False, chat_id=8)
    mail = room.nid(None, "รับ", To="friend@mail.example", quoted=False)
    aimed = f"Delivered-To: {room.tokens.reply_to(ticket.number)}\r\n"

    assert ("held no-marker", "awaiting-verification") == (
        room.takes(_again(mail, aimed)),
        room.now(ticket).state,
    )
