"""What must hold between the facts: generators of problems, one for each kind of thing. read.read runs them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from string import Formatter
from typing import Any

from . import check_guide, check_synonyms
from .check_names import known, law_id
from .enacted import Article
from .facts import CollationRecord, Duty
from .links import REFERENCE, UnknownTarget, known_pages, resolve
from .model import Clause, Rulebook
from .places import ClauseId, article_of_duty
from .script import simplified_in, traditional_in, unwanted_in
from .source import Path_, Problem, Prose, Source
from .voice import LABELS

WORDING = "docs/measures/enacted.zh-Hans.txt"
TRANSLATION = "docs/measures/enacted.en.txt"
UNFINISHED = "Must have a text, not an empty one or ???"
INLINE_LINK = re.compile(r"\]\(([^)\s#]+\.md)(#[^)\s]*)?\)")


def problems(rulebook: Rulebook, record: CollationRecord, sources: dict[str, Source], texts: Iterable[Prose]) -> Iterator[Problem]:
    """Everything that is wrong between the facts of a rulebook, of which some files may be missing because they are broken."""
    yield from wording(rulebook, record)
    yield from duty_ids(rulebook)
    for clause in rulebook.clauses.values():
        yield from clause_facts(clause, rulebook)
    yield from laws(rulebook, sources)
    yield from labels(rulebook, sources[LABELS])
    yield from check_guide.problems(rulebook, sources)
    yield from check_synonyms.problems(rulebook, sources)
    for source in sources.values():
        yield from chain.from_iterable(strings(source, text, path) for path, text in _strings(source.data))
    for prose in texts:
        yield from prose_file(prose, rulebook)
    for clause in rulebook.clauses.values():
        yield from stale(clause)


# The wording


def wording(rulebook: Rulebook, record: CollationRecord) -> Iterator[Problem]:
    """The enacted text must have its recorded hashes; its translation its structure and the hashes it follows."""
    for number in rulebook.text.chapters.keys() - rulebook.translation.chapters.keys():
        yield Problem(TRANSLATION, 1, f"Must have a translation of the title of chapter {number}")
    for number, article in rulebook.text.articles.items():
        if number not in record.articles:
            yield Problem("docs/measures/collation.yml", 1, f"Must record how article {number} was collated")
        elif record.articles[number].sha256 != article.digest:
            yield Problem(WORDING, article.line, f"Must be the enacted wording of article {number}: "
                          f"its hash is {article.digest}, collation.yml records {record.articles[number].sha256}")  # fmt: skip
        yield from _translation(article, rulebook.translation.articles.get(number))


def _shape(article: Article) -> list[int]:
    return [len(paragraph.items) for paragraph in article.paragraphs]


def _translation(article: Article, english: Article | None) -> Iterator[Problem]:
    if english is None:
        yield Problem(TRANSLATION, 1, f"Must have a translation of article {article.number}")
    elif _shape(article) != _shape(english):
        yield Problem(TRANSLATION, english.line, f"Must follow article {article.number} line for line: "
                      f"items per paragraph are {_shape(article)}, here {_shape(english)}")  # fmt: skip
    elif english.follows != article.digest:
        yield Problem(TRANSLATION, english.line, _again(article, english.follows))


def _again(article: Article, follows: object) -> str:
    return (f"Must be checked again: the wording of article {article.number} changed, "
            f"its hash is {article.digest}, this text follows {follows}")  # fmt: skip


def stale(clause: Clause) -> Iterator[Problem]:
    """Both explanations must say which wording they follow, and it must be the present one."""
    for prose in clause.prose.values():
        if prose.meta.get("follows") != clause.wording.digest:
            yield Problem(prose.file, 1, _again(clause.wording, prose.meta.get("follows")))


# The facts of a clause


def duty_ids(rulebook: Rulebook) -> Iterator[Problem]:
    """A duty ID stands once, in the file of its article."""
    seen: dict[str, str] = {}
    for clause in rulebook.clauses.values():
        for index, duty in enumerate(clause.facts.duties):
            here = clause.source.line("duties", index, "id")
            if duty.id in seen:
                yield clause.source.problem(f"Must have a duty id that is free: {duty.id} stands in {seen[duty.id]}, too",
                                            "duties", index, "id")  # fmt: skip
            seen.setdefault(duty.id, f"{clause.source.file}:{here}")
            if article_of_duty(duty.id) != clause.number:
                yield clause.source.problem(f"Must have a duty id of article {clause.number}: {duty.id}", "duties", index, "id")


def clause_facts(clause: Clause, rulebook: Rulebook) -> Iterator[Problem]:
    """Every name in a clause's file must exist, every paragraph, item and article be within its bounds."""
    facts, source = clause.facts, clause.source
    if facts.article != clause.number:
        yield source.problem(f"Must be article {clause.number}, as the file is named", "article")
    for index, topic in enumerate(facts.topics):
        yield from known(source, topic, rulebook.vocabulary.topics, "topic", "topics", index)
    for index, other in enumerate(facts.related):
        if other not in rulebook.text.articles or other == clause.number:
            yield source.problem(f"Must be another article of the Measures: {other}", "related", index)
    for index, link in enumerate(facts.links):
        yield from _place(clause, link.paragraph, link.item, "links", index)
        yield from law_id(source, link.to, rulebook, "links", index, "to")
    for index, today in enumerate(facts.today):
        for n, law in enumerate(today.sources):
            yield from law_id(source, law, rulebook, "today", index, "from", n)
            yield from _no_draft(source, law, rulebook, "today", index, "from", n)
    for index, duty in enumerate(facts.duties):
        yield from _place(clause, duty.paragraph, duty.item, "duties", index)
        yield from _duty(source, duty, index, rulebook)


