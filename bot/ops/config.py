"""Settings: one frozen, typed value, read once from a mapping, every problem reported at once by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.mail.server import imap_server, is_loopback, mail_server
from bot.storage.crypto import KeyRing

TELEGRAM = "https://api.telegram.org"
DATA_DIR = Path("var")

Network = IPv4Network | IPv6Network


class Misconfigured(Exception):
    """The environment cannot be used; `problems` has one line for each bad variable."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class DatabaseConfig:
    """Where everything is stored, and the keys to it: all that a command needs which talks to nobody outside."""

    secret_keys: KeyRing
    data_dir: Path
    database_url: str

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> Self:
        """From a mapping such as `os.environ`.  `NAME_FILE` names a file that holds the value (a mounted
        secret).  Settings that are not asked for may be missing or bad.  Raises Misconfigured."""
        asked = {each.name for each in fields(cls)}
        values, problems = _read([each for each in SETTINGS if each.name.lower() in asked], environment)
        if problems:
            raise Misconfigured(problems)
        home = values.setdefault("data_dir", DATA_DIR)
        values.setdefault("database_url", f"sqlite:///{home / 'privacy-bot.sqlite'}")
        return cls(**values)


@dataclass(frozen=True, kw_only=True)
class Config(DatabaseConfig):
    """Everything that differs from one installation to another."""

    bot_token: str
    smtp_url: str
    mail_from: str
    privacy_mailbox: str
    bot_api_url: str = TELEGRAM
    bot_mode: Literal["polling", "webhook"] = "polling"
    public_url: str = ""
    webhook_secret: str = ""
    listen: tuple[str, int] = ("127.0.0.1", 8081)
    trusted_proxies: tuple[Network, ...] = ()
    staff_senders: tuple[str, ...] = ()
    imap_url: str = ""
    policy_file: Path | None = None
    company_name: str = "บริษัท"
    disclosure_fee: str = ""
    log_level: str = "INFO"


@dataclass(frozen=True)
class Setting:
    """One variable of the environment; the README's table is held against these."""

    name: str
    meaning: str
    read: Callable[[str], Any]
    required: bool = False
    default: str = ""


def data_dir(environment: Mapping[str, str]) -> Path:
    """DATA_DIR alone, for what runs without the rest of the settings.  Raises ValueError."""
    text = _given("DATA_DIR", environment)
    return DATA_DIR if text is None else _folder(text)


