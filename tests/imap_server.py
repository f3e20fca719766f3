"""A small IMAP server on loopback: one account, one folder, as much of RFC 3501 and 2177 as reading takes.

`server.delivers(raw)` puts a mail into the folder; `server.refuses("FETCH")` breaks the connection at the next
such command; `server.begins_anew()` gives every mail another number under another UIDVALIDITY, and
`server.is_rebuilt()` empties the folder under the same one.
"""

from __future__ import annotations

import asyncio
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType

USER, PASSWORD = "desk", "p@ss wörd"


@dataclass
class Kept:
    """A mail in the folder."""

    uid: int
    raw: bytes
    flags: set[str] = field(default_factory=set)
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class ImapServerForTests:
    """The server; use it as `async with ImapServerForTests() as server`, then `server.url`."""

    def __init__(self, *, idle: bool = True, password: str = PASSWORD) -> None:
        self.idle, self.password = idle, password
        self.mails: list[Kept] = []
        self.uidvalidity, self.uidnext = 1, 1
        self.commands: list[str] = []
        self.keeps: set[int] = set()
        """Numbers of mails that it has and does not hand out."""
        self.tells_fields = True
        """Whether it understands being asked for single fields of many mails."""
        self.most_found = 0
        """The most numbers that it had to tell in answer to one search."""
        self._breaks: list[str] = []
        self._changed = asyncio.Condition()
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> ImapServerForTests:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 20)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for writer in self._writers:
            writer.close()
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        port = self._server.sockets[0].getsockname()[1]
        return f"imap://{USER}:p%40ss%20w%C3%B6rd@127.0.0.1:{port}/INBOX"

    async def delivers(self, raw: bytes, *flags: str) -> Kept:
        """A mail arrives."""
        mail = Kept(self.uidnext, raw, set(flags))
        self.mails.append(mail)
        self.uidnext += 1
        async with self._changed:
            self._changed.notify_all()
        return mail

    def refuses(self, command: str) -> None:
        """The connection breaks at the next such command."""
        self._breaks.append(command)

    def begins_anew(self) -> None:
        """The folder was rebuilt."""
        self.uidvalidity += 1
        for n, mail in enumerate(self.mails):
            mail.uid = n + 1
        self.uidnext = len(self.mails) + 1

    def is_rebuilt(self) -> None:
        """The folder is another one, which counts from 1 under the UIDVALIDITY of the one before."""
        self.mails, self.uidnext = [], 1
        self.commands.clear()

    async def until(self, holds: object) -> None:
        """Wait until `holds()`; commands are what makes things change."""
        assert callable(holds)
        async with asyncio.timeout(20), self._changed:
            await self._changed.wait_for(holds)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            writer.write(b"* OK ready\r\n")
            while line := await reader.readline():
                if not await self._command(line.decode().strip(), reader, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _command(self, line: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        tag, _, rest = line.partition(" ")
        words = rest.split()
        name = words[0].upper() if words else ""
        name = words[1].upper() if name == "UID" else name
        self.commands.append(rest if name != "LOGIN" else name)
        if name in self._breaks:
            self._breaks.remove(name)
            await self._tell()
            return False

        def say(*lines: str) -> None:
            writer.write("".join(f"{each}\r\n" for each in lines).encode())

        done = f"{tag} OK done"
        match name:
            case "CAPABILITY":
                say(f"* CAPABILITY IMAP4rev1 AUTH=PLAIN{' IDLE' if self.idle else ''}", done)
            case "AUTHENTICATE":
                import base64

                writer.write(b"+\r\n")
                given = base64.b64decode(await reader.readline()).decode().split("\0")
                say(done if given[1:] == [USER, self.password] else f"{tag} NO [AUTHENTICATIONFAILED] wrong")
            case "LOGIN":
                say(f"{tag} NO [AUTHENTICATIONFAILED] wrong")
            case "SELECT":
                say(
                    f"* {len(self.mails)} EXISTS",
                    "* 0 RECENT",
                    r"* FLAGS (\Seen)",
                    f"* OK [UIDVALIDITY {self.uidvalidity}] x",
                    f"* OK [UIDNEXT {self.uidnext}] x",
                    f"{tag} OK [READ-WRITE] done",
                )
            case "SEARCH":
                found = [str(each.uid) for each in self._found(rest)]
                self.most_found = max(self.most_found, len(found))
                say(f"* SEARCH {' '.join(found)}".rstrip(), done)
            case "FETCH" if self.keeps & {int(each) for each in words[2].split(",")}:
                say(f"{tag} NO [SERVERBUG] it cannot be read")
            case "FETCH" if "HEADER.FIELDS" in rest and not self.tells_fields:
                say(f"{tag} BAD what is this")
            case "FETCH":
                for uid in words[2].split(","):
                    self._fetch(int(uid), rest, writer)
                say(done)
            case "STORE":
                for _, mail in self._at(int(words[2])):
                    mail.flags.add("\\Seen")
                say(done)
            case "EXPUNGE":
                self.mails = [each for each in self.mails if "\\Deleted" not in each.flags]
                say(done)
            case "IDLE":
                say("+ idling")
                await self._idle(reader, writer)
                say(done)
            case "LOGOUT":
                say("* BYE", done)
            case _:
                say(done)
        await writer.drain()
        await self._tell()
        return name != "LOGOUT"

    async def _idle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        held = len(self.mails)

        async def watch() -> None:
            async with self._changed:
                await self._changed.wait_for(lambda: len(self.mails) != held)
            writer.write(f"* {len(self.mails)} EXISTS\r\n".encode())

        await self._tell()
        watching = asyncio.create_task(watch())
        try:
            await reader.readline()  # DONE
        finally:
            watching.cancel()

    def _found(self, criteria: str) -> list[Kept]:
        found = self.mails
        if places := re.match(r"UID SEARCH (\d+):(\d+|\*)", criteria):
            last = len(found)
            low, high = sorted(last if each == "*" else int(each) for each in places.groups())
            found = found[low - 1 : high]
        if above := re.search(r"UID (\d+):\*", criteria):
            last = self.mails[-1].uid if self.mails else 0
            low, high = sorted((int(above[1]), last))
            found = [each for each in found if low <= each.uid <= high]
        if "UNSEEN" in criteria:
            found = [each for each in found if "\\Seen" not in each.flags]
        if since := re.search(r"SINCE (\S+)", criteria):
            day = datetime.strptime(since[1].rstrip(")"), "%d-%b-%Y").replace(tzinfo=UTC)
            found = [each for each in found if each.at >= day]
        return found

    def _at(self, uid: int) -> list[tuple[int, Kept]]:
        """The mail with this number, behind what stands before it; none where there is none."""
        n = bisect_left(self.mails, uid, key=lambda mail: mail.uid)
        return [(n, mail) for mail in self.mails[n : n + 1] if mail.uid == uid]

    def _fetch(self, uid: int, what: str, writer: asyncio.StreamWriter) -> None:
        for n, mail in self._at(uid):
            if "HEADER.FIELDS" in what:
                self._tell_fields(n, mail, what, writer)
                continue
            if "RFC822.SIZE" in what:
                writer.write(f"* {n + 1} FETCH (UID {uid} RFC822.SIZE {len(mail.raw)})\r\n".encode())
                continue
            headers = "[HEADER]" in what
            part = mail.raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if headers else mail.raw
            if wanted := re.search(r"<0\.(\d+)>", what):
                part = part[: int(wanted[1])]
            name = f"BODY[{'HEADER' if headers else ''}]<0>"
            writer.write(f"* {n + 1} FETCH (UID {uid} {name} {{{len(part)}}}\r\n".encode() + part + b")\r\n")

    def _tell_fields(self, n: int, mail: Kept, what: str, writer: asyncio.StreamWriter) -> None:
        section = re.search(r"HEADER\.FIELDS \(([^)]*)\)", what)
        assert section is not None
        head = mail.raw.partition(b"\r\n\r\n")[0]
        fields = re.split(rb"\r\n(?![ \t])", head)
        wanted = section[1].lower().encode().split()
        told = [each for each in fields if each.partition(b":")[0].lower() in wanted]
        part = b"".join(each + b"\r\n" for each in told) + b"\r\n"
        start = f"* {n + 1} FETCH (RFC822.SIZE {len(mail.raw)} BODY[{section[0]}]<0> {{{len(part)}}}\r\n"
        writer.write(start.encode() + part + f" UID {mail.uid})\r\n".encode())

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
