"""Mail addresses: one at a time, and nothing but an address.

`EmailMessage` refuses CR and LF in a header, but reads `a@x, b@x` as two recipients (measured,
reference/reliability.md 5.1): so every address of a letter passes through here first.
"""

import re
import unicodedata
from email.headerregistry import Address
from email.utils import parseaddr

from flows.emails import ENCODED

NAME_AT_MOST = 14
"""Non-ASCII characters of a display name that fit one encoded word (RFC 2047: 75 octets). A longer name is
folded in two, and CPython 3.11 reads that back with a space inside."""

_LOCAL = re.compile(r"[^\s\x00-\x20\x7f()<>\[\]:;@\\,\"]{1,64}")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_FORMS = re.compile(
    r"^(?:บริษัท|บมจ\.|บจก\.)|(?:จำกัด|\(มหาชน\)|co\.,?\s{0,3}ltd\.?|public company limited)$", re.I
)
_LONGEST = 320
"""Characters of an address (RFC 5321, 4.5.3.1); Python takes the square of a longer domain."""


def address(text: str) -> Address:
    """The one address that `text` is, its domain in ASCII (IDNA), its local part as written.

    Raises ValueError, without repeating the text (it may be personal data), when it is anything else:
    two addresses, a display name, a line break, a quoted local part (RFC 5321 advises against them).
    """
    local, at, domain = text.rpartition("@")
    if len(text) > _LONGEST:
        raise ValueError("longer than a mail address can be")
    if not at or not _LOCAL.fullmatch(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        raise ValueError("not one plain mail address")
    if ENCODED in local:
        raise ValueError("a header would decode it to another address")
    if any(unicodedata.category(character)[0] in "CZ" for character in text):
        raise ValueError("a mail address holds no invisible characters")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError("the domain of the mail address is not valid") from None
    labels = ascii_domain.split(".")
    if len(ascii_domain) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError("the domain of the mail address is not valid")
    return Address(username=unicodedata.normalize("NFC", local), domain=ascii_domain)


def can_be_written_to(text: str) -> bool:
    """Whether a letter can be addressed to it at all."""
    try:
        address(text)
    except ValueError:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether a text is one plain address, in ASCII, that any mail program can write to."""
    try:
        return address(text).addr_spec.isascii()
    except ValueError:
        return False


def sender(mail_from: str, company: str, fallback: str) -> Address:
    """The From of every letter, out of the setting MAIL_FROM (`desk@x` or `Name <desk@x>`).

    The name shown is the one in the setting, else the company's without its legal form, else `fallback`:
    the first that is short enough. Raises ValueError when the setting holds no single plain address.
    """
    name, bare = parseaddr(mail_from) if "<" in mail_from else ("", mail_from.strip())
    who = address(bare)
    short = company.strip()
    while (shorter := _FORMS.sub("", short).strip()) != short:
        short = shorter
    chosen = next((each for each in (name.strip(), short) if each and fits(each)), fallback)
    return Address(display_name=chosen, username=who.username, domain=who.domain)


def fits(name: str) -> bool:
    """Whether a display name stays on one line: 40 ASCII characters, or `NAME_AT_MOST` of others."""
    return name.isprintable() and len(name) <= (40 if name.isascii() else NAME_AT_MOST)