def _duty(source: Source, duty: Duty, index: int, rulebook: Rulebook) -> Iterator[Problem]:
    for n, condition in enumerate(duty.applies_when):
        yield from known(source, condition, rulebook.vocabulary.conditions, "condition", "duties", index, "applies_when", n)
    added = [rulebook.instruments[place.instrument] for place in rulebook.laws(duty.added_by) if place.instrument in rulebook.instruments]
    if added and not duty.since and not any(law.effective or law.published or law.dated for law in added):
        yield source.problem("Must say `since` when the duty has stood: no rule that adds it has a date", "duties", index, "added_by")
    laws = [(law, ("added_by",)) for law in duty.added_by]
    laws += [(one.to, ("sharpened_by", n, "to")) for n, one in enumerate(duty.sharpened_by)]
    laws += [(law, ("retention", "source")) for law in (duty.retention.source if duty.retention else ())]
    laws += [(law, ("consequence", "source")) for law in (duty.consequence.source if duty.consequence else ())]
    for law, path in laws:
        yield from law_id(source, law, rulebook, "duties", index, *path)
        yield from _no_draft(source, law, rulebook, "duties", index, *path)


def _place(clause: Clause, paragraph: int | None, item: int | None, *path: str | int) -> Iterator[Problem]:
    place = ClauseId(clause.number, paragraph or 0, item or 0)
    uncounted = any(number is not None and number < 1 for number in (paragraph, item))
    if uncounted or (item and not paragraph) or not clause.wording.has(place):
        shape = ", ".join(f"paragraph {n}: {items} items" for n, items in enumerate(_shape(clause.wording), 1))
        yield clause.source.problem(f"Must name a paragraph or item that exists: {place} (article {clause.number} has {shape})",
                                    *path, "item" if item is not None else "paragraph")  # fmt: skip


def _no_draft(source: Source, text: str, rulebook: Rulebook, *path: str | int) -> Iterator[Problem]:
    try:
        law = rulebook.instruments[rulebook.law(text).instrument]
    except (ValueError, KeyError):
        return
    if not law.in_force:
        yield source.problem(f'Must not rest on a draft: "{text}" is not in force', *path)


