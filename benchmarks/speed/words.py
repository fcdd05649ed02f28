"""The words that the benchmark corpus is made of: an advertiser's vocabulary, and everyday filler between the claims."""

from __future__ import annotations

from typing import Final

BRANDS: Final = """
    Lumora Vitalis NovaWell GlowPeak PureRoot Zenith Botanica Helio SomaLab Aurelia BrightLeaf Kinetiq Everwell Tranquil Nordisk
    Meridian Cellara Mavena OakFern Salus Terra Vireo Halcyon Lysa Monarch Pulsara
""".split()

PRODUCTS: Final = (
    "exosome infusion|exosome injections|exosome serum|stem cell therapy|MSC-derived exosomes|exosome IV drip|PRP injection|"
    "extracellular vesicle gel|exosome facial|umbilical cord exosomes|regenerative injection|exosome scalp treatment|"
    "red light panel|collagen peptides|greens powder|sleep gummies|magnesium complex|LED face mask|omega-3 softgels|"
    "probiotic capsules|turmeric tincture|infrared sauna blanket|PEMF mat|ashwagandha capsules|vitamin D3 drops|knee wrap|"
    "electrolyte mix|mushroom coffee|compression sleeve|retinol serum|scalp massager|blue-light glasses|air purifier|"
    "weighted blanket|CBD balm|apple cider vinegar gummies|posture corrector|nasal strips|bone broth|hydration sachets"
).split("|")

BODY_PARTS: Final = (
    "skin|joints|knees|hair|gut|heart|liver|brain|nails|muscles|lungs|eyes|back|neck|shoulders|hips|sinuses|immune system|"
    "metabolism|bladder|thyroid|prostate|hormones|gums|bones"
).split("|")

CONDITIONS: Final = (
    "eczema|psoriasis|arthritis|rheumatoid arthritis|type 2 diabetes|high blood pressure|hypertension|anxiety|depression|"
    "insomnia|migraine|migraines|asthma|acne|rosacea|IBS|Crohn's disease|ulcerative colitis|fibromyalgia|"
    "chronic fatigue syndrome|PCOS|endometriosis|Alzheimer's disease|dementia|Parkinson's disease|COVID-19|influenza|"
    "the common cold|sinusitis|osteoporosis|plantar fasciitis|carpal tunnel syndrome|sciatica|tendonitis|neuropathy|tinnitus|"
    "glaucoma|macular degeneration|GERD|acid reflux|gout|high cholesterol|obesity|sleep apnea|ADHD|autism|breast cancer|"
    "prostate cancer|melanoma|hair loss|seasonal allergies|urinary tract infections|menopause symptoms|erectile dysfunction|"
    "varicose veins"
).split("|")

CLAIM_VERBS: Final = (
    "treats|cures|heals|prevents|reverses|eliminates|diagnoses|eradicates|relieves|alleviates|fights|stops|kills|"
    "reduces the risk of|protects against|is clinically proven to treat|gets rid of|combats|manages|mitigates|remedies|"
    "repairs"
).split("|")

SOFT_VERBS: Final = (
    "supports|helps maintain|promotes|is designed to complement|may help with|contributes to|encourages|nourishes|"
    "is formulated for|works alongside|boosts|strengthens|refreshes|soothes the look of|balances|restores"
).split("|")

BENEFITS: Final = (
    "healthy ageing|everyday energy|a calm evening routine|recovery after training|normal immune function|restful sleep|"
    "a healthy inflammatory response|radiant-looking skin|digestive comfort|focus at work|mobility|flexibility|hydration|"
    "steady mood|healthy circulation|balanced blood sugar already within the normal range|lean muscle|joint comfort"
).split("|")

ADJECTIVES: Final = """
    gentle daily natural clean proven advanced science-backed award-winning patented plant-based third-party-tested small-batch
    unflavoured vegan lightweight rechargeable medical-grade non-toxic fast-acting long-lasting chemical-free doctor-recommended
    FDA-registered eco-friendly dermatologist-tested hypoallergenic premium everyday
""".split()

