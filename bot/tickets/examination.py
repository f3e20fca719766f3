"""The examination of one file, inside the sandbox: the only place where a stranger's file is parsed.

Imported by nobody: the sandbox starts it, so that the service never loads what parses files.
"""

from __future__ import annotations

from bot import sandbox
from bot.tickets import documents, pictures
from bot.tickets.inspection import Unfit


def main() -> None:
    """Examine files until the service is gone."""
    sandbox.serve(examined)


def examined(job: bytes) -> bytes:
    """`+` and the file as it may be kept, or `-` and why it is not.  A job is the kind, a line break, the file."""
    kind, _, content = job.partition(b"\n")
    try:
        return b"+" + (documents.rewritten(content) if kind == b"pdf" else pictures.redrawn(content))
    except Unfit as unfit:
        return b"-" + unfit.reason.encode()
    except Exception:  # noqa: BLE001 - parsers raise whatever the file makes them: it is broken
        return b"-broken"
