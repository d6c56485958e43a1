"""The whole program on one screen: archive, records, scope, findings, index, plan, report."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from exposure import archive as archives
from exposure import policy as policies
from exposure import queries, score, tables
from exposure.detect.keep import read_keep_list
from exposure.detect.stage import Reading, keep_scores
from exposure.detect.worker import DetectorProcess, ReadWith
from exposure.errors import ArchiveError, PolicyFileError
from exposure.ingest import ingest
from exposure.ingest.future import report_future_records
from exposure.report import folder as folders
from exposure.report.summary import Provenance
from exposure.settings import NOTHING_OWN
from exposure.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from exposure.detect.keep import KeepList
    from exposure.policy import Policy
    from exposure.report.sensitive import SensitiveRecord
    from exposure.settings import OwnFiles, RegionSource, Settings


class Progress(Protocol):
    """What shows the member how far the run is."""

    def stage(self, name: str) -> AbstractContextManager[Callable[[int, int], None]]:
        """Announce a stage; the value takes the steps done and the steps in all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run produced."""

    folder: Path
    #: The settings of the run, with the country they came to.
    settings: Settings
    summary: dict[str, Any]
    #: The sensitive records, the ones to delete first at the top.
    sensitive: tuple[SensitiveRecord, ...]
    warnings: tuple[str, ...]


def analyze(
    sources: Sequence[Path],
    out: Path,
    settings: Settings,
    progress: Progress,
    *,
    force: bool = False,
    own: OwnFiles = NOTHING_OWN,
) -> Outcome:
    """Analyse one export and write the report folder; raises `ExposureError`, and then leaves nothing behind."""
    policy = _policy(own.policy)
    weights = score.load_weights()
    keep_list = read_keep_list(own.keep_list)
    with archives.open_archive(sources) as archive:
        _check_is_linkedin(archive, sources)
        folders.check_replaceable(out, sources, force=force)
        with (
            folders.writing(out) as folder,
            Store.create(folder / folders.DATABASE) as store,
            DetectorProcess(ReadWith(own.rules, settings.semantic, out / folders.CACHE)) as detector,
            ThreadPoolExecutor(max_workers=1) as beside,
        ):
            report_writer = beside.submit(_import_report_writer)
            with progress.stage("Reading the archive") as advance:
                ingest(archive, store, keep_all=settings.keep_all, advance=advance)
            settings = _located(store, settings)
            with progress.stage("Sorting records into scope"):
                _load_packs(store, policy, weights)
                _run(store, settings, "records")
                report_future_records(store, settings.as_of)
                reading = Reading(store, detector)
                _run(store, settings, "circumstances", "scope")
            with progress.stage("Reading your own texts") as advance:
                reading.write(store, keep_list, advance)
                keep_scores(out / folders.CACHE, folder / folders.CACHE, detector)
            with progress.stage("Measuring exposure"):
                _run(store, settings, "risk")
                score.write_plan(store, weights)
                _run(store, settings, "report")
            with progress.stage("Writing the report"):
                versions = (policy.version, policy.verified_through, *detector.made, weights.version)
                provenance = Provenance(archive.sha256, *versions)
                written = report_writer.result()(folder, store, settings, policy, provenance)
    summary, sensitive, warnings = written
    return Outcome(out, settings, summary, sensitive, (*warnings, *_unused(keep_list, own)))


def _unused(keep_list: KeepList, own: OwnFiles) -> list[str]:
    """What to tell about judgements that silenced nothing."""
    lines = ", ".join(map(str, keep_list.unused))
    return [f"{own.keep_list}: nothing was found that line {lines} could silence."] if lines else []


def _policy(file: Path | None) -> Policy:
    """The rule pack; one of the user's own may lack what the queries ask for, which would leave records unjudged."""
    policy = policies.load_policy(file)
    if file and (lack := policies.unfit(policy)):
        raise PolicyFileError(f"{file.name}: {lack}")
    return policy


def _import_report_writer() -> Callable[..., tuple[dict[str, Any], tuple[SensitiveRecord, ...], tuple[str, ...]]]:
    """Matplotlib takes a third of a second to import, most of which passes while the database is at work."""
    from exposure.report.write import write_report  # noqa: PLC0415 - see the docstring

    return write_report


def _load_packs(store: Store, policy: Policy, weights: score.Weights) -> None:
    """Fill the schema `policy`."""
    for table, frame in policy.frames().items():
        store.write(f"policy.{table}", frame)
    score.write_weights(store, weights)


def _check_is_linkedin(archive: archives.Archive, sources: Sequence[Path]) -> None:
    """Raise `ArchiveError` when no member is a table LinkedIn sends."""
    if any(tables.spec_for(member.path) for member in archive.members):
        return
    what = archives.mistaken_for(archive) or "holds no file that LinkedIn sends"
    raise ArchiveError(f"{sources[0]} {what}. {archives.ASK_AGAIN}")


def _located(store: Store, settings: Settings) -> Settings:
    """The settings with the country of the member's profile wherever the member gave none."""
    if all(residence.country for residence in settings.regions):
        return replace(settings, region_source="option")
    places = store.frame("select geo_location from archive.profile where geo_location is not null")
    country = policies.infer_country(places["geo_location"][0]) if places.height else None
    regions = policies.located(settings.regions, country)
    source: RegionSource = "option" if settings.country else "profile" if country else "unknown"
    return replace(settings, regions=regions, region_source=source)


def _run(store: Store, settings: Settings, *schemas: str) -> None:
    for schema in schemas:
        queries.run_stage(store, schema, settings.parameters())
