#!/usr/bin/env python3
"""Everything the project can do: ``python3 manage.py demo``, ``python3 manage.py test``, Django's commands.

On a bare checkout it makes ``.venv`` from the hashed lock first and starts itself again in there.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("Newsroom needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])

from newsroom.launch.main import main

if __name__ == "__main__":
    main(os.path.dirname(os.path.abspath(__file__)), sys.argv)
