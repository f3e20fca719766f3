"""The register of customers: keyed hashes of email, phone and customer number.  It says "known", no more."""

from __future__ import annotations

import csv
import io
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select

from bot.identity.phone import e164
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.dialects import insert_all_new, insert_new
from bot.storage.tables import customers
from flows.emails import is_email
from flows.questions import Email, Rejected
from flows.text import fold

COLUMNS = {
    "email": (
        *("email", "mail", "emailaddress", "mailaddress", "customeremail", "registeredemail"),
        *("อีเมล", "อีเมล์", "อีเมลล์", "อีเมลลูกค้า", "อีเมล์ลูกค้า", "ที่อยู่อีเมล", "ที่อยู่อีเมล์", "อีเมลที่ลงทะเบียน"),
    ),
    "phone": (
        *(
            "phone",
            "phonenumber",
            "phoneno",
            "telephone",
            "telephonenumber",
            "tel",
            "telno",
            "mobile",
            "mobilephone",
        ),
        *(
            "mobilenumber",
            "mobileno",
            "cellphone",
            "cell",
            "customerphone",
            "เบอร์",
            "เบอร์โทร",
            "เบอร์โทรศัพท์",
            "เบอร์มือถือ",
        ),
        *("เบอร์โทรศัพท์มือถือ", "โทร", "โทรศัพท์", "โทรศัพท์มือถือ", "มือถือ", "หมายเลขโทรศัพท์", "หมายเลขโทรศัพท์มือถือ"),
    ),
    "customer_id": (
        *("customerid", "customernumber", "customerno", "customercode", "custid", "custno"),
        *("รหัสลูกค้า", "เลขลูกค้า", "เลขที่ลูกค้า", "หมายเลขลูกค้า"),
    ),
}
"""The columns, and what the first line may call them, without signs and spaces."""
_LIKE = {
    "email": re.compile(r"mail|เมล|อิเล็กทรอนิกส์"),
    "phone": re.compile(r"phone|mobile|\Atel(?!egram)|โทร|มือถือ|เบอร์"),
}
"""What else may be meant for one: whoever forgets a column makes customers strangers, who never get a code."""
AT_ONCE = 1000
TRIES = 5
"""Of a part that another import writes at the same moment: it writes it once."""
A_MOMENT = 0.001
"""Seconds between two imports, where the clock went back between them: by their time they are told apart."""


UNFINISHED = bytes(16)
"""Stands in the place of a customer number in the first line of all, while the first file is imported: no keyed hash
is that.  Then some are in the register, and whoever is not may be in the rest of the file."""


class Overtaken(Exception):
    """Another import began while this one went on."""


class _Beside(Exception):
    """Another import has put some of the same people there at this moment."""


