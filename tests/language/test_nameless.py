"""Offers that do not name what they sell, and pages with cells, blood or needles of another kind."""

from __future__ import annotations

import pytest

from linter.engine import CompiledRegistry
from tests.language.test_offers import promotes

NAMELESS = (
    (
        "# The Second Wind weekend\n\nTwo nights by the lake. On Saturday our nurse hangs a small bag: cells "
        "from the cords of healthy babies, grown in our own room. Guests tell us they sleep like "
        "children.\n\nThe weekend is $6,900. Write to Hollis for dates."
    ),
    (
        "# Put today's you on ice\n\nWe come to your house, take a little from your waist, and keep the cells "
        "in our tanks until you want them back. Joining costs $3,900, then $150 a year. Ask for our leaflet."
    ),
    (
        "# Your own repair crew\n\nWe take a cup of blood, whirl it, and give the golden part back to your "
        "knee. Forty minutes. $650 each knee. Call Rae on 555-0144."
    ),
    (
        "# The Ember drip\n\nEmber is what we call the courier cells' letters, bottled. A nurse gives it "
        "slowly, and your tired skin hears young news. One Ember is $1,900; three for $4,800. Book at the "
        "bar."
    ),
    (
        "# Men's Saturday\n\n## Bin the blue pill\n\nA tube of blood, a spin, a tiny needle. Your own growth "
        "factors do the rest. $900 a visit. Text SAT to 555-0101."
    ),
    (
        "# Voyage of the Young Cells\n\nTwelve days. On the third a doctor comes aboard and gives every guest "
        "two hundred million donated cells. Cabins from $18,000. Ask for the brochure."
    ),
    (
        "# Regenerative hour\n\nYou lie back, the doctor numbs the hip, and what comes out of you goes back "
        "into your shoulder before lunch. $3,300 a joint. We validate parking."
    ),
    ("# For stiff old dogs\n\nWe take fat from your dog, send it away and put his cells back on Thursday. $2,600. Ask Dr. Lim."),
    (
        "# The Founder's Vial\n\nMembers get one cold vial a quarter; a nurse near you gives it. It carries "
        "what newborn tissue says to itself. Circle membership is $700 a quarter. Join here."
    ),
    (
        "# Wake the roots\n\nA pen of fine needles, then the frozen messengers from Seoul dropped over the "
        "scalp. $480 an hour. Book with Mina."
    ),
    (
        "# Dr. Vale's young-blood infusion\n\nPlasma from donors under twenty-five, by drip, on Tuesdays. "
        "$8,000 a litre. Reply to this letter."
    ),
    ("# Lungs, slowly\n\nWe give the infusion of cord cells in our quiet house. Our patients walk further each week. Ask Pam to call you."),
)
"""Offers whose product is “your own cells”, “the drip”, a cell bank or a cruise."""

TELLERS = (
    (
        "# Parents' forum digest\n\nSeveral of you asked about cord cells for cerebral palsy abroad, at "
        "$20,000. Three families had been. None saw a change that lasted. Our group gives no clinic's name. "
        "Coffee is on Thursday."
    ),
    (
        "# Kidney Friends charity: what we say about stem cells\n\nWe do not arrange or fund treatment abroad. "
        "Call our nurses on 555-0100. Members told us they had paid $9,000 to $30,000."
    ),
    (
        "# Library talk: Can a salamander teach us?\n\nProfessor Lin speaks about stem cells and exosomes. "
        "Tickets $5, tea included. Doors at seven."
    ),
    ("# Blood donor day\n\nYour own blood group is on your card. Platelets last five days. Book a slot at the town hall."),
    ("# Fertility clinic: egg freezing\n\nFreeze your eggs at thirty-two; use them at forty. $6,500 a cycle. Book a consultation."),
    (
        "# Corneal transplant at Lakeside Eye Hospital\n\nDonor tissue comes from the eye bank. You will be "
        "referred by your optometrist. The transplant is covered by most plans."
    ),
    ("# Vitamin bar\n\nPick a bag: saline, vitamin C, B12. $95 each. Walk in."),
    (
        "# Which? test: we sent a mystery shopper to six stem cell clinics\n\nFive quoted more than $5,000. Two"
        " said it was approved. Our advice: ask for it in writing."
    ),
    ("# MSc module: Cell therapies\n\n20 credits. Topics: stem cells, vesicles, law. Coursework 40%. Lab fee $120."),
    ("# Courier prices\n\nTiny parcels from $4, little packets from $3, same day. Our messengers ride till ten. Call us."),
    (
        "# Hospital leaflet: wounds that will not close\n\nWe use dressings and boots. Stem cell creams are not"
        " used here; you can't buy them from us. Ring the ward if your foot turns blue."
    ),
    ("# My sourdough and I\n\nFeed it flour. The starter's own cells divide in hours. Jars $12. Order here."),
    (
        "# Position of the Rheumatology College on cell injections\n\nFellows should not offer stem cell or "
        "exosome injections outside trials. The panel found no benefit."
    ),
    ("# Seed savers\n\nStore your seeds at minus twenty. Bank today, plant tomorrow. Packets $3."),
)
"""Papers of clubs, charities, colleges and magazines that tell of the therapy."""

