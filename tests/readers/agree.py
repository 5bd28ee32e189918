"""Holds every form in which records were given out against the others, field by field: agree.py FOLDER COURSES

FOLDER has what the program wrote: TABLE.jsonl, .csv, .xlsx and perhaps .parquet, TABLE.xapi.json, badges.json with what jose
found in them, certificates as PDF, verify-NUMBER.txt with what `coursedeck verify` said of each, report.csv and report.html.
Each is read by somebody else's reader into one table keyed by record. Printed as JSON: how many fields were compared in
each form, what differs, and how many spoiled cells were found: one for each column of each form, and each must be.
"""

import base64
import datetime
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import lxml.html
import pandas as pd

import read_csv
import read_xlsx
import report_figures

FOLDER, COURSES = Path(sys.argv[1]), Path(sys.argv[2])
# The columns that tell the rows of each table apart.
KEYS = {
    "completions": ["learner_id", "course_id"],
    "learners": ["learner_id"],
    "attempts": ["attempt_id"],
    "responses": ["response_id"],
    "items": ["course_id", "quiz", "module_id", "question_id"],
    "attendance": ["cohort", "date", "part", "learner_id"],
}
CMI5 = "https://w3id.org/xapi/cmi5/context/extensions"


class Form:
    """A form of a table: its rows by their keys, and how a cell of the table looks in it where that is less exact."""

    def __init__(self, name, what, seen=None, every=True):
        self.name, self.what, self.rows = name, what, {}
        self.seen, self.every = seen or {}, every

    def put(self, key, row):
        assert key not in self.rows, f"{self.name}: {key} is there twice"
        self.rows[key] = row
        return self


def keyed(what, rows):
    table = {" ".join(row[name] for name in KEYS[what]): row for row in rows}
    assert len(table) == len(rows), f"{what}: a row is there twice"
    return table


