"""The words of the signals, a sentence for each: what loses one no longer sees its signal."""

from __future__ import annotations

from datetime import date

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.policy.policy import Policy

TELLING: dict[str, tuple[str, ...]] = {
    "booking": ("Plan a visit.", "Arrange your stay.", "Plan your trip.", "Arrange a tour."),
    "kindred-product": (
        "She draws marrow from the hip and injects it.",
        "He takes fat from the waist, spins it and goes on.",
        "Harvest plasma, then place it.",
        "Draw the plasma and inject it.",
        "Draw the plasma and put it in.",
        "Draw the plasma and hand it over.",
        "The plasma we draw, or the plasma drawn: we draw the plasma and it goes back.",
        "He harvests a little fat and places it.",
        "We collect the fat and rinse it.",
        "She collects the fat and rinses it.",
        "We remove fat and wash it.",
        "She removes fat and washes it.",
        "He takes the marrow and puts it to work.",
        "We take your plasma and give it time.",
        "She draws plasma and gives it time.",
        "She draws plasma and returns it.",
        "We draw plasma and return it.",
        "We draw plasma and spin it.",
        "A spoonful of fat from behind the shoulder.",
        "A thimbleful of fat from his hip.",
        "A little of her fat, or rather a bit of fat from her waist.",
        "A little of the marrow from their hip.",
        "A syringe of fat from your side.",
        "A sample of marrow from its hip.",
        "A pinch of fat from beside the tail.",
        "A pinch of fat from under the arm.",
        "A cell product made from fat.",
        "Cell products grown from fat.",
        "A cell product prepared from it.",
        "The adipose procedure.",
        "Platelet procedures.",
        "The fat-cell visit.",
        "Marrow visits.",
        "A cord visit.",
        *(f"The exo {noun}." for noun in ("push", "pushes", "drip", "drips", "shot", "shots", "facial", "facials", "glow", "boost")),
        *(
            f"The exos {noun}."
            for noun in ("booster", "boosters", "infusion", "IV", "mist", "mask", "peel", "kit", "kits", "vial", "vials")
        ),
        *(f"Ten billion little {noun}." for noun in ("couriers", "messengers", "envelopes", "parcels", "packets", "helpers")),
        "A million couriers.",
        "A trillion couriers.",
    ),
    "we-offer-it": (
        "The practice has offered PRP since 2018.",
        "They have provided PRP for several years.",
        "We've performed PRP in both offices.",
        "I've given PRP at my desk.",
        "A drip of exosomes done here.",
        "They have done PRP for many years.",
        "She has done PRP for 9 years.",
        "An injection done here.",
        "Injections given on site.",
        "An infusion performed in-house.",
        "Infusions placed here.",
        "The drip is nothing; drips done here are.",
        "A drip done here.",
        "Exosomes given here.",
        "An injection done in Room 3.",
    ),
    "seller-voice": (
        *(f"What {who} say" for who in ("guests", "clients", "members", "patients", "families", "parents", "owners")),
        *(f"How our families {verb}" for verb in ("say", "said", "love", "choose", "come", "notice", "tell us")),
        "Why families come",
    ),
    "we-do-it": (
        *(f"It is {done} by Dr. Amari." for done in ("injected", "placed", "infused", "administered", "applied")),
        *(f"It is injected by {who} Kim." for who in ("our", "one of our", "a nurse", "the nurse", "the doctor", "the physician")),
        "You will have blood drawn.",
        "You'll give a little fat, taken from the waist.",
        "You give some marrow, drawn from the hip.",
        "You'll have fat taken.",
    ),
    "your-visit": (
        *(f"Please allow a {time}." for time in ("minute", "hour", "morning", "afternoon", "day")),
        "Please plan on seventy-five minutes.",
        "Set aside three hours.",
        "Reckon on an hour.",
        *(f"Our {what} knows the road." for what in ("minibus", "driver", "shuttle", "interpreter", "guesthouse")),
        "What the retreat includes",
    ),
    "free-consultation": tuple(f"On your {call} call." for call in ("discovery", "clarity", "strategy", "fit", "video")),
    "package-and-financing": (
        *(f"The {whose} rate." for whose in ("group", "circle", "friends", "member", "insider", "congregation", "club")),
        *(f"The offer {ends} at midnight." for ends in ("disappears", "vanishes", "doubles", "expires", "ends", "closes", "lapses")),
        "That price goes up after that.",
        "The deal jumps this month.",
    ),
    "loose-call": (
        *(f"Your {what} is waiting." for what in ("seat", "place", "spot", "chair", "bed", "bunk", "room", "mat")),
        *(f"Send us your {what}." for what in ("video", "photos", "scans", "MRI", "x-rays", "records", "reports", "bloods")),
        *(f"He will ring you {how}." for how in ("himself", "personally", "back", "within two days", "that evening")),
        "A tailored quotation follows.",
    ),
    "supplies-clinics": (
        *(f"About the {noun}." for noun in ("opening order", "opening orders", "volume tier", "volume tiers", "volume pricing")),
        *(f"About the {noun}." for noun in ("volume discount", "volume discounts", "reseller", "resellers", "resale certificate")),
        *(f"About the {noun}." for noun in ("private label", "white label", "co-branded deck", "territory manager", "order desk")),
        "We can drop-ship.",
        "The depot drop-ships.",
        *(f"For the {who} that wants it." for who in ("practice", "clinic", "med spa", "medspa", "provider", "injector")),
        *(f"For the {who} who {verb} more." for who, verb in (("podiatrist", "is"), ("surgeon", "needs"), ("surgeon", "has"))),
        *(
            f"Why {who} switch."
            for who in ("practices", "clinics", "providers", "surgeons", "podiatrists", "injectors", "med spas", "medspas")
        ),
        *(f"How clinics {verb}." for verb in ("choose", "order", "stock", "trust", "use", "love")),
        *(f"{verb} cells to your clinic." for verb in ("Add", "Adding", "Bring")),
        *(f"It {verb} cells to your {where}." for verb, where in (("adds", "practice"), ("brings", "menu"), ("adds", "spa"))),
        "It adds cells to your med spa.",
        "It adds cells to your medspa.",
        *(f"{who} accounts." for who in ("Hospital", "Clinic", "Practice", "Sponsor", "Clinician")),
    ),
    "not-offered-here": (
        *(f"PRP {verb} on our list." for verb in ("is not", "isn't", "is no longer")),
        *(f"Exosomes {verb} on our list." for verb in ("are not", "aren't", "are no longer")),
        *(f"PRP isn't on the {where}." for where in ("menu", "price list", "list")),
        *(f"You {verb} find exosomes here." for verb in ("won't", "will not")),
        *(f"You won't find exosomes {where} cupboard." for where in ("on our", "in our", "among our")),
        *(f"PRP {verb} something we do." for verb in ("is not", "isn't")),
        *(f"Exosomes {verb} something that we {do}." for verb in ("are not", "aren't") for do in ("offer", "give", "use")),
        "There is no PRP here.",
        "There are no exosomes at this practice.",
        *(f"Neither PRP nor exosomes are {done} here." for done in ("done", "given", "offered", "sold")),
        "Neither fillers nor PRP is done here.",
        *(f"We have {done} PRP off our menu." for done in ("taken", "dropped", "removed", "pulled")),
        "We took PRP from the list.",
        *(f"We took PRP off the {where}." for where in ("price list", "shelf", "shelves", "menu")),
        *(f"PRP {verb} withdrawn." for verb in ("was", "has been")),
        *(f"Exosomes {verb}." for verb in ("were dropped", "have been discontinued", "were removed")),
        *(f"We {verb} our PRP service." for verb in ("retired", "dropped", "ended")),
        *(f"I dropped PRP {rest}" for rest in ("in May.", "last year.")),
        "We dropped the PRP programme.",
        "We ended the PRP program.",
        "We ended PRP.",
        *(f"We {verb} not to carry exosomes." for verb in ("decided", "chose", "agreed")),
        *(f"We have chosen not to {verb} exosomes." for verb in ("sell", "stock", "use", "provide")),
        *(f"We have never {done} PRP." for done in ("offered", "given", "sold", "used", "done", "provided")),
        "The clinic has never offered PRP.",
        *(f"We {verb} offered PRP since May." for verb in ("haven't", "have not")),
        *(f"She {verb} offered PRP since May." for verb in ("hasn't", "has not")),
        *(f"She hasn't {done} PRP since May." for done in ("given", "done", "sold", "used")),
        *(f"We have no plans to {verb} exosomes." for verb in ("offer", "sell", "stock", "give")),
        "The clinic has no plans for exosomes.",
        *(f"We {verb} no to exosomes." for verb in ("said", "say", "have said")),
        "I said no to exosomes.",
        "We turned exosomes down.",
        "I always turn exosomes down.",
        "Don't ask us for exosomes.",
        "Do not ask me for exosomes.",
        *(f"If you {verb} PRP, go elsewhere." for verb in ("want", "wanted", "came for", "hoped for")),
        *(f"If you want PRP, {what}." for what in ("we can't help", "we cannot help", "this is the wrong place")),
        *(f"She {verb} out of exosomes." for verb in ("stays", "stayed")),
        "If you came for PRP, we no longer offer it.",
        "You ask for PRP, which we no longer do.",
        *(f"You ask for PRP, and we no longer {verb} them." for verb in ("do", "sell", "give", "use", "provide", "carry")),
        *(f"As to PRP, I no longer offer {what}." for what in ("so", "this", "these")),
        "We do not inject exosomes, because nobody knows what they do.",
    ),
    "community-rules": (
        *(f"The {noun} was {done}." for noun in ("thread", "topic", "post") for done in ("locked", "pinned")),
        *(f"Some {noun} were {done}." for noun in ("threads", "posts", "comments") for done in ("removed", "deleted", "reported")),
        *(f"Ask {words} first." for words in ("the mods", "the mod team", "about self-promotion", "about affiliate codes")),
        "Titles get removed.",
        "It gets removed.",
        "First offence is a ban.",
        "You get banned.",
        "It gets banned.",
        "No selling.",
    ),
    "regulator-notice": (
        *(f"We {verb} 640 complaints about it." for verb in ("took", "received", "logged", "heard", "had")),
        *(f"We took 640 complaints {when}." for when in ("against it", "last year", "this year")),
        *(f"Report {what} to the FDA." for what in ("side effects", "reactions", "problems")),
        *(f"Report side effects to {whom}." for whom in ("MHRA", "the TGA", "the FDA's desk")),
        "Where to complain.",
        "Whom to complain to.",
    ),
    "warns-the-reader": (
        "If you've already paid.",
        "If you have paid.",
        "Have you already paid?",
        "After you have paid.",
        "Dispute the charge.",
        *(f"{noun} that should {verb} you." for noun, verb in (("Phrases", "slow"), ("Words", "worry"), ("Claims", "stop"))),
        *(f"{noun} that should {verb} you." for noun, verb in (("Lines", "alarm"), ("Promises", "warn"))),
    ),
    "trial-design": (
        *(f"{who} {verb}." for who in ("Volunteers", "Participants") for verb in ("wanted", "sought", "needed", "invited")),
        *(f"Take part in {which} study." for which in ("a", "our", "this", "the")),
        "Taking part in the trial.",
        "Take part in our research.",
        *(f"What taking part {verb}." for verb in ("involves", "means", "would involve")),
        "Taking part means three visits.",
    ),
    "practical-notice": ("A tax adviser.", "A tax advisor.", "The nearest bus stop.", "The nearest station.", "Step-free access."),
    "needles-are-not-cosmetic": ("A titanium roller.", "A 0.5 mm roller.", "A microneedle roller."),
    "explainer": ("This page explains what it is.", "This page explains why."),
}
"""What a signal sees."""

