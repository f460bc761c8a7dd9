"""The site generator, a subprocess that works on plain Markdown. The only module that knows its name."""

from __future__ import annotations

import calendar
import datetime
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from briefing.errors import PublishError
from briefing.model import Site

GENERATOR = "mkdocs"
CONFIG = "mkdocs.yml"
THEME = "theme"
_WORDS = {
    "de": {"dark": "Dunkle Darstellung", "light": "Helle Darstellung"},
    "en": {"dark": "Dark colours", "light": "Light colours"},
}
_SILENT = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
_COMPLAINT = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\b.*|^\S*(?:Error|Exception): .*|^Aborted.*", re.M)


def run_builder(root: Path, output: Path, site: Site, newest: str | None, *, module: str = GENERATOR) -> None:
    """Builds ``root``/docs into ``output``; any warning of the site generator is a PublishError.

    ``newest`` (ISO day) is the time of the build, so that the same input gives the same bytes. ``module`` is the
    Python module of the generator: any that reads mkdocs.yml and takes its command line.
    """
    config = output.with_name(output.name + ".yml")
    _write_config(config, root, site)
    command = [sys.executable, "-m", module, "build", "--strict", "--config-file", str(config), "-d", str(output)]
    environment = os.environ | _SILENT | {"SOURCE_DATE_EPOCH": str(_epoch(newest)), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8")
    finally:
        config.unlink()
    if done.returncode:
        said = done.stderr + done.stdout
        complaints = _COMPLAINT.findall(said) or said.strip().split("\n")[-5:]
        lines = "\n  ".join(complaints[:20])
        raise PublishError(f"the site generator ({module}) refused the pages in {root / 'docs'}:\n  {lines}")


def start_server(root: Path, site: Site, address: str) -> subprocess.Popen[bytes]:
    """Starts the generator's own server, which builds ``root``/docs anew whenever it changes."""
    config = root / ".cache" / "serve.yml"
    config.parent.mkdir(exist_ok=True)
    _write_config(config, root, site)
    command = [sys.executable, "-m", GENERATOR, "serve", "--config-file", str(config), "--dev-addr", address]
    return subprocess.Popen(command, cwd=root, env=os.environ | _SILENT)


def _write_config(path: Path, root: Path, site: Site) -> None:
    """The generator's settings for this site, as a file; JSON is YAML."""
    path.write_text(json.dumps(derived_config(root, site), ensure_ascii=False), encoding="utf-8")


def derived_config(root: Path, site: Site) -> dict[str, Any]:
    """mkdocs.yml of this site with the values of briefing.yml laid over it."""
    words = _WORDS[site.language]
    base = root / CONFIG
    return {
        "INHERIT": str(base if base.is_file() else shipped(CONFIG)),
        "site_name": site.name,
        "site_description": site.description,
        "site_author": site.publisher or None,
        "site_url": site.url or "",
        "copyright": html.escape(site.publisher),
        "docs_dir": str(root / "docs"),
        "theme": {
            "language": site.language,
            "custom_dir": str(root / THEME if (root / THEME).is_dir() else shipped(THEME)),
            "palette": [
                _palette("light", "default", "material/weather-night", words["dark"]),
                _palette("dark", "slate", "material/weather-sunny", words["light"]),
            ],
        },
    }


def shipped(name: str) -> Path:
    """A file or folder that comes with the program: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    return package / name if (package / name).exists() else package.parent / name


def _palette(media: str, scheme: str, icon: str, label: str) -> dict[str, Any]:
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": label},
    }


def _epoch(day: str | None) -> int:
    try:
        date = datetime.date.fromisoformat(day or "")
    except ValueError:
        return 0
    return calendar.timegm(date.timetuple())
