"""Reads a Parquet export with pyarrow and with DuckDB, holds the two together, and prints the rows as JSON, every cell as
the text that a CSV export has, with the types that they found: read_parquet.py FILE."""

import datetime
import json
import sys

import duckdb
import pyarrow.parquet


def instant(value):
    return round(value.timestamp() * 1000) if isinstance(value, datetime.datetime) else value


def text(row, name) -> str:
    value = row[name]
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        offset = row[f"{name}_offset"]
        local = value.astimezone(datetime.timezone(datetime.timedelta(minutes=offset)))
        return local.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return " ".join(value) if isinstance(value, list) else str(value)


def read(path: str) -> dict:
    """What both find in the file, which must be the same."""
    file = pyarrow.parquet.ParquetFile(path)
    arrow = file.read()
    by_arrow = arrow.to_pylist()
    db = duckdb.connect()
    types = {row[0]: row[1] for row in db.execute(f"DESCRIBE SELECT * FROM '{path}'").fetchall()}
    names = list(types)
    # Shown in a zone of its own DuckDB's times would be moved; the instants are the same.
    instants = [f'epoch_ms("{name}") AS "{name}"' for name in names if "TIME ZONE" in types[name]]
    replaced = f"REPLACE ({', '.join(instants)})" if instants else ""
    by_duckdb = [dict(zip(names, row)) for row in db.execute(f"SELECT * {replaced} FROM '{path}'").fetchall()]
    assert names == arrow.column_names
    assert [{name: instant(cell) for name, cell in row.items()} for row in by_arrow] == by_duckdb, "they differ"
    shown = [name for name in names if not name.endswith("_offset")]
    return {
        "rows": [{name: text(row, name) for name in shown} for row in by_arrow],
        "types": types,
        "nullable": {field.name: field.nullable for field in arrow.schema},
        "groups": file.num_row_groups,
    }


if __name__ == "__main__":
    json.dump(read(sys.argv[1]), sys.stdout)
