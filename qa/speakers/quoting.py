"""Finding an article's quotations: what was said, and by whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.types import Article, Range
from qa.speakers.attribution import cue_of, is_fragment, is_named, is_title
from qa.speakers.cues import Cue, cues_in
from qa.speakers.full_names import Mention, mention_of
from qa.speakers.mails import own_words
from qa.speakers.marks import Marked
from qa.speakers.paragraphs import Paragraph, mentions_in, paragraphs_of, readable, unspoken
from qa.speakers.people import People
from qa.speakers.reported import reported_in
from qa.speakers.signed import signed_by
from qa.speakers.subjects import Clauses
from qa.speakers.tokens import TokenSentence
from qa.speakers.transcripts import utterances_of
from qa.speakers.types import Quotation, Speaker

_LEAST_WORDS = 2  # of a quotation between marks: one word is mostly quoted for other reasons than its being said
_LEAST_FRAGMENT = 4  # words of a sentence fragment that continues the paragraph's only speaker
_ALL_QUOTED = 0.8  # share of a paragraph between marks from which it continues the previous speech
_NEAR_TITLE = 8  # tokens from a title-like quotation to the verb after it


@dataclass(slots=True)
class _State:
    """The state while an article is read in order: what was said last."""

    speaker: Speaker | None = None  # speaker of the last quotation or sentence with one
    goes_on: bool = False  # a quotation that the paragraph before left open
    is_near: bool = False  # somebody spoke in the paragraph before
    announced: bool = False  # it ended in a colon
    pending: list[Marked] = field(default_factory=list)  # quotations left open by paragraphs that name no one
    here: list[Speaker] = field(default_factory=list)  # who spoke in this paragraph so far
    rounds: Speaker | None = None  # the topic of this paragraph of a press round-up
    found: list[Quotation] = field(default_factory=list)

    def hear(self, cue: Cue, speaker: Speaker | None) -> None:
        """Remember the speaker of a sentence; after an unclear one, nobody continues."""
        if speaker is None and cue.subject.kind != "nobody":
            self.here.clear()
            self.speaker = None
        elif speaker is not None and cue.form != "according":
            self.here.append(speaker)

    def end_paragraph(self, text: str, paragraph: Paragraph) -> None:
        """Remember what the next paragraph needs."""
        self.speaker = self.here[-1] if self.here else self.speaker
        self.goes_on = bool(paragraph.quotes) and paragraph.quotes[-1].open_ended
        if not self.goes_on:
            self.pending.clear()
        self.is_near = bool(self.here)
        self.announced = text[paragraph.range.start : paragraph.range.end].endswith(":")


def quotations(article: Article) -> tuple[Quotation, ...]:
    """Return the quotations of an article, in order of (start, -end): direct quotations and reported speech.

    Headings, captions, credits, tables and boilerplate are skipped. Words between marks count only if the article
    attributes them to someone: titles of works, words in scare quotes and single words do not, unless a word is all
    that someone says. Quotations inside reported speech are returned separately as well, and so are sentences in which
    the writer of a mail says "I". The time is linear in the article.
    """
    text, ranges = article.text, readable(article)
    headings = unspoken(article)
    spoken_in = [r for r in ranges if r.start not in headings]
    utterances = utterances_of(text, spoken_in, ranges)
    if utterances:
        return tuple(
            Quotation(start=s, end=e, direct=True, speaker=w, sentence=article.sentence_at(s, e))
            for s, e, w in utterances
        )
    paragraphs = paragraphs_of(text, ranges)
    mentions = [m for paragraph in paragraphs for m in mentions_in(paragraph)]
    people, state = People(text, mentions), _State()
    for at, paragraph in enumerate(paragraphs):
        above = signed_by(text, paragraphs, at)
        if above is not None and paragraphs[at - 1].range.start not in headings:
            _sign(article, above.words, people.speaker(above.signer), state)
        if paragraph.range.start in headings:
            for mention in mentions_in(paragraph)[:1]:
                people.lead(mention)
            continue
        _read(article, paragraph, people, state)
    for sentence, writer in own_words(article):
        _add(article, state, *sentence, writer, direct=True)
    return tuple(sorted(state.found, key=lambda q: (q.start, -q.end, q.direct)))


def _read(article: Article, paragraph: Paragraph, people: People, state: _State) -> None:
    """Find the quotations of one paragraph."""
    if _block(article, paragraph, state):
        return
    clauses = Clauses(paragraph.tokens, paragraph.names)
    leads = [mention for mention in mentions_in(paragraph) if mention.leads]
    state.here, state.rounds = [], None
    for sentence in paragraph.sentences:
        while leads and leads[0].start < sentence.end:
            people.lead(leads.pop(0))
        cues = cues_in(sentence, paragraph.names, clauses)
        speakers = {cue.first: people.speaker(cue.subject) for cue in cues}
        _read_quotes(article, paragraph, sentence, cues, speakers, state)
        announced = _behind_colon(article.text, paragraph, sentence, cues)
        if announced is not None and (speaker := speakers[cues[0].first]) is not None:
            _add(article, state, announced.start, announced.end, speaker, direct=True)
        for cue, clause in reported_in(sentence, cues):
            speaker = speakers[cue.first]
            if speaker is not None and not _is_all_quoted(clause, paragraph.quotes):
                _add(article, state, clause.start, clause.end, speaker, direct=False)
        for cue in cues:
            state.hear(cue, speakers[cue.first])
        for asked in _asked(paragraph, sentence, cues):
            people.lead(asked)
        state.rounds = next((speakers[cue.first] for cue in cues if _names_paper(sentence, cue)), state.rounds)
    state.end_paragraph(article.text, paragraph)


def _read_quotes(
    article: Article,
    paragraph: Paragraph,
    sentence: TokenSentence,
    cues: Sequence[Cue],
    speakers: Mapping[int, Speaker | None],
    state: _State,
) -> None:
    """Keep the attributed quotations between marks of one sentence."""
    by_start = {quote.start: quote for quote in paragraph.quotes if sentence.start <= quote.start < sentence.end}
    for at in range(sentence.first, sentence.last):
        quote = by_start.get(sentence.tokens[at].start) if sentence.tokens[at].kind == "quote" else None
        if quote is None or not _is_said(article.text, sentence, at, quote, cues):
            continue
        cue = cue_of(sentence, at, cues)
        if cue is not None and (cue.subject.kind == "nobody" or _is_only_title(article.text, sentence, at, quote, cue)):
            continue
        speaker = None if cue is None else speakers[cue.first]
        if cue is None:
            if quote.open_ended and at == 0 and not state.goes_on and not state.announced:
                state.pending.append(quote)  # the speaker is named in the continuation
                continue
            speaker = _going_on(article.text, paragraph, sentence, at, quote, state)
            if speaker is None:
                continue
        if state.pending and at == 0:
            for earlier in state.pending:
                _keep(article, state, earlier, speaker)
            state.pending.clear()
        _keep(article, state, quote, speaker)
        state.here += [speaker] if speaker is not None else []


def _asked(paragraph: Paragraph, sentence: TokenSentence, cues: Sequence[Cue]) -> list[Mention]:
    """Return the person asked in a sentence, who is likely to speak next."""
    at = {cue.last for cue in cues if sentence.tokens[cue.first].lower in ("asked", "asks")}
    return [mention_of(n, paragraph.tokens, leads=True) for n in paragraph.names if n.begin in at and n.words]


def _block(article: Article, paragraph: Paragraph, state: _State) -> bool:
    """Keep a whole paragraph quoted without marks after a colon; return whether it was one."""
    text = article.text
    start, end = paragraph.range
    is_set_off = text[start] == ">"
    if not state.announced or not state.is_near or state.speaker is None or paragraph.quotes or not is_set_off:
        return False
    while start < end and (text[start] == ">" or text[start].isspace()):
        start += 1
    if start < end:
        _add(article, state, start, end, state.speaker, direct=True)
    return start < end


def _sign(article: Article, words: Range, speaker: Speaker | None, state: _State) -> None:
    """Keep a quotation that is signed, unless the writer's name is below an article."""
    if speaker is not None and speaker.name not in (article.author or ""):
        state.found = [each for each in state.found if not (each.direct and words.start <= each.start < words.end)]
        _add(article, state, *words, speaker, direct=True)