def _read(settings: Sequence[Setting], environment: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The values by field, and a line for each variable that is missing or bad."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for setting in settings:
        try:
            text = _given(setting.name, environment)
            if text is None:
                if setting.required:
                    problems.append(f"{setting.name}: missing. {setting.meaning}")
                continue
            values[setting.name.lower()] = setting.read(text)
        except ValueError as error:
            problems.append(f"{setting.name}: {error}")
    if values.get("bot_mode") == "webhook":
        problems += [
            f"{name}: missing. It is needed with BOT_MODE=webhook"
            for name in ("PUBLIC_URL", "WEBHOOK_SECRET")
            if name.lower() not in values
        ]
    return values, problems


def _given(name: str, environment: Mapping[str, str]) -> str | None:
    if file := environment.get(f"{name}_FILE", "").strip():
        try:
            return Path(file).read_text(encoding="utf-8").strip() or None
        except OSError as error:
            raise ValueError(f"the file named by {name}_FILE cannot be read ({error.strerror})") from error
    return environment.get(name, "").strip() or None


def _token(text: str) -> str:
    if not re.fullmatch(r"[1-9]\d{0,19}:[A-Za-z0-9_-]{20,60}", text, re.ASCII):
        raise ValueError("does not look like a bot token (123456:ABC...)")
    return text


def _url(*schemes: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        try:
            parts = urlsplit(text)
            fine = parts.scheme in schemes and parts.hostname and (parts.port or True)
        except ValueError:
            fine = False
        if not fine:
            raise ValueError(f"must be a URL that begins with {' or '.join(f'{s}://' for s in schemes)}")
        return text.rstrip("/")

    return read


def _encrypted(text: str) -> str:
    """An address at which secrets travel: in clear only if they do not leave this machine."""
    url = _url("https", "http")(text)
    parts = urlsplit(url)  # which reads HTTP:// as http
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise ValueError("must begin with https:// (http:// is for this machine alone)")
    return url


def _smtp(text: str) -> str:
    mail_server(text)
    return text


def _imap(text: str) -> str:
    imap_server(text)
    return text


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return text.lower()

    return read


def _listen(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ValueError("must be written host:port")
    return host.strip("[]") or "0.0.0.0", int(port)  # noqa: S104 - asked for in so many words


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(each.strip()) for each in text.split(",") if each.strip())
    except ValueError as error:
        raise ValueError(
            "must be addresses or networks, separated by commas (127.0.0.1, 10.0.0.0/8)"
        ) from error


def _database(text: str) -> str:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):  # of a port that is no number; what stands there may be a password
        raise ValueError("is not a database URL (special characters of a password percent-encoded)") from None
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise ValueError("must be sqlite:///path or postgresql://user:password@host/name")
    return text


def _address(text: str) -> str:
    from flows.questions import Email, Rejected

    try:
        return Email().read(text)
    except Rejected as error:
        raise ValueError("is not an email address") from error


def _sender(text: str) -> str:
    address = _address(text)
    # Replies come to `local+t<token>@domain`, and a local part may have 64 octets (RFC 5321, 4.5.3.1.1).
    if len(address.partition("@")[0]) > 38:
        raise ValueError(
            "has more than 38 characters before the @, which leaves no room for a ticket's token"
        )
    return address


def _addresses(text: str) -> tuple[str, ...]:
    entries = [each.strip() for each in text.split(",") if each.strip()]
    return tuple(
        _address(f"x{each}")[1:].lower() if each[0] == "@" else _address(each).lower() for each in entries
    )


def _secret(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", text):
        raise ValueError("must be 16 to 256 characters of A-Z a-z 0-9 _ -")
    return text


def _file(text: str) -> Path:
    if not Path(text).is_file():
        raise ValueError("names a file that does not exist")
    return Path(text)


def _folder(text: str) -> Path:
    folder = Path(text).expanduser()
    if folder.exists() and not folder.is_dir():
        raise ValueError("names something that is not a folder")
    return folder


def _fee(text: str) -> str:
    try:
        amount = Decimal(text)
    except InvalidOperation as error:
        raise ValueError("must be an amount in baht, for example 100 or 0") from error
    if not amount.is_finite() or not 0 <= amount < 10**6:
        raise ValueError("must be an amount in baht, for example 100 or 0")
    return f"{amount:,f}"


SETTINGS = (
    Setting("BOT_TOKEN", "The bot's token, from @BotFather", _token, required=True),
    Setting("SECRET_KEYS", "Keys for data at rest, `name:base64` (32 bytes), comma separated, the first one "
            "seals; `name:lost` for one that is gone for good; `privacy-bot key` makes one", KeyRing.parse,
            required=True),
    Setting("SMTP_URL", "Mail server: `smtp://user:pass@host:port` (`?starttls=required` or `never`) or `smtps://`",
            _smtp, required=True),
    Setting("MAIL_FROM", "Sender of all letters", _sender, required=True),
    Setting("PRIVACY_MAILBOX", "The privacy team's mailbox: every request is forwarded there", _address,
            required=True),
    Setting("BOT_API_URL", "Root of the Bot API server, `https://...` unless it is on this machine", _encrypted,
            default=TELEGRAM),
    Setting("BOT_MODE", "`polling` or `webhook`", _one_of("polling", "webhook"), default="polling"),
    Setting("PUBLIC_URL", "This service as Telegram and staff reach it, `https://...`: needed with a webhook, and for "
            "links to the pages of tickets",
            _encrypted),
    Setting("WEBHOOK_SECRET", "With a webhook: the secret that Telegram sends along", _secret),
    Setting("LISTEN", "host:port of the HTTP server (webhook, health, metrics)", _listen,
            default="127.0.0.1:8081"),
    Setting("TRUSTED_PROXIES", "Addresses or networks of the proxies in front (`127.0.0.1`): their `X-Forwarded-For` "
            "says whose requests are counted together; unset: nobody's word is taken", _networks),
    Setting("DATABASE_URL", "`sqlite:///path` (one process) or `postgresql://...` (any number of replicas)",
            _database, default="`privacy-bot.sqlite` in `DATA_DIR`"),
    Setting("DATA_DIR", "Folder for what this installation keeps; made when it is missing", _folder,
            default="var"),
    Setting("STAFF_SENDERS", "Addresses (or `@domain`) whose replies to letters are accepted", _addresses),
    Setting("IMAP_URL", "Where replies to letters are read: `imaps://user:pass@host/INBOX`; "
            "`?authserv=name` if that server signs its verdicts outside the domain of MAIL_FROM, "
            "`?submission=yes` if it signs what its own users hand in", _imap),
    Setting("POLICY_FILE", "Another policy, Markdown with numbered headings", _file,
            default="the policy in `locales/th/`"),
    Setting("COMPANY_NAME", "The company's name as people know it", str, default="บริษัท"),
    Setting("DISCLOSURE_FEE", "Fee for access in baht (clause 6.1); unset: no amount is named", _fee),
    Setting("LOG_LEVEL", "`debug`, `info`, `warning` or `error`",
            lambda text: _one_of("debug", "info", "warning", "error")(text).upper(), default="info"),
)  # fmt: skip
