"""Concerns in the words that the patient chose."""

from django import template

from basketweave.clinic.consult.words import name_of

register = template.Library()


@register.filter
def in_patients_words(concern: str) -> str:
    return name_of(concern)
