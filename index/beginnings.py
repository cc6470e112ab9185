"""Articles that may hold a word, or a longer one that begins with it, found without reading them all.

The words of a database are stems. The stem of a longer word either begins with the word or is a prefix of it; in the
latter case it is the stem of the word with an ending that the stemmer removes.
"""

from __future__ import annotations

from index.database import words_of
from index.finding import WordsDatabase

_CUT = (  # endings that Porter's stemmer cuts off or replaces
    "s es ies ed ing ational ation ations ator ency ancy izer ably ally ently ely ously ization alism iveness fulness "
    "ousness ality ivity bility icate ative alize icity ical ful ness al ance ence er ers ic able ible ant ement ment "
    "ent ion ous ate ism ive ize ity ise e i y"
).split()
# A word may break off anywhere in one: "generali" is continued by "zation" and by "ties".
_ENDINGS = tuple(sorted({ending[at:] for ending in _CUT for at in range(len(ending) + 1)}))
# Signs that are several letters without their case; the longer ones first.
_LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
_LAST = "\U0010ffff"
_LIKELY = """SELECT id FROM articles WHERE number IN (
    SELECT doc FROM temp.occurrences WHERE col = 'text' AND term >= ? AND term < ?
    UNION SELECT rowid FROM words WHERE words MATCH ?)"""
_LIKELY_PHRASE = "SELECT id FROM articles WHERE number IN (SELECT rowid FROM words WHERE words MATCH ?)"


def forms_of(word: str) -> tuple[str, ...]:
    """Return a word with every ending that a stemmer knows, most of which make no word."""
    return tuple(word + ending for ending in _ENDINGS)


def likely_holders(source: WordsDatabase, words: str) -> set[str]:
    """Return the ids of all articles whose text holds these words, or goes on after them without a blank.

    Case does not matter. Some more may be among them, with accents for example; none if there is no letter or digit.
    """
    ids: set[str] = set()
    for *before, last in filter(None, _spellings(words)):
        phrases = " OR ".join(f'"{" ".join((*before, form))}"' for form in forms_of(last))
        if before:  # a final y is an i in a stem
            rows = source.rows(_LIKELY_PHRASE, (f'text : ("{" ".join((*before, last.rstrip("y")))}" * OR {phrases})',))
        else:
            rows = source.rows(_LIKELY, (last, last + _LAST, f"text : ({phrases})"))
        ids |= {article_id for (article_id,) in rows}
    return ids


def _spellings(words: str) -> set[tuple[str, ...]]:
    """Return the words of a text as it is and as other texts may write it."""
    folded = words.casefold()
    ligatures = folded
    for letters, sign in _LIGATURES:
        ligatures = ligatures.replace(letters, sign)
    return {tuple(words_of(each)) for each in {words, folded, folded.replace("ss", "ß"), ligatures}}
