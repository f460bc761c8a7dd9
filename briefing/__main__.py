"""``python -m briefing``: the same command line where no console script is installed."""

from briefing.cli import main

main()
