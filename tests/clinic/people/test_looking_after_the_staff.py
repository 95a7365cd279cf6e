"""Staff are invited by mail, hold roles at sites, and leave; one owner always remains."""

import re

import pytest
from django.test import Client
from django.utils.formats import date_format

from basketweave.clinic.access.actor import Actor, Grant, Role
from basketweave.clinic.access.door import PermissionRefused
from basketweave.clinic.house.queries import consent_texts, rooms, sites
from basketweave.clinic.people import actions, queries
from basketweave.clinic.people.models import RoleHeld, Staff

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def open_it(**what):
    told = {"owner_name": "Olga", "owner_email": "olga@example.org", "password": PASSWORD, "site_name": "Rua do Sol"}
    told |= {"zone": "Europe/Lisbon", "country": "pt", "by": Actor.job("setup")}
    return actions.open_clinic(**{**told, **what})


def test_a_clinic_opens_with_an_owner_a_site_a_room_and_a_text(clock):
    owner = open_it()

    assert queries.roles_of(owner.user) == {Grant(role=Role.OWNER)}
    assert [(site.name, site.country) for site in sites()] == [("Rua do Sol", "PT")]
    assert rooms(sites()[0]).count() == consent_texts().count() == 1
    assert queries.clinic_name() == "Rua do Sol"


def test_it_opens_once(clock):
    open_it()

    with pytest.raises(actions.AlreadyOpen):
        open_it(owner_email="eve@example.org")


def test_the_invited_chooses_a_password_and_comes_in(client_of, olga, lisbon, mails):
    answer = client_of(olga).post(
        "/staff/", {"name": "Ivo", "email": "ivo@example.org", "role": "specialist", "site": str(lisbon.pk)}
    )
    [mail] = mails()
    address = re.search(r"https?://[^/]+(/accounts/\S+)", mail.body)[1]
    form = Client().get(address)
    browser = Client()
    page = browser.get(address, follow=True)
    browser.post(page.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})

    assert answer.status_code == 302
    assert (mail.to, form.status_code) == (["ivo@example.org"], 302)
    ivo = Staff.objects.get(name="Ivo")
    assert queries.roles_of(ivo.user) == {Grant(role=Role.SPECIALIST, site_id=lisbon.pk)}
    signed_in = Client().post("/accounts/login/", {"login": "ivo@example.org", "password": PASSWORD})
    assert signed_in.status_code == 302
    used_again = Client().get(address, follow=True)
    assert "password1" not in used_again.content.decode()


@pytest.mark.parametrize("email", ["olga.brandt@example.org", "OLGA.BRANDT@example.org"])
def test_an_address_signs_in_one_person(client_of, olga, lisbon, email):
    answer = client_of(olga).post("/staff/", {"name": "Two", "email": email, "role": "desk", "site": "everywhere"})

    assert answer.status_code == 422
    assert "already" in answer.content.decode()


def test_a_role_is_given_and_ended_on_the_page(client_of, olga, mira, lisbon):
    browser = client_of(olga)

    browser.post(f"/staff/{mira.pk}/", {"role": "specialist", "site": str(lisbon.pk)})
    assert Grant(role=Role.SPECIALIST, site_id=lisbon.pk) in queries.roles_of(mira.user)

    browser.post(f"/staff/roles/{RoleHeld.objects.get(staff=mira, role='specialist').pk}/end/")
    assert queries.roles_of(mira.user) == {Grant(role=Role.DESK, site_id=lisbon.pk)}


def test_a_role_given_twice_is_held_once(olga, mira, lisbon, as_staff):
    for _ in range(2):
        actions.give_role(staff=mira, role=Role.DESK, site=lisbon, by=as_staff(olga))
        actions.give_role(staff=mira, role=Role.OWNER, site=None, by=as_staff(olga))

    assert RoleHeld.objects.filter(staff=mira).count() == 2


def test_the_last_owner_stays(olga, client_of, as_staff):
    with pytest.raises(actions.LastOwner):
        actions.end_role(held=RoleHeld.objects.get(staff=olga), by=as_staff(olga))
    answer = client_of(olga).post(f"/staff/{olga.pk}/leave/", follow=True)

    assert "only owner" in answer.content.decode()
    assert queries.roles_of(olga.user)


def test_who_manages_one_site_gives_roles_there_only(lisbon, berlin, mira, omar, as_staff):
    RoleHeld.objects.create(staff=mira, role=Role.OWNER, site=lisbon, since=mira.user.joined_at)

    for site in (berlin, None):
        with pytest.raises(PermissionRefused):
            actions.give_role(staff=omar, role=Role.DESK, site=site, by=as_staff(mira))
    assert actions.give_role(staff=omar, role=Role.DESK, site=lisbon, by=as_staff(mira))


def test_who_left_comes_in_no_more(olga, mira, client_of, as_staff):
    browser = client_of(mira)

    actions.let_go(staff=mira, by=as_staff(olga))

    assert browser.get("/diary/").status_code == 302
    assert queries.roles_of(mira.user) == set()


@pytest.mark.parametrize("who", ["mira", "dr_lind", "omar"])
def test_others_do_not_see_the_staff_pages(request, who, client_of):
    assert client_of(request.getfixturevalue(who)).get("/staff/").status_code == 403


def test_the_days_of_a_token_say_by_which_clock_they_are_meant(client_of, mira):
    client = client_of(mira)
    client.post("/staff/tokens/", {"name": "telephone"})

    said = client.get("/staff/tokens/").content.decode()

    made = mira.user.api_tokens.get()
    for moment in (made.made_at, made.expires_at):
        assert f"<bdi>{date_format(moment)} UTC</bdi>" in said


def test_who_signs_is_the_person_who_acts(mira, olga, as_staff):
    assert queries.staff_of(as_staff(mira)) == mira
    for nobody in (Actor.visitor(), Actor.job("test"), Actor.patient(mira.pk, is_verified=True)):
        with pytest.raises(PermissionRefused):
            queries.staff_of(nobody)


def test_specialists_and_directors_are_those_of_the_site(lisbon, dr_lind, noor, mira, dr_weiss, dr_vega):
    assert list(queries.specialists(lisbon)) == [dr_lind, noor]
    assert list(queries.directors(lisbon)) == [dr_vega]


def test_who_has_left_is_given_nothing_and_counts_for_nothing(olga, noor, as_staff):
    by = as_staff(olga)
    actions.let_go(staff=noor, by=by)

    with pytest.raises(actions.HasLeft):
        actions.give_role(staff=noor, role=Role.OWNER, site=None, by=by)
    with pytest.raises(actions.HasLeft):
        actions.invite(staff=noor, by=by)
    with pytest.raises(actions.LastOwner):
        actions.let_go(staff=olga, by=by)
