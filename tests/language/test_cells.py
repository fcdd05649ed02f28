"""Tables, and lists of terms, whose cells only together say what they say."""

from __future__ import annotations

import pytest

from tests.conftest import Check

OFFER = "# Our exosome therapy\n\nBook your visit with our team today.\n\n"


def rules(copy: str, check: Check) -> set[str]:
    return {finding.rule for finding in check(OFFER + copy).findings if finding.category != "disclosure"}


@pytest.mark.parametrize("no", ["No", "none", "Not approved", "No, and no exosome product is", "Never"])
@pytest.mark.parametrize(
    "table",
    [
        "| Fact | |\n|---|---|\n| FDA approved | {no} |\n",
        "| Product | FDA approved |\n|---|---|\n| Our exosomes | {no} |\n| Our PRP | {no} |\n",
        "<table><tr><td>FDA approved</td><td>{no}</td></tr></table>\n",
        "<dl><dt>FDA approved</dt><dd>{no}</dd></dl>\n",
    ],
    ids=["label", "head", "no head", "terms"],
)
def test_what_another_cell_denies_is_not_claimed(table: str, no: str, check: Check) -> None:
    assert not rules(table.format(no=no), check)


@pytest.mark.parametrize("yes", ["Yes", "✓", "by 510(k) number"])
@pytest.mark.parametrize(
    "table",
    [
        "| Fact | |\n|---|---|\n| FDA approved | {yes} |\n",
        "| Product | FDA approved |\n|---|---|\n| Our exosomes | {yes} |\n| Our PRP | No |\n",
        "| Fact | Ours | Others |\n|---|---|---|\n| FDA approved | {yes} | No |\n",
    ],
    ids=["label", "head", "two columns"],
)
def test_what_no_cell_denies_is_claimed(table: str, yes: str, check: Check) -> None:
    assert "false-approval" in rules(table.format(yes=yes), check)


@pytest.mark.parametrize(
    ("label", "value", "rule"),
    [
        ("Side effects", "none", "absolute-safety"),
        ("**Success rate**", "100%", "guaranteed-result"),
        ("Results", "[permanent](/results)", "guaranteed-result"),
    ],
)
def test_what_two_cells_say_together_is_found_over_both(label: str, value: str, rule: str, check: Check) -> None:
    copy = f"{OFFER}| Fact | |\n|---|---|\n| {label} | {value} |\n"
    (finding,) = (each for each in check(copy).findings if each.rule == rule)
    found = copy[finding.span.start : finding.span.end]
    assert found.startswith(label.strip("*").split()[0])
    assert found.endswith(value.strip("[").split("]")[0])


@pytest.mark.parametrize(
    "table",
    [
        "| Side effects | none known yet, and fever is possible |\n|---|---|\n| Results | not permanent |\n",
        "| Blood, talk only | $90 |\n|---|---|\n| Marrow | $900 |\n",
        "| Success rate | nobody knows |\n|---|---|\n",
        "| Side effects? | Price |\n|---|---|\n| none | $5 |\n",
    ],
)
def test_cells_that_claim_nothing_together_are_let_be(table: str, check: Check) -> None:
    assert not rules(table, check)


@pytest.mark.parametrize("beside", ["No charge", "No hidden fees", "No appointment needed", "No hospital stay"])
@pytest.mark.parametrize("table", ["| {label} | {beside} |\n|---|---|\n", "<dl><dt>{label}</dt><dd>{beside}</dd></dl>\n"])
def test_a_no_to_something_else_denies_nothing(table: str, beside: str, check: Check) -> None:
    found = rules(table.format(label="Exosomes cure arthritis", beside=beside), check)
    assert {"cure-claim", "disease-claim"} & found


@pytest.mark.parametrize(
    ("row", "rule"),
    [("| Exosomes eliminate arthritis | No arthritis |", "cure-claim"), ("| Exosomes beat knee pain | No knee pain |", "disease-claim")],
)
def test_a_condition_that_is_gone_is_what_was_promised(row: str, rule: str, check: Check) -> None:
    assert rule in rules(f"| Treatment | Result |\n|---|---|\n{row}\n", check)


