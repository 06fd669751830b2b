"""The file that mkdocs.yml names as its hook: it puts this folder, from which kb is imported, on MkDocs' path."""

from kb.adapters.mkdocs.hook import *  # noqa: F403 - MkDocs takes every name that begins with on_
