"""Delivery: what can become of a message or letter that is handed over."""

from __future__ import annotations


class DeliveryError(Exception):
    """It was not accepted, or nobody can tell.  The message is fit for a log: no password, no address.

    `permanent`: trying again cannot help.  `ambiguous`: it may have arrived all the same; a repeat must be the
    very same.  `wait`: seconds that the other side asked for.  `unreachable`: the person has blocked the bot.
    `code`: the mail server's 4xx or 5xx, None where it gave none.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        ambiguous: bool = False,
        wait: float | None = None,
        unreachable: bool = False,
        code: int | None = None,
    ) -> None:
        super().__init__(reason)
        self.permanent, self.ambiguous, self.wait = permanent, ambiguous, wait
        self.unreachable, self.code = unreachable, code
