"""vocabulary.json: the words for every value that the other files use, such as phases, relations and topics."""

from __future__ import annotations

from ..facts import Vocabulary
from .records import File, Scribe, Words


class VocabularyFile(File):
    """The words for enumerated values: list, then value, then text."""

    lists: dict[str, dict[str, Words]]


def vocabulary_file(scribe: Scribe) -> VocabularyFile:
    """The content of vocabulary.json."""
    vocabulary = scribe.rulebook.vocabulary
    tables = {name: getattr(vocabulary, name) for name in Vocabulary.model_fields}
    lists = {name: {str(key): scribe.say(word) for key, word in table.items()} for name, table in tables.items()}
    return VocabularyFile(**scribe.head("vocabulary"), lists=lists)
