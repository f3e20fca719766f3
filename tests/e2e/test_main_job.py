"""The main job over real HTTP and SMTP: ask in Thai, prove who you are, file a request, the team has the letter."""

from bot.app.service import Service
from bot.demo import BotApi, Mailbox
from tests.conftest import TEAM


async def test_a_question_is_answered_with_its_clause(service: Service, api: BotApi) -> None:
    """A question in everyday Thai gets the clause, quoted."""
    malee = api.person("malee")

    malee.says("เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ")
    answer = await malee.waits_for("ข้อ 1.4")

    assert "ข้อมูลการติดต่อ" in answer.text


async def test_an_access_request_reaches_the_team(service: Service, api: BotApi, post: Mailbox) -> None:
    """An access request is filled in, proven by a code, confirmed, and stands in the team's mailbox."""
    malee = api.person("malee")

    malee.says("/access")
    await malee.waits_for("หมวดไหน")
    malee.presses("สมุดรายชื่อในเครื่อง")
    await malee.waits_for(lambda post: "✓ สมุดรายชื่อในเครื่อง" in str(post.message))
    malee.presses("เลือกครบแล้ว")
    await malee.waits_for("ต้องการแบบไหน")
    malee.presses("ขอสำเนา")
    await malee.waits_for("ช่วงเวลาไหน")
    malee.says("ตั้งแต่ปี 2568")
    await malee.waits_for("พิมพ์อีเมล")
    malee.says("malee@example.com")
    await malee.waits_for("พิมพ์รหัส 8 หลัก")
    [letter] = await post.waits_for("malee@example.com")
    malee.says(letter.code)
    await malee.waits_for("ตรวจดูอีกครั้ง")
    malee.presses("ยืนยันและส่ง")
    filed = await malee.waits_for("รับเรื่องแล้ว")
    await malee.waits_for("ส่งถึงทีมแล้ว")
    [request] = await post.waits_for(TEAM)
    number = filed.text.split("เลขที่ ")[1].split()[0]

    assert number in request.subject
    assert "ตั้งแต่ปี 2568" in request.text