def _behind_colon(text: str, paragraph: Paragraph, sentence: TokenSentence, cues: Sequence[Cue]) -> Range | None:
    """Return what a paragraph gives without marks behind a name, a verb and a colon: "Roe says: leave it. It is fine".

    Behind a verb in the present it is the rest of the paragraph, else that of the sentence.
    """
    tokens = sentence.tokens
    is_first = sentence.first == paragraph.sentences[0].first
    if not cues or not is_first or paragraph.quotes or not cues[0].takes_clause or cues[0].is_behind:
        return None
    verb, behind = tokens[cues[0].first], cues[0].last
    if cues[0].begin != tokens[sentence.first].start or behind + 1 >= sentence.last or tokens[behind].text != ":":
        return None
    is_present = verb.lower.endswith("s")
    start, end = tokens[behind + 1].start, paragraph.range.end if is_present else sentence.end
    if not text[start].isalnum():  # a mark that is never closed
        return None
    return Range(start, start + len(text[start:end].rstrip()))


def _is_said(text: str, sentence: TokenSentence, at: int, quote: Marked, cues: Sequence[Cue]) -> bool:
    words = text[quote.inner_start : quote.inner_end].strip()
    is_long = len(words.split()) >= _LEAST_WORDS or _is_utterance(sentence, at, words, cues)
    return is_long and not is_named(sentence.tokens, at, cues)


