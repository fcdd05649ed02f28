"""Judge each piece of copy; what cannot be read, or breaks claimslint, becomes a failure and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from linter.cli.delivery import written
from linter.cli.files import Copy
from linter.cli.lacking import Lacking
from linter.cli.loading import compiled_of
from linter.cli.material import Material, bug_with, gathered, known_by, name_of
from linter.cli.runs import Task
from linter.documents.model import DocumentError
from linter.documents.read import read_document
from linter.engine import lint_document
from linter.policy.page_settings import page_layer
from linter.records import dataclass
from linter.reports.report import Failure, FileReport, file_report

if TYPE_CHECKING:
    from linter.engine import CompiledRegistry, Verdict
    from linter.policy.policy import Layer, Policy
    from linter.policy.settings import Settings

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one piece of copy, and what it can be kept as; `key` None: not to be kept."""

    outcome: FileReport | Failure
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts on several pieces of copy, failures for those that could not be judged, and what each by its path is `lacking`."""

    verdicts: tuple[Verdict, ...]
    failures: tuple[Failure, ...]
    lacking: Mapping[str, Lacking]


class Judge:
    """Answers what a task asks. Handed to another process, it loads the registry there."""

    def __init__(self, task: Task, registry: CompiledRegistry | None = None) -> None:
        self.task = task
        self._registry = registry

    def __reduce__(self) -> tuple[type[Judge], tuple[Task]]:
        return Judge, (self.task,)

    def __call__(self, copy: Copy) -> Result:
        """Read `copy` and judge it."""
        material = gathered(copy, self.task.settings, self.task.site)
        return Result(material) if isinstance(material, Failure) else self.result(material)

    def result(self, material: Material) -> Result:
        """Judge `material`, whose bytes are taken, and write down what the report says of it."""
        task = self.task
        key = known_by(material, task.run, task.settings, task.stdin_name) if task.run else None
        outcome = _failing_alone(material.copy, lambda: file_report_of(self.verdict(material), task))
        return Result(outcome, key if isinstance(outcome, FileReport) and not outcome.bugs else None)

    def verdicts(self, copies: Iterable[Copy]) -> Judgement:
        """The verdicts on `copies` in their order, a failure for each of the others, and what is lacking of all."""
        lacking: dict[str, Lacking] = {}
        outcomes = [self._verdict_on(copy, lacking) for copy in copies]
        failures = tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
        return Judgement(tuple(outcome for outcome in outcomes if not isinstance(outcome, Failure)), failures, lacking)

    def _verdict_on(self, copy: Copy, lacking: dict[str, Lacking]) -> Verdict | Failure:
        material = gathered(copy, self.task.settings, self.task.site)
        if isinstance(material, Failure):
            return material
        if material.lacking is not None:
            lacking[copy.path] = material.lacking
        return _failing_alone(copy, lambda: self.verdict(material))

    def make_ready(self) -> CompiledRegistry:
        """Load the registry, once."""
        if self._registry is None:
            self._registry = compiled_of(self.task.settings)
        return self._registry

    def verdict(self, material: Material) -> Verdict:
        """The verdict on `material`, whose bytes are taken. Raises what reading and judging raise."""
        registry, copy, styles = self.make_ready(), material.copy, material.styles
        document = read_document(material.taken(), copy.path, styles=styles) if styles else read_document(material.taken(), copy.path)
        page = page_layer(document, registry.registry)
        policy = policy_of(copy, self.task.settings, self.task.stdin_name, page)
        return lint_document(document, registry, policy, self.task.as_of, material.around)


def policy_of(copy: Copy, settings: Settings, stdin_name: str | None, page: Layer | None = None) -> Policy:
    """What `settings`, and `page` about itself, ask of `copy`."""
    return settings.policy_for(name_of(copy, stdin_name), page)


def file_report_of(verdict: Verdict, task: Task) -> FileReport:
    """What the report that `task` asks for says of the file that `verdict` is about."""
    return file_report(verdict, written(verdict, task.format, colour=task.colour))


def _failing_alone(copy: Copy, answer: Callable[[], Answer]) -> Answer | Failure:
    """The answer about one piece of copy, or the failure that it came to."""
    try:
        return answer()
    except DocumentError as error:
        return Failure(copy.path, error.message, error.line, error.column)
    except OSError as error:
        return Failure(copy.path, f"cannot be read: {error.strerror}")
    except MemoryError:
        return Failure(copy.path, "cannot be checked: there is not enough memory")
    except Exception as error:
        return bug_with(copy, error)