def cells(line):
    """A line of JSON Lines, every cell as the text that CSV has."""
    def text(value):
        if isinstance(value, list):
            return " ".join(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        return "" if value is None else str(value)
    return {name: text(value) for name, value in line.items()}


def exact(text):
    """JSON whose numbers keep their digits."""
    return json.loads(text, parse_float=str, parse_int=str)


def whole(number):
    return "" if number is None else str(number).removesuffix(".0")


def to_second(time):
    return time and time[:19] + time[23:]


def in_utc(time):
    if not time:
        return time
    at = datetime.datetime.fromisoformat(time).astimezone(datetime.timezone.utc)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tables():
    base, forms = {}, []
    for what in KEYS:
        lines = (FOLDER / f"{what}.jsonl").read_text(encoding="utf-8").splitlines()
        base[what] = keyed(what, [cells(exact(line)) for line in lines])
        assert base[what], f"there is nothing of {what}"
        for name, rows in [
            ("csv", read_csv.rows(str(FOLDER / f"{what}.csv"))),
            ("xlsx", read_xlsx.read(str(FOLDER / f"{what}.xlsx"))["rows"]),
        ]:
            form = Form(name, what)
            form.rows = keyed(what, rows)
            forms.append(form)
        if (parquet := FOLDER / f"{what}.parquet").exists():
            import read_parquet
            form = Form("parquet", what)
            form.rows = keyed(what, read_parquet.read(str(parquet))["rows"])
            forms.append(form)
    return base, forms


# xAPI: what the statements themselves say, and the whole record that the last one has with it.


def verb(statement):
    return statement["verb"]["id"].rsplit("/", 1)[1]


def common(statement):
    grouping = statement["context"]["contextActivities"]["grouping"][0]["id"].split("/")
    home = statement["actor"]["account"]["homePage"]
    row = {
        "learner_id": statement["actor"]["account"]["name"],
        "learner_name": statement["actor"]["name"],
        "centre_id": home.rsplit("/", 1)[1],
        "course_id": grouping[-2],
        "course_version": grouping[-1],
    }
    if "language" in statement["context"]:
        row["language"] = statement["context"]["language"]
    return row


def minutes(result):
    seconds = float(re.fullmatch(r"PT([\d.]+)S", result["duration"])[1])
    return whole(int(seconds / 6) / 10)


def statements_of_completions():
    forms, said = [], {}
    seen = {"started_at": in_utc, "completed_at": in_utc}
    for statement in exact((FOLDER / "completions.xapi.json").read_text(encoding="utf-8")):
        name, row = verb(statement), common(statement)
        key = f"{row['learner_id']} {row['course_id']}"
        assert statement["object"]["id"].rsplit("/", 1)[1] == row["course_id"]
        row["course_title"] = statement["object"]["definition"]["name"]["en"]
        said.setdefault(key, []).append(name)
        result = statement.get("result", {})
        if name == "initialized":
            row["started_at"] = statement["timestamp"]
        else:
            row["minutes_spent"] = minutes(result)
        if name in ("passed", "failed"):
            row["result"] = name
            assert result["success"] is (name == "passed")
            row["score_percent"] = whole(result.get("score", {}).get("raw"))
            bar = statement["context"]["extensions"].get(f"{CMI5}/masteryscore")
            if bar is not None:
                row["pass_percent"] = whole(round(float(bar) * 100, 6))
        if name == "completed":
            assert result["completion"] is True
        if name in ("passed", "completed"):
            row["completed_at"] = statement["timestamp"]
        forms.append(Form(f"xapi {name}", "completions", seen, every=False).put(key, row))
        if name == "terminated":
            record = statement["context"]["extensions"]["https://coursedeck.invalid/xapi/record"]
            forms.append(Form("xapi record", "completions", every=False).put(key, cells(record)))
    return said, merged(forms)


def statements_of_responses():
    form = Form("xapi answered", "responses", {"answered_at": in_utc})
    for statement in exact((FOLDER / "responses.xapi.json").read_text(encoding="utf-8")):
        row = common(statement)
        module, question = statement["object"]["id"].split("/question/")[1].split("/")
        result = statement.get("result", {})
        row |= {
            "response_id": statement["id"], "module_id": module, "question_id": question,
            "response": result.get("response", ""), "mark_percent": whole(result.get("score", {}).get("raw")),
            "answered_at": statement["timestamp"],
        }
        if base["responses"].get(statement["id"], {}).get("attempt_id"):
            row["attempt_id"] = statement["context"]["extensions"][f"{CMI5}/sessionid"]
        form.put(statement["id"], row)
    return form


def merged(forms):
    """Forms of one name as one."""
    out = {}
    for form in forms:
        own = out.setdefault(form.name, Form(form.name, form.what, form.seen, form.every))
        for key, row in form.rows.items():
            own.put(key, row)
    return list(out.values())


# Badges, as jose found them sound.


def badges():
    times = ["started_at", "completed_at", "expires_at"]
    form = Form("badge", "completions", {name: to_second for name in times}, every=False)
    for badge in json.loads((FOLDER / "badges.json").read_text(encoding="utf-8")):
        subject = badge["credentialSubject"]
        achievement = subject["achievement"]
        tags = achievement.get("tag", [])
        of = lambda scheme: " ".join(tag for tag in tags if tag.startswith(f"{scheme}:"))
        digest = badge["evidence"][0]["id"].removeprefix("ni:///sha-256;")
        assert badge["id"] == badge["jti"] and badge["validFrom"] == subject["activityEndDate"]
        row = {
            "record_id": badge["id"].removeprefix("urn:uuid:"),
            "centre_id": badge["issuer"]["otherIdentifier"][0]["identifier"],
            "centre_name": badge["issuer"]["name"],
            "learner_id": subject["id"].removeprefix("urn:uuid:"),
            "learner_name": subject["identifier"][0]["identityHash"],
            "course_id": achievement["id"].rsplit("/", 1)[1],
            "course_version": achievement["version"],
            "course_title": achievement["name"],
            "modality": of("modality").removeprefix("modality:"),
            "level": of("level").removeprefix("level:"),
            "digcomp": " ".join(it["targetCode"] for it in achievement["alignment"]),
            "sdg": of("sdg"),
            "wsis": of("wsis"),
            "started_at": subject["activityStartDate"],
            "completed_at": badge["validFrom"],
            "expires_at": badge["validUntil"],
            "score_percent": subject["result"][0]["value"],
            "pass_percent": achievement["resultDescription"][0]["requiredValue"],
            "certificate_no": subject["licenseNumber"],
            "evidence_digest": base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex(),
            "result": "passed",
        }
        form.put(f"{row['learner_id']} {row['course_id']}", row)
    return form


# Certificates: the page as poppler reads it, and what verifying it says.


def bare(text):
    """A text without spaces, marks of direction, and the forms that letters take in a word."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf")


def in_words(time):
    """The day of a time as a page in English has it."""
    day = datetime.date.fromisoformat(time[:10])
    return f"{day.day} {day:%B %Y}"


def certificates():
    """A field is what the record has of it where that stands on the page."""
    form = Form("certificate", "completions", every=False)
    by_number = {row["certificate_no"]: (key, row) for key, row in base["completions"].items()}
    for page in sorted((FOLDER / "certificates").glob("*.pdf")):
        key, row = by_number[page.stem]
        text = subprocess.run(["pdftotext", page, "-"], check=True, capture_output=True, text=True).stdout
        text = bare(text)
        shown = {
            "learner_name": row["learner_name"], "centre_name": row["centre_name"],
            "course_title": row["course_title"], "course_id": row["course_id"],
            "course_version": row["course_version"], "certificate_no": row["certificate_no"],
            "score_percent": f"{row['score_percent']}%", "completed_at": in_words(row["completed_at"]),
            "expires_at": in_words(row["expires_at"]),
        }
        is_there = lambda words: bare(words) in text
        found = lambda name, words: row[name] if is_there(words) else f"{words!r} is not in {text}"
        form.put(key, {name: found(name, words) for name, words in shown.items()})
    return form


def verified():
    day = lambda time: time and time[:10]
    form = Form("verify", "completions", {"completed_at": day, "expires_at": day}, every=False)
    by_number = {row["certificate_no"]: (key, row) for key, row in base["completions"].items()}
    for path in sorted(FOLDER.glob("verify-*.txt")):
        text = path.read_text(encoding="utf-8")
        said = {label.strip(): value for label, value in re.findall(r"^  ([a-z ]{12})(.*)$", text, re.M)}
        ids = re.fullmatch(r"(\S+) (\S+)", said[""])
        result, score = said["result"].removesuffix("%").split(", ")
        key, _ = by_number[said["number"]]
        form.put(key, {
            "learner_name": said["learner"], "course_title": said["course"], "course_id": ids[1],
            "course_version": ids[2], "result": result, "score_percent": score, "completed_at": said["completed"],
            "expires_at": said["valid until"], "centre_name": said["centre"], "certificate_no": said["number"],
            "language": said["language"],
        })
    return form


# The report: worked out by pandas from the CSV export, against its table and its page.


def report():
    rows = report_figures.work_out(str(FOLDER / "completions.csv"), COURSES)
    worked = {" ".join(row[:3]): {"figure": row[3], "n": str(row[4])} for row in rows}
    told = pd.read_csv(FOLDER / "report.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
    form, order = Form("report csv", "report"), {}
    for row in told.itertuples():
        value = re.sub(r"^'('*[=+\-@])", r"\1", row.value)
        key = f"{row.dimension} {value} {row.measure}"
        # The month in which a course was failed stands in no export.
        if row.dimension != "month" or key in worked:
            form.put(key, {"figure": row.figure, "n": row.n})
        groups = order.setdefault(row.dimension, [])
        groups.append(value) if value not in groups else None
    return worked, form, page(order, worked)


COLUMNS = {
    "Learners": "learners", "Begun": "begun", "Completed": "completed", "Completion rate": "completion_percent",
    "Graded": "graded", "Pass rate": "pass_percent", "Minutes": "minutes_median", "Both tests": "pairs",
    "Learning gain": "gain",
}


def page(order, worked):
    """The tables of the page, whose figures are rounded: a figure is what was worked out where that rounds to it."""
    form = Form("report html", "report", every=False)
    tree = lxml.html.parse(str(FOLDER / "report.html")).getroot()
    for section in tree.xpath("//section[starts-with(@id, 'by-')]"):
        dimension = section.get("id").removeprefix("by-")
        heads = [head.text_content() for head in section.xpath(".//thead//th")][1:]
        lines = section.xpath(".//tbody/tr[not(@class)]")
        assert len(lines) == len(order.get(dimension, [])), f"{dimension}: {len(lines)} lines"
        for value, line in zip(order.get(dimension, []), lines):
            for head, cell in zip(heads, line.xpath("./td")):
                key = f"{dimension} {value} {COLUMNS[head]}"
                if key not in worked:
                    continue
                figure = worked[key]["figure"]
                form.put(key, {"figure": figure if shows(cell, figure) else f"{cell.text!r} for {figure!r}"})
    return form


def shows(cell, figure):
    main = (cell.text or "").strip()
    if figure == "":
        return main == "–"
    number = main.rstrip("*†‡%  ").replace("−", "-").replace(",", "")
    try:
        return abs(float(number) - float(figure)) <= 0.5000001 * 10 ** -len(number.partition(".")[2])
    except ValueError:
        return False


def compare(base, form):
    """How many fields are the same, and what differs."""
    table, same, differs = base[form.what], 0, []
    if form.every and set(table) != set(form.rows):
        differs.append(f"{form.name} {form.what}: other rows: {set(table) ^ set(form.rows)}")
    for key, row in form.rows.items():
        wanted = table.get(key)
        if wanted is None:
            differs.append(f"{form.name} {form.what}: {key} is nowhere else")
            continue
        if form.every and form.name in ("csv", "xlsx", "parquet", "report csv") and set(row) != set(wanted):
            differs.append(f"{form.name} {form.what} {key}: other columns")
        for name, cell in row.items():
            there = form.seen.get(name, lambda it: it)(wanted.get(name, "(no such column)"))
            same += there == cell
            if there != cell:
                differs.append(f"{form.name} {form.what} {key} {name}: {there!r} is {cell!r}")
    return same, differs


def spoiled(form):
    """Spoils one cell of each column, a new one each time, and holds that it is found and nothing else is."""
    columns = sorted({name for row in form.rows.values() for name in row})
    for at, name in enumerate(columns):
        having = [key for key, row in form.rows.items() if name in row]
        row = form.rows[having[at % len(having)]]
        sound = row[name]
        row[name] = f"{sound}1"
        _, differs = compare(base, form)
        row[name] = sound
        assert len(differs) == 1 and f" {name}: " in differs[0], f"{form.name} {name}: {differs}"
    return len(columns)


base, forms = tables()
verbs, of_completions = statements_of_completions()
forms += of_completions + [statements_of_responses(), verified()]
if (FOLDER / "badges.json").exists():
    forms.append(badges())
if subprocess.run(["sh", "-c", "command -v pdftotext"], capture_output=True).returncode == 0:
    forms.append(certificates())
base["report"], *of_report = report()
forms += of_report

compared, differs = {}, []
for form in forms:
    same, found = compare(base, form)
    compared[f"{form.name} {form.what}"] = same
    differs += found
ends = {
    "passed": ["initialized", "passed", "completed", "terminated"], "failed": ["initialized", "failed", "terminated"],
    "completed": ["initialized", "completed", "terminated"], "in-progress": ["initialized"],
}
for key, row in base["completions"].items():
    if verbs.get(key) != ends[row["result"]]:
        differs.append(f"{key} is {row['result']}, and its statements are {verbs.get(key)}")
certified = {key for form in forms if form.name in ("badge", "certificate", "verify") for key in form.rows}
passed = {key for key, row in base["completions"].items() if row["result"] == "passed"}
if certified != passed:
    differs.append(f"certificates or badges of others than who passed: {certified ^ passed}")
controls = 0 if differs else sum(spoiled(form) for form in forms)
total = sum(compared.values())
json.dump({"compared": compared, "total": total, "differs": differs[:20], "controls": controls}, sys.stdout)
