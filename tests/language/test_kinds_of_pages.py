"""Kinds of pages that speak of the therapy and sell nothing, and sellers who write in their manner."""

from __future__ import annotations

from datetime import date

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.policy.policy import Policy
from tests.conftest import Check

SELLS_NOTHING: dict[str, str] = {
    "parliament": (
        "## Written questions: private clinics\n\nTabled on 3 June. To ask the Secretary of State what steps she is taking to protect "
        "patients who buy exosome infusions.\n\n**Answered on 11 June.** Injections of exosomes for joint pain are not licensed. We do not "
        "collect prices, which the Member gave as £3,500 a treatment."
    ),
    "exhibit": (
        "# Room 7: the cell\n\nA stem cell, a thousand times larger than life, hangs from the ceiling. Touch the wall and it divides.\n\n"
        "Children may climb into the nucleus on Sundays."
    ),
    "protocol": (
        "# Notes from the stem cell lab\n\nThaw the vial in warm water. Add ten millilitres of medium drop by drop. Spin at three hundred g "
        "for five minutes, count the living cells and seed the plate."
    ),
    "appointment": (
        "# New head for stem cell institute\n\nProfessor Ada Quill will lead the stem cell institute from January. Her group found how old "
        "muscle loses its stem cells. The institute has ninety staff."
    ),
    "first dose": (
        "# Quill Biosciences doses first patient\n\nThe first patient has been dosed in the phase 1/2 study of an exosome product for acute "
        "lung injury. The main endpoint is safety at 28 days.\n\n“Our exosomes have done well in animals,” said Ivo Trent, chief executive."
    ),
    "patent": (
        "# Compositions comprising exosomes\n\nIn one embodiment exosomes are injected into a joint of a subject in need thereof, "
        "50 billion exosomes per dose.\n\nWhat is claimed is:\n\n1. A method comprising administering an effective amount of exosomes."
    ),
    "grant": (
        "# Call for proposals: vesicles in joints\n\nThe Foundation invites applications on exosomes and platelet-rich plasma. Up to "
        "€250,000 is available for each project.\n\nApply online through our portal, or call us on 555-0134."
    ),
    "tender": (
        "**Contract notice: point-of-care PRP kits**\n\nThe hospitals wish to buy kits for platelet-rich plasma. Estimated value: €310,000. "
        "Bids must state the price per kit."
    ),
    "coroner": (
        "# Report to prevent future deaths\n\nI began an inquest into the death of a man of 71. He had travelled to have stem cells injected "
        "into his spine, at a cost of £16,000, and developed meningitis.\n\nYou are under a duty to respond within 56 days."
    ),
    "prize": (
        "## Young investigator award\n\nThe Society offers one award of $40,000 for work on platelets, platelet-rich plasma included. You "
        "must be within seven years of your doctorate."
    ),
    "museum": (
        "# Cells that travel\n\nA glass wall of forty drawers tells how people tried to mend the body. In the third hangs a syringe of stem "
        "cells, lent by the hospital. A private bank asked $1,900 for storage.\n\nBook a family ticket online, $14. Our members come in free."
    ),
    "theatre": (
        "# On stage: THE COLD ROOM\n\nA mother, a son, and a salesman with a vial of stem cells. Strong language, no interval.\n\nTickets "
        "from £12. Book now or ring the box office. Members save 10%."
    ),
    "library": (
        "# Town Libraries: catalogue\n\n1. *Exosomes: a handbook.* 2nd ed. 412 p. On loan. Place a hold\n2. *PRP explained.* E-book. "
        "Borrow now\n\nAsk at the desk if you need help."
    ),
    "question bank": (
        "Question bank / Orthobiologics\n\nA runner has seen an offer: three PRP injections for $1,800. Which of the following is the best "
        "answer?\n\nA. PRP is FDA approved for the knee.\nB. Trials disagree.\n\n**Answer: B.**\n\nFlag this question | Your score: 9/11"
    ),
    "worksheet": (
        "# Worksheet 7: blood\n\n1. True or false: stem cells in bone marrow make blood.\n2. A doctor takes blood, spins it and injects the "
        "platelets into the knee. Label the three layers.\n\n*Early finishers: colour the heart.*"
    ),
    "software": (
        "# evquant\n\nA Python package that counts exosomes in images.\n\n- 10 billion particles in an afternoon on one GPU\n\n## Usage\n\n"
        "    pip install evquant\n\nWant help? Open an issue."
    ),
    "outbreak": (
        "# Notes from the field: hepatitis after PRP facials\n\nAn epidemiologist found two people with newly diagnosed hepatitis B who "
        "shared one exposure: a platelet-rich plasma facial at spa A. All 198 clients were offered a free test. One more infection was found."
    ),
    "journal": (
        "# Injection of PRP into the ovary\n\n**Objective:** We looked at outcomes when PRP was injected.\n\n**Results:** More oocytes were "
        "retrieved after PRP. Live births did not change after PRP in either group.\n\n**Conclusion:** No benefit is shown.\n\n"
        "**Keywords:** PRP"
    ),
    "charity": (
        "# Stem cells for sight: where things stand\n\nRetina Together, the charity for people with sight loss\n\nOur members ask about this "
        "more than anything. No stem cell treatment has been shown to work. Before you pay, ring our information line: 0800 555 0119."
    ),
    "letter to families": (
        "**A letter from our chair**\n\nSpinal Hope Trust\n\nEvery week one of you writes that a hospital overseas will put stem cells into "
        "your child's spine. The price is often $30,000. Our nurse can go through the offer with you. Call her any morning."
    ),
    "donor page": (
        "# Donate your placenta\n\nDonated birth tissue is made into grafts for burns and eyes.\n\n**Does it cost anything?** No, and we "
        "cannot pay you.\n\nTell your nurse, or call our donor coordinators, or fill out the short form."
    ),
    "animals wanted": (
        "# Cats with kidney disease needed: stem cell study\n\n**What happens.** Three infusions of stem cells or salt water. Neither you "
        "nor we know which.\n\n**Cost.** The study pays for infusions. You pay the first consultation ($165). Your cat may join if it is over "
        "seven."
    ),
    "leaflet": (
        "# Platelet rich plasma (PRP) injection\n\nInformation for patients\n\nYour hospital doctor has asked us to give you a PRP injection. "
        "It is not meant to replace the talk with your team.\n\nA nurse takes blood from your arm. The radiologist numbs your skin. If you "
        "cannot come, please telephone us so that we can give the appointment to somebody else."
    ),
    "skeptics": (
        "# Is the exosome facial pseudoscience?\n\nA spa in our town sells an exosome facial for $650. Its flyer says the drops talk to your "
        "skin. We asked what they say. The owner did not know. Quackery has always followed the money."
    ),
    "slideshow": (
        "## I went to the stem cell talk so you don't have to\n\nA man without a licence showed us an X-ray. The price was on the last slide: "
        "$5,800, or $4,900 if you raised your hand. I asked for one study. He asked who had let me in."
    ),
    "encyclopedia": (
        "# Conditioned serum\n\nIt is related to platelet-rich plasma. A series of injections costs about $7,000.[citation needed]\n\nThis "
        "article is a stub. You can help by expanding it."
    ),
    "lesson": (
        "# Regeneration room\n\nCan a sea star grow a new arm? Stem cells divide and become everything the arm needs.\n\nTickets $22, "
        "children half price."
    ),
    "podcast": (
        "# Bubbles all the way down\n\nOur guest is Prof. Maas, who has spent twenty years on exosomes. We ask what she would do with a "
        "billion vesicles.\n\nOur members on Patreon get the outtakes for $4 a month."
    ),
    "charges": (
        "# What your hospital says it charges\n\nEvery hospital must publish standard charges in a machine-readable file.\n\n| Code | Gross charge | "
        "Negotiated rate |\n|---|---|---|\n| CPT 0232T, platelet-rich plasma injection | $1,980 | $610 |\n\nWe only list what hospitals have "
        "filed. Ask your plan before you book."
    ),
    "ratings": (
        "# How we rate extras at fertility clinics\n\nHuman Tissue and Fertility Authority\n\nMany clinics sell add-ons, from £200 to £3,000.\n\n"
        "| Add-on | Rating |\n|---|---|\n| Platelet-rich plasma into the womb | Red: no evidence that it helps |\n| Endometrial scratch | Amber: "
        "mixed results |\n\nAsk your clinic what our scientific committee has said."
    ),
    "anti-doping": (
        "# Can I have PRP in season?\n\nNational Anti-Doping Organisation\n\nPRP made from your own blood may be injected in and out of "
        "competition. Stem cells that were altered are on the Prohibited List (M3). Some kits need an exemption. Call us first if you are unsure."
    ),
    "columnist": (
        "# Bea's corner: needles and knees\n\nHas any of you had stem cells put in a hip? A fellow at the feed store swears by them; his brother "
        "paid nine thousand dollars. My wife rolled her eyes.\n\nI'm a columnist, not a doctor. Drop me a line at the paper."
    ),
    "letters to a doctor": (
        "## Letters to the doctor\n\nDear doctor: my chiropractor wants to put PRP in my elbow for $900. Should I let him? – *Sore in Salem*\n\n"
        "Dear Sore: trials disagree. Rest and exercise come first.\n\n*Dr. Pell cannot answer all letters. Her column appears on Mondays.*"
    ),
    "science day": (
        "# Come and see us at Family Science Day\n\nOur institute studies stem cells. At our table children aged five to ten build a cell from "
        "modelling clay, and small hands fill a syringe with jelly. The festival is on all weekend. The outreach team will be there."
    ),
    "review in plain words": (
        "# Stem cells for adults with a damaged spinal cord\n\nPlain language summary. Evidence up to date to May.\n\n## What did we want to find out?"
        "\n\nWe looked for trials of stem cells. We found six trials with 190 people.\n\n## What did we find?\n\nPerhaps slightly better feeling. Very "
        "low certainty.\n\nRead the full review"
    ),
}

