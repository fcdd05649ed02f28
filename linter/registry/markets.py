"""Which markets there are: countries, the European Union, and parts of countries; of three federations all states and provinces are known.

A market that does not exist is never silently without effect. Which of those that do exist a user may ask for is a matter of the rules:
see `linter.findings.Market`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from linter.findings import Market
from linter.regexes import regex

COUNTRIES: Final[frozenset[Market]] = frozenset(
    "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc "
    "cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gd "
    "ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh "
    "ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw "
    "mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc "
    "sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk um us "
    "uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw".split()
)
"""ISO 3166-1 alpha-2, and `eu`; the United Kingdom is `uk`, never `gb`: one market has one name."""

STATES: Final[Mapping[Market, frozenset[str]]] = {
    "us": frozenset(
        "ak al ar as az ca co ct dc de fl ga gu hi ia id il in ks ky la ma md me mi mn mo mp ms mt nc nd ne nh nj nm nv ny oh "
        "ok or pa pr ri sc sd tn tx ut va vi vt wa wi wv wy".split()
    ),
    "ca": frozenset("ab bc mb nb nl ns nt nu on pe qc sk yt".split()),
    "au": frozenset("act nsw nt qld sa tas vic wa".split()),
}
"""The states and provinces that have law of their own, by country: USPS codes (with territories), else ISO 3166-2."""

WHAT_A_MARKET_IS: Final = "a market is a country by its two letters (“uk” for the United Kingdom), “eu”, or a part of a country (“us-fl”)"
_PART: Final = regex("[a-z]{2,3}")
"""A part of a country whose parts are not known here."""


def is_market(name: str) -> bool:
    """Whether there is such a market."""
    country, _, part = name.partition("-")
    if name in COUNTRIES:
        return True
    return part in STATES[country] if country in STATES else country in COUNTRIES and _PART.fullmatch(part) is not None
