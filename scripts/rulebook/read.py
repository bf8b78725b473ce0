"""docs/ → Rulebook. Every file is parsed once; all problems are reported together, and nothing is returned while one stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from . import check, check_files, enacted, permalinks
from .facts import ClauseFacts, CollationRecord, Instrument, Localized, Renumbering, Settings, Vocabulary
from .guide_facts import Cases, Coverage, Technique, Terms
from .kinds import Collation
from .languages import Language
from .model import Clause, ProsePage, Rulebook
from .questions import Questions
from .retired_facts import Retired, RetiredList
from .source import Invalid, Problem, Prose, Source, parse, read_prose, read_text, read_yaml
from .synonyms import Synonyms

M = TypeVar("M", bound=BaseModel)
Table = RootModel[dict[str, Localized]]

PROSE_FOLDERS = ("", "actors", "guide")


def read(docs: Path, published: bool = True) -> Rulebook:
    """The model of a docs/ folder. Raises Invalid with every problem that stands in it.

    `published`: whether its addresses must be those of permalinks.txt beside the folder, where that exists; not in a preview.
    """
    reader = _Reader(docs)
    return reader.settled(reader.rulebook(), published)


class _Reader:
    """The files of one docs/ folder, the sources they were read from, and the problems found on the way."""

    def __init__(self, docs: Path):
        self.docs = docs
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.texts: list[Prose] = []
        self.retired: tuple[Retired, ...] = ()
        self.broken = False  # a file is unreadable without which nothing else can be judged

    def name(self, path: Path) -> str:
        return path.relative_to(self.docs.parent).as_posix()

    def facts(self, model: type[M], path: Path) -> M | None:
        source = read_yaml(path, self.name(path), self.problems)
        if source is None:
            return None
        self.sources[source.file] = source
        return parse(model, source, self.problems)

    def optional(self, model: type[M], path: Path) -> M:
        """The facts of a file, or an empty model where there is no such file, or a broken one."""
        return (self.facts(model, path) if path.exists() else None) or model()

    def wording(self, tag: str) -> enacted.Text:
        path = self.docs / f"measures/enacted.{tag}.txt"
        text = read_text(path, self.name(path), self.problems)
        if text is None:
            self.broken = True
            return enacted.Text("", {}, {})
        return enacted.parse(text, "zh" if tag == "zh-Hans" else "en", self.name(path), self.problems)

    def prose(self, path: Path) -> dict[Language, Prose] | None:
        """A text in both written languages; None where there is none in either. One without the other is a problem."""
        files = {Language.HANT: path, Language.EN: path.with_suffix(".en.md")}
        if not any(file.exists() for file in files.values()):
            return None
        read = {language: read_prose(file, self.name(file), self.problems) for language, file in files.items()}
        found = {language: prose for language, prose in read.items() if prose}
        self.texts += found.values()
        return found

    def pages(self) -> dict[str, ProsePage]:
        found = {}
        for folder in PROSE_FOLDERS:
            for path in sorted((self.docs / folder).glob("*.md")):
                name = path.relative_to(self.docs).as_posix().removesuffix(".md").removesuffix(".en")
                if name not in found and (prose := self.prose(self.docs / f"{name}.md")):
                    found[name] = ProsePage(name, prose)
        return found

    def rulebook(self) -> Rulebook:
        docs = self.docs
        settings = self.facts(Settings, docs / "site.yml")
        vocabulary = self.facts(Vocabulary, docs / "vocabulary.yml")
        labels = self.facts(Table, docs / "labels.yml")
        bodies = self.facts(Table, docs / "bodies.yml")
        record = self.facts(CollationRecord, docs / "measures/collation.yml")
        text, translation = self.wording("zh-Hans"), self.wording("en")
        clauses = self.clauses(text, translation, record)
        files = sorted((docs / "laws").glob("*.yml"))
        laws = {path.stem: law for path in files if (law := self.facts(Instrument, path))}
        law_prose = {path.stem: prose for path in files if (prose := self.prose(path.with_suffix(".md")))}
        tables = sorted((docs / "laws/renumbering").glob("*.yml"))
        renumberings = {path.stem: one for path in tables if (one := self.facts(Renumbering, path))}
        techniques = {path.stem: one for path in sorted((docs / "guide").glob("*.yml")) if (one := self.facts(Technique, path))}
        pages = self.pages()
        terms = self.optional(Terms, docs / "glossary.yml")
        cases = self.optional(Cases, docs / "cases.yml")
        coverage = self.optional(Coverage, docs / "coverage.yml")
        synonyms = self.optional(Synonyms, docs / "synonyms.yml")
        questions = self.optional(Questions, docs / "questions.yml")
        self.retired = self.optional(RetiredList, docs / "retired.yml").retired
        self.problems += check_files.missing(docs)
        if self.broken or not (settings and vocabulary and labels and bodies and record):
            raise Invalid(self.problems)
        self.problems += check_files.strays(docs, text.articles, [path.stem for path in files])
        rulebook = Rulebook(
            settings=settings,
            text=text,
            translation=translation,
            clauses=clauses,
            instruments=laws,
            law_prose=law_prose,
            renumberings=renumberings,
            vocabulary=vocabulary,
            bodies=bodies.root,
            labels=labels.root,
            pages={name: page for name, page in pages.items() if name.removeprefix("guide/") not in techniques},
            techniques=techniques,
            guide_prose={name: pages[f"guide/{name}"].prose for name in techniques if f"guide/{name}" in pages},
            terms=terms.terms,
            cases=cases.cases,
            coverage=coverage.elements,
            synonyms=synonyms.groups,
            questions=questions.questions,
            instrument_ids=frozenset(path.stem for path in files),
            official_copy=record.official_copy,
        )
        self.problems += check.problems(rulebook, record, self.sources, self.texts)
        if self.problems:
            raise Invalid(self.problems)
        return rulebook

    def settled(self, rulebook: Rulebook, published: bool) -> Rulebook:
        """The rulebook with what became of its lost addresses: asked last, as a broken file loses all of its own."""
        lines, alive = permalinks.read_list(self.docs.parent / permalinks.NAME), permalinks.published(rulebook)
        gone = permalinks.gone(lines, alive, self.retired)
        if self.retired:
            source = self.sources[self.name(self.docs / "retired.yml")]
            self.problems += permalinks.retired_problems(source, self.retired, alive, lines, rulebook)
        if published and lines:
            self.problems += permalinks.problems(alive, lines, gone)
        if self.problems:
            raise Invalid(self.problems)
        return replace(rulebook, gone=gone)

    def clauses(self, text: enacted.Text, translation: enacted.Text, record: CollationRecord | None) -> dict[int, Clause]:
        clauses = {}
        for number, wording in text.articles.items():
            path = self.docs / f"measures/{number:02}.yml"
            facts = self.facts(ClauseFacts, path)
            prose = self.prose(path.with_suffix(".md"))
            if prose is None:
                self.problems.append(Problem(self.name(path.with_suffix(".md")), 1, "Must exist: every article has an explanation"))
            collated = record.articles.get(number) if record else None
            if facts and prose and collated and number in translation.articles:
                state = Collation.OFFICIAL if record and record.official_copy else collated.state
                source = self.sources[self.name(path)]
                clauses[number] = Clause(number, facts, wording, translation.articles[number], state, prose, source)
        return clauses
