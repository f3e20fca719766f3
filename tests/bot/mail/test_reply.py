"""What was typed, found in what mail programs make of it."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP

import pytest

from bot.mail.headers import Unreadable, parse
from bot.mail.letters import MARKER
from bot.mail.reply import Reading, read

HEAD = b"From: nid@company.example\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\n"
THAI = "ตอบ: แก้ชื่อ “มาลี” ให้แล้ว"


def mail(body: bytes, content_type: str = "text/plain; charset=utf-8", encoding: str = "8bit") -> Reading:
    """A mail of one part, read."""
    head = HEAD + f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    return read(parse(head + body))


@pytest.mark.parametrize(
    ("charset", "named"),
    [
        ("cp874", "windows-874"),
        ("cp874", "TIS-620"),
        ("cp874", '"tis-620"'),
        ("cp874", "iso-8859-11"),
        ("cp874", "iso-8859-1"),
        ("cp874", "us-ascii"),
        ("cp874", "no-such-charset"),
        ("utf-8", "utf-8"),
        ("utf-8", "windows-874x"),
        ("utf-8", "us-ascii"),
        ("utf-16", "utf-16"),
    ],
)
def test_thai_is_read_whatever_it_says_it_is(charset: str, named: str) -> None:
    """Old and wrong names for Thai, and none."""
    assert THAI == mail(THAI.encode(charset), f"text/plain; charset={named}").text


def test_western_mail_is_not_taken_for_thai() -> None:
    """An accent here and there stays one."""
    assert "déjà vu, naïve" == mail("déjà vu, naïve".encode("latin-1"), "text/plain; charset=iso-8859-1").text


QUOTED = "\n".join(f"> {each}" for each in [MARKER, "", "อีเมล: malee@mail.example"])
PROGRAMS = {
    "Gmail in Thai": f"ตอบ: ได้\n\nในวันที่ อา. 22 พ.ย. 2569 เวลา 14:05 ข้อมูลส่วนตัว <bot@x.example> เขียนว่า:\n\n{QUOTED}",
    "Gmail, folded": (
        f"ตอบ: ได้\n\nOn Sun, Nov 22, 2026 at 2:05 PM ข้อมูลส่วนตัว\n<bot@company.example> wrote:\n\n{QUOTED}"
    ),
    "Outlook": (
        "ตอบ: ได้\n\n________________________________\nFrom: ข้อมูลส่วนตัว <bot@x.example>\nSent: Sunday\n"
        f"To: Nid\nSubject: [PR]\n\n{MARKER}\n\nอีเมล: malee@mail.example"
    ),
    "Outlook in Thai": (
        f"ตอบ: ได้\n\nจาก: ข้อมูลส่วนตัว\nส่ง: วันอาทิตย์\nถึง: นิด\nเรื่อง: [PR]\n\n{MARKER}\nอีเมล: malee@mail.example"
    ),
    "old Outlook": f"ตอบ: ได้\n\n-----Original Message-----\nFrom: bot\n\n{MARKER}\nอีเมล: malee@mail.example",
    "an iPhone": f"ตอบ: ได้\n\nส่งจาก iPhone ของฉัน\n\nเมื่อ 22 พ.ย. 2569 เวลา 14:05 bot@x.example เขียนว่า:\n\n{QUOTED}",
    "a phone in English": f"ตอบ: ได้\n\nSent from my Galaxy\n\n{MARKER}\nอีเมล: malee@mail.example",
    "a Samsung": f"ตอบ: ได้\n\nส่งจากสมาร์ทโฟน Samsung Galaxy ของฉัน\n\n-------- ข้อความเดิม --------\n{MARKER}\nอีเมล",
    "a signature": f"ตอบ: ได้\n\n-- \nนิด 081-234-5678\n\n{MARKER}\nอีเมล",
    "dashes made pretty": f"ตอบ: ได้\n\n> — {MARKER.strip('- ')} —\n> อีเมล: malee@mail.example",
    "Outlook in Thai, in other words": (
        f"ตอบ: ได้\n\nจาก: บอต <bot@x.example>\nวันที่ส่ง: 22 พ.ย. 2569 14:05\nถึง: นิด\nชื่อเรื่อง: [PR]\n\n{MARKER}\nอีเมล"
    ),
    "a block that begins with the date": (
        f"ตอบ: ได้\n\nDate: Sat, 28 Nov 2026 10:38 +0700\nSubject: [PR]\nFrom: bot@x.example\nTo: Nid\n\n{MARKER}\nอีเมล"
    ),
    "talk of colleagues": (
        f"ตอบ: ได้\n\nผู้ส่ง: สมหญิง <a@x.example>\nส่งเมื่อ: 28 พ.ย. 2569\nผู้รับ: นิด\nหัวข้อ: x\n\nเคยขู่ฟ้อง\n\n{MARKER}\nอีเมล"
    ),
    "Zoho": f"ตอบ: ได้\n\n---- เมื่อ อา., 22 พ.ย. 2026 14:05 บอต <bot@x.example> เขียนแล้ว ----\n\n{MARKER}\nอีเมล",
    "a chain": f"ตอบ: ได้\n\nเมื่อวันที่ 28 พ.ย. 2569 สมหญิง <a@x.example> เขียนว่า:\n> ระวังคำพูด\n>\n{QUOTED}",
    "words of its own": f"ตอบ: ได้\n\nเมื่อวาน บอต <bot@x.example> กล่าวว่า:\n{QUOTED}",
    "quoted twice": f"ตอบ: ได้\n\n> > {MARKER}\n> > อีเมล: malee@mail.example",
}  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
def test_only_what_was_typed_is_left(program: str) -> None:
    """Attribution, history and signature of common mail programs are cut."""
    assert Reading("ตอบ: ได้", True, ()) == mail(PROGRAMS[program].encode())


def test_lines_quoted_in_between_go_too() -> None:
    """An answer below the question keeps the answer alone."""
    body = f"ตอบ: ดังนี้\n> อีเมลเดิม: malee@mail.example\nเปลี่ยนแล้ว\n\n{QUOTED}"

    found = mail(body.encode())

    assert ("ตอบ: ดังนี้\nเปลี่ยนแล้ว", True) == (found.text, found.unsure)


@pytest.mark.parametrize(
    "rows",
    [
        "> 5 ปี จะถามก่อนลบ\nขอบคุณ",
        "| ชื่อ | 5 ปี |\n| เบอร์โทร | 1 ปี |\nขอบคุณ",
        "| ชื่อ | 5 ปี |\n| เบอร์โทร | 1 ปี |",
        "│ ชื่อ │ 5 ปี │",
    ],
)
def test_a_line_that_only_looks_quoted_is_not_missed_silently(rows: str) -> None:
    """A mark of more than, or a row of a table: it goes, as quoted lines do, and it is said so."""
    assert mail(f"ตอบ: เก็บไว้ดังนี้\n{rows}\n\n{QUOTED}".encode()).unsure


def test_what_is_quoted_around_an_answer_is_no_doubt() -> None:
    """The end of an older letter without a word about whose it is, and a signature below it."""
    body = f"ตอบ: เปลี่ยนแล้ว\n\n> อีเมลเดิม: malee@mail.example\n\n-- \nนิด\n\n{QUOTED}"

    assert Reading("ตอบ: เปลี่ยนแล้ว", True, ()) == mail(body.encode())


@pytest.mark.parametrize(
    "below",
    [
        "\n".join(["ยกเว้นใบกำกับภาษี", "ใบเสร็จ", "สัญญา", "หนังสือยินยอม", "และบันทึกการเข้าใช้"]),
        "ยกเว้นใบกำกับภาษี " * 12,
    ],
    ids=["lines", "characters"],
)
def test_more_than_a_signature_below_its_mark_is_not_cut(below: str) -> None:
    """Two dashes part an answer as well: all of it is left, and it is said so."""
    found = mail(f"ตอบ: ลบแล้ว\n--\n{below}\nส่งจาก iPhone ของฉัน\n\n{QUOTED}".encode())

    assert (f"ตอบ: ลบแล้ว\n--\n{below}".rstrip(), True) == (found.text.rstrip(), found.unsure)


@pytest.mark.parametrize(
    "last",
    [
        "ส่งผ่าน Gmail ไปที่คุณเมื่อวานแล้ว กรุณาตรวจสอบ",
        "ส่งจากมือถือของคุณไม่ได้ ต้องติดต่อสาขา",
        "Sent from my colleague on 5 May by registered post, please sign for it.",
    ],
)
def test_a_sentence_that_begins_like_a_phone_is_not_cut(last: str) -> None:
    """It is left, and it is said that it may be no part of the answer."""
    found = mail(f"ตอบ: ลบแล้ว\n{last}\n\n{QUOTED}".encode())

    assert (f"ตอบ: ลบแล้ว\n{last}", True) == (found.text, found.unsure)


@pytest.mark.parametrize(
    "last",
    [
        "Sent from my iPhone",
        "Sent from my Samsung Galaxy smartphone.",
        "Sent from Outlook for iOS <https://aka.ms/o0ukef>",
        "Get Outlook for Android<https://aka.ms/AAb9ysg>",
        "Sent from Yahoo Mail on Android",
        "Sent from Mail for Windows",
        "Sent from my T-Mobile 5G Device",
        "ส่งจาก iPhone ของฉัน",
        "ส่งจาก Outlook สำหรับ Android",
        "ส่งจากโทรศัพท์มือถือ Huawei ของฉัน",
        "รับ Outlook สำหรับ iOS<https://aka.ms/o0ukef>",
    ],
)
def test_what_a_phone_writes_below_is_cut(last: str) -> None:
    """Without a word: nobody typed it."""
    found = mail(f"ตอบ: ลบแล้ว\n\n{last}\n\n{MARKER}\nอีเมล".encode())

    assert ("ตอบ: ลบแล้ว", False) == (found.text, found.unsure)


@pytest.mark.parametrize("mark", ["--", "-- "])
def test_a_signature_is_cut_at_its_mark(mark: str) -> None:
    """Four lines, with blank ones between, are one."""
    body = f"ตอบ: ลบแล้ว\n{mark}\nนิด\n\nฝ่ายกฎหมาย\nบริษัท\nโทร 02-123-4567\n\n{QUOTED}"

    assert Reading("ตอบ: ลบแล้ว", True, ()) == mail(body.encode())


DISCLAIMER = (
    "This e-mail and any attachments are confidential and intended solely for the use of the individual\n"
    "or entity to whom they are addressed. If you have received it by mistake, please notify the sender and\n"
    "delete it from your system. Any review, copying or distribution by others is strictly prohibited."
)


@pytest.mark.parametrize(
    "below",
    [
        "\n".join(f"{n}. ส่วนที่ {n}" for n in range(1, 12)),
        "ยกเว้นใบกำกับภาษี ใบเสร็จ และสัญญา ซึ่งกฎหมายให้บริษัทเก็บไว้อีกห้าปีนับจากวันที่ออก",
        "ส่วนที่สอง\n-- \nนิด",
        "ส่วนที่สอง\n--\nนิด",
        f"ส่วนที่สองของคำตอบ ซึ่งยาวกว่าหกสิบตัวอักษร และไม่ใช่ลายเซ็นของใครทั้งนั้นเลย\n\n{DISCLAIMER}",
    ],
    ids=["lines", "a long line", "two marks", "two marks of two kinds", "above a disclaimer"],
)
def test_an_answer_below_the_mark_of_a_program_is_not_cut(below: str) -> None:
    """No signature is so long, or has a mark in it: all of it is left, and it is said so."""
    found = mail(f"ตอบ: ลบแล้ว\n-- \n{below}\n\n{QUOTED}".encode())

    assert (f"ตอบ: ลบแล้ว\n-- \n{below}", True) == (found.text, found.unsure)


@pytest.mark.parametrize(
    "below",
    [
        "นิด\n\nเจ้าหน้าที่\nกฎหมาย\nบริษัท\nชั้น 5\nถนนสุขุมวิท\nกทม. 10110\nโทร 02-123-4567\nwww.x.example",
        f"Nid\nLegal\n\n{DISCLAIMER}\n\nอีเมลนี้และเอกสารแนบเป็นความลับ มีไว้สำหรับผู้รับที่ระบุเท่านั้น หากได้รับโดยผิดพลาด โปรดลบทิ้ง",
        "นิด\n________________________________________________________________________\nข้อความนี้เป็นความลับ",
        "นิด\nชั้น 12 อาคารตัวอย่าง เลขที่ 123/45 ถนนสุขุมวิท แขวงคลองเตย เขตคลองเตย กรุงเทพมหานคร 10110",
        "นิด\nโทร 02-123-4567 ต่อ 123 แฟกซ์ 02-123-4568 มือถือ 081-234-5678 อีเมล nid@company.example",
        "นิด\nhttps://www.company.example/th/about/privacy-and-data-protection/contact-the-team",
    ],
    ids=["lines", "disclaimers", "a rule", "an address", "numbers", "a link"],
)  # fmt: skip
def test_a_signature_of_a_program_is_cut_with_all_that_a_company_puts_there(below: str) -> None:
    """Nobody is asked about their own signature each time."""
    assert Reading("ตอบ: ลบแล้ว", True, ()) == mail(f"ตอบ: ลบแล้ว\n-- \n{below}\n\n{QUOTED}".encode())


@pytest.mark.parametrize("line", ["—", "–", "---", "___", "* * *"])
def test_a_line_of_another_kind_parts_an_answer(line: str) -> None:
    """A long dash is nobody's mark: what stands below it goes out as well."""
    body = f"ตอบ: เรื่องแรก ลบข้อมูลแล้ว\n{line}\nเรื่องที่สอง ลบใบกำกับภาษีไม่ได้"

    assert Reading(body, True, ()) == mail(f"{body}\n\n{QUOTED}".encode())