HEADED: dict[str, tuple[str, ...]] = {
    "community-rules": (
        *(f"Rules of the knee {noun}" for noun in ("board", "forum", "group", "thread", "channel", "server", "community", "subreddit")),
        "Rules for the board",
    ),
    "practical-notice": ("What counts as a medical expense?", "Medical expenses"),
}
"""What a signal sees in a title alone."""

SILENT: dict[str, tuple[str, ...]] = {
    "booking": (
        *(f"{word} “DM me now” here." for word in ("No", "Not", "Never", "Don't", "Without")),
        "No booking link, so nobody can “book now”.",
        "No booking links, so nobody can “book now”.",
    ),
    "package-and-financing": (
        *(f"{word} discount." for word in ("No", "Not a", "Never a", "Don't ask for a")),
        *(f"No {what}, no package." for what in ("discounts", "coupon", "coupons", "affiliate codes")),
    ),
    "price": ("You get a $40 shop card per visit for your time.", "They get a $40 shop card per visit for their time."),
    "practical-notice": ("Ask your accountant.", "Bring your passport.", "We validate parking.", "Park in the yard."),
    "event-listing": ("They run on Tuesday at nine.", "Walk in on Monday.", "Lunch is at one.", "Doors open at nine."),
    "other-document": ("A funeral.", "The judges.", "Forty minutes.", "A letter to my patients."),
    "regulator-notice": ("An FDA-inspected pharmacy.", "An answer within two working days."),
    "trial-registration": ("It is listed at ClinicalTrials.gov.",),
    "trial-ethics": ("You sign a consent form.",),
    "explainer": ("This page explains how the visits are arranged.",),
    "not-offered-here": (
        *(f"We {word} offer PRP before surgery." for word in ("do not", "don't", "won't", "never", "cannot", "can't")),
        "The clinic doesn't offer PRP before surgery.",
        *(f"We do not inject PRP {when} a fever." for when in ("if you have", "when there is", "while you run", "during", "until after")),
        *(f"We do not inject PRP {when} a scan." for when in ("unless we have", "without", "before", "after", "until there is")),
        *(f"{when}, we don't use PRP." for when in ("If you are nursing", "When there is a rash", "While you're unwell")),
        *(f"{when}, we don't use PRP." for when in ("If you have a fever", "If you take thinners", "Unless there is a scan")),
        *(f"We don't offer PRP {which}." for which in ("on Sundays", "to pregnant guests", "in pregnancy", "in active cancer")),
        *(f"We don't do PRP {when}." for when in ("on Mondays", "on Tuesdays", "on Wednesdays", "on Thursdays", "on Fridays")),
        *(f"We don't do PRP {when}." for when in ("on Saturdays", "on weekends", "by post", "online", "wholesale")),
        "You won't find cheaper exosomes in town.",
        "PRP isn't on our weekend list.",
        "Exosomes are not something to fear.",
        "We said no to hype.",
        "We decided not to raise the price of PRP.",
        *(f"We don't offer PRP {which}." for which in ("to walk-ins", "the same day", "to anybody under eighteen", "under 21")),
    ),
}
"""What looks like a signal and is none."""


