"""This clinic: its sites and hours, rooms, devices, lots, and the texts that patients sign."""

import hashlib
import uuid
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from basketweave.science.quantities import Jurisdiction

# What was read of a country's labels and laws; see science.quantities.Jurisdiction.
JURISDICTIONS = [
    (Jurisdiction.NOT_READ.value, _("none was read for this country")),
    (Jurisdiction.USA.value, _("United States: labels as cleared by the FDA")),
]


def check_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            gettext("“%(name)s” is not a time zone; write it like Europe/Lisbon."), params={"name": name}
        )


class Site(models.Model):
    """One place of the clinic, with its own wall clock."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    zone = models.CharField(_("time zone"), max_length=60, validators=[check_zone])
    country = models.CharField(_("country"), max_length=2)  # ISO 3166
    jurisdiction = models.CharField(
        _("labels and laws"), max_length=10, choices=JURISDICTIONS, default=Jurisdiction.NOT_READ.value
    )
    address = models.TextField(_("address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    out_of_hours_phone = models.CharField(_("telephone out of hours"), max_length=40, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = ""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(jurisdiction__in=[each.value for each in Jurisdiction]), name="labels_and_laws_are_known"
            ),
            models.CheckConstraint(
                condition=~Q(country="US") | Q(jurisdiction=Jurisdiction.USA.value), name="the_usa_has_its_own_labels"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


class Hours(models.Model):
    """When a site is open, by day of the week (0 is Monday)."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="hours_on_a_weekday"),
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="hours_open_before_they_close"),
            models.UniqueConstraint(fields=["site", "weekday", "opens"], name="hours_once"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}–{self.closes}"


class Room(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(_("name"), max_length=80)
    retired_at = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = "site"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "name"], name="rooms_of_a_site_have_names")]

    def __str__(self) -> str:
        return self.name


class Device(models.Model):
    """A pen, roller or stamp that the clinic owns."""

    class DeviceKind(models.TextChoices):
        PEN = "pen", _("pen")
        ROLLER = "roller", _("roller")
        STAMP = "stamp", _("stamp")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="devices")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=DeviceKind)
    needles = models.PositiveSmallIntegerField(_("needles"), validators=[MinValueValidator(1)])
    longest_needle_mm = models.DecimalField(
        _("labelled ceiling, mm"), max_digits=3, decimal_places=2, validators=[MinValueValidator(Decimal("0.1"))]
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    door_patient = None
    door_site = "site"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="devices_of_a_site_have_names"),
            models.CheckConstraint(condition=Q(longest_needle_mm__gt=0), name="device_needles_have_length"),
            models.CheckConstraint(condition=Q(needles__gt=0), name="devices_have_needles"),
        ]

    def __str__(self) -> str:
        return self.name


class Lot(models.Model):
    """Cartridges or rollers of one lot, in stock at one site."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="lots")
    product = models.CharField(_("product"), max_length=120)
    number = models.CharField(_("lot number"), max_length=60)
    expires_on = models.DateField(_("expires on"))
    recalled_at = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = "site"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "product", "number"], name="a_lot_stands_once_at_a_site")
        ]

    def __str__(self) -> str:
        return f"{self.product} {self.number}"


class ConsentText(models.Model):
    """A text that patients sign, in one language. A changed text is a new row; what was signed stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.CharField(_("language"), max_length=10, default="en")
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"))
    digest = models.CharField(max_length=64, editable=False)
    valid_from = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language"], condition=Q(replaced_at__isnull=True), name="one_consent_text_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def digest_of(title: str, text: str) -> str:
        return hashlib.sha256(f"{title}\n\n{text}".encode()).hexdigest()


class OwnNumber(models.Model):
    """One number of the guideline as this clinic wants it, stricter than published; without a value it is given back.

    Each change is a new row. The newest of all always stands, so the highest edition that stands is the edition.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=60)  # of the guideline
    value = models.JSONField(null=True, blank=True)  # a whole number, a length, or a list of days
    because = models.TextField(_("because"), blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stands_behind = models.CharField(max_length=200)  # the name that was theirs then
    changed_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    door_patient = None
    door_site = None

    class Meta:
        ordering = ["-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(replaced_at__isnull=True), name="one_own_number_stands"
            ),
            models.CheckConstraint(condition=Q(value__isnull=True) | ~Q(because=""), name="own_numbers_have_reasons"),
            models.CheckConstraint(condition=Q(edition__gte=1), name="editions_count_from_one"),
            models.CheckConstraint(
                condition=Q(replaced_at__isnull=True) | Q(replaced_at__gte=F("changed_at")),
                name="own_numbers_are_replaced_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.name}"
