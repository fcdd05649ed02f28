"""The pipeline, in one screen: read -> understand -> check -> apply policy.

`lint_document` does no I/O and reads no clock: the same document, registry, policy and day give the same verdict, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from linter.checks.assertions import Kind, check_assertions, looks_for, unsupported
from linter.checks.associations import check_associations
from linter.checks.cells import check_cells, said_in_cells
from linter.checks.citations import cited
from linter.checks.compiled import CompiledRegistry, InForce, compile_registry, rule_label
from linter.checks.disclosures import check_disclosure
from linter.checks.disguises import check_disguises
from linter.checks.elsewhere import about_others
from linter.checks.language import check_language
from linter.checks.opinions import Judged, check_opinions, judge_passages, weighed
from linter.checks.page import Page
from linter.checks.phrases import check_phrases
from linter.checks.repeats import without_bare, without_repeats
from linter.checks.tone import reads_like_an_offer
from linter.documents.model import Document
from linter.documents.surroundings import Surrounding
from linter.findings import Context, Finding
from linter.language.assertions import find_assertions, speaks
from linter.language.cells import with_questions
from linter.language.coined import coined_names, own_names, with_coined
from linter.language.context import decide_context, headings, is_foreign, means_itself, promotes
from linter.language.denied import without_denied
from linter.language.headed import with_heads
from linter.language.houses import without_house
from linter.language.index import Index
from linter.language.lexicon import Lexicon
from linter.language.reading import Reading, read_blocks
from linter.language.sighting import read_signs
from linter.language.signs import NO_SIGNS, Signs
from linter.policy.policy import Directives, Policy, with_countries
from linter.records import dataclass, replace
from linter.registry.detectors import (
    AssertionDetector,
    AssociationDetector,
    DirectiveDetector,
    DisclosureDetector,
    DisguiseDetector,
    LanguageDetector,
    OpinionDetector,
    PhraseDetector,
)
from linter.registry.model import Rule

__all__ = ["CompiledRegistry", "Crash", "Verdict", "compile_registry", "lint_document"]


_ANY_DIRECTIVES = Directives()


@dataclass(frozen=True, slots=True)
class Crash:
    """A check that raised: a bug in claimslint. `rule` is its rule, `message` one sentence, `detail` the traceback for `--debug`."""

    rule: str
    message: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one document, in order of place, and what could not be checked; `markets` are those it was judged for.

    `is_foreign` says that the page speaks neither of the therapy nor of health, and that nobody has told what it is for,
    `by_tone` that it promotes the therapy by nothing but its tone.
    """

    document: Document
    context: Context
    promotional: bool
    findings: tuple[Finding, ...]
    crashes: tuple[Crash, ...]
    signs: Signs = NO_SIGNS
    markets: tuple[str, ...] = ()
    is_foreign: bool = False
    by_tone: bool = False


def lint_document(
    document: Document, registry: CompiledRegistry, policy: Policy, as_of: date, around: Sequence[Surrounding] = ()
) -> Verdict:
    """Hold `document` against `registry` as `policy` says, on the day `as_of`; what it is rendered with is `around` it.

    The one boundary at which a check that raises becomes a Crash (exit 3) instead of taking the other checks with it.
    """
    try:
        page = understand(document, registry, policy, as_of, around)
    except MemoryError:
        raise
    except Exception as error:
        return Verdict(
            document, policy.context or Context.COMMERCIAL_OFFER, False, (), (_crash("understanding", error),), markets=policy.markets
        )
    findings, crashes = _checked(page, *_rules_for(page, policy), policy.directives)
    return Verdict(document, page.context, page.promotional, findings, crashes, page.signs, policy.markets, page.is_foreign, page.by_tone)


def check_page(
    page: Page, rules: Sequence[Rule], directives: Directives = _ANY_DIRECTIVES
) -> tuple[tuple[Finding, ...], tuple[Crash, ...]]:
    """Hold a page against `rules`: the findings in order of place, and the checks that raised. `directives` says what those in it may."""
    return _checked(page, rules, _in_force(rules, page), directives)


def _rules_for(page: Page, policy: Policy) -> tuple[Sequence[Rule], InForce]:
    """The rules that `policy` selects, and of those the ones to hold `page` against: found once for all pages that are alike in this."""
    found = page.compiled.selections
    key = (policy.select, policy.ignore, page.markets, page.context)
    if key not in found:
        selected = tuple([rule for rule in page.compiled.registry.rules if policy.selects(rule.id)])
        found[key] = selected, _in_force(selected, page)
    return found[key]


