"""Runs the learning record store Ralph on this machine alone: run_lrs.py PORT. Where it keeps what it is sent is said by
Ralph's own environment variables."""

import sys

import uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.data.fs import FSDataBackend

# In files Ralph would otherwise take one batch and refuse the next: its default only ever makes new files.
FSDataBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
