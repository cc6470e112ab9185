from __future__ import annotations

from index.stored import places_from_json, places_to_json, structure_from_json, structure_to_json
from index.types import Listing, Place, Range, Structure, Table


def test_a_structure_is_read_as_it_was_written():
    """Every field of a structure is stored, empty ones too."""
    structure = Structure(
        paragraphs=(Range(0, 9), Range(11, 30)),
        sentences=(Range(0, 4), Range(5, 9)),
        headline=Range(0, 4),
        byline=Range(5, 9),
        dateline=Range(11, 15),
        captions=(Range(16, 20),),
        credits=(Range(18, 20),),
        boilerplate=(Range(21, 22),),
        headings=(Range(0, 4),),
        tables=(Table(header=Range(23, 24), rows=(Range(24, 25),)), Table(header=None, rows=(Range(25, 26),))),
        lists=(Listing(lead=None, items=(Range(26, 27), Range(28, 29))),),
    )
    assert structure_from_json(structure_to_json(structure)) == structure
    assert structure_from_json(structure_to_json(Structure())) == Structure()


def test_places_are_read_as_they_were_written():
    """Places are stored with or without a page, whatever the label holds."""
    places = (Place(0, 4, "page 1", 1), Place(5, 9, 'row "é"'))
    assert places_from_json(places_to_json(places)) == places
    assert places_from_json(places_to_json(())) == ()
