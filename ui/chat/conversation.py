"""What each event does to the page: no Gradio in here, and nothing that comes from the browser is trusted."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from index.errors import UnknownArticle
from index.types import Scope
from qa.types import Answer, Turn
from qa.uncompared import uncompared
from ui.cards.reply import render_answer, render_problem
from ui.chat.standing import standing
from ui.error_messages import tell
from ui.errors import Busy
from ui.reference import Reference, cited_in, find_article, kept_quote, read_link, to_nearest, to_quote
from ui.texts import say
from ui.types import MAX_QUESTION, Answerer, AskedArticles, Shown, ShownTurn, Update
from ui.widgets.source.source import render_article, render_nothing

_MAX_NUMBER = 999  # of a citation


def read_question(raw: object) -> str | None:
    """Return the question without the blanks around it; None if it is empty, too long or not text.

    Halves of surrogate pairs, which no encoding holds, become question marks.
    """
    question = raw.strip().encode("utf-8", "replace").decode("utf-8") if isinstance(raw, str) else ""
    return question if 0 < len(question) <= MAX_QUESTION else None


def hand_back(raw: object, turns: Sequence[ShownTurn], problem: str) -> Update:
    """Return an update that says why a question was not asked; it does not become a turn."""
    question = read_question(raw)
    if question is None:
        return Update()
    unheard = ShownTurn(question=question, reply=render_problem(problem))
    return Update(seen=Shown(after=len(turns), turns=(unheard,), refused=True))


class Conversation:
    """Turns events of the page into updates of it; the visitor's turns are passed in and handed back."""

    def __init__(
        self,
        assistant: Answerer,
        *,
        scope: Scope | None = None,
        asked: int | None = None,
        suggestions: Sequence[str] = (),
    ) -> None:
        """Start a conversation with an assistant: `scope` limits it to `asked` of the articles; None asks all.

        `suggestions` are questions that it answers.
        """
        self._assistant = assistant
        self._scope = scope
        self._limits = None if scope is None or asked is None else AskedArticles(asked, len(assistant.articles))
        self._suggestions = suggestions

    def open(self, turns: Sequence[ShownTurn] = ()) -> Update:
        """Show the first article, with the places that the conversation cites."""
        first = next(iter(self._assistant.articles), None)
        return Update(pane=render_nothing(), shown="") if first is None else self.pick(first.id, turns)

    def resume(self, turns: Sequence[ShownTurn]) -> Update:
        """Show a conversation again, with the source of its last answer."""
        last = next((turn.answer for turn in reversed(turns) if turn.answer is not None), None)
        source = Update() if last is None else self._source(last, turns)
        source = self.open(turns) if source.pane is None else source
        return replace(source, turns=_settled(turns), seen=Shown(after=0, turns=tuple(turns)))

    def ask(
        self, raw: object, turns: Sequence[ShownTurn], *, newest: bool = False, alone: bool = False
    ) -> Generator[Update, None, None]:
        """Yield the answer as soon as it is decided, then what else belongs to it; nothing if there is no question.

        With `newest`, the newest of different values leads. With `alone`, it is asked as it is written, whatever was
        asked before.
        """
        question = read_question(raw)
        if question is None:
            return
        update = Update()
        try:
            earlier = [] if alone else [_asked(turn) for turn in turns]
            for answer in self._assistant.stream(question, history=earlier, scope=self._scope, newest=newest):
                reply = self._reply(answer, turns)
                said = ShownTurn(question=question, reply=reply, answer=answer, limits=self._limits)
                is_first = update.seen is None
                source = self._source(answer, [*turns, said]) if is_first else Update()
                update = replace(
                    source, turns=_settled([*turns, said]), seen=_seen(turns, said, completes=not is_first)
                )
                yield update
        except Busy as busy:
            yield hand_back(question, turns, str(busy))
        except Exception as error:
            problem = say("chosen.gone") if isinstance(error, UnknownArticle) else tell(error)
            if update.seen is None:
                said = ShownTurn(question=question, reply=render_problem(problem))
                yield Update(turns=_settled([*turns, said]), seen=_seen(turns, said))
            elif update.seen.unfinished:
                update = self._uncompared(update.seen.turns[0], turns)
                yield update
        if update.seen is not None and update.seen.unfinished:  # it was complete
            yield Update(seen=replace(update.seen, unfinished=False, completes=True))

    def _uncompared(self, turn: ShownTurn, turns: Sequence[ShownTurn]) -> Update:
        """Complete a turn whose answer is shown: it stands, and says that the other articles were not compared."""
        answer = None if turn.answer is None else uncompared(turn.answer)
        said = replace(turn, reply=turn.reply if answer is None else self._reply(answer, turns), answer=answer)
        return Update(turns=_settled([*turns, said]), seen=_seen(turns, said, completes=True))

    def cite(
        self,
        link: object,
        number: object,
        turns: Sequence[ShownTurn] = (),
        *,
        words: object = None,
        problem: str = "",
    ) -> Update:
        """Show the place that a link points at, and faintly the others that the conversation cites.

        If the article has changed, show where the cited words are now, or say that they are gone: those that the
        conversation cites there, or `words` if the page shows some. `problem` is said otherwise.
        """
        found = read_link(link, self._assistant.by_id)
        if found is None:
            return Update()
        article, reference = found
        now = standing(reference, article, _answers(turns), kept_quote(words, reference))
        if now.reference is None and not now.changed:
            return Update()
        known = number if isinstance(number, int) and 0 < number <= _MAX_NUMBER else None
        if now.changed:
            problem = say("words.gone" if now.reference is None else "sentence.changed")
        pane = render_article(article, now.reference, number=known, cited=self._cited(turns), problem=problem)
        return Update(pane=pane, shown=article.id)

    def pick(self, article_id: object, turns: Sequence[ShownTurn] = (), *, problem: str = "") -> Update:
        """Show an article from its beginning, with the places that the conversation cites.

        `problem` says why it is not shown at another place; "" for nothing.
        """
        article = find_article(article_id, self._assistant.by_id)
        if article is None:
            return Update()
        return Update(pane=render_article(article, cited=self._cited(turns), problem=problem), shown=article.id)

    def _source(self, answer: Answer, turns: Sequence[ShownTurn]) -> Update:
        """Show the first citation, or else the closest sentence; if there is neither, the pane stays as it was."""
        reference = to_quote(answer.citations[0]) if answer.citations else None
        number = 1 if reference else None
        if reference is None and answer.nearest is not None:
            reference = to_nearest(answer.nearest)
        article = None if reference is None else find_article(reference.article_id, self._assistant.by_id)
        if article is None:
            return Update()
        pane = render_article(article, reference, number=number, turn=len(turns), cited=self._cited(turns))
        return Update(pane=pane, shown=article.id)

    def _cited(self, turns: Sequence[ShownTurn]) -> tuple[Reference, ...]:
        return cited_in(_answers(turns), self._assistant.by_id)

    def _reply(self, answer: Answer, turns: Sequence[ShownTurn]) -> str:
        """Render an answer; what was asked already is not suggested."""
        answers = (answer, *(turn.answer for turn in turns if turn.answer is not None))
        asked = {_plain(turn.question) for turn in turns}
        asked |= {_plain(words) for each in answers for words in (each.question, each.understood_as)}
        new = [question for question in self._suggestions if _plain(question) not in asked]
        return render_answer(answer, self._assistant.by_id, suggestions=new, limits=self._limits)


