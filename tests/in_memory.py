"""Where tests keep their files: in memory where there is room for them, for every commit of a database waits until the
disk has it, and a test is about a process that dies, not about a machine that does."""

from __future__ import annotations

import os
import shutil
import sys

SHARED = "/dev/shm"
ROOM = 4 * 2**30
"""Bytes that there must be free: a run needs less than half of it."""


def _folder() -> str | None:
    if sys.platform != "linux" or not os.access(SHARED, os.W_OK):
        return None
    programs_may_run = not os.statvfs(SHARED).f_flag & os.ST_NOEXEC
    return SHARED if programs_may_run and shutil.disk_usage(SHARED).free >= ROOM else None


IN_MEMORY = _folder()
"""The folder, or None: then they are among the temporary files, and the run takes longer."""
