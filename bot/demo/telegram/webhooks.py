"""Webhooks: how they are set, and the postman who carries updates to them.

One update of a chat under way at a time, so the order within a chat is kept and a failing update holds up its own
chat only, unless many of that chat wait: no more is looked at than the oldest. Anything but 2xx, or no answer, is
tried again: at once, then after 2, 4, 8 … seconds, at most about 90. A 200 whose body names a method is executed, its
result unknown to the bot. Left out: 410 for 23 hours removing the webhook.
"""

import asyncio
import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.demo.telegram.params import Call
from bot.demo.telegram.refusals import WEBHOOK_SET, Refusal, bad_request, too_many
from bot.demo.telegram.updates import Update
from bot.demo.telegram.world import Telegram, Webhook

Json = dict[str, Any]

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
NOT_IN_REPLY = ("deletewebhook", "setwebhook", "close", "logout")
LONGEST_PAUSE = 90.0
AHEAD = 2
"""Times `max_connections` of the oldest updates are looked at: many of one chat keep all others waiting, too."""
IDLE_TIMEOUT = 60.0


def pause_before(attempt: int) -> float:
    """Telegram's back-off, in seconds before the n-th try after the first."""
    return 0.0 if attempt <= 1 else min(2.0 ** (attempt - 1), LONGEST_PAUSE)


class Postman:
    """Delivers while a webhook is set. `execute` runs the method that a 200 may name."""

    def __init__(
        self,
        telegram: Telegram,
        execute: Callable[[Call], object],
        pause: Callable[[int], float] = pause_before,
    ) -> None:
        self.telegram = telegram
        self.execute = execute
        self.pause = pause
        self._changed = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._round: asyncio.Task[None] | None = None
        self._attempts: dict[int, int] = {}
        self._set_at = float("-inf")

    def start(self) -> None:
        self.telegram.updates.on_new = self._changed.set
        self._round = asyncio.create_task(self._go_round())

    async def stop(self) -> None:
        tasks = [task for task in (self._round, *self._under_way.values()) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # The methods of the Bot API

    def set_webhook(self, call: Call) -> tuple[bool, str]:
        url, secret = call.text("url"), call.text("secret_token")
        if not url:
            return self.delete_webhook(call)
        kinds = read_kinds(call)
        parts = urlsplit(url)
        local = parts.scheme == "http" and parts.hostname in LOOPBACK
        if not local and parts.scheme != "https":
            raise bad_request("invalid webhook URL specified")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch("[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        if not 1 <= call.integer("max_connections", 40) <= 100:
            raise bad_request("max_connections must be between 1 and 100")
        new = Webhook(url, secret, call.integer("max_connections", 40))
        old, updates = self.telegram.webhook, self.telegram.updates
        same = (old.url, old.secret, old.max_connections) == (url, secret, new.max_connections)
        if not same and self.telegram.clock() - self._set_at < 1:
            raise too_many(1)
        updates.allow(kinds)
        if call.flag("drop_pending_updates"):
            updates.clear()
        if same:
            return True, "Webhook is already set"
        self._set_at = self.telegram.clock()
        self.telegram.webhook = new
        updates.end_parked(Refusal(409, WEBHOOK_SET))
        self._changed.set()
        return True, "Webhook was set"

    def delete_webhook(self, call: Call) -> tuple[bool, str]:
        if call.flag("drop_pending_updates"):
            self.telegram.updates.clear()
        was_set, self.telegram.webhook = bool(self.telegram.webhook.url), Webhook()
        return True, "Webhook was deleted" if was_set else "Webhook is already deleted"

    def webhook_info(self) -> Json:
        webhook, updates = self.telegram.webhook, self.telegram.updates
        info: Json = {
            "url": webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(updates.waiting),
        }
        if webhook.last_error:
            info |= {
                "last_error_date": int(webhook.last_error[0]),
                "last_error_message": webhook.last_error[1],
            }
        if webhook.url:
            info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
        if updates.allowed:
            info["allowed_updates"] = updates.allowed
        return info

    # The round

    async def _go_round(self) -> None:
        timeout = aiohttp.ClientTimeout(total=IDLE_TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as session:
            while True:
                await self._changed.wait()
                self._changed.clear()
                webhook = self.telegram.webhook
                if not webhook.url:
                    continue
                in_sight = AHEAD * webhook.max_connections
                for update in self.telegram.updates.head(self._under_way, in_sight):
                    if len(self._under_way) < webhook.max_connections:
                        task = asyncio.create_task(self._carry(session, webhook, update))
                        self._under_way[update.chat] = task

    async def _carry(self, session: aiohttp.ClientSession, webhook: Webhook, update: Update) -> None:
        try:
            problem, wait = await self._post(session, webhook, update)
            if not problem:
                self._attempts.pop(update.id, None)
                self.telegram.updates.done(update)
                return
            webhook.last_error = self.telegram.clock(), problem
            self.telegram.pulse.beat()
            attempt = self._attempts[update.id] = self._attempts.get(update.id, 0) + 1
            await asyncio.sleep(max(wait, self.pause(attempt)))
        finally:
            self._under_way.pop(update.chat, None)
            self._changed.set()

    async def _post(
        self, session: aiohttp.ClientSession, webhook: Webhook, update: Update
    ) -> tuple[str, float]:
        """Hand over one update: what went wrong, if anything, and how long the server asked to wait."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        body = json.dumps(update.body, ensure_ascii=False).encode()
        try:
            async with session.post(
                webhook.url, data=body, headers=headers, allow_redirects=False, ssl=False
            ) as answer:
                reply = await answer.text()
                if not 200 <= answer.status < 300:
                    wait = answer.headers.get("Retry-After", "0")
                    seconds = min(float(wait), 3600.0) if wait.isdigit() else 0.0
                    return f"Wrong response from the webhook: {answer.status} {answer.reason}", seconds
        except TimeoutError:
            return "Read timeout expired", 0.0
        except aiohttp.ClientError as error:
            return f"Connection failed: {type(error).__name__}", 0.0
        self._obey(reply)
        return "", 0.0

    def _obey(self, reply: str) -> None:
        with suppress(ValueError, Refusal):
            wanted = json.loads(reply) if reply.startswith("{") else {}
            method = str(wanted.pop("method", ""))
            if method and method.lower() not in NOT_IN_REPLY and not method.lower().startswith("get"):
                params = {k: v if isinstance(v, str) else json.dumps(v) for k, v in wanted.items()}
                self.execute(Call(method, params))


def read_kinds(call: Call) -> list[str] | None:
    """The `allowed_updates` of a call: None when it is missing."""
    if "allowed_updates" not in call.params:
        return None
    try:
        kinds = call.given("allowed_updates")
    except ValueError:
        kinds = None
    if not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates list")
    return [str(kind) for kind in kinds]
