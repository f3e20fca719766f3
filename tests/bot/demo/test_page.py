"""The page and its addresses: everything in one place, nothing from outside, and only for this machine."""

import re
from collections.abc import AsyncIterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import aiohttp
import aiosmtplib
import pytest

from bot.demo import TEAM, BotApi, Demo
from bot.demo.page.routes import FILES, read_words

TOKEN_ADDRESS = "privacy-bot+t2345@example.co.th"


@pytest.fixture
async def demo() -> AsyncIterator[Demo]:
    it = Demo()
    await it.start(page_port=0)
    yield it
    await it.stop()


@pytest.fixture
async def web(demo: Demo) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(demo.page_url) as session:
        yield session


async def mail(demo: Demo, to: str, *, html: str = "", reply_to: str = TOKEN_ADDRESS) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "bot@example.co.th", to, "คำขอ DSR-1"
    message["Reply-To"], message["Message-ID"] = reply_to, "<1@example.co.th>"
    message.set_content("เรื่องเดิม\nบรรทัดสอง")
    if html:
        message.add_alternative(html, subtype="html")
    await aiosmtplib.send(message, hostname="127.0.0.1", port=demo.mailbox.port, start_tls=False)
    await demo.mailbox.waits_for(to)


def test_every_word_is_there_and_used() -> None:
    """No word is missing from the file, and none is there for nothing."""
    words = read_words()
    source = "".join(
        (FILES / name).read_text(encoding="utf-8") for name in ("index.html", "page.js", "draw.js")
    )
    used = set(re.findall(r"\{\{(\w+)\}\}", source)) | set(re.findall(r"\bwords\.(\w+)", source))
    used |= set(re.findall(r'\bsay\("(\w+)"', source)) | set(re.findall(r'"(attach_\w+)"', source))
    used |= {"mail_empty_customer", "mail_empty_team", "bot_name", "quoted"}
    used.discard("json")  # the file's own name

    assert used - set(words) == set()
    assert set(words) - used == set()


async def test_the_page_brings_everything_itself(web: aiohttp.ClientSession) -> None:
    """Thai, no word left to fill in, no outside address, and a policy that forbids any."""
    async with web.get("/") as answer:
        page = await answer.text()
        rules = answer.headers["Content-Security-Policy"]
    assert '<html lang="th">' in page
    assert "{{" not in page
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    for name in ("page.css", "page.js", "draw.js"):
        async with web.get(f"/page/{name}") as answer:
            text = await answer.text()
            assert answer.status == 200
        assert "//" not in text.replace("http://www.w3.org/2000/svg", "").replace("// ", "").replace(
            "//\n", ""
        )
        assert "innerHTML" not in text
    async with web.get("/page/page.py") as answer:
        assert answer.status == 404


async def test_the_state_follows_what_happens(demo: Demo, web: aiohttp.ClientSession) -> None:
    """A person acts through /sim, the bot answers, a mail comes: the state tells of each."""
    async with web.get("/state?person=malee") as answer:
        before = await answer.json()
    assert not before["person"]["started"]

    await web.post("/sim/malee/says", json={"text": "/start"})
    token = f"{demo.api_url}/bot{demo.bot_token}"
    await web.post(f"{token}/sendMessage", json={"chat_id": 6_001_001, "text": "สวัสดี"})
    await mail(demo, "malee@example.com")
    async with web.get(f"/state?person=malee&since={before['version']}") as answer:
        after = await answer.json()

    assert [m["text"] for m in after["chat"]["messages"]] == ["/start", "สวัสดี"]
    assert [m["subject"] for m in after["mail"]["customer"]] == ["คำขอ DSR-1"]
    assert after["mail"]["team"] == []
    assert after["calls"][0]["method"] == "sendMessage"
    assert "getUpdates" not in str(after["calls"])
    assert demo.smtp_url == f"smtp://127.0.0.1:{demo.mailbox.port}?starttls=never"


async def test_a_letter_to_an_address_that_was_made_up_can_be_read(
    demo: Demo, web: aiohttp.ClientSession
) -> None:
    """Whoever types an address of their own into the chat finds the code in the mailbox beside it, and nobody else's
    mail."""
    for to in ("newcomer@example.net", "somchai@example.net", TEAM, TOKEN_ADDRESS):
        await mail(demo, to)

    async with web.get("/state?person=malee") as answer:
        seen = await answer.json()

    assert [["newcomer@example.net"]] == [letter["to"] for letter in seen["mail"]["customer"]]


async def test_the_team_replies(demo: Demo, web: aiohttp.ClientSession) -> None:
    """A reply is a real mail: to the Reply-To, in the thread, with the letter quoted. It waits in the bot's
    mailbox until the bot is there, which gets every letter once."""
    got: list[bytes] = []

    async def on_reply(raw: bytes) -> None:
        got.append(raw)

    await mail(demo, TEAM)
    for text in ("ตอบแล้ว", "ตอบอีกครั้ง"):
        async with web.post("/mail/reply", json={"id": 1, "text": text}) as answer:
            assert answer.status == 200
    await demo.mailbox.waits_for(TOKEN_ADDRESS, 2)
    assert got == []
    demo.take_replies(on_reply)
    assert await demo.api.telegram.pulse.until(lambda: len(got) == 2, 10)
    reply = message_from_bytes(got[0], policy=policy.default)

    assert (reply["From"], reply["To"]) == (TEAM, TOKEN_ADDRESS)
    assert (reply["Subject"], reply["In-Reply-To"]) == ("Re: คำขอ DSR-1", "<1@example.co.th>")
    assert reply["Message-ID"] != message_from_bytes(got[1])["Message-ID"]
    assert isinstance(reply, EmailMessage)
    text = reply.get_content().replace("\r\n", "\n")
    assert text.startswith("ตอบแล้ว\n\nเมื่อ")
    assert "> เรื่องเดิม\n> บรรทัดสอง" in text


