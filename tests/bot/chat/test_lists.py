"""Lists in free words: what is taken and left out; in doubt it is asked, and never is the opposite recorded."""

from __future__ import annotations

import pytest

from bot.answers.engine import Answers
from bot.chat.reading.edits import edits_in, less_of
from bot.chat.reading.lists import said_of
from bot.chat.reading.readings import Answered
from flows.questions import Many
from tests.bot.chat.test_reading import place, said

SOME = (
    ("deletion", "1234", "1-4"),
    ("deletion", "1234", "1–4"),
    ("deletion", "123", "ข้อ 1 ถึง 3"),
    ("deletion", "123", "ข้อหนึ่งถึงข้อสาม"),
    ("deletion", "12", "สองข้อแรก"),
    ("deletion", "89", "the last two"),
    ("deletion", "12", "fırst two"),
    ("deletion", "12345", "one to fıve"),
    ("deletion", "45", "calendar and contacts of the last 3 months"),
    ("deletion", "5", "ลบปฏิทิน 1-5 ม.ค."),
    ("deletion", "5", "ปฏิทินวันที่ 1 ถึง 5"),
    ("deletion", "5", "calendar from 1 to 5 May"),
    ("deletion", "5", "calendar entries 2-4 pm"),
    ("deletion", "5", "ลบปฏิทินของเดือน 3 ถึง 5"),
    ("deletion", "5", "delete my calendar from the last two years"),
    ("access", "5", "ปฏิทินปี 2567 ถึง 2568"),
    ("deletion", "123", "the first three please"),
    ("deletion", "146789", "ยกเว้น 2 กับ 3 กับ 5"),
    ("deletion", "1456789", "ยกเว้น 2 กับ 3"),
    ("deletion", "1456789", "ทั้งหมดยกเว้น 2, 3"),
    ("deletion", "123", "1 2 3 ไม่เอา 5"),
    ("deletion", "1245", "1-5 ยกเว้น 3"),
    ("deletion", "1245", "ลบข้อ 1 ถึง 5 เว้นข้อ 3"),
    ("deletion", "1245", "1 to 5 except 3"),
    ("deletion", "12346789", "เก็บปฏิทินไว้ ข้ออื่นลบ"),
    ("deletion", "12346789", "keep the calendar, everything else can go"),
    ("deletion", "12346789", "keep the calendar and delete everything else"),
    ("deletion", "12346789", "keep the calendar, delete all else"),
    ("deletion", "5", "ลบปฏิทิน ข้ออื่นใช้ต่อ"),
    ("deletion", "5", "ลบปฏิทิน ที่เหลือยังใช้"),
    ("suspension", "5", "หยุดปฏิทิน ที่เหลือยังใช้อยู่"),
    ("deletion", "5", "delete the calendar, the rest stays"),
    ("deletion", "5", "calendar yes, the rest no"),
    ("deletion", "12346789", "ปฏิทินไม่ต้อง ที่เหลือเอา"),
    ("deletion", "12346789", "ปฏิทินไม่ต้องลบ ที่เหลือลบให้หมด"),
    ("deletion", "5", "nothing except the calendar"),
    ("deletion", "5", "ไม่เอาอะไรเลยยกเว้นปฏิทิน"),
    ("access", "5", "ไม่เอาอะไรเลยยกเว้นปฏิทิน"),
    ("deletion", "5", "อย่าลบทั้งหมด ลบแค่ปฏิทิน"),
    ("deletion", "5", "ไม่ต้องเก็บปฏิทินไว้แล้ว"),
    ("deletion", "5", "อย่าเก็บปฏิทินไว้"),
    ("deletion", "5", "don't keep the calendar"),
    ("deletion", "5", "ปฏิทินอย่างเดียว"),
    ("deletion", "5", "ลบปฏิทินอย่างเดียวพอ"),
    ("deletion", "5", "only the calendar"),
    ("deletion", "12346789", "ลบเหมิดเลยเด้อ บ่เอาปฏิทิน"),
    ("deletion", "12346789", "ลบทั้งหมด บะเอาปฏิทิน"),
    ("deletion", "12346789", "ทั้งหมด บ่ต้องลบปฏิทินเด้อ"),
    ("deletion", "23456789", "ลบทั้งหมดยกเว้นโปรไฟล์"),
    ("deletion", "12345789", "all save the payments"),
    ("deletion", "12345789", "everything but payments"),
    ("deletion", "12345789", "all but the payments"),
    ("deletion", "12345789", "delete all, keep payments"),
    ("deletion", "12346789", "ลบทั้งหมด แต่เก็บปฏิทินไว้"),
    ("deletion", "12346789", "ลบทั้งหมด เหลือปฏิทินไว้"),
    ("deletion", "12346789", "ลบทั้งหมด เหลือแค่ปฏิทิน"),
    ("deletion", "4", "ลบรายชื่อ ไม่ลบปฏิทิน"),
    ("deletion", "4", "delete the contacts not the calendar"),
    ("deletion", "4", "delete contacts keep calendar"),
    ("deletion", "45", "ลบรายชื่อกับปฏิทิน"),
    ("deletion", "45", "รายชื่อ ปฏิทิน"),
    ("deletion", "45", "ขอปฏิทินกับรายชื่อ ไม่ต้องรีบนะ"),
    ("deletion", "15", "1 กับ 5"),
    ("deletion", "15", "1, 5"),
    ("deletion", "15", "ข้อ 1 และข้อ 5 ค่ะ"),
    ("deletion", "5", "calendar"),
    ("deletion", "12345789", "ขอลบทุกอย่างเลยค่ะ แต่เรื่องจ่ายเงินเก็บไว้ก่อนนะคะ เผื่อต้องใช้ใบเสร็จ"),
    ("deletion", "12345789", "ลบหมดเลย ยกเว้นเรื่องการชำระเงิน"),
    ("deletion", "12345789", "เอาออกให้หมด เว้นการชำระเงินไว้"),
    ("deletion", "12345789", "ลบทุกข้อ ข้อ 6 ไม่ต้อง"),
    ("deletion", "12345789", "ทุกข้อ แต่ข้อ 6 ไม่ลบ"),
    ("deletion", "12345789", "ลบหมด เก็บข้อ 6 ไว้ข้อเดียว"),
    ("deletion", "12345789", "all of it bar number 6"),
    ("deletion", "12345789", "wipe everything apart from the payments"),
    ("deletion", "12345789", "everything other than payments please"),
    ("deletion", "12345789", "get rid of all of it but leave my payments"),
    ("deletion", "12345789", "erase everything. leave payments alone"),
    ("deletion", "1789", "ลบหมด ยกเว้น 2-6"),
    ("deletion", "1789", "ยกเว้นข้อ 2 ถึงข้อ 6"),
    ("deletion", "1789", "all except 2 to 6"),
    ("deletion", "3456789", "ทั้งหมดยกเว้นสองข้อแรก"),
    ("deletion", "3456789", "everything except the first two"),
    ("deletion", "124", "ลบ 1-4 ไม่ลบ 3"),
    ("deletion", "124", "1 ถึง 4 ยกเว้น 3"),
    ("deletion", "56789", "1-4 ไม่ต้อง ที่เหลือลบ"),
    ("deletion", "56789", "ข้อ 1-4 เก็บไว้ นอกนั้นลบได้เลย"),
    ("deletion", "1234", "1-4 ลบ นอกนั้นเก็บไว้"),
    ("deletion", "1234", "ลบข้อ 1-4 ที่เหลือไม่ต้อง"),
    ("deletion", "456", "ข้อ 4, 5, 6"),
    ("deletion", "456", "4 ถึง 6 ครับ"),
    ("deletion", "456", "๔-๖"),
    ("deletion", "789", "สามข้อสุดท้าย"),
    ("deletion", "1236789", "ขอเก็บปฏิทินกับรายชื่อไว้ อย่างอื่นลบหมด"),
    ("deletion", "1236789", "ปฏิทินกับรายชื่อเก็บ นอกนั้นลบ"),
    ("deletion", "1236789", "ไม่ต้องลบปฏิทินกับรายชื่อ ที่เหลือลบ"),
    ("deletion", "45", "ปฏิทินกับรายชื่อลบ อย่างอื่นเก็บ"),
    ("deletion", "45", "ลบแค่ปฏิทินกับรายชื่อ ที่เหลือปล่อยไว้"),
    ("deletion", "45", "ลบเฉพาะรายชื่อกับปฏิทิน"),
    ("deletion", "45", "just contacts and calendar, keep everything else"),
    ("deletion", "45", "contacts and calendar. leave everything else"),
    ("deletion", "45", "contacts and calendar, nothing else"),
    ("deletion", "5", "nothing but the calendar"),
    ("deletion", "5", "ไม่ลบอะไรเลยนอกจากปฏิทิน"),
    ("deletion", "5", "ไม่อยากให้มีปฏิทินในระบบ"),
    ("deletion", "5", "ปฏิทินไม่ต้องเก็บ"),
    ("deletion", "5", "ปฏิทินไม่ต้องเหลือไว้"),
    ("deletion", "56", "ไม่ต้องเก็บปฏิทินกับการชำระเงินไว้"),
    ("deletion", "5", "stop keeping my calendar"),
    ("suspension", "5", "อย่าใช้ปฏิทิน"),
    ("suspension", "5", "ห้ามใช้ปฏิทินของฉัน"),
    ("suspension", "5", "ปฏิทินห้ามใช้"),
    ("suspension", "5", "ไม่ให้ใช้ปฏิทินแล้ว"),
    ("suspension", "12346789", "หยุดทั้งหมด ปฏิทินยังใช้ได้"),
    ("suspension", "12346789", "หยุดทุกอย่าง แต่ปฏิทินใช้ต่อได้"),
    ("suspension", "12346789", "stop using everything, you can still use the calendar"),
    ("suspension", "12346789", "ระงับทุกหมวด ปฏิทินไม่ต้องระงับ"),
    ("suspension", "5", "ระงับปฏิทิน อย่างอื่นใช้ต่อได้"),
    ("withdrawal", "5", "ถอนปฏิทิน ที่เหลือยังยินยอม"),
    ("withdrawal", "12346789", "ถอนทั้งหมด ปฏิทินยังยินยอมอยู่"),
    ("withdrawal", "5", "ปฏิทินไม่ยินยอมแล้ว"),
    ("suspension", "5", "หยุดใช้ปฏิทินไว้ก่อน ยังไม่ต้องลบ"),
    ("withdrawal", "5", "ไม่ให้ใช้ปฏิทินแล้วค่ะ"),
    ("access", "12346789", "ขอดูทั้งหมด ปฏิทินไม่ต้อง"),
    ("access", "12346789", "ขอดูทุกหมวด ปฏิทินไม่ต้องดู"),
    ("access", "12346789", "ขอทุกอย่างนะคะ ไม่ต้องส่งปฏิทินมา"),
    ("access", "12346789", "I want it all, don't need the calendar"),
    ("access", "12346789", "all of it, no calendar"),
    ("access", "5", "ขอดูปฏิทินที่เก็บไว้"),
    ("access", "5", "เก็บปฏิทินอะไรไว้บ้าง ขอดู"),
    ("access", "45", "ขอปฏิทินกับรายชื่อที่เก็บไว้"),
    ("access", "4", "เอารายชื่อ ไม่เอาปฏิทิน"),
    ("access", "4", "ขอรายชื่อ ปฏิทินไม่ต้อง"),
    ("access", "4", "รายชื่อเอา ปฏิทินไม่เอา"),
    ("portability", "5", "ย้ายปฏิทินไป ที่เหลือไม่ต้อง"),
    ("portability", "12346789", "ย้ายทั้งหมด ไม่ต้องย้ายปฏิทิน"),
    ("portability", "5", "แค่ปฏิทินพอ"),
    ("deletion", "12346789", "ทั้งหมดค่ะ ปฏิทินอย่าเพิ่งลบนะคะ"),
    ("deletion", "15", "ลบ 1 กับ 5 ไม่ต้องรีบนะ"),
    ("deletion", "15", "ขอลบ 1 และ 5 ค่ะ ขอบคุณค่ะ"),
    ("deletion", "5", "ลบปฏิทินให้หน่อย ไม่ได้ใช้แล้ว"),
    ("deletion", "5", "ปฏิทินค่ะ ไม่ได้ใช้แล้ว"),
    ("deletion", "5", "ลบปฏิทินออกจากระบบ"),
    ("deletion", "5", "เอาปฏิทินออก"),
    ("deletion", "5", "remove the calendar please"),
    ("deletion", "45", "ลบปฏิทินด้วย รายชื่อด้วย"),
    ("deletion", "5", "ลบข้อ 5"),
    ("deletion", "5", "5"),
    ("deletion", "5", "number 5"),
    ("access", "12346789", "all nine but not number 5"),
    ("deletion", "12346789", "ทุกหมวดหักปฏิทินออก"),
    ("deletion", "12346789", "เอาทั้งหมดเลยค่ะ แต่ไม่เอาเรื่องปฏิทิน หนูไม่ได้ใช้"),
    ("access", "5", "ขอดูปฏิทินทั้งหมด ไม่เอารายชื่อ"),
    ("access", "12346789", "ไม่เอาปฏิทิน ทั้งหมดเอา"),
    ("deletion", "12346789", "เอาปฏิทินออกจากการลบ ที่เหลือลบให้หมด"),
    ("deletion", "12346789", "เอาปฏิทินออกจากรายการลบ ลบที่เหลือ"),
    ("deletion", "12346789", "remove calendar from the deletion, delete everything else"),
    ("deletion", "12346789", "take the calendar off the list and delete the rest"),
    ("deletion", "12346789", "delete everything, I use the calendar"),
    ("deletion", "12346789", "delete everything, I'm using the calendar"),
    ("suspension", "12346789", "stop everything, you may use my calendar"),
    ("deletion", "12346789", "เก็บปฏิทินไว้ นอกนั้นลบหมด"),
    ("deletion", "5", "ลบปฏิทินออก ที่เหลือเก็บไว้"),
    ("deletion", "45", "ปฏิทินกับรายชื่อ ลบให้หมดเลย"),
    ("deletion", "5", "4 ไม่เอา เอา 5"),
    ("deletion", "5", "ข้อ 4 ไม่เอา เอาข้อ 5"),
    ("deletion", "4", "5 ไม่ต้อง เอา 4"),
    ("deletion", "4", "ปฏิทินไม่ลบ ลบรายชื่อ"),
    ("withdrawal", "4", "5 ไม่ต้อง เอา 4"),
    ("access", "5", "4 ไม่เอา เอา 5"),
    ("deletion", "5", "ปฏิทินไม่จำเป็นต้องเก็บแล้ว"),
    ("deletion", "5", "ขอโทษนะคะ ขอลบปฏิทิน"),
    ("deletion", "5", "ไม่ยินยอมให้เก็บปฏิทิน"),
)  # fmt: skip
"""The form, the places in its list that are meant, and what is said."""
ALL = (
    ("deletion", "ลบทั้งหมด ไม่ต้องเก็บปฏิทินไว้"),
    ("deletion", "ลบให้หมด ไม่ต้องเหลืออะไร"),
    ("deletion", "ทั้งหมด อย่าเก็บปฏิทินไว้"),
    ("deletion", "ทั้งหมด อย่าเหลือปฏิทิน"),
    ("deletion", "delete everything, don't keep the calendar"),
    ("deletion", "everything, no exceptions"),
    ("deletion", "everything, calendar included"),
    ("deletion", "ทั้งหมด ปฏิทินก็ลบ"),
    ("deletion", "ทั้งหมด ปฏิทินก็เอา"),
    ("suspension", "หยุดทั้งหมด ปฏิทินก็ห้าม"),
    ("deletion", "ลบทั้งหมด แม้แต่ปฏิทิน"),
    ("deletion", "ลบทุกอย่าง แม้แต่ปฏิทินก็ไม่ต้องเหลือ"),
    ("deletion", "ลบทั้งหมด แต่ก็รวมปฏิทินด้วยนะ"),
    ("deletion", "ไม่ใช่แค่ปฏิทิน เอาทั้งหมด"),
    ("deletion", "not just the calendar, everything"),
    ("deletion", "ทุกหมวดค่ะ ไม่มีข้อยกเว้น"),
    ("deletion", "ทั้งหมดเลยค่ะ"),
    ("deletion", "everything please"),
    ("deletion", "ลบให้หมดทุกอย่างเลย จะได้ไม่เป็นภาระใคร"),
    ("deletion", "ลบให้หมด อย่าให้เหลือแม้แต่ปฏิทิน"),
    ("deletion", "ล้างให้หมด ไม่เว้นปฏิทิน"),
    ("deletion", "ลบทุกอย่างรวมปฏิทินด้วย"),
    ("deletion", "delete everything including the calendar"),
    ("deletion", "delete all, even the calendar"),
    ("deletion", "delete all, the calendar too"),
    ("deletion", "delete everything, I don't want you to keep any of it"),
    ("deletion", "everything. nothing left please"),
    ("access", "ขอดูทั้งหมดที่เก็บไว้"),
    ("access", "ขอดูทุกอย่างที่บริษัทเก็บไว้ค่ะ"),
)  # fmt: skip
ASKED = (
    ("deletion", "ปฏิทินไม่เอา"),
    ("deletion", "ไม่ต้องลบ 1 2"),
    ("deletion", "อย่าลบ 4 กับ 5"),
    ("deletion", "อย่าลบข้อ 4"),
    ("deletion", "keep 1 and 2"),
    ("deletion", "don't delete 1, 2"),
    ("deletion", "please do not delete 3 and 4"),
    ("deletion", "อย่าลบปฏิทิน"),
    ("deletion", "เก็บปฏิทินไว้"),
    ("deletion", "ปฏิทินเก็บไว้นะ"),
    ("deletion", "ไม่ลบทั้งหมด"),
    ("deletion", "อย่าลบทั้งหมด"),
    ("deletion", "don't delete everything"),
    ("deletion", "do not delete all of it"),
    ("access", "ปฏิทินบะเอา"),
    ("access", "ปฏิทินไม่เอาหมัน"),
    ("deletion", "ลบทั้งหมด ขอคิดดูก่อน"),
    ("deletion", "ทั้งหมด ไว้ทีหลังนะ"),
    ("deletion", "ทั้งหมด แต่ปฏิทินขอคิดดูก่อน"),
    ("deletion", "delete everything but let me think about the calendar"),
    ("deletion", "ทั้งหมด แต่ปฏิทิน"),
    ("deletion", "ลบทั้งหมดยกเว้นอีเมล"),
    ("deletion", "ทั้งหมดยกเว้นข้อ 15"),
    ("deletion", "ยกเว้นข้อ 15"),
    ("deletion", "everything except my email"),
    ("deletion", "ทั้งหมดยกเว้นปฏิทินกับอีเมล"),
    ("deletion", "ลบทั้งหมด ยกเว้นรูปถ่าย"),
    ("deletion", "everything except my photo"),
    ("deletion", "ทั้งหมด ยกเว้นชื่อกับเบอร์"),
    ("deletion", "ไม่ลบ 1-4"),
    ("deletion", "1-4 ไม่ต้อง"),
    ("deletion", "ลบทุกอย่างที่ไม่ใช่ปฏิทิน แต่เก็บโปรไฟล์กับอีเมล"),
    ("deletion", "delete my data but keep my email"),
    ("deletion", "ขอเก็บปฏิทินกับรายชื่อไว้"),
    ("deletion", "ไม่ลบอะไรเลย"),
    ("deletion", "ไม่ต้องลบอะไรทั้งนั้น"),
    ("deletion", "nothing"),
    ("deletion", "none of them"),
    ("deletion", "ไม่เอาสักอย่าง"),
    ("suspension", "อย่าหยุดปฏิทิน"),
    ("suspension", "ปฏิทินใช้ต่อได้"),
    ("access", "ไม่เอาปฏิทิน"),
    ("deletion", "ปฏิทินอย่าเพิ่งลบ"),
    ("deletion", "ทั้งหมด แต่ปฏิทินไม่แน่ใจ"),
    ("deletion", "ทั้งหมดยกเว้น"),
    ("deletion", "ทั้งหมดยกเว้นอันนั้น"),
    ("deletion", "ทั้งหมดยกเว้นของลูก"),
    ("deletion", "delete everything except stuff from my work"),
    ("deletion", "ทั้งหมดยกเว้น 15 กับ 2"),
    ("deletion", "everything except 12"),
    ("deletion", "ทั้งหมด ยกเว้นที่อยู่บ้าน"),
    ("deletion", "ทั้งหมดยกเว้นเบอร์โทรผม"),
    ("deletion", "ลบทั้งหมด เก็บแต่ชื่อไว้"),
    ("deletion", "ลบทั้งหมด ไม่ลบอีเมล"),
    ("deletion", "no 5"),
    ("deletion", "เอาปฏิทินออกจากรายการที่จะลบ"),
    ("deletion", "remove the calendar from the list"),
    ("deletion", "take my calendar out of the things to be deleted"),
    ("deletion", "เอาปฏิทินออกก่อน นอกนั้นลบหมด"),
    ("deletion", "ลบทุกหมวด ปฏิทินรอก่อน"),
    ("deletion", "delete all, the calendar can wait"),
    ("deletion", "ลบทุกหมวด ปฏิทินของแม่ผม"),
    ("deletion", "delete everything, my wife likes the calendar"),
    ("suspension", "you may use my calendar, nothing else"),
    ("suspension", "ระงับทุกหมวด ปฏิทินสำคัญกับผม"),
    ("access", "everything you have on my calendar"),
    ("deletion", "ลบทุกหมวด เอาปฏิทินออก"),
    ("access", "ลบ 1-3 เก็บ 4-9"),
    ("access", "ลบปฏิทิน เก็บรายชื่อ"),
)  # fmt: skip
"""Something is left out, or put off, and what is meant then is not said."""
UNPLACED = (
    ("deletion", "5 ไม่ใช่ 4 ต่างหาก"),
    ("deletion", "5 เอ๊ย 4"),
    ("deletion", "ปฏิทิน เอ้ย รายชื่อ"),
    ("deletion", "5 sorry 4"),
    ("deletion", "contacts, I mean calendar"),
    ("deletion", "calendar or rather contacts"),
    ("deletion", "5 แทน 4"),
    ("deletion", "เปลี่ยนจาก 4 เป็น 5"),
    ("deletion", "5, no, 4"),
    ("deletion", "4❌ 5✅"),
    ("deletion", "4 ผิด 5 ถูก"),
    ("deletion", "not all of it"),
    ("deletion", "ทั้งหมดไม่ได้"),
    ("deletion", "ทั้งหมดไม่ไหว"),
    ("deletion", "almost everything"),
    ("deletion", "everything that is not important"),
    ("deletion", "ทั้งหมดที่กฎหมายไม่บังคับ"),
    ("deletion", "ทั้งหมดเกินไป"),
    ("deletion", "ลบทั้งหมดแต่ไม่ปิดบัญชี"),
    ("deletion", "if my contacts stay, delete the calendar"),
    ("deletion", "ข้อ 4 ข้าม"),
    ("deletion", "all? no way"),
    ("deletion", "everything I don't use"),
    ("deletion", "ปฏิทินลบไม่ได้นะ"),
    ("deletion", "ปฏิทินห้ามหาย"),
    ("deletion", "ปฏิทินอย่าให้หาย"),
    ("deletion", "ไม่ยินยอมให้ลบปฏิทิน"),
    ("deletion", "ไม่เห็นต้องลบปฏิทินเลย"),
    ("deletion", "ยังไม่พร้อมลบปฏิทิน"),
    ("deletion", "don't lose my contacts"),
    ("deletion", "I can't lose my calendar"),
    ("deletion", "my calendar cannot be deleted"),
    ("deletion", "you are not allowed to delete my calendar"),
    ("deletion", "I did not consent to deleting my calendar"),
    ("deletion", "ลบปฏิทินแต่ไม่ให้กระทบรายชื่อ"),
    ("deletion", "ลบปฏิทิน โดยไม่กระทบรายชื่อ"),
    ("deletion", "ขอรายชื่อไว้ ลบปฏิทิน"),
    ("deletion", "ลบปฏิทิน รายชื่อสำคัญ"),
    ("deletion", "กู้ปฏิทินคืน"),
    ("deletion", "I want my calendar back"),
    ("deletion", "ปฏิทินลบเองแล้ว รายชื่อยังไม่ได้ลบ"),
    ("withdrawal", "ยินยอมปฏิทินต่อ"),
    ("withdrawal", "I consent to calendar only"),
    ("suspension", "ให้ใช้ปฏิทินต่อ ถอนรายชื่อ"),
    ("suspension", "ทั้งหมดไม่ได้"),
    ("access", "5 เอ๊ย 4"),
    ("access", "ปฏิทินมีแล้ว ขอรายชื่อ"),
)  # fmt: skip
"""A word of denial, keeping, correction or limit stands there of which the grammar makes nothing."""


