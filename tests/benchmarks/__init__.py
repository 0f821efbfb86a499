"""Figures of speed and memory: `python -m tests.benchmarks --help`. They never pass or fail by time."""
