"""What a build is told: the settings of MkDocs that change what it makes, as text that is the same for the same."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig


def told(config: MkDocsConfig) -> str:
    """The settings; those of plugins stand in the file of the configuration alone."""
    plain = {name: value for name, value in config.items() if isinstance(value, str | bool)}
    scripts = [str(script) for script in config.extra_javascript]
    theme = [config.theme.name, *sorted((name, repr(value)) for name, value in config.theme.items())]
    return repr((plain, dict(config.extra), theme, config.extra_css, scripts, config.validation))
