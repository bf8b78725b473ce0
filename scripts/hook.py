"""The one hook of MkDocs: stages docs/ before a build, sets the navigation, and tells each page where its source is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from rulebook import assets, heads, mixed, progress, stage
from rulebook.languages import Language
from rulebook.model import Rulebook
from rulebook.paper import offer
from rulebook.read import read
from rulebook.site import SERVED
from rulebook.source import Invalid

LOST = "404.html"
ROOT = Path(__file__).resolve().parent.parent
TABLE = re.compile(r'(<div class="scroll"[^>]*>\s*)?<table>.*?</table>', re.DOTALL)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stages once a build: MkDocs comes here again for each language, while static-i18n says that it is building."""
    i18n = config.plugins["i18n"]
    if i18n.building:
        return config
    rulebook = config.extra.get("staged") or _staged(Path(config.docs_dir))
    config.nav = stage.navigation(rulebook)
    config.extra["rulebook"] = {language: {key: text.say(language) for key, text in rulebook.labels.items()} for language in Language}
    for language in i18n.config.languages:
        language.nav_translations = stage.navigation_titles(rulebook, Language(language.locale))
        language.site_name = rulebook.labels["site_name"].say(Language(language.locale))
        language.copyright = rulebook.labels["footer"].say(Language(language.locale))
    config.extra["book"] = rulebook
    config.site_url = f"{rulebook.settings.address.rstrip('/')}/" if rulebook.settings.address else ""
    config.extra["edit_url"] = rulebook.settings.edit_url
    config.extra["styles"], config.extra_css = config.extra_css, [assets.STYLES]
    config.extra["scripts"], config.extra_javascript = config.extra_javascript, [assets.SCRIPTS]
    return config


def _staged(folder: Path) -> Rulebook:
    """The rulebook of docs/, staged now: MkDocs was not started by build.py, or an edit was made while it serves."""
    try:
        rulebook = read(ROOT / "docs", published=False)
    except Invalid as error:
        raise Abort(f"{error}\n{len(error.problems)} problems; nothing was built") from None
    stage.stage(rulebook, folder)
    return rulebook


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watches what people edit, not what is staged from it: one edit, one rebuild."""
    server.unwatch(config.docs_dir)
    server.watch(str(ROOT / "docs"))
    server.watch(str(ROOT / "scripts/rulebook"))
    return server


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Tells the templates what the page's head says, and where an editor changes it: the source in docs/, not the staged copy."""
    source = page.meta.get("source", "")
    context["source_file"] = source
    language, path = Language(page.file.locale), page.file.norm_src_uri.removesuffix(".md")
    context["head"] = heads.head(config.extra["book"], language, path, page.meta)
    context["edit_url"] = f"{config.extra['edit_url']}/{source}" if config.extra["edit_url"] and source else ""
    return context


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Any) -> str:
    """Puts frames around tables, makes a place for the page's PDF, where PDFs are being made, and says which words of English are not."""
    html = _framed(html)
    html = offer.make_place(html) if config.extra.get("offers") else html
    return mixed.mark_chinese(html) if config.theme["language"] == Language.EN else html


def _framed(html: str) -> str:
    """The page with a frame that can scroll around each table of plain Markdown; those of our templates have one."""
    return TABLE.sub(lambda found: found[0] if found[1] else f'<div class="scroll">{found[0]}</div>', html)


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """The language switch of a page that does not exist leads to the same in another language."""
    if template_name == LOST:
        # As an attribute, as static-i18n sets it for each page: templates see that before the item.
        config.extra.alternate = [{"name": one.autonym, "link": one.folder + LOST, "lang": str(one)} for one in Language]
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """One page for what does not exist in each language: MkDocs would write each over the one before. "" is written nowhere."""
    language = Language(config.theme["language"])
    if template_name != LOST or language is Language.HANT:
        return output
    stage.write_if_changed(Path(config.site_dir) / language.folder / LOST, output)
    return ""


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    progress.tick()
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: one style sheet and one script for all pages; once a `serve`, what pages fetch."""
    if config.plugins["i18n"].building:
        return
    site = Path(config.site_dir)
    assets.join(site, config.extra["styles"], map(str, config.extra["scripts"]))
    assets.prune(site)
    if "staged" not in config.extra and not (site / "assets/entries").exists():
        for write in SERVED:
            write(config.extra["book"], site)


on_post_build.mkdocs_priority = -200
