"""Checks badges against 1EdTech's JSON Schema of an AchievementCredential: read_badge_schema.py SCHEMA FILE… Prints how many
fit, and holds that the schema finds what it should in a spoiled copy."""

import base64
import copy
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
validator = jsonschema.Draft201909Validator(schema, format_checker=jsonschema.FormatChecker())
SPOIL = [
    lambda it: it.pop("validFrom"),
    lambda it: it.pop("issuer"),
    lambda it: it["@context"].reverse(),
    lambda it: it["credentialSubject"]["achievement"].pop("criteria"),
    lambda it: it["credentialSubject"]["achievement"].update(achievementType="free words"),
    lambda it: it["credentialSubject"]["achievement"]["alignment"][0].pop("targetUrl"),
    lambda it: it["credentialSubject"]["result"][0].update(value=83),
]
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        payload = file.read().strip().split(".")[1]
    badge = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    validator.validate(badge)
    for spoil in SPOIL:
        spoiled = copy.deepcopy(badge)
        spoil(spoiled)
        assert not validator.is_valid(spoiled), "the schema finds nothing"
print(len(sys.argv) - 2)