def _checked(page: Page, rules: Sequence[Rule], in_force: InForce, directives: Directives) -> tuple[tuple[Finding, ...], tuple[Crash, ...]]:
    """As `check_page`; `in_force` are those of `rules` that hold for the page, in order."""
    findings: list[Finding] = []
    crashes: list[Crash] = []
    judged: tuple[Judged, ...] | None = None
    labels: set[str] = set()
    for rule in _with_words(in_force, page, crashes):
        try:
            if isinstance(rule.detect, OpinionDetector):
                if judged is None:
                    judged = judge_passages(page, findings)
                    labels = {each.label for each in judged}
                if rule.detect.label not in labels:
                    continue
            findings += _check(rule, page, findings, judged or ())
        except MemoryError:
            raise
        except Exception as error:
            crashes.append(_crash(rule.id, error))
    try:
        findings = weighed(about_others(cited(findings, page), page), page, judged or ())
    except MemoryError:
        raise
    except Exception as error:
        crashes.append(_crash("second-opinion", error))
    in_order = without_repeats(findings)
    told = _silenced(page, rules, in_order, crashes, directives) if page.document.directives else in_order
    return without_bare(told), tuple(crashes)


def understand(document: Document, registry: CompiledRegistry, policy: Policy, as_of: date, around: Sequence[Surrounding] = ()) -> Page:
    """Read `document`: its sentences, context, assertions, whether it promotes the therapy, and what it is rendered with."""
    page = as_told(document, registry, policy, as_of, around)
    if page.promotional or policy.context not in {None, Context.COMMERCIAL_OFFER} or not reads_like_an_offer(page):
        return page
    return _as_offer(page)


def as_told(document: Document, registry: CompiledRegistry, policy: Policy, as_of: date, around: Sequence[Surrounding] = ()) -> Page:
    """`document` understood by what it says, as yet without an ear for its tone."""
    read = read_blocks(document, registry.lexicon)
    readings = _settled(document, read, registry.lexicon)
    index = Index(readings)
    names = (*coined_names(index, registry.lexicon), *own_names(policy.product_names))
    if names and (renamed := with_coined(read, names, registry.product_words, registry.lexicon)) is not read:
        readings = _settled(document, renamed, registry.lexicon)
        index = Index(readings)
    signs = read_signs(document, index, registry.signals)
    context = policy.context or decide_context(signs)
    assertions = find_assertions(document, index, registry.lexicon, context, of_others=signs.of_others)
    promotional = promotes(signs, assertions, headings(document))
    praises = promotional and means_itself(assertions, readings)
    if praises and not speaks(index):  # what it says in the third person is its own as well
        assertions = find_assertions(document, index, registry.lexicon, context, of_others=signs.of_others, praises=True)
    frame = tuple((each, understand(each.document, registry, policy, as_of)) for each in around)
    return Page(
        document,
        readings,
        index,
        assertions,
        context,
        promotional,
        with_countries(policy.markets),
        as_of,
        registry,
        signs,
        policy.placed(registry.registry.disclosures),
        frame,
        is_foreign=policy.context is None and is_foreign(signs),
        praises=praises,
    )


def _settled(document: Document, read: Sequence[Reading], lexicon: Lexicon) -> tuple[Reading, ...]:
    """The sentences of `document` as their denials and its heads, tables and titles let them be understood."""
    return without_house(document, with_questions(document, with_heads(document, without_denied(read, lexicon))))


def _as_offer(page: Page) -> Page:
    """`page`, which reads like an offer, as one. What it asserts depends on its context, which is mostly the same already.

    The scores of its passages as those of a page that promotes nothing are of no more use.
    """
    offer, asserted = Context.COMMERCIAL_OFFER, page.assertions
    if page.context is not offer:
        asserted = find_assertions(page.document, page.index, page.compiled.lexicon, offer, of_others=page.signs.of_others)
    praises = means_itself(asserted, page.readings)
    if praises and not speaks(page.index):
        asserted = find_assertions(page.document, page.index, page.compiled.lexicon, offer, of_others=page.signs.of_others, praises=True)
    return replace(page, context=offer, assertions=asserted, promotional=True, by_tone=True, praises=praises, scores={})


