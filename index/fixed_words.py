"""Words without forms, such as "her": the index of words keeps stems, and the stem of "herring" is "her" too."""

from __future__ import annotations

from functools import lru_cache

from index.database import shares_stem

FIXED = frozenset(
    "a an the this that these those any each every either neither no both all most more much many few less least such "
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it "
    "its itself they them their theirs themselves who whom whose which what when where why how whether am is are was "
    "were be been being has have had does do did will would shall should can could may might must ought and or but nor "
    "so yet for because since although though while whereas unless until till if then than as lest of in on at by to "
    "from with without within into onto upon over under above below between among through during before after behind "
    "beyond against about around across along amid near off out up down via per despite not never ever always often "
    "still just only even also too very quite rather almost here there now soon again".split()
)


@lru_cache(maxsize=10_000)
def is_doubtful(word: str) -> bool:
    """Whether the index of words takes another fixed word for a form of this one (small letters, no accents)."""
    return shares_stem(word, FIXED - {word})


def is_form(found: str, meant: str) -> bool:
    """Whether words found by their stems can be forms of those meant: a fixed word is only found by itself.

    Both are in small letters, without accents and punctuation. What was found may hold what is meant more than once.
    """
    words, others = found.split(), meant.split()
    last = max(len(words) - len(others), 0)
    return any(
        all(one == other or one not in FIXED for one, other in zip(words[at:], others, strict=False))
        for at in range(last + 1)
    )
