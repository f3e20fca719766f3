"""The register of customers: read whole or not at all, kept as keyed hashes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, insert, select, text

from bot.identity.customers import BadFile, Customer, Customers, Overtaken, read_customers
from bot.storage.crypto import KeyRing
from bot.storage.database import Storage
from bot.storage.tables import customers

FILE = """email,phone,customer_id
malee@example.com,081-234-5678,C-1
Somchai@Example.net,,C-2
,02 123 4567,C-3
"""


@pytest.fixture
def register(keys: KeyRing) -> Customers:
    return Customers(keys)


def fill(storage: Storage, register: Customers, text: str) -> int:
    return register.renew(storage, read_customers(text), 0.0, lambda _: None, lambda _: None)


def test_a_file_is_read_line_by_line() -> None:
    """Addresses and phones are folded to one spelling; either may be missing."""
    assert [
        Customer("malee@example.com", "+66812345678", "C-1"),
        Customer("Somchai@example.net", None, "C-2"),
        Customer(None, "+6621234567", "C-3"),
    ] == read_customers(FILE)


def test_columns_may_stand_in_any_order_with_a_byte_order_mark() -> None:
    """What a spreadsheet writes is read: BOM, capitals in the head, another order, other columns left alone."""
    people = read_customers("\ufeffCustomer_ID, Phone ,EMAIL\r\nC-1,0812345678,malee@example.com\r\n")

    assert [Customer("malee@example.com", "+66812345678", "C-1")] == people


@pytest.mark.parametrize(
    "head",
    [
        "e-mail,Phone No.,Customer ID",
        "Email Address,Mobile Phone,customer-id",
        "E_MAIL,Tel.,CUSTOMER NUMBER",
        "อีเมล,เบอร์โทรศัพท์,รหัสลูกค้า",
        "อีเมล์,โทรศัพท์มือถือ,เลขที่ลูกค้า",
        "\u200bEmail*,ＰＨＯＮＥ,Cust. no.",
    ],
)
def test_a_column_may_be_called_what_people_call_it(head: str) -> None:
    """In Thai and in English, with other signs and in any case."""
    people = read_customers(f"{head}\nmalee@example.com,0812345678,C-1\n")

    assert [Customer("malee@example.com", "+66812345678", "C-1")] == people


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("phone,Primary e-mail", "line 1: “Primary e-mail” is no name of a column; is it email?"),
        ("email,เบอร์บ้าน", "line 1: “เบอร์บ้าน” is no name of a column; is it phone?"),
        ("email;phone", "line 1: “email;phone” is no name of a column; is it email?"),
        ("Email,E-mail", "line 1: “Email” and “E-mail” both name the column email"),
        ("email,phone,Tel.", "line 1: “phone” and “Tel.” both name the column phone"),
        ("phone,customer_id,รหัสลูกค้า", "line 1: “customer_id” and “รหัสลูกค้า” both name the column customer_id"),
    ],
)
def test_a_column_that_may_be_meant_or_is_named_twice_is_a_bad_file(head: str, problem: str) -> None:
    """Nobody's address is left out in silence; the message names what stands in the first line."""
    with pytest.raises(BadFile) as bad:
        read_customers(f"{head}\n0812345678,malee@example.com\n")

    assert problem == bad.value.problems[0]


def test_addresses_under_another_name_are_not_left_out_in_silence() -> None:
    """Whatever their column is called, where none is called email."""
    with pytest.raises(BadFile) as bad:
        read_customers("phone,contact\n0812345678,\n0812345679,malee@example.com\n")

    assert ["line 3: an email address in the column “contact”, and none is email"] == bad.value.problems


def test_an_address_in_another_column_hides_no_other_bad_line() -> None:
    """Every bad line is named."""
    with pytest.raises(BadFile) as bad:
        read_customers("phone,note\nabc,hello\n0812345678,a@example.com\n")

    assert ["line 2", "line 3"] == [each.partition(":")[0] for each in bad.value.problems]


def test_bad_lines_are_reported_by_number() -> None:
    """Every bad line is named with its number in the file and its reason, all at once."""
    file = (
        "email,phone,customer_id\n"
        "malee@example.com,0812345678,C-1\n"
        "not an address,,C-2\n"
        ",12,C-3\n"
        ",,C-4\n"
        "a@b.co,,C-5,more\n"
        "MALEE@example.com,,C-6\n"
        "x@b.co,,C-1\n"
    )

    with pytest.raises(BadFile) as bad:
        read_customers(file)

    assert [
        "line 3: not an email address",
        "line 4: not a phone number",
        "line 5: neither email nor phone",
        "line 6: more fields than columns",
        "line 7: the same email as in line 2",
        "line 8: the same customer_id as in line 2",
    ] == bad.value.problems


