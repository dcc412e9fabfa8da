"""`python -m tests.benchmark`."""

from tests.benchmark.run import main

raise SystemExit(main())
