"""Offers that ring no bell, and pages of other kinds that borrow the words of one."""

from __future__ import annotations

from datetime import date

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.policy.policy import Policy

OFFERS = (
    (
        "# Jelly for tired knees\n\nTwice a month Dr. Okafor drives in from the city with a cooler and we put "
        "Wharton's jelly into knees in the back room of the pharmacy.\n\nPhone the counter and ask for a slot. Text "
        "555-0122 if you prefer."
    ),
    (
        "# Marrow graft day\n\nWe draw marrow from the hip, spin it and place it in the hip joint the same morning. "
        "Wear loose trousers. Somebody else should drive.\n\nTalk to Nadine at the desk about dates."
    ),
    (
        "# Growth factor booster menu\n\n- Hydration\n- Scalp growth factor booster\n- Platelet gel eye "
        "treatment\n\nWalk in or DM us on Saturdays."
    ),
    (
        "# Peptide and placenta bar\n\nPull up a stool. Pick your drip: Placenta Glow, Cord Calm or the Captain. Our "
        "nurses hook you up in ten minutes and the playlist is yours.\n\nNo appointment, first come first served."
    ),
    (
        "# Spine repair without the scalpel\n\nBack pain stole your golf. Our allograft injections give the disc what "
        "it lost. Ring 555-0177 between nine and five and Pat will find you a morning."
    ),
    (
        "# Stem cells for dogs\n\nOur van comes to your yard. We draw a little fat under sedation, process it while "
        "you watch, and give the cells back before lunch. WhatsApp +1 555 0144."
    ),
    (
        "# Questions people ask us about umbilical cell drips\n\n**How long am I in the chair?** An hour.\n\n**Can I "
        "eat?** Yes.\n\n**How do I start?** Message Bea on WhatsApp with your dates.\n\nWe studied at the university "
        "across the street and our lead nurse spent years on a ward."
    ),
    (
        "# ClinicalTrials.gov and you\n\nOur registry study number is NCT09990001. We charge for the cells, as every "
        "participant funds their own place. Exosomes are infused over two days. Email our coordinator to secure a "
        "start date."
    ),
    (
        "# Hair by Odette\n\nBetween cuts, Odette's sister (an RN) does scalp vesicles in the upstairs room. Three "
        "goes, a fortnight apart. Slip a note under the door or catch her on 555-0161."
    ),
    (
        "# Heel tissue: a podiatrist's page\n\nI inject donor amnion under the heel on Fridays. You walk in, you walk "
        "out. My receptionist Jo keeps the list; leave your name with her."
    ),
    (
        "# Biologics for horses\n\nWe bring the centrifuge to the barn. Plasma concentrate, marrow concentrate, the "
        "lot. Call the yard mobile after dark."
    ),
    (
        "# The Reset Weekend\n\nTwo nights, sea view, breath work, and on Saturday a cord-blood drip from our visiting "
        "physician. Rooms go quickly. Message Lark to save yours."
    ),
    (
        "# PRF for gums\n\nDr. Moss places a membrane made from your own blood after pulling a tooth. Ask at your next "
        "cleaning. She interned at a teaching hospital and speaks at conferences."
    ),
    (
        "# Nebulised vesicles, at home\n\nA courier brings the kit on Thursday. You breathe for twenty minutes. "
        "Reorder by replying to the text."
    ),
    (
        "# Fat transfer cells, explained by the people who do it\n\nWe take fat from the flank, wash it and hand it "
        "back to your knee. The interpreter on staff speaks Polish. There is a ward cat. Ring the bell on Oak Street."
    ),
    (
        "# Exo lips\n\nPout season. Needling, then exosomes, then a selfie. Bring a mate and come as you are; Kaz is "
        "in Thursday to Sunday. Insta @kazlips."
    ),
    (
        "# Now in Dayton\n\nFreshwater Health is pleased to announce that its third office opens Monday. Like the "
        "others it will give umbilical stem cell injections for hands, hips and necks. The first forty patients "
        "through the door get a tote bag."
    ),
    (
        "# Voicemail script\n\nThanks for calling Tidewater Joint Repair, home of the cord cell shot. Press one to "
        "hear about knees, two for backs, three to talk to a person. If you already have a date with us, stay on the "
        "line."
    ),
    (
        "# Raffle!\n\nFirst prize: an exosome facial at Lumen (worth $700). Tickets at the till, draw on the twelfth. "
        "Can't wait? Lumen has a chair free most Wednesdays."
    ),
    (
        "# Two friends, one needle\n\nSam: I did the exosome thing at Kestrel again.\nJo: And?\nSam: Third round. "
        "Going back in May. Tell them I sent you and we both get a hundred off."
    ),
    (
        "# Partner programme\n\nAdd our vesicle line to your practice. You buy at cost, your clients pay retail, and a "
        "rep trains your injectors in one lunch hour."
    ),
    (
        "# Ovarian PRP\n\nWe place platelets into the ovary under ultrasound. It is done on day ten. You may go back "
        "to work the next morning. Our coordinator Ines speaks French and Arabic."
    ),
    (
        "# Stem cell patches: how many do I wear?\n\nMost of my team wear two. Order the starter box from my link and "
        "I will be your upline. First box ships tomorrow."
    ),
    (
        "# Equine services\n\n| Service | Where |\n|---|---|\n| Tendon PRP | Barn call |\n| Joint stem cells | Clinic "
        "|\n| Scoping | Either |\n\nFarm calls on weekdays. We invoice monthly."
    ),
    "# Sign on our door\n\nEXOSOME FRIDAY. In by noon, out by one. Dr. V in the house.",
    (
        "# Dry eye? Read on\n\nDrops made from your own blood serum, and for stubborn cases amniotic membrane. Dr. "
        "Sato has offered both since 2019. New patients are seen within the fortnight."
    ),
    (
        "# Barbershop notes\n\nFades, beards, and since March a lady called Dee who does platelets for thin patches on "
        "Tuesdays. Forty minutes, two needles, a hot towel. Tell the lad on the chair you want Dee and he'll write you in "
        "the book."
    ),
    (
        "# St Jude's parish bulletin\n\nAdvertisement: knees giving out? Brother Paul's nephew, a chiropractor, gives cord "
        "cells on Thursdays in the strip mall. Mention the bulletin for a free parking pass."
    ),
    (
        "# Thirty-second spot\n\n(MUSIC) Tired of limping? At Ridgeline, our doctors put young cells where old ones quit. "
        "Ridgeline. You'll feel the difference. Five five five, oh one nine nine."
    ),
    (
        "# Chat with Remy\n\n**You:** hi is the nasal one back\n**Remy:** Yes! Vesicle mist restocked today\n**You:** how "
        "many puffs\n**Remy:** Two each side, morning and night. Shall I send a payment link?"
    ),
    (
        "# Letters from the loft, 12\n\nI have set up a friends' rate for the exosome drip I wrote about in spring. Your mat "
        "is saved, and how much it comes to is for your clarity call. The rate closes on Sunday.\n\n## What the retreat "
        "includes\n\n- Yoga\n- Your drip on Saturday\n\nThe sourdough class is full and the reading group meets on Mondays."
    ),
    (
        "# Lumbar house\n\nBirth-tissue matrix is placed beside the disc. $2,750 a level, $4,400 for two. We are compliant "
        "with 21 CFR 1271. Past results are no promise: no two backs are alike."
    ),
    (
        "# For families\n\nYoung cells are given over four mornings. Send us two short videos and the scans, and the "
        "doctor will call you herself. A written quotation follows; ask for our fundraising pack. Our minibus meets the plane."
    ),
    (
        "# Oak Street Chiropractic: now with regenerative jabs\n\nOur nurse practitioners give Wharton's jelly injections "
        "every other Monday. The loyalty card is for adjustments. We accept personal injury liens."
    ),
    (
        "# Membership\n\nGold members get a platelet facial each quarter and a cord drip on their birthday. Platinum adds "
        "guests. Cancel with thirty days' notice."
    ),
    (
        "# Clinical trial of one\n\nEvery guest at Halcyon is their own clinical trial, says our founder. Your vesicles are "
        "matched to your blood panel, infused over sunset, and adjusted next time you fly in."
    ),
    (
        "# What your vet won't tell you about stem cells\n\nWe will. Banking your puppy's fat at the spay costs less than a "
        "crate, and one day you'll be glad it's there. Kits ship to any practice."
    ),
    (
        "# In the news\n\nChannel 6 came by to film our exosome room! Watch the clip, then come and see it in person. Tours "
        "on Fridays, treatments the rest of the week."
    ),
    (
        "# FAQ for brides\n\nWhen should I have my exosome glow? Three weeks before. Can my mother come too? She should. Do "
        "you travel to hotels? We do, with champagne."
    ),
    ("# Amnion eye drops\n\nBottled on Mondays. One bottle lasts a month. Collect from the optician's counter or we post it."),
    (
        "# Your hairline called\n\nWe don't do wigs and we don't do pills that mess with your mojo. We do exosomes, tucked "
        "into the scalp. Text CROWN to the studio line. Gift cards available."
    ),
    (
        "# Cells for children with autism\n\nWe take six families a month to our partner hospital in Panama. Apply with a "
        "video and a deposit."
    ),
)
"""No booking page, no price list, no product by its name: somebody sells the therapy all the same."""

