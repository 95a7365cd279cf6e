"""The same rules as one would write them in an afternoon: a chain of ifs with the numbers in it, for `bench.protocol`.

It answers with rule, code and day alone: no places, no mark, no source, nobody who may pass.
"""

from datetime import date, timedelta
from typing import Any

FACE = {
    "forehead", "glabella", "periorbital-right", "periorbital-left", "nose", "cheek-right", "cheek-left", "upper-lip",
    "chin", "jaw-right", "jaw-left", "neck",
}  # fmt: skip
LONGEST_MM = {
    "forehead": 0.75, "glabella": 1.0, "nose": 0.5, "periorbital-right": 0.5, "periorbital-left": 0.5,
    "cheek-right": 1.5, "cheek-left": 1.5, "chin": 1.5, "upper-lip": 0.75, "jaw-right": 1.0, "jaw-left": 1.0,
    "neck": 0.5,
}  # fmt: skip
DAYS = {"laser": 184, "filler": 184, "toxin": 92, "peel": 92, "sunburn": 14}
MOST = {"wrinkles": 4, "fine-lines": 4, "scars": 5, "sun-damage": 4, "acne": 6, "pores": 4}
Told = tuple[str, str, date | None]


def findings(known: dict[str, Any], a: dict[str, Any]) -> set[Told]:
    """`known` is what a clinic knows of the plan and the person, `a` what the person answered."""
    day, zones, found = known["day"], known["zones"], set()

    def say(rule: str, code: str, not_before: date | None = None) -> None:
        found.add((rule, code, not_before))

    def here(question: str) -> set[str]:
        return zones & set(a[question]) if a.get(question) else zones

    def near(question: str) -> set[str]:
        places = set(a.get(question) or ())
        return zones & (places | FACE if places & FACE else places) if places else zones

    def wait(rule: str, code: str, unknown: str, since: date | None, days: int) -> None:
        if since is None:
            say(rule, unknown)
        elif day < since + timedelta(days=days):
            say(rule, code, since + timedelta(days=days))

    treated = {other for zone in zones for other in known["treated"].get(zone, ())}
    if a.get("needling") and here("needling-where"):
        if a.get("needling-on"):
            treated.add(a["needling-on"])
        else:
            say("session_spacing", "needling-day-unknown")
    too_close = [other for other in treated if abs((day - other).days) < 28]
    if too_close:
        nearest = min(too_close, key=lambda other: (abs((day - other).days), other))
        first = day
        for other in sorted(treated):
            if abs((first - other).days) < 28:
                first = other + timedelta(days=28)
        say("session_spacing", "too-soon-after" if nearest <= day else "too-close-before", first)
    count = known["sessions"]
    most = 6 if known["coloured"] and "scars" in known["concerns"] else 0
    most = max([most, *(MOST[concern] for concern in known["concerns"])]) or 6
    if count < 3:
        say("session_count", "fewer-than-fewest")
    if count > most:
        say("session_count", "more-than-most")
    for zone, length in known["lengths"].items():
        if zone in zones:
            if length > known["ceiling"]:
                say("needle_length", "longer-than-device")
            if length > LONGEST_MM.get(zone, 1.5):
                say("needle_length", "longer-than-zone")
    if zones & {"periorbital-right", "periorbital-left"} and not known["outside_rim"]:
        say("orbital_rim", "rim-not-confirmed" if known["outside_rim"] is None else "inside-the-rim")
    for what, days in DAYS.items():
        if a.get(what) and here(f"{what}-where"):
            wait("waits", f"after-{what}", f"{what}-day-unknown", a.get(f"{what}-on"), days)
    if a.get("retinoid-or-acid"):
        if a.get("retinoid-or-acid-is") == "stopped":
            wait("waits", "after-retinoid", "retinoid-day-unknown", a.get("retinoid-or-acid-on"), 5)
        else:
            say("waits", "retinoid-in-use")
    if a.get("surgery") and here("surgery-where"):
        if a.get("surgery-is-the-scar"):
            wait("waits", "fresh-surgical-scar", "surgery-day-unknown", a.get("surgery-on"), 42)
        else:
            wait("waits", "after-surgery", "surgery-day-unknown", a.get("surgery-on"), 184)
        if known["burn"] and a.get("surgery-on"):
            wait("waits", "young-burn-scar", "", a["surgery-on"], 731)
    if known["burn"]:
        say("waits", "burn-scar")
    if known["suspicious"]:
        say("exclusions", "suspicious-mark")
    if a.get("changing-mark"):
        at, seen = here("changing-mark-where"), a.get("changing-mark-seen")
        if seen == "harmless":
            if at:
                say("exclusions", "changing-mark-seen")
        elif seen == "being-treated":
            say("exclusions", "changing-mark-being-treated" if at else "changing-mark-seen")
        else:
            say("exclusions", "changing-mark" if at else "changing-mark-elsewhere")
    for code in ("open-wound", "rough-patches"):
        if a.get(code) and here(f"{code}-where"):
            say("exclusions", code)
    for code in ("bleeding-disorder", "steel-allergy", "connective-tissue", "rosacea-spots"):
        if a.get(code):
            say("exclusions", code)
    if a.get("immunosuppression"):
        say("immunosuppression", "weakened-defences")
        if not a.get("immunosuppression-by"):
            say("exclusions", "radiotherapy-not-ruled-out")
        elif "radiotherapy" in a["immunosuppression-by"] and here("radiotherapy-where"):
            say("exclusions", "radiotherapy-here")
    if known["raised"]:
        say("exclusions", "raised-scar")
    if a.get("acne-now") and here("acne-now-where"):
        how = {"few": "few-spots", "many": "many-spots", "deep-lumps": "deep-lumps"}
        say("active_acne", how.get(a.get("acne-now-is", ""), "how-much-unsaid"))
    if a.get("acne-healed"):
        wait("active_acne", "after-a-flare", "flare-day-unknown", a.get("acne-healed-on"), 14)
    if a.get("spreading-infection"):
        say("infection", "spreading-infection")
    if a.get("skin-infection") and near("skin-infection-where"):
        if a.get("skin-infection-is") == "healed":
            since = a.get("skin-infection-on")
            wait("infection", "after-skin-infection", "skin-infection-day-unknown", since, 14)
        else:
            say("infection", "skin-infection")
    if a.get("cold-sores"):
        if zones & FACE:
            say("herpes_history", "cold-sores-before")
        if a.get("cold-sores-is") == "healed":
            wait("infection", "after-cold-sore", "cold-sore-day-unknown", a.get("cold-sores-on"), 14)
        elif a.get("cold-sores-is") != "long-ago":
            say("infection", "cold-sore")
    if a.get("keloid"):
        say("keloid", "keloid")
    if a.get("pregnancy"):
        for code in a.get("pregnancy-is") or ("pregnant-or-breastfeeding",):
            say("pregnancy", code)
    born = known["born"]
    if known["usa"] and day < born.replace(year=born.year + 22):
        say("age", "under-authorised-age", born.replace(year=born.year + 22))
    if day < born.replace(year=born.year + 18):
        say("age", "minor")
    if a.get("isotretinoin"):
        if a.get("isotretinoin-is") == "stopped":
            wait("isotretinoin", "after-last-dose", "last-dose-unknown", a.get("isotretinoin-on"), 184)
        else:
            say("isotretinoin", "taking")
    if a.get("blood-thinners"):
        say("anticoagulants", "blood-thinners")
    if a.get("anaesthetic-allergy"):
        say("anaesthetic_allergy", "allergic-and-numbed" if known["numbed"] else "allergic")
    if "other" in known["on_skin"]:
        say("open_channels", "not-for-open-channels")
    if known["usa"]:
        for concern in known["concerns"]:
            for zone in zones:
                on_face = zone in FACE and zone != "neck"
                kinds_fit = not (known["burn"] or known["raised"])
                is_scar = concern == "scars" and (zone == "abdomen" or (on_face and kinds_fit))
                if not is_scar and not (concern == "wrinkles" and on_face):
                    say("authorised_use", "off-label")
    if a.get("eczema-psoriasis") and near("eczema-psoriasis-where"):
        say("skin_nearby", "eczema-psoriasis")
    if a.get("melasma"):
        say("skin_nearby", "melasma")
    if a.get("tattoo") and here("tattoo-where"):
        say("skin_nearby", "tattoo")
    if a.get("diabetes") and a.get("diabetes-is") != "settled":
        say("general_health", "diabetes-unsettled")
    for code in ("heart-rhythm", "unrealistic-expectation", "not-sure"):
        if a.get(code):
            say("general_health", code)
    return found
