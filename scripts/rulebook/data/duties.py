"""duties.json: every duty, as in the downloads, but in three languages in one file."""

from __future__ import annotations

from datetime import date

from .. import addresses
from ..exports.data import DutyOf, Record, fields
from ..facts import Duty
from ..kinds import Every
from .records import Address, File, Pages, Scribe, Words


class RecursRecord(Record):
    """When in a year a duty falls due: in fixed months (1 to 12), or once in a period."""

    months: list[int]
    every: Every | None


class DutyRecord(DutyOf[Words]):
    """One duty. `clause` and the IDs of laws follow the grammar of the site's page on citing."""

    eid: str
    since: date | None
    recurs: RecursRecord | None
    address: Address
    pages: Pages


class DutyFile(File):
    """Every duty, by clause."""

    duties: list[DutyRecord]


def duty_file(scribe: Scribe) -> DutyFile:
    """The content of duties.json."""
    return DutyFile(**scribe.head("duties"), duties=[_duty(duty, scribe) for _, duty in scribe.rulebook.duties()])


def _duty(duty: Duty, scribe: Scribe) -> DutyRecord:
    recurs = RecursRecord(months=list(duty.recurs.months), every=duty.recurs.every) if duty.recurs else None
    where = scribe.where(addresses.of_duty(duty.id))
    return DutyRecord(**fields(duty, scribe), eid=duty.place.eid, since=duty.since, recurs=recurs, **where)
