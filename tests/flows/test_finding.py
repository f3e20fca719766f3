"""Answers taken out of the sentences that hold them."""

from __future__ import annotations

import pytest

from flows.finding import as_typed, bare, codes, emails, name_in, phones, places


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("malee@example.com", ("malee@example.com",)),
        ("อีเมลที่ลงไว้คือ malee@example.com ครับ", ("malee@example.com",)),
        ("emma@example.orgค่ะ", ("emma@example.org",)),
        ("malee@example.com ka", ("malee@example.com",)),
        ("Ball.Rider @Example.com คับ", ("Ball.Rider@Example.com",)),
        ("เมล Mint.Creates @ Example.com ค่าาา 💕", ("Mint.Creates@Example.com",)),
        ("somsri แอท example จุด com จ้ะ", ("somsri@example.com",)),
        ("tom at example dot org", ("tom@example.org",)),
        ("ส่งมาที่ ｍａｌｅｅ＠example.com.", ("malee@example.com",)),
        ("a@example.com หรือ b@example.com", ("a@example.com", "b@example.com")),
        ("อีเมลmalee@example.comค่ะ", ("malee@example.com",)),
        ("我的邮箱malee@example.com", ("malee@example.com",)),
        ("_malee_@example.com", ("_malee_@example.com",)),
        ("malee@xn--l3c7ajx.xn--o3cw4h", ("malee@xn--l3c7ajx.xn--o3cw4h",)),
        ("m\u0430lee@example.com", ()),
        ("straße@example.com", ()),
        ("malee@ex\u0430mple.com", ()),
        ("malee@example.com\u044f", ()),
        ("malee@example.com2", ()),
        ("malee@example.co-th", ()),
        ("=?utf-7?q?+2AA-?=@example.net", ()),
        ("=?us-ascii?q?somchai=40example.com=2C?=@example.net", ()),
        ("o\u2019brien@example.com", ("o'brien@example.com",)),
        ("o\u00b4brien@example.com ค่ะ", ("o'brien@example.com",)),
        ("john\u2011smith@co\u2011op.example", ("john-smith@co-op.example",)),
        ("\u2018malee@example.com\u2019", ("malee@example.com",)),
        ("สมชาย.jai@example.com", ()),
        ("อีเมล...malee@example.com ค่ะ", ("malee@example.com",)),
        ("เมล--malee@example.com", ("malee@example.com",)),
        ("john,smith@example.com", ()),
        ("john\\smith@example.com", ()),
        ("john:smith@example.com", ()),
        ("john\u00b7smith@example.com", ()),
        ("x\U0001f600ann@example.com", ()),
        ("\U0001f4e7ann@example.com", ("ann@example.com",)),
        ("a@b@example.com", ()),
        ("smith@example.com@evil.example", ()),
        ("smith@example,com", ()),
        ("smith@mail.example,com", ()),
        ("smith@example.co.ไทย", ()),
        ("smith@bank.co\u2019m", ()),
        ("malee@example.com's", ("malee@example.com",)),
        ("mailto:malee@example.com", ("malee@example.com",)),
        ("อีเมล:malee@example.com", ("malee@example.com",)),
        ("(malee@example.com)", ("malee@example.com",)),
        ("- malee@example.com", ("malee@example.com",)),
        ("•malee@example.com", ("malee@example.com",)),
        ("malee@example.com,emma@example.org", ("malee@example.com", "emma@example.org")),
        ("malee@example.com/emma@example.org", ("malee@example.com", "emma@example.org")),
        ("malee dot jaidee@example.com", ("malee.jaidee@example.com",)),
        ("คือ malee จุด jaidee@example.com", ("malee.jaidee@example.com",)),
        ("malee ขีดล่าง jaidee@example.com", ("malee_jaidee@example.com",)),
        ("malee underscore j at example dot com", ("malee_j@example.com",)),
        ("malee plus shop@example.com", ("malee+shop@example.com",)),
        ("malee_ jaidee@example.com", ("malee_jaidee@example.com",)),
        ("malee. jaidee@example.com", ()),
        ("ผมใช้ malee- jaidee@example.com", ()),
        ("malee .jaidee@example.com", ()),
        ("malee@example.co. th", ("malee@example.co.th",)),
        ("malee@example.co .th ค่ะ", ("malee@example.co.th",)),
        ("malee@example.co m", ("malee@example.com",)),
        ("malee@example.co ka", ("malee@example.co",)),
        ("0812345678/malee@example.com", ("malee@example.com",)),
        ("malee@example.co m.", ("malee@example.com",)),
        ("my email is emma@example. com", ("emma@example.com",)),
        ("email emma@mail จุด com", ("emma@mail.com",)),
        ("email emma @example.com", ("emma@example.com",)),
        ("I work at example dot com and use emma@mail dot com", ("emma@mail.com",)),
        ("my email is tom at example dot org", ("tom@example.org",)),
        ("I registered at example.com", ()),
        ("malee@mail.co .uk", ("malee@mail.co.uk",)),
        ("malee@mail.co. uk", ("malee@mail.co.uk",)),
        ("somchai@dept.company .co.th", ("somchai@dept.company.co.th",)),
        ("somchai@mail.example .com", ("somchai@mail.example.com",)),
        ("malee@example.com. My phone is broken", ("malee@example.com",)),
        ("malee@example.com .Thanks", ("malee@example.com",)),
        ("Thanks. malee@example.com", ("malee@example.com",)),
        ("I'm Malee. malee@example.com", ("malee@example.com",)),
        ("Malee Jaidee - malee@example.com", ("malee@example.com",)),
        ("email_ malee@example.com", ("malee@example.com",)),
        ("อีเมล- malee@example.com", ("malee@example.com",)),
        ("อีเมล-malee@example.com", ("malee@example.com",)),
        ("อีเมล=malee@example.com", ("malee@example.com",)),
        ("email=malee@example.com", ("malee@example.com",)),
        ("081-234-5678,malee@example.com", ("malee@example.com",)),
        ("มาลี ใจดี,malee@example.com", ("malee@example.com",)),
        ("1)malee@example.com", ("malee@example.com",)),
        ("\u2709\ufe0fmalee@example.com", ("malee@example.com",)),
        ("สมชาย_jai@example.com", ()),
        ("แม่บอกว่าจุดนี้ไม่ต้องตอบ", ()),
        ("ไม่มีอีเมลค่ะ", ()),
    ],
)
def test_emails_in_a_sentence(said: str, found: tuple[str, ...]) -> None:
    """Whatever stands around an address is not part of it: no particle becomes a domain.  And what is part of one that
    cannot be used is not cut off: a code would go to somebody else."""
    assert found == emails(said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("รหัสคือ 1595 3593 ค่ะ", ("15953593",)),
        ("15953593", ("15953593",)),
        ("๑๕๙๕๓๕๙๓ จ้ะ", ("15953593",)),
        ("1595-3593", ("15953593",)),
        ("ได้แล้ว 15953593 ส่งมาช้าไป 3 นาที", ("15953593",)),
        ("1595359", ()),
        ("081-234-5678", ()),
        ("อันนี้ 11112222 อันแรก 33334444", ("11112222", "33334444")),
    ],
)
def test_codes_in_a_sentence(said: str, found: tuple[str, ...]) -> None:
    """Eight digits, in any digits and grouping; nothing of another length."""
    assert found == codes(said, 8)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("เบอร์ใหม่ 089-765-4321 ค่ะ", ("0897654321",)),
        ("๐๘๙ ๗๖๕ ๔๓๒๑ เด้อ", ("0897654321",)),
        ("+66 89 765 4321", ("0897654321",)),
        ("จาก 0812345678 เป็น 0898765432", ("0812345678", "0898765432")),
        ("ปี 2568", ()),
    ],
)
def test_phones_in_a_sentence(said: str, found: tuple[str, ...]) -> None:
    """As they are dialled in Thailand, whatever they were typed like."""
    assert found == phones(said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("2", (2,)),
        ("1, 4", (1, 4)),
        ("1 กับ ๕", (1, 5)),
        ("1 5 ka 6 krub", (1, 5, 6)),
        ("ข้อ 2 ค่ะ", (2,)),
        ("อันแรก เรื่องตังค์", (1,)),
        ("เอาอัน6 โฆสนา", (6,)),
        ("อันสุดท้าย", (9,)),
        ("ข้อ 12", ()),
        ("มีเบอร์ 2 เครื่อง 3 ซิม", (2,)),
        ("ปี 2568", ()),
        ("สามีเสียแล้ว", ()),
        ("5555555", ()),
        ("๕๕๕", ()),
        ("555 ข้อ 2", (2,)),
        ("เอาอันนึงค่ะ", (1,)),
        ("มีข้อมูลขาดไปอันนึงค่ะ ขอเพิ่ม", ()),
        ("เบอร์ผิดไปตัวนึง", ()),
        ("เอาทั้งสองอย่าง 2 in 1 จ้า", ()),
        ("ได้แค่ 1 ใน 3", ()),
    ],
)
def test_places_in_a_row_of_options(said: str, found: tuple[int, ...]) -> None:
    """By number or by word; numbers in a sentence about something else are not places."""
    assert found == places(said, 9)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1-4", (1, 2, 3, 4)),
        ("๑–๔", (1, 2, 3, 4)),
        ("ข้อ 1 ถึง 3", (1, 2, 3)),
        ("ข้อหนึ่งถึงข้อสาม", (1, 2, 3)),
        ("4 to 6", (4, 5, 6)),
        ("สองข้อแรก", (1, 2)),
        ("สามข้อสุดท้าย", (7, 8, 9)),
        ("first three", (1, 2, 3)),
        ("ข้อ 7 เป็นต้นไป", (7, 8, 9)),
        ("ข้อ 1, 2, 3", (1, 2, 3)),
        ("3-5 วัน", ()),
        ("9-1", ()),
        ("089-123-4567", ()),
        ("1-2/66", ()),
    ],
)
def test_a_row_of_places_is_every_one_of_them(said: str, found: tuple[int, ...]) -> None:
    """By its ends, or so many at the beginning or the end; a time, a date and a number are none."""
    assert found == places(said, 9)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ตกลงค่ะ", "ตกลง"),
        ("ส่งเลยยยย น้าาา 🙏✨", "ส่ง"),
        ("ทั้งหมดเลยค่ะ", "ทั้งหมด"),
        ("ค่ะ", "ค่ะ"),
        ("  Yes please!!  ", "yes"),
        ("ปี 2000 ค่ะ", "ปี 2000"),
        ("๑๐๐๐ บาทททท", "๑๐๐๐ บาท"),
    ],
)
def test_politeness_is_no_part_of_an_answer(said: str, left: str) -> None:
    """Particles, emoji and drawn-out letters fall away, and no digits; a particle alone stays, for it may mean yes."""
    assert left == bare(said)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("น้องชื่อ ด.ญ. ขวัญใจ แสนดี ค่าาา 👧", "ด.ญ. ขวัญใจ แสนดี"),
        ("เด็กชายภูผา ใจดี ครับ", "เด็กชายภูผา ใจดี"),
        ("ชื่อจริงคือ สมหญิง ใจดี", "สมหญิง ใจดี"),
        ("his name is Tom Smith", "Tom Smith"),
        ("บริษัท สุข 2000 จำกัด", "บริษัท สุข 2000 จำกัด"),
        ("ชื่อว่าน ใจดี", "ว่าน ใจดี"),
        ("มานะ ซื่อตรง", "มานะ ซื่อตรง"),
        ("สมชื่อ ดีงาม", "สมชื่อ ดีงาม"),
        ("ประพันธ์ เรียกขวัญ", "ประพันธ์ เรียกขวัญ"),
        ("ซื่อมาลี ใจดี ค่ะ", "มาลี ใจดี"),
        ("มาลี ใจดี เพื่อนเรียกลี", "มาลี ใจดี"),
        ("นายสมชาย ณ อยุธยา", "นายสมชาย ณ อยุธยา"),
        ("แม่ชื่อ นางมาลี ณ ระนอง ค่ะ", "นางมาลี ณ ระนอง"),
        ("นายสมชาย ใจดี ณ เชียงใหม่", "นายสมชาย ใจดี ณ เชียงใหม่"),
        ("นาย Somchai na Ayudhya ka", "นาย Somchai na Ayudhya"),
        ("นางสาวเหมย แซ่ ตั้ง ค่ะ", "นางสาวเหมย แซ่ ตั้ง"),
        ("นายอาลี บิน อับดุลเลาะ", "นายอาลี บิน อับดุลเลาะ"),
        ("นายสมชาย ใจดี ณ วันที่ 5", "นายสมชาย ใจดี"),
        ("นางสาวน้ำผึ้ง บ้านใหม่", "นางสาวน้ำผึ้ง บ้านใหม่"),
        ("นายสมชาย คัมภีร์ ครับ", "นายสมชาย คัมภีร์"),
        ("นายสมชาย ยังสบาย", "นายสมชาย ยังสบาย"),
        ("นายสมชาย จ้าวสมุทร", "นายสมชาย จ้าวสมุทร"),
        ("นายสมชาย ชื่อตรง", "นายสมชาย ชื่อตรง"),
        ("นายสมชาย เพื่อนรัก", "นายสมชาย เพื่อนรัก"),
        ("นายสมชาย อายุวัฒน์", "นายสมชาย อายุวัฒน์"),
        ("มาลี ชื่อตรง", "มาลี ชื่อตรง"),
        ("สมชาย ชื่อเสียง", "สมชาย ชื่อเสียง"),
        ("นางสาวมาลี สุขใจ-ใจดี", "นางสาวมาลี สุขใจ-ใจดี"),
        ("นายสมชาย Smith", "นายสมชาย Smith"),
        ("นางมาลี Smith ka", "นางมาลี Smith"),
        ("พ่อชื่อ พ.ต.อ.สมชาย ใจดี ครับ", "พ.ต.อ.สมชาย ใจดี"),
        ("ว่าที่ ร.ต.หญิง นางสาวมาลี ใจดี", "ว่าที่ ร.ต.หญิง นางสาวมาลี ใจดี"),
        ("ดร. นางมาลี ใจดี", "ดร. นางมาลี ใจดี"),
        ("ม.ล. สมชาย ณ อยุธยา", "ม.ล. สมชาย ณ อยุธยา"),
        ("พระมหาสมชาย ฐานวโร", "พระมหาสมชาย ฐานวโร"),
        ("นาง สาว มาลี ใจดี", "นาง สาว มาลี ใจดี"),
        ("ชื่อสมศรี ไม่ใช่ชื่อสมหญิง", "สมศรี"),
        ("สมศรี ใจดี เดิมชื่อสมหญิง", "สมศรี ใจดี"),
        ("สมศรี ใจดี (เดิมชื่อ สมหญิง ใจดี)", "สมศรี ใจดี"),
        ("ชื่อเดิม สมหญิง ใจดี ชื่อใหม่ ศิริพร ใจดี", "ศิริพร ใจดี"),
        ("ขอทำแทนแม่ชื่อสมศรี ใจดี ผมชื่อสมชาย ใจดี", "สมศรี ใจดี"),
        ("her name is Somsri Jaidee and my name is Malee Jaidee", "Somsri Jaidee"),
        ("มาลี ทองดี ทนายชื่อ สมชาย ใจดี", "มาลี ทองดี"),
        ("แม่ผมชื่อ บุญมา ศรีสุข", "บุญมา ศรีสุข"),
    ],
)
def test_a_name_in_a_sentence(said: str, name: str) -> None:
    """Without what introduces it and without politeness."""
    assert name == name_in(said)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("สุนาย ใจดี", "สุนาย ใจดี"),
        ("แม่ชื่อ สุนาย ใจดี ค่ะ", "สุนาย ใจดี"),
        ("มานาง สุขใจ", "มานาง สุขใจ"),
        ("ทนายสมชาย ใจดี", "ทนายสมชาย ใจดี"),
        ("คุณนายมาลี ใจดี", "คุณนายมาลี ใจดี"),
        ("นายิกา ใจดี", "นายิกา ใจดี"),
        ("ชื่อนายสมชาย ใจดี", "นายสมชาย ใจดี"),
        ("ทำแทนนางมาลี ใจดี ค่ะ", "นางมาลี ใจดี"),
        ("ลูกสาวนางสาวน้ำผึ้ง บ้านใหม่", "นางสาวน้ำผึ้ง บ้านใหม่"),
    ],
)
def test_letters_within_a_name_are_no_title(said: str, name: str) -> None:
    """A title begins where a word does, or behind what introduces a name."""
    assert name == name_in(said)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("เด็กชายภูผา ใจดี อายุ 12 ขวบ", "เด็กชายภูผา ใจดี"),
        ("เด็กชายภูผา อายุสิบสอง", "เด็กชายภูผา"),
        ("เด็กหญิงขวัญ ยังไม่มีบัตร", "เด็กหญิงขวัญ"),
        ("เด็กชายภูผา บ้านเรียกโอม", "เด็กชายภูผา"),
        ("เด็กชายภูผา ครับผม", "เด็กชายภูผา"),
        ("มาลี เพื่อนเรียก ลี ค่ะ", "มาลี"),
        ("สมหญิง ใจดี (ชื่อเล่น เปิ้ล)", "สมหญิง ใจดี"),
        ("ชื่อเล่น เปิ้ล ชื่อจริง สมหญิง ใจดี", "สมหญิง ใจดี"),
        ("เรียกว่า สมชาย ใจดี", "สมชาย ใจดี"),
        ("เรียกกันว่า มาลี ใจดี ค่ะ", "มาลี ใจดี"),
        ("เขาเรียกว่า สมชาย ใจดี", "เขาเรียกว่า สมชาย ใจดี"),
        ("ชื่อเล่นเปิ้ล", "ชื่อเล่นเปิ้ล"),
    ],
)
def test_what_is_told_beside_a_name_is_none_of_it(said: str, name: str) -> None:
    """A nickname is a name where no other is told; in doubt all of it stays."""
    assert name == name_in(said)


def test_a_number_keeps_the_grouping_it_was_typed_with() -> None:
    """As somebody gave it, in digits that everybody reads."""
    assert "089-765 4321" == as_typed("เบอร์ใหม่ ๐๘๙-๗๖๕ ๔๓๒๑ ค่ะ", "0897654321")
