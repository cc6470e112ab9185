"""The rules that leave out or complete spans, in the order in which they apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from index.types import Article
from qa.kinds.spans.ages import without_others_ages
from qa.kinds.spans.beside import without_others_values
from qa.kinds.spans.beside_figures import without_other_measures
from qa.kinds.spans.beside_times import without_other_times
from qa.kinds.spans.changes import changed_values
from qa.kinds.spans.conditions import without_conditional
from qa.kinds.spans.counted import without_counts_of_others, without_ratios
from qa.kinds.spans.couples import named_couples
from qa.kinds.spans.describing import without_descriptions, without_nationalities
from qa.kinds.spans.durations import prefer_durations_of_verb, without_closures, without_days
from qa.kinds.spans.echoes import without_echoes
from qa.kinds.spans.elsewhere import without_other_places
from qa.kinds.spans.excepted import with_exceptions
from qa.kinds.spans.first_person import without_speakers_own
from qa.kinds.spans.fractions import with_fractions
from qa.kinds.spans.later_things import without_later_things
from qa.kinds.spans.list_items import without_other_items
from qa.kinds.spans.makers import without_makers
from qa.kinds.spans.name_parts import without_unrelated_name_parts
from qa.kinds.spans.namesakes import without_namesakes
from qa.kinds.spans.naming import prefer_names
from qa.kinds.spans.others_words import without_others_words
from qa.kinds.spans.parties import without_other_parties
from qa.kinds.spans.periods import of_period
from qa.kinds.spans.placeholders import without_placeholders
from qa.kinds.spans.pronouns import without_last_named, without_later_named
from qa.kinds.spans.qualified import without_others_of_kind
from qa.kinds.spans.ranked import with_most
from qa.kinds.spans.relatives import without_owners_of_relatives
from qa.kinds.spans.relatives_counted import without_counts_of_other_relatives
from qa.kinds.spans.roles import without_other_roles, without_verbs_of_saying
from qa.kinds.spans.subjects import without_other_subjects
from qa.kinds.spans.successors import named_successors
from qa.kinds.spans.unnamed import without_unnamed
from qa.kinds.spans.unreal import without_unreal
from qa.kinds.spans.usual import of_usual
from qa.kinds.spans.votes import of_side
from qa.kinds.spans.whole_times import with_whole_times
from qa.kinds.spans.wondering import without_wondering
from qa.kinds.spans.years import without_other_years
from qa.kinds.tables.lookups import Lookups
from qa.kinds.tables.scores import with_results
from qa.types import Reading
from qa.understanding.kinds import kind_of

Rule = Callable[[str, Sequence[Reading], Mapping[str, Article]], tuple[Reading, ...]]
"""Returns the readings of a question with the spans that may answer it; the articles are those read, by id."""

_ALWAYS: tuple[Rule, ...] = (
    without_makers,
    without_wondering,
    without_placeholders,
    changed_values,
    named_couples,
    with_exceptions,
    with_whole_times,
    with_fractions,
)
_OF_SOMETHING_ELSE: tuple[Rule, ...] = (
    without_other_places,
    without_namesakes,
    without_unrelated_name_parts,
    without_other_roles,
    without_verbs_of_saying,
    without_others_values,
    without_other_measures,
    without_other_times,
    without_days,
    without_closures,
    without_other_years,
    without_other_subjects,
    without_counts_of_others,
    without_ratios,
    without_others_ages,
    without_others_words,
    without_speakers_own,
    without_later_named,
    without_last_named,
    without_later_things,
    without_others_of_kind,
    without_other_parties,
    without_owners_of_relatives,
    without_counts_of_other_relatives,
    without_descriptions,
    without_nationalities,
    without_unreal,
    named_successors,
    without_unnamed,
    without_other_items,
    without_conditional,
    with_results,
    prefer_durations_of_verb,
    of_period,
    of_usual,
    of_side,
    with_most,
)


def applied(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article], lookups: Lookups
) -> tuple[Reading, ...]:
    """Return the readings as all rules leave them; `qa.kinds.spans` lists the rules."""
    *_, (_, last) = steps(question, readings, articles, lookups)
    return last


def steps(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article], lookups: Lookups
) -> Iterator[tuple[str, tuple[Reading, ...]]]:
    """Yield the name of each rule with the readings as it leaves them, in order."""
    asks_yes_no = kind_of(question) == "yes/no"
    readings = without_echoes(question, readings, articles, asks_yes_no=asks_yes_no)
    yield "without_echoes", readings
    for rule in (*_ALWAYS, *(() if asks_yes_no else _OF_SOMETHING_ELSE), prefer_names):
        readings = rule(question, readings, articles)
        yield rule.__name__, readings
    yield "lookups", lookups.apply(readings)