def chosen(answers: Answers, flow: str, text: str) -> str:
    """What is recorded of the list that a form begins with; empty where nothing is."""
    found = said(answers, flow, {}, text)
    return found.said.raw if isinstance(found, Answered) and found.said.raw != text else ""


@pytest.mark.parametrize(("flow", "places", "text"), SOME)
def test_what_is_taken_and_what_is_left_out_is_told_apart(
    answers: Answers, flow: str, places: str, text: str
) -> None:
    """By numbers, rows of numbers and names; with the word that takes or leaves before or behind them."""
    found = said(answers, flow, {}, text)

    assert isinstance(found, Answered)
    assert ",".join(f"1.{place}" for place in places) == found.said.raw


@pytest.mark.parametrize(("flow", "text"), ALL)
def test_what_only_sounds_like_keeping_goes_with_all(answers: Answers, flow: str, text: str) -> None:
    """That nothing is to be kept, and that one thing is not all, leaves nothing out."""
    assert "all" == chosen(answers, flow, text)


@pytest.mark.parametrize(("flow", "text"), ASKED)
def test_where_it_is_not_clear_what_is_left_nothing_is_recorded(
    answers: Answers, flow: str, text: str
) -> None:
    """Not what was ruled out, and not all but what nobody understood."""
    assert "" == chosen(answers, flow, text)


