"""The log of a server: one JSON object a line, without the values of variables.

A trace that shows local variables would carry tokens and personal data into the log.
"""

from __future__ import annotations

import sys

import structlog


def configure_logs() -> None:
    """Lines of JSON on standard error; standard output is for answers."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(
                structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=20)
            ),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