async def test_a_customer_replies(demo: Demo, web: aiohttp.ClientSession) -> None:
    """From the address that the letter came to, to the Reply-To of the letter, and into that mailbox; the bot does
    not see what is for the team."""
    got: list[bytes] = []

    async def on_reply(raw: bytes) -> None:
        got.append(raw)

    demo.take_replies(on_reply)
    await mail(demo, "malee@example.com", reply_to=TEAM)
    async with web.post("/mail/reply", json={"id": 1, "text": "ไม่ใช่ฉัน"}) as answer:
        assert answer.status == 200
    [letter] = await demo.mailbox.waits_for(TEAM)

    assert ("malee@example.com", (TEAM,)) == (letter.envelope_from, letter.envelope_to)
    assert "มาลี ใจดี <malee@example.com>" == letter.sender
    assert ("Re: คำขอ DSR-1", "<1@example.co.th>") == (letter.subject, letter.header("In-Reply-To"))
    assert letter.preview.startswith("ไม่ใช่ฉัน เมื่อ")
    assert [] == got


async def test_a_reply_that_goes_nowhere_is_refused(demo: Demo, web: aiohttp.ClientSession) -> None:
    """A letter that the bot reads, an empty answer, a mail server that says no: each is told to whoever wrote."""
    await mail(demo, TOKEN_ADDRESS)
    await mail(demo, TEAM)
    demo.mailbox.faults.refuse("rcpt", "451 4.7.1 greylisted")
    told = []
    for id, text in ((1, "ตอบ"), (2, " "), (2, "ตอบ"), (9, "ตอบ")):
        async with web.post("/mail/reply", json={"id": id, "text": text}) as answer:
            told.append(answer.status)

    assert [409, 400, 502, 404] == told


async def test_html_of_a_mail_can_do_nothing(demo: Demo, web: aiohttp.ClientSession) -> None:
    """It is served under a policy of its own; attachments and files are saved, not opened."""
    await mail(demo, TEAM, html="<script>alert(1)</script><p style='color:red'>x</p>")
    async with web.get("/mail/1/html") as answer:
        rules = answer.headers["Content-Security-Policy"]
    assert rules.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "sandbox" in rules
    assert 'sandbox: ""' in (FILES / "page.js").read_text(encoding="utf-8")
    async with web.get("/mail/1/raw") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")

    upload = "/sim/malee/upload?name=a.html&caption=ดู"
    async with web.put(upload, data=b"<script>", headers={"Content-Type": "text/html"}) as answer:
        assert answer.status == 200
    file = demo.api.person("malee").posts[-1].message["document"]["file_id"]
    async with web.get(f"/sim/file/{file}") as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.content_type == "application/octet-stream"


async def test_other_websites_are_kept_out(demo: Demo, web: aiohttp.ClientSession) -> None:
    """By another name for this machine, by a foreign origin, or by a form: refused."""
    tries = [
        ({"Host": "evil.example"}, 403),
        ({"Origin": "https://evil.example", "Content-Type": "application/json"}, 403),
        ({"Content-Type": "text/plain"}, 415),
    ]
    for headers, status in tries:
        async with web.post("/sim/malee/says", data=b'{"text": "x"}', headers=headers) as answer:
            assert answer.status == status
    assert not demo.api.person("malee").started
    with pytest.raises(ValueError, match="loopback only"):
        await BotApi().start(host="192.0.2.1")


async def test_sim_from_another_process(demo: Demo, web: aiohttp.ClientSession, tmp_path: Path) -> None:
    """The vocabulary, the transcript, the calls, faults and the clock are there over HTTP too."""
    await web.post("/sim/malee/says", json={"text": "สวัสดี"})
    async with web.get("/sim/malee/transcript?format=text") as answer:
        assert await answer.text() == "มาลี: สวัสดี"
    await web.post("/sim/faults", json={"way": "refuse", "code": 429, "retry_after": 2})
    async with web.get(f"{demo.api_url}/bot{demo.bot_token}/getMe") as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "2")
    async with web.get("/sim/calls?method=getme") as answer:
        assert [call["status"] for call in await answer.json()] == [429]
    before = demo.api.telegram.clock()
    await web.post("/sim/clock", json={"advance": 3600})
    assert demo.api.telegram.clock() - before >= 3600
    for path, status in (("/sim/malee/dances", 404), ("/sim/nobody/says", 404), ("/sim/malee/says", 400)):
        async with web.post(path, json={}) as answer:
            assert answer.status == status


async def test_a_port_in_use_leaves_nothing_running(demo: Demo) -> None:
    """The second demo on one port fails at the start, and gives back what it had taken."""
    second = Demo()
    with pytest.raises(OSError, match="address already in use"):
        await second.start(page_port=int(demo.page_url.rsplit(":", 1)[1]))
    with pytest.raises(aiosmtplib.SMTPConnectError):
        await aiosmtplib.SMTP(hostname="127.0.0.1", port=second.mailbox.port, start_tls=False).connect()
