"""What a browser sends with a form (`application/x-www-form-urlencoded`, WHATWG URL 5), read within bounds.

The framework's own reader of forms is not used: it parses the content type as mail does, in time that grows with its
square, decodes in whatever charset a stranger names, and takes multipart, a thousand parts in one request.  Our forms
need none of it.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

from aiohttp import web

LARGEST = 64 * 1024
"""Bytes of a body."""
FIELDS = 64
"""Fields of a form; the largest of ours has some ten."""

_KIND, _CHARSETS = "application/x-www-form-urlencoded", ("", "charset=utf-8")


async def fields_of(request: web.Request) -> dict[str, str]:
    """The fields of a form.  Raises HTTPUnsupportedMediaType for anything but a form in UTF-8, before the body is read,
    HTTPRequestEntityTooLarge for more than `LARGEST`, HTTPBadRequest for what is cut off, no UTF-8, or too many
    fields."""
    kind, _, charset = request.headers.get("Content-Type", "").lower().partition(";")
    if kind.strip() != _KIND or charset.strip() not in _CHARSETS:
        raise web.HTTPUnsupportedMediaType
    if (request.content_length or 0) > LARGEST:
        raise web.HTTPRequestEntityTooLarge(LARGEST, request.content_length or 0)
    try:
        body = await request.clone(client_max_size=LARGEST).read()
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except (ValueError, web.RequestPayloadError):
        raise web.HTTPBadRequest from None
    return dict(pairs)