@pytest.mark.parametrize(
    "cell",
    [
        "o\u2019brien@shop.example",
        "สมชาย.jai@shop.example",
        "john smith@shop.example",
        '"john,smith@shop.example"',
        "old <x@shop.example>",
        "mailto:x@shop.example",
        "x@shop.example/ext",
        "somchai แอท gmail จุด com",
        "x@shop.exampleครับ",
        "'x@shop.example",
    ],
)
def test_no_address_is_cut_out_of_a_cell(cell: str) -> None:
    """It would be somebody else's, who is then known as this customer."""
    with pytest.raises(BadFile) as bad:
        read_customers(f"email,phone,customer_id\n{cell},,C1\n")

    assert ["line 2: not an email address"] == bad.value.problems


@pytest.mark.parametrize("open_quote", ['c60@shop.example,,"C60', '"c60@shop.example,,C60'])
def test_a_quotation_mark_without_another_swallows_no_lines(open_quote: str) -> None:
    """Whoever stands behind it would be no customer any more, and nobody told."""
    lines = [f"c{n}@shop.example,,C{n}" for n in range(100)]
    lines[60] = open_quote
    ends_later = [*lines[:80], f'{lines[80]}"', *lines[81:]]

    for some in (lines, ends_later):
        with pytest.raises(BadFile):
            read_customers("\n".join(["email,phone,customer_id", *some]))


def test_the_reasons_show_nobodys_data() -> None:
    """What is printed for a bad line does not repeat its content."""
    with pytest.raises(BadFile) as bad:
        read_customers("email,phone,customer_id\ncanary@@example.com,,X\n")

    assert "canary" not in str(bad.value.problems)


@pytest.mark.parametrize("file", ["", "name,address\na,b\n", "malee@example.com,0812345678,C-1\n"])
def test_a_file_without_the_columns_is_refused(file: str) -> None:
    """The first line must name the columns."""
    with pytest.raises(BadFile, match="bad lines") as bad:
        read_customers(file)

    assert "line 1" in bad.value.problems[0]


async def test_only_keyed_hashes_are_stored(storage: Storage, register: Customers) -> None:
    """The table has no address, phone or number in it."""
    fill(storage, register, FILE)

    rows = await storage.run(lambda db: db.execute(select(customers)).all())

    stored = repr(rows).casefold()
    assert 3 == len(rows)
    assert not any(each in stored for each in ("malee", "example", "812345678", "c-1"))


async def test_known_and_unknown_addresses_are_told_apart_in_any_capitals(
    storage: Storage, register: Customers
) -> None:
    """Known, unknown; capitals do not matter."""
    fill(storage, register, FILE)

    answers = [
        await storage.run(register.knows, each)
        for each in ("malee@example.com", "MALEE@example.com", "somchai@example.net", "emma@example.org")
    ]

    assert [True, True, True, False] == answers


async def test_without_customers_nobody_is_known_or_unknown(storage: Storage, register: Customers) -> None:
    """With none imported a code proves control of an address, and that is all that is said."""
    assert await storage.run(register.knows, "malee@example.com") is None


async def test_a_phone_belongs_to_its_own_customer(storage: Storage, register: Customers) -> None:
    """Somebody else's registered phone is no evidence for this address."""
    file = "email,phone,customer_id\nmalee@example.com,0812345678,1\nsomchai@example.net,0898765432,2\n"
    fill(storage, register, file)

    found = [
        await storage.run(register.knows_phone, "malee@example.com", phone)
        for phone in ("+66812345678", "+66898765432")
    ]

    assert [True, False] == found


async def test_a_first_file_is_not_there_in_parts(storage: Storage, register: Customers) -> None:
    """Where its import ends in the middle nobody is known, nor unknown, and no phone is anybody's; the next file is
    there as a whole, whoever it leaves out."""
    people = [Customer(f"a{n}@b.co", f"+6681{n:07d}", None) for n in range(2500)]

    def interrupted(done: int) -> None:
        if done >= 2000:
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        register.renew(storage, people, 1.0, interrupted, lambda _: None)
    half = [storage.look(register.knows, "a7@b.co"), storage.look(register.has_phone, "+66810000007")]
    shrinks = storage.look(register.would_shrink, 3)
    fill(storage, register, FILE)

    assert ([None, False], None) == (half, shrinks)
    assert [True, False] == [storage.look(register.knows, each) for each in ("malee@example.com", "a7@b.co")]
    assert 3 == len(await storage.run(lambda db: db.execute(select(customers.c.id)).all()))


