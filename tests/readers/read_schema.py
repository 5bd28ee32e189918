"""Checks each line of a JSON Lines export against the schema that the program prints: read_schema.py SCHEMA LINES."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
with open(sys.argv[2], encoding="utf-8") as file:
    lines = [json.loads(line) for line in file]
for line in lines:
    validator.validate(line)
    assert set(line) == set(schema["properties"]), "a column is not in the schema"
print(len(lines))
