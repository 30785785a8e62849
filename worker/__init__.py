"""Runs the pipeline on queued jobs, and delivers callbacks: `celery -A worker.app worker`."""
