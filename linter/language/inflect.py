"""English inflection of registry entries: every form of a base verb or noun, and the plural of a name.

Regular rules plus the irregular words that health copy uses. A form too many does no harm (it never occurs); a form too few is a miss.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from linter.regexes import regex


class VerbForm(StrEnum):
    """Which form of a verb a word is; `ED` serves as past tense and participle alike."""

    BASE = "base"
    S = "s"
    ED = "ed"
    ING = "ing"


_IRREGULAR_TABLE = """
be / was were / been / being; have / had / had / having; do / did / done / doing; go / went / gone / going
get / got / got gotten / getting; give / gave / given / giving; grow / grew / grown / growing
regrow / regrew / regrown / regrowing; take / took / taken / taking; make / made / made / making
come / came / come / coming; become / became / become / becoming; overcome / overcame / overcome / overcoming
beat / beat / beaten / beating; fight / fought / fought / fighting; keep / kept / kept / keeping
leave / left / left / leaving; feel / felt / felt / feeling; find / found / found / finding
bring / brought / brought / bringing; build / built / built / building; rebuild / rebuilt / rebuilt / rebuilding
put / put / put / putting; set / set / set / setting; reset / reset / reset / resetting; cut / cut / cut / cutting
shut / shut / shut / shutting; rid / rid / rid / ridding; say / said / said / saying; tell / told / told / telling
see / saw / seen / seeing; know / knew / known / knowing; show / showed / shown / showing
throw / threw / thrown / throwing; run / ran / run / running; sit / sat / sat / sitting
stand / stood / stood / standing; sleep / slept / slept / sleeping; wake / woke / woken / waking
win / won / won / winning; lose / lost / lost / losing; begin / began / begun / beginning
undo / undid / undone / undoing; break / broke / broken / breaking; pay / paid / paid / paying
buy / bought / bought / buying; sell / sold / sold / selling; hold / held / held / holding
mean / meant / meant / meaning; meet / met / met / meeting; send / sent / sent / sending
spend / spent / spent / spending; shrink / shrank / shrunk / shrinking; sink / sank / sunk / sinking
speak / spoke / spoken / speaking; write / wrote / written / writing; drive / drove / driven / driving
eat / ate / eaten / eating; fall / fell / fallen / falling; forget / forgot / forgotten / forgetting
hear / heard / heard / hearing; hurt / hurt / hurt / hurting; kneel / knelt / knelt / kneeling
knit / knit / knit knitted / knitting; lie / lay / lain lied / lying; read / read / read / reading
ride / rode / ridden / riding; rise / rose / risen / rising; seek / sought / sought / seeking
swear / swore / sworn / swearing; swim / swam / swum / swimming; swing / swung / swung / swinging
teach / taught / taught / teaching; think / thought / thought / thinking
understand / understood / understood / understanding; wear / wore / worn / wearing
withdraw / withdrew / withdrawn / withdrawing; stop / stopped / stopped / stopping; quit / quit / quit / quitting
let / let / let / letting; hit / hit / hit / hitting; cost / cost / cost / costing; dig / dug / dug / digging
freeze / froze / frozen / freezing; choose / chose / chosen / choosing; draw / drew / drawn / drawing
strike / struck / struck / striking; lead / led / led / leading; light / lit lighted / lit lighted / lighting
heal / healed / healed / healing; reawaken / reawakened / reawakened / reawakening
bid / bade bid / bidden bid / bidding; kick / kicked / kicked / kicking; outgrow / outgrew / outgrown / outgrowing
rewrite / rewrote / rewritten / rewriting; outdo / outdid / outdone / outdoing
regain / regained / regained / regaining; control / controlled / controlled / controlling
target / targeted / targeted / targeting
benefit / benefited benefitted / benefited benefitted / benefiting benefitting; visit / visited / visited / visiting
treat / treated / treated / treating; defeat / defeated / defeated / defeating
restrict / restricted / restricted / restricting; repair / repaired / repaired / repairing
"""
_S_FORMS = {"be": "is are am 's 're", "have": "has", "do": "does", "go": "goes", "undo": "undoes", "outdo": "outdoes"}
_IRREGULAR_PLURALS = {
    "child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet", "tooth": "teeth", "knife": "knives",
}  # fmt: skip
_VOWEL = "aeiou"
_DOUBLES = regex(rf"^[^{_VOWEL}]*[{_VOWEL}][^{_VOWEL}wxy]$")
_STRESSED_END = frozenset(
    "admit commit permit submit refer prefer transfer occur recur deter rebel expel compel equip unplug rewrap".split()
)


def verb_forms(base: str) -> dict[str, VerbForm]:
    """Every form of the verb `base` (one word, folded) with what it is."""
    forms = {base: VerbForm.BASE}
    for word in _S_FORMS.get(base, plural(base)).split():
        forms[word] = VerbForm.S
    if base in _irregular():
        past, participle, ing = _irregular()[base]
        forms |= dict.fromkeys(f"{past} {participle}".split(), VerbForm.ED)
        forms |= dict.fromkeys(ing.split(), VerbForm.ING)
        if base in past.split():
            forms[base] = VerbForm.BASE
        return forms
    for stem in _stems(base):
        forms[stem + ("d" if stem.endswith("e") else "ed")] = VerbForm.ED
    for stem in _stems(base):
        forms[(stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem) + "ing"] = VerbForm.ING
    return forms


@cache
def _irregular() -> dict[str, list[str]]:
    """Base form -> past, participle and -ing forms (several are parted by a space). A run with a compiled registry inflects nothing."""
    rows = [[part.strip() for part in row.split("/")] for row in _IRREGULAR_TABLE.replace("\n", ";").split(";") if row.strip()]
    return {base: forms for base, *forms in rows}


def _stems(base: str) -> list[str]:
    if base.endswith("y") and base[-2:-1] not in _VOWEL:
        return [base[:-1] + "i", base] if len(base) > 2 else [base]
    if base in _STRESSED_END or (_DOUBLES.match(base) and len(base) > 2):
        return [base + base[-1]]
    if base.endswith("l") and base[-2:-1] in _VOWEL and base[-3:-2] not in _VOWEL:
        return [base, base + "l"]  # American and British: traveled, travelled
    return [base]


def plural(noun: str) -> str:
    """The plural of one word."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in _VOWEL:
        return noun[:-1] + "ies"
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def all_forms(base: str) -> frozenset[str]:
    """Every inflected form of `base`, read as a verb and as a noun: what `~base` matches."""
    return frozenset(verb_forms(base)) | {base, plural(base)}


def name_forms(name: str) -> tuple[str, ...]:
    """`name` and its regular plural (the last word's); a name that ends in s or a digit, or is very short, has no other."""
    head, _, last = name.rpartition(" ")
    if len(last) < 3 or last.endswith(("s", "x", "ing")) or not last.isalpha():
        return (name,)
    return (name, f"{head} {plural(last)}".strip())
