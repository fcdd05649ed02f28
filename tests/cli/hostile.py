"""Hostile situations, each with the exit status and the words that are promised for it.

`docs/robustness.md` is made of this table: `python -m tests.cli.hostile > docs/robustness.md`.
"""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

CLEAN = "Exosomes are vesicles that cells release.\n"
CLAIM = "Exosomes cure arthritis.\n"

Prepare = Callable[[Path], object]


@dataclass(frozen=True)
class Situation:
    """What is met, what the command answers, and what it says on standard error (or, with `out`, on standard output).

    `prepare` makes the situation in an empty folder; `inside` runs in the process before the command does. An `unprivileged` process has no
    more rights than file modes give it.
    """

    name: str
    status: int
    says: str
    arguments: tuple[str, ...] = ("a.md",)
    prepare: Prepare | None = None
    stdin: bytes = b""
    environment: Mapping[str, str | None] = field(default_factory=dict)
    inside: Callable[[], object] | None = None
    stdout: Literal["read", "full", "unread"] = "read"
    out: bool = False
    unprivileged: bool = False
    slow: bool = False
    command: tuple[str, ...] = ("check", "--format", "json")


def wrote(**files: str | bytes) -> Prepare:
    """Write files: `a_md="…"` is `a.md`."""
    return writing({name.replace("_", "."): content for name, content in files.items()})


def writing(files: Mapping[str, str | bytes]) -> Prepare:
    def prepare(folder: Path) -> None:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return prepare


def both(*steps: Prepare) -> Prepare:
    return lambda folder: [step(folder) for step in steps]


def mode(name: str, bits: int) -> Prepare:
    return lambda folder: (folder / name).chmod(bits)


def link(name: str, target: str) -> Prepare:
    return lambda folder: (folder / name).symlink_to(target)


def fifo(name: str) -> Prepare:
    def prepare(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)

    return prepare


def bound_socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("a.sock")
    finally:
        os.chdir(here)


