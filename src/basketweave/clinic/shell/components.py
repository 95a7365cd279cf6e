"""The values that our components show: a mark, a deed, a finding put into words, a line of a timeline."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

Words = str | Promise
Shade = Literal["fine", "ask", "wait", "never"]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """How well a number is founded, and where a reader can look."""

    letter: Literal["R", "K", "C", "H"]
    source: Words = ""  # who stands behind it: a study's name, or the person of a house rule
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something to press: a link where it has an address, else a button of the form around it."""

    label: Words
    url: str = ""
    name: str = ""
    value: str = ""
    kind: Literal["", "primary", "danger", "plain"] = ""


@dataclass(frozen=True, kw_only=True)
class FindingWords:
    """What a rule says, as a person reads it."""

    outcome: Shade
    headline: Words
    words: tuple[Words, ...] = ()
    rule: str = ""  # the rule's own name, printed with every refusal
    guideline: str = ""
    marks: tuple[Mark, ...] = ()
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TimelineLine:
    """One day or event of a timeline."""

    when: Words
    title: Words
    words: Words = ""
    state: Literal["", "done", "now", "harm"] = ""
    url: str = ""
    link: Words = ""
