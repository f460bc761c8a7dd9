"""briefing.yml: every key optional, a wrong one named."""

import pytest

from briefing.config import Config, Limits, load
from briefing.errors import ConfigError


def test_no_file_means_the_defaults(tmp_path):
    assert load(tmp_path) == Config()


def test_an_empty_file_means_the_defaults(tmp_path):
    (tmp_path / "briefing.yml").write_text("# nothing yet\n")
    assert load(tmp_path) == Config()


def test_keys_are_taken(tmp_path):
    (tmp_path / "briefing.yml").write_text("site_language: en\nlimits: {line: 500}\n")
    config = load(tmp_path)
    assert config.site_language == "en"
    assert config.limits == Limits(line=500)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_langage: de", "site_langage"),
        ("site_language: fr", "fr"),
        ("limits: {bytes: many}", r"\$\.limits\.bytes"),
        ("- a\n- b", "object"),
        ("site_name: [", "not valid YAML"),
        ("site_url: ftp://x", "https://"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(tmp_path, text, said):
    (tmp_path / "briefing.yml").write_text(text)
    with pytest.raises(ConfigError, match=said) as caught:
        load(tmp_path)
    assert "briefing.yml" in str(caught.value)
