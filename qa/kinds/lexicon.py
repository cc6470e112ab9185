"""Words that several rules look for, as lemmas where it says so, and patterns of names."""

from __future__ import annotations

import re

from qa.words.lemmas import lemma_set

QUOTES = frozenset('“”"')
MARKS = QUOTES | frozenset(";:()")
DETERMINERS = frozenset("the a an its their his her our this that these those".split())
CONJUNCTIONS = frozenset(
    "whom whose what when where why how because after before since while as than if or and but".split()
)
"""Words that begin a clause, beside those that relate it to a noun."""
RELATIVES = frozenset("that who which".split())
EVERY = frozenset("all every both each".split())
SOME = frozenset("half most some few part several many one member members".split())
PARTICLES = frozenset("up down off out back over away".split())
MODAL_LEMMAS = lemma_set("can could may might must should would")
PARTLY_LEMMAS = lemma_set(
    "all every always entirely necessarily fully only just enough quite everyone everybody wholly both completely alone"
)
"""What a negation before one of them denies is that alone: "not all", "not always"."""
NAME = r"[A-Z][\w’'-]*(?:\s+(?:&\s+|of\s+|the\s+)?[A-Z][\w’'-]*)*"
"""A name of any number of words, as a pattern. Files that read other names say how theirs differ."""
TOLD = r"(?:said|says|say|added|announced|confirmed|told(?:\s+[\w’'-]+){1,5}?)"
"""Verbs that tell what someone said without a doubt of it, as a pattern."""
NO_NAME = frozenset(
    "the a an no in on at its her his their it he she they this that these those we you i but and there".split()
)
"""Words that begin no name, though they may have a capital at the beginning of a clause."""
PERSON = r"[A-Z][\w.’'-]*(?:\s+(?:de |van |von |al-)?[A-Z][\w.’'-]*){1,3}"
"""The whole name of a person, as a pattern."""
WHOLE_NAME = re.compile(PERSON)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
"""A word that begins with a letter."""