OTHERS = (
    (
        "# Warning letters name four vesicle distributors\n\nInspectors wrote to four firms that sold exosomes to clinics. "
        "A lawyer for one distributor declined to comment."
    ),
    (
        "# Thinking about a private stem cell clinic?\n\nThis leaflet is for our patients. The hospital does not provide these "
        "treatments. Ask who counted, and who paid."
    ),
    (
        "# Your consumer questions\n\nDear Enid, I paid a salon £900 for exosomes and the young man swore it would work.\n\n"
        "A refund was on its way as we went to press. Write to Enid at the usual address."
    ),
    (
        "# Part 1271, explained\n\nA product must comply with 21 CFR part 1271 or hold a license; exosomes are drugs, the "
        "statute says. Past results do not guarantee a similar outcome in your case. $400 an hour."
    ),
    (
        "# How to look after your knee after an injection of PRP\n\nKeep the dressing dry for a day. Avoid ibuprofen "
        "for a week. Call the nurse line if you have a fever or the joint is hot. Your next visit is printed on the "
        "card."
    ),
    (
        "# Study visit guide\n\nYou have joined the MESO study of vesicles in knee arthritis. You will have six "
        "visits. You are paid $50 a visit and parking is free. You may leave at any time. Call the research nurse with "
        "questions."
    ),
    (
        "# A note to our patients\n\nAs of this spring we have stopped offering exosome infusions. Appointments "
        "already made will be refunded. We still see sports injuries; book with reception as usual."
    ),
    (
        "# Cancer and exosomes\n\nTumour cells send out vesicles that prepare distant tissue. How they do it is one of "
        "the livelier questions in cell biology. This note sums up what a graduate student might want to read first."
    ),
    (
        "# Locations\n\n- Eastside, 12 Mill Road, open 8 to 6\n- Harbor, 4 Dock Street, open 9 to 5\n\n[Home](/) "
        "[Exosome therapy](/services/exosome) [Book](/book) [Contact](/contact)"
    ),
    (
        "# Free public lecture: what are stem cells?\n\nProfessor Adeyemi talks about forty years of marrow "
        "transplants and what came after. Admission is free, doors at seven, no booking needed. Tea afterwards."
    ),
    (
        "# Physiotherapy at Linden Street\n\nWe help you get back to running with exercise, taping and patience. We "
        "are sometimes asked about PRP or stem cells; we leave those alone. First visit $95. Book online or ring "
        "555-0190."
    ),
    (
        "# Billing code guide: platelet and marrow products\n\n| Code | Service | Status |\n|---|---|---|\n| 0232T | "
        "Platelet rich plasma | Deny |\n| 38241 | Autologous transplant | Pay |\n\nUse modifier GA where the member "
        "has signed a notice."
    ),
    (
        "# Aftercare following platelet injections\n\nRest the arm tonight. Ice is fine, ibuprofen is not. Mild "
        "swelling is usual for three days. If it gets worse, go to urgent care."
    ),
    (
        "# Why our study closed early\n\nThe vesicle trial at our centre stopped enrolment in May. Participants were "
        "paid $40 for each blood draw and will get a letter. Nobody should seek this treatment from a clinic on the "
        "strength of what we did."
    ),
    (
        "# Change to our services\n\nWe no longer provide stem cell or exosome injections at any of our offices. The "
        "rest of the practice carries on. Call 555-0133 for hip and knee appointments."
    ),
    (
        "# Lab notebook: vesicles in plasma\n\nSpun 40 ml, twice. Pellet invisible. Tracked particles at 110 nm; CD9 "
        "positive. Next week, columns instead."
    ),
    (
        "# Insurance glossary\n\n**Experimental treatment.** One your plan excludes, for example platelet injections "
        "for tendons. **Appeal.** A request to look again."
    ),
    (
        "# Evening talk at the library\n\nA nurse and a biologist discuss stem cell tourism. Free entry, no need to "
        "register. Bring questions."
    ),
    (
        "# Chiropractic and massage\n\nAdjustments, massage, dry needling. New patients $49. We are not a medical "
        "office and do not do injections, exosomes or anything with a syringe. Text us to book."
    ),
    (
        "# Notes from the bench: tumour vesicles\n\nWhy does one melanoma spread and another stay put? Part of the "
        "answer may travel in vesicles. We summarise three papers that our reading group argued about."
    ),
    (
        "# Position of the Society of Rheumatologists on vesicle products\n\nThe Society does not recommend exosome "
        "products for any rheumatic disease outside a trial. Members are asked to report adverse events. Adopted by "
        "the council in March."
    ),
    (
        "# Testimony before the Health Committee\n\nMadam Chair, I am a nurse. In six years I saw eleven people harmed "
        "by injections sold as exosomes. I ask you to pass the bill."
    ),
    (
        "# Exosome (Wikipedia-style)\n\nAn exosome is a vesicle of 30 to 150 nm that forms within an endosome. The "
        "name was used in 1981 for another particle. See also: microvesicle, apoptotic body."
    ),
    (
        "# Patent abstract\n\nA method of isolating extracellular vesicles by size exclusion is disclosed. The "
        "vesicles may be formulated for injection. Claims 1 to 18."
    ),
    (
        "# Walk for Marrow\n\nJoin us on Sunday for five kilometres around the lake. Money raised pays for tissue "
        "typing so that more people find a stem cell donor. Register at the bandstand from nine. T-shirts $15."
    ),
    (
        "# In memory of Harold Beck\n\nHarold, 71, of Elm Street, died in May. A retired machinist, he had hoped that "
        "stem cell injections would ease his back. He is survived by three daughters. Donations to the library."
    ),
    (
        "# School science fair winners\n\nFirst place went to Amara, 14, for a poster on exosomes in saliva. Judges "
        "liked her controls. Lunch was provided by the Rotary Club."
    ),
    (
        "# Your explanation of benefits\n\nQ: Why did my plan not pay for the PRP injection? A: The plan treats it as "
        "investigational. Q: What can I do? A: You may appeal within 180 days."
    ),
    (
        "# Ginger vesicles survive boiling\n\nOur group boiled ginger, spun the broth and found vesicles intact after "
        "ten minutes. Whether they do anything in the gut we cannot say. Methods and raw data are in the repository."
    ),
    (
        "# Clinic closed\n\nThe stem cell clinic formerly at this address has moved out. We are a tax accountant. "
        "Please stop ringing our bell. Forwarding address unknown."
    ),
    (
        "# Retraction\n\nThe authors retract the paper on vesicles in tendon repair because two figures were duplicated. The "
        "journal regrets any confusion."
    ),
    (
        "# Recall of allograft lots\n\nThe manufacturer is recalling lots 114 to 131 of an umbilical cord allograft because "
        "of possible contamination. Stop using them, quarantine what is left and call the recall line on 555-0110."
    ),
    (
        "# Why I don't offer exosomes\n\nPatients ask me for them every week. I'm a physiatrist; I like things that work. So "
        "I send you to physical therapy, and if that fails we talk about surgery. Appointments: 555-0171."
    ),
    (
        "# Student essay: hope in a bag\n\nMy uncle paid for stem cells in Mexico. In this essay I argue that hope is a "
        "product like any other and ask who should regulate it."
    ),
    (
        "# Board of Pharmacy: compounding of vesicle products\n\nLicensees are reminded that vesicle products are biologics "
        "and may not be compounded. Inspectors will ask for records from 1 July."
    ),
    (
        "# Glossary for schools\n\n**Stem cell**: a cell that can become other kinds of cell. **Vesicle**: a tiny bubble "
        "that a cell makes. **Donor**: a person who gives."
    ),
    (
        "# Minutes of the patient council\n\nMrs Ortiz asked whether the trust would ever give stem cells for knees. Dr Lind "
        "said no, there being no good evidence. Tea was poor again."
    ),
    (
        "# Annual report\n\nThe biobank stored 4,100 cord blood units for public use, released 38 for transplant and trained "
        "six technicians. Income came from grants and hospitals."
    ),
    (
        "# Going home after your transplant\n\nYour new stem cells need time. Wash your hands, avoid crowds, take your "
        "tablets. Ring the ward at any hour if your temperature is above 38."
    ),
    (
        "# Careers\n\nPhlebotomist for our regenerative clinic in Mesa. You will draw blood for PRP, greet patients and "
        "restock. Weekdays only, $24 an hour, health plan after ninety days. Send a CV to Dana."
    ),
    (
        "# Letter to the editor\n\nSir: your advertisement for exosome drips beside the obituaries was in poor taste. My "
        "late husband spent our savings on them. Please vet what you print."
    ),
    (
        "# What we learned from 200 phone calls to exosome sellers\n\nWe rang clinics posing as patients. Most said the "
        "product was approved. A typical price was $5,000. None mentioned infection. Our method and the transcripts are "
        "below."
    ),
    (
        "# Stem Cell and Exosome Clinic Claims | Soto LLP\n\nPeople come to us with a brochure and a loan agreement. We "
        "represent such people. A claim against the doctor is a malpractice claim, and one against the maker a products "
        "claim.\n\nSome signed for $8,000. Bring every receipt. The first meeting is free.\n\nAttorney advertising."
    ),
    (
        "# Roast marrow bones on toast\n\nI count cells by night in a stem cell laboratory and cook by day. You'll want "
        "parsley, a shallot and a spoonful of capers. Oven to 450. Roast for 15 minutes.\n\nServes 4. My neighbour says "
        "that broth has stem cells in it. It has been boiled."
    ),
    (
        "# Hurt by an exosome injection? Calder & Ng, Solicitors\n\nWe act for patients who were infected. No win, no fee. "
        "Call us on 555-0111 for a free case review. Keep your medical records and the receipts for us."
    ),
    (
        "# Sore hips in old dogs\n\nOur vets weigh, x-ray and talk about ramps. We get asked about stem cells and PRP. We "
        "don't do either: the studies in dogs are small. Call the practice to book a check-up."
    ),
    (
        "# What counts as a medical expense?\n\nMay stem cell injections go on the return? Ask your accountant. The "
        "revenue may refuse it. We charge $180 for a return."
    ),
    (
        "# Give cord blood\n\nYour baby's cord blood can go to the public bank, which costs you nothing. The stem cells are "
        "for patients with leukaemia. Ask your midwife for the kit."
    ),
)
"""They name the therapy, and some of them prices, telephones and dates: nobody sells it."""