async def test_a_new_file_takes_the_place_of_the_old_one(storage: Storage, register: Customers) -> None:
    """Progress is reported on the way, and who is not in the new file is no customer any more."""
    fill(storage, register, FILE)
    progress: list[int] = []
    people = [Customer(f"a{n}@b.co", None, None) for n in range(2500)]

    count = register.renew(storage, people, 1.0, progress.append, lambda _: None)

    assert (2500, [1000, 2000, 2500]) == (count, progress[-3:])
    assert await storage.run(register.knows, "malee@example.com") is False


async def test_whoever_was_known_is_known_while_a_new_file_is_imported(
    storage: Storage, register: Customers
) -> None:
    """Nobody waits for all of it, and whoever asks for a code meanwhile gets one."""
    fill(storage, register, FILE)
    people = [Customer(f"a{n}@b.co", None, str(n)) for n in range(2500)] + [
        Customer("malee@example.com", "+66812345678", "C-9"),
        Customer(None, "+6621234567", None),
    ]
    meanwhile: list[tuple[bool | None, bool]] = []

    def look(done: int) -> None:
        meanwhile.append(
            (
                storage.look(register.knows, "malee@example.com"),
                storage.look(register.knows_phone, "malee@example.com", "+66812345678"),
            )
        )

    count = register.renew(storage, people, 1.0, look, lambda _: None)

    assert [(True, True)] * 3 == meanwhile
    assert count == 2502
    assert storage.look(register.knows, "somchai@example.net") is False
    assert 2502 == len(await storage.run(lambda db: db.execute(select(customers.c.id)).all()))


async def test_an_import_that_was_stopped_is_begun_again(storage: Storage, register: Customers) -> None:
    """Until then the customers of both files are known."""
    fill(storage, register, FILE)
    people = [Customer(f"a{n}@b.co", f"+6681{n:07d}", str(n)) for n in range(2500)]

    def stopped(done: int) -> None:
        if done == 2000:
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        register.renew(storage, people, 1.0, stopped, lambda _: None)
    between = [storage.look(register.knows, each) for each in ("malee@example.com", "a7@b.co")]
    register.renew(storage, people, 2.0, lambda _: None, lambda _: None)

    assert [True, True] == between
    assert storage.look(register.knows, "malee@example.com") is False
    assert 2500 == len(await storage.run(lambda db: db.execute(select(customers.c.id)).all()))


async def test_of_two_imports_at_a_time_the_later_one_stands(storage: Storage, register: Customers) -> None:
    """The other one says so, and nobody's register is empty."""
    fill(storage, register, FILE)
    old = [Customer(f"a{n}@b.co", f"+6681{n:07d}", str(n)) for n in range(2500)]
    new = [Customer(f"a{n}@b.co", f"+6681{n:07d}", str(n)) for n in range(100, 2600)]

    def meanwhile(done: int) -> None:
        register.renew(storage, new, 2.0, lambda _: None, lambda _: None)

    with pytest.raises(Overtaken):
        register.renew(storage, old, 1.0, meanwhile, lambda _: None)

    known = [storage.look(register.knows, each) for each in ("a7@b.co", "a2599@b.co", "malee@example.com")]
    assert [False, True, False] == known
    assert 2500 == len(await storage.run(lambda db: db.execute(select(customers.c.id)).all()))


def waiting(db: Connection) -> bool:
    """Whether somebody waits for what another transaction has locked."""
    return db.execute(text("SELECT 1 FROM pg_locks WHERE NOT granted")).first() is not None


@pytest.mark.parametrize(("begun", "stands"), [(100.0, True), (300.0, False)])
def test_of_imports_that_write_the_same_people_at_once_the_later_one_stands(
    postgresql_url: str, register: Customers, keys: KeyRing, begun: float, stands: bool
) -> None:
    """Whichever of them is committed first: the earlier one's lines are replaced, the later one's are left."""
    storage = Storage(postgresql_url, threads=0)
    register.renew(storage, [Customer("malee@example.com", None, None)], 1.0, lambda _: None)
    people = [Customer(f"a{n}@b.co", None, None) for n in range(3)]
    line = {"email_index": keys.index("email", "a1@b.co"), "imported_at": begun, "key_id": keys.sealing}

    with ThreadPoolExecutor(1) as other, storage.engine.connect() as db:
        db.execute(insert(customers).values(line))
        ended = other.submit(register.renew, storage, people, 200.0, lambda _: None)
        while not ended.done() and not storage.look(waiting):
            continue
        db.commit()
        overtaken = ended.exception()
    times = storage.look(lambda db: db.execute(select(customers.c.imported_at)).scalars().all())
    storage.engine.dispose()

    assert (None if stands else Overtaken) is (overtaken and type(overtaken))
    assert ([200.0] * 3 if stands else [1.0, 300.0]) == sorted(times)


