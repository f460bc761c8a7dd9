from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import Open, Said, Who, invent

from briefing.consolidate import consolidate
from briefing.model import Analysis
from briefing.registry import Registry, dump_ledger, load_ledger

FIRST, LAST = ("Hanne", "Hauke", "Wiktor", "Viktor"), ("Brodersen", "Lindow", "Lindov", "Tjark")
NOUNS = ("Fähre", "Hafen", "Kai", "Vertrag", "Stadtrat", "Schule", "Haushalt", "Neubau", "Reederei", "Linie")


@st.composite
def articles(draw: st.DrawFn) -> list[Analysis]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        names = draw(st.lists(st.tuples(st.sampled_from(("", *FIRST)), st.sampled_from(LAST)), max_size=3, unique=True))
        nouns = draw(st.lists(st.sampled_from(NOUNS), min_size=3, max_size=9))
        who = [Who(f"{first} {last}".strip()) for first, last in names]
        text = f"Nummer {number}. " + " und ".join(nouns) + ". " + ", ".join(person.name for person in who)
        found.append(
            invent(
                f"{draw(st.sampled_from('abc'))}{number}.txt",
                text,
                day=draw(st.sampled_from((None, "2026-01-08", "2026-01-09", "2026-03-01"))),
                who=who,
                said=[Said(" und ".join(nouns[:2]), who[0].name)] if who else (),
                open_issues=[Open(" und ".join(nouns[:3]))],
            )
        )
    return found


@settings(deadline=None, max_examples=60)
@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(analyses: list[Analysis], random: object) -> None:
    shuffled = list(analyses)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert consolidate(analyses, Registry()) == consolidate(shuffled, Registry())


@settings(deadline=None, max_examples=60)
@given(articles())
def test_a_second_build_changes_nothing(analyses: list[Analysis]) -> None:
    edition, ledger, diagnostics = consolidate(analyses, Registry())
    kept = load_ledger(dump_ledger(ledger))
    assert kept == ledger
    assert consolidate(analyses, Registry(ledger=kept)) == (edition, ledger, diagnostics)


@settings(deadline=None, max_examples=60)
@given(articles(), articles())
def test_no_address_is_ever_lost(before: list[Analysis], after: list[Analysis]) -> None:
    first, ledger, _ = consolidate(before, Registry())
    second, kept, _ = consolidate(after, Registry(ledger=ledger))
    lost = {(withdrawal.section, withdrawal.id) for withdrawal in second.withdrawals}
    for section, part in (
        ("briefings", "briefings"),
        ("actors", "actors"),
        ("stories", "stories"),
        ("open-issues", "issues"),
    ):
        present = {record.id for record in getattr(second, part)}
        targets = {w.target for w in second.withdrawals if w.section == section} - {None}
        assert {(section, record.id) for record in getattr(first, part) if record.id not in present} <= lost
        assert targets <= present
        assert not {identifier for where, identifier in lost if where == section} & present
    for part in ("articles", "actors", "stories", "issues"):
        assert {e.id for e in getattr(ledger, part)} <= {e.id for e in getattr(kept, part)}
