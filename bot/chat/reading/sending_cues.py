"""Sending cues: words by which somebody says how and where to something is to be sent, beside what is asked."""

from __future__ import annotations

import re

BY_POST = re.compile(
    r"ไปรษณีย์|ไปรสนี|ใส่ซอง|บ้านเลขที่|ลงทะเบียนมา|กระดาษ.{0,8}?(?:มา|ไป)(?:ที่|ยัง|ให้|ทาง)|"
    r"(?:กระดาษ|เอกสาร|สำเนา|ส่ง|แผ่น).{0,24}?(?:มา|ไป|ถึง|ที่)\S{0,4}?(?:บ้าน|เฮือน|ที่อยู่|ที่ทำงาน|ออฟฟิศ|หอ|คอนโด|ร้าน)|"
    r"\bby (?:post|mail|letter)\b|\bthrough the post\b|\bpost(?:ed)? (?:it )?to\b|\bon paper\b.{0,24}?\bto\b|"
    r"\bsong ma\b.{0,12}?\bban\b",
    re.I,
)
"""That it is to come by post."""
HOUSE = re.compile(
    r"บ้านเลขที่\s?\d\S{0,12}(?:\s\S{1,40}){1,12}|\b\d{1,5}(?:/\d{1,5})?,? (?:moo|soi)\b.{5,120}", re.I
)
"""An address that begins with the number of a house."""
HOW_DELIVERED = re.compile(
    r"ฝาก|ห้าม|อย่า|วาง|ชั้น\s?\d|(?:ส่ง|ไป|มา)(?:ที่|ถึง)\s?\S{4}|จ่าหน้า|โทร(?:หา|ก่อน|บอก)|\b(?:leave|deliver|guard|reception|neighbou?r|"
    r"floor|care of|c/o)\b",
    re.I,
)
"""How it is to be delivered, where it is only asked by which way."""
IN_WHICH_FORM = re.compile(
    r"กระดาษ|ปริ้น|ปริ๊น|พิมพ์ออก|ตัว(?:หนังสือ|อักษร)?(?:ใหญ่|โต)|อักษรเบรลล์|แฟลชไดร|ซีดี|"
    r"\b(?:paper|print(?:ed|out)?|hard cop(?:y|ies)|braille|pdf|excel|csv|usb|cd)\b",
    re.I,
)
"""In which form it is wanted."""
