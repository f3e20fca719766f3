"""Whether the demo's page can be read: contrast of every pair of colours it uses, in both themes (WCAG 2.2, 1.4.3
and 1.4.11).  What stands on what in a real page is looked at by tests/e2e/test_page.py."""

from __future__ import annotations

import re

import pytest

from bot.demo.page.routes import FILES

CSS = (FILES / "page.css").read_text(encoding="utf-8")
TEXT, SHAPE = 4.5, 3.0

Colour = tuple[float, float, float]

GROUNDS = {
    "page": ["paper"],
    "card": ["card"],
    "wall": ["wall"],
    "end of the wall": ["wall-2"],
    "own message": ["mine"],
    "message of the bot": ["theirs"],
    "button on the wall": ["wall", "key"],
    "button at the end of the wall": ["wall-2", "key"],
    "quotation": ["theirs", "quote"],
    "chosen": ["green-wash"],
}
"""Where text stands: colours from the bottom up, of which the upper ones may let the lower through."""
ON_GROUND = ("ink", "soft", "green", "blue")
"""Colours of text that may stand on any of them."""
ELSEWHERE = [
    ("green-ink", ["green"]),
    ("paper", ["ink"]),  # what is said in passing
    ("red", ["card"]),
    ("red", ["paper"]),
    ("red", ["red-wash"]),
    ("red", ["wall", "key"]),
    ("red", ["wall-2", "key"]),
    ("amber", ["amber-wash"]),
    ("ink", ["mine", "quote"]),
]
SHAPES = [
    ("edge", [["paper"], ["card"], ["wall"], ["wall-2"]]),  # borders of fields and buttons
    (
        "green",
        [["paper"], ["card"], ["wall"], ["wall-2"], ["green-wash"], ["mine"]],
    ),  # focus, and what is chosen
    ("red", [["wall"], ["wall-2"]]),
    ("soft", [["card"], ["paper"]]),  # icons
]
FIXED = [("#4b2e1a", "#d9b8a0"), ("#1d3a52", "#a9c3d9"), ("#432a4f", "#cdb7d6")]
"""The people's initials, the same in both themes."""


def palette(theme: str) -> dict[str, str]:
    """The variables of a theme: the light ones, and what the dark theme changes."""
    found: dict[str, str] = {}
    for selector in (":root", ':root[data-theme="dark"]')[: 1 + (theme == "dark")]:
        block = re.search(re.escape(selector) + r" \{(.*?)\}", CSS, re.DOTALL)
        assert block is not None, selector
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,8});", block[1]))
    return found


def laid(colours: list[str]) -> Colour:
    """The colour that is seen where these lie on each other, the first of them at the bottom."""
    seen: Colour = (0.0, 0.0, 0.0)
    for colour in colours:
        digits = "".join(2 * each for each in colour[1:]) if len(colour) < 7 else colour[1:]
        red, green, blue, *alpha = (int(digits[n : n + 2], 16) / 255 for n in range(0, len(digits), 2))
        share = alpha[0] if alpha else 1.0
        seen = (
            red * share + seen[0] * (1 - share),
            green * share + seen[1] * (1 - share),
            blue * share + seen[2] * (1 - share),
        )
    return seen


def contrast(above: list[str], below: list[str]) -> float:
    """The ratio of WCAG 2.2 between what lies on top and what it lies on."""
    light, dark = sorted((luminance(laid([*below, *above])), luminance(laid(below))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_ratio_is_that_of_the_standard() -> None:
    """Black on white is 21, and #767676 is the lightest grey that passes on white."""
    assert 21 == round(contrast(["#000"], ["#fff"]), 2)
    assert 4.54 == round(contrast(["#767676"], ["#ffffff"]), 2)
    assert 21 == round(contrast(["#00000000", "#000f"], ["#fff"]), 2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme: str) -> None:
    """Every colour of text on everything that it stands on."""
    colours = palette(theme)
    pairs = [(text, ground) for text in ON_GROUND for ground in GROUNDS.values()] + ELSEWHERE
    faint = {
        f"{text} on {' under '.join(reversed(ground))}": ratio
        for text, ground in pairs
        if (ratio := contrast([colours[text]], [colours[each] for each in ground])) < TEXT
    }
    faint |= {
        f"{text} on {ground}": contrast([text], [ground])
        for text, ground in FIXED
        if contrast([text], [ground]) < TEXT
    }

    assert {} == faint


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shapes_can_be_seen(theme: str) -> None:
    """Borders of what can be used, the mark of what is chosen and of where the keyboard stands, icons."""
    colours = palette(theme)
    faint = {
        f"{shape} on {' under '.join(reversed(ground))}": ratio
        for shape, grounds in SHAPES
        for ground in grounds
        if (ratio := contrast([colours[shape]], [colours[each] for each in ground])) < SHAPE
    }

    assert {} == faint


def test_no_colour_is_used_past_the_tables() -> None:
    """Text has a colour of the tables above, so that a new one cannot come in without being computed."""
    rules = CSS[CSS.index("* { box-sizing") :]
    used = set(re.findall(r"(?<![\w-])(?:color|fill|stroke): ([^;}]+)", rules))
    named = {f"var(--{name})" for name in (*ON_GROUND, *(text for text, _ in ELSEWHERE))}
    fixed = {text for text, _ in FIXED}

    assert set() == used - named - fixed - {"inherit", "currentColor", "none"}


def test_both_themes_have_every_colour() -> None:
    """What the light theme names, the dark one names too."""
    blocks = [
        re.findall(r"--([\w-]+):", block) for block in re.findall(r":root[^{]*\{(.*?)\}", CSS, re.DOTALL)
    ]

    assert sorted(blocks[0]) == sorted(blocks[1])
