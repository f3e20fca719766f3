"""The templates of letters: Jinja2 over `locales/<language>/letters`, safe by default.

Safety does not hang on a filter that a template may forget: whatever a template prints passes `_finalize`,
which neutralises it and puts it on one line; and a key that the context lacks is an error, not a blank.
Macros give plain strings in text bodies, and would be flattened there: use loops and includes instead.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.mail.defang import Quotation, line, quoted_html, quoted_text, safe

HOME = "th"
"""Templates that a language lacks are taken from here; the wordless `layout.html` and `parts.html` live only
here."""


class Templates:
    """Renders templates by their path below `locales/<language>/letters`, `code/body.txt` for one."""

    def __init__(self, locales: Path) -> None:
        self._locales = locales
        self._rooms: dict[tuple[str, bool], Environment] = {}

    def render(self, template: str, language: str, context: Mapping[str, object]) -> str:
        """The text of a template, ending in one line break.

        Raises jinja2.UndefinedError for a key missing in the context, jinja2.TemplateNotFound for a name
        that no language has, ValueError when `language` is not two letters.
        """
        html = template.endswith(".html")
        room = self._rooms.get((language, html)) or self.room(language, html=html)
        return room.get_template(template).render(context).strip("\n") + "\n"

    def room(self, language: str, *, html: bool) -> Environment:
        """The Jinja2 environment of one language and one kind of body, with the filters of letters:

        `quoted(label)` a person's words, several lines, set apart · `words` a text of the company, several
        lines, links kept · `trusted` a value of the configuration, printed as it is · `grouped` a code.
        """
        if not re.fullmatch(r"[a-z]{2}", language):
            raise ValueError("a language is two letters, as in locales/")
        quotation: Quotation = quoted_html if html else quoted_text
        room = Environment(
            loader=FileSystemLoader([self._locales / each / "letters" for each in (language, HOME)]),
            autoescape=html,  # noqa: S701 (off for plain text alone)
            undefined=StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        room.filters["quoted"] = quotation
        room.filters["words"] = _words_html if html else _words_text
        room.filters["trusted"] = escape if html else _as_it_is
        room.filters["grouped"] = grouped
        self._rooms[language, html] = room
        return room


def grouped(code: object) -> str:
    """A code as people read and type it: `12345678` becomes `1234 5678`."""
    digits = "".join(str(code).split())
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _finalize(value: object) -> object:
    """What every `{{ value }}` becomes: `Markup` is ours already, nothing is a dash, a text is made safe."""
    if value is None:
        return "–"
    return line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _words_text(value: object) -> str:
    return _as_it_is(safe(str(value), links=True).strip("\n"))


def _words_html(value: object) -> str:
    lines = safe(str(value), links=True).strip("\n").split("\n")
    return Markup("<br>").join(escape(each) for each in lines)


def _as_it_is(value: object) -> str:
    return Markup(str(value))  # noqa: S704 (only for text bodies, where nothing is markup)
