"""Our ads: whether those of the company itself are to stop and those of others may go on, for which there is no option.

Who is asked which advertising is to stop speaks of both in one breath; of the two the one that is named by its own word
would be taken, though it is the other that is to stop.
"""

from __future__ import annotations

import re

from flows.finding import evened

_OURS = (
    r"(?:(?<!ใช่)ของ(?:พวก|ทาง)?(?:คุณ|ท่าน|แอ[ปพ](?:นี้|เอง)?|บริษัท(?:นี้|คุณ|เอง)|ที่นี่|เอง)(?:เอง)?|"
    r"\b(?<!not )(?:yours|your (?:own )?(?:ads?|adverts?|own|promotions?)|the company's own)\b)"
)
_OTHERS = (
    r"(?:(?:บริษัท|เจ้า|คน|ยี่ห้อ|ร้าน|แบรนด์)อื่น|บุคคลภายนอก|"
    r"\b(?:third[- ]part(?:y|ies)|others?|other companies|partners?)\b)"
)
_STOPS_OURS = re.compile(
    r"(?:หยุด|(?:ไม่|บ่)(?:เอา|ต้อง|อยากได้|รับ)|งด|เลิก|ปิด|"
    r"\b(?:stop(?:ping)?|no(?: more)?|only|just|end)\b)"
    rf"(?:ส่ง|โฆษณา|เฉพาะ|แค่|แต่|รับ|\s|\b(?:only|just|ads?|from|sending)\b){{0,4}}{_OURS}|"
    rf"{_OURS}\s?(?:(?:ไม่|บ่)(?:เอา|ต้อง|อยากได้|รับ)|หยุด|อย่างเดียว|เท่านั้น|\b(?:only|no|stop)\b(?! problem))",
    re.I,
)
_OTHERS_GO_ON = re.compile(
    rf"{_OTHERS}\s?(?:ads?\s)?(?:(?:ส่ง)(?:มา|ต่อ)?(?:ได้|ต่อ)|เอา(?!ออก|ไป|เปรียบ|เบอร์|ข้อมูล|ชื่อ)(?=\s|/|นะ|ค่ะ|ครับ|ได้|$)|รับได้|โอเค|ไม่เป็นไร|ไม่ว่า|"
    r"\b(?:may|can) (?:still )?(?:go on|continue|send|stay|keep)\b|"
    r"\b(?:is|are) (?:ok|okay|fine)\b|\b(?:ok|okay|fine|yes)\b)",
    re.I,
)


def are_meant(text: str) -> bool:
    """Whether a text says that the company's own are to stop, or that those of others may go on."""
    plain = evened(text)
    return bool(_STOPS_OURS.search(plain) or _OTHERS_GO_ON.search(plain))
