"""Pictures of every view and dialog, to be looked at: `python -m tests.screens DIR`."""
