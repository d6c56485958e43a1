"""One invented member, written as LinkedIn wrote archives in each era, and read back without loss."""

from __future__ import annotations
