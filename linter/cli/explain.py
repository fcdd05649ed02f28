"""`claimslint explain`: what a rule reports and why, or what is made of a line of copy and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from linter.cli.checking import markets_of
from linter.cli.errors import CopyError, Misuse
from linter.cli.files import NO_PIPE
from linter.cli.loading import compiled_of, registry_of, require_known, settings_of
from linter.cli.material import content_of, standard_input
from linter.cli.options import as_of_option, refusal_of, registry_options
from linter.findings import Stance
from linter.policy.names import unknown
from linter.policy.policy import Layer
from linter.policy.settings import CONTEXTS
from linter.regexes import regex
from linter.registry.detectors import AssertionDetector, DisclosureDetector, DisguiseDetector, PhraseDetector
from linter.reports.exit_status import ExitStatus
from linter.reports.printable import printable

if TYPE_CHECKING:
    from linter.checks.compiled import CompiledRegistry
    from linter.cli.files import Copy
    from linter.explanation.values import Explanation
    from linter.policy.settings import Settings
    from linter.registry.model import Basis, DisclosureText, Example, Registry, Rule

_CONFIDENCE = {"A": "primary text read", "B": "secondary source", "C": "background knowledge", "D": "conflicting or unverified"}
_LINE = regex(r"(?P<file>.+):(?P<line>[0-9]+)", re.DOTALL)


@click.command(short_help="Explain a rule, or what is made of a line of copy.")
@click.argument("what", metavar="RULE|FILE:LINE")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), help="How to show a line. Default: text.")
@click.option("--context", type=click.Choice(list(CONTEXTS)), help="What the page is for; auto (the default) judges it from the page.")
@click.option("--market", "markets", multiple=True, metavar="M", help="Whose law applies; comma-separated, may be repeated. Default: us.")
@as_of_option
@registry_options
def explain(
    what: str,
    format_: Literal["text", "json"] | None,
    context: str | None,
    markets: tuple[str, ...],
    as_of: date | None,
    folders: tuple[str, ...],
    config: str | None,
    debug: bool,  # noqa: ARG001
) -> ExitStatus:
    """Explain a rule, or a line of copy: what was recognised there, what was decided, and why, for text that passed too.

    FILE:LINE may be followed by a column, as findings show it; - is standard input.
    """
    try:
        options = Layer(markets=markets_of(markets), context=CONTEXTS[context] if context is not None else None)
    except Misuse as misuse:
        raise refusal_of(misuse) from misuse
    settings = settings_of(config, folders, options)
    place = _place(what)
    if place is not None:
        compiled = compiled_of(settings)
        try:
            require_known(compiled.registry, options)
        except Misuse as misuse:
            raise refusal_of(misuse) from misuse
        _show(_line_explained(*place, settings, compiled, as_of or date.today()), format_ or "text")
        return ExitStatus.CLEAN
    registry = registry_of(settings)
    if format_ or context or markets or as_of:
        raise click.UsageError("--format, --context, --market and --as-of need FILE:LINE, not a rule.")
    if (message := unknown(registry, "rule", what)) is not None:
        if Path(what).is_dir():
            raise click.BadParameter(f"{what} is a folder: name a file and a line in it", param_hint="'FILE:LINE'")
        line = f"; for a line of copy write {what}:LINE" if Path(what).exists() else ""
        raise click.BadParameter(f"{message}{line}", param_hint="'RULE'")
    rule = next(record for record in registry.rules if record.id == what)
    for text in _explained(rule, _approved(rule, registry)):
        click.echo(text)
    return ExitStatus.CLEAN


def _place(what: str) -> tuple[str, int] | None:
    """The file and line that `what` names; None when it can only be a rule. A column after the line is left out."""
    named = _LINE.fullmatch(what)
    if named is None:
        return None
    file, line = named["file"], named["line"]
    with_column = _LINE.fullmatch(file)
    if with_column is not None and not Path(file).exists():
        file, line = with_column["file"], with_column["line"]
    return file, int(line) if len(line) < 10 else 10**9


def _line_explained(file: str, line: int, settings: Settings, compiled: CompiledRegistry, as_of: date) -> Explanation:
    from linter.cli.files import STDIN, Copy, shown
    from linter.cli.judging import policy_of
    from linter.documents.model import DocumentError
    from linter.documents.read import read_document
    from linter.explanation.explain import LineError, explain_line
    from linter.policy.page_settings import page_layer
    from linter.reports.report import Failure

    copy = Copy(shown(file), None if file == STDIN else file)
    data = _bytes_of(copy)
    try:
        document = read_document(data, copy.path)
        policy = policy_of(copy, settings, None, page_layer(document, compiled.registry))
        return explain_line(document, line, compiled, policy, as_of)
    except DocumentError as error:
        raise CopyError(printable(str(Failure(copy.path, error.message, error.line, error.column)))) from error
    except LineError as error:
        raise CopyError(f"{printable(copy.path)}: {error}") from error


def _bytes_of(copy: Copy) -> bytes:
    if copy.file is not None:
        if Path(copy.file).is_dir():
            raise CopyError(f"{printable(copy.path)}: is a folder; name a file and a line in it")
        return content_of(copy.file, otherwise=NO_PIPE)
    try:
        return standard_input()
    except OSError as error:
        raise CopyError(f"{printable(copy.path)}: cannot be read: {error.strerror}") from error


def _show(explanation: Explanation, format_: Literal["text", "json"]) -> None:
    from linter.cli.delivery import write_stdout

    if format_ == "json":
        from linter.reports.explanation_json import render as render_json

        write_stdout((render_json(explanation).encode(),))
    else:
        from linter.reports.explanation_text import render as render_text

        write_stdout((render_text(explanation).encode("utf-8", "backslashreplace"),))


def _explained(rule: Rule, approved: tuple[str, ...]) -> Iterator[str]:
    from linter.checks.insertion import AFTER_NEED, BEFORE_CALL
    from linter.checks.page import fill
    from linter.registry.detectors import DisclosureDetector

    yield f"{rule.id}: {rule.title}"
    hedged = f", {rule.hedged.value} when hedged" if rule.hedged != rule.severity and _may_be_hedged(rule) else ""
    codes = f" · {', '.join(rule.codes)}" if rule.codes else ""
    yield f"{rule.severity.value}{hedged} · {rule.category}{codes}"
    yield from _section("Why", (rule.why,) if rule.why else ())
    place = {"place": f"{BEFORE_CALL} (else {AFTER_NEED})"} if isinstance(rule.detect, DisclosureDetector) else {}
    yield from _section("What to do", (fill(rule.help, place),) if rule.help else ())
    yield from _section("Approved texts", approved)
    yield from _section("Law", tuple(line for basis in rule.basis for line in _basis(basis)))
    yield from _section("Applies", (f"contexts: {', '.join(rule.contexts)}", f"markets: {', '.join(rule.markets)}"))
    yield from _section("Flagged", _examples(rule.examples.flag))
    yield from _section("Passed by this rule (another may report it)", _examples(rule.examples.passing))
    if not rule.suppressible:
        yield from _section("Suppression", ("This rule cannot be suppressed.",))


def _approved(rule: Rule, registry: Registry) -> tuple[str, ...]:
    """The approved texts of the disclosure whose absence the rule reports, a line each."""
    if not isinstance(rule.detect, DisclosureDetector):
        return ()
    owed = rule.detect.disclosure
    return tuple(_approved_text(text) for each in registry.disclosures if each.id == owed for text in each.texts)


def _approved_text(text: DisclosureText) -> str:
    families = f" (on pages about {', '.join(text.families)})" if text.families else ""
    return f"{text.id}{families}: {text.text}"


def _may_be_hedged(rule: Rule) -> bool:
    """Whether the rule looks at words that can be hedged; nobody hedges what is missing."""
    return isinstance(rule.detect, AssertionDetector | PhraseDetector | DisguiseDetector) and Stance.HEDGED in rule.detect.stances


def _section(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _basis(basis: Basis) -> Iterator[str]:
    doubt = ", needs verification" if basis.needs_verification else ""
    yield f"{basis.authority}: {basis.law} (as of {basis.as_of}; confidence {basis.confidence}: {_CONFIDENCE[basis.confidence]}{doubt})"
    if basis.url:
        yield f"  {basis.url}"
    if basis.secondary:
        yield f"  read in: {basis.secondary}"


def _examples(examples: Sequence[Example]) -> tuple[str, ...]:
    """A line for each copy, with the contexts and the format it is run in unless they are the usual ones."""
    settings: dict[tuple[str, str], list[str]] = {}
    for example in examples:
        settings.setdefault((example.text, example.format), []).append(example.context.value)
    return tuple(
        printable(text) + (f"  ({', '.join(setting)})" if (setting := _setting(contexts, format_)) else "")
        for (text, format_), contexts in settings.items()
    )


def _setting(contexts: list[str], format_: str) -> list[str]:
    return [*(contexts if contexts != ["commercial-offer"] else []), *([format_] if format_ != "markdown" else [])]