@pytest.mark.parametrize(("flow", "text"), UNPLACED)
def test_what_no_grammar_accounts_for_is_asked_about(answers: Answers, flow: str, text: str) -> None:
    """Nothing is taken of a list beside a word that may take it back."""
    assert "" == chosen(answers, flow, text)


@pytest.mark.parametrize("text", ["ทั้งหมด ยกเว้นที่เลือกตามโปรไฟล์", "everything except ads by profile"])
def test_of_a_single_answer_nothing_is_taken_out(answers: Answers, text: str) -> None:
    """Which advertising stops, where some is excepted, is asked again."""
    assert "" == chosen(answers, "objection", text)


def test_what_is_kept_in_a_question_behind_the_answer_is_not_deleted(answers: Answers) -> None:
    """Whoever asks whether one can stay has not said that all is to go."""
    assert "all" != chosen(answers, "deletion", "ลบทั้งหมดค่ะ แล้วเก็บปฏิทินไว้ได้ไหมคะ")


def test_what_is_left_out_in_the_midst_of_a_long_text_is_asked_about(answers: Answers) -> None:
    """Of a long text the middle is not weighed, and may hold what is to be kept."""
    text = "ลบทั้งหมดเลยค่ะ " + "ใช้มานานแล้วค่ะ " * 60 + "แต่เก็บปฏิทินไว้ " + "ใช้มานานแล้วค่ะ " * 30

    assert "" == chosen(answers, "deletion", text)