# Instruments


def laws(rulebook: Rulebook, sources: dict[str, Source]) -> Iterator[Problem]:
    """An instrument's file must be named after it, its bodies exist, its articles be within bounds."""
    for name, law in rulebook.instruments.items():
        source = sources[f"docs/laws/{name}.yml"]
        if law.id != name:
            yield source.problem(f'Must have the id "{name}", as the file is named', "id")
        for index, body in enumerate(law.bodies):
            yield from known(source, body, rulebook.bodies, "body", "bodies", index)
        for index, provision in enumerate(law.provisions):
            if law.articles and not 1 <= provision.article <= law.articles:
                yield source.problem(f"Must be one of the {law.articles} articles: {provision.article}", "provisions", index, "article")
    for name, table in rulebook.renumberings.items():
        source = sources[f"docs/laws/renumbering/{name}.yml"]
        yield from known(source, table.instrument, rulebook.instrument_ids, "instrument", "instrument")
        if table.instrument in rulebook.instrument_ids and table.instrument != name:
            yield source.problem(f'Must have the instrument "{name}", as the file is named', "instrument")


# Labels


def labels(rulebook: Rulebook, source: Source) -> Iterator[Problem]:
    """A label must have the same {places} in both languages, each closed."""
    for key, label in rulebook.labels.items():
        try:
            chinese, english = _fields(label.zh_hant), _fields(label.en)
        except ValueError as error:
            yield source.problem(f"Must have whole {{places}}: {error}", key)
            continue
        if chinese != english:
            yield source.problem(f"Must have the same {{places}} in both languages: {sorted(chinese)}, {sorted(english)}", key)


def _fields(text: str) -> set[str]:
    return {field for _, field, *_ in Formatter().parse(text) if field is not None}


# Scripts, prose


def _strings(data: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _strings(value, (*path, index))
    elif isinstance(data, str):
        yield path, data


def strings(source: Source, text: str, path: Path_) -> Iterator[Problem]:
    """A string keyed by its script must be written in it; so must each of a list of them."""
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if key == "zh-Hant":
        for complaint in hant_complaints(text):
            yield source.problem(complaint, *path)
    elif key == "zh-Hans" and (found := traditional_in(text)):
        yield source.problem(f"Must be in Simplified script: {found}", *path)


def hant_complaints(text: str) -> Iterator[str]:
    """What is wrong with a piece of Traditional text."""
    if found := simplified_in(text):
        yield f"Must be in Traditional script: {found}"
    for wrong, right in unwanted_in(text):
        yield f"Must be written {right} in this house, not {wrong}"


def prose_file(prose: Prose, rulebook: Rulebook) -> Iterator[Problem]:
    """Prose must be in its script, and its references and links lead somewhere."""
    chinese = not prose.file.endswith(".en.md")
    pages = known_pages(rulebook)
    for number, line in enumerate(prose.text.splitlines(), prose.first_line):
        complaints = list(hant_complaints(line)) if chinese else []
        complaints += [UNFINISHED] if "???" in line else []
        if rulebook.is_whole:
            complaints += [str(error) for label in REFERENCE.findall(line) if (error := _dangling(label, rulebook))]
        for target, _ in INLINE_LINK.findall(line):
            if _page_of(prose.file, target) not in pages:
                complaints.append(f'Must link to a page that exists: "{target}"')
        yield from (Problem(prose.file, number, complaint) for complaint in complaints)


def _dangling(label: str, rulebook: Rulebook) -> UnknownTarget | None:
    try:
        resolve(label, rulebook)
    except UnknownTarget as error:
        return error
    return None


def _page_of(file: str, target: str) -> str:
    parts = file.split("/")[1:-1]
    for step in target.removesuffix(".md").split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts = [*parts, step]
    return "/".join(parts)