OTHER_CELLS = (
    ("# Microneedling at Dune Skin\n\nFine needles wake the cells that make collagen. $250 a session, three for $600. Book with Ana."),
    (
        "# Drip menu\n\nEvery cell of your body drinks. Myers drip $160, NAD drip $400, glutathione push $45. "
        "Our nurses come to you. Text 555-0100."
    ),
    (
        "# Blood tests without a queue\n\nA tube of blood from your arm, a small needle, results tomorrow. $45 "
        "a panel. We spin the sample here and send it to the lab. Book online."
    ),
    (
        "# IVF at Meadow Fertility\n\nEmbryos of eight cells are chosen on day three and put back on day five; "
        "the rest go into the tank. $9,800 a cycle. Book a consultation."
    ),
    ("# Vitamin drips\n\nOur vitamin drip keeps your cells young. Book today, $120 a drip."),
    ("# Travel jabs\n\nYellow fever, typhoid, rabies. The vaccine is grown in cells from hens' eggs. $90 an injection. Walk in."),
    ("# Botox by Bea\n\nTiny needles, ten minutes. $12 a unit. Book now."),
    (
        "# Knee replacement, robot-assisted\n\nWe do four hundred a year. Cells salvaged from your blood are "
        "spun and returned to your vein, so that few need a transfusion. Most plans cover it. Request an "
        "appointment."
    ),
    ("# Allergy shots\n\nSmall injections teach tired immune cells to behave. Covered by most plans. Schedule your visit."),
    ("# Ketamine infusions\n\nSix infusions, $450 each. A nurse sits with you. Book a call."),
    ("# Whole-body cryotherapy\n\nThree minutes at minus 110 with liquid nitrogen. Your cells wake up. $45 a go. Walk in."),
    ("# Mole check\n\nWe look at every mole and take a few cells with a needle if we must. $180. Book online."),
    ("# Concrete, done right\n\nWe pump, whirl and pour. Donor yards welcome. $140 a yard. Call us."),
    ("# Solar with batteries\n\nThirty cells a panel, a tank for hot water, $9,000 all in. Get a quote."),
    ("# Phone repair\n\nYour own cell phone, mended while you wait. New vials of glue. $60. Walk in."),
    ("# Honey from young hives\n\nOur bees fill the cells, we spin the comb and put it back in the hive. Jars $12. Order now."),
    ("# Dialysis at home\n\nYour own blood goes round and back into your arm. Medicare covers it. Call our nurses."),
    (
        "# Haematology day unit\n\nYour own stem cells are collected by apheresis before chemotherapy and given"
        " back through a drip. You will be referred. Parking is free."
    ),
)
"""Offers of something else."""


@pytest.mark.parametrize("copy", NAMELESS)
def test_an_offer_need_not_name_its_product(copy: str, built_in: CompiledRegistry) -> None:
    assert promotes(copy, built_in)


@pytest.mark.parametrize("copy", TELLERS)
def test_who_tells_of_the_therapy_does_not_offer_it(copy: str, built_in: CompiledRegistry) -> None:
    assert not promotes(copy, built_in)


@pytest.mark.parametrize("copy", OTHER_CELLS)
def test_other_cells_and_other_needles_are_another_treatment(copy: str, built_in: CompiledRegistry) -> None:
    assert not promotes(copy, built_in)
