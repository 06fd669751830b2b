"""What machines look for at fixed addresses: the OpenSearch description, llms.txt, the manifest, robots.txt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape

from kb.citing.record import address
from kb.model.ids import DocPath
from kb.model.kinds import GLOSSARY, PAGES
from kb.model.project import LANGUAGE, LICENSE
from kb.resolve.site import Site

OPENSEARCH = DocPath("opensearch.xml")
LLMS = DocPath("llms.txt")
ROBOTS = DocPath("robots.txt")
MANIFEST = DocPath("site.webmanifest")
ICON = "assets/images/favicon.svg"


def emit(site: Site) -> Iterator[tuple[DocPath, str]]:
    """Each file; a frozen edition is below the site, and its robots.txt would be read by nobody."""
    yield OPENSEARCH, opensearch(site)
    yield LLMS, llms(site)
    yield MANIFEST, manifest(site)
    if not site.deployment.edition:
        yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {site.project.url}sitemap.xml\n"


def opensearch(site: Site) -> str:
    """The site's search (OpenSearch 1.1, https://github.com/dewitt/opensearch); ``?q=`` opens it on the home page."""
    project = site.project
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(project.short_name)}</ShortName>\n"
        f"  <LongName>{escape(project.title)}</LongName>\n"
        f"  <Description>{escape(project.summary)}</Description>\n"
        f'  <Url type="text/html" template="{escape(project.url)}?q={{searchTerms}}"/>\n'
        "  <Language>en-us</Language>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    )


def manifest(site: Site) -> str:
    """What a device shows of the site where a reader keeps it among the programs (https://www.w3.org/TR/appmanifest/)."""
    project = site.project
    said = {
        "name": project.title,
        "short_name": project.short_name,
        "description": project.summary,
        "lang": LANGUAGE,
        "start_url": "./",
        "display": "browser",
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "icons": [{"src": ICON, "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def llms(site: Site) -> str:
    """The contents of the site in the form of https://llmstxt.org."""
    project = site.project
    terms = f"By {project.publisher}. The text may be used under {LICENSE}; cite an entry as the end of its page says."
    parts = [f"# {project.title}\n\n> {project.summary}\n\n{terms}"]
    for area in site.catalog.content.areas:
        rows = [f"- [{page.title}]({site.records[page.id].live}): {page.summary}" for page in site.areas[area.id]]
        parts.append(f"## {area.title}\n\n" + "\n".join(rows))
    glossary = site.records[GLOSSARY]
    lookup = [
        f"- [{glossary.title}]({glossary.live}): {glossary.abstract}",
        *(
            f"- [{page.title}]({project.url}{address(page.doc)}): {page.teaser[:1].upper()}{page.teaser[1:]}."
            for page in (PAGES["a-z"], PAGES["references"])
        ),
        f"- [Records of all pages]({project.url}cite/all.csl.json): How to cite each page, as CSL-JSON.",
    ]
    return "\n\n".join([*parts, "## Reference\n\n" + "\n".join(lookup)]) + "\n"
