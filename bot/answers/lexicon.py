"""Words that mean the same to this bot: particles, pronouns, ways to ask, borrowed and English words.

An editor's list, kept in code because it is about Thai and not about any policy.
"""

from __future__ import annotations

ASK = "ไหม"
"""The one word for all ways to end a question that wants yes or no."""

ME = "ฉัน"
"""The one word for all the ways to say I."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _same(meaning: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), meaning)


PARTICLES: frozenset[str] = _words(
    """
    ครับ ครับผม คับ คัฟ ค้าบ คร้าบ คร๊าบ ฮับ ฮะ ฮ่ะ งับ ค่ะ คะ ค่า ค้ะ ค๊ะ คระ จ้ะ จ๊ะ จ้า จ๋า จ่ะ นะ
    น้ะ น่ะ น้า น๊า หนะ อ่ะ อะ อ่า ง่ะ งะ อ้ะ เนี่ย เนี้ย เนี่ยะ หน่า น่า ว่ะ วะ เว้ย โว้ย เว่ย เอ่ย
    แหละ แฮะ ฮ่า ฮ่าๆ ๆ อืม เอ่อ เออ อ้อ อ๋อ เนาะ หนอ ฯ pls plz please ka krub krab kub khrap kha na
    """
)
"""Politeness, hesitation and emphasis: they colour a message and never change what it asks."""

MEANINGS: dict[str, str] = {
    **_same(
        ASK,
        """มั้ย ม้ย มั๊ย ไม๊ ไม้ มัย มะ ไหม ป่าว ปล่าว เปล่า ปะ ป่ะ ป้ะ ป๊ะ ป่าวว รึเปล่า หรือเปล่า
        รึป่าว รึปล่าว หรือป่าว หรือไม่ หรือยัง รึยัง ใช่ไหม ใช่มั้ย ใช่ป่ะ ใช่ปะ ใช่ป่าว ใช่หรือไม่ หรอ เหรอ หรา หรอก
        หรือ รึ เรอะ ช่ายมั้ย ช่ะ ชิมิ""",
    ),
    **_same(
        ME,
        """ผม หนู เรา ฉัน ดิฉัน ดิชั้น เดี๊ยน ชั้น ข้าพเจ้า กระผม กู พี่ ป้า ลุง น้อง อิฉัน เค้าเอง ตู ข้า ตัวเอง
        i my me mine myself our us we phom chan""",
    ),
    **_same(
        "บริษัท",
        """คุณ พวกคุณ ทางคุณ มึง พวกมึง แก พวกแก เธอ เค้า เขา พวกเขา พวกเค้า แอป แอพ แอปพลิเคชัน แอพพลิเคชัน แอพพลิเคชั่น
        แอปพลิเคชั่น ระบบ แพลตฟอร์ม บ. บริษัทฯ บ.ฯ ผู้ให้บริการ ที่นี่ ทางบริษัท ทางแอป ทางระบบ app application company
        you your they platform""",
    ),
    **_same("อะไร", "ไร อาไร อะไรบ้าง ไรบ้าง ไรมั่ง อารัย อัลไล ใด ใดบ้าง what which"),
    **_same("อย่างไร", "ยังไง ไง ยังงัย ยังงาย อย่างไรบ้าง ยังไงบ้าง เช่นไร how"),
    **_same("ทำไม", "ทำมัย ทำไร ทำไรอะ เพราะอะไร why"),
    **_same("ใคร", "คัย ไค ผู้ใด who whom"),
    **_same("ไหน", "หนาย ตรงไหน ที่ไหน ที่ใด where"),
    **_same("เท่าไร", "เท่าไหร่ เท่าไร เท่าไหร กี่บาท how-much"),
    **_same("เมื่อไร", "เมื่อไหร่ เมื่อไร เมื่อไหร ตอนไหน เมื่อใด when"),
    **_same("ไม่", "มะได้ ไม่ได้ ไม่ มิ บ่ not no don't dont never"),
    **_same("อยาก", "อยาก ต้องการ ประสงค์ ปรารถนา want wanna wish like"),
    **_same("ขอ", "ขอ ขอให้ รบกวน ช่วย โปรด กรุณา วาน ฝาก ขออนุญาต"),
    **_same("ข้อมูล", "ข้อมูล ดาต้า ดาตา data info information สารสนเทศ"),
    **_same("ข้อมูลส่วนบุคคล", "ข้อมูลส่วนบุคคล ข้อมูลส่วนตัว"),
    **_same("นโยบาย", "นโยบาย โพลิซี พอลิซี โพลิซี่ policy"),
    **_same("ความเป็นส่วนตัว", "ความเป็นส่วนตัว ไพรเวซี่ ไพรเวซี privacy"),
    **_same("ลบ", "ลบ ดีลีท ดีลีต เดลีท ลบทิ้ง ทำลาย delete deleted erase remove wipe deletion deleting removing"),
    **_same("แก้ไข", "แก้ไข แก้ แก้ข่าย edit fix correct correction update เปลี่ยน อัปเดต อัพเดท อัพเดต อัปเดท change"),
    **_same("เพิ่ม", "เพิ่ม เพิ่มเติม แอด add added adding"),
    **_same("ระงับ", "ระงับ พัก หยุด งด pause suspend stop freeze hold restrict"),
    **_same("บัญชี", "บัญชี แอคเคาท์ แอคเคาต์ แอคเค้า แอค account acc บัญชีผู้ใช้ user-account"),
    **_same("โปรไฟล์", "โปรไฟล์ โปรไฟล โพรไฟล์ profile"),
    **_same("อีเมล", "อีเมล อีเมล์ อิเมล อิเมล์ เมล เมล์ อีเมว email e-mail mail"),
    **_same("เบอร์", "เบอร์ เบอร์โทร เบอร์โทรศัพท์ หมายเลขโทรศัพท์ เบอร์มือถือ เบอ phone-number"),
    **_same("มือถือ", "มือถือ โทรศัพท์ โทรสับ สมาร์ทโฟน phone mobile smartphone"),
    **_same("รายชื่อ", "รายชื่อ สมุดโทรศัพท์ สมุดรายชื่อ คอนแทค คอนแทก คอนแท็ก คอนแทคท์ contact contacts address-book"),
    **_same("ปฏิทิน", "ปฏิทิน ปติทิน คาเลนดาร์ แคเลนดาร์ calendar calender"),
    **_same("ชำระเงิน", "ชำระเงิน จ่ายเงิน จ่ายตังค์ จ่ายตัง ชำระ จ่าย เพย์เมนต์ payment pay paid paying"),
    **_same("บัตร", "บัตร การ์ด card"),
    **_same("เงิน", "เงิน ตังค์ ตัง สตางค์ money"),
    **_same("โฆษณา", "โฆษณา แอด แอดส์ โฆสนา โคสนา ads ad advertising advertisement advertisements"),
    **_same("การตลาด", "การตลาด มาร์เก็ตติ้ง มาเก็ตติ้ง marketing"),
    **_same("ยินยอม", "ยินยอม คอนเซ้นต์ คอนเซนต์ คอนเซ้น consent agree accept ยอมรับ โอเคกับ"),
    **_same(
        "เก็บ",
        "เก็บ จัดเก็บ เก็บรวบรวม รวบรวม collect collects collected collecting collection gather store stored",
    ),
    **_same("ใช้", "ใช้ ไช้ use used using uses"),
    **_same("เปิดเผย", "เปิดเผย ดิสโคลส disclose disclosed disclosure"),
    **_same("แชร์", "แชร์ แบ่งปัน share shared sharing shares"),
    **_same("ขาย", "ขาย sell sold selling sells"),
    **_same("ส่ง", "ส่ง เซนด์ send sent sending"),
    **_same("ดู", "ดู เห็น มองเห็น ส่อง see view show"),
    **_same("สิทธิ", "สิทธิ สิทธิ์ สิทธ์ สิด right rights"),
    **_same("คำขอ", "คำขอ คำร้อง รีเควส รีเควสท์ เคส ทิกเก็ต ticket request case requests"),
    **_same("สถานะ", "สถานะ สเตตัส status progress"),
    **_same("รหัส", "รหัส โค้ด โค๊ด โอทีพี code otp pin"),
    **_same("ยืนยัน", "ยืนยัน เวอริฟาย เวริฟาย verify verification verifying confirm"),
    **_same("ยกเลิก", "ยกเลิก แคนเซิล แคนเซิ่ล แคนเซล cancel cancelled"),
    **_same("ร้องเรียน", "ร้องเรียน คอมเพลน คอมเพลน์ complain complaint"),
    **_same("ติดต่อ", "ติดต่อ คอนแทคท์ reach"),
    **_same("เจ้าหน้าที่", "เจ้าหน้าที่ แอดมิน พนักงาน สตาฟ staff agent human admin operator representative จนท จนท."),
    **_same("เชื่อม", "เชื่อม ผูก ลิงก์ ลิงค์ ลิ้ง ลิ้งค์ ลิงค ซิงค์ ซิงก์ ซิ้ง เชื่อมโยง link linked linking sync synced"),
    **_same(
        "คอนเนค",
        "เชื่อมต่อ คอนเนค คอนเนก คอนเน็ก คอนเน็ค คอนเนคชัน คอนเนคชั่น connection connections connect connected",
    ),
    **_same("เฟซบุ๊ก", "เฟซบุ๊ก เฟสบุ๊ค เฟซบุค เฟสบุ๊ก เฟสบุค เฟส เฟซ facebook fb"),
    **_same("กูเกิล", "กูเกิล กูเกิ้ล google gmail"),
    **_same("ไลน์", "ไลน์ ไลน line"),
    **_same("ล็อกอิน", "ล็อกอิน ล็อคอิน ลอกอิน เข้าระบบ เข้าสู่ระบบ login log-in signin"),
    **_same("เพื่อน", "เพื่อน เพื่อนๆ friend friends"),
    **_same("คนอื่น", "คนอื่น คนอื่นๆ ผู้อื่น ชาวบ้าน others"),
    **_same(
        "บริษัทในเครือ",
        "บริษัทลูก บริษัทในเครือ บริษัทย่อย บ.ในเครือ ในเครือ เครือ subsidiary subsidiaries affiliates affiliate",
    ),
    **_same("บุคคลที่สาม", "บุคคลที่สาม บุคคลภายนอก คนนอก third-party บุคคลที่3 คนภายนอก หน่วยงานภายนอก"),
    **_same(
        "สวัสดี", "สวัสดี หวัดดี ดีจ้า หวัดดีจ้า สวัสดีครับ สวัสดีค่ะ ดีครับ ดีค่ะ hello hi hey ฮัลโหล โหล ไฮ sawasdee sawatdee"
    ),
    **_same("ขอบคุณ", "ขอบคุณ ขอบใจ แต๊งกิ้ว แต้งกิ้ว แต๊งค์ ขอบคุน ขอบพระคุณ thanks thank thankyou thx ty"),
    **_same("ลาก่อน", "บาย บ๊ายบาย บายบาย ลาก่อน goodbye bye byebye"),
    **_same("เดี๋ยวนี้", "เดี๋ยวนี้ ตอนนี้ ทันที now immediately"),
    **_same("ฟอร์ม", "ฟอร์ม แบบฟอร์ม ฟอม form"),
    **_same("ทั้งหมด", "ทั้งหมด หมด ทุกอย่าง ทั้งปวง all everything"),
    **_same("จุดประสงค์", "จุดประสงค์ วัตถุประสงค์ เป้าหมาย purpose purposes"),
    **_same("ค่าธรรมเนียม", "ค่าธรรมเนียม ค่าบริการ ค่าใช้จ่าย fee fees cost charge"),
    **_same("สำเนา", "สำเนา ก๊อปปี้ ก็อปปี้ copy copies"),
}

ENGLISH: frozenset[str] = _words(
    """
    hello hi hey bye thanks thank
    a about all already also am an and any anyone anything are around as at back because been before
    being between both but by can cannot did do does doing done each every everyone everything for from
    get give given go going gone got had has have having her here him his how i if in into is it its
    just keep know let like look made make many me might mine more most much must my myself need never
    new not nothing now of off old once one only or other our out over own please put really same say
    see should since so some someone something still stop such sure take taken tell than that the their
    them then there these they thing things think this those through to today too try under until up us
    very want was way we well were what when where whether which while who whose why will with within
    without would wrong yes yet you your yours it's i'm i've don't can't won't doesn't didn't what's
    that's
    """
)
"""The small words of English: they tell an English sentence from romanised Thai."""

ROMAN: dict[str, str] = {
    **_same("ครับ", "krap krab krub khrap khrub kub kab kap"),
    **_same("ค่ะ", "ka kha kaa"),
    **_same("นะ", "na"),
    **_same("นะคะ", "naka"),
    **_same("นะครับ", "nakrub"),
    **_same("จ้า", "ja jaa"),
    **_same("ไหม", "mai may mhai"),
    **_same("ปะ", "pa"),
    **_same("เปล่า", "pao plao"),
    **_same("หรือ", "rue"),
    **_same("หรือเปล่า", "ruplao rupao"),
    **_same("อะไร", "arai alai rai"),
    **_same("ยังไง", "yangngai yangai yungngai"),
    **_same("ทำไม", "tammai thammai"),
    **_same("ใคร", "krai khrai"),
    **_same("ใน", "nai"),
    **_same("ที่ไหน", "tinai tenai"),
    **_same("เท่าไร", "thaorai taorai"),
    **_same("เมื่อไร", "mairai muarai"),
    **_same("ผม", "phom pom"),
    **_same("ฉัน", "chan"),
    **_same("เรา", "rao"),
    **_same("หนู", "nu noo"),
    **_same("คุณ", "khun kun"),
    **_same("ของ", "kong khong"),
    **_same("ขอ", "kor khor kho ko"),
    **_same("ช่วย", "chuay chuai chuey"),
    **_same("หน่อย", "noi noy"),
    **_same("ด้วย", "duay duai duey"),
    **_same("เลย", "loey loei leuy"),
    **_same("ให้", "hai"),
    **_same("ได้", "dai day"),
    **_same("มี", "mee mi"),
    **_same("อยาก", "yak yaak"),
    **_same("ต้องการ", "tongkan"),
    **_same("ลบ", "lob lop lope"),
    **_same("แก้", "kae"),
    **_same("แก้ไข", "kaekhai kaekai"),
    **_same("เพิ่ม", "perm poem phoem"),
    **_same("ข้อมูล", "khomun komun khomoon kormoon kormun khormoon komool khomul"),
    **_same("ส่วนตัว", "suantua"),
    **_same("ส่วน", "suan"),
    **_same("ตัว", "tua"),
    **_same("เก็บ", "kep geb keb gep"),
    **_same("ใช้", "chai"),
    **_same("ใช่ไหม", "chaimai"),
    **_same("ดู", "du doo"),
    **_same("เห็น", "hen"),
    **_same("เบอร์", "ber"),
    **_same("เบอร์โทร", "bertho bertor"),
    **_same("โทร", "tho"),
    **_same("เมล", "meil mail"),
    **_same("อีเมล", "email"),
    **_same("แอป", "app aep"),
    **_same("บริษัท", "borisat borisad"),
    **_same("นโยบาย", "nayobai nayobay"),
    **_same("ยินยอม", "yinyom"),
    **_same("สิทธิ", "sit sitti"),
    **_same("ยกเลิก", "yokloek yoklerk yokleuk"),
    **_same("ร้องเรียน", "rongrian"),
    **_same("รหัส", "rahat rahas"),
    **_same("ยืนยัน", "yuenyan yeunyan"),
    **_same("โฆษณา", "kosana khosana khotsana"),
    **_same("ติดต่อ", "tidtor titto"),
    **_same("เจ้าหน้าที่", "jaonati chaonathi"),
    **_same("สวัสดี", "sawasdee sawatdee sawatdi wasdee"),
    **_same("หวัดดี", "wadee watdee"),
    **_same("ขอบคุณ", "khobkhun kobkun khopkhun kopkun khobkun"),
    **_same("บัญชี", "banchi bunchee banchee"),
    **_same("ปฏิทิน", "patitin patithin"),
    **_same("คำ", "kham"),
    **_same("คำขอ", "khamkho kamkor kamkho"),
    **_same("เปิด", "poed perd poet"),
    **_same("ขาย", "khai"),
    **_same("ที่", "thi tee ti"),
    **_same("ทั้ง", "thang tang"),
    **_same("ทั้งหมด", "thangmod tangmod"),
    **_same("หมด", "mod mot"),
    **_same("ส่ง", "song"),
    **_same("ไป", "pai"),
    **_same("มา", "ma"),
    **_same("แล้ว", "laew laeo leaw lew"),
    **_same("ไว้", "wai"),
    **_same("นาน", "nan"),
    **_same("แค่", "khae"),
    **_same("คน", "kon khon"),
    **_same("อื่น", "uen eun aun"),
    **_same("เพื่อน", "puan phuean pheuan"),
    **_same("ไม่ได้", "maidai"),
    **_same("ต้อง", "tong"),
    **_same("ว่า", "wa"),
    **_same("ยัง", "yang"),
    **_same("ถึง", "thung tung thueng"),
}
"""Common romanised spellings that no rule predicts."""