def seen(copy: str, registry: CompiledRegistry) -> set[str]:
    page = understand(read_document(copy.encode(), "page.md"), registry, Policy(), date(2026, 11, 23))
    return {sign.signal.id for sign in page.signs.signs if sign.counted}


@pytest.mark.parametrize(("signal", "sentence"), [(signal, each) for signal, all_of_it in TELLING.items() for each in all_of_it])
def test_a_signal_is_seen_in_each_of_its_words(signal: str, sentence: str, built_in: CompiledRegistry) -> None:
    assert signal in seen(f"# A heading of a page that says nothing of it at all, so that it is nobody's title\n\n{sentence}", built_in)


@pytest.mark.parametrize(("signal", "title"), [(signal, each) for signal, all_of_it in HEADED.items() for each in all_of_it])
def test_a_title_tells_in_each_of_its_words(signal: str, title: str, built_in: CompiledRegistry) -> None:
    assert signal in seen(f"# {title}\n\nWelcome.", built_in)


@pytest.mark.parametrize(("signal", "sentence"), [(signal, each) for signal, all_of_it in SILENT.items() for each in all_of_it])
def test_what_only_looks_like_a_signal_is_none(signal: str, sentence: str, built_in: CompiledRegistry) -> None:
    assert signal not in seen(f"# A page\n\n{sentence}", built_in)
