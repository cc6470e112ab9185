"""Whether a plan, a doubt, a condition or a quotation keeps a clause from asserting its predicate."""

from __future__ import annotations

from qa.kinds.lexicon import MODAL_LEMMAS, QUOTES
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.hedging import CONTESTED, DOUBTS, IN_WORK, NOT_QUITE, NOT_YET, PARTISANS, SAYING, SUPPOSED
from qa.kinds.yes_no.propositions import Proposition
from qa.words.lemmas import lemma, lemma_set
from qa.words.lemmas import lemmas as sentence_lemmas
from qa.words.word import Word

_UNSETTLED = MODAL_LEMMAS | {lemma("shall")}
_PLANNED = NOT_YET | lemma_set("consult about close")
_NOUNS = lemma_set("dispute until provided reportedly")  # words with the stem of one of doubt
_CONTESTED = frozenset("disputed disputes disputing reportedly".split())
_GIVEN_UP = frozenset({"call off", "turn down"}).union(  # what is said of a plan that came to nothing
    map(lemma, "abandon scrap cancel shelve drop reject refuse withdraw".split())
)
_NEARLY = frozenset("almost nearly barely virtually narrowly".split())
_BETWEEN = frozenset("to that be of for".split())


def is_reserved(proposition: Proposition, clause: Clause, words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause does not assert its predicate, which is at a place."""
    lemmas = [word.lemma for word in words]
    if is_doubted(proposition, clause, words, frozenset({words[at].lemma})):
        return True
    group = [word for word in words[:at] if word.surface != "May"]
    if any(word.lemma in _UNSETTLED - proposition.lemmas for word in group[-5:]):
        return True
    if at and words[at - 1].surface.casefold() in _NEARLY:
        return True
    if words[at].lemma not in _GIVEN_UP and _is_planned(proposition, words, at):
        return True
    plain = clause.text.lstrip("“\"‘' ")
    work = IN_WORK.search(plain)
    if (
        NOT_QUITE.search(plain)
        or SUPPOSED.match(plain)
        or (work is not None and lemma(work["work"]) not in proposition.lemmas)
    ):
        return True
    everywhere = frozenset(lemmas) - proposition.lemmas - {words[at].lemma}
    return bool(everywhere & SAYING and frozenset(lemmas) & PARTISANS - proposition.lemmas)


def is_doubted(
    proposition: Proposition, clause: Clause, words: tuple[Word, ...], known: frozenset[str] = frozenset()
) -> bool:
    """Whether a clause has a word of doubt, besides known lemmas and the question's, or words in quotation marks."""
    known |= proposition.lemmas
    if frozenset(word.lemma for word in words) & (DOUBTS - _NOUNS - known):
        return True
    if {word.surface.casefold() for word in words} & _CONTESTED:
        return True
    if frozenset(sentence_lemmas(clause.text)) & (CONTESTED - _NOUNS - known):
        return True
    return any(word.surface in QUOTES for word in clause.words)


def _is_planned(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether a word before the predicate says that it is only planned, wanted or likely."""
    return any(
        words[each].lemma in _PLANNED - proposition.lemmas
        and _BETWEEN & {word.surface for word in words[each + 1 : at]}
        for each in range(at)
    )
