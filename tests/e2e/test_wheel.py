"""What is handed out: an sdist, a wheel built from it, and the program installed where there is nothing else."""

from __future__ import annotations

import asyncio
import os
import shutil
import site
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from zipfile import ZipFile

import aiohttp
import pytest

from tests.conftest import KEYS, ROOT
from tests.e2e.cast import free_port

PACKAGES = ("bot", "flows", "handlers", "locales")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def files(home: Path) -> set[str]:
    """Everything of our packages under a folder, by its path."""
    return {
        file.relative_to(home).as_posix()
        for package in PACKAGES
        for file in (home / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def run(*words: object, cwd: Path, **settings: str) -> str:
    """Run a program in a folder, with these settings and nothing else of the tests' environment; what it says."""
    environment = {"PATH": os.defpath, "PYTHAINLP_OFFLINE": "1", "PIP_CONFIG_FILE": os.devnull}
    done = subprocess.run(
        [str(each) for each in words],
        cwd=cwd, env=environment | settings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert 0 == done.returncode, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that a wheel is made of, away from the checkout, because building leaves traces."""
    home = tmp_path_factory.mktemp("source")
    for each in PACKAGES:
        shutil.copytree(ROOT / each, home / each, ignore=LEFT_OUT)
    for each in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / each, home / each)
    return home


@pytest.fixture(scope="module")
def sdist(source: Path) -> Path:
    """The sdist, by the build backend that `pyproject.toml` names."""
    build = "from setuptools import build_meta; build_meta.build_sdist('dist')"
    run(sys.executable, "-c", build, cwd=source)
    [made] = (source / "dist").glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist as an index or a packager would."""
    home = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation",
        "--wheel-dir", home, sdist, cwd=home)  # fmt: skip
    [made] = home.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`bin/` of a fresh environment with the wheel in it; what it depends on comes from the running one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    run(sys.executable, "-m", "pip", "--python", home / "bin" / "python", "install", "--quiet", "--no-deps",
        "--no-index", wheel, cwd=home)  # fmt: skip
    [packages] = home.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()))
    return home / "bin"


def test_the_sdist_and_the_wheel_hold_every_file(source: Path, sdist: Path, wheel: Path) -> None:
    """Code, words, weights, letters, pages, migrations and the demo's page: nothing lies in the checkout alone."""
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    with ZipFile(wheel) as zipped:
        wheeled = set(zipped.namelist())

    assert set() == files(source) - packed
    assert files(source) == {name for name in wheeled if name.partition("/")[0] in PACKAGES}


def test_installed_in_an_empty_folder_it_answers_a_question(installed: Path, tmp_path: Path) -> None:
    """The code, the words and the weights are those of the wheel, and nothing is left behind."""
    where = run(installed / "python", "-c", "import bot, locales; print(bot.__file__, locales.__file__)",
                cwd=tmp_path)  # fmt: skip

    answer = run(installed / "privacy-bot", "ask", "เก็บเบอร์เพื่อนในเครื่องไปด้วยเหรอ", cwd=tmp_path)

    assert 2 == where.count(str(installed.parent))
    assert "ข้อ 1.4" in answer
    assert [] == list(tmp_path.iterdir())


def test_installed_it_tells_its_version(installed: Path, wheel: Path, tmp_path: Path) -> None:
    """The same as in the wheel's name."""
    said = run(installed / "privacy-bot", "--version", cwd=tmp_path)

    assert f"privacy-bot {wheel.name.split('-')[1]}\n" == said


def test_installed_it_makes_its_database_in_the_data_folder(installed: Path, tmp_path: Path) -> None:
    """`var/` where nothing is said, or what DATA_DIR names."""
    needed = {"BOT_TOKEN": "123456:" + "A" * 35, "SECRET_KEYS": KEYS, "SMTP_URL": "smtp://127.0.0.1:9",
              "MAIL_FROM": "bot@example.co.th", "PRIVACY_MAILBOX": "privacy@example.co.th"}  # fmt: skip
    for data in ({}, {"DATA_DIR": str(tmp_path / "elsewhere" / "data")}):
        run(installed / "privacy-bot", "migrate", cwd=tmp_path, **needed, **data)

    made = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.sqlite")}
    assert {"var/privacy-bot.sqlite", "elsewhere/data/privacy-bot.sqlite"} == made


async def test_installed_it_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    """The page is served with its files and words, the bot greets whoever comes, the data lies in `var/demo/`."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        installed / "privacy-bot", "demo", "--port", str(port),
        cwd=tmp_path, env={"PATH": os.defpath}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            while f":{port}" not in (said := (await process.stdout.readline()).decode()):
                assert said, "it ended"
        page = aiohttp.ClientSession(f"http://127.0.0.1:{port}", raise_for_status=True)
        async with page, asyncio.timeout(30):
            for path in ("/", "/page/page.css", "/page/page.js", "/page/draw.js", "/words.json"):
                async with page.get(path) as answer:
                    assert await answer.read()
            async with page.post("/sim/malee/says", json={"text": "/start"}):
                pass
            version, chat = "0", ""
            while "นโยบาย" not in chat:
                async with page.get("/state", params={"since": version, "person": "malee"}) as answer:
                    version = str((await answer.json())["version"])
                async with page.get("/sim/malee/transcript", params={"format": "text"}) as answer:
                    chat = await answer.text()
    finally:
        process.terminate()
        await asyncio.wait_for(process.communicate(), 15)

    assert 0 == process.returncode
    assert {"keys", "privacy-bot.sqlite"} <= {each.name for each in (tmp_path / "var" / "demo").iterdir()}
