"""The door: the command line."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from briefing import __version__, measure, pipeline
from briefing.batch import Progress as Listener
from briefing.errors import BriefingError, Diagnostic
from briefing.render.explain import KINDS, explain_actor, explain_article

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
PATH = click.Path(path_type=Path, exists=True)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command over a collection has."""
    for option in (
        click.option("--verbose", "-v", is_flag=True, help="CPU seconds of every stage; every message."),
        click.option("--strict", is_flag=True, help="Exit with 1 when there are warnings."),
        click.option("--jobs", "-j", type=click.IntRange(1), default=None, help="Processes [default: all cores]."),
        click.option("--no-cache", is_flag=True, help="Analyse every article anew."),
        click.option(
            "--root", "-C", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path(), hidden=True
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def cli() -> None:
    """Turn a folder of news articles into a site of briefings, every line bound to its evidence.

    \b
    briefing build                     seeds/ -> docs/ -> site/
    briefing check --strict            is everything in order? writes nothing
    briefing analyse a.txt b.txt --json
    briefing explain seeds/a.txt --only statements

    Exit codes: 0 fine, 1 warnings under --strict, 2 error.
    """


@cli.command()
@click.option("--output", "-o", type=click.Path(path_type=Path), default=None, help="Folder of the site [site].")
@click.option("--dry-run", is_flag=True, help="Do everything but write.")
@common
def build(output: Path | None, dry_run: bool, **options: Any) -> None:
    """Build the site: seeds -> docs/ -> site/.

    \b
    briefing build
    briefing build --strict --jobs 1 --output /srv/www/briefings
    """
    options["no_cache"] |= dry_run
    with _run(**options) as run:
        pipeline.build(run, output or run.root / "site", dry_run=dry_run)


@cli.command()
@click.option("--dry-run", is_flag=True, help="Do everything but write.")
@common
def pages(dry_run: bool, **options: Any) -> None:
    """Write Markdown and JSON to docs/, for any site generator."""
    options["no_cache"] |= dry_run
    with _run(**options) as run:
        pipeline.build(run, None, dry_run=dry_run)


@cli.command()
@common
def check(**options: Any) -> None:
    """Check settings, registry, languages, seeds and templates; write nothing."""
    with _run(**options | {"no_cache": True}) as run:
        pipeline.build(run, None, dry_run=True)


@cli.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
@common
def serve(address: str, **options: Any) -> None:
    """Serve the pages; rebuild when seeds, registry, templates or settings change."""
    from briefing.publish.serve import serve as serve_pages

    root = options["root"].resolve()

    def rebuild() -> None:
        try:
            with _run(**options) as run:
                pipeline.build(run, None)
        except SystemExit:
            click.echo("the last good pages stay; mend the message above and save", err=True)

    config = pipeline.open_run(root).config
    serve_pages(root, rebuild, config.seeds, pipeline.site_of(config), address)


@cli.command()
@click.argument("paths", nargs=-1, type=PATH, required=True)
@click.option("--json", "as_json", is_flag=True, help="The public JSON of each article (the default output too).")
@click.option("--output", "-o", type=click.Path(path_type=Path), default=None, help="Folder: one file per article.")
@common
def analyse(paths: tuple[Path, ...], as_json: bool, output: Path | None, **options: Any) -> None:
    """Analyse articles (files or folders) and print or write their public JSON.

    \b
    briefing analyse seeds --json --output out/      out/NAME.json for every article
    briefing analyse article.txt --json              to standard output
    """
    with _run(**options) as run:
        records = pipeline.public_json(run, paths)
        if output is None:
            for record in records.values():
                click.echo(_json(record))
            return
        for source, record in records.items():
            file = (output / source).with_suffix(".json")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_json(record) + "\n", encoding="utf-8")
        click.echo(f"{len(records)} articles -> {output}", err=True)


@cli.command()
@click.argument("seeds", nargs=-1, type=PATH)
@click.option("--only", type=click.Choice(KINDS), multiple=True, help="Show these findings only.")
@click.option("--actor", default=None, help="Why is this actor what it is? A name or an id, over the whole collection.")
@click.option("--html", type=click.Path(path_type=Path), default=None, help="Write a page instead.")
@common
def explain(
    seeds: tuple[Path, ...], only: tuple[str, ...], actor: str | None, html: Path | None, **options: Any
) -> None:
    """Show articles with every finding, its rule and its value.

    \b
    briefing explain seeds/a.txt
    briefing explain seeds/a.txt --only statements --only times
    briefing explain --actor "Hanne Brodersen"
    """
    if not seeds and actor is None:
        raise click.UsageError("name an article, or --actor NAME")
    console = Console(record=html is not None, file=io.StringIO() if html else None, width=120 if html else None)
    with _run(**options) as run:
        analyses = pipeline.collect(run, seeds)
        if actor is not None:
            edition, _ = pipeline.edit(run, analyses)
            found = explain_actor(edition, actor, console)
            if not found:
                raise BriefingError(
                    f"no actor {actor!r} in this collection; names as in registry/actors.yml or the site"
                )
        else:
            for analysis in analyses:
                explain_article(analysis, console, frozenset(only) or frozenset(KINDS))
    if html:
        html.write_text(console.export_html(), encoding="utf-8")


@cli.command()
@click.argument("gold", type=PATH)
@click.argument("predictions", type=PATH, required=False)
@click.option("--texts", type=PATH, default=None, help="Folder of the articles [texts/ beside GOLD, else the seeds].")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option("--show-errors", is_flag=True, help="Misses and false alarms per article.")
@common
def score(
    gold: Path, predictions: Path | None, texts: Path | None, as_json: bool, show_errors: bool, **options: Any
) -> None:
    """Score predictions (a folder of public JSON; else made now) against annotations."""
    from briefing.evaluate.report import errors, table

    with _run(**options) as run:
        try:
            result, mistakes = measure.score(run, gold, predictions, texts)
        except ValueError as error:
            raise BriefingError(str(error)) from error
    if as_json:
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
        return
    table(result, sys.stdout)
    if show_errors:
        errors(mistakes, sys.stdout)


@cli.command()
@click.option("--corpus", type=PATH, default=None, help="Folder of public corpora (JSON lines).")
@click.option("--pin", is_flag=True, help="Raise the floors in quality/floors.yml to what was reached.")
@common
def quality(corpus: Path | None, pin: bool, **options: Any) -> None:
    """Print every quality figure beside its floor; exit 2 when one lies under it."""
    with _run(**options) as run:
        try:
            below = measure.quality(run, corpus, Console(width=120), pin=pin)
        except ValueError as error:
            raise BriefingError(str(error)) from error
        if below:
            raise BriefingError(f"below the floor of quality/floors.yml: {', '.join(below)}")


# --------------------------------------------------------------------------- running


@contextmanager
def _run(root: Path, jobs: int | None, no_cache: bool, verbose: bool, strict: bool) -> Iterator[pipeline.Run]:
    """Opens a run, shows its progress and messages, and exits as the house wants it."""
    errors = Console(stderr=True, highlight=False)
    run = None
    try:
        with _progress(errors) as progress:
            jobs = jobs or os.cpu_count() or 1
            run = pipeline.open_run(root.resolve(), jobs=jobs, cache=not no_cache, progress=progress)
            yield run
    except BriefingError as error:
        _show(run.report.diagnostics if run else [], verbose, errors)
        errors.print(f"[bold red]error[/]: {escape(str(error))}", soft_wrap=True)
        raise SystemExit(2) from error
    _show(run.report.diagnostics, verbose, errors)
    if verbose:
        for stage, seconds in run.seconds.items():
            errors.print(f"{stage:>12} {seconds:8.2f} CPU s")
    if run.report.counts:
        errors.print(", ".join(f"{name}: {count}" for name, count in run.report.counts.items()), soft_wrap=True)
    if strict and run.report.has("error", "warning"):
        raise SystemExit(1)


def _show(diagnostics: list[Diagnostic], verbose: bool, console: Console) -> None:
    for diagnostic in diagnostics:
        if verbose or diagnostic.severity != "info":
            style = STYLES[diagnostic.severity]
            console.print(
                f"[{style}]{diagnostic.severity}[/]: {escape(str(diagnostic)[len(diagnostic.severity) + 2 :])}",
                soft_wrap=True,
            )


@contextmanager
def _progress(console: Console) -> Iterator[Listener]:
    """A bar on a terminal; elsewhere a line at every tenth of the work."""
    if not console.is_terminal:

        def line(stage: str, done: int, total: int) -> None:
            if total >= 100 and done % (total // 10) == 0:
                click.echo(f"{stage}: {done} of {total}", err=True)

        yield line
        return
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console, transient=True)
    with bar:
        tasks: dict[str, Any] = {}

        def step(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done)

        yield step


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1)


def main() -> None:
    """The console script."""
    cli(prog_name="briefing")
