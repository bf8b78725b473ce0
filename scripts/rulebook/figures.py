"""Pictures drawn at build time as inline SVG: colours come from the page's scheme, and each has a text alternative."""

from __future__ import annotations

from html import escape

from .facts import Duty
from .kinds import Phase
from .links import ACTORS_WITH_PAGE
from .voice import MONTHS, Voice

WIDTH = 360
ROW = 22


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" class="{kind}"/>'


def svg(name: str, title: str, description: str, height: float, parts: list[str]) -> str:
    """A picture with its title and description for those who do not see it."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="{name}-title {name}-desc" class="drawing">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>' + "".join(parts) + "</svg>"
    )


def stream_day(day: dict[Phase, list[Duty]], voice: Voice) -> str:
    """The three phases of a stream, one under the other, with a bar for each actor's number of duties."""
    most = max((_count(duties, actor) for duties in day.values() for actor in ACTORS_WITH_PAGE), default=1)
    parts, said, y = [], [], 10
    for phase, duties in day.items():
        name = voice.word("phases", phase)
        parts.append(f'<circle cx="12" cy="{y + 8}" r="6" class="node"/>')
        parts.append(text(28, y + 13, name, "strong"))
        y += 26
        counts = []
        for actor in ACTORS_WITH_PAGE:
            if number := _count(duties, actor):
                parts += _bar(y, actor, number, most, voice)
                counts.append(f"{voice.word('actors', actor)} {number}")
                y += ROW
        said.append(f"{name}: {voice.listed(counts)}")
        y += 12
    line = f'<path d="M12 18V{y - 12}" class="axis"/>'
    return svg("stream-day", voice.label("timeline_day"), "; ".join(said), y, [line, *parts])


def _count(duties: list[Duty], actor: str) -> int:
    return sum(actor in duty.actor for duty in duties)


def _bar(y: float, actor: str, number: int, most: int, voice: Voice) -> list[str]:
    width = 180 * number / most
    return [
        text(150, y + 13, voice.label(f"short_{actor}"), "", "end"),
        rect(158, y + 2, width, 14, f"fill actor-{actor}"),
        text(158 + width + 6, y + 13, str(number)),
    ]


def when(duty: Duty, voice: Voice) -> str:
    """When a recurring duty is due: its months, or its period."""
    if duty.recurs.months:
        return voice.listed(month(number, voice) for number in duty.recurs.months)
    return voice.word("every", duty.recurs.every)


def month(number: int, voice: Voice) -> str:
    return MONTHS[number - 1] if voice.language == "en" else f"{number} 月"


def compliance_year(duties: list[Duty], voice: Voice) -> str:
    """Twelve months in four rows, a mark in each month in which a duty is due; under them what comes once in a period."""
    fixed = [duty for duty in duties if duty.recurs.months]
    free = [duty for duty in duties if not duty.recurs.months]
    parts, said = [], []
    most = max((sum(n in duty.recurs.months for duty in fixed) for n in range(1, 13)), default=0)
    height = 30 + 18 * most
    for number in range(1, 13):
        x, y = 120 * ((number - 1) % 3), (height + 8) * ((number - 1) // 3)
        due = [duty for duty in fixed if number in duty.recurs.months]
        parts.append(rect(x + 1, y + 1, 112, height, "cell due" if due else "cell"))
        parts.append(text(x + 9, y + 18, month(number, voice), "strong" if due else ""))
        for line, duty in enumerate(due):
            parts += _mark(x + 9, y + 24 + 18 * line, duty, voice)
        if due:
            said.append(f"{month(number, voice)}: {voice.listed(duty.id for duty in due)}")
    y = (height + 8) * 4 + 10
    for duty in free:
        parts += _mark(1, y, duty, voice)
        parts.append(text(100, y + 12, when(duty, voice)))
        said.append(f"{when(duty, voice)}: {duty.id}")
        y += ROW
    return svg("year", voice.label("timeline_year"), "; ".join(said), y + 4, parts)


def _mark(x: float, y: float, duty: Duty, voice: Voice) -> list[str]:
    letters = "".join(voice.word("letters", actor) for actor in duty.actor)
    return [rect(x, y + 2, 14, 14, f"fill actor-{duty.actor[0]}"), text(x + 20, y + 13, f"{duty.id} {letters}")]