def test_an_ordinary_sentence_is_no_attribution() -> None:
    """`เรื่อง:` or a date at the beginning of a line does not cut an answer."""
    body = "ตอบ: เรียนคุณมาลี\nเรื่อง: ที่อยู่ใหม่\nวันที่ 22 พ.ย. บริษัทแก้ให้แล้ว\nเมื่อเสร็จจะแจ้งอีกครั้ง"

    assert body == mail(f"{body}\n\n{QUOTED}".encode()).text


@pytest.mark.parametrize(
    "body",
    [
        "ตอบ: บริษัทส่งหนังสือให้แล้ว\nจาก: ฝ่ายกฎหมาย\nถึง: คุณมาลี\nเรื่อง: สำเนาข้อมูล\nกรุณาตอบกลับภายใน 7 วัน",
        "ตอบ: เรียนคุณมาลี\nเมื่อ 22 พ.ย. คุณเขียนว่า:\nขอให้แก้ที่อยู่\nบริษัทแก้ให้แล้ว",
        "ตอบ: ขอนัดรับสำเนาดังนี้\nวันที่: 5 มกราคม 2570 เวลา 10.00 น.\nเรื่อง: รับสำเนา\nถึง: แผนกทะเบียน ชั้น 3",
        "ตอบ: ส่งจดหมายได้ที่\nเรื่อง: คัดค้าน\nถึง: dpo@example.co.th\nวันที่: ภายใน 5 มกราคม\nโปรดนำบัตรมาด้วย",
        "ตอบ: ส่งหนังสือแล้ว\nจาก: ฝ่ายกฎหมาย\nถึง: คุณมาลี\nเรื่อง: สำเนาข้อมูล",
    ],
)
def test_where_nobody_can_be_sure_nothing_is_cut(body: str) -> None:
    """What may be the head of an older mail, and names no address, stays; and it is said so."""
    found = mail(f"{body}\n\nในวันที่ ส. 28 พ.ย. บอต <bot@x.example> เขียนว่า:\n\n{QUOTED}".encode())

    assert (body, True) == (found.text, found.unsure)


