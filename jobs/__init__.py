"""What the service and the workers agree on: a job and its states, the Redis store, queue names, settings."""
