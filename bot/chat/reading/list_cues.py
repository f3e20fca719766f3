"""List cues: the words by which somebody takes some of a list, leaves some out, or means all of it or the rest.

They are looked for in an evened text in which every named option is blotted out (`BLOT`), so that no word within its
name is taken for one of these.  In the order in which they stand here: of two that begin at the same place the one that
is named first is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

NEAR = 12
"""Characters around a no in which it may rule something out."""
BLOT = "\ue000"
"""What an option is blotted out with."""
_NOT = r"(?:ไม่|บ่|บะ(?=เอา|ต้อง|ลบ|ใช่|ใจ้|ไค่)|ม่าย|ไม้(?=เอา|ต้อง|ลบ)|มิ(?=ต้อง|ให้|ได้)|อย่า|หย่า(?=ลบ|เพิ่ง)|ห้าม|งด)"
_MAY = (
    r"(?:ต้องการ(?:ให้)?|ต้อง|ต่อง|อยาก|ได้|ให้|หื้อ|เพิ่ง|พึ่ง|จะ|สิ|ขอ|คิด|ควร|ประสงค์|ใคร่|ไค่|"
    r"(?:ยินยอม|อนุญาต)(?=ให้)|ยอม|จำเป็น|ไป|มา|เอา(?=ไป|"
    r"มา|ลบ)|"
    r"ช่วย|รีบ(?=ลบ|หยุด))"
)
_SAY_NOT = rf"{_NOT}{_MAY}{{0,4}}+"
_NOT_EN = (
    r"(?:\b(?:do|does|did|should|would|can|could|must|need|please)(?:n't| not)|\bdont\b|\bnot\b|\bnever\b|"
    r"\bno need\b|n't\b|\bwithout\b)"
    r"(?:\s(?:to|want|need|wish|like|have|you|me|any|of|us|please|just|yet|ever|be|for)\b){0,4}+\s?"
)
_LEAVE = (
    r"(?:(?<!ที่)(?<!แอบ)(?<!บริษัท)(?<!แอป)(?<!แอพ)(?<!คุณ)(?<!เขา)(?<!เค้า)(?<!มัน)(?<!ระบบ)(?<!ว่า)(?<!การ)(?<!จัด)(?<!ถูก)"
    r"เก็บ(?!ข้อมูล|รวบรวม|อะไร|ไป|มา|กวาด|เอาไป)|เหลือ(?!\S{0,8}ไหน)|คง(?=ไว้|อยู่|เดิม|สภาพ)|ปล่อย|ทิ้งไว้|ละไว้|สงวน|"
    r"เอาไว้(?!\S{0,6}ลบ)|ไว้(?:เหมือนเดิม|งั้น|อย่าง(?:นั้น|เดิม)|ตามเดิม|เฉย)|"
    r"(?<!you )(?<!they )(?<!we )(?<!what u )"
    r"\b(?:keep|keeping|kept|leave|leaving|left|spare|retain|stays?|staying|remain|remains|preserve|"
    r"hold on to|hang on to|save|saved)\b)"
)
_USED_ON = (
    r"(?:(?<!ที่)(?:ยัง|ขอ|อยาก)?(?:ใช้|เล่น)(?:งาน)?(?:ต่อ|ได้|ปกติ|ตามปกติ)|"
    r"(?<!ที่)ยัง(?:คง)?(?:ต้อง)?(?:ใช้|ให้|ยินยอม|อนุญาต|จำเป็น|อยากได้|อยากใช้|อยากเก็บ|อยู่|ยอม)|"
    r"ยินยอม(?:ต่อ|อยู่)|ให้ต่อ|ใช้ต่อ|"
    r"\b(?:still (?:need|want|use|using|agree|consent)|carry on|keep using|go on using|is fine|are fine|"
    r"(?<!everything )(?<!all )(?<!that )(?<!data )(?<!which )(?<!what )(?:i|we) (?:still )?(?:use|need)|"
    r"i'?m (?:still )?using|"
    r"(?:you|u|they) (?:may|can|could)(?: still| keep| go on| continue to| carry on)? "
    r"(?:us(?:e|ing)|shar(?:e|ing)|have|hold|see)|"
    r"is ok|are ok|is okay|untouched|alone)\b)"
)
_TAKE = (
    r"(?:ลบ|ล้าง|ทิ้ง(?!ไว้)|กำจัด|ทำลาย|หยุด|ระงับ|ถอน|ยกเลิก|แช่แข็ง|พักการ|"
    r"\b(?:delet\w*|eras\w*|remov\w*|wip(?:e|ed|ing)|scrub|purge|stop\w*|suspend\w*|freeze|pause|"
    r"withdraw\w*|revoke|get rid of|(?:can|may|should|must|to) go)\b)"
)
_TOUCH = r"(?:แตะ|ยุ่ง|\btouch\w*\b)"
_USE = (
    r"(?:(?:เอาไป|เอามา|เอาปาย|นำไป)?(?:ใคร|บริษัท|เขา|เค้า|มัน|คุณ|ท่าน|พวกคุณ|คน|อื่น|เอา|ไป|\s){0,4}+(?:ใช้|ใช|รู้|"
    r"เห็น(?!ต้อง|ควร|ด้วย)|ดู|มี|ค้าง|เปิดเผย|แชร์|ส่งต่อ|เข้าถึง)|"
    r"\b(?:use|used|using|share|sharing|access|exist|(?:consent|agree|allow)(?! to (?:delet|eras|remov|los)))\b)"
)
_GIVE = (
    r"(?:ไม่|บ่|ม่าย)(?:ได้)?(?:(?:ยินยอม|อนุญาต|ยอม)(?!(?:ที่จะ)?(?:ให้)?(?:ลบ|ล้าง|ทิ้ง|หาย|เสีย))|ให้(?=แล้ว|ละ|อีก|\s|$))"
)
_SEE = (
    r"(?:ดู|ส่อง|เบิ่ง|โอน|ย้าย|ขน|ส่ง|แนบ|รู้|\b(?:see|show|look|send|transfer|move|export|include|includ\w*|"
    r"copy)\b)"
)
_END = (
    r"(?=\s?(?:$|/|นอก|ที่เหลือ|อย่างอื่น|\s(?!รีบ|ถาม|แยก|เลือก|คิด|ห่วง|กังวล|อธิบาย|ลบ|หยุด|เก็บ|เหลือ)|ก็|กะ|นะ|น่ะ|ค่ะ|"
    r"คะ|ครับ|คับ|จ้า|จ้ะ|เด้อ|แล้ว|ละ|เน้อ|หรอก|ดอก))"
)
_NEXT = (
    r"(?=\s?(?:เรื่อง|หมวด|ข้อ|ข้อที่|อัน|ส่วน|พวก|ตัว|ข้อมูล|ของ|ที่|the|my|number|numbers|no|item|items|category|"
    rf"option)?\s?(?:{BLOT}|\d))"
)
_TO_GO = r"(?:การ(?:ขอ)?(?:ลบ|ล้าง|ระงับ|หยุด|ถอน)|รายการ(?:ที่(?:จะ|ขอ|ต้อง|ให้|อยาก|เลือก))?|ลิ[สซ](?:ต์)?)"
_SO_FAR = r"(?:ให้)?(?:ลบ|ล้าง|ระงับ|หยุด|ถอน|ขอ)?(?:ไว้|ไป|นี้|นั้น)?"

KINDS: Mapping[str, str] = {
    "off the list": (
        rf"ออก(?:ไป)?\s?จาก\s?(?:{_TO_GO}|คำขอ|(?:หมวด|ข้อ|อัน|สิ่ง|พวก|กลุ่ม|ชุด)?ที่(?:จะ|ขอ|ต้อง|ให้|อยาก|เลือก)){_SO_FAR}|"
        rf"จาก\s?{_TO_GO}{_SO_FAR}|"
        r"\b(?:from|off|out of) (?:(?:the|my|this|that) )?(?:(?:things|ones|data|items) )?"
        r"(?:(?:delet\w+|eras\w+|remov\w+|suspen\w+|stop|withdrawal) )?"
        r"(?:deletion|erasure|removal|suspension|withdrawal|request|list|selection|"
        r"(?:to be|(?:that|what) (?:is|are|should be|will be|gets?)(?: to be)?) \w+)\b"
    ),
    "gone": (
        r"(?:ไม่มี|ไม่|โดยไม่มี|no|without(?: any)?)\s?(?:ข้อ)?(?:ยกเว้น|exceptions?|exclusions?)|(?:ไม่|"
        r"บ่)(?:ต้อง)?(?:ละ)?เว้น"
    ),
    "along": (
        r"โดยเฉพาะ|(?:ไม่ใช่|บ่แม่น|บ่ใช่|ม่ายใช่|ไม่|บ่)(?:แค่|แต่|เฉพาะ|เพียง)|อย่าลืม|ด้วย|แม้(?:แต่|กระทั่ง|ว่า)?|กระทั่ง|เช่น|"
        r"ถ้า|หรือ|"
        r"(?:ไม่|บ่|ม่าย)(?:รู้|แน่ใจ|มี|ว่า(?!กัน)|ทราบ|เป็นไร)|(?<!ไม่)(?<!นับ)รวม(?:ถึง|ทั้ง|กับ)?|"
        r"(?:ก็|กะ)(?=(?:ต้อง|ให้|ขอ|จะ|เอา|อยากให้)?(?:ลบ|เอา|หยุด|ห้าม|ระงับ|ถอน|ขอ|ด้วย|ไม่ต้อง(?:เก็บ|เหลือ)|"
        r"อย่า(?:เก็บ|เหลือ)))|"
        r"\b(?:especially|including|includes?d?|not (?:just|only|merely)|(?:don't|do not) forget|above all|"
        r"even|too|also|as well|such as|if|whether)\b"
    ),
    "except": (
        r"ไม่(?:นับ)?รวม(?:ถึง)?|ยกเว้น|ยก้เว้น|ยกเวน|เว้นแต่|นอกจาก(?!นี้|นั้น)|นอกเหนือ(?:จาก)?(?!นี้|นั้น)|"
        r"(?<![กรม่])เว้น(?!ที่|ระยะ|วรรค|สัก)|"
        rf"ไม่เอา(?:แค่|เฉพาะ)|หัก(?=\s?{BLOT})|\bexcept(?:ing|ion of)?(?: for)?\b|\bexcluding\b|"
        r"\bapart from\b|\baside from\b|"
        r"\bother than\b|\bbarring\b|"
        r"\byok wen\b|\bwithout\b|\bminus\b|\bless\b|(?<=everything )(?:but|bar|save)\b(?: for)?|"
        r"(?<=\ball )(?:but|bar|save)\b(?: for)?|"
        r"(?<=anything )(?:but|bar)\b|(?<=nothing )(?:but|bar|save)\b|(?<=the lot )(?:but|bar|save)\b|"
        r"(?<=every one )(?:but|bar)\b|(?<=of them )(?:but|bar|save)\b|(?<=of it )(?:but|bar|save)\b|"
        rf"\b(?:bar|save for)\b(?=\s(?:the |my |number |no |item )?(?:{BLOT}|\d))"
    ),
    "rest": (
        r"(?:ส่วน|แล้ว)?(?:นอก(?:จาก|เหนือจาก)?(?:นั้น|นี้|นี่)|ที่เหลือ(?:ทั้งหมด|ๆ)?|(?:อย่าง|อัน|ข้อ|หมวด|ตัว|ส่วน|"
        r"เรื่อง)อื่น\s?(?:ๆ)?(?:ทั้งหมด)?)|"
        r"\b(?:everything|all|anything|every one|nothing|none) (?:else|other)\b(?! than)|"
        r"\bno others?\b(?! than)|\b(?:all )?(?:the )?rest\b(?: of (?:it|them|my \w+))?|"
        r"\b(?:all )?the others?\b|\bthe remaining\b(?: \w+)?"
    ),
    "put off": (
        r"(?<!ไม่)(?:ขอ|ให้)?รอ(?:ไป|ไว้)?(?:ก่อน|ได้)|(?<!can't )(?<!cannot )(?<!can not )"
        r"\b(?:can|could|should|may|must|has to|have to|will) wait\b|"
        r"(?:ขอ|ของ)?คิด(?:ดู|ก่อน|อีกที|ทบทวน)|ไตร่ตรอง|ลังเล|ตัดสินใจ|(?:ไว้|เอาไว้)?(?:ที|ที่)หลัง(?:ละกัน)?|ค่อย(?:ว่า|"
        r"บอก|คิด|ดู|ลบ|มา|เอา|หยุด)|ยังไม่แน่(?:ใจ)?|"
        r"(?<=\ue000)ไม่แน่ใจ|\bthink (?:about|it|over)\b|\blet me think\b|\bnot sure (?:about|of|yet)\b|"
        r"\bundecided\b|\blater\b|\bmaybe\b|\bperhaps\b"
    ),
    "no more": r"(?:ไม่|บ่|ม่าย)(?:เอา|อยากได้|ต้องการ)(?:อีก)?(?:แล้ว|ละ)",
    "unused": (
        r"(?:ไม่|บ่|ม่าย)(?:ได้|เคย|ค่อย|เคยได้|ค่อยได้)(?:ใช้|เล่น)|\b(?:don't|do not|never|no longer) (?:really |"
        r"even )?use\b"
    ),
    "taken": (
        rf"{_SAY_NOT}{_LEAVE}|(?:หยุด|เลิก|\bstop\s){_LEAVE}|{_NOT_EN}{_LEAVE}|"
        r"\bno(?:thing)? (?:to be )?(?:left|kept|remains?|stays?)\b"
    ),
    "left": (
        rf"{_SAY_NOT}{_TAKE}|{_NOT_EN}{_TAKE}|(?:ไม่|บ่|บะ|ม่าย|ไม้)(?:ต้องการ|เอา|ขอ|นับ|อยากได้|อยากเอา)(?:เรื่อง)?|"
        rf"(?:ไม่|บ่|บะ|ม่าย|อย่า|งด|ไม้)(?:ต้อง)?(?:{_NEXT}|{_END})|(?:ไม่|บ่)(?:สน(?:ใจ)?|จำเป็น|เกี่ยว|ติดใจ|ว่ากัน|"
        r"อยากรู้)|"
        rf"(?:ไม่ใช่|บ่แม่น|ม่ายใช่|บ่ใช่|บะใจ้)(?:{_NEXT}|{_END}|(?=ทั้งหมด|ทุก))|ช่าง(?:มัน|เหอะ|เถอะ|หัว)|"
        r"\bcouldn't care less\b|\b(?:don't|do not|dont) (?:want|need|care)\b|\b(?:not included|excluded?|"
        r"skip|leave out|never mind)\b|"
        rf"\b(?:not?|nope|nah)\b(?:\s(?:the|my|to))?{_NEXT}|"
        rf"(?<!oh )(?<!a )(?<!hell )\b(?:no|nope|nah|not)\b(?=\s?(?:$|/|\s{BLOT}))|"
        r"\bmai (?:ao|tong)\b"
    ),
    "withheld": rf"{_SAY_NOT}{_TOUCH}|{_NOT_EN}{_TOUCH}|\bhands off\b",
    "stopped": rf"{_SAY_NOT}{_USE}|{_NOT_EN}{_USE}|{_GIVE}",
    "unseen": rf"{_SAY_NOT}{_SEE}|{_NOT_EN}{_SEE}",
    "kept": rf"{_USED_ON}|{_LEAVE}",
    "same": (
        r"(?:เหมือน|ตาม|เท่า|อย่าง|แบบ)(?:เดิม|ที่เลือก(?:ไว้)?)|"
        r"\b(?:(?:the )?same as before|as (?:it|they|i) (?:is|are|was|were|chose|had (?:it|them))|"
        r"as (?:is|before)|unchanged)\b"
    ),
    "wanted": _TAKE,
    "cut": rf"ตัด|\bdrop\b|\bcut\b|\btake out\b|(?<={BLOT})\s?ออก(?!มา|ให้|ไป|จาก)",
    "asked": (
        r"เอา|ขอ(?!ง|บ|โทษ|อภัย|เรียน)|อยาก|ต้องการ|ดู|ส่อง|โอน|ย้าย|ขน|ห้าม|\b(?:want|need|yes|take|see|show|"
        r"send|move|transfer|get)\b"
    ),
    "only": (
        r"แค่|เฉพาะ|เพียง|(?<=เอา)แต่|(?<=ดู)แต่|(?<=ใช้)แต่|(?<=ลบ)แต่|แต่(?=เฉพาะ|\S{0,12}พอ)|อย่างเดียว|เท่านั้น|"
        r"(?:ก็)?พอ(?=\s|$|แล้ว|ค่ะ|นะ|ครับ|คับ)|\b(?:only|just|solely)\b"
    ),
    "but": r"(?<!ตั้ง)(?<!มี)แต่(?!ละ|งงาน|ก่อน|ต้น)(?:ว่า|ก็)?|ทว่า|ส่วน|\b(?:but|however|though|whereas)\b",
    "all": (
        r"ทุก(?:ๆ|หมวด|อย่าง|อัน|ข้อ(?!ความ)|เรื่อง|ประเภท|ช่อง|สิ่ง|รายการ|ตัว|ชนิด|ส่วน|\s?$)|ทั้ง(?:หมด|เหม็ด|เบิด|เพ|เก้า)|"
        r"(?<!จะ)หมด(?!อายุ|แล้ว|เวลา|เงิน|ตัว)|เหม็ด|เหมิด|เหมด|เบิด|เกลี้ยง|\b(?:of )?all\b(?! (?:right|good|set|"
        r"the same|day|night|time))|\beverything\b|\bevery (?:one|single|category|item)\b|"
        r"\bthe (?:whole )?lot\b|\btang mod\b|\btuk\b|\bmod\b"
    ),
    "any": (
        r"(?:อะไร|อะหยัง|หยัง|ไร|ไหร)(?:เลย|ทั้งนั้น|สักอย่าง)?|[สซ]ักอย่าง|[สซ]ักอัน|[สซ]ักหมวด|[สซ]ักข้อ|จักอย่าง|"
        r"\banything\b|\ba thing\b|\bany\b(?! ?more)"
    ),
    "nothing": r"\bnothing\b|\bnone\b",
}
"""The words by what they say.  off the list: it is not among what is taken, whatever word of taking stands before it
(`remove … from the list`); unused: why something is of no use, and not what is to become of it; taken: what was
kept is not to be (`ไม่ต้องเก็บ`); left: what was taken is not to be (`อย่าลบ`, `ไม่เอา`); withheld: hands off; stopped: it
is not to be used; kept, wanted: the same without a no; same: it is to be as it was."""
SAID: Mapping[str, re.Pattern[str]] = {name: re.compile(each, re.I) for name, each in KINDS.items()}
SAME = SAID["same"]
BEHIND = re.compile(r"ด้วย|too|also|as well|included?|(?:ก็)?พอ|อย่างเดียว|เท่านั้น", re.I)
"""What belongs to the name before it."""
AND = re.compile(r"และ|กับ|กะ|แล้วก็|รวมทั้ง|หรือ|\band\b|\bor\b|\bnor\b|\bplus\b|[&+/,]|\s")
FILLERS = re.compile(
    r"เรื่อง|หมวด|ข้อมูล|ข้อ|อัน|ส่วน|พวก|ตัว|ของ|ที่|นั้น|นี้|นี่|นั่น|แหละ|หละ|ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|เรา|เจ๊|ครู|แม่|ไว้|เอา|ให้|"
    r"หน่อย|ก่อน|"
    r"นะ|น่ะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เลย|เด้อ|เน้อ|อ่ะ|อะ|ออก|ไป|ด้วย|ละ|แล้ว|อย่าง|รายการ|ก็|กัน|เดียว|ไม่|ลบ|ทั้ง|คือ|"
    r"\b(?:the|my|a|an|please|pls|data|info|information|stuff|thing|things|one|ones|category|categories|"
    r"number|numbers|no|item|items|"
    r"for|of|in|it|that|this|them|on|to|me|alone|as|is|be|can|out|there|section|bit|part|mine|you|your|ka|"
    r"krub|na|option|now)\b|[\s\W]"
)
"""What stands around the name of an option and names nothing."""
EXCEPTS = re.compile(r"\b(?:apart|aside|away) from(?: the| my)?\s?$", re.I)
"""What ends like a word by which one thing is told from another."""
TOLD = re.compile(
    r"(?:เว้น|ไม่เอา|ไม่ลบ|อย่าลบ|กับ|และ|ข้อ|\d|,|/|\b(?:except|not|keep|without|and|delete|to))\s?(?:ข้อ)?\s?$",
    re.I,
)
"""Behind what a number is a place, though there are not as many."""
REASON = re.compile(
    r"\s?(?:เพราะ|เนื่องจาก|ด้วยเหตุ|ผม|ฉัน|ดิฉัน|หนู|พี่|ป้า|ลุง|เรา|เจ๊|ครู|แม่|ยัง|จะ|เดี๋ยว|ต้อง|อันนั้น|อันนี้|มัน|กลัว|เผื่อ|ไว้|"
    r"\b(?:because|since|as|i|i'm|i'll|it|it's|that|they|we|so|cos|cause|still)\b)"
)
"""How it begins when somebody says why, behind what they name."""
BECAUSE = re.compile(r"เพราะ|เนื่องจาก|ด้วยเหตุ|\b(?:because|since|cos|cause)\b", re.I)
"""Behind this nothing is named any more."""
OF = re.compile(
    r"\s?(?:เกี่ยวกับ|ของ|ใน|จาก|เรื่อง|ที่เป็น|\b(?:of|in|from|about|on|regarding)\b)(?:\s?(?:the|my)\b)?\s?"
)
"""What makes all of one of what stands around it."""
IN_DOUBT = re.compile(r"(?:ไม่|บ่|ม่าย)(?:รู้|แน่ใจ|ทราบ)|ถ้า|หรือ|if|whether", re.I)
"""What leaves open whether a thing belongs to all, where it is set against all."""
SEEN = re.compile(r"(?:ดู|เห็น|รู้|ส่งต่อ)$|\b(?:share|sharing)$", re.I)
"""What is handed out by being seen."""
HARMLESS = re.compile(
    r"(?:ไม่|บ่|ม่าย|อย่า)(?:ต้อง|ได้|ค่อย|เพิ่ง)?(?:รีบ|ห่วง|กังวล|เป็นไร|แน่ใจ|รู้|ทราบ|มี(?!ทาง)|ว่า|เข้าใจ|ไหว|"
    r"เห็น(?!ต้อง|ควร|ด้วย)|เคย|สบายใจ|"
    r"ถาม|แยก|เลือก(?!\s?(?:ข้อ|หมวด|อัน|เลข|ที่)*\s?\d|\s|$)|คิด|ดุ|อธิบาย|ยาก|ปิดบัง|โอเค)|"
    r"\b(?:don't|do not) (?:know|mind|worry|see|remember|understand)\b|\bno (?:rush|hurry|problem|worries|"
    r"idea)\b|\bnot sure\b|\bcan't\b(?! (?:lose|afford|be)\b)|\bno\.(?=\s?\d)"
)
"""A no by which nothing is left out."""
DELETES = re.compile(r"ลบ|delet|eras", re.I)
ANY_NO = re.compile(
    r"ไม่|บ่|บะ(?=เอา)|ม่าย|อย่า|ห้าม|เว้น|\b(?:no|not|never|none|neither|nor|except|without|minus|skip)\b|n't\b|\bdont\b|"
    r"(?<!ที่)(?<!แอบ)เก็บ(?=ไว้|ข้อ|หมวด|\s?\d)|เหลือ|คงไว้|ปล่อยไว้|\b(?:keep|leave|spare|save|stays?|remain)\b",
    re.I,
)


def said(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The words of a text from left to right, none within another, each behind what it says (`KINDS`)."""
    coming = {kind: found for kind, pattern in SAID.items() if (found := pattern.search(text))}
    while coming:
        kind = min(coming, key=lambda each: coming[each].start())  # of two at one place the one named first
        found = coming[kind]
        yield kind, found
        coming = {
            each: again
            for each, behind in coming.items()
            if (again := behind if behind.start() >= found.end() else SAID[each].search(text, found.end()))
        }


def unsaid(text: str) -> str:
    """What of a text is none of these words."""
    end, left = 0, []
    for _, found in said(text):
        left.append(text[end : found.start()])
        end = found.end()
    return "".join([*left, text[end:]])


def rules_out_a_place(text: str) -> bool:
    """Whether a no stands so near to a number that it may be said of that."""
    plain = HARMLESS.sub(lambda each: "." * len(each[0]), text)
    return any(
        any(c.isdigit() for c in plain[max(0, each.start() - NEAR) : each.end() + NEAR])
        for each in ANY_NO.finditer(plain)
    )


def rules_out(text: str) -> bool:
    """Whether any no stands in a text that leaves something out, as far as one can tell."""
    return ANY_NO.search(HARMLESS.sub(" ", text)) is not None
