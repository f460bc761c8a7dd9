"""What was published once and is gone: each old address still leads somewhere or says why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from briefing.model import Withdrawal

# Reasons that the machine gives, as keys of the label files; a person's own words stand in registry/corrections.yml.
GONE, MERGED, NOT_FOUND = "article-gone", "merged", "not-found"


def withdrawals(
    section: Literal["briefings", "actors", "topics", "stories", "open-issues"],
    known: Iterable[str],
    present: Collection[str],
    *,
    successors: Mapping[str, str] | None = None,
    by_people: Iterable[Withdrawal] = (),
) -> list[Withdrawal]:
    """One for each known id that is no longer present, with a person's reason where there is one."""
    reasons = {withdrawal.id: withdrawal for withdrawal in by_people}
    otherwise = GONE if section == "briefings" else NOT_FOUND
    found = []
    for old in known:
        if old in reasons:
            found.append(reasons[old])
        elif old not in present:
            target = (successors or {}).get(old)
            found.append(Withdrawal(old, section, target, MERGED if target else otherwise))
    return found
