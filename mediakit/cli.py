"""The command line: ``mediakit compare ORIGINAL DERIVATIVE``."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from mediakit._places import data_folder
from mediakit.cases.case import cases
from mediakit.cases.check import check_case, check_cases
from mediakit.comparison import Comparison, compare
from mediakit.lessons.check import check_lesson, check_lessons
from mediakit.lessons.doctor import examine
from mediakit.lessons.lab import open_lab
from mediakit.reports.sources_text import sources_to_text
from mediakit.texts.article import Article
from mediakit.texts.reading import read
from mediakit.wording import say

__all__ = ["main"]

_MIN_COLUMNS, _MAX_COLUMNS = 60, 100
_FAILED, _INTERRUPTED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after ``mediakit``; those of the process by default.

    Returns:
        0 when all went well, 2 when something could not be done: then one line on standard error says what.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(
                errors="replace"
            )  # a terminal that cannot show a sign gets a question mark, not a traceback
    options = _parser().parse_args(arguments)
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except (OSError, ValueError, ImportError) as problem:
        sys.stderr.write(f"mediakit: {_message(problem)}\n")
        return _FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mediakit", description=say("cli_description"))
    parser.add_argument("--version", action="version", version=f"mediakit {_version()}")
    commands = parser.add_subparsers(title=say("cli_commands"), required=True, metavar="COMMAND")
    comparing = commands.add_parser("compare", help=say("cli_compare"), description=say("cli_compare_long"))
    comparing.add_argument("original", metavar="ORIGINAL", help=say("cli_original"))
    comparing.add_argument("derivative", metavar="DERIVATIVE", help=say("cli_derivative"))
    comparing.add_argument("--format", choices=("text", "json", "html"), help=say("cli_format"))
    comparing.add_argument("-o", "--output", metavar="FILE", type=Path, help=say("cli_output"))
    comparing.add_argument("--language", metavar="CODE", help=say("cli_language"))
    comparing.set_defaults(run=_compare)
    sources = commands.add_parser("sources", help=say("cli_sources"), description=say("cli_sources"))
    sources.add_argument("report", metavar="FILE", help=say("cli_report"))
    sources.add_argument("--language", metavar="CODE", help=say("cli_language"))
    sources.set_defaults(run=_sources)
    listing = commands.add_parser("cases", help=say("cli_cases"), description=say("cli_cases"))
    listing.set_defaults(run=_cases)
    case = commands.add_parser("case", help=say("cli_case"), description=say("cli_case"))
    verbs = case.add_subparsers(title=say("cli_commands"), required=True, metavar="COMMAND")
    checking = verbs.add_parser("check", help=say("cli_case_check"), description=say("cli_case_check_long"))
    checking.add_argument("folder", metavar="FOLDER", type=Path, help=say("cli_case_folder"))
    checking.set_defaults(run=_check_case)
    lesson = commands.add_parser("lesson", help=say("cli_lesson"), description=say("cli_lesson"))
    deeds = lesson.add_subparsers(title=say("cli_commands"), required=True, metavar="COMMAND")
    looking = deeds.add_parser(
        "check", help=say("cli_lesson_check"), description=say("cli_lesson_check_long")
    )
    looking.add_argument("path", metavar="PATH", type=Path, nargs="?", help=say("cli_lesson_path"))
    looking.set_defaults(run=_check_lessons)
    lab = commands.add_parser("lab", help=say("cli_lab"), description=say("cli_lab_long"))
    lab.add_argument("lesson", metavar="LESSON", nargs="?", help=say("cli_lab_lesson"))
    lab.add_argument("--folder", metavar="DIR", type=Path, help=say("cli_lab_folder"))
    lab.add_argument("--no-browser", dest="browser", action="store_false", help=say("cli_lab_no_browser"))
    lab.add_argument("--jupyter", metavar="OPTION", action="append", default=[], help=say("cli_lab_jupyter"))
    lab.set_defaults(run=_lab)
    doctor = commands.add_parser("doctor", help=say("cli_doctor"), description=say("cli_doctor"))
    doctor.set_defaults(run=_doctor)
    return parser


def _compare(options: argparse.Namespace) -> int:
    original, derivative = (_read(path, options.language) for path in (options.original, options.derivative))
    pair = compare(original, derivative)
    form = options.format or _form_of(options.output)
    if options.output is None:
        sys.stdout.write(_written(pair, form, colour=_wants_colour()))
    else:
        options.output.write_text(_written(pair, form, colour=False), encoding="utf-8")
        sys.stderr.write(f"{say('cli_written', file=str(options.output))}\n")
    return 0


def _sources(options: argparse.Namespace) -> int:
    sys.stdout.write(sources_to_text(_read(options.report, options.language), width=_columns()))
    return 0


def _cases(_options: argparse.Namespace) -> int:
    for row in cases().itertuples():
        sys.stdout.write(
            f"{row.id:24}  {row.language}  {say('cli_level', level=str(row.level))}  "
            f"{row.title}: {row.teaches}\n"
        )
    return 0


def _check_case(options: argparse.Namespace) -> int:
    found = check_cases(options.folder) or {str(options.folder): check_case(options.folder)}
    problems = [problem for listed in found.values() for problem in listed]
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    if not problems:
        sys.stdout.write(f"{say('cli_cases_fine', count=len(found))}\n")
    return _FAILED if problems else 0


def _check_lessons(options: argparse.Namespace) -> int:
    path = options.path or data_folder("lessons")
    found = check_lessons(path) if path.is_dir() else {path.stem: check_lesson(path)}
    for name, problems in found.items():
        sys.stdout.writelines(f"{name}: {problem}\n" for problem in problems)
    if any(found.values()):
        return _FAILED
    sys.stdout.write(f"{say('cli_lessons_fine', count=len(found))}\n")
    return 0


def _lab(options: argparse.Namespace) -> int:
    open_lab(options.lesson, options.folder, browser=options.browser, options=options.jupyter)
    return 0


def _doctor(_options: argparse.Namespace) -> int:
    findings = examine()
    for finding in findings:
        sys.stdout.write(f"{'ok' if finding.ok else '!!'}  {finding.text}\n")
    if not all(finding.ok for finding in findings):
        return _FAILED
    sys.stdout.write(f"{say('doctor_fine')}\n")
    return 0


def _read(path: str, language: str | None) -> Article:
    return read(path, language=language)


def _written(pair: Comparison, form: str, *, colour: bool) -> str:
    if form == "json":
        return pair.to_json()
    if form == "html":
        return pair.to_html()
    return pair.to_text(width=_columns(), colour=colour)


def _columns() -> int:
    return max(_MIN_COLUMNS, min(_MAX_COLUMNS, shutil.get_terminal_size().columns))


def _form_of(output: Path | None) -> str:
    endings = {".json": "json", ".html": "html", ".htm": "html"}
    return endings.get(output.suffix.casefold(), "text") if output else "text"


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _message(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.strerror and problem.filename is not None:
        return f"{problem.filename}: {problem.strerror}"
    return str(problem)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only --version asks

    try:
        return version("mediakit-lessons")
    except PackageNotFoundError:
        return "(not installed)"
