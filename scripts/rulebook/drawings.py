"""The guide's pictures, drawn at build time: which assortment, product roles and price rhythm, the funnel, the crew, a stream's run."""

from __future__ import annotations

from collections.abc import Callable

from .figures import WIDTH, rect, svg, text
from .voice import Voice

Draw = Callable[[Voice], str]

ROLES = ("traffic", "flash", "gmv", "profit", "bundle", "welfare", "trial", "traffic")
RHYTHM = ("low", "mid", "high", "mid", "low", "mid", "high")
HEIGHT_OF = {"low": 24, "mid": 52, "high": 80}
FUNNEL = ("exposure", "view", "product_exposure", "product_click", "order")
RATES = ("enter_rate", "product_exposure_rate", "product_click_rate", "order_rate")
CREW = (("host", "co_host"), ("floor", "back_end"), ("manager", "buyer"), ("merchandiser", "service"), ("compliance",))
RUN = ("warm_up", "opening", "rotation", "peak", "closing", "after")
STRATEGIES = ("platform", "brand", "multi", "vertical", "single")


def box(x: float, y: float, width: float, height: float, words: str, kind: str = "cell") -> list[str]:
    """A box with its words in the middle."""
    return [rect(x, y, width, height, kind), text(x + width / 2, y + height / 2 + 5, words, "", "middle")]


def arrow(x: float, y1: float, y2: float) -> str:
    return f'<path d="M{x:g} {y1:g}V{y2 - 5:g}m-4 -1l4 6l4 -6" class="axis"/>'


def assortment(voice: Voice) -> str:
    """Questions from top to bottom, each with the strategy that a yes leads to."""
    parts, said, y = [], [], 4
    for number, name in enumerate(STRATEGIES):
        question, strategy = voice.label(f"fig_ask_{name}"), voice.label(f"fig_{name}")
        parts += box(1, y, 218, 36, question)
        parts.append(f'<path d="M219 {y + 18}H244m-6 -4l6 4l-6 4" class="axis"/>')
        parts += box(246, y, 112, 36, strategy, "cell due")
        if number < len(STRATEGIES) - 1:
            parts.append(arrow(110, y + 36, y + 56))
        said.append(f"{question} {strategy}")
        y += 56
    return svg("assortment", voice.label("fig_assortment"), "; ".join(said), y - 16, parts)


def product_roles(voice: Voice) -> str:
    """Two rows, each in an order of its own: the roles, and the price steps. Which role takes which step, no source says."""
    parts, y = [text(1, 16, voice.label("fig_roles_order"), "strong")], 26
    for number, role in enumerate(ROLES):
        x = 1 + 90 * (number % 4)
        parts += box(x, y + 40 * (number // 4), 82, 30, f"{number + 1} {voice.label(f'fig_role_{role}')}")
    parts.append(text(1, 130, voice.label("fig_rhythm"), "strong"))
    for number, step in enumerate(RHYTHM):
        height, x = HEIGHT_OF[step], 4 + 51 * number
        parts.append(rect(x, 226 - height, 42, height, "cell due"))
        parts.append(text(x + 21, 242, voice.label(f"fig_{step}"), "small", "middle"))
    roles = voice.listed(voice.label(f"fig_role_{role}") for role in ROLES)
    steps = voice.listed(voice.label(f"fig_{step}") for step in RHYTHM)
    said = f"{voice.label('fig_roles_order')}: {roles}; {voice.label('fig_rhythm')}: {steps}"
    return svg("roles", voice.label("fig_roles"), said, 248, parts)


def funnel(voice: Voice) -> str:
    """Five stages, each narrower than the one before, with the rate between two stages."""
    parts, said, y = [], [], 4
    for number, stage in enumerate(FUNNEL):
        width = 340 - 55 * number
        parts += box((WIDTH - width) / 2, y, width, 30, voice.label(f"fig_{stage}"), "cell due" if number == 4 else "cell")
        said.append(voice.label(f"fig_{stage}"))
        if number < len(RATES):
            parts.append(arrow(WIDTH / 2, y + 30, y + 54))
            parts.append(text(WIDTH / 2 + 12, y + 46, voice.label(f"fig_{RATES[number]}"), "small"))
        y += 54
    return svg("funnel", voice.label("fig_funnel"), " → ".join(said), y - 20, parts)


def crew(voice: Voice) -> str:
    """The roles in a live room: in front of the camera, at the desk, behind."""
    parts, said, y = [], [], 4
    for row in CREW:
        width = (WIDTH - 2 - 8 * (len(row) - 1)) / len(row)
        for number, role in enumerate(row):
            x = 1 + number * (width + 8)
            kind = "cell due" if role in ("host", "compliance") else "cell"
            parts.append(rect(x, y, width, 46, kind))
            parts.append(text(x + width / 2, y + 19, voice.label(f"fig_crew_{role}"), "strong", "middle"))
            parts.append(text(x + width / 2, y + 37, voice.label(f"fig_does_{role}"), "small", "middle"))
            said.append(f"{voice.label(f'fig_crew_{role}')}: {voice.label(f'fig_does_{role}')}")
        y += 54
    return svg("crew", voice.label("fig_crew"), "; ".join(said), y, parts)


def run(voice: Voice) -> str:
    """A stream from warm-up to what follows, with what happens at each point."""
    parts, said, y = [f'<path d="M12 14V{14 + 48 * (len(RUN) - 1)}" class="axis"/>'], [], 8
    for name in RUN:
        parts.append(f'<circle cx="12" cy="{y + 8}" r="6" class="node"/>')
        parts.append(text(30, y + 12, voice.label(f"fig_run_{name}"), "strong"))
        parts.append(text(30, y + 30, voice.label(f"fig_run_does_{name}"), "small"))
        said.append(f"{voice.label(f'fig_run_{name}')}: {voice.label(f'fig_run_does_{name}')}")
        y += 48
    return svg("run", voice.label("fig_run"), "; ".join(said), y, parts)


OF_PAGE: dict[str, Draw] = {
    "guide/assortment-strategies": assortment,
    "guide/product-role-rotation": product_roles,
    "guide/product-roles": product_roles,
    "metrics": funnel,
    "guide/post-live-review": funnel,
    "guide/crew-role-matrix": crew,
    "guide/run-of-show": run,
}
