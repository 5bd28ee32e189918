"""Reads `cargo metadata` and fails on a package whose licence is none of those that this project takes."""

import json
import re
import sys

TAKEN = {
    "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib",
    "Unicode-3.0", "Unicode-DFS-2016", "CC0-1.0", "Unlicense", "BSL-1.0", "0BSD", "MPL-2.0",
}


def is_taken(expression: str) -> bool:
    """Whether one of the choices that `A OR B` offers asks for taken licences only."""
    choices = re.split(r"\s+OR\s+|/", expression.replace("(", " ").replace(")", " "))
    return any(all(part.strip() in TAKEN for part in choice.split(" AND ")) for choice in choices)


packages = json.load(sys.stdin)["packages"]
refused = [f"{p['name']} {p['version']}: {p['license']}" for p in packages if not is_taken(p["license"] or "none")]
print(f"{len(packages)} packages, {len(refused)} with a licence that is not taken")
print("\n".join(refused))
sys.exit(bool(refused))
