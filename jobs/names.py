"""What queues and tasks are called."""

DIGESTS = "digests"
DELIVERIES = "deliveries"

DIGEST_TASK = "nutgraf.digest"
DELIVER_TASK = "nutgraf.deliver"
