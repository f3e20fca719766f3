"""The fixed cast: the three people whom every test and the chat page know by name.

All that is said of them is made up. Their addresses end in the domains that RFC 2606 keeps for examples.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Character:
    """Somebody with a Telegram account, a phone and a mailbox."""

    key: str
    id: int
    first_name: str
    last_name: str
    email: str
    phone: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


# A customer who writes Thai on a phone and wants to know what the company keeps of her.
MALEE = Character("malee", 6_001_001, "มาลี", "ใจดี", "malee@example.com", "+66812345678", "th")

# A second Thai customer, for everything that must not mix two people up.
SOMCHAI = Character("somchai", 6_001_002, "สมชาย", "ตั้งใจ", "somchai@example.net", "+66898765432", "th")

# Reads English, lives abroad, and has a user id that does not fit into 32 bits.
EMMA = Character("emma", 5_900_000_003, "Emma", "Clark", "emma@example.org", "+447700900123", "en")

CAST = (MALEE, SOMCHAI, EMMA)
