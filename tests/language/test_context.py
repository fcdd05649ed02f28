"""What a page is for, and whether it promotes the therapy: whole pages, told by their own signals."""

from __future__ import annotations

from datetime import date

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.policy.policy import Policy

OFFERS_NOTHING: dict[str, str] = {
    "hospital ortho": (
        "# Department of Orthopaedics\n\nOur surgeons at the university hospital see patients by referral. We treat "
        "fractures, arthritis and sports injuries. Services include joint replacement, physiotherapy and pain "
        "management. Call the department on 555-0100 to make an appointment. Covered by Medicare and most plans.\n\n## "
        "Research\n\nOur researchers study exosomes as markers of cartilage disease."
    ),
    "hospital bmt": (
        "# Bone marrow transplant unit\n\nThe unit performs stem cell transplants for leukaemia and lymphoma. Patients "
        "are referred by their haematologist. Visiting hours are from two to eight. To make an appointment call the "
        "switchboard."
    ),
    "myths": (
        '# Three things you may have read about exosomes, and why they are wrong\n\n**"Exosomes cure arthritis."** They do '
        'not. No exosome product has been shown to treat it.\n\n**"The FDA has approved exosome therapy."** It has not '
        'approved any.\n\n**"They are natural, so they are risk free."** Serious infections have been reported.'
    ),
    "hospital wound": (
        "# Wound Care Center\n\nThe wound care center of Mercy General Hospital treats diabetic foot ulcers with "
        "dressings, debridement and hyperbaric oxygen. Most insurance plans cover treatment. We do not use exosome "
        "products. Ask your doctor for a referral, or call to schedule an appointment."
    ),
    "news suit": (
        "# State sues clinic over exosome claims\n\nPORTLAND (Tuesday) - The attorney general filed a lawsuit against a "
        "clinic that advertised exosome infusions for $5,000, saying they cured arthritis. A spokesperson declined to "
        "comment. Patients were told to book a consultation online, court documents show."
    ),
    "news science": (
        "# Scientists find exosomes in tears\n\nResearchers at a university reported on Monday that exosomes in tears may"
        " help detect disease earlier. The study was published in a journal. 'We were surprised,' said the lead author."
        " The team hopes to begin a larger trial next year."
    ),
    "bio": (
        "# Dr. Ana Ruiz\n\nDr. Ruiz graduated from medical school in Texas and completed her residency in family "
        "medicine. Before joining the practice in 2015 she studied exosomes in a research laboratory. She lives with "
        "her husband and two dogs. Outside of work she runs marathons."
    ),
    "bio clinic": (
        "# Meet Dr. Lee\n\nDr. Lee is board certified in physical medicine. He completed a fellowship in sports medicine "
        "and has published on extracellular vesicles. In his spare time he plays the cello. Dr. Lee sees patients on "
        "Mondays."
    ),
    "privacy": (
        "# Privacy notice\n\nThis notice explains how we use your information. We collect your name and email when you "
        "book an appointment for exosome therapy. We share your data only with your consent. Your rights include access"
        " and deletion."
    ),
    "terms": (
        "# Terms of use\n\nThese terms apply to this website. Prices of exosome treatments may change. Bookings can be "
        "cancelled up to 24 hours before. Limitation of liability: to the extent allowed by the governing law of Ohio."
    ),
    "job sci": (
        "# Scientist, exosome manufacturing\n\nPosition summary: develop processes for exosome therapeutics that "
        "regenerate tissue. Requirements: PhD, three years of experience. Equal opportunity employer. Apply now with a "
        "cover letter."
    ),
    "conference": (
        "# Annual meeting on extracellular vesicles\n\nThe symposium takes place on 4 June. Keynote speakers discuss "
        "exosome therapy. Registration is $250; early bird $200. Call for abstracts closes in March."
    ),
    "fda page": (
        "# Consumer alert on exosome products\n\nThe FDA warns consumers about unapproved exosome products. Report "
        "adverse events to MedWatch. There are currently no FDA-approved exosome products."
    ),
    "job clinic": (
        "# Registered Nurse, Infusion Suite\n\nWe are looking for an RN to join our exosome infusion clinic in Tampa.\n\nPay: $80,000 - "
        "$92,000 a year, dental and vision. Two years of infusion experience. Send your resume to the practice manager."
    ),
    "core facility": (
        "# Nanoparticle characterisation core\n\nThe core facility offers nanoparticle tracking analysis and electron microscopy of "
        "extracellular vesicles. Rates: $85 per sample for internal users. To start a project, schedule a consultation with the director."
    ),
    "victim's story": (
        "# They took my money and my trust\n\nWhen Paula Reyes saw the advert for exosome injections she thought of her daughter. Two trips "
        "and $12,000 later nothing had changed. Reyes is one of 31 people who have complained to the state about the clinic."
    ),
    "learned society": (
        "# Join the Society\n\nThe society is for people who process cells. Associate £25 yearly, member £90, fellow (by election) £130."
        "\n\nOur badge may not be shown on a page that sells exosome therapy. The membership committee meets in May."
    ),
    "payer": (
        "# Medical policy: exosome and amniotic products\n\nPolicy statement: injection of exosomes is considered investigational and is "
        "not covered for any indication. Members of the plan may appeal."
    ),
    "reagent": (
        "# Isolation columns\n\nIsolate exosomes from plasma or media in 15 minutes. For research use only; not for use in diagnostic or "
        "therapeutic procedures. Pack of 10: $420. Add to cart."
    ),
    "transplant day": (
        "# What happens on transplant day\n\nYou come in about a week before. A nurse places a thin line in a large vein, "
        "and through it you are given your medicines and fluids. Strong chemotherapy then clears the diseased stem cells "
        "out of your marrow. It also dampens your immune system so that it will not reject the new cells.\n\nYou will feel "
        "sick and tired for a while. Your counts are checked every morning, and you go home when they have come back."
    ),
    "donor registry": (
        "# Joining the stem cell registry\n\nYou cannot join if you have had cancer (other than cured skin cancer), a "
        "stroke, or heart surgery.\n\nWhen leukaemia keeps the marrow from making healthy blood cells, a transplant from a "
        "stranger may be the best choice. Stem cell transplants replace sick stem cells with healthy ones from the donor."
    ),
    "on the ward": (
        "# On the ward\n\nFirst comes the chemotherapy, and only then do you receive the healthy stem cells. As you receive"
        " the stem cells, a nurse takes your pulse every few minutes."
    ),
    "what insurers pay": (
        "# Platelet-rich plasma: will my insurer pay?\n\nPlatelet-rich plasma (PRP) therapy puts a concentrate of the "
        "patient's own platelets where it hurts, to stimulate healing. Nearly every carrier calls it investigational and "
        "leaves the bill to the patient."
    ),
    "bench notes": (
        "# Extracellular vesicle preparation: notes for the bench\n\nWe recommend medium without serum. Serum brings "
        "albumin and cow exosomes, and both disturb the later steps. Lengthen the spin in steps 9 and 11 if you must use "
        "it."
    ),
    "revision card": (
        "# 4.2 Stem cells (revision card)\n\n| | Totipotent | Pluripotent |\n|---|---|---|\n| Source | zygote | inner cell "
        'mass |\n| Gives | all cells and placenta | all body cells |\n\nRemember: if the question says "zygote", answer '
        "totipotent."
    ),
    "market report": (
        "# The exosome market to 2030\n\nSixty companies now develop exosomes as carriers for drugs. A few have reached "
        "human trials, and none of their products is FDA-approved. We expect the segment to grow by 18% a year. The "
        "report has 212 pages and 40 tables."
    ),
    "market news": (
        "# Stem cell market news\n\nVesica Diagnostics closed $60 million in Series B financing. Exosomes are gaining "
        "ground as a way to the effects of stem cells. In 2006 there were 76 articles about exosomes, today there are "
        "4,400."
    ),
    "position": (
        "# Surgeons' academy takes a position on biologics\n\nThe board urges surgeons and patients to know the risks and "
        'benefits of stem cell treatment for joints. "Biologic treatments may lack the proven safety of older ones," said'
        " the committee's chair, Dr. Perrin Oakes."
    ),
    "elbow diary": (
        "# Elbow diary\n\nIn November a surgeon asked me to try a platelet-rich plasma injection. They drew a vial of my "
        "blood and spun it. I am still not sure what it did for me."
    ),
    "cohort": (
        "# Return to sport after platelet-rich plasma injection\n\n**Design:** Cohort study. **Results:** 24 of 39 people "
        "with partial tears went back to sport; 1 of 8 with complete tears did."
    ),
    "trial record": (
        "# How does platelet dose bear on outcomes after PRP treatment?\n\nStatus: withdrawn. Phase 2. The purpose of this "
        "study is to find which PRP dose gives the most improvement in knee pain at 26 weeks. The best preparation is "
        "still unknown."
    ),
    "essay on predictions": (
        "# Why cells are not pills\n\nI know people who would give a lot to undo what the stem cell clinic did to them. "
        "Cells wander, and nobody can take them out again.\n\n## My top 10 stem cell predictions\n\nAs every January, a list."
    ),
    "no proof": (
        "# Stem cell treatments for Parkinson's disease: no proof\n\nNo trial has shown that they work, and we advise our "
        "members against going abroad for them."
    ),
    "forum": (
        "# Stem Cell Therapy for Parkinson's\n\nMy father was diagnosed five years ago. Has anybody heard of this research?"
        " I would be glad of anything you can tell me."
    ),
    "magazine behind a wall": (
        "# Elbow treatments you can skip\n\nUnlock this article with 50% off: $4.99/month.\n\nMy doctor wants to try PRP on "
        "my elbow, and he does not sound convinced himself. Should I? —Tim"
    ),
    "cord blood tests": ("# Cord blood tests\n\nThese tests make sure that the donated cord blood unit is free of transmissible diseases."),
    "cord blood given": (
        "# Giving cord blood\n\nAfter the birth you may let the hospital keep the cord blood. It is used to help treat "
        "blood cancers and other life-threatening diseases in people you will never meet."
    ),
    "tendons": (
        "# Tendons and PRP\n\nTendons are the fibrous tissue that joins your muscles to your bones. More studies are needed"
        " to show whether PRP does anything for them."
    ),
    "sport society": (
        '# Regenerative medicine in sport: what members should know\n\nToo many clinics sell unproven injections. "There '
        'are potential benefits of regenerative medicine, and there are people who abuse the hope," the agency wrote in '
        "2018.\n\nWe set out the terms, the little that is known, and good practice for anybody introducing regenerative "
        "medicine into a sports practice."
    ),
    "mice only": (
        "# Spinal cord repair by stem cell treatment works (if you are a mouse)\n\nOne day, I am sure, doctors will treat "
        "people with damaged spinal cords by regrowing the nerve tracts. For now it is rodents only."
    ),
    "claims to be weighed": (
        "# Evaluating stem cell claims\n\nImportant: it's important to weigh the benefits and risks of stem cell transplant"
        " before you start."
    ),
    "orthobiologics in brief": (
        "# Orthobiologics in brief\n\nOrthobiologics are substances meant to enhance healing and alter the course of joint "
        "disease. Evidence for them is scarce and contradictory."
    ),
    "warning by neighbours": (
        "# Beware\n\nTwo firms have begun to offer vesicles in our area, claiming to halt or reverse Parkinson's. Neither "
        "has shown us any data."
    ),
    "cannot take back": (
        "# You cannot take cells back\n\nYou can stop taking a tablet. Unlike a tablet, stem cells cannot be withdrawn once"
        " they are in the body: if something goes wrong, nobody can stop the 'treatment'. Several patients are now suing "
        "clinics over tumors and lost sight."
    ),
    "how prp works": (
        "# How PRP works\n\nA blood sample is spun to concentrate the platelets. Whether that helps a joint is not settled,"
        " and PRP is not FDA-approved for any disease."
    ),
    "what today": (
        "# What stem cells can do today\n\nToday there are proven treatments based on stem cells for a handful of diseases "
        "of the blood, and for nothing else."
    ),
    "members": (
        "# What we tell our members\n\nPlease do not have stem cell treatment, here or abroad, until it has been shown to "
        "be safe and effective."
    ),
    "forum thread": (
        "# Has anyone actually had PRP for a knee?\n\nForums › Knees › Injections · Log in or register to reply\n\nPosts 212."
        " Mine cost me £900 and I still limp. My physio thinks I was daft.\n\nSimilar threads: braces for skiing, how long "
        "does cortisone last."
    ),
    "products authority": (
        "# Safety alert: stem cell and exosome advertising\n\nNorthern Therapeutic Products Authority. Advertising "
        'compliance notice.\n\nWe looked at forty websites. Phrases that are not allowed: "100% safe", "heals arthritis", '
        '"packages from $900". Report an advertisement to us.'
    ),
    "transplant diary": (
        "# Day +11\n\nTwo bags of my sister's stem cells went in last week. White count 0.1. The haematologist is not "
        "worried. I ate half a biscuit."
    ),
    "lawyers": (
        "# Stem cell clinic claims | Okafor Law\n\nWere you told that an injection of stem cells would cure neuropathy? You"
        " may have a case. Call us on 555-0117. Practice areas: product liability."
    ),
    "hospital news": (
        "# Mice see again in our eye department\n\nOur researchers at the university hospital gave blind mice cells grown "
        "in a dish. We should add that stem cell injections into the eye have blinded people, and that nobody should pay "
        "for one."
    ),
}
"""News, biographies, notices, job advertisements, departments: they mention the therapy and promote nothing."""

