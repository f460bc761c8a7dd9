from __future__ import annotations

from dataclasses import replace

from invented import Open, Said, Who, invent

from briefing.consolidate import consolidate
from briefing.model import Analysis, Edition, Withdrawal
from briefing.registry import Ledger, Registry, dump_ledger, load_ledger

TEXT = (
    "Die Ministerin Hanne Brodersen kündigte den Vertrag an. Der Hafen bleibe offen, sagte Brodersen. "
    "Ob die Fähre fährt, ist unklar. Wann der Kai fertig ist, weiß niemand."
)
BRODERSEN = Who("Hanne Brodersen", forms=["Hanne Brodersen"], role="Ministerin")
FIRST, SECOND = Said("Der Hafen bleibe offen", "Hanne Brodersen"), Said("den Vertrag", "Hanne Brodersen", "announces")
FERRY, QUAY = Open("Ob die Fähre fährt, ist unklar"), Open("Wann der Kai fertig ist")


def article(source: str = "a.txt", text: str = TEXT, **found: object) -> Analysis:
    given: dict[str, object] = {"who": [BRODERSEN], "said": [SECOND, FIRST], "open_issues": [FERRY, QUAY]}
    return invent(source, text, **(given | found))  # type: ignore[arg-type]


def build(
    *analyses: Analysis, ledger: Ledger | None = None, withdrawn: tuple[Withdrawal, ...] = ()
) -> tuple[Edition, Ledger]:
    edition, written, _ = consolidate(analyses, Registry(ledger=ledger or Ledger(), withdrawn=withdrawn))
    return edition, load_ledger(dump_ledger(written))


def test_an_id_comes_from_the_text_alone() -> None:
    one, _ = build(article("a.txt"))
    other, _ = build(article("z/other.txt", title="Hafen", day="2026-01-08"), article("b.txt", TEXT + " Mehr."))
    assert one.briefings[0].id in {briefing.id for briefing in other.briefings}
    assert one.briefings[0].id[0].isalpha()


def test_a_renamed_and_then_edited_seed_keeps_its_address() -> None:
    first, ledger = build(article("a.txt"))
    renamed, ledger = build(article("b.txt"), ledger=ledger)
    edited, ledger = build(article("b.txt", TEXT + " Nachtrag."), ledger=ledger)
    again, ledger = build(article("c.txt"), ledger=ledger)
    assert {e.briefings[0].id for e in (first, renamed, edited, again)} == {first.briefings[0].id}
    assert not again.withdrawals


def test_a_seed_that_is_gone_leaves_a_tombstone_and_comes_back_to_its_address() -> None:
    first, ledger = build(article("a.txt"))
    gone, ledger = build(ledger=ledger)
    assert {(w.section, w.id, w.target, w.why) for w in gone.withdrawals} >= {
        ("briefings", first.briefings[0].id, None, "article-gone"),
        ("actors", "hanne-brodersen", None, "not-found"),
    }
    back, _ = build(article("x.txt"), ledger=ledger)
    assert back.briefings[0].id == first.briefings[0].id
    assert not back.withdrawals


def test_what_a_person_withdrew_is_not_published_even_while_the_seed_is_there() -> None:
    first, ledger = build(article())
    takedown = Withdrawal(first.briefings[0].id, "briefings", None, "asked by the publisher", "2026-02-01")
    edition, _ = build(article(), ledger=ledger, withdrawn=(takedown,))
    assert (edition.briefings, edition.actors) == ((), ())
    assert takedown in edition.withdrawals


def test_two_seeds_with_one_text_make_one_briefing() -> None:
    edition, _, diagnostics = consolidate([article("a.txt"), article("b.txt")], Registry())
    assert [b.analysis.document.article.source for b in edition.briefings] == ["a.txt"]
    assert [(d.code, d.where) for d in diagnostics] == [("W-DUPLICATE", "b.txt")]


def test_anchors_are_numbered_once_and_kept() -> None:
    first, ledger = build(article())
    assert first.briefings[0].statement_anchors == ("s1", "s2")
    fewer, ledger = build(article(said=[FIRST]), ledger=ledger)
    assert fewer.briefings[0].statement_anchors == ("s2",)
    assert fewer.briefings[0].retired_anchors == ("s1",)
    third = Said("Wann der Kai fertig ist, weiß niemand")
    more, ledger = build(article(said=[third, FIRST, SECOND]), ledger=ledger)
    assert more.briefings[0].statement_anchors == ("s3", "s2", "s1")


