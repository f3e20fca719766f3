"""How deep the tests look that make things up: by default some seconds' worth, the same every time.

`HOSTILE=deep` looks a hundred times as long, and elsewhere every time; what it finds is printed so that it can be
done again.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("HOSTILE") == "deep"


def looks(examples: int, steps: int = 50) -> settings:
    """So many examples, of so many steps where they have any."""
    return settings(
        max_examples=examples * (100 if DEEP else 1),
        stateful_step_count=steps,
        derandomize=not DEEP,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
