"""Duties as a Markdown task list to paste into an issue tracker."""

from __future__ import annotations

from ..checklists import by_phase
from ..facts import Duty
from ..voice import Voice
from .rows import Export, row


def markdown(export: Export) -> str:
    """A task list by phase: the duty in the first line, what belongs to it below."""
    voice = export.voice
    lines = [f"# {export.title}", "", f"{voice.label('as_of')}{voice.colon}{voice.day(voice.rulebook.settings.as_of)}", ""]
    for phase, duties in by_phase(export.duties).items():
        lines += [f"## {voice.word('phases', phase)}", ""]
        for duty in duties:
            lines += _task(duty, voice)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _task(duty: Duty, voice: Voice) -> list[str]:
    cells = row(duty, voice)
    name = f"[{duty.id}]({cells['link']})" if cells["link"] else duty.id
    about = ("actor", "clause", "added_by", "applies_when", "deadline", "evidence", "retention", "consequence", "doubt")
    details = [f"  - {voice.label(f'column_{key}')}{voice.colon}{cells[key]}" for key in about if cells[key]]
    return [f"- [ ] {name} {cells['modality']}{voice.colon}{cells['duty']}", *details]
