"""What every page function needs: the edition looked up, the labels, the templates, and links from one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateError

from briefing.errors import ConfigError
from briefing.model import Actor, Briefing, IssueThread, Page, Site, Story, Title, TopicDefinition
from briefing.render import sitemap
from briefing.render.labels import Labels
from briefing.render.markdown import TITLE, SafeMarkdown, clean, fill, front, link, md, quoted, spoken
from briefing.render.references import References
from briefing.render.sitemap import Section
from briefing.render.snippets import Snippet

_TITLE_WORDS, _SHORT = 14, 6


@dataclass(frozen=True, slots=True)
class Links:
    """Links as one page writes them: ``path`` is that page."""

    path: str
    references: References
    labels: Labels

    def to(self, target: str, text: str, anchor: str = "") -> SafeMarkdown:
        return link(text, sitemap.relative(self.path, target, anchor))

    def here(self, anchor: str, text: str) -> SafeMarkdown:
        return link(text, f"#{anchor}")

    def section(self, section: Section, text: str, anchor: str = "") -> SafeMarkdown:
        return self.to(sitemap.index(section), text, anchor)

    def briefing(self, briefing: Briefing, text: str = "", anchor: str = "") -> SafeMarkdown:
        return self.to(sitemap.page("briefings", briefing.id), text or self.title(briefing), anchor)

    def actor(self, actor: Actor, text: str = "") -> SafeMarkdown:
        return self.to(sitemap.page("actors", actor.id), text or actor.name)

    def topic(self, topic: TopicDefinition) -> SafeMarkdown:
        return self.to(sitemap.page("topics", topic.id), self.topic_name(topic))

    def story(self, story: Story) -> SafeMarkdown:
        return self.to(sitemap.page("stories", story.id), clean(story.title, TITLE))

    def issue(self, thread: IssueThread) -> SafeMarkdown:
        return self.to(sitemap.page("open-issues", thread.id), clean(thread.label, TITLE))

    def topic_name(self, topic: TopicDefinition) -> str:
        return topic.labels.get(self.labels.code) or next(iter(topic.labels.values()), topic.id)

    def title(self, briefing: Briefing) -> str:
        """The headline as the source has it; without one the beginning of the main event, marked as ours."""
        title = briefing.analysis.title
        if title is None:
            return self.labels("untitled", title=briefing.analysis.document.article.source)
        if title.basis != "derived":
            return clean(title.text, TITLE)
        return self.labels("untitled", title=self._opening(briefing, title, _TITLE_WORDS))

    def reference(self, briefing: Briefing, anchor: str = "") -> SafeMarkdown:
        """A short link to a briefing, as a source is named in passing: its outlet, else the beginning of its title."""
        title, document = briefing.analysis.title, briefing.analysis.document
        outlet = document.outlet or document.article.outlet
        if outlet or title is None:
            return self.briefing(briefing, outlet or document.article.source, anchor)
        if title.basis == "derived":
            return self.briefing(briefing, self._opening(briefing, title, _SHORT), anchor)
        return self.briefing(briefing, _first(title.text, _SHORT), anchor)

    def _opening(self, briefing: Briefing, title: Title, words: int) -> str:
        """The first words of a derived title in quotation marks."""
        text = self.references.quotes[briefing.id](title.span).text if title.span else title.text
        opening, closing = self.labels.quotes
        return f"{opening}{_first(text, words)}{closing}"

    def words(self, text: str) -> SafeMarkdown:
        """A few words of the source in quotation marks: too short for a limit."""
        return quoted(clean(text, 120), self.labels.quotes)

    def quote(self, snippet: Snippet) -> SafeMarkdown:
        """The source's own words in quotation marks; a note when the limit leaves none to show."""
        if not snippet.text.strip():
            return md(self.labels["wording_withheld"])
        words = quoted(snippet.text, self.labels.quotes, snippet.begins_late, snippet.ends_early)
        language = snippet.language or self.labels.code
        return words if language.partition("-")[0] == self.labels.code else spoken(words, language)


def _first(text: str, words: int) -> str:
    """The first words of a text, with an ellipsis when there are more."""
    found = text.split()
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that page functions share."""

    references: References
    labels: Labels
    site: Site
    templates: Environment
    scores: Mapping[str, float]

    def links(self, path: str) -> Links:
        return Links(path, self.references, self.labels)

    def page(
        self,
        path: str,
        template: str,
        title: str,
        description: str = "",
        meta: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> Page:
        """A page from its template. ``meta`` goes to the front matter beside title and description.

        Raises ConfigError when the template, perhaps one of the site's own, does not fit what it is given.
        """
        head = {"title": clean(title, TITLE), "description": description or title} | dict(meta or {})
        try:
            text = self.templates.get_template(template).render(
                front=front(head), title=clean(title, TITLE), t=self.labels.texts, site=self.site, **values
            )
        except (TemplateError, TypeError, ValueError) as error:
            raise ConfigError(f"templates/{template}: {error}; compare it with the one that is shipped") from error
        return Page(path, text)

    def say(self, key: str, **values: object) -> SafeMarkdown:
        """A label with links or other trusted Markdown in its slots."""
        return fill(self.labels[key], **values)

    def paged(self, section: Section, items: list[Any]) -> list[tuple[str, list[Any], SafeMarkdown]]:
        """An index cut into pages: path, items and the links to the page before and after (empty when there is one)."""
        size = self.site.page_size
        slices = [items[start : start + size] for start in range(0, len(items), size)] or [items]
        return [
            (sitemap.index(section, number), part, self._turn(section, number, len(slices)))
            for number, part in enumerate(slices, 1)
        ]

    def _turn(self, section: Section, number: int, count: int) -> SafeMarkdown:
        if count == 1:
            return md("")
        links = self.links(sitemap.index(section, number))
        before = links.to(sitemap.index(section, number - 1), self.labels["page_before"]) if number > 1 else ""
        after = links.to(sitemap.index(section, number + 1), self.labels["page_after"]) if number < count else ""
        here = self.labels("page_of", number=number, count=count)
        return fill("{before} · {here} · {after}", before=before, here=here, after=after)
