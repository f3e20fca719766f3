"""The audit of what is pinned: a hole is told, and so is what nobody looked at."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.audit import LOCKS, Found, lines, pinned, read
from tests.conftest import ROOT

HOLE = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["2.1"]}


def package(name: str, *holes: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": "2.0", "vulns": list(holes)}


def test_every_pinned_package_is_found() -> None:
    """Whatever a lock file pins; and all that the service needs is in a file that is looked at."""
    locks = {each.name: each.read_text(encoding="utf-8") for each in ROOT.glob("requirements*.lock")}

    for text in locks.values():
        named = {each.partition("==")[0] for each in text.splitlines() if each and each[0] not in " #"}
        assert named == pinned(text)
        assert len(named) > 30
    assert pinned(locks["requirements.lock"]) <= pinned(locks[LOCKS[0]])


def test_a_known_hole_is_told() -> None:
    """By its names, and where it is mended."""
    found = read({"dependencies": [package("a", HOLE), package("b")]}, {"a", "b"}, {})

    assert Found(2, ["a 2.0: PYSEC-2026-1 CVE-2026-1, mended in 2.1"], []) == found


@pytest.mark.parametrize("name", ["PYSEC-2026-1", "CVE-2026-1"])
def test_a_hole_that_was_accepted_is_not_told(name: str) -> None:
    """By any of its names."""
    assert Found(1, [], []) == read({"dependencies": [package("a", HOLE)]}, {"a"}, {name: "not reached"})


@pytest.mark.parametrize(
    "report",
    [{}, {"dependencies": []}, {"dependencies": [{"name": "a", "skip_reason": "not found"}]}],
    ids=["nothing", "not mentioned", "passed over"],
)
def test_what_nobody_looked_at_is_not_sound(report: dict[str, Any]) -> None:
    """It is not counted, and said aloud."""
    found = read(report, {"a"}, {})

    assert Found(0, [], ["a"]) == found
    assert "NOT CHECKED" in lines(found)[-1]


def test_the_build_backend_is_the_locked_one() -> None:
    """Named by its version where a wheel is built, so that no wheel is built by another."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [backend] = project["build-system"]["requires"]

    assert f"\n{backend} " in (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
