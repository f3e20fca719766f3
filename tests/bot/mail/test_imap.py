"""A folder on a server that says too much, too little, or too slowly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.mail.imap import A_LINE, ANSWER, ERRORS, LINE, Folder, NotFetched
from bot.mail.server import imap_server
from tests.imap_server import ImapServerForTests

Answers = dict[str, list[bytes]]
LOGIN: Answers = {
    "CAPABILITY": [b"* CAPABILITY IMAP4rev1\r\n", b"TAG OK done\r\n"],
    "AUTHENTICATE": [b"+ \r\n"],
    "": [b"TAG OK done\r\n"],
    "LOGIN": [b"TAG OK done\r\n"],
    "SELECT": [b"* 2 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 3] x\r\nTAG OK [READ-WRITE] x\r\n"],
    "LOGOUT": [b"* BYE x\r\n", b"TAG OK done\r\n"],
}


@asynccontextmanager
async def saying(answers: Answers) -> AsyncIterator[Folder]:
    """A folder on a server that answers each command with these bytes; without any it is silent."""
    answers = LOGIN | answers

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK ready\r\n")
        tag = b""
        while line := await reader.readline():
            words = line.split()
            known = len(words) > 1
            tag = words[0] if known else tag
            name = (words[2] if known and words[1] == b"UID" else words[1]).decode() if known else ""
            for each in answers.get(name, []):
                writer.write(each.replace(b"TAG", tag))
            await writer.drain()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    folder = await asyncio.to_thread(Folder, imap_server(f"imap://a:b@127.0.0.1:{port}"), None, 0.5)
    try:
        await asyncio.to_thread(folder.look)
        yield folder
    finally:
        await asyncio.to_thread(folder.close)
        server.close()


FETCH: dict[str, list[bytes]] = {
    "silence": [],
    "half a line": [b"* 1 FETCH (UID 1 BODY[]"],
    "half a mail": [b"* 1 FETCH (UID 1 BODY[] {1000}\r\n", b"x" * 10],
    "a huge mail": [b"* 1 FETCH (UID 1 BODY[] {99999999999}\r\n", b"x" * 1000],
    "a line without an end": [b"* " + b"x" * (LINE + 100_000)],
    "more and more lines": [b"* 1 EXISTS\r\n" * (ANSWER // A_LINE + 1)],
    "a length of many digits": [b"* 1 FETCH (UID 1 BODY[] {" + b"9" * 5_000 + b"}\r\n"],
}


@pytest.mark.parametrize("answer", FETCH)
async def test_an_answer_that_does_not_end_ends(answer: str) -> None:
    """The connection is of no more use, nothing waits for it, and nothing of it is kept."""
    async with saying({"FETCH": FETCH[answer]}) as folder:
        with pytest.raises(ERRORS):
            await asyncio.to_thread(folder.raw, 1, 100)


async def test_a_command_has_a_deadline_besides() -> None:
    """A server that drips satisfies every timeout; when the time of a command is over, it is left."""
    async with ImapServerForTests() as server:
        with pytest.raises(TimeoutError):
            await asyncio.to_thread(Folder, imap_server(server.url), command=0.0)


async def test_a_mail_that_the_server_keeps_to_itself_is_no_broken_connection() -> None:
    """It is named as what it is; the next command is answered."""
    async with saying(
        {"FETCH": [b"TAG NO [SERVERBUG] x\r\n"], "SEARCH": [b"* SEARCH 1 2\r\nTAG OK done\r\n"]}
    ) as folder:
        with pytest.raises(NotFetched):
            await asyncio.to_thread(folder.size, 1)

        assert [1, 2] == await asyncio.to_thread(folder.uids, "ALL", 1, 2)


async def test_no_more_is_asked_for_than_is_wanted() -> None:
    """The server is told how many bytes; one that sends more is cut."""
    async with ImapServerForTests() as server:
        await server.delivers(b"A: b\r\n\r\n" + b"x" * 1_000)
        folder = await asyncio.to_thread(Folder, imap_server(server.url))
        await asyncio.to_thread(folder.look)
        raw = await asyncio.to_thread(folder.raw, 1, 100)
        await asyncio.to_thread(folder.close)

    assert 100 == len(raw or b"")
    assert any("<0.100>" in each for each in server.commands)