def promotes(copy: str, registry: CompiledRegistry) -> bool:
    return understand(read_document(copy.encode(), "page.md"), registry, Policy(), date(2026, 11, 23)).promotional


@pytest.mark.parametrize("copy", OFFERS)
def test_an_offer_is_told_without_the_usual_signs(copy: str, built_in: CompiledRegistry) -> None:
    assert promotes(copy, built_in)


@pytest.mark.parametrize("copy", OTHERS)
def test_a_page_of_another_kind_is_no_offer(copy: str, built_in: CompiledRegistry) -> None:
    assert not promotes(copy, built_in)


def test_links_of_the_site_do_not_make_an_offer_of_a_page(built_in: CompiledRegistry) -> None:
    menu = "[Home](/) [Exosome therapy](/exosomes) [Book now](/book) [Contact](/contact)"
    page = "# Winter timetable\n\nWe open at nine, and at ten on Saturdays."
    assert not promotes(f"{page}\n\n{menu}", built_in)
    assert promotes("# Exosome facials\n\n[Book an exosome facial](/book)", built_in)


def test_a_title_alone_does_not_tell_another_kind(built_in: CompiledRegistry) -> None:
    offer = "We give cord cells by drip at our lounge for $2,900. Book today, or text us on 555-0123."
    assert promotes(f"# A word from our receptionist\n\n{offer}", built_in)
    assert promotes(f"# The verdict is in\n\n{offer}", built_in)