SELLS: dict[str, str] = {
    "foundation": (
        "# Hope Foundation for Families: stem cells for autism\n\nOur executive director's son speaks now after three visits. Our clinic gives "
        "umbilical stem cells to children. The course is $14,500. Make a gift or book a free call with Maria."
    ),
    "snake oil": (
        "# Snake oil? Not here\n\nThere is a lot of quackery out there. Our exosomes repair cartilage.\n\nKnee exosomes: $2,400. Skeptics "
        "welcome. Call 555-0122 to book."
    ),
    "podcast": (
        "# Episode 9: bubbles that heal\n\nOur guest is Dr. Lane of Lane Regenerative, where exosomes fixed his mother's lungs. Say BUBBLE "
        "when you call and get $300 off your first infusion. Listen on Apple and Spotify."
    ),
    "vet": (
        "# Stem cells for your dog\n\nWe are looking for dogs with arthritis who deserve better. Your dog can join our stem cell programme "
        "this month for $1,900. We take fat, spin it and give the cells back. Call us."
    ),
    "leaflet": (
        "# Patient information: PRP for knees\n\nThis leaflet explains PRP at the Joint Clinic. A nurse draws your blood and the doctor "
        "injects the platelets.\n\n£450 an injection. Book online or ring reception."
    ),
    "cord bank": (
        "# Give your baby's placenta a future\n\nThe cord and placenta are full of stem cells. Bank them with us. One day they may treat your "
        "child's diabetes.\n\n$1,650 and $175 a year. Ask us for a kit before week 34."
    ),
    "patent": (
        "# Our patented exosomes\n\nProtected by a US patent application. In one embodiment you get 20 billion exosomes in each vial.\n\n"
        "$1,200 a vial. Order now."
    ),
    "grant": (
        "# Grants for your knees\n\nOur foundation invites applications. Ten veterans will receive stem cell injections at half price. The "
        "cells regrow cartilage.\n\nWho may apply: anyone with knee pain. Apply now."
    ),
    "bare price": (
        "# Knee pain? There's a jelly for that\n\nWharton's jelly gives your knee back what the years took.\n\n$2,995 a knee. Two knees, $4,995."
    ),
    "seats": (
        "# The Second Spring Weekend\n\nYoung cells in the morning, exosomes at noon. Solo $7,400, couple $12,900.\n\nFour seats left for "
        "February. [Grab a seat]"
    ),
    "reply": (
        "# The long game\n\nI've had six exosome drips at a place run by my buddy.\n\nIf you want in, reply DRIP. Tell them Dax sent you."
    ),
    "charges": (
        "# Fair prices for knees\n\nHospitals have a gross charge and a negotiated rate. We have one cash price: PRP, $650 a knee. Book online."
    ),
    "athletes": (
        "# PRP for runners\n\nPRP is not on the Prohibited List, in competition or out. Our doctor injects it on Fridays and you run on Sunday. "
        "$700 an injection. Call 555-0131."
    ),
    "columnist": (
        "# Walt's knees, by our patient of the month\n\nHas anybody out there had stem cells? I did, at Lakeside Regen, and my cousin had them "
        "too. Our stem cells rebuild cartilage.\n\nStem cell injections, $4,800. Book now."
    ),
    "letters to a doctor": (
        "# Dear Dr. Mike\n\nDear doctor, will PRP help my shoulder? Yes! PRP repairs the tendon. My PRP is $800 a shoulder. Call us today to book."
    ),
    "stand": (
        "# See us at the County Science Day\n\nGlow Regen brings exosomes to the festival. Exosomes rebuild your skin. Exosome facial: $300 at our "
        "stand. Book now."
    ),
    "review in plain words": (
        "# Stem cells for adults with bad backs\n\nA plain language summary: they work. Our stem cells regrow discs.\n\n## Bottom line\n\n"
        "$5,900 a treatment. Call us today."
    ),
}


