"""The sandbox: what kills, fills or freezes a process there is an answer, and the next job is done."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.sandbox import Died, GaveWay, Limits, Sandbox, Starved

WORK = "tests.bot.hostile_work"
NARROW = Limits(cpu=1, seconds=1.5, memory=64 << 20)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox(WORK, NARROW)
    yield sandbox
    sandbox.close()


def outcome(sandbox: Sandbox, job: bytes, gives_way: Callable[[float], bool] | None = None) -> str:
    try:
        return sandbox.run(job, gives_way).decode()
    except Died:
        return "died"


@pytest.mark.parametrize(
    "job",
    [b"spin", b"wait", b"eat", b"crash", b"stumble", b"write", b"stop the keeper", b"kill the keeper"],
)
def test_what_work_does_to_its_process_is_an_answer(sandbox: Sandbox, job: bytes) -> None:
    """Processor, clock, memory, a crash, an exception, a write to the disk, a keeper that stands still or
    is killed: it died, and the next job is done."""
    assert ("died", "next") == (outcome(sandbox, job), outcome(sandbox, b"next"))


def test_the_first_job_waits_for_nothing_to_be_started(sandbox: Sandbox) -> None:
    """What was prepared before is what does it."""
    sandbox.prepare()
    assert sandbox._keeper is not None
    keeper = sandbox._keeper[0].pid

    assert str(keeper) == sandbox.run(b"who").decode().split()[0]


def test_work_that_had_no_processor_says_nothing_of_its_job(sandbox: Sandbox) -> None:
    """Its time by the clock was over before it had used any."""
    with pytest.raises(Starved):
        sandbox.run(b"wait")


def test_work_gives_way_when_others_are_to_come_first(sandbox: Sandbox) -> None:
    """It is ended, nothing is said of its job, and the same keeper does the next."""
    keeper = sandbox.run(b"who").split()[0]

    with pytest.raises(GaveWay):
        sandbox.run(b"wait", lambda seconds: True)

    assert keeper == sandbox.run(b"who").split()[0]


def test_work_that_is_done_before_it_hears_that_it_is_to_give_way_counts(sandbox: Sandbox) -> None:
    """Its answer is taken; what was said too late ends nobody else's work."""
    sandbox.run(b"next")
    assert sandbox._keeper is not None
    line = sandbox._keeper[1]

    assert ("died", "next") == (
        outcome(sandbox, b"wait", lambda seconds: line.poll(30)),
        outcome(sandbox, b"next"),
    )


def test_a_large_job_and_a_large_answer_go_through(sandbox: Sandbox) -> None:
    """Ten megabytes each way."""
    job = bytes(range(256)) * 40_000

    assert job == sandbox.run(job)


def test_complaints_about_a_file_are_not_made(sandbox: Sandbox) -> None:
    """Nobody reads them, and making one for every odd byte takes longer than reading the file."""
    assert "False" == outcome(sandbox, b"complain")


def test_each_job_has_a_process_of_its_own(sandbox: Sandbox) -> None:
    """What one stranger sent cannot wait there for the next; what is kept is the process that only forks."""
    first, second = (sandbox.run(b"who").split() for _ in range(2))

    assert first[0] == second[0]
    assert first[1] != second[1]


def test_no_secret_of_the_environment_is_handed_on(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Token and keys stand in the service's environment; who breaks out of a parser finds none."""
    monkeypatch.setenv("SECRET_KEYS", "canary")

    assert b"canary" not in sandbox.run(b"knows")


def test_a_keeper_that_died_between_jobs_is_no_fault_of_a_file(sandbox: Sandbox) -> None:
    """Where the machine killed it, it is started again, and the file is looked into."""
    keeper = int(sandbox.run(b"who").split()[0])
    end = os.pidfd_open(keeper)
    os.kill(keeper, signal.SIGKILL)
    assert ended(end)

    assert "next" == outcome(sandbox, b"next")


def test_a_keeper_that_is_ended_before_it_looks_at_a_job_is_no_fault_of_a_file(sandbox: Sandbox) -> None:
    """The job is on its way to it when the machine kills it: it is done by the next."""
    keepers = [int(sandbox.run(b"who").split()[0])]
    os.kill(keepers[0], signal.SIGSTOP)

    def killed(_: float) -> bool:
        while keepers:
            os.kill(keepers.pop(), signal.SIGKILL)
        return False

    assert "next" == outcome(sandbox, b"next", killed)


def test_whoever_stops_waiting_leaves_no_answer_for_the_next(sandbox: Sandbox) -> None:
    """What is raised while a job is done is its caller's; the answer that comes all the same is nobody's."""

    def fails(_: float) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sandbox.run(b"wait", fails)

    assert "next" == outcome(sandbox, b"next")


def test_a_process_that_cannot_be_started_is_our_failure() -> None:
    """It is said as such, so that the update is tried again and no file is called broken."""
    sandbox = Sandbox("tests.no_such_work", NARROW)

    with pytest.raises(OSError, match="could not be started"):
        sandbox.run(b"next")


def test_nothing_is_left_when_the_service_is_killed() -> None:
    """SIGKILL of the service ends keeper and worker, also in the middle of a job."""
    start = (
        "from bot.sandbox import *; import threading\n"
        f"box = Sandbox({WORK!r}, Limits(cpu=60, seconds=600, memory=64 << 20))\n"
        "print(box.run(b'who').decode().split()[0], flush=True)\n"
        "box.run(b'wait')"
    )
    service = subprocess.Popen(
        [sys.executable, "-c", start],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": ":".join(sys.path)},
    )
    assert service.stdout is not None
    with service, service.stdout:
        keeper = int(service.stdout.readline())
        ends = [os.pidfd_open(pid) for pid in (keeper, only_child(keeper))]
        service.kill()

    assert [True, True] == [ended(each) for each in ends]


def only_child(pid: int) -> int:
    """The worker of a keeper, as soon as there is one."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if found := Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            return int(found[0])
    raise AssertionError("no worker")


def ended(pidfd: int) -> bool:
    """Whether a process ends, within half a minute."""
    found = bool(select.select([pidfd], [], [], 30)[0])
    os.close(pidfd)
    return found
