"""A list of duties as rows of text, for every kind of file that is a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import links
from ..facts import Duty
from ..languages import Language
from ..voice import Voice

COLUMNS = (
    "state", "id", "actor", "phase", "modality", "duty", "clause", "added_by", "applies_when",
    "deadline", "evidence", "retention", "consequence", "doubt", "owner", "due", "note", "link",
)  # fmt: skip
BY_HAND = ("state", "owner", "due", "note")


@dataclass(frozen=True)
class Export:
    """A list of duties in a language, under the name of its file (all, platform …)."""

    voice: Voice
    name: str
    duties: list[Duty]

    @property
    def title(self) -> str:
        """What the list is called."""
        voice = self.voice
        name = voice.label("whole_list") if self.name == "all" else voice.word("actors", self.name)
        return f"{voice.label('site_name')}{voice.colon}{name}"


def heads(voice: Voice) -> list[str]:
    return [voice.label(f"column_{column}") for column in COLUMNS]


def row(duty: Duty, voice: Voice) -> dict[str, str]:
    """A duty by column. The columns that people fill in are empty."""
    return {
        **dict.fromkeys(BY_HAND, ""),
        "id": duty.id,
        "actor": voice.actors(duty.actor),
        "phase": voice.word("phases", duty.phase),
        "modality": voice.word("modalities", duty.modality),
        "duty": voice.say(duty),
        "clause": f"{voice.label('measures_short')}{' ' if voice.language == 'en' else ''}{voice.cite(duty.place)}",
        "added_by": added(duty, voice),
        "applies_when": voice.listed(voice.word("conditions", one) for one in duty.applies_when),
        "deadline": voice.say(duty.deadline),
        "evidence": voice.say(duty.evidence),
        "retention": sourced(voice.say(duty.retention), duty.retention.source if duty.retention else (), voice),
        "consequence": sourced(voice.say(duty.consequence), duty.consequence.source if duty.consequence else (), voice),
        "doubt": voice.say(duty.doubt),
        "link": address(duty, voice),
    }


def added(duty: Duty, voice: Voice) -> str:
    """The later rules that added a duty; what sharpens it otherwise."""
    if duty.added_by:
        return voice.listed(voice.cite_law(law) for law in duty.added_by)
    between = "; " if voice.language is Language.EN else "；"
    return between.join(f"{voice.cite_law(one.to)}{voice.colon}{voice.say(one)}" for one in duty.sharpened_by)


def sourced(text: str, sources: Iterable[str], voice: Voice) -> str:
    laws = voice.listed(voice.cite_law(law) for law in sources)
    if not laws:
        return text
    return f"{text} ({laws})" if voice.language == "en" else f"{text}（{laws}）"


def address(duty: Duty, voice: Voice) -> str:
    """The address of a duty on the site, where the site's own address is set; empty otherwise."""
    root = voice.rulebook.settings.address.rstrip("/")
    language = "" if voice.language is Language.HANT else f"{voice.language}/"
    return f"{root}/{language}{links.duty(duty.id).url('index').removeprefix('./')}" if root else ""
