"""The consent text that a new clinic begins with; its medical director should make it the clinic's own."""

TITLE = "Consent to microneedling"

TEXT = """\
What will be done
Fine needles make many small punctures in the skin at a length that was agreed with you. This is a controlled injury: \
the skin answers it by healing.

What you may feel and see
It can hurt, also with an anaesthetic cream. Pinpoint bleeding, redness, swelling and a feeling of sunburn are usual \
and most often pass within days. Dryness and flaking can follow.

What can go wrong
Less often: marks that are darker or lighter than your skin, spots, an infection, a cold sore that comes back, \
an allergy, lasting redness, small lumps. Seldom: a scar. Tell us at once if something worries you; we tell you how.

What we do not promise
Results differ between people, and it can happen that nothing changes that can be measured. Most people are offered \
several sessions, some weeks apart. You can stop after any of them.

What else there is
Other treatments may suit you better, and so may no treatment. You were told which of them were weighed, and why.

What you tell us
You have told us truthfully of pregnancy, illnesses, medicines, allergies, cold sores, scars that grew, earlier \
treatments of the skin, and strong sun; and you will tell us if any of it changes.

Your consent
You sign because you wish to, after your questions were answered. You can take your consent back at any time, before \
or during a session, without giving a reason and without any loss to your care.
"""