@pytest.mark.parametrize("kind", SELLS_NOTHING)
def test_sells_nothing(kind: str, built_in: CompiledRegistry) -> None:
    assert not _promotes(SELLS_NOTHING[kind], built_in)


@pytest.mark.parametrize("kind", SELLS)
def test_sells_in_the_manner_of_others(kind: str, built_in: CompiledRegistry) -> None:
    assert _promotes(SELLS[kind], built_in)


def _promotes(text: str, built_in: CompiledRegistry) -> bool:
    return understand(read_document(text.encode(), "page.md"), built_in, Policy(), date(2026, 11, 1)).promotional


LEAFLET = """Doctors have asked for years whether it helps.

Trials are going on, and this page is changed when they report.

Ask the nurse on the ward which of them are open near you.

We have no part in any of them.
"""


@pytest.mark.parametrize(
    "title",
    [
        "Stem cells and MS: what we know",
        "Exosomes in hair loss: where research stands",
    ],
)
def test_the_title_of_a_leaflet_names_a_subject_unless_it_heads_an_offer(title: str, check: Check) -> None:
    def claims(text: str) -> set[str]:
        return {each.rule for each in check(f"# {title}\n\n{text}\n").findings if each.severity in {"error", "warning"}}

    assert not claims(LEAFLET)
    assert claims("Book your injection today from $600. Call us for a free consultation.")