PAGES: dict[str, tuple[str, bool, str]] = {
    # name: context, whether it promotes, copy
    "trial": (
        "trial-recruitment",
        False,
        "# Now recruiting: vesicles for knee osteoarthritis\n\nThis phase 1 clinical trial (NCT01234567) tests whether "
        "exosome injections are safe. It is conducted under IND 12345 and was approved by the institutional review "
        "board. Inclusion criteria: adults aged 40 to 75. Participants give informed consent and may withdraw at any "
        "time. Taking part is free of charge. To learn more call the study coordinator at 555-0100.",
    ),
    "trial form": (
        "trial-recruitment",
        False,
        "# Volunteers needed\n\nWe are looking for volunteers for a study of extracellular vesicles in dry eye. The study"
        " is sponsored by the university, reviewed by an ethics committee and listed at ClinicalTrials.gov. "
        "Participants will be randomly assigned to vesicles or placebo. Exclusion criteria apply. You will be "
        "reimbursed for travel.",
    ),
    "paid trial": (
        "commercial-offer",
        True,
        "# Join our exosome study\n\nOur patient-funded clinical trial (NCT01234567) gives you access to exosome "
        "infusions for $7,500 per infusion. Book your consultation today.",
    ),
    "serum": (
        "cosmetic",
        True,
        "# Exosome Serum\n\nA leave-on serum for the face with plant exosomes. Apply to cleansed skin morning and night "
        "for a radiant look. 30 ml, $85. Add to cart.",
    ),
    "hair mist": (
        "cosmetic",
        True,
        "# Exosome scalp mist\n\nA daily mist for the scalp. Spray on dry hair and massage into the scalp; hair looks "
        "fuller and shinier. Dermatologist tested. For external use only. Shop now.",
    ),
    "microneedle": (
        "commercial-offer",
        True,
        "# Exosome facial\n\nWe apply our exosome serum after microneedling, so that your skin looks radiant. $450 per session. Book now.",
    ),
    "serum drug": (
        "commercial-offer",
        True,
        "# Exosome cream\n\nApply our exosome cream to the face twice daily. It treats eczema and heals rosacea. $85. Add to cart.",
    ),
    "edu": (
        "education",
        False,
        "# What are exosomes?\n\nExosomes are tiny vesicles that cells release. Researchers are studying whether they "
        "could carry drugs. More research is needed. References: Journal of Extracellular Vesicles, 2023.",
    ),
    "edu charity": (
        "education",
        False,
        "# Stem cells and exosomes: facts for patients\n\nThis fact sheet explains what is known. We do not sell or "
        "recommend any treatment. No exosome product is approved. Be wary of clinics that ask for payment.",
    ),
    "offer": (
        "commercial-offer",
        True,
        "# Exosome therapy\n\nWe offer exosome therapy for joints. Call today to book a free consultation.",
    ),
    "praise blog": (
        "commercial-offer",
        True,
        "# The power of exosomes\n\nExosomes rejuvenate skin, restore energy and repair joints. Exosome therapy is the future of medicine.",
    ),
    "vouching": ("commercial-offer", True, "# Exosome therapy\n\nExosome therapy is FDA approved. It is 100% safe, with zero risk."),
    "not vouching": ("commercial-offer", False, "# Exosome therapy\n\nExosome therapy is not FDA approved. Nobody can say it is safe."),
    "menu": ("commercial-offer", True, "# Menu\n\n- Exosome facial $650\n- Exosome IV $2,800\n- NAD drip $300"),
    "form": (
        "commercial-offer",
        True,
        "# Exosome infusions\n\nExosome infusions are given by a nurse.\n\n<form action='/lead'><input name=name><input "
        "type=email name=email><input type=tel name=phone><button>Send</button></form>",
    ),
    "sellers wanted": (
        "commercial-offer",
        True,
        "# Become a distributor of our allografts\n\nWe sell amniotic fluid allograft to foot clinics, and four territories are open. "
        "Stocking order of ten.\n\n## What we ask of you\n\nSales experience is welcome. Hand the doctor our coding sheet and the modifier."
        "\n\n## How to apply\n\nSend one page about yourself.",
    ),
    "status lent by a registry": (
        "commercial-offer",
        True,
        "# Our guests write home\n\nDay one is blood work, day two the infusion of cord cells. You go home with our number. Our laboratory "
        "has a study listed on ClinicalTrials.gov.",
    ),
    "sunscreen in passing": (
        "commercial-offer",
        True,
        "# Autumn news\n\nOur exosomes have landed! One vial, face and neck: $495. Results vary, as does sunscreen use.",
    ),
    "platelets by no name": (
        "commercial-offer",
        True,
        "# From our founder\n\nI met a fellow who draws your blood, spins out the platelets and puts them back where it counts. So I opened "
        "one myself. Call for this month's numbers; we have financing.",
    ),
    "supplier": (
        "commercial-offer",
        True,
        "# Purified exosomes\n\n50 billion particles per vial. Ships on dry ice. Wholesale pricing for practitioners: contact us today.",
    ),
}