def _silenced(
    page: Page, rules: Sequence[Rule], findings: tuple[Finding, ...], crashes: list[Crash], allowed: Directives
) -> tuple[Finding, ...]:
    """What the directives of the page make of `findings`, with what is wrong with them, in order of place."""
    from linter.policy.silencing import directive_findings, silence  # few pages hold directives

    looking = [rule for rule in rules if not page.markets.isdisjoint(rule.markets)]
    looked = {rule.id for rule in looking} - {crash.rule for crash in crashes}
    try:
        silenced, faults = silence(page.document, findings, page.compiled.registry, allowed, looked)
        return tuple(sorted((*silenced, *directive_findings(faults, looking, page)), key=lambda finding: finding.order))
    except MemoryError:
        raise
    except Exception as error:
        crashes.append(_crash("directives", error))
        return findings


def _crash(rule: str, error: Exception) -> Crash:
    import traceback

    return Crash(rule, f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


def _check(rule: Rule, page: Page, findings: list[Finding], judged: tuple[Judged, ...]) -> Iterable[Finding]:
    match rule.detect:
        case PhraseDetector() as detector:
            found = check_phrases(rule, detector, page)
            return chain(found, check_cells(rule, detector, page)) if said_in_cells(page) else found
        case AssertionDetector() as detector:
            return check_assertions(rule, detector, page)
        case DisclosureDetector() as detector:
            return check_disclosure(rule, detector, page)
        case AssociationDetector() as detector:
            return check_associations(rule, detector, page, findings)
        case LanguageDetector() as detector:
            return check_language(rule, detector, page)
        case DisguiseDetector() as detector:
            return check_disguises(rule, detector, page)
        case OpinionDetector() as detector:
            return check_opinions(rule, detector, page, judged)
        case DirectiveDetector():  # what is wrong with directives shows when they are held against all findings
            return ()


def _in_force(rules: Sequence[Rule], page: Page) -> InForce:
    """Those of `rules` that hold for `page`, phrase rules by the label of what they find, assertion rules apart. Associations and then
    opinions last: what else was found in a passage decides whether and of what they speak.
    """
    held = [rule for rule in rules if page.context in rule.contexts and not page.markets.isdisjoint(rule.markets)]
    held.sort(key=lambda rule: (isinstance(rule.detect, OpinionDetector), isinstance(rule.detect, AssociationDetector)))
    needing = {rule_label(rule, "match"): number for number, rule in enumerate(held) if isinstance(rule.detect, PhraseDetector)}
    asserting = [number for number, rule in enumerate(held) if isinstance(rule.detect, AssertionDetector)]
    always = [number for number, rule in enumerate(held) if not isinstance(rule.detect, PhraseDetector | AssertionDetector)]
    return InForce(tuple(held), tuple(always), needing, tuple(asserting))


def _with_words(in_force: InForce, page: Page, crashes: list[Crash]) -> list[Rule]:
    """The rules that `page` may have something for: of most phrase rules it holds no words, of most assertion rules it says nothing."""
    needing = in_force.needing
    met = needing.keys() & page.index.labels
    try:
        if across := said_in_cells(page):
            met |= needing.keys() & across
    except MemoryError:
        raise
    except Exception as error:
        crashes.append(_crash("cells", error))
    numbers = [*in_force.always, *map(needing.__getitem__, met), *_looking(in_force, page)]
    return [in_force.rules[number] for number in sorted(numbers)]


def _looking(in_force: InForce, page: Page) -> Iterable[int]:
    """The assertion rules that look for something of a kind that `page` says too strongly; all, where that cannot be told."""
    try:
        return set(chain.from_iterable([_looking_for(kind, in_force) for kind in page.once(unsupported)]))
    except MemoryError:
        raise
    except Exception:  # the rule that is at fault runs into it, and tells
        return in_force.asserting


def _looking_for(kind: Kind, in_force: InForce) -> tuple[int, ...]:
    own = in_force.looking.get(kind)
    if own is None:
        looking = [(number, in_force.rules[number].detect) for number in in_force.asserting]
        own = tuple([number for number, detector in looking if isinstance(detector, AssertionDetector) and looks_for(detector, kind)])
        in_force.looking[kind] = own
    return own
