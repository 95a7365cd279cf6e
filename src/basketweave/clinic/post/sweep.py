"""What was done long ago makes room; messages stay, for the record of what was sent."""

from datetime import timedelta
from typing import Any

from basketweave.clinic.post import mail
from basketweave.clinic.post.jobs import Worker
from basketweave.clinic.post.models import Job, Message
from basketweave.clinic.post.schedule import every, scheduled
from basketweave.clinic.shell.clock import now

KEPT = timedelta(days=30)
REGULAR_KEPT = timedelta(days=1)  # some thousands a day; the beat remembers when it was last done


@every(timedelta(days=1), name="post:sweep")
def sweep(_params: dict[str, Any], _by: Worker) -> None:
    """Deletes jobs done long ago, unless their `once_key` must still keep a second one out; and what a worker put into
    the mail folder while its patient was erased."""
    Job.objects.filter(name__in=scheduled(), done_at__lt=now() - REGULAR_KEPT).delete()
    Job.objects.filter(once_key=None, done_at__lt=now() - KEPT).delete()
    mail.forget(Message.objects.filter(key__destroyed_at__isnull=False).values_list("pk", flat=True))