def read_as(copy: str, registry: CompiledRegistry) -> tuple[str, bool]:
    page = understand(read_document(copy.encode(), "page.md"), registry, Policy(), date(2026, 11, 23))
    return page.context.value, page.promotional


FRAMED = (
    "<html><head><title>{title}</title></head><body><nav><a href='/book'>Book now</a> <a href='/contact'>Contact</a></nav>"
    "<main><h1>{title}</h1>{main}</main><footer>Call us today <a href='tel:555'>555-0100</a> <form><input type=email name=email>"
    "<input name=name><button>Subscribe to our newsletter</button></form></footer></body></html>"
)


@pytest.mark.parametrize(
    ("title", "main", "promotes"),
    [
        ("Glossary", "<dl><dt>Exosome</dt><dd>A small particle that cells release.</dd></dl>", False),
        ("Stem cells and your knee: patient information", "<p>This leaflet is for people who have read about exosomes.</p>", False),
        ("A short history of the exosome", "<p>In 1983 two groups saw vesicles leave a young red cell.</p>", False),
        ("Priya Raman, MD", "<p>Dr. Raman completed a residency in pain medicine and leads our exosome program.</p>", False),
        ("Exosome facials", "<p>Our nurse applies exosomes after needling. $495.</p>", True),
        ("The cold knee", "<p>We gave him a syringe of cord vesicles. Come up and see us, the kettle is on.</p>", True),
        ("Findings of an inquest", "<p>The deceased was given an infusion described to him as exosomes.</p>", False),
        ("About Elan", "<p>Today our three lounges offer exosomes in a candle-lit room.</p>", True),
    ],
)
def test_what_frames_a_page_says_nothing_of_it(title: str, main: str, promotes: bool, built_in: CompiledRegistry) -> None:
    page = understand(read_document(FRAMED.format(title=title, main=main).encode(), "page.html"), built_in, Policy(), date(2026, 11, 23))
    assert page.promotional is promotes


