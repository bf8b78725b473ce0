"""What a page says, in its language and from its place: words, citations, dates and addresses for the templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from . import cite, links, terms
from .facts import Instrument, Link, Localized
from .kinds import ActorId
from .languages import Language
from .model import Clause, Rulebook
from .numerals import to_chinese, to_roman
from .places import ClauseId, LawId
from .script import to_hans, to_hant
from .source import Invalid, Problem, Prose

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

LABELS = "docs/labels.yml"


@dataclass(frozen=True)
class Voice:
    """A rulebook, the language of a page, and the page's path under the language's root."""

    rulebook: Rulebook
    language: Language
    here: str

    # words

    def say(self, text: Localized | None) -> str:
        return text.say(self.language) if text else ""

    def label(self, key: str, **values: object) -> str:
        """A phrase of the interface from docs/labels.yml, its {places} filled. Raises Invalid where it is not there or has others."""
        try:
            return self.rulebook.labels[key].say(self.language).format(**values)
        except KeyError as error:
            wrong = f"Must have the label {key}" if key not in self.rulebook.labels else f"Must not have the place {error} in {key}"
            raise Invalid([Problem(LABELS, 1, wrong)]) from None

    def phrases(self, prefix: str) -> dict[str, str]:
        """The phrases whose keys begin with a prefix, by the rest of the key, their {places} left for a script to fill."""
        labels = self.rulebook.labels.items()
        return {key.removeprefix(prefix): self.say(text) for key, text in labels if key.startswith(prefix)}

    def word(self, table: str, key: str) -> str:
        """The word for an enumerated value from docs/vocabulary.yml."""
        return self.say(getattr(self.rulebook.vocabulary, table)[key])

    def listed(self, words: Iterable[str]) -> str:
        return (", " if self.language is Language.EN else "、").join(words)

    @property
    def colon(self) -> str:
        return ": " if self.language is Language.EN else "："

    def day(self, day: date) -> str:
        if self.language is Language.EN:
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        return f"{day.year} 年 {day.month} 月 {day.day} 日"

    def year(self, year: int | str) -> str:
        """A year, `before 2021`, or `unknown`."""
        if year == "unknown":
            return self.label("year_unknown")
        number = str(year).removeprefix("before ")
        if number == str(year):
            return number if self.language is Language.EN else f"{number} 年"
        return f"before {number}" if self.language is Language.EN else f"{number} 年以前"

    def chinese(self, simplified: str) -> str:
        """Official Simplified text in the script of the page; as issued on English pages."""
        return to_hant(simplified) if self.language is Language.HANT else simplified

    @property
    def script(self) -> Language:
        """The language tag of official Chinese text on the page."""
        return Language.HANT if self.language is Language.HANT else Language.HANS

    def prose(self, prose: dict[Language, Prose]) -> str:
        """A text in the page's language: its references resolved, the first use of each term linked to the glossary."""
        text = self._written(prose)
        text = terms.mark(text, self.rulebook.terms, self.language, self.here)
        text = links.with_definitions(text, self.here, self.rulebook)
        return to_hans(text) if self.language is Language.HANS else text

    def heading(self, prose: dict[Language, Prose]) -> str:
        """The first heading of a text in the page's language, or "". A heading has no references and links no terms."""
        title = next((line.removeprefix("# ") for line in self._written(prose).splitlines() if line.startswith("# ")), "")
        return to_hans(title) if self.language is Language.HANS else title

    def _written(self, prose: dict[Language, Prose]) -> str:
        return prose[Language.EN if self.language is Language.EN else Language.HANT].text

    # names

    def cite(self, place: ClauseId) -> str:
        return cite.cite(place, self.rulebook, self.language)

    def cite_law(self, text: str) -> str:
        return cite.cite_law(self.rulebook.law(text), self.rulebook, self.language)

    def cite_link(self, link: Link) -> str:
        return cite.cite_link(link, self.rulebook, self.language)

    def cite_place(self, place: LawId) -> str:
        return cite.cite_within(place, self.rulebook, self.language)

    def moved(self, numbers: Iterable[int]) -> str:
        """A note of the article numbers of 2021."""
        if self.language is Language.EN:
            return self.label("moved", number=", ".join(map(str, numbers)))
        return self.label("moved", number="、".join(map(to_chinese, numbers)))

    def article_name(self, number: int) -> str:
        return f"Article {number}" if self.language is Language.EN else self.cite(ClauseId(number))

    def article_title(self, clause: Clause) -> str:
        mark = ": " if self.language is Language.EN else "　"
        return f"{self.article_name(clause.number)}{mark}{self.say(clause.facts.title)}"

    def chapter_title(self, number: int) -> str:
        if self.language is Language.EN:
            return f"Chapter {to_roman(number).upper()} {self.rulebook.translation.chapters[number]}"
        name = f"第{to_chinese(number)}章　{to_hant(self.rulebook.text.chapters[number])}"
        return to_hans(name) if self.language is Language.HANS else name

    def law_title(self, law: Instrument) -> str:
        return law.title.en if self.language is Language.EN else f"《{self.chinese(law.title.zh_hans)}》"

    def law_short(self, law: Instrument) -> str:
        name = self.say(law.short)
        return name if self.language is Language.EN else f"《{name}》"

    def actors(self, actors: Iterable[ActorId]) -> str:
        return self.listed(self.word("actors", actor) for actor in actors)

    # addresses

    @property
    def site_root(self) -> str:
        """The way from the page to the root of the site, above the roots of the languages."""
        home = self.page("index")
        return home if self.language is Language.HANT else home + "../"

    def at(self, path: str) -> str:
        """The address of a path under the root of the site: whole where the site has one, else relative to the page."""
        address = self.rulebook.settings.address
        return f"{address.rstrip('/')}/{path}" if address else self.site_root + path

    def page(self, path: str, anchor: str = "") -> str:
        return links.Target(path, anchor).url(self.here)

    def clause(self, place: ClauseId) -> str:
        return links.clause(place).url(self.here)

    def law(self, text: str) -> str:
        return self.law_place(self.rulebook.law(text))

    def law_place(self, place: LawId) -> str:
        return links.law(place).url(self.here)

    def duty(self, id_: str) -> str:
        return links.duty(id_).url(self.here)
