"""A registry of one record a kind, whole and valid, for tests to break in one place at a time."""

from __future__ import annotations

from pathlib import Path

from linter.registry.load import check_registry
from linter.registry.problems import Problem
from linter.registry.verify import document_fingerprint, fingerprint

POINTER = "▶"
"""Stands in a change right before the value or key that must be pointed at."""

ARTICLE = "What Are They?\nVesicles carry cargo. They are small, e.g. 100 nm.\nLimits\nLarge studies are needed."

FILES = {
    "rules/us.yaml": """\
kind: rules
version: 1
rules:
  - id: absolute-safety
    title: Safety is stated without limit
    codes: [SAFE-01]
    category: safety
    severity: error
    markets: [us, us-fl]
    contexts: [commercial-offer]
    basis:
      - {authority: FTC, law: FTC Act 5, as_of: "2026-06-09", confidence: A}
    why: Nothing is without risk.
    message: "“{passage}” promises safety."
    help: Delete it.
    detect:
      phrase: {lists: [safety.absolute], unless: {patterns: [or so they say]}, with: [{patterns: [<product>], within: document}]}
    examples:
      flag: ["Exosomes are safe.", "No side effects.", {text: "<p>Safe.</p>", format: html, contexts: [education, cosmetic]}]
      pass: ["Ask about risks.", "Nothing is free of risk.", "Risks exist."]
  - id: missing-fda-status
    title: The status is not told
    category: disclosure
    severity: error
    markets: [us]
    contexts: [commercial-offer]
    basis:
      - {authority: FDA, law: FD&C Act 201, as_of: "2026-06-09", confidence: B, url: "https://example.org/law"}
    why: Readers must know.
    message: The page does not say that the product is not approved.
    help: Add the approved words.
    detect:
      disclosure: {id: fda-status, verdict: missing}
    examples:
      flag: ["Book now.", "Buy exosomes.", "Exosomes, $99."]
      pass: ["Not FDA-approved.", "It is not approved.", "No approval exists."]
  - id: disease-claim
    title: A disease is said to be treated
    category: disease-claim
    severity: error
    hedged: error
    suppressible: false
    markets: [us]
    contexts: [commercial-offer]
    basis:
      - {authority: FDA, law: FD&C Act 505, as_of: "2026-06-09", confidence: D, needs_verification: true}
      - {authority: FDA, law: FD&C Act 201, as_of: "2026-06-09", confidence: A}
    why: It makes the product a drug.
    message: "{agent} {effect} {target}"
    help: Delete it.
    detect:
      assertion: {targets: [disease], rungs: {from: disease-treatment}, effects: [cure], conditions: [osteoarthritis], agents: [product]}
    examples:
      flag: ["Cures arthritis.", "Heals knees.", "Arthritis? Gone."]
      pass: ["Does not cure.", "Under study.", "Nobody is cured."]
  - id: unreviewed-association
    title: Product and condition stand together
    category: disease-claim
    severity: warning
    markets: [us]
    contexts: [commercial-offer]
    basis:
      - {authority: FTC, law: FTC Act 5, as_of: "2026-06-09", confidence: A}
    why: It may imply a claim.
    message: Look at this.
    help: Review it.
    detect:
      association: {targets: [disease]}
    examples:
      flag: [One., Two., Three.]
      pass: [Four., Five., Six.]
""",
    "vocabulary/conditions.yaml": """\
kind: conditions
version: 1
conditions:
  - id: osteoarthritis
    name: osteoarthritis
    kind: disease
    group: musculoskeletal
    names: [bone-on-bone, joint degeneration]
    abbreviations: [OA]
  - id: fatigue
    name: fatigue
    kind: symptom
    group: general
    names: [tiredness]
""",
    "vocabulary/words.yml": """\
kind: words
version: 1
words:
  status: [approved, cleared]
""",
    "vocabulary/effects.yaml": """\
kind: effects
version: 1
effects:
  - id: cure
    rungs: {disease: cure-or-guarantee, symptom: symptom-relief, appearance: appearance, structure: appearance, outcome: appearance}
    verbs: [cure]
    outcomes: [get your life back]
  - id: relieve
    rungs: {disease: disease-treatment, symptom: symptom-relief, appearance: appearance, structure: appearance, outcome: appearance}
    verbs: [relieve]
    soft_verbs: [help]
""",
    "vocabulary/structures.yaml": "kind: structures\nversion: 1\nstructures: [cartilage, skin]\n",
    "vocabulary/masks.yaml": "kind: masks\nversion: 1\nmasks: [treatment room]\n",
    "vocabulary/agents.yaml": "kind: agents\nversion: 1\nother_agents: [steroids]\nother_subjects: [candidate]\nanaphora: [our protocol]\n",
    "vocabulary/stance.yaml": """\
kind: stance
version: 1
cues:
  - id: negators
    stance: negated
    scope: after
    phrases: [not, "no"]
    examples: [{text: Exosomes do not cure lupus., stands: negated}]
  - {id: not-only, stance: pseudo, scope: after, phrases: [not only]}
""",
    "vocabulary/safety.yaml": """\
kind: phrases
version: 1
family: safety
lists:
  absolute:
    about: Safety without limit
    patterns: [no side effects, "<list:safety.words> (safe|harmless)", "<effect:cure> without risk"]
  words: {about: Words of degree, patterns: [completely, perfectly]}
""",
    "vocabulary/signals.yaml": """\
kind: signals
version: 1
signals:
  - {id: booking, towards: promotional, weight: 2, patterns: [book now], links: ["tel:"]}
  - {id: clinic, towards: commercial-offer, weight: 1.5, schema_types: [MedicalClinic]}
""",
    "exosome-therapy/product.yaml": """\
kind: product
version: 1
id: exosome-therapy
title: Exosome therapy
families:
  - {id: exosome, title: Exosomes, names: [exosome], abbreviations: [EV]}
routes: [injection]
statuses:
  - {authority: FDA, status: No exosome product is approved, as_of: "2026-05-01", confidence: B}
default_ceiling: {commercial-offer: biology, education: biology}
""",
    "exosome-therapy/source.yaml": f"""\
kind: source
version: 1
id: article
title: An article
sha256: "{document_fingerprint(ARTICLE)}"
normalisation: "NFKC"
rows:
  - id: H1
    section: 1
    sentence: 0
    fingerprint: "{fingerprint("What Are They?")}"
    classification: {{education: biology}}
    why: A heading.
    became: []
  - id: S1
    section: 1
    sentence: 1
    fingerprint: "{fingerprint("Vesicles carry cargo.")}"
    classification: {{education: biology}}
    why: Settled.
    became: [EXO-CARGO]
  - id: S2
    section: 1
    sentence: 2
    fingerprint: "{fingerprint("They are small, e.g. 100 nm.")}"
    classification: {{education: biology}}
    why: Settled.
    became: [absolute-safety]
  - id: H2
    section: 2
    sentence: 0
    fingerprint: "{fingerprint("Limits")}"
    classification: {{education: biology}}
    why: A heading.
    became: []
  - id: S3
    section: 2
    sentence: 1
    fingerprint: "{fingerprint("Large studies are needed.")}"
    classification: {{education: caveat}}
    why: A limit.
    became: [CAV-01, fda-status]
""",
    "exosome-therapy/claims.yaml": """\
kind: claims
version: 1
claims:
  - id: EXO-CARGO
    statement: Vesicles carry cargo.
    subject: exosome
    effect: biology
    target: null
    evidence_level: E1
    evidence:
      - {summary: A review, url: "https://example.org", as_of: "2026-06-09", confidence: A}
    ceiling: {education: biology}
    disclosures: [fda-status]
    markets: [us]
    status: approved
    review_by: "2027-05-23"
    provenance: [article#S1]
    examples: {flag: [Vesicles heal.], pass: [Vesicles carry cargo.]}
  - id: EXO-CARTILAGE
    statement: Effects on cartilage are being studied.
    subject: exosome
    effect: studied
    target: cartilage
    evidence_level: E1
    evidence: []
    ceiling: {education: research-activity}
    markets: [us]
    status: draft
    review_by: "2027-05-23"
    provenance: []
    examples: {flag: [It rebuilds cartilage.], pass: [It is being studied.]}
caveats:
  - {id: CAV-01, statement: Large studies are needed., disclosure: fda-status, provenance: [article#S3]}
""",
    "exosome-therapy/disclosures.yaml": """\
kind: disclosures
version: 1
disclosures:
  - id: fda-status
    title: Status with the FDA
    contexts: [commercial-offer]
    markets: [us]
    says:
      - any_of:
          - id: not-approved
            says: It is not approved.
            patterns: [not .. approved]
            unless: [not only approved]
            examples: {flag: [Approved.], pass: [Not approved.]}
      - {id: product, says: It is the product., patterns: [<product>], examples: {flag: [Nothing.], pass: [Exosomes.]}}
    insufficient:
      - {id: registered, patterns: [registered with], why: Registration is not approval.}
    contradicted_by: [approved by the fda]
    not_in: [footer, hidden]
    texts:
      - {id: short, text: "Not FDA-approved as of {date}."}
    caveats: [CAV-01]
    basis:
      - {authority: FDA, law: FD&C Act 201, as_of: "2026-06-09", confidence: A}
""",
}


def write_registry(folder: Path, files: dict[str, str]) -> Path:
    """`folder` with `files` in it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def small_registry(folder: Path) -> Path:
    """The whole valid registry in `folder`."""
    return write_registry(folder, FILES)


def broken(folder: Path, name: str, old: str, new: str) -> tuple[str, tuple[Problem, ...]]:
    """The small registry with the first `old` of file `name` made `new`: the place that `new` points at, and what is found."""
    assert old in FILES[name], f"{old!r} is not in {name}"
    text = FILES[name].replace(old, new, 1)
    before = text.partition(POINTER)[0].split("\n")
    small_registry(folder)
    (folder / name).write_text(text.replace(POINTER, ""), encoding="utf-8")
    return f"{folder.as_posix()}/{name}:{len(before)}:{len(before[-1]) + 1}", check_registry([folder], built_in=False)