@pytest.mark.parametrize("text", ["อย่าเก็บปฏิทินไว้", "ไม่ต้องเหลือปฏิทินไว้นะ", "don't keep the calendar"])
def test_at_the_last_look_what_is_not_to_be_kept_stays_chosen(answers: Answers, text: str) -> None:
    """A no before the keeping means that it is to go."""
    given = {"what-deletion": "1.5,1.6"}
    found = less_of(place(answers, "deletion", given), text, answers.speech, keeps=True)

    assert {} == found.answers


@pytest.mark.parametrize(
    "text",
    [
        "อย่าเพิ่มรายชื่อ",
        "ไม่ต้องเพิ่มรายชื่อ",
        "อย่าใส่รายชื่อ",
        "don't add contacts",
        "do not add my contacts",
        "should I add contacts?",
        "ลบรายชื่อด้วยไหม",
        "my calendar must not disappear",
        "calendar is not allowed to be deleted",
    ],
)
def test_at_the_last_look_nothing_is_added_that_is_declined_or_only_asked_about(
    answers: Answers, text: str
) -> None:
    """And nothing takes the place of what was chosen because it is to be kept."""
    given = {"what-deletion": "1.5,1.7"}
    found = edits_in(place(answers, "deletion", given), text, answers.speech, named=True)

    assert {} == found.answers