def _seen(turns: Sequence[ShownTurn], turn: ShownTurn, *, completes: bool = False) -> Shown:
    """Show a turn after the others; what other articles say about an answer comes after it."""
    unfinished = not completes and turn.answer is not None and turn.answer.text is not None
    return Shown(after=len(turns), turns=(turn,), unfinished=unfinished, completes=completes)


def _plain(question: str) -> str:
    return " ".join(question.casefold().replace("’", "'").split()).rstrip("?!. ")


def _settled(turns: Sequence[ShownTurn]) -> tuple[ShownTurn, ...]:
    """Return turns, the earlier ones without their HTML and evidence, which are of no use later.

    A conversation has no end, and this keeps what a server holds of it small.
    """
    earlier = [
        replace(turn, reply="", answer=None if turn.answer is None else _without_evidence(turn.answer))
        for turn in turns[:-1]
    ]
    return (*earlier, *turns[-1:])


def _without_evidence(answer: Answer) -> Answer:
    parts = tuple(_without_evidence(part) for part in answer.parts)
    return replace(answer, evidence=replace(answer.evidence, passages=()), parts=parts)


def _asked(turn: ShownTurn) -> Turn:
    return Turn(question=turn.question, answer=None if turn.answer is None else turn.answer.text)


def _answers(turns: Sequence[ShownTurn]) -> Iterator[Answer]:
    return (turn.answer for turn in turns if turn.answer is not None)
