"""The corpus that speed is measured on: made up, but with the shape and the density of real advertising; the same at every run.

    python -m benchmarks.speed.corpus FOLDER

    one/one.md    one page of 5 KB          html/    2,000 HTML pages
    d200/         200 such pages (1 MB)     regexes.txt    150 regular expressions, for peers that take any
    d2000/        2,000 such pages (10 MB)
    big/big.md    the 2,000 pages end to end

About one sentence in three claims something; the rest is the filler of a web shop.
"""

from __future__ import annotations

import argparse
import html
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.speed import words

PAGES: Final = 2000
FEW_PAGES: Final = 200

_SEED = 20240611
_SIZE = 5000
"""Bytes that a page has at least."""

_NUMBERS = (3, 5, 7, 10, 12, 14, 20, 24, 25, 30, 50, 60, 75, 90, 100, 150, 250, 500, 660, 850, 1000, 1200)
_UNITS = "mg mcg IU ml nm g minutes days weeks % mW/cm² capsules cm".split()
_HEALED = ("changed my life", "was gone in a week", "made a real difference", "helped me sleep again", "is part of my routine")
_USES = ("per day", "each morning", "before bed", "after training", "twice a week")

Chosen = TypeVar("Chosen")


class Writer:
    """Writes pages from one source of chance: the order in which it is asked decides every word."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._sentences: tuple[tuple[float, Callable[[], str]], ...] = (
            (0.10, self._benefit), (0.16, self._cure), (0.22, self._ingredient), (0.27, self._testimonial), (0.31, self._disclaimer),
            (0.36, self._use), (0.41, self._question), (0.46, self._quality), (0.50, self._price), (0.54, self._absence),
            (0.58, self._study), (0.62, self._share), (0.66, self._caveat), (0.70, self._links), (0.80, self._filler),
            (0.90, self._long_filler), (1.00, self._report),
        )  # fmt: skip
        self._blocks: tuple[tuple[float, Callable[[], str]], ...] = (
            (0.16, self._sub_heading), (0.34, self._bullets), (0.39, self._steps), (0.44, self._quotation), (0.49, self._table),
            (0.51, self._image), (0.525, self._code), (0.54, self._note), (0.55, self._comment), (1.00, self._wrapped),
        )  # fmt: skip

    def page(self) -> str:
        """A Markdown page."""
        pick = self._pick
        title = self.heading()
        number = self.chance.randint(1000, 99999)
        parts = [f'---\ntitle: "{title}"\nsku: {number}\ntags: [{pick(words.NOUNS)}, {pick(words.NOUNS)}]\n---', "# " + self.heading()]
        size = sum(len(part.encode()) + 2 for part in parts)
        while size < _SIZE:
            parts.append(_by_chance(self._blocks, self.chance)())
            size += len(parts[-1].encode()) + 2
        return "\n\n".join(parts) + "\n"

    def html_page(self) -> str:
        """An HTML page."""
        title, description = html.escape(self.heading()), html.escape(self.sentence())
        parts = [
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
            f'<meta name="description" content="{description}">\n<style>.a{{color:#333}}</style></head>\n<body>\n<main>'
        ]
        size = len(parts[0])
        while size < _SIZE:
            parts.append(self._html_block())
            size += len(parts[-1].encode()) + 1
        return "\n".join(parts) + "\n</main>\n</body></html>\n"

    def sentence(self) -> str:
        """One sentence: a claim, a caveat or filler."""
        return _by_chance(self._sentences, self.chance)()

    def heading(self) -> str:
        """A heading."""
        first = _capital(self._pick(words.ADJECTIVES))
        kind = self._pick(("relief", "support", "care", "power", "science", "comfort"))
        target = self._pick([self._pick(words.BODY_PARTS), self._pick(words.CONDITIONS), self._pick(words.BENEFITS)])
        return f"{first} {kind} for {target}"

    def _pick(self, options: Sequence[Chosen]) -> Chosen:
        return self.chance.choice(options)

    def _product(self) -> str:
        return f"{self._pick(words.BRANDS)} {self._pick(words.PRODUCTS)}"

    def _number(self) -> str:
        return str(self._pick(_NUMBERS))

    def _quantity(self) -> str:
        if self.chance.random() < 0.25:
            return f"{self._number()}–{self._number()} {self._pick(_UNITS)}"
        return f"{self._number()} {self._pick(_UNITS)}"

    def _source(self) -> str:
        source = self._pick(words.SOURCES)
        return source.format(n=self.chance.randint(18, 4800), m=self.chance.randint(2, 48))

    def _link(self, text: str) -> str:
        host, folder, name = self._pick(words.BRANDS).lower(), self._pick(words.NOUNS), self._pick(words.NOUNS)
        return f"[{text}](https://{host}.example.com/{folder}/{name}-{self.chance.randint(1, 999)})"

    def _emphasis(self, text: str) -> str:
        draw = self.chance.random()
        return f"**{text}**" if draw < 0.45 else f"*{text}*" if draw < 0.75 else f"`{text}`" if draw < 0.8 else text

    def _benefit(self) -> str:
        pick = self._pick
        return (
            f"{_capital(pick(('our', 'the', 'this', 'every')))} {pick(words.ADJECTIVES)} {self._product()} {pick(words.SOFT_VERBS)} "
            f"{pick(words.BENEFITS)} and {pick(words.BENEFITS)}."
        )

    def _cure(self) -> str:
        pick = self._pick
        return f"{pick(words.BRANDS)} {pick(words.CLAIM_VERBS)} {pick(words.CONDITIONS)} in as little as {self._quantity()}."

    def _ingredient(self) -> str:
        pick = self._pick
        return (
            f"{_capital(pick(words.INGREDIENTS))} ({self._quantity()}) {pick(words.SOFT_VERBS)} your {pick(words.BODY_PARTS)}, "
            f"according to {self._source()}."
        )

    def _testimonial(self) -> str:
        pick = self._pick
        condition, years = pick(words.CONDITIONS), self.chance.randint(2, 20)
        return f'"I had {condition} for {years} years, and the {pick(words.PRODUCTS)} {pick(_HEALED)}," says {pick(words.PEOPLE)}.'

    def _disclaimer(self) -> str:
        return (
            f"This statement has not been evaluated by the Food and Drug Administration; {self._product()} is not intended to diagnose, "
            "treat, cure, or prevent any disease."
        )

    def _use(self) -> str:
        pick = self._pick
        return (
            f"Use it for {self._quantity()} {pick(_USES)}, e.g. with {pick(words.INGREDIENTS)} or {pick(words.INGREDIENTS)}, "
            f"unless {pick(words.PEOPLE)} tells you otherwise."
        )

    def _question(self) -> str:
        return f"Is {self._product()} safe for people with {self._pick(words.CONDITIONS)}?"

    def _quality(self) -> str:
        pick = self._pick
        return (
            f"We test each {pick(words.NOUNS)} in {pick(words.PLACES)} for heavy metals, i.e. lead, arsenic and cadmium, and publish the "
            f"{pick(words.NOUNS)} {pick(words.ADVERBS)}."
        )

    def _price(self) -> str:
        pick = self._pick
        return (
            f"Made in {pick(words.PLACES)} with {pick(words.INGREDIENTS)}, {pick(words.INGREDIENTS)} and {pick(words.INGREDIENTS)}, it "
            f"{pick(words.VERBS)} {pick(words.ADVERBS)} and costs ${self.chance.randint(9, 399)}.{self.chance.randint(0, 99):02d}."
        )

    def _absence(self) -> str:
        pick = self._pick
        return (
            f"No {pick(words.CONDITIONS)}, no {pick(words.CONDITIONS)} — just {pick(words.BENEFITS)} from a {pick(words.ADJECTIVES)}, "
            f"{pick(words.ADJECTIVES)} formula!"
        )

    def _study(self) -> str:
        pick = self._pick
        return (
            f"Wavelengths between {self._number()}–{self._number()} nm reach the {pick(words.BODY_PARTS)}; {pick(words.PEOPLE)} reviewed "
            f"the data in {pick(('Jan.', 'Feb.', 'Aug.', 'Sept.', 'Dec.'))} {self.chance.randint(2016, 2026)}."
        )

    def _share(self) -> str:
        share = self.chance.randint(51, 99)
        return f"{share}% of users reported {self._pick(words.BENEFITS)} after {self._quantity()} ({self._source()})."

    def _caveat(self) -> str:
        subject = self._pick(("nothing here", "this page", "our guide", "the leaflet"))
        verb = self._pick(("replaces", "is a substitute for", "should delay"))
        return f"Results vary, and {subject} {verb} medical advice from your doctor or pharmacist."

    def _links(self) -> str:
        pick = self._pick
        first = self._link(pick(words.BENEFITS))
        return (
            f"Read more about {first} in our {pick(words.NOUNS)} {pick(words.NOUNS)}, or compare {self._link(self._product())} with "
            f"{self._link(pick(words.INGREDIENTS))}."
        )

    def _filler(self) -> str:
        pick = self._pick
        return (
            f"The {pick(words.NOUNS)} {pick(words.VERBS)} {pick(words.ADVERBS)} in {pick(('a', 'the', 'your', 'our'))} "
            f"{pick(words.NOUNS)}, so the {pick(words.NOUNS)} {pick(('and', 'or'))} {pick(words.NOUNS)} {pick(words.VERBS)} "
            f"{pick(('too', 'as well', 'by itself', 'after that', 'on time'))}."
        )

    def _long_filler(self) -> str:
        pick = self._pick
        start = f"When your {pick(words.NOUNS)} {pick(words.VERBS)}, {pick(('we', 'they', 'you'))} "
        middle = f"{pick(('can', 'will', 'should', 'might'))} {pick(('keep', 'send', 'track', 'order', 'share', 'save'))} "
        end = f"the {pick(words.NOUNS)} {pick(words.ADVERBS)}"
        endings = ("", ", even on a busy " + pick(words.NOUNS), " from " + pick(words.PLACES), " without a " + pick(words.NOUNS))
        return f"{start}{middle}{end}{pick(endings)}."

    def _report(self) -> str:
        pick = self._pick
        return (
            f"{_capital(pick(words.ADVERBS))}, {pick(words.PEOPLE)} {pick(('writes', 'told us', 'explained', 'noted'))} that "
            f"{pick(words.INGREDIENTS)} {pick(words.SOFT_VERBS)} {self._emphasis(pick(words.BENEFITS))} for the {pick(words.BODY_PARTS)}"
            f"{pick((' at any age', '', ' in winter', ' during travel'))}."
        )

    def _paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(2, 6)))

    def _wrapped(self) -> str:
        text = self._paragraph()
        if self.chance.random() < 0.5:
            return text
        lines, line = [], ""
        for word in text.split(" "):
            if len(line) + len(word) > 90:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        return "\n".join([*lines, line])

    def _sub_heading(self) -> str:
        return "#" * self.chance.randint(2, 4) + " " + self.heading()

    def _bullets(self) -> str:
        return "\n".join(self._bullet() for _ in range(self.chance.randint(3, 6)))

    def _bullet(self) -> str:
        pick = self._pick
        sign = pick(("-", "-", "*"))
        label = pick(("", self._emphasis(_capital(pick(words.INGREDIENTS))) + ": "))
        soft = (self.sentence(), _capital(pick(words.SOFT_VERBS)) + " " + pick(words.BENEFITS))
        return f"{sign} {label}{pick((*soft, _capital(pick(words.CLAIM_VERBS)) + ' ' + pick(words.CONDITIONS)))}"

    def _steps(self) -> str:
        return "\n".join(f"{number}. {self.sentence()}" for number in range(1, self.chance.randint(3, 6)))

    def _quotation(self) -> str:
        return "> " + self.sentence()

    def _table(self) -> str:
        pick = self._pick
        rows = (
            f"| {pick(words.INGREDIENTS)} | {self._quantity()} | {_capital(pick(words.SOFT_VERBS))} {pick(words.BENEFITS)} |"
            for _ in range(self.chance.randint(2, 6))
        )
        return "| Ingredient | Dose | Benefit |\n|---|---:|---|\n" + "\n".join(rows)

    def _image(self) -> str:
        pick = self._pick
        alt = f"{self._product()} {pick(words.SOFT_VERBS)} {pick(words.BENEFITS)}"
        return f'![{alt}](/img/{pick(words.NOUNS)}-{self.chance.randint(1, 99)}.jpg "{_capital(pick(words.BENEFITS))}")'

    def _code(self) -> str:
        return f'```html\n<div class="promo" data-sku="{self.chance.randint(1, 9999)}">{self._product()}</div>\n```'

    def _note(self) -> str:
        return f'<p class="note">{self.sentence()}<br/>{self.sentence()}</p>'

    def _comment(self) -> str:
        return f"<!-- claims-ok: reviewed by {self._pick(words.PEOPLE)} -->"

    def _html_block(self) -> str:
        draw = self.chance.random()
        if draw < 0.15:
            return f'<h2 class="t">{html.escape(self.heading())}</h2>'
        if draw < 0.35:
            items = "\n".join(self._html_item() for _ in range(3))
            return f"<ul>\n{items}\n</ul>"
        if draw < 0.40:
            return f'<img src="/i/{self.chance.randint(1, 99)}.jpg" alt="{html.escape(self._product())}">'
        if draw < 0.45:
            return f"<script>var s={self.chance.randint(1, 9999)};</script>"
        first, second = html.escape(self.sentence()), html.escape(self.sentence(), quote=False)
        third = html.escape(self.sentence(), quote=False)
        return f"<p>{first} <em>{second}</em> {third} Rated 4.8&nbsp;&#9733; &amp; up.</p>"

    def _html_item(self) -> str:
        label = html.escape(_capital(self._pick(words.INGREDIENTS)))
        return f"  <li><strong>{label}</strong>: {html.escape(self.sentence())}</li>"


def write_corpus(folder: Path) -> None:
    """Write the whole corpus below `folder`."""
    writer = _writer()
    pages = [writer.page() for _ in range(PAGES)]
    _write(folder / "one" / "one.md", pages[0])
    for number, page in enumerate(pages):
        _write(folder / "d2000" / f"{number:04d}.md", page)
        if number < FEW_PAGES:
            _write(folder / "d200" / f"{number:04d}.md", page)
    _write(folder / "big" / "big.md", end_to_end(pages))
    for number in range(PAGES):
        _write(folder / "html" / f"{number:04d}.html", writer.html_page())
    _write(folder / "regexes.txt", "\n".join(patterns(random.Random(_SEED))) + "\n")  # noqa: S311


def first_pages(count: int) -> list[str]:
    """The first `count` Markdown pages of the corpus."""
    writer = _writer()
    return [writer.page() for _ in range(count)]


def _writer() -> Writer:
    return Writer(random.Random(_SEED))  # noqa: S311 # chance that repeats is what a benchmark needs


def end_to_end(pages: Sequence[str]) -> str:
    """The pages as one: the front matter of the first alone is kept."""
    return "".join(page.split("---\n\n", 1)[1] if number else page for number, page in enumerate(pages))


def patterns(chance: random.Random) -> list[str]:
    """150 regular expressions that look for what a claims linter looks for, for peers that know no other rules."""
    found = []
    for verb in words.PATTERN_VERBS:
        conditions, others = "|".join(chance.sample(words.PATTERN_CONDITIONS, 5)), "|".join(chance.sample(words.PATTERN_CONDITIONS, 4))
        found += [
            rf"\b{verb}(?:s|d|ed|ing)?\s+(?:\w+\s+){{0,3}}(?:{conditions})\b",
            rf"\b(?:can|will|may|could)\s+(?:help\s+)?{verb}\b",
            rf"\bno\s+more\s+(?:{others})\b|\b{verb}s?\s+your\b",
            rf"\b(?:clinically|scientifically)\s+(?:proven|shown|tested)\s+to\s+{verb}\b",
        ]
    found += [rf"\b\d{{1,3}}\s?%\s+(?:of\s+)?{word}\b" for word in words.PATTERN_SHARES]
    found += [rf"\b(?:FDA|USDA|CE|TGA|EFSA)[-\s](?:{word})\b" for word in words.PATTERN_STATUS]
    found += [rf"\b{word}[-\s](?:approved|recommended|tested|trusted|backed|formulated)\b" for word in words.PATTERN_AUTHORITIES]
    found += [rf"\b(?:in|within)\s+(?:just\s+|as\s+little\s+as\s+)?\d+\s+{word}\b" for word in words.PATTERN_TIMES]
    found += [rf"\b{word}\b" for word in words.PATTERN_HYPE]
    verbs = words.PATTERN_VERBS
    missing = range(150 - len(found))
    found += [rf"\b{verbs[at % len(verbs)]}\w*\s+(?:and|or)\s+{verbs[(at * 7 + 3) % len(verbs)]}\w*\b" for at in missing]
    return found


def _by_chance(options: Sequence[tuple[float, Callable[[], str]]], chance: random.Random) -> Callable[[], str]:
    draw = chance.random()
    return next(option for limit, option in options if draw < limit)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write the corpus into the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write_corpus(parser.parse_args().folder)


if __name__ == "__main__":
    main()
