# SPDX-License-Identifier: MIT
"""Everything made from NDJSON results but the first screen."""