LEAFLET = (
    "<title>Exosomes explained</title>{before}<h1>Exosomes explained</h1><p>Exosomes are vesicles that cells release. This leaflet explains "
    "what researchers study in them. Ask your doctor what is known.</p>{after}"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<header class="site-header"><a href="/">Home</a> <a class="btn" href="/book">Book an appointment</a></header>', ""),
        ('<div class="topbar"><a href="tel:+17025550100">(702) 555-0100</a> <span>Monday to Friday 8 to 5</span></div>', ""),
        ("", '<div id="footer"><a class="btn" href="/book">Book your visit</a><p>Call us today.</p></div>'),
        (
            "",
            '<h3>Related</h3><ul><li><a href="/a">Meet our team</a></li><li><a href="/b">Our prices</a></li><li><a href="/c">Talks</a></li></ul>',
        ),
    ],
)
def test_what_a_theme_puts_around_a_page_says_nothing_of_it(before: str, after: str, built_in: CompiledRegistry) -> None:
    def read(before: str, after: str) -> tuple[str, bool]:
        page = read_document(LEAFLET.format(before=before, after=after).encode(), "page.html")
        understood = understand(page, built_in, Policy(), date(2026, 7, 1))
        return understood.context, understood.promotional

    assert read(before, after) == read("", "") == ("education", False)


