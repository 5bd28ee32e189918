"""Holds xAPI statements against Ralph's strict model, and sends them to a Ralph on this machine, twice: send_xapi.py FILE.
Prints how many there are, and how many the store holds after the first sending and after the second."""

import base64
import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from ralph.models.xapi.base.statements import BaseXapiStatement

with open(sys.argv[1], encoding="utf-8") as file:
    statements = json.load(file)
for statement in statements:
    BaseXapiStatement.model_validate(statement)
spoiled = json.loads(json.dumps(statements[0]))
spoiled["actor"]["account"].pop("homePage")
try:
    BaseXapiStatement.model_validate(spoiled)
    sys.exit("the strict model finds nothing")
except ValueError:
    pass

folder = pathlib.Path(tempfile.mkdtemp())
password = secrets.token_hex(16)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
environment = os.environ | {
    "RALPH_APP_DIR": str(folder / "app"),
    "RALPH_RUNSERVER_BACKEND": "fs",
    "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "data"),
    "NO_PROXY": "127.0.0.1",
}
(folder / "data").mkdir()
ralph = pathlib.Path(sys.executable).with_name("ralph")
known = ["-u", "tests", "-p", password, "-s", "all", "-M", "mailto:lrs@example.org", "-N", "Tests", "-w"]
subprocess.run([ralph, "auth", *known], env=environment, check=True, capture_output=True)
launcher = pathlib.Path(__file__).with_name("run_lrs.py")
store = subprocess.Popen([sys.executable, launcher, str(port)], env=environment, stderr=subprocess.PIPE)
HEADERS = {
    "Authorization": "Basic " + base64.b64encode(f"tests:{password}".encode()).decode(),
    "X-Experience-API-Version": "1.0.3",
    "Content-Type": "application/json",
}


def ask(path, body=None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body, headers=HEADERS)
    with urllib.request.urlopen(request, timeout=60) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def until_it_runs():
    for _ in range(600):
        if store.poll() is not None:
            sys.exit(f"the store ended: {store.stderr.read().decode()}")
        try:
            return ask("/__lbheartbeat__")
        except urllib.error.HTTPError:
            return None
        except OSError:
            time.sleep(0.1)
    sys.exit("the store does not answer")


def held():
    """Every statement that the store holds, page by page."""
    found, path = [], "/xAPI/statements?limit=100"
    while path:
        page = ask(path)
        found += page["statements"]
        path = page.get("more")
        path = path and path.removeprefix(f"http://127.0.0.1:{port}")
    return found


try:
    until_it_runs()
    counts = [len(statements)]
    for _ in range(2):
        ask("/xAPI/statements/", json.dumps(statements).encode())
        counts.append(len(held()))
    ours = {statement["id"]: statement for statement in statements}
    for statement in held():
        mine = ours[statement["id"]]
        for field in ("actor", "verb", "object", "result", "context", "timestamp"):
            assert statement.get(field) == mine.get(field), f"the store changed {field}"
    print(*counts)
finally:
    store.terminate()
    store.wait()
