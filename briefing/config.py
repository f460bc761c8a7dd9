"""The settings of one collection: briefing.yml, every key optional."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import yaml

from briefing.errors import ConfigError

FILE = "briefing.yml"


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is still read as an article: bytes of a file, code points of a line, seconds of analysis."""

    bytes: int = 512 * 1024
    line: int = 20_000
    files: int = 20_000
    seconds: int = 60


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """briefing.yml. Folders are relative to the file; ``rejected_share`` of articles may fail before a build stops."""

    site_name: str = "Briefings"
    site_url: str | None = None
    site_language: Literal["de", "en"] = "de"
    description: str = ""
    publisher: str = ""
    repository: str | None = None
    seeds: str = "seeds"
    quote_words: int = 25
    quote_share: float = 0.35
    page_size: int = 100
    rejected_share: float = 0.2
    limits: Limits = Limits()


def load(root: Path) -> Config:
    """The settings in ``root``/briefing.yml, the defaults where there is none; ConfigError names the wrong key."""
    path = root / FILE
    if not path.exists():
        return Config()
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid YAML: {error}") from error
    try:
        config = msgspec.convert(data, Config)
    except msgspec.ValidationError as error:
        keys = ", ".join(Config.__struct_fields__)
        raise ConfigError(f"{path}: {error}; the keys are {keys}") from error
    if config.site_url and not config.site_url.startswith(("https://", "http://")):
        raise ConfigError(f"{path}: site_url {config.site_url!r} must begin with https:// or http://")
    return config
