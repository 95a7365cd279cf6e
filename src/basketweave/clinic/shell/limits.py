"""How often one form may be sent from one place: counted in the shared cache, so by all workers together.

Each sending takes one of so many slots, and a slot is free again when its time is over; the cache's `add` lets only one
request have a slot, so rivals cannot slip through. The cache holds a digest, never an address.
"""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from basketweave.clinic.shell.views import too_many

MINUTE = 60
HOUR = 60 * MINUTE
SAFE = {"GET", "HEAD", "OPTIONS"}
View = Callable[..., HttpResponse]


def limited(form: str, *, minute: int = 10, hour: int = 100) -> Callable[[View], View]:
    """For a view that answers a public form; `settings.BASKETWEAVE_LIMITS = {form: (minute, hour)}` overrides."""

    def decorate(view: View) -> View:
        @wraps(view)
        def limited_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in SAFE:
                return view(request, *args, **kwargs)
            a_minute, an_hour = getattr(settings, "BASKETWEAVE_LIMITS", {}).get(form, (minute, hour))
            place = digest(form, address_of(request))
            if not (take_slot(place, MINUTE, a_minute) and take_slot(place, HOUR, an_hour)):
                response = too_many(request)
                response["Retry-After"] = str(MINUTE)
                return response
            return view(request, *args, **kwargs)

        return limited_view

    return decorate


def take_slot(place: str, seconds: int, slots: int) -> bool:
    """Whether one of the slots of this span was free; it is ours now."""
    keys = [f"limit:{place}:{seconds}:{slot}" for slot in range(slots)]
    taken = cache.get_many(keys)
    return any(cache.add(key, 1, timeout=seconds) for key in keys if key not in taken)


def address_of(request: HttpRequest) -> str:
    """Where it came from: behind our TLS proxy, the address that the proxy itself wrote down last."""
    proxies = getattr(settings, "BASKETWEAVE_PROXIES", 1 if getattr(settings, "IS_BEHIND_TLS", False) else 0)
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def digest(form: str, address: str) -> str:
    """One household of addresses is one place: an IPv6 visitor owns a whole /64."""
    try:
        parsed = ip_address(address)
        place = str(ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
    except ValueError:
        place = "unknown"
    return salted_hmac("basketweave.limits", f"{form}|{place}").hexdigest()[:32]