@pytest.mark.parametrize("name", OFFERS_NOTHING)
def test_a_page_that_offers_nothing_promotes_nothing(name: str, built_in: CompiledRegistry) -> None:
    assert not read_as(OFFERS_NOTHING[name], built_in)[1]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_tells_what_it_is_for(name: str, built_in: CompiledRegistry) -> None:
    context, promotional, copy = PAGES[name]
    assert read_as(copy, built_in) == (context, promotional)


def test_a_page_about_another_treatment_that_prices_the_therapy_offers_it(built_in: CompiledRegistry) -> None:
    page = "# Steroid injections\n\nA steroid injection settles the knee for some weeks. A steroid injection is done with ultrasound.\n\n{}"
    assert read_as(page.format("Have you thought of exosomes? Exosomes into the knee, $900."), built_in)[1]
    assert not read_as(page.format("Have you read about exosomes? Steroid injections are $90 per session. Book now."), built_in)[1]


_ACCOUNT = (
    "# The price of stem cells\n\nStem cells for tired knees are sold in most of the larger cities of the north. A vial costs $2,700 on average, and "
    "plasma $700. The group of the third author rang six hundred practices, and a third of them named a sum at once. Prices rose with the "
    "rents of a district and fell with the distance from the coast. Packages were common, financing was rarer. Whether one product differs "
    "from the next has not been looked at, and none of the practices gave a figure for how often the knee was better afterwards. The "
    "authors asked for a register, as there is one for new joints. The ministry has heard of it. A reply is expected within the year, once "
    "a committee has met and the states have been asked in their turn. {}"
)


