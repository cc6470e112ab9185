"""Whether a text that was decoded as Windows-1252 reads like a western European language.

Every byte sequence but a few is Windows-1252, so that it decodes proves little: Russian comes out as "Ïðåçèäåíò",
Polish as "¿ó³æ", Czech as "pøíliš". What tells them apart is which letters stand together in one text, and in
which places symbols stand. Where letters outside of ASCII are rare, as in English, names of several languages may stand
together.
"""

from __future__ import annotations

import re

# The letters outside of ASCII that each language writes, with those of common loans and names.
_ALPHABETS = tuple(
    frozenset(letters + letters.upper().replace("SS", ""))
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüßéèàôê",  # German
        "áéíñóúüçª",  # Spanish
        "ãõáâàçéêíóôúüºª",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "ëïéèöüáóíêçäàâ",  # Dutch
        "åäöéáàüæø",  # Swedish, Finnish, Danish and Norwegian
        "æøåéêóòôèâü",  # Danish and Norwegian
        "áðéíóúýþæö",  # Icelandic
        "áðíóúýæø",  # Faroese
        "àçéèíïóòúü",  # Catalan
        "äöõüšž",  # Estonian
        "áéíóúàèìòùâêîôûŵŷ",  # Irish, Gaelic, Welsh
    )
)
_RARE = 0.015  # share of letters outside of ASCII up to which a text may mix the names of several languages
_COVERED = 0.97  # share of those letters that one alphabet has to hold, where they are not rare
_MAX_ODD = 0.1  # share of the characters outside of ASCII that may stand where they make no sense
_LETTER = r"[^\W\d_]"
# A symbol or a capital inside of a word in small letters, and three letters outside of ASCII in a row.
_IN_WORD = re.compile(r"(?<=[a-z])[¡¢£¤¥¦§¨©¬®¯°±²³´µ¶¸¹º»«¼½¾¿ª×÷†‡ˆ‰‹›•˜™ƒ‚„À-ÖØ-ÞŸŠŽŒ](?=[a-z])")
# A symbol that no one writes at the end of a word, and those that open one in Spanish only, or nowhere.
_AT_EDGE = re.compile(
    r"(?<=[a-z])[¡¢¤¥¦¨¬¯±´µ¶¸¼½¾¿](?!\w)|(?<!\w)[¶¾¼½±µ](?=[a-z]{2})|(?<![\w(\"'“‘«])¿(?=[a-z]{1,2}\b)"
)
_RUN = re.compile(r"[À-ÖØ-öø-ÿŠŽŒœšžŸ]{3,}")


def is_western(text: str) -> bool:
    """Whether the characters outside of ASCII are those of one western language, or rare and in sensible places.

    Text without such characters is western.
    """
    outside = [character for character in text if character > "\x7f"]
    if not outside:
        return True
    odd = len(_IN_WORD.findall(text)) + len(_AT_EDGE.findall(text)) + sum(map(len, _RUN.findall(text)))
    if odd > _MAX_ODD * len(outside):
        return False
    accented = [character for character in outside if character.isalpha()]
    letters = len(accented) + sum(character.isascii() and character.isalpha() for character in text)
    if len(accented) <= _RARE * letters:
        return True
    return any(sum(letter in each for letter in accented) >= _COVERED * len(accented) for each in _ALPHABETS)