INSIDE = "พี่ว่าลูกค้าคนนี้เรื่องมาก อย่าบอกนะว่าเราทำข้อมูลเขาหาย"
SOMCHAI = "Somchai <somchai@company.example>"
ABOUT = "[PR-7K4M2-9] ขอดูข้อมูลของฉัน"
LANGUAGES = {
    "Thai, in other words": ("ผู้เขียน:", "เขียนวันที่:", "เรียน:", "สาระ:"),
    "Japanese": ("差出人:", "送信日時:", "宛先:", "件名:"),
    "Chinese": ("发件人：", "发送时间：", "收件人：", "主题："),
    "Chinese of Taiwan": ("寄件者:", "日期:", "收件者:", "主旨:"),
    "German": ("Von:", "Gesendet:", "An:", "Betreff:"),
    "French": ("De :", "Envoyé :", "À :", "Objet :"),
    "Korean": ("보낸 사람:", "보낸 날짜:", "받는 사람:", "제목:"),
    "Spanish": ("De:", "Enviado el:", "Para:", "Asunto:"),
    "Russian": ("От:", "Отправлено:", "Кому:", "Тема:"),
    "Arabic": ("من:", "تاريخ الإرسال:", "إلى:", "الموضوع:"),
    "Vietnamese": ("Người gửi:", "Đã gửi:", "Đến:", "Chủ đề:"),
    "German, in bold": ("*Von:*", "*Gesendet:*", "*An:*", "*Betreff:*"),
}


