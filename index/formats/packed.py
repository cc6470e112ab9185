"""Opens packed files (zip, epub, docx, xlsx, odt) without letting them unpack to more than the limits allow."""

from __future__ import annotations

import io
import zipfile
import zlib

from index.errors import FormatError
from index.formats.limits import Limits

_PIECE = 2**16  # bytes unpacked at a time
_SMALL = 2**20  # bytes; a file that unpacks to no more is not held to the ratio


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Open a zip whose headers declare no more than the limits allow.

    Raises:
        FormatError: it is not a zip file, is damaged, or unpacks to too much or to too many files.

    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FormatError(f"it is damaged, or not a packed file ({error}): save it again.") from error
    members = archive.infolist()
    limits.check_articles(len(members))
    unpacked = sum(member.file_size for member in members)
    limits.check_unpacked(unpacked, len(data) if unpacked > _SMALL else unpacked)
    return archive


def read_member(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    """Unpack one file of a zip; it stops at the limit, whatever the header says.

    Raises:
        FormatError: there is no such file, it is damaged, needs a password, or is larger than `limits.file_bytes`.

    """
    pieces: list[bytes] = []
    length = 0
    try:
        with archive.open(name) as member:
            while piece := member.read(_PIECE):
                length += len(piece)
                limits.check_bytes(length)
                pieces.append(piece)
    except KeyError:
        raise FormatError(f"it lacks {name}, so it is damaged: save it again.") from None
    except RuntimeError as error:  # zipfile's way of asking for a password
        raise FormatError(f"it needs a password: save it without one ({error}).") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise FormatError(f"{name} in it is damaged ({error}): save it again.") from error
    return b"".join(pieces)