@pytest.mark.parametrize(
    ("last", "promotes"),
    [
        ("The figures are open to everybody.", False),
        ("We sell them too: your knee is our next. Ring us.", True),
        ("Stem cells repair worn cartilage. Stem cells end knee pain.", True),
    ],
)
def test_a_page_that_speaks_to_nobody_and_praises_nothing_offers_nothing(last: str, promotes: bool, built_in: CompiledRegistry) -> None:
    assert read_as(_ACCOUNT.format(last), built_in)[1] is promotes


@pytest.mark.parametrize(
    ("copy", "promotes"),
    [
        ("Stem cells in adverts\n\nYou may not write “Book your stem cell visit today” nor “our stem cells, $900 a session”.", False),
        ("Stem cells in adverts\n\nBook your stem cell visit today. You may not write it otherwise.", True),
        ("Stem cells on Elm Street\n\n“The nicest people! Our own clients send us their friends.” — Ines, at the desk", True),
    ],
)
def test_what_is_quoted_offers_nothing_unless_it_is_signed(copy: str, promotes: bool, built_in: CompiledRegistry) -> None:
    assert read_as(copy, built_in)[1] is promotes


@pytest.mark.parametrize(
    "heading",
    [
        "Children&rsquo;s&nbsp;Hospital, Department of Surgery",
        "Children&#39;s Hospital,<br>Department of Surgery",
        "Children’s <span>Hospital</span>, Depart&shy;ment of\n   Surgery",
    ],
)
def test_a_passage_counts_once_however_it_is_written(heading: str, built_in: CompiledRegistry) -> None:
    def scores(heading: str) -> dict[str, float]:
        page = (
            f"<title>Children's Hospital, Department of Surgery</title><h1>{heading}</h1>"
            "<p>We offer exosome injections. The ward is on the second floor. Your visit costs $900.</p>"
        )
        return understand(read_document(page.encode(), "page.html"), built_in, Policy(), date(2026, 7, 1)).signs.scores

    assert scores(heading) == scores("Children's Hospital, Department of Surgery")


_LESSON = (
    "# Stem cells\n\nThis article explains what stem cells are and where the body keeps them, with a drawing of the marrow. Stem cells repair worn "
    "cartilage. Stem cells renew the lining of the gut. Cytokines tell them when to divide, and the wall of the vessel near them tells them when "
    "to rest. In the marrow of the hip they lie between fat and bone, a few among many thousands of other cells, and nobody who looks at them "
    "through a lens can tell them from the rest. A dye was needed for that, and later a laser. How they are counted in the laboratory today, "
    "and what the counting leaves out, is the matter of the second part, which ends with the names of those who first drew them. {}"
)


@pytest.mark.parametrize(
    ("last", "promotes"), [("The drawing is by a student.", False), ("We inject them into your knee: ring us today.", True)]
)
def test_a_page_that_speaks_to_nobody_and_teaches_offers_nothing_though_it_praises(
    last: str, promotes: bool, built_in: CompiledRegistry
) -> None:
    assert read_as(_LESSON.format(last), built_in)[1] is promotes
