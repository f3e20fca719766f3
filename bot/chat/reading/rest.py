"""The rest of a text: what it tells when an answer has been taken out of it, without the words by which that is told.

`เบอร์คือ 089-… ครับ` tells nothing besides; `089-… ต่อ 105` and `089-… (ของสามี)` do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.answers.lexicon import ME, MEANINGS, PARTICLES
from bot.answers.thai import dictionary
from bot.chat.reading.frames import words_of
from bot.chat.reading.kin import WHOSE
from flows.text import ascii_digits

SEVERAL = 2
"""Words that tell something; a single short one colours what is said."""
A_WORD = 5
"""Characters of a word of the dictionary that tells something by itself (`ชั่วคราว`, `พรุ่งนี้`)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FRAMES = _words(
    """
    คือ เป็น เปน ว่า ที่ ที่ถูก ถูก ถูกต้อง ถูกแล้ว ต้อง ควร แก้ แก้ไข แก้เป็น เปลี่ยน เปลี่ยนเป็น ปรับ อัปเดต ให้ หน่อย ด้วย ที
    ใหม่ เก่า เดิม จาก มา ไป ไว้ แล้ว ก็ และ กับ หรือ แต่ เลย ได้ ได้เลย เอา เพิ่ม เติม เพิ่มเติม ใส่ ลง ลงว่า เขียน เขียนว่า พิมพ์
    สะกด บันทึก ขึ้น ขึ้นว่า แสดง ผิด พิมพ์ผิด ไม่ใช่ ต่างหาก ขอ ช่วย รบกวน กรุณา โปรด อยาก ต้องการ จะ ขอบคุณ ขอบคุณมาก ขอบใจ
    สวัสดี ครับผม นะคะ นะครับ นะค่ะ นะคับ แทน มาก มากๆ ใช้ ใช้อยู่ อยู่ จริง จริงๆ มี ตาม ตามนี้ แค่ แค่นี้ เท่านี้ นี้ นี่ นั้น นั่น
    อัน อันนี้ อันนั้น ตัวนี้ ตอนนี้ ปัจจุบัน ล่าสุด มัน ใน ระบบ ในระบบ ค่า ข้อ ข้อมูล ส่ง ส่งที่ ส่งไป ถึง ติดต่อ กลับ โอเค ใช่ เหตุผล อื่น
    อื่นๆ เพราะ เพราะว่า เนื่องจาก ดังนี้ เบอร์ เบอร์โทร เบอร์โทรศัพท์ โทร โทรศัพท์ มือถือ หมายเลข เลข เลขที่ อีเมล อีเมล์ เมล ชื่อ
    นามสกุล ที่อยู่ บ้าน ตำแหน่ง งาน ตำแหน่งงาน อาชีพ บริษัท ที่ทำงาน
    ของจริง เห็น ที่เห็น ดู เปิด เปิดดู โชว์ ปรากฏ หน้า หน้าจอ จอ บนจอ แอป แอพ ในแอป โปรไฟล์ บน เท่าที่ ตามที่ เขา ปัจจุบันนี้ ส่งมา ส่งถึง จัดส่ง
    อยู่เลย ยัง ยังเป็น ยังคง จัดส่งที่ จด จดดี ดี ดีๆ เด้อ เน้อ เจ้า จ้า งับ
    is are was looks like says show shows it it's that's the a an my mine new old right correct now to from for of and
    or but should be please
    thanks thank you change changed use this that number phone mobile email mail name address call me at ok okay yes
    no not because other reason i i'm
    """
)
"""What is said around a value or an option by which it is told."""
_OF_ME = re.compile(r"ของ\s?(?:ผม|ฉัน|ดิฉัน|หนู|เรา|พี่|ป้า|ลุง|กระผม)(?:เอง)?")
_IN_BRACKETS = re.compile(r"\([^()]{2,80}\)")
_LAUGHTER = re.compile(r"(?<!\d)5{3,}(?!\d)")


def rest_of(text: str, taken: Iterable[str]) -> str:
    """A text without what was taken out of it, with the digits of all scripts in one."""
    left = ascii_digits(text)
    for each in taken:
        left = left.replace(ascii_digits(each), " ") if len(each) > 1 else left
    return " ".join(left.split())


def told_in(rest: str, beside: Iterable[str] = ()) -> list[str]:
    """The words of a rest that tell something; `beside`: words that are expected, such as those of an option."""
    known = {word for each in beside for word in words_of(each.casefold())}
    found = words_of(_OF_ME.sub(" ", rest.casefold()))
    return [
        each
        for each in found
        if each not in _FRAMES and each not in PARTICLES and each not in known and MEANINGS.get(each) != ME
    ]


def tells(rest: str, beside: Iterable[str] = ()) -> bool:
    """Whether a rest tells something: it holds digits, several words that do, or one that does by itself: a long one,
    one in brackets, or of whose it is."""
    found = told_in(_LAUGHTER.sub(" ", rest), beside)
    long = any(len(each) >= A_WORD and each in dictionary() for each in found)
    one = long or WHOSE & set(found) or any(told_in(each) for each in _IN_BRACKETS.findall(rest))
    return len(found) >= SEVERAL or bool(one) or any(each.isdigit() for each in "".join(found))