def _is_utterance(sentence: TokenSentence, at: int, word: str, cues: Sequence[Cue]) -> bool:
    """Whether one word is all that someone says: '"Never," said Roe', 'Roe said: "Never."'."""
    goes_on = any(token.kind == "quote" for token in sentence.tokens[at + 1 : sentence.last + 1])
    is_whole = word[:1].isupper() and word[-1] in ",.!?…" and not goes_on
    is_first = at == sentence.first or sentence.tokens[at - 1].text == ":"
    return is_whole and is_first and cue_of(sentence, at, cues) is not None


def _is_only_title(text: str, sentence: TokenSentence, at: int, quote: Marked, cue: Cue) -> bool:
    words = text[quote.inner_start : quote.inner_end]
    if not is_title(words):
        return False
    after = sentence.tokens[at + 1] if at + 1 < sentence.last else None
    is_closed = words.rstrip().endswith(",") or (after is not None and after.text == ",")
    is_near = at < cue.first <= at + _NEAR_TITLE and cue.form != "according"
    is_near = is_near and not any(token.kind == "quote" for token in sentence.tokens[at + 1 : cue.first])
    goes_on = after is not None and after.kind == "word" and not after.is_capital  # 'said "The Whale" is about'
    return not (is_closed and is_near) and not ((cue.last == at and not goes_on) or sentence.tokens[at - 1].text == ":")


def _going_on(
    text: str,
    paragraph: Paragraph,
    sentence: TokenSentence,
    at: int,
    quote: Marked,
    state: _State,
) -> Speaker | None:
    """Return who continues to speak in a quotation without a cue in its sentence; None if nobody does."""
    words, here = text[quote.inner_start : quote.inner_end], state.here
    if here:
        if is_title(words):
            return None
        if state.rounds is not None:
            return state.rounds
        if at == sentence.first and not is_fragment(words):
            return here[-1]
        is_long = len(words.split()) >= _LEAST_FRAGMENT
        return here[-1] if is_long and len({speaker.name for speaker in here}) == 1 else None
    if at != paragraph.sentences[0].first and not state.goes_on:
        return None
    quoted = sum(q.end - q.start for q in paragraph.quotes)
    if state.goes_on and at == 0:
        return state.speaker
    whole = quoted >= _ALL_QUOTED * (paragraph.range.end - paragraph.range.start)
    return state.speaker if whole and (state.is_near or state.announced) and not is_fragment(words) else None


def _names_paper(sentence: TokenSentence, cue: Cue) -> bool:
    """Whether a cue names the paper: "said Smith in The Observer", as in a press round-up."""
    tokens = sentence.tokens
    after = next((at for at in range(cue.first, sentence.last) if tokens[at].start >= cue.end), sentence.last)
    name = after + 2 if after + 1 < sentence.last and tokens[after + 1].lower == "the" else after + 1
    return cue.is_behind and name < sentence.last and tokens[after].lower == "in" and tokens[name].is_capital


def _is_all_quoted(clause: Range, quotes: Sequence[Marked]) -> bool:
    inside = sum(q.end - q.start for q in quotes if clause.start <= q.start and q.end <= clause.end)
    return inside >= 0.9 * (clause.end - clause.start)


def _keep(article: Article, state: _State, quote: Marked, speaker: Speaker | None) -> None:
    text, start, end = article.text, quote.inner_start, quote.inner_end
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        _add(article, state, start, end, speaker, direct=True)


def _add(article: Article, state: _State, start: int, end: int, speaker: Speaker | None, *, direct: bool) -> None:
    sentence = article.sentence_at(start, end)
    state.found.append(Quotation(start=start, end=end, direct=direct, speaker=speaker, sentence=sentence))