INGREDIENTS: Final = (
    "zinc picolinate|vitamin C|ashwagandha root|hyaluronic acid|marine collagen|L-theanine|curcumin|lion's mane|CoQ10|biotin|"
    "magnesium glycinate|ginger root|elderberry|probiotic strains|omega-3 EPA and DHA|saw palmetto|green tea extract|"
    "melatonin|niacinamide|glucosamine|chondroitin|berberine|quercetin|spirulina|chlorella|beetroot|tart cherry|milk thistle"
).split("|")

PEOPLE: Final = (
    "Dr. Amelia Hart|Dr. J. R. Okafor|Prof. Lin|Sarah M.|our founder, Tom Reyes|Mr. Patel|Mrs. Dahl|coach Nia|R. Gomez, R.D.|"
    "Kevin from St. Louis|a verified buyer|Hannah (34)|Miguel T.|the team at Meridian Labs Inc.|Dr. S. Novak, M.D."
).split("|")

PLACES: Final = ("the U.S.|Ohio|Lyon|Berlin|the U.K.|Oregon|Canada|Singapore|New Zealand|Austin|Osaka|Milan|Denver|Leeds").split("|")

NOUNS: Final = """
    warehouse packaging subscription charger manual routine schedule morning kitchen weekend notebook strap battery box pouch spoon
    label batch certificate store checkout invoice refund delivery return timetable studio trainer blog podcast community newsletter
    recipe smoothie breakfast travel desk gym yoga mat bottle shelf garden window family partner colleague question answer story
    journal season winter summer spring autumn month year guide chart diagram sample colour texture flavour
""".split()

VERBS: Final = """
    arrives ships fits opens folds cleans charges pairs travels mixes tastes feels looks stays lasts works connects syncs returns
    changes grows starts ends helps matters counts improves settles
""".split()

ADVERBS: Final = """
    quietly quickly easily usually rarely often always never simply reliably gradually generally carefully happily naturally
    consistently visibly gently comfortably honestly
""".split()

SOURCES: Final = (
    "a 2021 randomised trial (n = {n})",
    "an independent consumer survey of {n} users",
    "a peer-reviewed paper",
    "our in-house lab notes, vol. {m}",
    "the Journal of Applied Wellness",
    "a 12-week pilot study",
    "the FDA database",
    "a meta-analysis of {m} studies",
)

PATTERN_VERBS: Final = (
    "treat cure heal prevent reverse eliminate diagnose relieve alleviate fight stop reduce mitigate manage repair".split()
)

PATTERN_CONDITIONS: Final = (
    "arthritis|eczema|psoriasis|diabetes|cancer|anxiety|depression|insomnia|migraines?|asthma|acne|pain|inflammation|hypertension"
).split("|")

PATTERN_SHARES: Final = "users customers people women men patients effective reduction improvement natural safe reported".split()

PATTERN_STATUS: Final = "approved cleared registered certified listed endorsed compliant".split()

PATTERN_AUTHORITIES: Final = "doctor dermatologist clinically physician science lab expert pharmacist hospital nurse".split()

PATTERN_TIMES: Final = "days? weeks? minutes? hours? months? sessions? doses?".split()

PATTERN_HYPE: Final = r"""
    miracle breakthrough guaranteed? risk-free side[-\s]effect[-\s]free instant(?:ly)? permanent(?:ly)? 100%\s+(?:safe|natural)
    all[-\s]natural chemical[-\s]free non[-\s]toxic medical[-\s]grade detox(?:ify|ifies|ifying)?
    anti[-\s](?:viral|bacterial|fungal|inflammatory) immunity[-\s]boost(?:er|ing)? fat[-\s]burn(?:er|ing)? hormone[-\s]balanc(?:e|ing)
    blood\s+sugar cholesterol[-\s]lower(?:ing)?
""".split()