LEAFLET = (
    "<article><h1>What are exosomes?</h1><p>Exosomes are particles that cells give off. Researchers study them in arthritis. No exosome product is "
    "approved by the FDA.</p><h2>Are they safe?</h2><p>Nobody knows. Infections have been reported. Talk to your doctor first.</p><h2>What does "
    "research say?</h2><p>Small studies have looked at knees. They do not show whether exosomes work. Larger trials go on.</p></article>"
)
BOOK = "<p>Book your consultation today and get 20% off.</p>"


@pytest.mark.parametrize(
    "box", ["<aside>{}</aside>", '<div class="sidebar">{}</div>', '<div role="dialog">{}</div>', '<section id="newsletter">{}</section>']
)
def test_a_box_beside_a_leaflet_makes_no_offer_of_it(box: str, check: Check) -> None:
    assert not check(LEAFLET + box.format(BOOK), format="html", context=None).promotional


@pytest.mark.parametrize("box", ["<div>{}</div>", '<div class="card">{}</div>'])
def test_a_box_within_a_leaflet_does(box: str, check: Check) -> None:
    assert check(LEAFLET + box.format(BOOK), format="html", context=None).promotional


def test_a_box_that_names_the_product_offers_it(check: Check) -> None:
    offer = "<aside><p>Book our exosome infusions today and get 20% off.</p></aside>"
    assert check(LEAFLET + offer, format="html", context=None).promotional
