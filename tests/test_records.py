"""Records are dataclasses: whatever `dataclasses` promises of one, they keep."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable
from itertools import product

import pytest

from linter import records


@records.dataclass(frozen=True, slots=True, order=True)
class Ours:
    first: int
    second: str = "two"
    third: list[int] = records.field(default_factory=list, compare=False)
    sum: int = records.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sum", self.first + len(self.second))

    @property
    def doubled(self) -> int:
        return self.first * 2


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Theirs:
    first: int
    second: str = "two"
    third: list[int] = dataclasses.field(default_factory=list, compare=False)
    sum: int = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sum", self.first + len(self.second))


ARGUMENTS = [((1,), {}), ((1, "x"), {}), ((), {"first": 1}), ((1,), {"third": [3]}), ((2, "a", [1]), {})]


@pytest.mark.parametrize(("args", "named"), ARGUMENTS)
def test_a_record_holds_what_a_dataclass_would(args: tuple[object, ...], named: dict[str, object]) -> None:
    ours, theirs = Ours(*args, **named), Theirs(*args, **named)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs) == records.as_mapping(ours)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")


@pytest.mark.parametrize(("one", "other"), list(product(ARGUMENTS, repeat=2)))
def test_records_compare_as_dataclasses_do(one: tuple[tuple[object, ...], dict[str, object]], other: tuple) -> None:
    def both(kind: type) -> tuple[object, object]:
        return kind(*one[0], **one[1]), kind(*other[0], **other[1])

    (ours, our_other), (theirs, their_other) = both(Ours), both(Theirs)
    assert (ours == our_other) == (theirs == their_other)
    assert (hash(ours) == hash(our_other)) == (hash(theirs) == hash(their_other))
    assert (ours < our_other) == (theirs < their_other)


def test_the_first_values_are_made_as_later_ones() -> None:
    followed: list[int] = []

    @records.dataclass(frozen=True, slots=True)
    class Followed:
        one: int
        many: list[int] = records.field(default_factory=list)
        late: int = records.field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "late", self.one + 1)
            followed.append(self.late)

    made = [Followed(1), *(Followed(one=1) for _ in range(9))]
    assert made == [made[0]] * 10
    assert len({id(each.many) for each in made}) == 10
    assert followed == [2] * 10


@pytest.mark.parametrize("wrong", [{}, {"one": 1, "other": 2}, {"other": 2}])
@pytest.mark.parametrize("before", [0, 9])
def test_wrong_arguments_are_refused_from_the_first(wrong: dict[str, int], before: int) -> None:
    @records.dataclass(frozen=True, slots=True)
    class One:
        one: int

    for _ in range(before):
        One(1)
    with pytest.raises(TypeError):
        One(**wrong)
    with pytest.raises(TypeError):
        One(1, 2)  # type: ignore[call-arg]
    assert One(3).one == 3


@pytest.mark.parametrize("args", [(), (1, "x", [], 4), (1, "x", [], 4, 5)])
def test_wrong_arguments_are_refused(args: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Ours(*args)


def test_a_constructor_has_the_parameters_of_its_own_class() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Other:
        one: int
        two: str = "2"

    @records.dataclass(frozen=True, slots=True)
    class Alike:
        left: int
        right: str = "right"

    for _ in range(10):  # the first values are made before there is a constructor
        assert (Other(1).two, Alike(left=1).right, Other(1, two="b"), Ours(2)) == ("2", "right", Other(1, "b"), Ours(first=2))
    assert [list(inspect.signature(kind.__init__).parameters) for kind in (Other, Alike)] == [
        ["self", "one", "two"],
        ["self", "left", "right"],
    ]
    with pytest.raises(TypeError, match=r"Alike.__init__\(\) missing 1 required positional argument: 'left'"):
        Alike()  # type: ignore[call-arg]


@records.dataclass(frozen=True, slots=True)
class Given:
    first: object
    second: object
    third: object = None
    fourth: object = ()


@pytest.mark.parametrize(
    ("args", "named"),
    [
        ((1, 2), {}),
        ((1, 2, 3, 4), {}),
        ((1,), {"second": 2, "fourth": 4}),
        ((), {"fourth": 4, "first": 1, "second": 2, "third": 3}),
        ((), {}),
        ((1,), {}),
        ((1,), {"first": 1}),
        ((1, 2), {"fifth": 5}),
        ((1, 2), {"fifth": 5, "first": 1}),
        ((1, 2, 3, 4, 5), {}),
    ],
)
def test_a_compiled_constructor_does_what_the_plain_one_does(args: tuple[object, ...], named: dict[str, object]) -> None:
    def outcome(constructor: Callable[..., None] | None) -> object:
        made = object.__new__(Given)
        try:
            if constructor is not None:
                constructor(made, *args, **named)
        except TypeError as error:
            return str(error)
        return made

    plain, compiled = records._constructor(Given), records._compiled_constructor(Given)
    if compiled is None:
        pytest.skip("this claimslint was built without its compiled modules")
    assert outcome(compiled) == outcome(plain)


def test_a_compiled_constructor_makes_records_of_its_class_alone() -> None:
    compiled = records._compiled_constructor(Given)
    if compiled is None:
        pytest.skip("this claimslint was built without its compiled modules")
    for wrong in ((), (1, 2), (Ours(1), 2, 3)):
        with pytest.raises(TypeError):
            compiled(*wrong)


def test_a_record_that_is_made_twice_holds_what_it_was_given_last() -> None:
    first, last = [1], [2]
    for _ in range(9):
        made = Given(first, 0)
        held = sys.getrefcount(first)
        made.__init__(last, second=0)  # type: ignore[misc]
        assert (made.first, sys.getrefcount(first)) == ([2], held - 1)


def test_a_frozen_record_cannot_be_changed() -> None:
    ours = Ours(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        ours.first = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
        del ours.first
    with pytest.raises(AttributeError):
        ours.unheard_of = 2


def test_a_record_that_is_not_frozen_can_be_changed_and_not_hashed() -> None:
    @records.dataclass(slots=True)
    class Open:
        value: int

    changed = Open(1)
    changed.value = 2
    assert changed == Open(2)
    with pytest.raises(TypeError):
        hash(changed)


def test_a_record_without_eq_is_itself_alone() -> None:
    @records.dataclass(slots=True, eq=False)
    class Alone:
        value: int

    assert Alone(1) != Alone(1)
    assert len({Alone(1), Alone(1)}) == 2


@pytest.mark.parametrize("replace", [records.replace, dataclasses.replace])
def test_replace_keeps_the_other_fields(replace: type) -> None:
    replaced = replace(Ours(1, "abc", [1]), first=5)
    assert (replaced.first, replaced.second, replaced.third, replaced.sum, replaced.doubled) == (5, "abc", [1], 8, 10)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_a_record_can_be_copied(copied: type) -> None:
    assert repr(copied(Ours(1, "abc", [1]))) == repr(Ours(1, "abc", [1]))
    assert copied(Ours(1, "abc")).sum == 4


def test_records_match_by_position() -> None:
    match Ours(1, "x"):
        case Ours(first, second):
            assert (first, second) == (1, "x")


def test_records_do_without_the_standard_library_until_it_is_asked_for() -> None:
    program = (
        "import sys; from linter import records\n"
        "@records.dataclass(frozen=True, slots=True)\nclass A:\n x: int\n"
        "A(1); assert 'dataclasses' not in sys.modules and 'inspect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_maker_makes_what_the_class_makes() -> None:
    make = records.maker(Ours)
    assert records.maker(Ours) is make
    assert make(1, "x", [2]) == Ours(1, "x", [2])
    assert make(1, "x", [2]).sum == 2
    assert make(1) == Ours(1)
    plain = records.maker(Plain)
    assert plain(1, "x") == Plain(1, "x")
    assert plain(1) == Plain(1)
    with pytest.raises(TypeError):
        plain(1, "x", 2)


@records.dataclass(frozen=True, slots=True)
class Plain:
    first: int
    second: str = "two"
