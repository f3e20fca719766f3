"""Settings: read once, every problem named at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.ops.config import SETTINGS, Config, Misconfigured, data_dir
from bot.storage.crypto import KeyRing

KEYS = KeyRing.new()
GOOD = {
    "BOT_TOKEN": "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "SECRET_KEYS": KEYS,
    "SMTP_URL": "smtp://user:pass@mail.example.co.th:587",
    "MAIL_FROM": "bot@example.co.th",
    "PRIVACY_MAILBOX": "privacy@example.co.th",
}


def problems(**changes: str) -> list[str]:
    """What is wrong with the good settings after these changes."""
    with pytest.raises(Misconfigured) as wrong:
        Config.read({**GOOD, **changes})
    return wrong.value.problems


def test_the_least_that_is_needed() -> None:
    """Five variables are enough; everything else has a default."""
    config = Config.read(GOOD)

    assert ("polling", "https://api.telegram.org", ("127.0.0.1", 8081)) == (
        config.bot_mode,
        config.bot_api_url,
        config.listen,
    )
    assert config.database_url.startswith("sqlite:///")


@pytest.mark.parametrize(("given", "home"), [({}, "var"), ({"DATA_DIR": "/srv/bot"}, "/srv/bot")])
def test_the_database_lies_in_the_data_folder_unless_it_is_named(given: dict[str, str], home: str) -> None:
    """DATA_DIR alone moves it; DATABASE_URL has the last word; the demo finds the same folder by itself."""
    config = Config.read(GOOD | given)
    named = Config.read(GOOD | given | {"DATABASE_URL": "sqlite:///here.sqlite"})

    assert (Path(home), f"sqlite:///{home}/privacy-bot.sqlite") == (config.data_dir, config.database_url)
    assert "sqlite:///here.sqlite" == named.database_url
    assert Path(home) == data_dir(given)


def test_a_data_folder_that_is_a_file_is_a_problem(tmp_path: Path) -> None:
    """Told before anything is written."""
    file = tmp_path / "var"
    file.touch()

    assert ["DATA_DIR: names something that is not a folder"] == problems(DATA_DIR=str(file))


def test_all_problems_are_reported_at_once_by_name() -> None:
    """An operator fixes everything in one go: missing and bad variables, one line each."""
    with pytest.raises(Misconfigured) as wrong:
        Config.read(
            {"BOT_TOKEN": "secret-canary", "LISTEN": "nowhere", "DISCLOSURE_FEE": "free", "BOT_MODE": "x"}
        )

    names = [each.partition(":")[0] for each in wrong.value.problems]
    assert {"BOT_TOKEN", "SECRET_KEYS", "SMTP_URL", "MAIL_FROM", "PRIVACY_MAILBOX", "LISTEN", "BOT_MODE",
            "DISCLOSURE_FEE"} == set(names)  # fmt: skip
    assert len(set(names)) == len(names)
    assert all("\n" not in each for each in wrong.value.problems)
    assert "canary" not in str(wrong.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "12345"),
        ("BOT_TOKEN", "๑๒๓๔๕๖:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ("SECRET_KEYS", "k1:short"),
        ("SMTP_URL", "http://mail.example.co.th"),
        ("SMTP_URL", "smtp://host:port"),
        ("SMTP_URL", "smtp://mail.example.co.th?starttls=never"),
        ("SMTP_URL", "smtp://mail.example.co.th?starttls=perhaps"),
        ("SMTP_URL", "smtp://user@mail.example.co.th"),
        ("SECRET_KEYS", "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        ("PUBLIC_URL", "http://privacy.example.co.th"),
        ("PUBLIC_URL", "HTTP://privacy.example.co.th"),
        ("BOT_API_URL", "http://127.0.0.1@telegram.example.co.th"),
        ("BOT_API_URL", "http://telegram.example.co.th:8081"),
        ("BOT_API_URL", "http://10.0.0.7:8081"),
        ("MAIL_FROM", "bot"),
        ("PRIVACY_MAILBOX", "a@b.co,c@d.co"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_MODE", "push"),
        ("LISTEN", "8080"),
        ("LISTEN", "host:99999"),
        ("LISTEN", "host:²"),
        ("TRUSTED_PROXIES", "proxy.example.co.th"),
        ("DATABASE_URL", "mysql://host/db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql://host:canary/name"),
        ("POLICY_FILE", "nowhere/policy.md"),
        ("DISCLOSURE_FEE", "-1"),
        ("DISCLOSURE_FEE", "nan"),
        ("DISCLOSURE_FEE", "1e999999"),
        ("LOG_LEVEL", "loud"),
        ("STAFF_SENDERS", "somebody"),
        ("STAFF_SENDERS", "@"),
        ("IMAP_URL", "pop3://host"),
    ],
)
def test_a_bad_value_is_one_line_with_the_variables_name(name: str, value: str) -> None:
    """Each bad value is named, and nothing else is complained of."""
    [problem] = problems(**{name: value})

    assert problem.startswith(f"{name}: ")
    assert "canary" not in problem


def test_in_clear_is_for_this_machine_alone() -> None:
    """The token, a code of the staff page and letters leave the machine encrypted or not at all."""
    here = {"PUBLIC_URL": "http://127.0.0.1:8080", "BOT_API_URL": "http://localhost:8081/"}

    config = Config.read({**GOOD, **here, "SMTP_URL": "smtp://localhost?starttls=never"})

    assert ("http://127.0.0.1:8080", "http://localhost:8081") == (config.public_url, config.bot_api_url)


def test_a_webhook_needs_an_address_and_a_secret() -> None:
    """What is missing for the mode chosen is said, too."""
    assert ["PUBLIC_URL", "WEBHOOK_SECRET"] == [
        each.partition(":")[0] for each in problems(BOT_MODE="webhook")
    ]


def test_a_value_may_stand_in_a_file(tmp_path: Path) -> None:
    """`NAME_FILE` names a mounted secret; it goes before the variable itself; line ends do not matter."""
    (tmp_path / "keys").write_text(f"{KEYS}\n")
    (tmp_path / "token").write_text(GOOD["BOT_TOKEN"] + "\r\n")

    config = Config.read(
        {**GOOD, "SECRET_KEYS": "wrong", "SECRET_KEYS_FILE": str(tmp_path / "keys"),
         "BOT_TOKEN_FILE": str(tmp_path / "token")}
    )  # fmt: skip

    assert GOOD["BOT_TOKEN"] == config.bot_token
    assert b"" != config.secret_keys.mac("x")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """The variable is named, not only the file."""
    [problem] = problems(SMTP_URL_FILE=str(tmp_path / "missing"))

    assert problem.startswith("SMTP_URL: the file named by SMTP_URL_FILE")


def test_an_empty_file_counts_as_missing(tmp_path: Path) -> None:
    """A secret that was mounted empty is not the empty secret."""
    (tmp_path / "empty").write_text("\n")

    assert "MAIL_FROM: missing" in problems(MAIL_FROM_FILE=str(tmp_path / "empty"), MAIL_FROM="")[0]


def test_blank_values_count_as_unset() -> None:
    """Compose files often pass empty strings for what is not set."""
    config = Config.read({**GOOD, "BOT_MODE": " ", "DISCLOSURE_FEE": "", "DATABASE_URL": ""})

    assert ("polling", "") == (config.bot_mode, config.disclosure_fee)


@pytest.mark.parametrize(
    "url", ["postgresql://u:p@h/db", "postgres+psycopg://u:p@h/db", "postgresql+psycopg://u:p@h/db"]
)
def test_postgresql_is_reached_by_psycopg(url: str) -> None:
    """Whatever driver the URL names, ours is used; the password survives."""
    if url.startswith("postgres+"):
        assert problems(DATABASE_URL=url)
        return
    assert "postgresql+psycopg://u:p@h/db" == Config.read({**GOOD, "DATABASE_URL": url}).database_url


def test_values_are_typed_and_tidy() -> None:
    """Fees are written with a thousands separator, senders are lower case, levels upper case."""
    config = Config.read(
        {
            **GOOD,
            "DISCLOSURE_FEE": "1500",
            "STAFF_SENDERS": "Anong@Example.co.th, @example.com",
            "LOG_LEVEL": "Debug",
        }
    )

    assert ("1,500", ("anong@example.co.th", "@example.com"), "DEBUG") == (
        config.disclosure_fee,
        config.staff_senders,
        config.log_level,
    )


def test_every_setting_is_a_field_and_the_other_way_round() -> None:
    """No variable is read into nothing, no field is out of reach."""
    assert {each.name.lower() for each in SETTINGS} == set(Config.__dataclass_fields__)


def test_the_configuration_cannot_be_changed() -> None:
    """Frozen: what was checked at the start holds until the end."""
    config = Config.read(GOOD)

    with pytest.raises(AttributeError):
        config.bot_token = "other"  # type: ignore[misc]
