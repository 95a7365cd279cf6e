"""The form of one scale, from that scale alone: its levels or its items, for each place that it is asked at."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from basketweave.clinic.examine.asking import NEAR, OF_ITEM, OF_ZONE, ToGrade
from basketweave.clinic.examine.giving import Chosen
from basketweave.clinic.examine.grade_refusals import GradedTwice, GradeNotTaken
from basketweave.clinic.examine.reading import GradeRead
from basketweave.clinic.face.zones import name_of
from basketweave.clinic.shell.forms import ChoicesAbreast
from basketweave.science.protocol.scales.grading_scale import Item, Level, Scale

UNGRADED = "-"  # said by hand, to take a grade back; what was never touched is ""


class LevelsAbreast(ChoicesAbreast):
    """Large answers, each inside its label: their ids would weigh more than their words."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"].pop("id", None)
        return option


def grade_field(scale_id: str, zone: str) -> str:
    return f"{scale_id}{OF_ZONE}{zone}" if zone else scale_id


def item_field(scale_id: str, zone: str, item: str) -> str:
    return f"{grade_field(scale_id, zone)}{OF_ITEM}{item}"


def token_of(field: str, value: str, scale_ids: frozenset[str]) -> str:
    """What has to stand on the page for this field to be there: a scale, or a scale at a place; or ""."""
    place, has_item, _item = field.partition(OF_ITEM)
    scale_id, _, zone = place.partition(OF_ZONE)
    if scale_id not in scale_ids:
        return ""
    return place if has_item or (value and zone not in NEAR) else scale_id


def fields_of(asks: ToGrade) -> Iterator[tuple[str, forms.Field]]:
    used = asks.scale
    for zone in asks.zones:
        if used.is_itemised:
            yield from _items_at(used, zone)
        else:
            yield grade_field(used.id, zone), _levels(used, zone, LevelsAbreast(), (UNGRADED, _("Not graded")))
    for zone in asks.more_zones:
        yield grade_field(used.id, zone), _levels(used, zone, forms.Select(), ("", "–"))


def initial_of(read: GradeRead) -> dict[str, Any]:
    """A grade that stands, by the fields that it came from."""
    if read.parts:
        return {item_field(read.scale, read.zone, part.id): part.value for part in read.parts}
    return {grade_field(read.scale, read.zone): read.kept}


def chosen_in(cleaned: Mapping[str, Any], used: Scale, zone: str) -> Chosen | None:
    """What was chosen at this place; nothing, where nothing was."""
    if used.is_itemised:
        names = {item.id: item_field(used.id, zone, item.id) for item in (*used.items, *used.apart)}
        return {id: int(chosen) for id, name in names.items() if (chosen := cleaned.get(name, ""))} or None
    chosen = cleaned.get(grade_field(used.id, zone), "")
    if chosen in ("", UNGRADED):
        return None
    return str(chosen) if used.levels[0].id else int(chosen)


def faults_in(data: Any, cleaned: Mapping[str, Any], used: Scale, zone: str) -> Iterator[tuple[str, str]]:
    """By field: an item left out beside others, one that the scale does not ask, a place graded twice."""
    own = [item_field(used.id, zone, item.id) for item in used.items] or [grade_field(used.id, zone)]
    for name in own:
        if hasattr(data, "getlist") and len(set(data.getlist(name))) > 1:
            yield name, GradedTwice(used.id, zone).words()
    if used.is_itemised:
        yield from _faults_of_items(data, cleaned, used, zone)


def _faults_of_items(data: Any, cleaned: Mapping[str, Any], used: Scale, zone: str) -> Iterator[tuple[str, str]]:
    every = {item_field(used.id, zone, item.id): item for item in (*used.items, *used.apart)}
    added = [item_field(used.id, zone, item.id) for item in used.items]
    if any(cleaned.get(name) for name in every):
        for name in added:
            if cleaned.get(name) == "":
                parameters = {"item": every[name].id}
                yield name, GradeNotTaken("missing-item", used.id, zone, parameters).words()
    before = f"{grade_field(used.id, zone)}{OF_ITEM}"
    for name in data:
        if name.startswith(before) and name not in every:
            yield added[0], GradeNotTaken("unknown-item", used.id, zone, {}).words()


def _levels(used: Scale, zone: str, widget: forms.Widget, none: tuple[str, str]) -> forms.Field:
    levels = [(level.id or level.value, level_words(level)) for level in used.levels]
    ends = {"lowest": used.lowest, "highest": used.highest}
    code = "unknown-level" if used.levels[0].id else "off-scale"
    return forms.ChoiceField(
        label=name_of(zone) if zone else _("The face as a whole"),
        required=False,
        choices=[none, *levels] if none[0] == "" else [*levels, none],
        widget=widget,
        error_messages={"invalid_choice": GradeNotTaken(code, used.id, zone, ends).words()},
    )


def _items_at(used: Scale, zone: str) -> Iterator[tuple[str, forms.Field]]:
    for item in (*used.items, *used.apart):
        yield item_field(used.id, zone, item.id), _choices(used, zone, item)


def _choices(used: Scale, zone: str, item: Item) -> forms.Field:
    ends: dict[str, str | int] = {"item": item.id, "lowest": item.choices[0].value, "highest": item.choices[-1].value}
    return forms.ChoiceField(
        label=_(item.name),
        help_text=_(item.words),
        required=False,
        choices=[("", "–"), *((choice.value, choice_words(choice)) for choice in item.choices)],
        error_messages={"invalid_choice": GradeNotTaken("off-scale", used.id, zone, ends).words()},
    )


def level_words(level: Level) -> str:
    """A label is said alone where its digit misleads."""
    return _(level.name) if level.id else f"{level.value} · {_(level.name)}"


def choice_words(choice: Level) -> str:
    told = str(choice.value) if choice.name == str(choice.value) else f"{choice.value} · {_(choice.name)}"
    return f"{told}: {_(choice.words)}" if choice.words and choice.words != choice.name else told
