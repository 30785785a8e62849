"""Nutgraf on one machine with one command: a Redis, the workers and the service, started and stopped together."""