def head(language: str, *values: str) -> str:
    """The head of a mail as Outlook writes it."""
    return "\n".join(f"{label} {value}" for label, value in zip(LANGUAGES[language], values, strict=False))


HEADS = (
    {name: head(name, SOMCHAI, "22.11.2026 15:00", "Nid", f"Re: {ABOUT}") for name in LANGUAGES}
    | {f"{name}, first lines": head(name, SOMCHAI, "22 Nov") for name in LANGUAGES}
    | {f"{name}, of one company": head(name, "Somchai", "22/11/2569 15.00", "Nid", "x") for name in LANGUAGES}
)
RULE = "________________________________"
ABOVE = HEADS | {
    "below a rule": f"{RULE}\n{HEADS['Japanese']}",
    "below a rule, in few words": f"{RULE}\n差出人: Somchai\n送信日時: 2026年11月22日",
    "between rules": f"-----Ursprüngliche Nachricht-----\n{HEADS['German']}",
    "between rules alone": "-------- 원본 메시지 --------",
    "QQ": "----------------- 原始邮件 -----------------\n发件人: \"S\" <s@x.example>;\n发送时间: 2026年11月22日",
    "Apple, begun": f"Anfang der weitergeleiteten Nachricht:\n\nVon: {SOMCHAI}\nBetreff: y\nDatum: 22. Nov.\nAn: nid",
    "an address alone": "Von: somchai@company.example\nDatum: 22. November 2026 um 15:00:00 MEZ",
    "an answer to it": "De : Somchai\nObjet : RE: x",
    "more than one got it": f"De: Somchai\nPara: Nid <nid@x.example>;\n Ton <ton@x.example>\nAsunto: x\n{RULE}",
    "Lotus Notes": f"Somchai/LAW/X\n22.11.2026 15:00\n\nAn\nNid/LAW/X\nThema\nAntwort: {ABOUT}",
    "old Outlook": "Von: Somchai [mailto:somchai@company.example]\nAn: Nid",
    "Gmail in Japanese": f"2026年11月22日(日) 15:00 {SOMCHAI}:",
    "Gmail in French": f"Le dim. 22 nov. 2026 à 15:00, {SOMCHAI} a\nécrit :",
    "Gmail in Spanish": "El dom, 22 nov 2026 a las 15:00, Somchai (<somchai@company.example>) escribió:",
    "Gmail in Chinese": f"{SOMCHAI} 于2026年11月22日周日 15:00写道：",
    "Gmail in Russian": f"вс, 22 нояб. 2026 г. в 15:00, {SOMCHAI}:",
    "Gmail in Arabic": f"في الأحد، ٢٢ نوفمبر ٢٠٢٦ في ١٥:٠٠ تمت كتابة ما يلي بواسطة {SOMCHAI}:",
    "an iPhone in Korean": "2026. 11. 22. 오후 3:00, Somchai 작성:",
    "Thunderbird in German": "Am 22.11.26 um 15:00 schrieb Somchai:",
    "Lotus Notes in German": "Somchai/LAW/X schrieb am 22.11.2026 15:00:57:",
    "Roundcube": "Somchai เขียนเมื่อ 2026-11-22 15:00:",
    "a Thai year": "๒๒ พ.ย. ๒๕๖๙ ๑๕.๐๐ น. สมชาย:",
    "an address in brackets": f"22 พ.ย. 2569 15:00 สมชาย {SOMCHAI} :",
    "Zoho in Chinese": f"---- 2026-11-22 15:00 {SOMCHAI} 写道 ----",
    "without a colon": f"2026/11/22 15:00 {SOMCHAI}",
    "Teams": "[22/11 15:00] Somchai J.",
    "who and when alone": "Von: Somchai\nDatum: Sun, 22 Nov 2026 15:00:00 +0700",
    "a day alone": "Am 22. November 2026 schrieb Somchai:",
    "folded over a name": "Le 22 novembre 2026 à 15:00, Somchai, du service\njuridique, a écrit :",
    "Khmer": "ពី៖ Somchai\nកាលបរិច្ឆេទ៖ 22 វិច្ឆិកា 2026 15:00\nប្រធានបទ៖ RE: x",
    "behind other marks": f"» Von: {SOMCHAI}\n» Datum: 22.11.2026",
    "a page of Gmail": f"{SOMCHAI}\n10:32 (2 ชั่วโมงที่ผ่านมา)\nto me",
    "a page of Gmail, with the day": f"{SOMCHAI}\nจ. 30 พ.ย. 10.32\nถึง ฉัน",
    "a page of Gmail without the address": "Somchai Jaidee\nMon, Nov 30, 10:32 AM (2 hours ago)\nto me",
    "a page of Outlook": "Somchai Jaidee\nจ. 30/11/2026 10:32",
    "LINE": "2026.11.30 Monday\n10:32 Somchai ดูเรื่องนี้หน่อย",
    "LINE without the day": "10:32 Somchai ดูเรื่องนี้หน่อย",
    "Telegram": "Somchai, [30.11.2026 10:32]",
    "Telegram with seconds": "Somchai J., [30 Nov 2026 at 10:32:11]:",
    "WhatsApp on Android": "30/11/2026, 10:32 - Somchai: ดูเรื่องนี้หน่อย",
    "WhatsApp in English": "11/30/26, 10:32 AM - Somchai: ดูเรื่องนี้หน่อย",
    "Teams, of today": "[10:32] Somchai J.",
    "KakaoTalk": "[Somchai] [오전 10:32] ดูเรื่องนี้หน่อย",
    "WeChat": "Somchai 2026/11/30 10:32",
    "Slack": "Somchai Jaidee  10:32 AM",
    "Discord": "Somchai Jaidee — Today at 10:32 AM",
    "Messenger": "สมชาย\n10:32",
    "Zoom": "10:32:11 From Somchai to Everyone:",
    "in Thai digits": "สมชาย ๑๐:๓๒",
    "a chat with the hour in Thai": "10:32 น. สมชาย ดูเรื่องนี้หน่อย\n10:33 น. นิด ค่ะ",
    "a chat with the day of the week": "จ. 30/11 10:32 สมชาย: ดูเรื่องนี้หน่อย",
    "a log": "2026-11-30T10:32:11Z Somchai: ดูเรื่องนี้หน่อย",
    "a table": "2026-11-30 10:32:11 | Somchai | ดูเรื่องนี้หน่อย",
    "with what somebody is": "Somchai Jaidee, Head of Legal  10:32 AM",
    "a page that says how long ago": "Somchai Jaidee\n2 ชั่วโมงที่ผ่านมา",
    "a page of Outlook without the time": "Somchai Jaidee<somchai@company.example>\nคุณ; ฝ่ายกฎหมาย",
    "a page of Gmail without brackets": "Somchai Jaidee somchai@company.example\n30 พ.ย. 10.32",
    "a page with the zone": "Somchai (Example)\nNov 30, 2026, 10:32 GMT+7",
    "a page of Gmail with the day alone": "Somchai Jaidee\nพ. 25 พ.ย.\nถึง ฉัน",
    "a page of Outlook with the day alone": "SJ\nSomchai Jaidee\nMon 11/30",
    "a page that says yesterday": "Somchai Jaidee\nเมื่อวานนี้",
    "Teams, of yesterday": "Somchai Jaidee  Yesterday",
    "LINE in Thai": "10.32 น. Somchai",
    "LINE in Thai, with the name first": "คุณสมชาย 10.32 น.",
    "a name and a day": "Somchai, 30/11/2569",
    "who wrote": "Somchai wrote:",
    "who wrote in Thai": "คุณสมชายเขียนว่า",
    "who wrote when, without a colon": "เมื่อวันที่ 30 พฤศจิกายน 2569 สมชาย ใจดี เขียนว่า",
    "who said so": "ฝ่ายกฎหมายแจ้งมาว่า:",
    "a comment": "Somchai commented on PRIV-12:",
    "who says it": "พี่สมชาย (กฎหมาย): ดูเรื่องนี้หน่อย",
    "from whom and when": "จาก: Somchai\nวันที่: จันทร์, 30 พฤศจิกายน 2569",
    "a mark of quotation with who wrote": "SJ> ดูเรื่องนี้หน่อย",
    "a wide mark of quotation": "＞ ดูเรื่องนี้หน่อย",
    "between rows of #": "##### จากฝ่ายกฎหมาย #####",
    "between rows of *": "***** Original *****",
    "between dashes": "— ส่งต่อจากคุณสมชาย —",
    "passed on": "FW:",
    "passed on, with what it is about": "FW: เคสมาลี",
    "from whom and about what": "จาก: สมชาย\nเรื่อง: เคสมาลี",
    "from whom": "From Somchai:",
    "from whom in Thai": "ข้อความจากพี่สมชาย:",
    "whose opinion": "ความเห็นพี่สมชาย: อย่าเพิ่งให้",
    "a comment with a month by its name": "Somchai Jaidee added a comment - 30/Nov/26 10:15 AM",
    "a chat with the hour in Thai and a colon": "10.15 น. สมชาย: ดูเรื่องนี้หน่อย",
    "a day of the week and a name": "จันทร์ 30 พ.ย. สมชาย:",
    "today": "Somchai Jaidee\nToday at 10:15",
    "words with whose they are": "“ดูเรื่องนี้หน่อย” – สมชาย",
}  # fmt: skip