@pytest.mark.parametrize("value", ["none", "95%"])
def test_the_column_of_another_treatment_is_not_ours(value: str, check: Check) -> None:
    for label in ("Success rate", "Side effects"):
        assert not rules(f"| | Knee surgery | Exosomes |\n|---|---|---|\n| {label} | {value} | not known |\n", check)


@pytest.mark.parametrize("head", ["Side effects", "Surgery needed", "Downtime", "Referral", "Hospital stay", "Sedation"])
def test_a_no_answers_the_head_of_its_own_column(head: str, check: Check) -> None:
    assert {"cure-claim", "disease-claim"} & rules(f"| Treatment | {head} |\n|---|---|\n| Exosomes cure arthritis | No |\n", check)


@pytest.mark.parametrize("head", ["", "True?", "Proven", "Is there evidence?", "FDA approved", "Recommended", "Do we say so?", "Exosomes"])
def test_a_no_denies_a_claim_where_the_head_asks_for_its_truth(head: str, check: Check) -> None:
    assert not {"cure-claim", "disease-claim"} & rules(f"| Statement | {head} |\n|---|---|\n| Cures arthritis | No |\n", check)


def test_a_bare_property_is_denied_whatever_heads_the_column(check: Check) -> None:
    assert not rules("| | Lakeside | Hill House |\n|---|---|---|\n| FDA approved | No | No |\n", check)


TABLES_OF_COVER = [
    "| Exosomes for arthritis | Covered |\n|---|---|\n| Knee surgery | Covered |\n",
    "| Service | Status |\n|---|---|\n| Exosomes for arthritis | Covered in full |\n",
    "| Service | Covered |\n|---|---|\n| Exosomes for arthritis | Yes |\n",
]


@pytest.mark.parametrize("table", TABLES_OF_COVER)
def test_what_a_payer_covers_is_nobodys_claim(table: str, check: Check) -> None:
    copy = f"# Medical policy: regenerative medicine\n\nMembers should read their plan documents.\n\n{table}"
    assert not {finding.rule for finding in check(copy, context=None).findings}


@pytest.mark.parametrize("table", TABLES_OF_COVER)
def test_what_a_seller_calls_covered_is_offered(table: str, check: Check) -> None:
    assert "disease-claim" in rules(table, check)


@pytest.mark.parametrize("table", TABLES_OF_COVER[:2])
def test_what_a_seller_calls_covered_is_said_to_be_paid_for(table: str, check: Check) -> None:
    assert "false-coverage" in rules(table, check)


COMPARED = "|  | Surgery | Our exosomes |\n|---|---|---|\n| {label} | {surgery} | {ours} |\n"


@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("✓", "✗"), ("✅", "❌"), ("YES", "NOT YET")])
@pytest.mark.parametrize("label", ["FDA approved", "Cures arthritis", "FDA approved?", "Cures arthritis?", "Covered by most plans"])
def test_the_column_of_what_is_offered_answers(label: str, yes: str, no: str, check: Check) -> None:
    assert not rules(COMPARED.format(label=label, surgery=yes, ours=no), check)
    assert rules(COMPARED.format(label=label, surgery=no, ours=yes), check)


def test_the_row_of_what_is_offered_answers(check: Check) -> None:
    table = "| Treatment | FDA approved | Cures arthritis |\n|---|---|---|\n| Surgery | {} | {} |\n| Exosomes | {} | {} |\n"
    assert not rules(table.format("✓", "✓", "✗", "✗"), check)
    assert rules(table.format("✗", "✗", "✓", "✓"), check) == {"false-approval", "cure-claim"}


def test_ours_and_others_need_no_name(check: Check) -> None:
    table = "| Feature | {} | Typical clinics |\n|---|---|---|\n| Reverses arthritis | {} | {} |\n"
    assert not rules(table.format("Us", "No", "Yes"), check)
    assert not rules(table.format("Vireo Bio", "No", "Yes"), check)
    assert rules(table.format("Us", "Yes", "No"), check)


def test_cover_is_said_over_three_cells(check: Check) -> None:
    table = "| Plan | Treatment | Status |\n|---|---|---|\n| Medicare | Exosome infusion | {} |\n| Medicare | Consultation | Covered |\n"
    assert "false-coverage" in rules(table.format("Covered"), check)
    assert "false-coverage" not in rules(table.format("Not covered"), check)