def test_a_finding_whose_bounds_moved_keeps_its_anchor_while_the_text_is_the_same() -> None:
    _, ledger = build(article())
    wider = Said("Der Hafen bleibe offen, sagte Brodersen", "Hanne Brodersen")
    edition, _ = build(article(said=[wider]), ledger=ledger)
    assert edition.briefings[0].statement_anchors == ("s2",)


def test_an_edited_text_keeps_the_anchors_of_unchanged_words_only() -> None:
    _, ledger = build(article())
    edited = "Vorspann. " + TEXT.replace("den Vertrag", "einen ganz anderen Plan")
    edition, _ = build(
        article(text=edited, said=[Said("einen ganz anderen Plan"), FIRST], open_issues=[FERRY, QUAY]), ledger=ledger
    )
    assert edition.briefings[0].statement_anchors == ("s3", "s2")
    assert edition.briefings[0].issue_anchors == ("o1", "o2")
    assert edition.briefings[0].retired_anchors == ("s1",)


def test_an_actor_keeps_the_id_when_the_preferred_name_changes() -> None:
    _, ledger = build(article("1.txt", "Wiktor Lindow kam", who=[Who("Wiktor Lindow")], said=[], open_issues=[]))
    others = [
        article(f"{n}.txt", f"Viktor Lindov kam {n}", who=[Who("Viktor Lindov")], said=[], open_issues=[])
        for n in (2, 3)
    ]
    first = article("1.txt", "Wiktor Lindow kam", who=[Who("Wiktor Lindow")], said=[], open_issues=[])
    edition, _ = build(first, *others, ledger=ledger)
    assert [(actor.id, actor.name) for actor in edition.actors] == [("wiktor-lindow", "Viktor Lindov")]


def test_a_merged_actor_leads_to_the_one_it_was_merged_into() -> None:
    bare = {"said": [], "open_issues": []}
    full = article("1.txt", "Ministerin Hanne Brodersen kam", who=[BRODERSEN], **bare)
    _, ledger = build(full, article("2.txt", "Brodersen ging", who=[Who("Brodersen")], **bare))
    assert [actor.id for actor in ledger.actors] == ["brodersen", "hanne-brodersen"]
    known = article("2.txt", "Brodersen ging", who=[Who("Hanne Brodersen", forms=["Brodersen"])], **bare)
    edition, _ = build(full, known, ledger=ledger)
    assert edition.withdrawals == (Withdrawal("brodersen", "actors", "hanne-brodersen", "merged"),)


def test_an_actor_whose_kind_was_mistaken_keeps_the_id() -> None:
    text, bare = "Der Hafenbund kam", {"said": [], "open_issues": []}
    _, ledger = build(article(text=text, who=[Who("Hafenbund", "group")], **bare))
    edition, _ = build(article(text=text, who=[Who("Hafenbund", "organisation")], **bare), ledger=ledger)
    assert [(actor.id, actor.kind) for actor in edition.actors] == [("hafenbund", "organisation")]
    assert not edition.withdrawals


def test_an_issue_thread_is_named_after_its_first_appearance() -> None:
    edition, ledger = build(article())
    identifier = edition.briefings[0].id
    assert [issue.id for issue in edition.issues] == [f"{identifier}-o1", f"{identifier}-o2"]
    settled, _ = build(article(open_issues=[QUAY]), ledger=ledger)
    assert [(w.id, w.section) for w in settled.withdrawals] == [(f"{identifier}-o1", "open-issues")]


def test_the_ledger_only_grows() -> None:
    _, first = build(article())
    _, second = build(
        article("b.txt", "Ein anderer Text", who=[Who("Ole Tjark", forms=["Text"])], said=[], open_issues=[]),
        ledger=first,
    )
    for part in ("articles", "actors", "stories", "issues"):
        kept = {entry.id for entry in getattr(second, part)}
        assert kept >= {entry.id for entry in getattr(first, part)}
    assert replace(second, articles=()) != replace(first, articles=())