@pytest.mark.parametrize("above", ABOVE)
def test_an_older_mail_in_any_language_is_never_read_as_the_answer_alone(above: str) -> None:
    """Its head is known by its shape: nothing is cut, and it is said so, with our own letter introduced likewise."""
    body = f"ตอบ: ส่งแล้วค่ะ\n\n{ABOVE[above]}\n\n{INSIDE}"

    quoted, plain = mail(f"{body}\n\n{QUOTED}".encode()), mail(f"{body}\n\n{MARKER}\nอีเมล".encode())

    assert [(body, True)] * 2 == [(each.text, each.unsure) for each in (quoted, plain)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("above", ["", f"{RULE}\n", "-----Ursprüngliche Nachricht-----\n"])
def test_the_head_of_our_own_letter_is_cut_in_any_language(language: str, above: str) -> None:
    """Right above the marker, with who, when and the number of the ticket, it can be nothing else."""
    block = head(language, "บอต <bot@x.example>", "22.11.2026 14:05", "privacy@x.example", ABOUT)

    assert Reading("ตอบ: ได้", True, ()) == mail(f"ตอบ: ได้\n\n{above}{block}\n\n{MARKER}\nอีเมล".encode())


def test_a_mail_above_the_head_of_our_own_letter_stays() -> None:
    """What a colleague wrote to another one stands between two heads: the lower one goes, and it is said so."""
    body = f"ตอบ: ได้\n\n{HEADS['Japanese']}\n\n{INSIDE}"
    block = head("Japanese", "บอต <bot@x.example>", "2026年11月22日 14:05", "privacy@x.example", ABOUT)

    found = mail(f"{body}\n\n{block}\n\n{MARKER}\nอีเมล".encode())

    assert (body, True) == (found.text, found.unsure)


@pytest.mark.parametrize(
    "said",
    [
        "ที่อยู่: 99/1 หมู่ 5 ถนนสุขุมวิท\nอีเมล: dpo@company.example\nวันที่: 5 ธ.ค.",
        "ติดต่อได้ที่\nโทร: 02-123-4567\nอีเมล: dpo@company.example\nเวลาทำการ: 8.30 - 17.30 น.\nขอบคุณค่ะ",
        "โทร: 02-123-4567 (9.00 - 17.00 น.)\nอีเมล: dpo@company.example <dpo@company.example>\nLINE: @company",
        "วันที่: 5 มกราคม 2570\nเวลา: 10.00 น.\nสถานที่: สาขาสีลม ชั้น 3\nกรุณานำบัตรมาด้วย",
        "ชื่อ: มาลี ใจดี\nวันเกิด: 5 มกราคม 2530\nที่อยู่: 99/1\nวันที่สมัคร: 22/11/2569\nเบอร์: ลบแล้ว\nขอบคุณค่ะ",
        "ขอแสดงความนับถือ\nนิด ใจดี\nโทร: 02-123-4567\nอีเมล: nid@company.example",
        "----------\nนิด ใจดี\nTel: 02-123-4567\nE-mail: nid@company.example",
        "ข้อมูลที่ลบ\n--------------------\nชื่อ: ลบแล้ว\nเบอร์: ลบแล้ว\n--------------------\nขอบคุณค่ะ",
        "ดังนี้:\n1. ชื่อ: มาลี\n2. อีเมล: m@mail.example\n3. สมัครเมื่อ: 22/11/2569 15:00\nครบแล้วค่ะ",
        "- สมัครเมื่อ: 22/11/2026 15:00\n- เข้าใช้ล่าสุด: 23/11/2026 09:30\n- อีเมล: m@mail.example\nครบแล้วค่ะ",
        "อ่านได้ที่: https://company.example/privacy\nหรือโทร: 02-123-4567\nขอบคุณค่ะ",
        "ข้อมูล ณ วันที่ 22.11.2569:\nชื่อ มาลี\nขอบคุณค่ะ",
        "เราแก้ข้อมูลของคุณเมื่อ 22/11/2569 เวลา 15:00 น. แล้ว\nและแจ้งไปที่ m@mail.example แล้วค่ะ",
        "นัดรับสำเนาค่ะ\n\nวันที่: 5 มกราคม 2570\nเวลา: 10.00 น.\nสถานที่: ชั้น 3\n\nกรุณานำบัตรมาด้วย",
        "ส่งเมื่อ: 22/11/2569 15:00\nเลขพัสดุ: EX123456789TH\nขอบคุณค่ะ",
        "คำถามที่คุณถาม:\nเก็บไว้นานแค่ไหน\nคำตอบ: 5 ปี",
        "ข้อมูล ณ วันที่ 30 พฤศจิกายน 2569 เวลา 10.00 น.:\nชื่อ มาลี\nเบอร์ ลบแล้ว\nขอบคุณค่ะ",
        "ดังนี้ค่ะ\n\nข้อมูล ณ วันที่ 30 พฤศจิกายน 2569 เวลา 10:00 น.:\n\nชื่อ มาลี\nขอบคุณค่ะ",
        "Data as of 30 November 2026, 10:00:\nname Malee\nThank you",
        "นัดรับสำเนา\nเวลา 10:30\n9:00-17:00 เปิดทำการ\n10:30 น. ที่สาขาสีลม\nขอบคุณค่ะ",
        "โทร 8:30-17:30 (ชั้น 3)\nเข้าใช้ครั้งล่าสุดเมื่อวันที่ 22/11/2569 เวลา 15:00\nWe will call you on Monday at 10:30\nขอบคุณค่ะ",
        "โทรศัพท์ (9:00-17:00): 02-123-4567\nเวลา 10:30 สถานที่: ชั้น 3\n1.10 ชื่อ\n1.11 เบอร์\n12.50 บาท\nขอบคุณค่ะ",
        "ติดต่อ dpo@company.example\n9.00-17.00 ทุกวัน\nขอบคุณค่ะ",
        "นัดรับสำเนา\n10.30 น. ที่สาขาสีลม\nพรุ่งนี้ 10.00 น.\nขอบคุณค่ะ",
        "ตามที่คุณเขียนว่า\nเบอร์เดิมเลิกใช้แล้ว เราลบให้แล้วค่ะ\nดังที่ได้กล่าวมา\nขอบคุณค่ะ",
        "You wrote:\nthe old number is not in use.\nAs we said:\nit is gone.",
        "คุณสมบัติ: ครบ\nคุณภาพ: ดี\nขอบคุณค่ะ",
        "**ลบแล้ว**\n* ชื่อ\n* เบอร์\n# 2\nขอบคุณค่ะ",
        "เมนู > ตั้งค่า > ความเป็นส่วนตัว\nSettings > Privacy\nขอบคุณค่ะ",
        "Deleted 30/11/2569\nBest Regards\nNid Jaidee\nPrivacy Team\n+66 2 123 4567",
        "จาก: สาขาสีลม\nถึง: สาขาสาทร\nขอบคุณค่ะ",
        '“ยกเลิก” – กดปุ่มนี้\n"Delete my account" - press this one\nขอบคุณค่ะ',
        "เปิด 10.00 น. สาขาสีลม: ชั้น 3\nพรุ่งนี้\nความเห็นของคุณ: ดี\nThe policy says:\nfive years",
        "ติดต่อ dpo@company.example\nเวลา 9.00-17.00 น.\nค่าใช้จ่าย 12.50 บาท\nhttps://company.example:8080/x\nขอบคุณค่ะ",
    ],
)
def test_lines_with_labels_are_an_answer_as_well(said: str) -> None:
    """Contacts, an appointment, a table, a typed signature, a rule: nobody is asked about them."""
    body = f"ตอบ: เรียนคุณมาลี\n{said}"

    assert Reading(body, True, ()) == mail(f"{body}\n\n{QUOTED}".encode())
    assert Reading(body, True, ()) == mail(f"{body}\n\n{MARKER}\nอีเมล".encode())


@pytest.mark.parametrize(
    "last",
    [
        "วันที่: 5 มกราคม 2570 เวลา 10.00 น.\nอีเมล: dpo@company.example\nสถานที่: ชั้น 3",
        "เลขที่: PR-7K4M2-9\nวันที่: 22.11.2569 15:00\nอีเมล: dpo@company.example",
        f"เรื่อง: {ABOUT}\nวันที่: 22.11.2569 15:00",
    ],
)
def test_what_may_be_an_answer_is_never_cut_like_a_head(last: str) -> None:
    """One of who, when and the number is not enough: it stays, and its writer is asked."""
    body = f"ตอบ: เรียนคุณมาลี\n\n{last}"

    found = mail(f"{body}\n\n{MARKER}\nอีเมล".encode())

    assert (body, True) == (found.text, found.unsure)


def test_html_alone_is_read_as_people_see_it() -> None:
    """Paragraphs stay lines, styles and scripts are no words, blockquotes are quotations."""
    html = (
        "<html><head><style>p{color:red}</style></head><body><script>x()</script>"
        "<div>ตอบ: แก้ให้แล้ว &amp; ส่งแล้ว<br>ขอบคุณ</div><p>นิด</p>"
        f"<div>เมื่อ 22 พ.ย. bot เขียนว่า:</div><blockquote><div>{MARKER}</div>malee@mail.example</blockquote>"
    )

    assert Reading("ตอบ: แก้ให้แล้ว & ส่งแล้ว\nขอบคุณ\nนิด", True, ()) == mail(
        html.encode(), "text/html; charset=utf-8"
    )


def test_plain_text_comes_before_html() -> None:
    """As mail programs send both."""
    both = EmailMessage(policy=SMTP)
    both.set_content("ตอบ: จากข้อความ")
    both.add_alternative("<p>ตอบ: จาก HTML</p>", subtype="html")

    assert "ตอบ: จากข้อความ" == read(parse(both.as_bytes())).text


def test_lines_broken_for_width_are_joined() -> None:
    """format=flowed, with and without the space (RFC 3676)."""
    flowed = "ตอบ: บรรทัด \nเดียวกัน\nบรรทัดใหม่"

    assert (
        "ตอบ: บรรทัด เดียวกัน\nบรรทัดใหม่"
        == mail(flowed.encode(), "text/plain; charset=utf-8; format=flowed").text
    )
    assert (
        "ตอบ: บรรทัดเดียวกัน\nบรรทัดใหม่"
        == mail(flowed.encode(), "text/plain; charset=utf-8; format=flowed; delsp=yes").text
    )


def test_nothing_invisible_is_left() -> None:
    """Zero widths, direction overrides and controls do not reach the chat; a decomposed am is left as typed."""
    assert "ตอบ: ก ข" == mail("\u200bตอบ\u2060: ก\u202e\x00 ข\ufeff".encode()).text


def test_a_mail_that_hangs_on_is_a_file() -> None:
    """A forwarded mail inside is nobody's words, and files are named without paths."""
    outer = MIMEMultipart()
    outer.attach(MIMEText("ตอบ: ดูไฟล์", "plain", "utf-8"))
    inner = EmailMessage(policy=SMTP)
    inner.set_content("เสร็จ: ปิด")
    forwarded = EmailMessage(policy=SMTP)
    forwarded.set_content(inner)
    outer.attach(forwarded)
    note = MIMEText("เสร็จ: ปิด", "plain", "utf-8")
    note.add_header("Content-Disposition", "attachment", filename="../../สำเนา.txt")
    outer.attach(note)

    found = read(parse(outer.as_bytes()))

    assert "ตอบ: ดูไฟล์" == found.text
    assert ("message/rfc822".replace("/", "_"), ".._.._สำเนา.txt") == found.files


@pytest.mark.parametrize("depth", [7])
def test_too_deep_is_unreadable(depth: int) -> None:
    """Boxes in boxes are not opened for ever."""
    innermost: MIMEMultipart | MIMEText = MIMEText("ตอบ: x", "plain", "utf-8")
    for _ in range(depth):
        box = MIMEMultipart()
        box.attach(innermost)
        innermost = box

    with pytest.raises(Unreadable):
        read(parse(innermost.as_bytes()))


def test_too_long_is_unreadable_and_never_cut() -> None:
    """Half an answer would be worse than none."""
    with pytest.raises(Unreadable):
        mail(("ตอบ: " + "ก" * 30_000).encode())
