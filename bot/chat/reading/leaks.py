"""Leaks: whether somebody tells that data have got out, and does not only fear it, or ask about it."""

from __future__ import annotations

import re

_DATA = r"(?:ข้อมูล|เบอ|เมล|ที่อยู่|รายชื่อ|รหัส|บัญชี|บัตร|ประวัติ|รูป)"
_OUT = r"(?:รั่ว|ฮั่ว|หลุด(?!พ้น|จอง|จากแอ|จากระบบ|ออกจากระบบ))"
_BROKEN_INTO = r"(?:โดน|ถูก|ถืก)(?:แฮ็?[กค]|เจาะ|ขโมย|ล้วง)"
_DATA_EN = r"(?:data|info\w*|numbers?|phone|details?|e-?mails?|address|account|passwords?|records?)"
_OUT_EN = r"(?:leak(?:ed|ing|s)?|breach(?:ed)?|hacked|stolen|exposed|compromised|got out)"
TOLD = re.compile(
    rf"{_DATA}\S{{0,24}}?(?:\s\S{{0,12}}?)?(?:{_OUT}|{_BROKEN_INTO})|{_BROKEN_INTO}\S{{0,12}}?{_DATA}|"
    rf"(?:ทำ|ปล่อย){_DATA}?{_OUT}|"
    rf"\b{_DATA_EN}\b.{{0,30}}?\b{_OUT_EN}\b|\b{_OUT_EN}\b.{{0,16}}?\b{_DATA_EN}\b",
    re.I,
)
"""That data have got out."""
NOT_TOLD = re.compile(
    rf"กลัว|ห่วง|กังวล|เผื่อ|(?<!เท่า)ถ้า|หาก|ป้องกัน|จะ{_OUT}|"
    rf"(?:ไม่|บ่|ม่าย)(?:อยาก|ได้|มี|เคย|ให้|ต้องการ|ใช่|เห็น|น่า|จะ){{0,3}}(?:ข้อมูล|เบอร์|เรื่อง|ว่า){{0,2}}\S{{0,2}}?{_OUT}|"
    r"(?:บริษัท|ที่|แอ[ปพ]|เจ้า|เว็บ)อื่น|"
    rf"\b(?:if|afraid|worried|scared|fear\w*|in case|might|could|may|would)\b.{{0,40}}?\b{_OUT_EN}\b|"
    rf"(?:\b(?:not|never|no)\b|n't)\s(?:(?:been|get|got|be|have)\s)?{_OUT_EN}\b",
    re.I,
)
"""That it is feared, ruled out, thought of, or happened elsewhere."""


def is_told(text: str) -> bool:
    """Whether a text tells that data of somebody's have got out from here."""
    return bool(TOLD.search(text)) and not NOT_TOLD.search(text)