class BadFile(Exception):
    """A customer file with bad lines; nothing of it was imported.  `problems` names the lines by number."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(f"{len(problems)} bad lines")
        self.problems = problems


@dataclass(frozen=True)
class Customer:
    """A line of the file, folded."""

    email: str | None
    phone: str | None
    customer_id: str | None


class Customers:
    """Who is a customer."""

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys

    def is_empty(self, db: Connection) -> bool:
        """Whether no customers have been imported, or not all of the first file, so that codes prove control of an
        address only."""
        first = db.execute(select(customers.c.customer_index).order_by(customers.c.id).limit(1)).first()
        return first is None or first.customer_index == UNFINISHED

    def would_shrink(self, db: Connection, new: int) -> int | None:
        """How many customers there are, if a register of so many would be empty or less than half of it: more likely
        an export that failed than the truth.  None where it would not."""
        count = select(func.count()).select_from(customers)
        held = 0 if self.is_empty(db) else int(db.execute(count).scalar_one())
        return held if not new or 2 * new < held else None

    def knows(self, db: Connection, email: str) -> bool | None:
        """Whether this address belongs to a customer; None when no customers have been imported.

        The same statements run for every address, known or not.
        """
        found = db.execute(
            select(func.count())
            .select_from(customers)
            .where(customers.c.email_index.in_(self._keys.indexes("email", email.lower())))
        ).scalar_one()
        return None if self.is_empty(db) else bool(found)

    def knows_phone(self, db: Connection, email: str, phone: str) -> bool:
        """Whether a phone is registered with the customer of this address."""
        return (
            db.execute(
                select(customers.c.id).where(
                    customers.c.email_index.in_(self._keys.indexes("email", email.lower())),
                    customers.c.phone_index.in_(self._keys.indexes("phone", phone)),
                )
            ).first()
            is not None
        )

    def has_phone(self, db: Connection, phone: str) -> bool:
        """Whether a phone is registered with one customer; that of several (a family's) leaves open whose it is."""
        found = db.execute(
            select(func.count())
            .select_from(customers)
            .where(customers.c.phone_index.in_(self._keys.indexes("phone", phone)))
        ).scalar_one()
        return bool(found == 1) and not self.is_empty(db)

    def renew(
        self,
        storage: Storage,
        people: Iterable[Customer],
        now: float,
        progress: Callable[[int], None],
        rest: Callable[[float], object] = time.sleep,
    ) -> int:
        """Put a whole new register in the place of the old one, beside a running service: a few customers in a
        transaction, so that nobody waits for all of them.  Until it has come to its end, those who were known before
        are known as well; whoever begins it anew ends it.  Where nobody was known, all are from one moment on.  The
        number imported.  Raises Overtaken where another import began after this one: the register is that one's
        then."""
        if storage.look(self.is_empty):
            storage.now(self._begin)
        now = max(now, storage.look(_newest) + A_MOMENT)
        count = 0
        for chunk in _chunks(people):
            self._put_beside(storage, chunk, now)
            count += len(chunk)
            progress(count)
            rest(storage.breath)
        while storage.now(self._forget, now):
            rest(storage.breath)
        return count

    def _begin(self, db: Connection) -> None:
        """Put the line before all others that says that the first file is not there as a whole.  It goes with what
        stood before an import."""
        line = {"customer_index": UNFINISHED, "imported_at": 0.0, "key_id": self._keys.sealing}
        insert_new(db, customers, **line)

    def _insert(self, db: Connection, people: Sequence[Customer], now: float) -> None:
        rows: list[dict[str, Any]] = [
            {
                "email_index": self._keys.index("email", each.email.lower()) if each.email else None,
                "phone_index": self._keys.index("phone", each.phone) if each.phone else None,
                "customer_index": self._keys.index("id", each.customer_id) if each.customer_id else None,
                "imported_at": now,
                "key_id": self._keys.sealing,
            }
            for each in people
        ]
        if len(insert_all_new(db, customers, rows, customers.c.id)) < len(rows):
            raise _Beside

    def _put_beside(self, storage: Storage, people: Sequence[Customer], now: float) -> None:
        """Put a part there, again where another import was at the same: an earlier one's lines can be replaced when it
        has committed them.  Raises Overtaken."""
        for _ in range(TRIES):
            try:
                return storage.now(self._put, people, now)
            except _Beside:
                storage.look(_stands, now)
        raise Overtaken

    def _put(self, db: Connection, people: Sequence[Customer], now: float) -> None:
        """New lines in the place of what stood of the same customers, under whichever key.  Raises Overtaken, and
        _Beside."""
        _stands(db, now)
        nameless = [each.phone for each in people if not each.email and not each.customer_id]
        unnamed = customers.c.email_index.is_(None) & customers.c.customer_index.is_(None)
        for stands in (
            customers.c.email_index.in_(self._indexes("email", (each.email for each in people))),
            customers.c.customer_index.in_(self._indexes("id", (each.customer_id for each in people))),
            unnamed & customers.c.phone_index.in_(self._indexes("phone", nameless)),
        ):
            db.execute(delete(customers).where(stands, customers.c.imported_at < now))
        self._insert(db, people, now)

    def _indexes(self, kind: str, values: Iterable[str | None]) -> list[bytes]:
        folded = (each.lower() if kind == "email" else each for each in values if each)
        return [index for each in folded for index in self._keys.indexes(kind, each)]

    def _forget(self, db: Connection, now: float) -> int:
        """Some of those who are in the register no more; how many.  Raises Overtaken."""
        _stands(db, now)
        left = select(customers.c.id).where(customers.c.imported_at < now).limit(AT_ONCE)
        return db.execute(delete(customers).where(customers.c.id.in_(left))).rowcount


def read_customers(text: str) -> list[Customer]:
    """The customers of a CSV file with the columns email, phone, customer_id.  Raises BadFile."""
    try:
        return _read(text)
    except csv.Error as error:
        raise BadFile([f"this is no CSV file: {error}"]) from error


def _read(text: str) -> list[Customer]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    written = list(reader.fieldnames or ())
    reader.fieldnames = header = _columns(written)
    problems: list[str] = []
    people: list[Customer] = []
    seen: dict[str, int] = {}
    for row in reader:
        number = reader.line_num
        try:
            customer = _customer(row)
            if "email" not in header and (found := [name for name, each in row.items() if _is_address(each)]):
                raise ValueError(f"an email address in the column {_shown(found[0])}, and none is email")
        except ValueError as error:
            problems.append(f"line {number}: {error}")
            continue
        for kind, value in (("email", customer.email), ("customer_id", customer.customer_id)):
            if value is None:
                continue
            key = f"{kind} {value.lower()}"
            if key in seen:
                problems.append(f"line {number}: the same {kind} as in line {seen[key]}")
            seen.setdefault(key, number)
        people.append(customer)
    if problems:
        raise BadFile(problems)
    return people


def _columns(written: Sequence[str]) -> list[str]:
    """The first line with our names for our columns.  Raises BadFile where one of them may be there under a name that
    is not known, or is there twice."""
    of_ours = {name: column for column, names in COLUMNS.items() for name in names}
    header = [of_ours.get(_folded(name), name) for name in written]
    problems = []
    for column in COLUMNS:
        found = [_shown(name) for name, ours in zip(written, header, strict=True) if ours == column]
        if len(found) > 1:
            problems.append(f"line 1: {' and '.join(found)} both name the column {column}")
    for column, like in _LIKE.items():
        near = [_shown(name) for name in written if like.search(_folded(name))]
        if column not in header and near:
            problems.append(f"line 1: {near[0]} is no name of a column; is it {column}?")
    if not problems and "email" not in header and "phone" not in header:
        problems.append("line 1: the first line must name the columns email, phone, customer_id")
    if problems:
        raise BadFile(problems)
    return header


def _folded(name: str) -> str:
    """Letters, digits and their marks, in lower case."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(each for each in plain if unicodedata.category(each)[0] in "LMN")


def _shown(name: str) -> str:
    return f"“{' '.join(name.split())[:60]}”"


def _is_address(cell: object) -> bool:
    return isinstance(cell, str) and is_email(cell.strip())


def _customer(row: dict[str, str | None]) -> Customer:
    if None in row:
        raise ValueError("more fields than columns")
    email, phone, number = ((row.get(name) or "").strip() for name in COLUMNS)
    if any(unicodedata.category(each) in ("Cc", "Zl", "Zp") for each in email + phone + number):
        raise ValueError("a line break in a field, as where a quotation mark has no other")
    if not email and not phone:
        raise ValueError("neither email nor phone")
    # It is no talk out of which an address is taken: what is cut out of a cell is another customer's.
    try:
        address = Email().read(email) if email else None
    except Rejected as error:
        raise ValueError("not an email address") from error
    if email and not is_email(email):
        raise ValueError("not an email address")
    dialled = e164(phone) if phone else None
    if phone and dialled is None:
        raise ValueError("not a phone number")
    return Customer(address, dialled, fold(number) or None)


def _newest(db: Connection) -> float:
    return db.execute(select(func.max(customers.c.imported_at))).scalar() or 0.0


def _stands(db: Connection, now: float) -> None:
    """Raise Overtaken where the register is a later import's."""
    if _newest(db) > now:
        raise Overtaken


def _chunks(people: Iterable[Customer]) -> Iterator[list[Customer]]:
    """Parts, by phone, for a transaction each.  Of those who share a phone the first two come together: the part takes
    away what stood of it before, and a single line of it would say that it is one customer's."""
    chunk: list[Customer] = []
    for each in sorted(people, key=lambda each: each.phone or ""):
        first_of_two = each.phone is not None and [one.phone for one in chunk[-2:]].count(each.phone) == 1
        if len(chunk) >= AT_ONCE and not first_of_two:
            yield chunk
            chunk = []
        chunk.append(each)
    if chunk:
        yield chunk
