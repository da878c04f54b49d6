"""What the application server loads: Django, around it the pages kept in memory, and the clock that
carries out what is scheduled."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

try:
    django_application = get_wsgi_application()
except ImproperlyConfigured as wrong:
    sys.exit(str(wrong))  # one sentence that names the setting, instead of a traceback

# Imported after Django is ready: both read models, the announcement log and the schedules.
from articles.clockwork import keep_time
from articles.pagecache.wsgi import keep_pages

application = keep_time(keep_pages(django_application))

# What is loaded by now stays: looking through it for garbage kept a reader waiting now and then.
gc.collect()
gc.freeze()