def deep_folders(folder: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.md").write_text(CLEAN)
    finally:
        os.fchdir(here)
        os.close(here)


def removed_folder() -> None:
    Path("gone").mkdir()
    os.chdir("gone")
    Path("../gone").rmdir()


def limited(what: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (most, most))


def front(matter: str) -> Prepare:
    return wrote(a_md=f"---\n{matter}\n---\n{CLEAN}")


def toml(matter: str) -> Prepare:
    return wrote(a_md=f"+++\n{matter}\n+++\n{CLEAN}")


def json_matter(matter: str) -> Prepare:
    return wrote(a_md=f"{matter}\n{CLEAN}")


def config(content: str | bytes) -> Prepare:
    return writing({"a.md": CLEAN, ".claimslint.yaml": content})


def registry(content: str | bytes, name: str = "x.yaml") -> Prepare:
    return writing({"a.md": CLEAN, f"claims/{name}": content})


def pattern(*phrases: str) -> Prepare:
    listed = "".join(f"  - '{phrase}'\n" for phrase in phrases)
    return registry(f"kind: masks\nversion: 1\nmasks:\n{listed}")


LAID = ("a.md", "--registry", "claims")
NO_TEXT = "is not valid UTF-8"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


def include(name: str) -> str:
    return f'{{% include "{name}" %}}\n'


INCLUDES = 20 * include("b.html")

SITUATIONS: tuple[Situation, ...] = (
    # bytes
    Situation("a byte that is not UTF-8", 2, f"a.md:1:9: byte 0xff {NO_TEXT}", prepare=wrote(a_md=b"We cure \xff")),
    Situation("a character cut off at the end", 2, NO_TEXT, prepare=wrote(a_md=b"caf\xc3")),
    Situation("half a surrogate pair in UTF-8", 2, NO_TEXT, prepare=wrote(a_md=b"\xed\xa0\x80")),
    Situation("an overlong form of NUL", 2, NO_TEXT, prepare=wrote(a_md=b"\xc0\x80")),
    Situation("Latin-1", 2, NO_TEXT, prepare=wrote(a_md="café".encode("latin-1"))),
    Situation("a NUL", 2, "it is binary, not text", prepare=wrote(a_md=b"We\x00cure")),
    Situation("UTF-16 with a mark", 2, "the file is UTF-16; save it as UTF-8", prepare=wrote(a_md=CLEAN.encode("utf-16"))),
    Situation("UTF-16 without a mark", 2, "it is binary, not text", prepare=wrote(a_md=CLEAN.encode("utf-16-le"))),
    Situation("UTF-32", 2, "the file is UTF-32; save it as UTF-8", prepare=wrote(a_md=CLEAN.encode("utf-32"))),
    Situation("a byte order mark and nothing else", 0, "", prepare=wrote(a_md=b"\xef\xbb\xbf")),
    Situation("an empty file", 0, "", prepare=wrote(a_md=b"")),
    Situation("a binary file that is named", 2, NO_TEXT, ("a.png",), wrote(a_png=b"\x89PNG\r\n\x1a\n\x00\x00")),
    Situation("terminal escapes in copy, shown as pictures", 1, "␛[2J", prepare=wrote(a_md="Exosomes cure arthritis\x1b[2J.\n"), out=True, command=("check",)),
    # size and depth
    Situation("one line of a megabyte", 0, "", prepare=wrote(a_md="We care for you. " * 60_000), slow=True),
    Situation("a hundred thousand nested quotes", 0, "", prepare=wrote(a_md=">" * 100_000 + " We care."), slow=True),
    Situation("a hundred thousand nested elements", 0, "", ("a.html",), wrote(a_html="<div>" * 100_000 + "We care."), slow=True),
    Situation("a hundred thousand unclosed brackets, links and emphasis", 0, "", prepare=wrote(a_md="[a](**_`<" * 12_000), slow=True),
    Situation("an entity for each character", 1, "cure-claim", prepare=wrote(a_md="".join(f"&#{ord(c)};" for c in CLAIM)), out=True),
    Situation("a script, a comment and a tag that never end", 0, "", ("a.html",), wrote(a_html="<p>Hi</p><script>a<!-- <b c='")),
    Situation("a table of a thousand columns with empty rows", 0, "", prepare=wrote(a_md="|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|b\n" * 1000)),
    # what a page names
    Situation("a style sheet at an address that is none", 0, '"files_read": 2', (".",), wrote(a_html='<link rel="stylesheet" href="//[x"><p>We care.', b_md=CLEAN), out=True),
    Situation("a style sheet with a name that no file can have", 0, '"files_read": 2', (".",), wrote(a_html=f'<link rel="stylesheet" href="a%00b.css"><link rel="stylesheet" href="{"c" * 300}.css">We care.', b_md=CLEAN), out=True),
    Situation("an include with a name that no file can have", 0, '"files_read": 1', ("a.html", "--site", "."), wrote(a_html=f'{{% include "{"c" * 300}.html" %}}We care.'), out=True),
    Situation("an include that is not UTF-8", 2, f"i.html:1:4: byte 0xff {NO_TEXT}", ("a.html", "--site", "."), wrote(a_html='{% include "i.html" %}We care.', i_html=b"<p>\xff")),
    Situation("a layout that is not UTF-8", 2, f"_layouts/b.html:1:4: byte 0xff {NO_TEXT}", ("a.md", "--site", "."), writing({"a.md": "---\nlayout: b\n---\nWe care.", "_layouts/b.html": b"<p>\xff"})),
    Situation("a layout nobody may read", 2, "_layouts/b.html: cannot be read: Permission denied", ("a.md", "--site", "."), both(writing({"a.md": "---\nlayout: b\n---\nWe care.", "_layouts/b.html": ""}), mode("_layouts/b.html", 0)), unprivileged=True),
    Situation("a layout that is missing, as a theme's is", 0, "there is no layout “b” in .; judged without it: a.md:2:9", ("a.md", "--site", "."), wrote(a_md="---\nlayout: b\n---\nWe care.")),
    Situation("an include that is missing, which may be an example", 0, '"files_read": 1', ("a.html", "--site", "."), wrote(a_html='{% include "b.html" %}We care.'), out=True),
    # front matter
    Situation("front matter that is no YAML", 2, "a.md:3:1: front matter is not valid YAML", prepare=front("a: [")),
    Situation("front matter nested too deep", 2, "nested more than 50 deep", prepare=front("a: " + "[" * 200 + "]" * 200)),
    Situation("an alias bomb in front matter, never expanded", 0, "", prepare=front(BOMB)),
    Situation("an alias of nothing in front matter", 2, "nothing is anchored as “x”", prepare=front("a: *x")),
    Situation("a control character in front matter", 2, "character U+0007 is not allowed in YAML", prepare=front("a: \x07")),
    Situation("TOML front matter that is no TOML", 2, "front matter is not valid TOML", prepare=toml("a = [")),
    Situation("TOML front matter nested too deep", 2, "nested too deeply", prepare=toml("a = " + "[" * 5000 + "]" * 5000)),
    Situation("a number of ten thousand digits in TOML front matter", 2, "front matter is not valid TOML", prepare=toml("a = " + "9" * 10_000)),
    Situation("a table of TOML front matter ten thousand deep", 2, "front matter: it is nested too deeply", prepare=toml("[" + "a." * 10_000 + "a]\n" + "".join(f"b{number} = 1\n" for number in range(9000)))),
    Situation("JSON front matter that is no JSON", 2, "a.md:2:8: front matter is not valid JSON", prepare=json_matter('{\n  "a": ,}')),
    Situation("JSON front matter nested too deep", 2, "nested more than 50 deep", prepare=json_matter('{"a": ' + "[" * 50_000 + "]" * 50_000 + "}")),
    Situation("a number of ten thousand digits in JSON front matter", 2, "front matter is not valid JSON", prepare=json_matter('{"a": ' + "9" * 10_000 + "}")),
    Situation("JSON-LD nested a hundred thousand deep", 0, "", ("a.html",), wrote(a_html='<script type="application/ld+json">' + '[{"a":' * 50_000)),
    Situation("a page that asks for an unknown context", 2, "no context is called “x”", prepare=front("claimslint: {context: x}")),
    Situation("a page that gives a text for its settings", 2, "a.md:2:13: front matter, claimslint: “education” is no setting", prepare=front("claimslint: education")),
    Situation("a page that gives a list for its context", 2, "a.md:3:13: front matter, claimslint.context: it takes one text, not a list", prepare=front("claimslint:\n  context: [education]")),
    Situation("a page with keys below its context", 2, "a.md:3:17: front matter, claimslint.context: it takes one text, and no keys", prepare=toml("[claimslint]\ncontext = {a = 'b'}")),
    Situation("a page that misspells the name of its settings", 2, "a.md:2:22: front matter, claimlint: this key is not read; did you mean “claimslint”?", prepare=front("claimlint: {context: education}")),
    Situation("a page whose context a template fills in", 2, "a.md:2:24: front matter, claimslint.context: what a template puts here is not known", prepare=front("claimslint: {context: '{{ kind }}'}")),
    # paths
    Situation("a file that is missing", 2, "gone.md: no such file or folder", ("gone.md",)),
    Situation("a pattern that nothing matches", 2, "nothing matches this pattern", ("*.md",)),
    Situation("an empty path", 2, "a path must not be empty", ("",)),
    Situation("a path that is too long", 2, "cannot be read: File name too long", ("a" * 300,)),
    Situation("a file named as a folder", 2, "no such file or folder", ("a.md/",), wrote(a_md=CLEAN)),
    Situation("a folder in which there is nothing to check", 2, "nothing to check", ("empty",), lambda folder: (folder / "empty").mkdir()),
    Situation("no path in an empty folder", 2, "nothing to check", ()),
    Situation("one bad file among good ones", 2, "b.md: no such file", ("a.md", "b.md"), wrote(a_md=CLAIM)),
    Situation("a dangling link that is named", 2, "no such file or folder", prepare=link("a.md", "gone")),
    Situation("a link to itself", 2, "cannot be read: Too many levels of symbolic links", prepare=link("a.md", "a.md")),
    Situation("links in a folder, not followed", 0, '"files_read": 1', ("s",), both(writing({"s/b.md": CLEAN, "c.md": CLAIM}), link("s/a.md", "../c.md"), link("s/d", "..")), out=True),
    Situation("a pipe that is named", 2, "is neither a file nor a folder; use - to read from a pipe", prepare=fifo("a.md")),
    Situation("a pipe in a folder, not read", 0, '"files_read": 1', ("s",), both(writing({"s/b.md": CLEAN}), fifo("s/a.md")), out=True),
    Situation("a socket", 2, "is neither a file nor a folder", ("a.sock",), bound_socket),
    Situation("a device", 2, "is neither a file nor a folder", ("/dev/zero",)),
    Situation("a file of the system that cannot be read", 2, "cannot be read", ("/proc/self/mem",)),
    Situation("a name with a line break", 0, r'"path": "a\nb.md"', ("a\nb.md",), writing({"a\nb.md": CLEAN}), out=True),
    Situation("a name of emoji", 0, r"\ud83e\uddec.md", ("🧬.md",), writing({"🧬.md": CLEAN}), out=True),
    Situation("a name that is not UTF-8", 0, r'"path": "caf\\xe9.md"', (".",), lambda folder: (folder / os.fsdecode(b"caf\xe9.md")).write_text(CLEAN), out=True),
    Situation("a name that looks like an option", 0, '"path": "-x.md"', ("--", "-x.md"), writing({"-x.md": CLEAN}), out=True),
    Situation("a path with dots and slashes", 0, '"files_read": 1', (".//s/..//a.md",), both(wrote(a_md=CLEAN), lambda folder: (folder / "s").mkdir()), out=True),
    Situation("names that differ in case alone", 0, '"files_read": 2', (".",), writing({"a.md": CLEAN, "A.md": CLEAN}), out=True),
    Situation("one file named three ways, read once", 0, '"files_read": 1', ("a.md", "./a.md", "."), wrote(a_md=CLEAN), out=True),
    Situation("a folder that is called a.md", 0, '"files_read": 1', ("s",), writing({"s/a.md/b.md": CLEAN}), out=True),
    Situation("a folder fifteen hundred folders deep", 0, '"files_read": 1', (".",), deep_folders, out=True),
    Situation("a file nobody may read", 2, "a.md: cannot be read: Permission denied", prepare=both(wrote(a_md=CLEAN), mode("a.md", 0)), unprivileged=True),
    Situation("a folder nobody may list", 2, "s/b/: cannot be read: Permission denied", ("s",), both(writing({"s/a.md": CLEAN, "s/b/c.md": CLAIM}), mode("s/b", 0)), unprivileged=True),
    Situation("a .gitignore that is no text", 0, '"files_read": 1', (".",), writing({"a.md": CLEAN, ".gitignore": b"\xff\xfe\n!\n/\n\\\n[a\n"}), out=True),
    Situation("a .gitignore that is a pipe, not read", 0, '"files_read": 1', (".",), both(wrote(a_md=CLEAN), fifo(".gitignore")), out=True),
    Situation("a .gitignore with dozens of stars in a line", 0, '"files_read": 1', (".",), writing({f"{'a' * 200}.md": CLEAN, ".gitignore": f"{'*a' * 40}b\n{'**/a/' * 40}b\n"}), out=True),
    Situation("a .gitignore with a range that is none", 0, '"files_read": 1', (".",), writing({"a.md": CLEAN, ".gitignore": "[z-a]\n"}), out=True),
    Situation("ten thousand files", 0, '"files_read": 10000', (".",), writing({f"{n % 100}/{n}.md": "" for n in range(10_000)}), out=True, slow=True),
    # standard input
    Situation("standard input that is binary", 2, "-:1:3: byte 0xff", ("-",), stdin=b"\x00\x01\xff"),
    Situation("standard input that is empty", 0, '"files_read": 1', ("-",), out=True),
    Situation("standard input asked for twice", 0, '"files_read": 1', ("-", "-"), stdin=CLEAN.encode(), out=True),
    Situation("standard input that is closed", 2, "-: cannot be read: standard input is closed", ("-",), inside=lambda: os.close(0)),
    # output
    Situation("standard output that nobody reads", 2, "", prepare=wrote(a_md=CLAIM), stdout="unread"),
    Situation("standard output on a full disk", 2, "the report cannot be written: No space left on device", prepare=wrote(a_md=CLAIM), stdout="full"),
    Situation("the version on a full disk", 2, "standard output: it cannot be written to: No space left on device", (), stdout="full", command=("--version",)),
    Situation("help on a full disk", 2, "standard output: it cannot be written to: No space left on device", (), stdout="full", command=("--help",)),
    Situation("the rules on a full disk", 2, "standard output: it cannot be written to: No space left on device", (), stdout="full", command=("rules",)),
    Situation("a rule's explanation on a full disk", 2, "standard output: it cannot be written to: No space left on device", ("disease-claim",), stdout="full", command=("explain",)),
    Situation("standard output that is closed", 2, "standard output: the report cannot be written", prepare=wrote(a_md=CLAIM), inside=lambda: os.close(1)),
    Situation("standard error that is closed", 2, "", ("gone.md",), inside=lambda: os.close(2)),
    Situation("a report for a folder that is missing", 2, "there is no folder to write it to", ("a.md", "--output", "s/r.json"), wrote(a_md=CLEAN)),
    Situation("a report in place of a folder", 2, "is a folder; --output needs a file", ("a.md", "--output", "."), wrote(a_md=CLEAN)),
    Situation("a report in place of the copy", 2, "is copy that is to be checked", ("a.md", "--output", "./a.md"), wrote(a_md=CLEAN)),
    Situation("a report on a full disk", 2, "the report cannot be written: No space left on device", ("a.md", "--output", "/dev/full"), wrote(a_md=CLEAN)),
    Situation("a report that is larger than a file may be", 2, "the report cannot be written: File too large", ("a.md", "--output", "r.json"), wrote(a_md=CLAIM), inside=limited(resource.RLIMIT_FSIZE, 100)),
    Situation("a report where nobody may write", 2, "the report cannot be written: Permission denied", ("a.md", "--output", "s/r.json"), both(wrote(a_md=CLEAN), lambda folder: (folder / "s").mkdir(mode=0o555)), unprivileged=True),
    Situation("a report with a name that no file can have", 2, f"{'r' * 300}: File name too long", ("a.md", "--output", "r" * 300), wrote(a_md=CLEAN)),
    Situation("a rule with a name that no file can have", 2, f"{'r' * 300}: File name too long", ("r" * 300,), command=("explain",)),
    # what other commands read
    Situation("a pipe of which a line is asked about", 2, "p: is neither a file nor a folder; use - to read from a pipe", ("p:1",), fifo("p"), command=("explain",)),
    Situation("a file of the system of which a line is asked about", 2, "/proc/self/mem: cannot be read: Input/output error", ("/proc/self/mem:1",), command=("explain",)),
    Situation("a source document that is a pipe", 2, "p: is neither a file nor a folder", ("--source", "p"), fifo("p"), command=("registry", "verify")),
    Situation("a source document that never ends", 2, "/dev/zero: is neither a file nor a folder", ("--source", "/dev/zero"), command=("registry", "verify")),
    Situation("a source document that cannot be read", 2, "/proc/self/mem: cannot be read: Input/output error", ("--source", "/proc/self/mem"), command=("registry", "verify")),
    # surroundings of the process
    Situation("no home", 0, "", prepare=wrote(a_md=CLEAN), environment={"HOME": None, "XDG_CACHE_HOME": None}),
    Situation("a home that is a file", 0, "", prepare=wrote(a_md=CLEAN), environment={"HOME": "/dev/null", "XDG_CACHE_HOME": None}),
    Situation("a cache folder that is a file", 0, "", prepare=wrote(a_md=CLEAN), environment={"XDG_CACHE_HOME": "/dev/null"}),
    Situation("a cache folder nobody may write to", 0, "", prepare=wrote(a_md=CLEAN), environment={"XDG_CACHE_HOME": "/proc"}),
    Situation("a terminal of ASCII", 1, "\\u201c", prepare=wrote(a_md=CLAIM), environment={"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, out=True, command=("check",)),
    Situation("a current folder that is gone", 2, "the current folder cannot be read: No such file or directory", ("/dev/null",), inside=removed_folder),
    Situation("sixteen open files and no more", 0, "", prepare=wrote(a_md=CLEAN), inside=limited(resource.RLIMIT_NOFILE, 16)),
    Situation("twelve open files and eight processes", 0, '"files_read": 40', (".", "--jobs", "8", "--no-cache"), writing({f"{n}.md": CLEAN for n in range(40)}), inside=limited(resource.RLIMIT_NOFILE, 12), out=True),
    Situation("thirty open files and eight processes", 0, '"files_read": 40', (".", "--jobs", "8", "--no-cache"), writing({f"{n}.md": CLEAN for n in range(40)}), inside=limited(resource.RLIMIT_NOFILE, 30), out=True),
    Situation("too little memory for a file", 2, "a.html: cannot be checked: there is not enough memory", ("a.html",), wrote(a_html="<p>a" * 400_000), inside=limited(resource.RLIMIT_AS, 160_000_000), slow=True),
    # config
    Situation("a config that is no YAML", 2, ".claimslint.yaml:2:1: this is not valid YAML", prepare=config("a: [\n")),
    Situation("a config that is not UTF-8", 2, "this file is not UTF-8", prepare=config(b"\xff")),
    Situation("a config nobody may read", 2, "this file cannot be read: Permission denied", prepare=both(config("fail-on: error"), mode(".claimslint.yaml", 0)), unprivileged=True),
    Situation("an alias bomb in the config", 2, "anchors are not read", prepare=config(BOMB)),
    Situation("a config nested too deep", 2, "nested more than 32 levels deep", prepare=config("a: " + "[" * 500)),
    Situation("a config of one huge number", 2, ".claimslint.yaml:1:", prepare=config("market: " + "9" * 10_000)),
    Situation("a misspelt key in the config", 2, "did you mean “market”?", prepare=config("markets: [us]")),
    Situation("a glob of dozens of stars in the config", 0, '"files_read": 1', (".",), writing({f"{'a' * 200}.md": CLEAN, ".claimslint.yaml": f"exclude: ['{'*a' * 40}b']"}), out=True),
    Situation("a glob in the config that can match nothing", 2, ".claimslint.yaml:1:11: exclude[0]: “[z-a]” can match nothing", prepare=config("exclude: ['[z-a]']")),
    Situation("a config that is missing", 2, "does not exist", ("a.md", "--config", "gone.yaml"), wrote(a_md=CLEAN)),
    Situation("a config that is a pipe", 2, "pipe:1:1: this is no regular file", ("a.md", "--config", "pipe"), both(wrote(a_md=CLEAN), lambda folder: os.mkfifo(folder / "pipe"))),
    Situation("a config that is a folder", 2, "is a directory", ("a.md", "--config", "."), wrote(a_md=CLEAN)),
    Situation("a config that is a link to nothing", 2, ".claimslint.yaml:1:1: this is a link that leads nowhere", prepare=both(wrote(a_md=CLEAN), link(".claimslint.yaml", "gone"))),
    Situation("a config that is a link to itself", 2, ".claimslint.yaml:1:1: this is a link that leads nowhere", prepare=both(wrote(a_md=CLEAN), link(".claimslint.yaml", ".claimslint.yaml"))),
    Situation("a config that is named wrongly and a link to nothing", 2, "a file of this name is not read", prepare=both(wrote(a_md=CLEAN), link(".claimslint.yml", "gone"))),
    Situation("a folder called .claimslint.yaml", 2, ".claimslint.yaml:1:1: this is no regular file", prepare=writing({"a.md": CLEAN, ".claimslint.yaml/b": ""})),
    Situation("a config called .claimslintrc", 2, ".claimslintrc:1:1: a file of this name is not read: call it .claimslint.yaml", prepare=writing({"a.md": CLEAN, ".claimslintrc": "market: uk"})),
    Situation("a table of pyproject.toml with a name that is nearly ours", 0, "pyproject.toml: the table [tool.claims-lint] is not read", prepare=writing({"a.md": CLEAN, "pyproject.toml": "[tool.claims-lint]\nmarket = 'uk'\n"})),
    Situation("a folder with a wrong name of the config", 2, "a file of this name is not read", prepare=writing({"a.md": CLEAN, ".claimslint.yml/b": ""})),
    Situation("a pyproject.toml that is a link to nothing", 2, "pyproject.toml:1:1: this is a link that leads nowhere", prepare=both(wrote(a_md=CLEAN), link("pyproject.toml", "gone"))),
    Situation("a config with tags that would run code", 2, "tags are not read", prepare=config("market: !!python/object/apply:os.system ['touch ran']")),
    Situation("a pyproject.toml nested too deep", 2, "nested too deeply", prepare=writing({"a.md": CLEAN, "pyproject.toml": "[tool.claimslint]\na = " + "[" * 5000 + "]" * 5000})),
    Situation("a pyproject.toml that is no TOML", 2, "this is not valid TOML", prepare=writing({"a.md": CLEAN, "pyproject.toml": "[tool.claimslint"})),
    # registry
    Situation("a registry that is missing", 2, "does not exist", ("a.md", "--registry", "gone"), wrote(a_md=CLEAN)),
    Situation("a registry that is empty", 2, "holds no registry file", ("a.md", "--registry", "e"), both(wrote(a_md=CLEAN), lambda folder: (folder / "e").mkdir())),
    Situation("a folder called x.yaml in a registry", 2, "holds no registry file", LAID, both(wrote(a_md=CLEAN), lambda folder: (folder / "claims/x.yaml").mkdir(parents=True))),
    Situation("a pipe called x.yaml in a registry", 2, "claims/x.yaml:1:1: this is neither a file nor a folder", LAID, both(wrote(a_md=CLEAN), fifo("claims/x.yaml"))),
    Situation("a link to a device in a registry", 2, "this is neither a file nor a folder", LAID, both(wrote(a_md=CLEAN), lambda folder: (folder / "claims").mkdir(), link("claims/x.yaml", "/dev/zero"))),
    Situation("a registry in a circle of links", 2, "or a link that leads back to itself", LAID, both(registry("kind: masks\nmasks: [a]\n"), link("claims/again", "."))),
    Situation("a registry file that is not UTF-8", 2, "claims/x.yaml:1:7: this file is not UTF-8", LAID, registry(b"kind: \xff")),
    Situation("a registry file of no known kind", 2, "is no kind of registry file", LAID, registry("kind: x\n")),
    Situation("a registry file nested too deep", 2, "nested more than 32 levels deep", LAID, registry("kind: masks\nmasks: " + "[" * 5000)),
    Situation("an alias bomb in a registry", 2, "anchors are not read", LAID, registry("kind: masks\nmasks: []\n" + BOMB)),
    Situation("a registry file that is too large", 2, "too large: 5000000 characters", LAID, registry("#" * 5_000_000)),
    Situation("a pattern with an open parenthesis", 2, "a parenthesis is not closed", LAID, pattern("(a|b")),
    Situation("a pattern nested too deep", 2, "nested more than six deep", LAID, pattern("a " + "(b " * 10 + ")" * 10)),
    Situation("a pattern that doubles the work", 2, "passed over in more than one way", LAID, pattern("a " + "((b|)|(c|)) " * 30 + "d")),
    Situation("a pattern of gaps", 2, "gaps and optional parts; at most 24", LAID, pattern("a " + ".. (b|) " * 100 + "c")),
    Situation("a pattern of a thousand choices", 2, "at most 2000 are allowed", LAID, pattern("(a|b) " * 1000)),
    # usage
    Situation("an unknown option", 2, "No such option", ("a.md", "--wat"), wrote(a_md=CLEAN)),
    Situation("an unknown report format", 2, "'xml' is not one of", ("a.md", "--format", "xml"), wrote(a_md=CLEAN)),
    Situation("an unknown market", 2, "is called “mars”", ("a.md", "--market", "mars"), wrote(a_md=CLEAN)),
    Situation("an unknown rule", 2, "is called “no-such”", ("a.md", "--select", "no-such"), wrote(a_md=CLEAN)),
    Situation("a selection of no rule", 2, "names no rule", ("a.md", "--select", ","), wrote(a_md=CLEAN)),
    Situation("a day that is none", 2, "is no day", ("a.md", "--as-of", "2026-02-30"), wrote(a_md=CLEAN)),
    Situation("a day told by its week", 2, "is no day", ("a.md", "--as-of", "2026-W01-1"), wrote(a_md=CLEAN)),
    Situation("a day told by its week, of a line", 2, "is no day", ("a.md:1", "--as-of", "2026-W01-1"), wrote(a_md=CLEAN), command=("explain",)),
    Situation("a fix of standard input", 2, "--fix writes files", ("-", "--fix")),
    Situation("a name for standard input that is not read", 2, "--stdin-filename needs -", ("a.md", "--stdin-filename", "b.md"), wrote(a_md=CLEAN)),
    Situation("an include that includes itself", 0, "“b.html” leads in a circle, which is followed once: b.html:1:1", ("a.html", "--site", "."), writing({"a.html": INCLUDES, "b.html": INCLUDES})),
    Situation("includes nested four hundred deep", 2, "i400.html:1:4: byte 0xff", ("a.html", "--site", "."), writing({"a.html": include("i0.html"), "i400.html": b"<p>\xff"} | {f"i{each}.html": include(f"i{each + 1}.html") for each in range(400)})),
    Situation("includes that double the files twenty times", 2, "includes more than 500 files", ("a.html", "--site", "."), writing({"a.html": include("i0.html")} | {f"i{each}.html": 2 * include(f"i{each + 1}.html") for each in range(20)})),
)  # fmt: skip

INTRODUCTION = """# Robustness

What hostile or broken input comes to. Each line is a test (`tests/cli/hostile.py`) that runs the command and looks at what it answers; the
exit statuses are explained in [exit-status.md](exit-status.md). A failure never hides the findings of other files: the JSON report lists
it under `failures`. Nothing in copy, config or registry is executed, imported or fetched, and nothing shows a traceback.

How the work grows with hostile copy is measured in [../benchmarks/SCALING.md](../benchmarks/SCALING.md).

| situation | exit status | what it says |
|---|---:|---|
"""


def page() -> str:
    """The page of the documentation."""
    rows = (f"| {each.name} | {each.status} | {_words(each)} |\n" for each in SITUATIONS)
    return INTRODUCTION + "".join(rows)


def _words(situation: Situation) -> str:
    return "" if situation.out or not situation.says else f"`{situation.says}`"


if __name__ == "__main__":
    print(page(), end="")
