"""Bytes -> text: UTF-8, UTF-16, else the Western single-byte encodings when the text is plausible in them."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from briefing.read.rejection import RejectedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ["cp1252", "latin_1"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# UTF-8 read as Windows-1252: Ã¤ Ã¶ Ã¼ ÃŸ, â€œ â€“, Â«; and what replaced a lost character
_MOJIBAKE = re.compile(r"\w*(?:Ã[\u0080-\u00bf„–œŸ\u0178\u2013\u201e\u0153]|â€.|Â[\u00a0-\u00bf]|\ufffd)\w*")


def decode(data: bytes) -> tuple[str, str]:
    """The text with line ends ``\\n`` and the name of the encoding; RejectedError when it is no text."""
    text, encoding = _decoded(data)
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise RejectedError("E-TYPE", "control characters, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def mojibake(text: str) -> str | None:
    """The first word that shows that the text was decoded wrongly before, None when there is none."""
    found = _MOJIBAKE.search(text)
    return found.group()[:40] if found else None


def _decoded(data: bytes) -> tuple[str, str]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data) or "utf-8"
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise RejectedError("E-ENC", f"not {encoding} at byte {error.start}", "save it as UTF-8") from error
        return _single_byte(data, error.start), "cp1252"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Western text is NUL."""
    if b"\0" not in data:
        return None
    odd, even = data[1::2].count(0), data[::2].count(0)
    if max(odd, even) * 10 < len(data) * 4 or min(odd, even) * 10 > len(data):
        raise RejectedError("E-TYPE", "NUL bytes, not text")
    return "utf-16-le" if odd > even else "utf-16-be"


def _single_byte(data: bytes, wrong: int) -> str:
    """Windows-1252 or Latin-1, unless most of it is UTF-8 that was damaged or it is implausible as text."""
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd") < sum(c > "\x7f" and c != "\ufffd" for c in lenient)
    best = None if damaged else from_bytes(data, cp_isolation=_SINGLE_BYTE, threshold=0.5).best()
    if best is None or _CONTROL.search(str(best)):
        raise RejectedError("E-ENC", f"neither UTF-8 (byte {wrong}) nor Windows-1252", "save it as UTF-8")
    return str(best)