@pytest.mark.parametrize("left", [0, 700, 1500])
async def test_an_import_that_was_overtaken_leaves_nobody_there(
    storage: Storage, register: Customers, left: int
) -> None:
    """Also where the files share nobody of what it was still to put there, or nothing was left to put."""
    fill(storage, register, FILE)
    new = [Customer(f"a{n}@b.co", None, None) for n in range(1000)]
    gone = [Customer(f"b{n}@b.co", None, None) for n in range(left)]

    def meanwhile(done: int) -> None:
        if done == 1000:
            register.renew(storage, new, 2.0, lambda _: None, lambda _: None)

    with pytest.raises(Overtaken):
        register.renew(storage, [*new, *gone], 1.0, meanwhile, lambda _: None)

    assert 1000 == len(await storage.run(lambda db: db.execute(select(customers.c.id)).all()))
    assert storage.look(register.knows, "a7@b.co")
    assert storage.look(register.knows, "b7@b.co") is False


async def test_an_import_after_the_clock_was_set_back_stands(storage: Storage, register: Customers) -> None:
    """The one before bears a later time."""
    file = "email,phone,customer_id\nsomchai@example.net,,\n"
    register.renew(storage, read_customers(FILE), 9000.0, lambda _: None, lambda _: None)

    register.renew(storage, read_customers(file), 1.0, lambda _: None, lambda _: None)

    known = [storage.look(register.knows, each) for each in ("malee@example.com", "somchai@example.net")]
    assert [False, True] == known


async def test_an_import_under_a_new_key_takes_the_place_of_the_old_lines(storage: Storage) -> None:
    """While it goes on nobody's phone is taken for that of two customers."""
    old, new = KeyRing.new("old"), KeyRing.new("new")
    fill(storage, Customers(KeyRing.parse(old)), FILE)
    register, phones = Customers(KeyRing.parse(f"{new},{old}")), list[bool]()

    def look(done: int) -> None:
        phones.append(storage.look(register.has_phone, "+66812345678"))

    register.renew(storage, read_customers(FILE), 1.0, look, lambda _: None)

    assert [True] == phones


async def test_a_phone_without_an_address_is_one_customers(storage: Storage, register: Customers) -> None:
    """Imported twice, it is not taken for that of a family."""
    file = "email,phone,customer_id\n,0812345678,\nmalee@example.com,0898765432,1\n"
    fill(storage, register, file)

    register.renew(storage, read_customers(file), 1.0, lambda _: None, lambda _: None)

    assert storage.look(register.has_phone, "+66812345678")


@pytest.mark.parametrize("others", [996, 997, 1500])
async def test_a_familys_phone_is_no_ones_while_a_file_is_imported(
    storage: Storage, register: Customers, others: int
) -> None:
    """Wherever in the file its lines stand, and also where the import ends in the middle."""
    first, last = "+66812345678", "+66898765432"
    lines = [Customer(None, each, None) for each in (first, last)]
    people = [
        *lines,
        *(Customer(f"a{n}@b.co", f"+6683{n:07d}", None) for n in range(others)),
        *lines,
        lines[0],
    ]
    register.renew(storage, people, 1.0, lambda _: None, lambda _: None)
    meanwhile: list[bool] = []

    def look(done: int) -> None:
        meanwhile.extend(storage.look(register.has_phone, each) for each in (first, last))

    count = register.renew(storage, people, 2.0, look, lambda _: None)

    assert others + 5 == count
    assert {False} == set(meanwhile)


async def test_the_first_file_is_there_from_one_moment_on(storage: Storage, register: Customers) -> None:
    """Each part of it is written by itself, so that nobody waits for all; while nobody is known a code proves control
    of an address, and none is refused for being not yet imported."""
    people = [Customer(f"a{n}@b.co", None, None) for n in range(1500)]
    meanwhile: list[tuple[bool | None, bool]] = []

    def look(done: int) -> None:
        written = len(storage.look(lambda db: db.execute(select(customers.c.id)).all()))
        meanwhile.append((storage.look(register.knows, "a1@b.co"), written >= done))

    register.renew(storage, people, 1.0, look, lambda _: None)

    assert [(None, True), (None, True)] == meanwhile
    assert storage.look(register.knows, "a1@b.co")


async def test_customers_are_still_known_after_the_keys_are_rotated(storage: Storage, keys: KeyRing) -> None:
    """An import under the old key serves on until the next one."""
    fill(storage, Customers(keys), FILE)
    new, old = KeyRing.new("new"), KeyRing.new("old")
    fill(storage, Customers(KeyRing.parse(old)), FILE)

    rotated = Customers(KeyRing.parse(f"{new},{old}"))

    assert await storage.run(rotated.knows, "malee@example.com")