@pytest.mark.parametrize("text", ["เพิ่มรายชื่อด้วย", "รายชื่อด้วยค่ะ", "add contacts", "contacts too please"])
def test_at_the_last_look_what_is_added_comes_to_what_was_chosen(answers: Answers, text: str) -> None:
    """A plain wish for one more is taken."""
    given = {"what-deletion": "1.5,1.7"}
    found = edits_in(place(answers, "deletion", given), text, answers.speech, named=True)

    assert {"what-deletion": "1.4,1.5,1.7"} == found.answers


@pytest.mark.parametrize(
    "text",
    ["remove the calendar from the list", "เอาปฏิทินออกจากการลบ", "take the calendar out of the deletion"],
)
def test_what_goes_off_the_list_is_not_what_is_left_of_it(answers: Answers, text: str) -> None:
    """It is the list that is cut, and not the data."""
    given = {"what-deletion": "all"}
    found = edits_in(place(answers, "deletion", given), text, answers.speech, named=True)

    assert {"what-deletion": "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"} == found.answers


def test_at_the_last_look_what_is_to_be_kept_is_left_out(answers: Answers) -> None:
    """And the others stay."""
    given = {"what-deletion": "1.5,1.6"}
    found = less_of(place(answers, "deletion", given), "เก็บปฏิทินไว้ อย่าลบ", answers.speech, keeps=True)

    assert {"what-deletion": "1.6"} == found.answers


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("delete my data, keep payments", ""),
        ("ลบข้อมูล เก็บการชำระเงินไว้", ""),
        ("delete everything but keep my email", ""),
        ("ขอลบทั้งหมด ยกเว้นปฏิทิน", "1.1,1.2,1.3,1.4,1.6,1.7,1.8,1.9"),
        ("ขอลบปฏิทิน", "1.5"),
        ("ม่าย ลบรายชื่อเพื่อนออกให้หมดเลย", "1.4"),
        ("ลบสมุดรายชื่อที่ดึงไปออกให้หมด กลัวมีปัญหาทีหลัง", "1.4"),
    ],
)
def test_a_first_message_fills_in_nothing_that_it_keeps(answers: Answers, text: str, raw: str) -> None:
    """What is to be kept is not among what the form begins with."""
    here = place(answers, "deletion", {})
    question = here.waiting.question

    assert isinstance(question, Many)
    assert raw == said_of(here, question, text, answers.speech)


def test_a_reason_that_names_what_was_chosen_and_wants_nothing_kept_is_read(answers: Answers) -> None:
    """Whoever says why says nothing of the whole list, and is not left without an answer."""
    text = "เลิกซื้อของมาสามปีแล้ว จะเก็บเลขบัตรผมไว้อีกทำไหร ไม่ต้องใช้แล้ว"

    found = said(answers, "deletion", {"categories": "1.6"}, text)

    assert isinstance(found, Answered)
