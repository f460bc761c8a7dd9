"""Is the s at the end of a name the genitive's or its own?"""

from __future__ import annotations

import re
from collections.abc import Collection

from briefing.analyse.names import clusters, model_folder
from briefing.analyse.roles import role_words
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Mention

_OPENING = frozenset('„“"«»‚‘›‹')
_APOSTROPHE = re.compile(r"['’]s?$")


def without_apostrophe(word: str) -> str:
    """The word without a genitive's apostrophe: "Holz'", "Brodersen's"."""
    return _APOSTROPHE.sub("", word)


def nominative(mention: Mention, others: Collection[str], row: TokenRow, language: Language) -> str:
    """The mention's text without the ending of the genitive. ``others`` are the last words of the article's names.

    An s is taken for the genitive's when the article has the name without it, or when a noun stands beside the name
    and the cluster table knows the shorter form or neither.
    """
    text = mention.text
    bare = without_apostrophe(text)
    if bare != text:
        return bare
    last = text.split()[-1]
    if not last.endswith("s") or len(last) < 4:
        return text
    if last[:-1] in others:
        return text[:-1]
    if last.casefold().endswith(tuple(language["entities"]["own_s"])) or not _noun_beside(mention, row, language):
        return text
    table = clusters.load(model_folder(language.code))
    return text[:-1] if table.get(last[:-1]) is not None or table.get(last) is None else text


def _noun_beside(mention: Mention, row: TokenRow, language: Language) -> bool:
    """A genitive stands before its noun ("Brodersens Plan") or right behind it ("nach Angaben Brodersens")."""
    first, end = row.range(mention.span)
    lower, upper = row.sentence_bounds(first)
    if end < upper and (
        row.tokens[end].tag in ("NN", "ADJA") or row.tokens[end].text[:1].isupper() or row.tokens[end].text in _OPENING
    ):
        return True
    before = row.tokens[first - 1] if first > lower else None
    if before is None or before.tag != "NN" or role_words(language).is_role(before.text):
        return False
    return not before.text.lower().endswith(tuple(language["entities"]["named_by_place"]))  # "Uni Worms"
