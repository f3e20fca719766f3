"""The HTML of pages for the privacy team, from `locales/<language>/pages/`.

No script, nothing from anywhere else; the one style sheet stands in the page and carries the nonce that the
page's policy names.  Every value is escaped, and made harmless to the eye first (`bot.mail.defang.safe`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.i18n import SOURCE
from bot.mail.defang import safe
from bot.mail.templates import grouped
from locales import LOCALES

POLICY = "default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class PageTemplates:
    """Fills in and sends pages."""

    def __init__(self, company: str, *, secure: bool, locales: Path = LOCALES) -> None:
        """`secure`: the service is reached over https alone."""
        self._company, self.secure = company, secure
        self._room = Environment(
            loader=FileSystemLoader(locales / SOURCE / "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._room.filters["grouped"] = grouped

    def response(self, name: str, context: Mapping[str, Any], *, status: int = 200) -> web.Response:
        """A page with the headers that all of them carry."""
        nonce = secrets.token_urlsafe(16)
        everything = {"company": self._company, "nonce": nonce, **context}
        text = self._room.get_template(f"{name}.html").render(everything)
        headers = self.headers() | {"Content-Security-Policy": POLICY.format(nonce=nonce)}
        return web.Response(
            text=text, status=status, content_type="text/html", charset="utf-8", headers=headers
        )

    def headers(self) -> dict[str, str]:
        """What every answer carries, whatever it holds."""
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "X-Robots-Tag": "noindex, nofollow, noarchive",
        }
        if self.secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return headers


def _finalize(value: object) -> object:
    return safe(value, links=True) if isinstance(value, str) and not isinstance(value, Markup) else value
