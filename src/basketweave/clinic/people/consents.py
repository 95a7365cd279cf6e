"""Consents: what was read and signed is kept word for word; taking one back is a row of its own."""

from django.db import transaction
from django.utils.translation import gettext as _

from basketweave.clinic.access.actor import Actor
from basketweave.clinic.access.clock import now, today
from basketweave.clinic.access.door import Need, require_own
from basketweave.clinic.house.models import ConsentText
from basketweave.clinic.house.queries import consent_texts
from basketweave.clinic.house.refusals import Refusal
from basketweave.clinic.ledger.actions import record
from basketweave.clinic.people.models import Consent, ConsentWithdrawn, Episode, Staff
from basketweave.clinic.people.queries import is_minor, locked_episode


class TextChanged(Refusal):
    """The text that was read is not the one that stands."""

    code = "text-changed"

    def words(self) -> str:
        return _("The consent text was changed while this page was open. Please read it again and sign the new one.")


class NotSigned(Refusal):
    """A consent without a name is none."""

    code = "not-signed"
    field = "signed_name"

    def words(self) -> str:
        return _("Please write the name of the person who signs.")


class GuardianNeeded(Refusal):
    """A minor does not sign alone."""

    code = "guardian-needed"
    field = "is_guardian"

    def words(self) -> str:
        return _("This patient is a minor: a parent or guardian signs.")


@transaction.atomic
def sign_consent(
    *,
    episode: Episode,
    text: ConsentText,
    digest_shown: str,
    signed_name: str,
    is_guardian: bool = False,
    witnessed_by: Staff | None = None,
    by: Actor,
) -> Consent:
    """Keeps the exact words, their hash, who signed and when."""
    require_own(by, Need.BOOKING, site_id=episode.site_id, patient_id=episode.patient_id)
    locked_episode(episode.pk)
    standing = consent_texts().select_for_update().filter(pk=text.pk).first()
    if standing is None or not digest_shown == standing.digest == standing.digest_of(standing.title, standing.text):
        raise TextChanged
    if not signed_name.strip():
        raise NotSigned
    if is_minor(episode.patient, today(episode.site.zone)) and not is_guardian:
        raise GuardianNeeded
    consent = Consent.objects.create(
        episode=episode,
        consent_text=standing,
        title=standing.title,
        text=standing.text,
        digest=standing.digest,
        signed_name=" ".join(signed_name.split()),
        is_guardian=is_guardian,
        signed_at=now(),
        witnessed_by=witnessed_by,
    )
    record(by, "signed consent", consent, patient_id=episode.patient_id, digest=consent.digest)
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: Actor) -> ConsentWithdrawn:
    """Obeyed at once, and for all that was signed in this episode; asked twice, it is the same withdrawal."""
    episode = consent.episode
    require_own(by, Need.BOOKING, site_id=episode.site_id, patient_id=episode.patient_id)
    locked_episode(episode.pk)
    if before := ConsentWithdrawn.objects.filter(consent=consent).first():
        return before  # what was signed since then stands
    standing = list(Consent.objects.filter(episode=episode, withdrawal__isnull=True))
    ConsentWithdrawn.objects.bulk_create(ConsentWithdrawn(consent=each, at=now()) for each in standing)
    for each in standing:
        record(by, "withdrew consent", each, patient_id=episode.patient_id)
    return ConsentWithdrawn.objects.get(consent=consent)
