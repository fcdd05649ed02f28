"""Disguised words: read as a reader reads them, reported where they stand; what only looks like a disguise is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.engine import CompiledRegistry
from linter.language.disguise import Words, clipped_of, may_hide, revealed
from linter.language.fold import fold
from linter.language.tokens import sentences
from tests.conftest import Check

CLAIMS = frozenset({"cure", "cures", "heal", "treat", "pain", "relief", "exosomes", "reversal"})
WORDS = Words(CLAIMS, lambda word: word == "osteoarthritis")


def read(text: str) -> list[tuple[str, str]]:
    """The disguised words of `text`: as written, and plain."""
    found = []
    for sentence in sentences(text):
        plain, disguises = revealed(sentence, WORDS, suspicious=may_hide(text))
        found += [(plain.raw[each.token], each.plain) for each in disguises]
        assert all(plain.words[each.token] == each.plain for each in disguises)
    return found


@pytest.mark.parametrize(
    ("text", "written", "plain"),
    [
        ("We \u0441ure it.", "\u0441ure", "cure"),  # Cyrillic
        ("We cur\u03b5 it.", "cur\u03b5", "cure"),  # Greek
        ("We \uab87ure it.".replace("\uab87", "\uabaf"), "\uabafure", "cure"),  # Cherokee
        ("We \uff43\uff55\uff52\uff45 it.", "\uff43\uff55\uff52\uff45", "cure"),  # full width
        ("We \U0001d41c\U0001d42e\U0001d42b\U0001d41e it.", "\U0001d41c\U0001d42e\U0001d42b\U0001d41e", "cure"),  # mathematical
        ("We \u24d2\u24e4\u24e1\u24d4 it.", "\u24d2\u24e4\u24e1\u24d4", "cure"),  # in circles
        ("We \U0001f152\U0001f164\U0001f161\U0001f154 it.", "\U0001f152\U0001f164\U0001f161\U0001f154", "cure"),  # in filled circles
        ("We \u1d04\u1d1c\u0280\u1d07 it.", "\u1d04\u1d1c\u0280\u1d07", "cure"),  # small capitals
        ("We c*re it.", "c*re", "cure"),
        ("We cur3 it.", "cur3", "cure"),
        ("We TRE@T it.", "TRE@T", "treat"),
        ("We h3al it.", "h3al", "heal"),
        ("We give rel!ef.", "rel!ef", "relief"),
        ("No more pa1n.", "pa1n", "pain"),
        ("Our ex0s0mes.", "ex0s0mes", "exosomes"),
        ("We c.u.r.e it.", "c.u.r.e", "cure"),
        ("We c-u-r-e-s it.", "c-u-r-e-s", "cures"),
        ("We c_u_r_e it.", "c_u_r_e", "cure"),
        ("We c·u·r·e it.", "c·u·r·e", "cure"),
        ("We C U R E it.", "C U R E", "cure"),
        ("Oste0arthritis.", "Oste0arthritis", "osteoarthritis"),
    ],
)
def test_a_disguised_word_is_read(text: str, written: str, plain: str) -> None:
    assert read(text) == [(written, plain)]


@pytest.mark.parametrize(
    "text",
    [
        "We cure it.",
        "Relief* and pain** and reversal5 in footnotes.",
        "What the h*ll, s**t, f***.",
        "TGF-β, β-catenin and 5 µg by Νίκος Παπαδόπουλος.",
        "Vitamin B12, covid19, room 3A, H2O, 4th floor.",
        "A B C D: the letters of a form.",
        "Write to cure@clinic.example, or see clinic.example/cure.",
        "An i.v. at 5 p.m. in the U.S., e.g. for them.",
        "Re-heal, pain-relief and so on.",
        "Zażółć gęślą jaźń — naïve façade.",
        "",
    ],
)
def test_what_is_no_disguise(text: str) -> None:
    assert read(text) == []


def test_letters_set_apart_are_cut_into_words() -> None:
    assert [plain for _, plain in read("p a i n r e l i e f for you")] == ["pain", "relief"]


@given(st.text(alphabet="cureheal t3@*.-_ \u0441\u200b\U0001d41c5", max_size=60))
def test_offsets_hold_whatever_is_written(text: str) -> None:
    for sentence in sentences(text):
        plain, disguises = revealed(sentence, WORDS, suspicious=may_hide(text))
        assert len(plain.words) == len(plain.starts) == len(plain.ends) == len(plain.joins)
        assert all(start < end for start, end in zip(plain.starts, plain.ends, strict=True))
        assert all(end <= start for end, start in zip(plain.ends, plain.starts[1:], strict=False))
        assert (plain.starts[0], plain.ends[-1]) == (sentence.starts[0], sentence.ends[-1])
        assert all(each.plain in CLAIMS for each in disguises)


def test_plain_ascii_is_left_as_it_is(built_in: CompiledRegistry) -> None:
    (sentence,) = sentences("Our exosomes cure arthritis in as little as one visit")
    assert revealed(sentence, built_in.lexicon.plain, suspicious=False)[0] is sentence


@pytest.mark.parametrize(
    "copy", ["Our exosomes c*re lupus.", "Our exosomes \u0441ure lupus.", "Our exosomes c\u200bure lupus.", "Our ex0somes cure lupus."]
)
def test_the_claim_behind_a_disguise_is_found_too(copy: str, check: Check) -> None:
    assert {"disguised-claim", "cure-claim"} <= {finding.rule for finding in check(copy).findings}


def test_it_is_reported_at_the_word_and_named_plainly(check: Check) -> None:
    verdict = check("Our exosomes **h3al** joints.")
    (finding,) = [each for each in verdict.findings if each.rule == "disguised-claim"]
    assert verdict.document.source[slice(*finding.span)] == "h3al"
    assert finding.message.startswith("“h3al” is “heal” in disguise (masked letters)")


@pytest.mark.parametrize("reference", ["&zwnj;", "&#8203;", "&#x200B;", "\u2060"])
def test_invisible_characters_inside_a_word(reference: str, check: Check) -> None:
    copy = f"<p>Our exosomes c{reference}ure lupus.</p>"
    (finding,) = [each for each in check(copy, format="html").findings if each.rule == "disguised-claim"]
    assert copy[slice(*finding.span)] == f"c{reference}ure"


@pytest.mark.parametrize("copy", ["Our osteo\u00adarthritis clinic.", "Our exosomes\u200b help.", "Re\ufb02ect on \ufb01bromyalgia."])
def test_honest_invisible_characters_and_ligatures(copy: str, check: Check) -> None:
    assert not [each for each in check(copy).findings if each.rule == "disguised-claim"]


def test_a_ligature_is_two_letters(check: Check) -> None:
    verdict = check("Our exosomes cure \ufb01bromyalgia.")
    assert any(finding.rule == "cure-claim" and finding.target == "fibromyalgia" for finding in verdict.findings)


def test_ticks_part_the_entries_of_a_list(check: Check) -> None:
    verdict = check("Conditions we treat: ✅ arthritis ✅ lupus")
    assert {finding.target for finding in verdict.findings if finding.rule == "disease-claim"} == {"arthritis", "lupus"}


@pytest.mark.parametrize(
    ("copy", "plain"),
    [
        ("Clinically proven1 to reduce pain2.", ["proven", "pain"]),
        ("Relief12 for osteoarthritis3", ["Relief", "osteoarthritis"]),
        ("Vitamin B12, covid19, room 3A, Top10, pain0, pain100.", []),
        ("An F.D.A. approved I.V. drip, f.d.a", ["fda", "iv", "fda"]),
        ("M.S., E.D. and the U.S., p.m., e.g. F.D", []),
    ],
)
def test_the_number_of_a_note_and_points_are_read_past(copy: str, plain: list[str]) -> None:
    words = Words(CLAIMS | {"proven"}, lambda word: word == "osteoarthritis", frozenset({"fda", "iv"}))
    (sentence,) = sentences(copy)
    shown, disguises = revealed(sentence, words, suspicious=may_hide(copy))
    changed = [at for at, (word, raw) in enumerate(zip(shown.words, sentence.words, strict=True)) if word != raw]
    assert [shown.words[at] for at in changed] == [fold(word) for word in plain]
    assert [shown.raw[at] for at in changed] == [sentence.raw[at] for at in changed]
    assert (shown is sentence) == (not plain)
    assert not disguises


@pytest.mark.parametrize(
    ("copy", "read"),
    [
        ("An F D A approved drip", "an fda approved drip"),
        ("N I H, F D A", "nih fda"),
        ("By J F D A, F, D, A and f d a, an I V drip", "by j f d a f d a and f d a an i v drip"),
    ],
)
def test_a_short_name_that_is_spelt_out_is_read(copy: str, read: str) -> None:
    (sentence,) = sentences(copy)
    shown, disguises = revealed(sentence, Words(CLAIMS, lambda word: False, frozenset({"fda", "nih", "iv"})), suspicious=False)
    assert " ".join(shown.words) == read
    assert not disguises


def test_a_claim_with_the_number_of_a_note_is_found_and_no_disguise(check: Check) -> None:
    verdict = check("Our exosomes cure arthritis1.")
    rules = {finding.rule: verdict.document.source[slice(*finding.span)] for finding in verdict.findings}
    assert rules["cure-claim"] == "cure arthritis1"
    assert "disguised-claim" not in rules


@pytest.mark.parametrize(
    ("copy", "rule", "passage"),
    [
        ("Our exosomes are F.D.A. approved.", "false-approval", "exosomes are F.D.A. approved"),
        ("F.D.A.-approved exosomes have arrived.", "false-approval", "F.D.A.-approved"),
        ("FDA–approved exosomes have arrived.", "false-approval", "FDA–approved"),
        ("FDA – Approved Exosomes", "false-approval", "FDA – Approved"),
        ("Our exosomes are FDA - approved.", "false-approval", "exosomes are FDA - approved"),
        ("Our exosomes are F D A approved.", "false-approval", "exosomes are F D A approved"),
        ("EXOSOMES: F D A APPROVED", "false-approval", "F D A APPROVED"),
        ("Stem cell–derived exosomes cure arthritis.", "cure-claim", "cure arthritis"),
    ],
)
def test_points_and_dashes_within_words_hide_no_claim(copy: str, rule: str, passage: str, check: Check) -> None:
    verdict = check(copy)
    found = {finding.rule: verdict.document.source[slice(*finding.span)] for finding in verdict.findings}
    assert found[rule].startswith(passage)
    assert "disguised-claim" not in found


@pytest.mark.parametrize("letter", "авеһоԛꭼꓰᴇ🅔🇪ⓔ𝐞ｅ")
def test_a_lookalike_folds_to_one_letter(letter: str) -> None:
    folded = fold(letter)
    assert len(folded) == len(letter)
    assert folded.isascii()


CLIPPED = clipped_of(["aren't", "won't", "can't", "you'll"], ["won't", "can't"], ["his", "the"], ["to", "of"])


@pytest.mark.parametrize(
    ("copy", "plain"),
    [
        ("They arent FDA approved, and wont be.", ["aren't", "won't"]),
        ("YOULL SEE: ARENT YOU TIRED?", ["you'll", "aren't"]),
        ("Exosomes wont cure it, it cant be cured, you cant.", ["won't", "can't", "can't"]),
        ("As is his wont, he is wont to talk, in the cant of his trade.", []),
        ("They aren't, and we're, were, well and ill.", []),
    ],
)
def test_an_apostrophe_that_is_missing_is_read(copy: str, plain: list[str]) -> None:
    words = Words(CLAIMS, lambda word: False, clipped=CLIPPED)
    for sentence in sentences(copy):
        shown, disguises = revealed(sentence, words, suspicious=False)
        changed = [at for at, (word, raw) in enumerate(zip(shown.words, sentence.words, strict=True)) if word != raw]
        assert [shown.words[at] for at in changed] == plain
        assert shown.raw == sentence.raw
        assert (shown is sentence) == (not plain)
        assert not disguises


@pytest.mark.parametrize(
    "written", ["Our exosomes don't cure arthritis.", "Exosomes can't heal lupus, and won't.", "Arthritis isn't cured by exosomes."]
)
def test_a_denial_denies_without_its_apostrophe(written: str, check: Check) -> None:
    claims = {"cure-claim", "disease-claim", "structure-function-claim", "hedged-claim"}
    assert not claims & {finding.rule for finding in check(written.replace("'", "")).findings}


def test_a_word_that_looks_like_a_denial_without_its_apostrophe_denies_nothing(check: Check) -> None:
    assert "cure-claim" in {finding.rule for finding in check("As is their wont, our exosomes cure arthritis.").findings}


@pytest.mark.parametrize(
    ("copy", "read"),
    [
        ("No, exosomes cure it.", "nay exosomes cure it"),
        ("No exosomes, no cure.", "no exosomes no cure"),
        ("No – exosomes, no, cure it.", "no exosomes no cure it"),
        ("No", "no"),
    ],
)
def test_a_no_before_a_comma_is_an_answer(copy: str, read: str) -> None:
    (sentence,) = sentences(copy)
    shown, disguises = revealed(sentence, Words(CLAIMS, lambda word: False, answers={"no": "nay"}), suspicious=False)
    assert " ".join(shown.words) == read
    assert not disguises


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("Do I have to wait? No, exosomes cure arthritis overnight.", "cure-claim"),
        ("Any doubts? No, exosomes are FDA-approved.", "false-approval"),
        ("Will it hurt? No, stem cells are perfectly safe.", "absolute-safety"),
    ],
)
def test_an_answer_takes_back_nothing_that_follows_it(copy: str, rule: str, check: Check) -> None:
    assert rule in {finding.rule for finding in check(copy).findings}


@pytest.mark.parametrize(
    "copy", ["Do exosomes cure arthritis? No, they help nobody.", "No, exosomes do not cure arthritis.", "No exosomes cure arthritis."]
)
def test_what_a_no_denies_stays_denied(copy: str, check: Check) -> None:
    assert not {"cure-claim", "disease-claim"} & {finding.rule for finding in check(copy).findings}
