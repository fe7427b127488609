"""Zongzhi+ core: the administrative hierarchy, and the contract that plugins build on."""

__version__ = "0.1.0"
