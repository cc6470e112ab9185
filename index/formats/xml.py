"""Parses untrusted XML: no entities, no network, limited depth."""

from __future__ import annotations

from lxml import etree

from index.errors import FormatError
from index.formats.limits import Limits


def parse_xml(data: bytes, limits: Limits) -> etree._Element:
    """Return the root of an XML file.

    Entities are not expanded, so none can grow.

    Raises:
        FormatError: it is not XML, or deeper than 256 elements.

    """
    limits.check_bytes(len(data))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"it is not XML ({error}): save it again.") from error
    if root is None:
        raise FormatError("it is not XML: save it again.")
    return root
