"""Confidential values at rest: AES-256-GCM bound to their row, and blind indexes for look-ups.

A sealed value is `version (1) | key id (4) | nonce (12) | ciphertext and tag`.  Its associated data names the
table, the column and the row, so that a value moved to another row or column cannot be opened (NIST SP
800-38D).  The first key of the ring seals, all of them open, so keys can be rotated.

A key that a value names and the ring lacks may be back in a minute (another replica has it, or somebody forgot it at a
restart), so that such a value is told from one that is spoilt.  That it will never be back is for an operator to say.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import logging
import re
import secrets
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

log = logging.getLogger(__name__)

VARIED = 16
"""Different steps, from one byte to the next, that a key of 32 has at least.  A random one has fewer in one case of 10
to the 15; zeros, bytes that count up, or a word typed over and over are a placeholder that somebody forgot."""

KEY_ID = slice(1, 5)
"""Where in a sealed value the id of its key stands."""
LOST = "lost"
"""What stands in the ring in the place of a key that is gone for good."""

VERSION = b"\x01"
"""What a sealed value begins with."""
_NONCE, _TAG = 12, 16
_HEAD = 1 + 4 + _NONCE
SHORTEST = _HEAD + _TAG + 1
"""Bytes that a sealed value has at least."""


class Unopenable(Exception):
    """A sealed value that no key opens: removed, altered, moved to another row, or sealed with a key we lack."""


class UnknownKey(Unopenable):
    """It is sealed with a key that we lack and that may be back: whatever needs the value waits, and loses nothing."""


class LostKey(Unopenable):
    """It is sealed with a key that an operator has called lost: nobody will ever open it."""


class KeyRing:
    """The service's secret keys, each with purposes of its own derived from it (HKDF, RFC 5869)."""

    def __init__(self, keys: Iterable[tuple[str, bytes]], lost: Iterable[str] = ()) -> None:
        """`keys`: (name, 32 bytes) pairs, the one that seals first.  `lost`: the keys that are gone for good, each by
        its name, or by its id in hex.  Raises ValueError."""
        self._keys = [_Key(name, secret) for name, secret in keys]
        gone = {id for name in lost for id in _ids(name)}
        self.unopened = 0
        """Times that a value was needed and could not be opened, in this process."""
        if not self._keys:
            raise ValueError("at least one key is needed")
        if len({key.id for key in self._keys}) != len(self._keys):
            raise ValueError("two keys have the same name")
        if gone & self.names.keys():
            raise ValueError("a key that is there is called lost")
        self.decided = frozenset(gone | self.names.keys())
        """The ids of keys that are here or gone for good: what any other one sealed waits for it."""

    @classmethod
    def parse(cls, text: str) -> KeyRing:
        """From `name:base64,name:base64,name:lost`.  Raises ValueError with a reason that shows no key."""
        pairs, lost = [], []
        for entry in filter(None, (each.strip() for each in text.split(","))):
            name, colon, encoded = entry.partition(":")
            if name and encoded == LOST:
                lost.append(name)
                continue
            try:
                secret = base64.b64decode(encoded, validate=True)
            except binascii.Error as error:
                raise ValueError("a key is not base64") from error
            if not colon or not name or len(secret) != 32:
                raise ValueError("a key must be written name:base64 with 32 bytes")
            if len({(after - before) % 256 for before, after in pairwise(secret)}) < VARIED:
                raise ValueError("a key is not random; `privacy-bot key` makes one")
            pairs.append((name, secret))
        return cls(pairs, lost)

    @property
    def names(self) -> dict[bytes, str]:
        """The names of the keys by the ids that sealed values carry, the one that seals first."""
        return {key.id: key.name for key in self._keys}

    @property
    def lost(self) -> frozenset[bytes]:
        """The ids of keys that an operator has called lost."""
        return self.decided - self.names.keys()

    @property
    def sealing(self) -> bytes:
        """The id of the key that seals."""
        return self._keys[0].id

    @staticmethod
    def new(name: str = "k1") -> str:
        """A fresh key in the form that `parse` reads."""
        return f"{name}:{base64.b64encode(secrets.token_bytes(32)).decode()}"

    def seal(self, where: str, value: Any) -> bytes:
        """Encrypt any JSON value (or bytes) for one place, written `table.column:row`."""
        data = b"b" + value if isinstance(value, bytes) else b"j" + _json(value)
        nonce, key = secrets.token_bytes(_NONCE), self._keys[0]
        return VERSION + key.id + nonce + key.field.encrypt(nonce, data, _bound(where, key.id))

    def open(self, where: str, sealed: bytes | None) -> Any:
        """The value sealed for that place.  Raises Unopenable, whatever the bytes are, also where there are none any
        more, and UnknownKey where they wait for their key; it is counted (`unopened`)."""
        try:
            return self._opened(where, sealed)
        except Unopenable:
            self.unopened += 1
            raise

    def _opened(self, where: str, sealed: bytes | None) -> Any:
        if sealed is None:
            raise Unopenable(f"{where}: not kept any more")
        if len(sealed) < SHORTEST:
            raise Unopenable(f"{where}: cut short")
        if sealed[:1] != VERSION:
            raise Unopenable(f"{where}: of a form that this release does not know")
        kid, nonce, ciphertext = sealed[KEY_ID], sealed[5:_HEAD], sealed[_HEAD:]
        key = next((key for key in self._keys if key.id == kid), None)
        if key is None and kid in self.decided:
            raise LostKey(f"{where}: sealed with a key that is lost")
        if key is None:
            raise UnknownKey(f"{where}: sealed with an unknown key")
        try:
            data = key.field.decrypt(nonce, ciphertext, _bound(where, kid))
        except InvalidTag as error:
            raise Unopenable(f"{where}: altered or moved") from error
        if data[:1] == b"b":
            return data[1:]
        try:
            return json.loads(data[1:])
        except (
            ValueError
        ):  # sealed by us, and not by this release; the words of the error would hold the value
            raise Unopenable(f"{where}: of a form that this release does not know") from None

    def open_or(self, instead: Any, where: str, sealed: bytes | None, *, waits: bool = False) -> Any:
        """The value sealed for that place, or `instead` where there is none, or none that can be opened: one bad value
        must stop nobody who can do without it.  It is logged.  `waits`: whoever goes on without it throws it away;
        then it raises UnknownKey."""
        if sealed is None:
            return instead
        try:
            return self.open(where, sealed)
        except Unopenable as error:
            if waits and isinstance(error, UnknownKey):
                raise
            log.error("%s; it counts as missing", error)
            return instead

    def index(self, kind: str, value: str) -> bytes:
        """A blind index: 16 bytes by which an email or phone is found without being stored."""
        return self._keys[0].index(kind, value)

    def indexes(self, kind: str, value: str) -> list[bytes]:
        """The index under every key of the ring: what a look-up compares with, also after a rotation."""
        return [key.index(kind, value) for key in self._keys]

    def mac(self, purpose: str, *parts: str) -> bytes:
        """An HMAC-SHA256 for one purpose (tokens, peppers), under the key that seals."""
        return hmac.digest(self._keys[0].derive(purpose), _json(parts), "sha256")

    def macs(self, purpose: str, *parts: str) -> list[bytes]:
        """The same under every key: what a token received is compared with."""
        return [hmac.digest(key.derive(purpose), _json(parts), "sha256") for key in self._keys]


def sealed_with(sealed: bytes) -> bytes:
    """The id of the key that sealed a value (see `KeyRing.names`)."""
    return sealed[KEY_ID]


def _id(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()[:4]


def _ids(name: str) -> set[bytes]:
    """Of a key that may be named by its id as well: nobody knows how one was called that is gone."""
    return {_id(name)} | ({bytes.fromhex(name)} if re.fullmatch(r"[0-9a-f]{8}", name) else set())


class _Key:
    def __init__(self, name: str, secret: bytes) -> None:
        self.name, self.id = name, _id(name)
        self._secret = secret
        self._derived: dict[str, bytes] = {}
        self.field = AESGCM(self.derive("field"))

    def derive(self, label: str) -> bytes:
        if label not in self._derived:
            derived = HKDF(SHA256(), 32, salt=None, info=label.encode()).derive(self._secret)
            self._derived[label] = derived
        return self._derived[label]

    def index(self, kind: str, value: str) -> bytes:
        return hmac.digest(self.derive("blind-index"), f"{kind}|{value}".encode(), "sha256")[:16]


def _bound(where: str, kid: bytes) -> bytes:
    return where.encode() + b"|" + kid


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
