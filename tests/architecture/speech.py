"""What a person reads on a page: its words, what hides between them, and quotations that are marked as claims."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

STANDS_FOR = "\ufffc"  # a value that the page fills in: words, but not ours to check here
INLINE = {
    *("a", "abbr", "b", "bdi", "code", "em", "i", "ins", "q", "small", "span", "strong", "sub", "sup", "u", "wbr")
}
VOID = {*("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")}
SILENT = {"script", "style"}
SHOWN = {"alt", "title", "placeholder", "aria-label", "aria-description", "content", "label", "data-label"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
HIDDEN = re.compile(r"{#.*?#}|{% *comment.*?endcomment *%}|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"{%-?\s*(\w+)(.*?)%}|{{(.*?)}}", re.DOTALL)
LITERAL = re.compile(r"\"([^\"]*)\"|'([^']*)'")
SPOKEN_LITERAL = re.compile(r"_\(\s*(?:\"([^\"]*)\"|'([^']*)')\s*\)")
NOT_SPOKEN = {"url", "static", "include", "extends", "load", "block", "if", "elif", "for", "with"}


@dataclass
class Node:
    tag: str
    classes: frozenset[str] = frozenset()
    parent: "Node | None" = None
    parts: list["Node | str"] = field(default_factory=list)

    @property
    def is_claim(self) -> bool:
        return self.tag == "q" and "claim" in self.classes

    @property
    def is_mark(self) -> bool:
        return "mark" in self.classes

    def walk(self) -> Iterator["Node"]:
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def says(self) -> str:
        """Its words, without what is marked as somebody else's claim."""
        if self.is_claim or self.tag in SILENT:
            return " "
        gap = "" if self.tag in INLINE else " "
        return gap + "".join(part if isinstance(part, str) else part.says() for part in self.parts) + gap


class Reader(HTMLParser):
    """A page as a tree; a template's branches simply follow each other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        node = Node(tag, frozenset(given.get("class", "").split()), self.here)
        for name in SHOWN & given.keys():
            self.here.parts.append(Node("shown", parent=self.here, parts=[given[name]]))
        self.here.parts.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag: str) -> None:
        at: Node | None = self.here
        while at is not None and at.tag != tag:
            at = at.parent
        if at is not None and at.parent is not None:
            self.here = at.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def page(text: str) -> Node:
    """A template or a finished page, as it is read."""
    reader = Reader()
    reader.feed(TAG.sub(_tag, HIDDEN.sub("", text)))
    reader.close()
    return reader.root


def said(text: str) -> str:
    """Of any string: its words alone, where it is made of tags."""
    return page(text).says() if "<" in text or "{" in text else text


def plain(text: str) -> str:
    """Without what only looks like a gap or hides in a word: hyphens that break a line, hard spaces, entities."""
    text = unicodedata.normalize("NFKC", html.unescape(text))
    text = re.sub(r"[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    return re.sub(r"\s+", " ", re.sub(r"[\u2010-\u2015]", "-", text).replace("’", "'"))


def unanswered(root: Node) -> Iterator[str]:
    """Marked quotations beside which no words of ours and no source stand."""
    for node in root.walk():
        if node.is_claim:
            beside = list(_beside(node))
            has_words = re.search(rf"[\w{STANDS_FOR}]", "".join(_says(part) for part in beside))
            has_mark = any(each.is_mark for part in beside if isinstance(part, Node) for each in part.walk())
            if not (has_words and has_mark):
                yield plain("".join(part if isinstance(part, str) else part.says() for part in node.parts))


def _beside(claim: Node) -> Iterator[Node | str]:
    """A definition's description, what follows a heading, or the rest of the paragraph."""
    at = claim
    while at.parent is not None and at.parent.tag in INLINE:
        at = at.parent
    block = at.parent
    if block is None or (block.tag not in HEADINGS and block.tag != "dt"):
        yield from _after(at)
        return
    for part in _after(block):
        if isinstance(part, Node) and part.tag == block.tag:
            return
        yield part


def _after(node: Node) -> list[Node | str]:
    siblings = node.parent.parts if node.parent else []
    return siblings[next(place for place, each in enumerate(siblings) if each is node) + 1 :]


def _says(part: Node | str) -> str:
    return part if isinstance(part, str) else part.says()


def _tag(found: re.Match[str]) -> str:
    """What a tag puts into the page, as far as the template tells: its literals, a mark, or a value."""
    name, inside, value = found.groups()
    if value is not None:
        return STANDS_FOR + " ".join(f" {each}" for each in _literals(LITERAL, value))
    if name == "mark" or (name == "include" and "_marks.html" in inside):
        return '<span class="mark"></span>'
    return " ".join(_literals(SPOKEN_LITERAL if name in NOT_SPOKEN else LITERAL, inside))


def _literals(pattern: re.Pattern[str], text: str) -> list[str]:
    return [double or single for double, single in pattern.findall(text)]
