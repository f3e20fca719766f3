"""Kin: the words by which people name who somebody is to them.

Some of them begin other words (`แม่นยำ`, `ลูกค้า`): as patterns they are none of these.
"""

from __future__ import annotations

PARENTS = r"แม่(?!น|ค้า|ครัว|บ้าน)|พ่อ(?!ค้า|ครัว)|มารดา|บิดา"
SPOUSES = r"สามี|ภรรยา|ภริยา|ผัว|เมีย"
NO_CHILD = "(?!ค้า|จ้าง|ศิษย์|น้อง|บ้าน|ทีม|หนี้|เรือ|พี่|ความ|เขย|สะใภ้)"
"""What makes another word of `ลูก`."""
CHILDREN = rf"ลูก{NO_CHILD}(?:สาว|ชาย)?|บุตร|หลาน"
ELDERS = r"ยาย|(?<!อ)ย่า(?!ง)|ปู่|ทวด|ลุง|ป้า(?!ย)|น้า(?!ว)"
NEAR = r"แฟน|ญาติ|เพื่อน"
WHOSE = frozenset(
    (
        "แม่", "พ่อ", "สามี", "ภรรยา", "เมีย", "แฟน", "ญาติ", "เพื่อน",
        "husband", "wife", "mother", "father", "mum", "dad", "friend",
    )
)  # fmt: skip
"""Words of somebody else, who may be whose something is; those by which people call themselves (`ป้า`) are none."""
BESIDE_A_NAME = (
    "แม่", "พ่อ", "ลูก", "ลูกสาว", "ลูกชาย", "หลาน", "หลานชาย", "หลานสาว", "น้อง", "เด็ก", "สามี", "ภรรยา", "ยาย", "ตา", "ของ",
)  # fmt: skip
"""Words by which somebody is named whose name is asked for."""

KIN_EN = (
    r"(?:wife|husband|spouse|partner|girlfriend|boyfriend|fiancee?|son|daughter|child|children|kids?|mother|mum|mom|"
    r"father|dad|parents|brother|sister|aunt(?:ie)?|uncle|niece|nephew|cousin|friend|boss|employees?|workers?|"
    r"grand(?:mother|father|ma|pa|dad|mum|mom|son|daughter|parents|child|kid)|customers?|clients?|colleague|"
    r"co-?worker|neighbou?r|roommate|flatmate|students?|patient|tenant|maid|nanny|"
    r"(?:mother|father|son|daughter|sister|brother)-in-law)"
)
"""Those near, and those one works with or for, in English."""
