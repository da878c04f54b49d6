"""The demo: a small paper of our own writing, brought in by the same road as anybody's material."""

from articles.demo.loading import load_demo

__all__ = ["load_demo"]
