"""Reads an XLSX export with openpyxl and prints its rows as JSON, every cell as the text that a CSV export has."""

import datetime
import json
import re
import sys

import openpyxl


def text(cell) -> str:
    value = cell.value
    assert cell.data_type != "f", f"{cell.coordinate} is a formula"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        zone = re.search(r'"(.*)"', cell.number_format)
        if zone is None:
            return value.date().isoformat()
        # Serial days are floats: to the millisecond they are exact.
        value += datetime.timedelta(microseconds=500)
        return value.strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03d}" + zone.group(1)
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def read(path: str) -> dict:
    """What stands in the workbook."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    names = [cell.value for cell in rows[0]]
    return {
        "sheets": book.sheetnames,
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "rtl": bool(sheet.sheet_view.rightToLeft),
        "created": book.properties.created.isoformat(),
        "labels": {row[0].value: row[1].value for row in book["columns"].iter_rows()},
        "types": {name: rows[1][at].data_type for at, name in enumerate(names)} if len(rows) > 1 else {},
        "rows": [{name: text(cell) for name, cell in zip(names, row)} for row in rows[1:]],
    }


if __name__ == "__main__":
    json.dump(read(sys.argv[1]), sys.stdout)
