"""Reads a CSV export with Python's own reader and prints its rows as JSON, every cell as text."""

import csv
import json
import sys

path, separator = sys.argv[1], sys.argv[2]
SIGNS = tuple("=+-@\t\r\n＝＋－＠")

with open(path, "rb") as file:
    data = file.read()
assert data.startswith(b"\xef\xbb\xbf"), "no byte-order mark"
assert data.endswith(b"\r\n"), "the last line does not end as RFC 4180 says"


def plain(cell: str) -> str:
    """The cell without the quote that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(SIGNS) else cell


with open(path, encoding="utf-8-sig", newline="") as file:
    rows = list(csv.reader(file, delimiter=separator, strict=True))
assert all(len(row) == len(rows[0]) for row in rows), "rows of different lengths"
for row in rows:
    for cell in row:
        try:
            float(cell)
        except ValueError:
            assert not cell.startswith(SIGNS), f"a spreadsheet would run {cell!r}"
json.dump([dict(zip(rows[0], map(plain, row))) for row in rows[1:]], sys.stdout)
