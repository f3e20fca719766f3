"""Known holes in what is pinned, as pip-audit finds them; `make audit` runs it.

pip-audit passes over a package of which the index tells nothing, and ends with 0: what nobody looked at would look
like what is sound.  Here each of them is named as not checked.  A hole that cannot be closed yet stands with its
reason in `pyproject.toml`, under `tool.audit.accepted`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements-dev.lock", "requirements-audit.lock")
"""All that is installed anywhere: what the service needs is a part of the first."""


@dataclass(frozen=True)
class Found:
    """What came of looking."""

    checked: int
    holes: list[str]
    """A line each."""
    unchecked: list[str]
    """Packages of which nothing was told."""


def pinned(lock: str) -> set[str]:
    """The packages of a lock file, by name."""
    return set(re.findall(r"^([a-z0-9][a-z0-9.-]*)==", lock, re.MULTILINE))


def read(report: Mapping[str, Any], packages: set[str], accepted: Mapping[str, str]) -> Found:
    """What pip-audit's report says of these packages; of one that it does not mention nothing was told."""
    holes, told = [], set()
    for each in report.get("dependencies", []):
        if "skip_reason" not in each:
            told.add(each["name"])
        for hole in each.get("vulns", []):
            names = [hole["id"], *hole.get("aliases", [])]
            if not set(names) & set(accepted):
                mended = ", ".join(hole.get("fix_versions", [])) or "no release yet"
                holes.append(f"{each['name']} {each['version']}: {' '.join(names)}, mended in {mended}")
    return Found(len(told & packages), holes, sorted(packages - told))


def lines(found: Found) -> list[str]:
    """What is said of it."""
    said = [f"known holes: {len(found.holes)} in {found.checked} packages that were checked", *found.holes]
    if found.unchecked:
        which = ", ".join(found.unchecked) if found.checked else "all of them"
        said.append(f"NOT CHECKED, for the index told nothing of them: {which}")
    return said


def ask(lock: str) -> dict[str, Any]:
    """pip-audit's report of a lock file.  Raises ValueError, with its last words, where it made none."""
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "-r", str(ROOT / lock), "--disable-pip", "--require-hashes",
         "--format", "json", "--progress-spinner", "off"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not done.stdout.strip():
        raise ValueError((done.stderr.strip() or "no answer").splitlines()[-1][:200])
    return dict(json.loads(done.stdout))


def main() -> int:
    """Say what was found in each lock file; 1 for a hole."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    accepted, holes = settings.get("audit", {}).get("accepted", {}), 0
    for lock in LOCKS:
        try:
            report, why = ask(lock), ""
        except ValueError as error:
            report, why = {}, f" ({error})"
        found = read(report, pinned((ROOT / lock).read_text(encoding="utf-8")), accepted)
        holes += len(found.holes)
        print(f"{lock}{why}:", *lines(found), sep="\n  ")  # noqa: T201
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
