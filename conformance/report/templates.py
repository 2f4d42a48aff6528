# SPDX-License-Identifier: MIT
"""The templates of this folder."""

import os

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment() -> Environment:
    """Everything that a template is given is escaped; an unknown name is an error."""
    folder = os.path.join(os.path.dirname(__file__), "templates")
    return Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True,
                       lstrip_blocks=True, undefined=StrictUndefined)
