"""The fold-out with the evidence."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.ui.fakes import FIRST, FakeAssistant, make_answer
from tests.ui.reading import text
from ui.cards.why import best_candidates, why
from ui.reference import to_quote

ARTICLES = {article.id: article for article in FakeAssistant().articles}


def test_the_evidence_is_told():
    """In plain words first; then words with their probabilities, passages with their ranks, versions."""
    shown = text(why(FakeAssistant().ask("everything"), ARTICLES))
    assert shown.startswith(
        "Why this answer Found in 1 of 3 passages read. 83% sure; answers are shown from 50%."
        " Next best: “around 100”, 89%. Details for the curious"
    )
    assert "protective gear 99% around 100 89% a very big mistake 20%" in shown
    assert "Passage Keyword rank Meaning rank Score South Korea’s assistance" in shown
    assert re.search(r"“As for the supply.* – 4 0.58", shown)
    assert shown.endswith("Embedder all-MiniLM-L6-v2 Reader mpnet-int8 Calibrator 2026-01")


def test_every_row_leads_to_its_place():
    """What is cited as that, and what was only considered as no answer."""
    answer = FakeAssistant().ask("everything")
    answer = replace(answer, also_relevant=())
    links = re.findall(r'href="#([^"]+)"', why(answer, ARTICLES))
    assert len(links) == 2 * len(answer.evidence.passages)
    first, other = to_quote(answer.citations[0]).link, to_quote(answer.disagreements[0].citations[0]).link
    passed_over = [candidate for _, candidate in best_candidates(answer)][2]
    assert links[:2] == [first, other]
    assert re.fullmatch(rf"read/.+/{passed_over.start}-{passed_over.end}", links[2])
    assert links[3:5] == [first, other]
    assert links[5].startswith("read/")


def test_an_abstention_cites_nothing():
    """Its best words were considered alone, also where they are in the closest sentence."""
    shown = why(FakeAssistant().ask("nothing of the kind"), ARTICLES)
    assert re.findall(r'href="#(\w+)/', shown) == ["read", "read"]


def test_an_abstention_has_evidence_too():
    """Under a name of its own."""
    shown = text(why(FakeAssistant().ask("nothing of the kind"), ARTICLES))
    assert shown.startswith("Why no answer")
    assert "1 passage read. The best guess is 12% likely; answers are shown from 50%." in shown


def test_without_evidence_there_is_nothing_to_fold_out():
    """Where nothing was read."""
    assert why(make_answer("What?", confidence=0.0), ARTICLES) == ""


def test_an_article_that_is_gone_is_named_by_its_id():
    """The evidence of an old answer stays readable."""
    assert FIRST in text(why(FakeAssistant().ask("everything"), {}))


def test_candidates_are_ranked_over_all_passages():
    """Of those that overlap only the likeliest, in whichever passage; no more than asked for."""
    answer = FakeAssistant().ask("everything")
    first = answer.evidence.passages[0]
    shorter = replace(first.candidates[0], end=first.candidates[0].end - 5, margin=4.9)
    again = replace(first, rank=9, candidates=(shorter, replace(shorter, margin=9.5)))
    evidence = replace(answer.evidence, passages=(*answer.evidence.passages, again))
    ranked = best_candidates(replace(answer, evidence=evidence))
    assert [candidate.margin for _, candidate in ranked] == [9.5, 2.1, -1.4]
    assert len(best_candidates(answer, 2)) == 2
