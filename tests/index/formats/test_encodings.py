"""Bytes are decoded to the letters that were written, or refused, and what was not certain is said."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import FormatError
from index.formats import encodings
from index.formats.encodings import decode

_SUBJECTS = ("The council", "A spokesman", "The harbour company", "Her brother", "The ministry", "Nobody in town")
_VERBS = ("said that", "denied that", "had known since May that", "told the paper that", "hoped that")
_OBJECTS = ("the bridge would close", "the wall had cost", "the ferry was sold for", "trains ran late", "it rained")
_ENDS = ("in the autumn", "after a long debate", "for the third year", "without a vote", "before the storm")
_TEXTS = 40


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _ENDS)) + "."


def _texts(kind: str) -> list[str]:
    """Write English texts of one to twelve sentences in which only one kind of character is outside ASCII."""
    dice = random.Random(kind)
    made = []
    for number in range(_TEXTS):
        sentences = [_sentence(dice) for _ in range(1 + number % 12)]
        at = dice.randrange(len(sentences))
        sentences[at] = _with(kind, sentences[at], dice)
        made.append(" ".join(sentences))
    return made


def _with(kind: str, sentence: str, dice: random.Random) -> str:
    if kind == "nbsp":
        return sentence.replace(" ", "\u00a0", dice.randint(1, 3))
    if kind == "curly":
        return f"“{sentence}” It’s ‘theirs’ – so they say…"
    if kind == "e acute":
        return f"{sentence} The café’s owner, José, wrote a résumé.".replace("’", "'")
    return f"{sentence} It cost {kind}{dice.randint(1, 900)} million."


@pytest.mark.parametrize("kind", ["£", "nbsp", "curly", "€", "e acute", "§", "½", "°"])
def test_english_in_windows_1252_keeps_its_letters(kind):
    """Each of 40 English texts whose only odd character is a pound sign, a no-break space and so on comes out whole."""
    texts = _texts(kind)
    assert [decode(text.encode("cp1252")).text for text in texts] == texts


_EUROPE = {
    "French": "L’été dernier, le président a déclaré que c’était naïf : « Où est le cœur du problème ? » Ça coûte 5 €.",
    "German": "Der Bürgermeister erklärte, die Straße sei größer als früher; Äpfel und Öl kosten über fünf Euro.",
    "Spanish": "¿Dónde está el niño? El año pasado, según él, la situación económica mejoró muchísimo. ¡Qué alegría!",
    "Portuguese": "O senhor não quis dizer onde estão as doações; a população ficou à espera até às três da manhã.",
    "Italian": "Perché la città è così più cara? Il sindaco non lo dirà né oggi né lunedì, però si saprà.",
    "Swedish": "Kommunen säger att bron måste stängas i höst på grund av rost, och många åkare är missnöjda.",
    "Danish": "Der er ingen, der ved, hvor røgen kom fra, men naboerne på øen så både båden og bålet.",
    "Dutch": "De coöperatie zei dat de financiële crisis geïnspireerd was door ideeën uit België, één voor één.",
    "Icelandic": "Það rigndi í gær og þá sagði ráðherrann að brúin yrði lokuð í þrjár vikur út af ryði.",
    "Finnish": "Pääministeri sanoi, että silta suljetaan yöksi, koska sää on kylmä ja jäätä on päällä.",
}


@pytest.mark.parametrize("language", sorted(_EUROPE))
def test_western_languages_keep_their_letters(language):
    """Other languages of Western Europe are read as Windows-1252, and that is said."""
    decoded = decode(_EUROPE[language].encode("cp1252"))
    assert decoded.text == _EUROPE[language]
    assert decoded.notes == ("read as Windows-1252",)


def test_the_euro_sign_of_iso_8859_15_is_read():
    """In Windows-1252 it would be a sign that nobody writes, and "œuvre" would begin with a half."""
    text = "L'œuvre coûte 12 € au café, où l'été fut brûlé."
    decoded = decode(text.encode("iso8859-15"))
    assert (decoded.text, decoded.notes) == (text, ("read as ISO-8859-15, which is a guess",))
    recipe = "Mix ½lb of flour with ½oz of salt at the café."
    assert decode(recipe.encode("cp1252")).text == recipe


@pytest.mark.parametrize("kind", ["nbsp", "curly", "€", "e acute"])
def test_english_of_an_old_macintosh_keeps_its_letters(kind):
    """In Windows-1252 there would be letters in odd places, as in "cafŽ"; that it is a guess is said."""
    texts = _texts(kind)
    decoded = [decode(text.encode("mac_roman")) for text in texts]
    assert [each.text for each in decoded] == texts
    assert {each.notes for each in decoded} == {("read as Macintosh, which is a guess",)}


def test_french_of_an_old_macintosh_keeps_its_letters():
    """Some of its bytes are in no Windows code page, so that it was refused."""
    text = "Le port a été fermé dès l’hiver, dit le gardien de l’écluse."
    assert decode(text.encode("mac_roman")).text == text


@pytest.mark.parametrize("encoding", ["cp437", "cp850"])
def test_english_of_dos_keeps_its_letters(encoding):
    for kind in ("£", "e acute"):
        texts = _texts(kind)
        assert [decode(text.encode(encoding)).text for text in texts] == texts


@pytest.mark.parametrize("name", ["Łódź", "Żary", "Wałęsa", "Åsa Ødegård", "Müller", "ÉTÉ", "Mª José", "L’Été"])
def test_names_in_windows_code_pages_are_no_macintosh(name):
    """Letters that a name may have prove nothing."""
    text = f"The bridge was sold to a firm from {name} last week, said the council."
    encoding = "cp1252" if name.encode("cp1252", "ignore").decode("cp1252") == name else "cp1250"
    assert decode(text.encode(encoding)).encoding not in ("mac_roman", "cp850")


def test_a_sign_before_a_unit_is_no_letter():
    """The micro sign, which Unicode counts among the letters, is in no alphabet."""
    assert decode("Dust of 10 µm.".encode("cp1252")).text == "Dust of 10 µm."


@pytest.mark.parametrize("text", ["Пристань закрыта.", "Паром ушёл, сказал сторож."])
def test_short_russian_in_koi8_is_read(text):
    """It was taken for Japanese; in Windows-1251 it still is what it was."""
    assert decode(text.encode("koi8-r")).text == text
    assert decode(text.encode("cp1251")).text == text


_OTHERS = [
    ("cp1251", "Президент России заявил, что поставки оружия будут большой ошибкой. Об этом сообщает газета."),
    ("koi8-r", "Мост закроют на одиннадцать недель, сообщил в четверг городской совет после долгих споров."),
    ("cp1250", "Zażółć gęślą jaźń. Prezydent powiedział, że to był błąd, którego nikt już nie naprawi w tym roku."),
    (
        "iso8859-2",
        "Prezydent powiedział w środę, że błąd został już naprawiony i że więcej się nie powtórzy.",
    ),
    ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta a dodal, že most bude opět otevřen na podzim."),
    ("cp1250", "A híd június elejétől augusztus végéig zárva lesz, mert a rozsdás csavarokat kicserélik."),
    ("cp1250", "Gradonačelnik je rekao da će most biti zatvoren do kolovoza jer se mijenjaju zahrđali vijci."),
    ("cp1254", "Belediye başkanı köprünün haziran ayında kapatılacağını söyledi, çünkü cıvatalar çürümüş."),
    ("cp1257", "Meras sakė, kad tiltas bus uždarytas iki rugpjūčio, nes keičiami surūdiję varžtai."),
    ("shift_jis", "市議会は木曜日の夜、港の橋を六月から八月まで閉鎖することを決めた。修理費は四億円である。"),
    ("gb18030", "总统说，向乌克兰提供武器将是一个大错误。他补充说，这座桥将在六月至八月之间关闭。"),
    ("euc_kr", "시의회는 목요일 밤 항구 다리를 유월부터 팔월까지 폐쇄하기로 결정했다고 밝혔다."),
    ("cp1253", "Το δημοτικό συμβούλιο αποφάσισε την Πέμπτη να κλείσει τη γέφυρα του λιμανιού για έντεκα εβδομάδες."),
]


@pytest.mark.parametrize(("encoding", "text"), _OTHERS, ids=[encoding for encoding, _ in _OTHERS])
def test_other_alphabets_are_guessed_and_the_guess_is_said(encoding, text):
    """What cannot be Windows-1252 is decoded by the encoding that fits it best."""
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert len(decoded.notes) == 1
    assert decoded.notes[0].startswith("read as ")


@pytest.mark.parametrize(("encoding", "text"), _OTHERS, ids=[encoding for encoding, _ in _OTHERS])
def test_a_declared_encoding_is_no_guess(encoding, text):
    """What a file declares about itself is believed if its bytes fit."""
    assert decode(text.encode(encoding), encoding.upper()).notes == ()
    assert decode(text.encode(encoding), encoding.upper()).text == text


def test_latin_1_means_windows_1252_as_on_the_web():
    """A page in ISO-8859-1 that holds curly quotes is in Windows-1252."""
    assert decode("“£4”".encode("cp1252"), "iso-8859-1").text == "“£4”"


@pytest.mark.parametrize("declared", ["iso-8859-1", "gb2312", "no such thing", "rot13", "utf-16", ""])
def test_a_wrong_declaration_does_not_spoil_utf8(declared):
    """Text that is strictly UTF-8 is UTF-8, whatever it calls itself."""
    text = "The café cost £4 million – ‘naïve’."
    assert decode(text.encode(), declared).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_marked_unicode_is_decoded(encoding):
    """UTF-16 and UTF-32 are told by their mark, which is not part of the text."""
    assert decode("It rained 😀.".encode(encoding)).text == "It rained 😀."


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(encoding):
    """The zero bytes of Latin letters say which order the bytes are in."""
    decoded = decode("It rained on £4 million.".encode(encoding))
    assert decoded.text == "It rained on £4 million."
    assert "no mark" in decoded.notes[0]


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 9, b"\0" * 100])
def test_binary_is_refused(data):
    """Zero bytes that are no UTF-16 are no text."""
    with pytest.raises(FormatError, match="zero bytes"):
        decode(data)


def test_control_characters_are_refused():
    """Bytes that are text in no encoding are refused."""
    with pytest.raises(FormatError, match="unknown encoding"):
        decode(bytes(range(1, 256)) * 9)


def test_one_broken_byte_in_a_long_file_is_named():
    """A file that is UTF-8 but for one byte in a thousand is read as that, and the place is said."""
    good = ("The café cost £4 million. " * 100).encode()
    decoded = decode(good + b"\xff" + good)
    assert decoded.text == good.decode() + "\ufffd" + good.decode()
    assert decoded.notes == (f"read as UTF-8; the byte at {len(good):,} is damaged and shown as \ufffd",)


@pytest.mark.parametrize("last", ["Ö", "€", "😀"])
@pytest.mark.parametrize("kept", [1, 2, 3])
def test_utf8_that_is_cut_within_a_character_is_utf8(last, kept):
    """However short the file is: as one that is read while it is written; and the damage is told."""
    part = last.encode()[: min(kept, len(last.encode()) - 1)]
    decoded = decode("The museum owns spoons, said Zoë ".encode() + part)
    assert (decoded.encoding, decoded.text.rstrip("\ufffd")) == ("utf-8", "The museum owns spoons, said Zoë ")
    assert (decoded.is_guess, "damaged" in decoded.notes[0]) == (True, True)
    assert decode("It was a naïve café".encode("cp1252")).encoding == "cp1252"


def test_many_broken_bytes_are_refused():
    """A file of two encodings is not patched up."""
    good = "The café cost £4 million. ".encode()
    with pytest.raises(FormatError, match="UTF-8 except for 5 bytes"):
        decode((good + b"\xff") * 5)


def test_half_a_character_at_the_end_of_utf16_is_refused():
    """A marked file that breaks off is refused with the place."""
    with pytest.raises(FormatError, match="not utf-16 from byte 2"):
        decode(b"\xff\xfea")


def test_iso_2022_jp_is_told_by_its_escapes():
    """Japanese mail is ASCII to the eye of UTF-8, and still read rightly."""
    assert decode("橋を閉鎖する".encode("iso2022_jp")).text == "橋を閉鎖する"


@given(st.text(alphabet=st.characters(exclude_characters="\0\x1b", exclude_categories=["Cs"])))
def test_utf8_round_trip(text):
    """Any text without zero bytes is decoded to itself."""
    assert decode(text.encode("utf-8")).text == text


@given(st.text(alphabet="aé€😀\u0800\ud7ff\U0010ffff", max_size=20), st.binary(max_size=6), st.text(max_size=5))
@settings(deadline=None)
def test_broken_bytes_are_those_that_python_cannot_decode(before, middle, after):
    """Taking the named bytes out leaves strict UTF-8, and there are none in strict UTF-8."""
    data = before.encode() + middle + after.encode()
    places = set(encodings._broken_places(data))
    bytes(byte for at, byte in enumerate(data) if at not in places).decode("utf-8")
    assert not encodings._broken_places((before + after).encode())


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_are_decoded_or_refused(data):
    """No bytes make the decoder crash; a replacement character that was not there is said."""
    try:
        decoded = decode(data)
    except FormatError:
        return
    if "\ufffd" in decoded.text and "\ufffd".encode() not in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        assert decoded.notes
