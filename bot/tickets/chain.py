"""What the chain of a ticket's events, and that of the heads, are made of: HMACs over what is said, in JSON whose
spelling never changes.  Pure; who keeps and who verifies them: audit.py, verification.py."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row


def commitment_to(key: bytes, salt: bytes, ticket_id: str, seq: int, detail: Any) -> bytes:
    """To the detail of an event: it stays when the detail is sealed anew, or removed together with its salt."""
    plain = json.loads(_json(detail))  # as it is when it comes out of the database: tuples are lists
    return _hmac(key, "detail", salt.hex(), ticket_id, seq, plain)


def mac_of(
    key: bytes, ticket_id: str, number: str, said: tuple[int, str, str, float], commitment: bytes
) -> bytes:
    """Of an event by itself: its HMAC-SHA256."""
    seq, kind, actor, at = said
    return _hmac(key, "event", ticket_id, number, seq, kind, actor, float(at), commitment.hex())


def linked(key: bytes, mac: bytes, before: bytes | None) -> bytes:
    """What stands in its row: its MAC, and one over that and what stands in the row of the event before."""
    return mac + _hmac(key, "link", mac.hex(), (before or b"").hex())


def as_stood(key: bytes, number: str, events: Iterable[Row[Any]]) -> str:
    """An HMAC over events of one ticket as they stand, whoever sealed them; in hex.  Their details are not in it:
    retention removes them, and nobody without a key of the ring can write one."""
    said = [
        (
            each.ticket_id,
            each.seq,
            each.kind,
            each.actor,
            float(each.at),
            each.head,
            *map(_hex, (each.commitment, each.mac)),
        )
        for each in events
    ]
    return _hmac(key, "stood", number, said).hex()


def mac_of_head(key: bytes, head: Mapping[Any, Any], before: bytes) -> bytes:
    """Of a head, with that of the head before it."""
    said = (head["n"], float(head["at"]), head["events"], head["tickets"], head["stood"])
    return _hmac(key, "head", *said, before.hex())


def _hex(value: bytes | None) -> str | None:
    return None if value is None else value.hex()


def _hmac(key: bytes, *parts: Any) -> bytes:
    return hmac.digest(key, _json(parts), "sha256")


def _json(value: Any) -> bytes:
    said = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return said.encode("utf-8", "surrogatepass")
