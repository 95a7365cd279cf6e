"""What a deed refuses is said beside the field; what nobody expected stays loud."""

from uuid import UUID

import pytest
from django import forms

from basketweave.clinic.access.actor import Actor, Grant, Kind, Role
from basketweave.clinic.access.clock import NoSuchTime
from basketweave.clinic.access.versions import StaleRecord
from basketweave.clinic.house.models import Device
from basketweave.clinic.house.refusals import FindingsRefused, Refusal, refusals_on
from basketweave.clinic.shell.forms import VersionedForm
from tests.clinic.house.test_putting_findings_into_words import TOO_SOON

pytestmark = pytest.mark.once
HERE, ELSEWHERE = UUID(int=1), UUID(int=2)


class Form(forms.Form):
    name = forms.CharField(required=False)
    wall_time = forms.CharField(required=False)
    day = forms.CharField(required=False)


class Named(Refusal):
    code, field = "name-is-odd", "name"

    def words(self):
        return "An odd name."


def refused(refusal, form=None, field="day", **how):
    form = form or Form({})
    form.is_valid()
    with refusals_on(form, field, **how):
        raise refusal
    return form


def test_a_refusal_stands_beside_its_own_field():
    assert refused(Named()).errors == {"name": ["An odd name."]}


def test_it_can_be_sent_to_another_field():
    assert set(refused(Named(), name_is_odd="day").errors) == {"day"}


def test_without_its_field_it_stands_above_them_all():
    class Bare(forms.Form):
        pass

    assert refused(Named(), Bare({})).non_field_errors() == ["An odd name."]


def test_a_time_that_does_not_exist_is_said_beside_the_time():
    assert "clocks change" in refused(NoSuchTime()).errors["wall_time"][0]


@pytest.mark.parametrize(("role", "reason_is_told"), [(Role.DESK, False), (Role.OWNER, False), (Role.SPECIALIST, True)])
def test_findings_are_told_by_who_reads(role, reason_is_told):
    by = Actor(kind=Kind.STAFF, label=role.value, grants=frozenset({Grant(role=role)}))

    form = refused(FindingsRefused([TOO_SOON]), by=by, ask="Dr Lind")

    page = form.as_p()
    assert ("Chin" in str(form.errors.as_data()["day"][0].message)) == reason_is_told
    assert "20 March 2026" in page
    assert "session_spacing" in page


@pytest.mark.parametrize(("site_id", "reason_is_told"), [(HERE, True), (ELSEWHERE, False), (None, False)])
def test_the_reason_is_for_those_who_treat_at_that_site(site_id, reason_is_told):
    grants = frozenset({Grant(role=Role.SPECIALIST, site_id=HERE), Grant(role=Role.DESK, site_id=ELSEWHERE)})
    by = Actor(kind=Kind.STAFF, label="both", grants=grants)

    form = refused(FindingsRefused([TOO_SOON], site_id=site_id), by=by, ask="Dr Lind")

    said = str(form.errors.as_data()["day"][0].message)
    assert ("Chin" in said) == reason_is_told
    assert "20 March 2026" in said


def test_a_stale_record_shows_both():
    class Stale(VersionedForm):
        name = forms.CharField()

    form = Stale({"name": "Pen C", "version": 1}, version=1, saved={"name": "Pen A"})
    record = Device(name="Pen B", version=2)

    page = str(refused(StaleRecord(record), form))

    assert "Pen B" in page
    assert "Pen C" in page
    assert 'name="version" value="2"' in page


def test_what_nobody_expected_stays_loud():
    with pytest.raises(ZeroDivisionError):
        refused(ZeroDivisionError())
