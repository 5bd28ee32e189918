"""Reads a CSV export with Python's own reader and prints its rows as JSON, every cell as text."""

import csv
import json
import sys

SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def plain(cell: str) -> str:
    """The cell without the quote that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(SIGNS) else cell


def rows(path: str, separator: str = ",") -> list[dict[str, str]]:
    """The rows of a file, once it is as RFC 4180 and spreadsheets want it."""
    with open(path, "rb") as file:
        data = file.read()
    assert data.startswith(b"\xef\xbb\xbf"), "no byte-order mark"
    assert data.endswith(b"\r\n"), "the last line does not end as RFC 4180 says"
    with open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file, delimiter=separator, strict=True))
    assert all(len(line) == len(lines[0]) for line in lines), "rows of different lengths"
    for cell in (cell for line in lines for cell in line):
        try:
            float(cell)
        except ValueError:
            assert not cell.startswith(SIGNS), f"a spreadsheet would run {cell!r}"
    return [dict(zip(lines[0], map(plain, line))) for line in lines[1:]]


if __name__ == "__main__":
    json.dump(rows(sys.argv[1], sys.argv[2]), sys.stdout)
