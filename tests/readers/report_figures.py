"""Works the figures of a report out from an export of completions, with pandas, and prints them as CSV.

    python3 report_figures.py completions.csv COURSES > figures.csv

It is written from the definitions in `coursedeck records report --help`, not from the Rust. ITU-D priorities stand in no
export; they are read from the course files in the folder COURSES.
"""

import csv
import math
import sys
import tomllib
from pathlib import Path

import pandas as pd


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, found by halving an interval of its integral."""
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)

    def below(t: float) -> float:
        steps = 4000
        at = [scale * (1 + (t * i / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for i in range(steps + 1)]
        return 0.5 + t / steps / 3 * (at[0] + at[-1] + 4 * sum(at[1:-1:2]) + 2 * sum(at[2:-1:2]))

    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < 0.975 else (low, middle)
    return low


def shown(number, places: int) -> str:
    if number is None or pd.isna(number):
        return ""
    number = math.floor(abs(number) * 10**places + 0.5) / 10**places * (1 if number >= 0 else -1)
    return f"{number:.{places}f}".rstrip("0").rstrip(".") if places else f"{number:.0f}"


def figures(begun: pd.DataFrame, decided: pd.DataFrame, is_month: bool):
    """(measure, figure, n) of a group: of those begun in it, and of those decided in it."""
    completed = decided[decided.result.isin(["passed", "completed"])]
    graded = decided[decided.result.isin(["passed", "failed"])]
    passed = decided[decided.result == "passed"]
    learners = begun.learner_id.nunique()
    yield "learners", shown(learners, 0), learners
    yield "begun", shown(len(begun), 0), len(begun)
    yield "completed", shown(len(completed), 0), len(completed)
    if not is_month:
        yield "completion_percent", shown(100 * len(completed) / len(begun), 2), len(begun)
    yield "graded", shown(len(graded), 0), len(graded)
    yield "pass_percent", shown(100 * len(passed) / len(graded) if len(graded) else None, 2), len(graded)
    for name, part in [("q1", 0.25), ("median", 0.5), ("q3", 0.75)]:
        yield f"minutes_{name}", shown(completed.minutes_spent.quantile(part), 3), len(completed)
    both = decided.dropna(subset=["pretest_percent", "posttest_percent"])
    gained, room = both.posttest_percent - both.pretest_percent, 100 - both.pretest_percent
    n = len(both)
    yield "pairs", shown(n, 0), n
    gain = gained.mean() / room.mean() if n and room.sum() > 0 else None
    yield "gain", shown(gain, 4), n
    half = None
    if gain is not None and n > 1:
        error = math.sqrt(((gained - gain * room) ** 2).sum() / (n - 1) / n) / room.mean()
        half = student(n - 1) * error
    yield "gain_low", shown(None if half is None else gain - half, 4), n
    yield "gain_high", shown(None if half is None else gain + half, 4), n


def itu(courses: Path):
    tags = {}
    for path in courses.glob("*/course.toml"):
        codes = tomllib.loads(path.read_text(encoding="utf-8")).get("tags", {}).get("itu-d", [])
        tags[path.parent.name] = " ".join(f"itu-d-wtdc-22:{code}" for code in codes)
    return tags


def work_out(path: str, courses: Path):
    """(dimension, group, measure, figure, n) of every figure."""
    all_ = pd.read_csv(path, encoding="utf-8-sig", dtype=str, keep_default_na=False)
    for column in ["minutes_spent", "pretest_percent", "posttest_percent"]:
        all_[column] = pd.to_numeric(all_[column].replace("", None))
    # A `'` before a sign that a spreadsheet would run is the export's, and no part of the text.
    all_["cohort"] = all_.cohort.str.replace(r"^'('*[=+\-@])", r"\1", regex=True)
    all_["itu_d"] = all_.course_id.map(itu(courses))
    all_["month"] = all_.started_at.str[:7]
    for row in figures(all_, all_, False):
        yield "all", "", *row
    # The month in which a course was decided stands in the export only where it was completed.
    for name, column in [
        ("course", "course_id"), ("cohort", "cohort"), ("gender", "gender"), ("age", "age_band"),
        ("residence", "residence"), ("disability", "disability"),
    ]:
        for value, group in all_.groupby(column):
            for row in figures(group, group, False):
                yield name, value, *row
    for name, column in [("digcomp", "digcomp"), ("sdg", "sdg"), ("wsis", "wsis"), ("itu-d", "itu_d")]:
        each = all_.assign(tag=all_[column].str.split(" ")).explode("tag")
        for value, group in each.groupby("tag"):
            for row in figures(group, group, False):
                yield name, value, *row
    done = all_[all_.completed_at != ""].assign(month=all_.completed_at.str[:7])
    for value in sorted({*all_.month, *done.month}):
        for measure, figure, n in figures(all_[all_.month == value], done[done.month == value], True):
            if measure in ("learners", "begun", "completed") or measure.startswith("minutes"):
                yield "month", value, measure, figure, n


if __name__ == "__main__":
    csv.writer(sys.stdout, lineterminator="\n").writerows(work_out(sys.argv[1], Path(sys.argv[2])))
