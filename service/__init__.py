"""The HTTP API: stories in, jobs and digests out. It never imports torch, transformers or the worker."""

from service.app import create_app

__all__ = ["create_app"]
