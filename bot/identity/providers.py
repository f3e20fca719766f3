"""Providers of mailboxes: which spellings of an address lead to the same one, and whose domain strangers share.

For limits alone: who somebody is, and who was told, their address says as it was typed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """A house at which anybody has a mailbox, as far as is known of it."""

    domains: tuple[str, ...]
    """Its names; the first is the one that is counted where all of them lead to the same mailbox."""
    means_nothing: str = ""
    """Signs in the local part that lead nowhere else."""
    is_one: bool = False
    """Whether a local part is the same mailbox under all of its names."""


PROVIDERS = (
    Provider(("gmail.com", "googlemail.com"), ".", is_one=True),
    Provider(("proton.me", "protonmail.com", "pm.me"), ".-_", is_one=True),
    Provider(("icloud.com", "me.com", "mac.com"), is_one=True),
    Provider(("yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz"), ".-", is_one=True),
    Provider(("outlook.com", "outlook.co.th", "hotmail.com", "hotmail.co.th", "hotmail.co.uk", "live.com",
              "live.co.th", "windowslive.com", "msn.com")),
    Provider(("yahoo.com", "yahoo.co.th", "yahoo.co.uk", "yahoo.co.jp", "ymail.com", "rocketmail.com", "aol.com")),
    Provider(("fastmail.com", "gmx.com", "gmx.de", "gmx.net", "hey.com", "mail.com", "mail.ru", "tuta.com",
              "tutanota.com", "web.de", "zoho.com")),
    Provider(("126.com", "163.com", "daum.net", "hanmail.net", "naver.com", "qq.com")),
)  # fmt: skip
"""What they write in their help pages of dots, hyphens and names, and those most used in Thailand and by its
visitors."""
_OF = {domain: provider for provider in PROVIDERS for domain in provider.domains}


def one_mailbox(address: str) -> str:
    """An address as limits count it: without capitals, tags (`malee+x@`, RFC 5233) and what else leads to the same
    mailbox, or may."""
    local, _, domain = address.lower().rpartition("@")
    local = local.partition("+")[0] or local
    provider = _OF.get(domain)
    if provider is not None:
        local = "".join(each for each in local if each not in provider.means_nothing) or local
        domain = provider.domains[0] if provider.is_one else domain
    return f"{local}@{domain}"


def is_shared(domain: str) -> bool:
    """Whether people have mailboxes at a domain who have nothing to do with one another."""
    return domain in _OF
