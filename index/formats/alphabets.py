"""Whether text decoded with a single-byte encoding reads like a language written in that encoding.

Nearly every byte sequence is valid Windows-1252, so successful decoding proves little: Russian comes out as
"Ïðåçèäåíò", Polish as "¿ó³æ", Czech as "pøíliš". They are told apart by which letters occur together in one text, and
where symbols are. If letters outside ASCII are rare, as in English, names of several languages may occur
together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _letters(*languages: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(letters + letters.upper()) for letters in languages)


# The letters outside ASCII that each language writes, with those of common loans and names.
_CENTRAL = _letters(
    "ąćęłńóśźżé",  # Polish
    "áčďéěíňóřšťúůýžöü",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţșțé",  # Romanian
    "čćđšžé",  # Croatian, Slovene, Bosnian
    "çëé",  # Albanian
)
_ALPHABETS = {
    "cp1252": _letters(
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüßéèàôê",  # German
        "áéíñóúüçª",  # Spanish
        "ãáâàçéêíóôúüºª",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "ëïéèöüáóíêçäàâ",  # Dutch
        "åäöéáàüæø",  # Swedish, Finnish, Danish and Norwegian
        "æøåéêóòôèâü",  # Danish and Norwegian
        "áðéíóúýþæö",  # Icelandic
        "áðíóúýæø",  # Faroese
        "àçéèíïóòúü",  # Catalan
        "äöõüšž",  # Estonian
        "áéíóúàèìòùâêîôûŵŷ",  # Irish, Gaelic, Welsh
    ),
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1254": _letters("çğıöşüâîûİ"),  # Turkish
    "cp1257": _letters("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),  # Lithuanian, Latvian, Estonian
}
CANDIDATES = ("cp1250", "iso8859_2", "cp1254", "cp1257")
"""Encodings other than Windows-1252 whose languages are listed, the more common ones first."""

_RARE = 0.015  # share of letters outside ASCII up to which a text may mix the names of several languages
COVERED = 0.97
"""The share of those letters that one alphabet must contain if they are not rare."""
_MAX_ODD = 0.1  # share of non-ASCII characters that may be in implausible places
# A symbol or a capital inside a lower-case word, and three letters outside ASCII in a row.
_IN_WORD = re.compile(r"(?<=[a-zß-öø-ÿ])[¡¢£¤¥¦§¨©¬®¯°±²³´µ¶¸¹º»«¼½¾¿ª×÷†‡ˆ‰‹›•˜™ƒ‚„À-ÖØ-ÞŸŠŽŒ](?=[a-zß-öø-ÿ])")
# What a half stands before: "½lb of flour".
_MEASURES = r"(?:lb|oz|tsp|tbsp|cup|pint|pt|kg|ml|mm|cm|km|ft|in|inch|yd|yard|mile|hr|hour|min|litre|liter)s?\b"
# A symbol that no one writes at the end of a word, and those that open one in Spanish only, or nowhere.
_AT_EDGE = re.compile(
    rf"(?<=[a-z])[¡¢¤¥¦¨¬¯±´µ¶¸¼½¾¿](?!\w)|(?<!\w)[¶¾¼½±µ®](?=[a-z]{{2}})(?!{_MEASURES})|"
    r"(?<![\w(\"'“‘«])¿(?=[a-z]{1,2}\b)"
)
# A symbol that touches a letter, and is not a mark of punctuation: a letter that was decoded wrongly.
_GLUED = re.compile(r"(?:(?<=[^\W\d_])[¡-¬®-¶¸-º¼-¿×÷](?![«»])|[¡-¬®-¶¸-º¼-¿×÷](?=[^\W\d_]))")
_SOUND = re.compile("õe", re.IGNORECASE)  # the only place of the letter in Portuguese; elsewhere it is Hungarian's ő
_MICRO = "\u00b5"  # the sign, which Unicode calls a letter
_CYRILLIC = re.compile("[А-Яа-яЁё]+")
_CYRILLIC_WORD = re.compile("[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_COMMON_CYRILLIC = frozenset("оеаинтсрвлОЕАИНТСРВЛ")
_MIN_COMMON = 0.55  # share of these in Russian, Ukrainian or Bulgarian, of about 0.7
_RUN = re.compile(r"[À-ÖØ-öø-ÿŠŽŒœšžŸ]{3,}")


def is_western(text: str) -> bool:
    """Whether text decoded as Windows-1252 has the letters of one western language, or few in plausible places.

    Text in ASCII alone is western.
    """
    outside = [character for character in text if character > "\x7f"]
    if not outside:
        return True
    if _is_odd(text, outside):
        return False
    accented = sum(character.isalpha() and character != _MICRO for character in outside)
    letters = accented + sum(character.isascii() and character.isalpha() for character in text)
    return accented <= _RARE * letters or coverage(text, "cp1252") >= COVERED


def coverage(text: str, encoding: str) -> float:
    """Return the largest share of the non-ASCII letters that belongs to one language of an encoding.

    0.0 if there are none, or if symbols are in implausible places.
    """
    text = _SOUND.sub("oe", text)
    outside = [character for character in text if character > "\x7f"]
    accented = [character for character in outside if character.isalpha()]
    if not accented or _is_odd(text, outside):
        return 0.0
    glued = 0 if encoding == "cp1252" else len(_GLUED.findall(text))
    best = max(sum(letter in each for letter in accented) for each in _ALPHABETS[encoding])
    return best / (len(accented) + glued)


def is_cyrillic(text: str) -> bool:
    """Whether the letters outside ASCII are words of a language with Cyrillic letters: mostly small, and common ones.

    In another encoding, capitals are inside words, there are other signs, or the letters are rare ones.
    """
    words = _CYRILLIC.findall(text)
    letters = "".join(words)
    if not letters or len(letters) < COVERED * sum(character > "\x7f" for character in text):
        return False
    is_sentence = any(word[0].isupper() and word[1:].islower() for word in words)
    common = sum(letter in _COMMON_CYRILLIC for letter in letters)
    return is_sentence and all(map(_CYRILLIC_WORD.fullmatch, words)) and common >= _MIN_COMMON * len(letters)


def _is_odd(text: str, outside: Iterable[str]) -> bool:
    runs = sum(map(len, _RUN.findall(text)))
    return len(_IN_WORD.findall(text)) + len(_AT_EDGE.findall(text)) + runs > _MAX_ODD * sum(1 for _ in outside)
