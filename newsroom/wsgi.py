"""What the application server loads: Django, and around it the pages kept in memory."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

try:
    django_application = get_wsgi_application()
except ImproperlyConfigured as wrong:
    sys.exit(str(wrong))  # one sentence that names the setting, instead of a traceback

# Imported after Django is ready: the layer follows the announcement log, which is a model.
from articles.pagecache.wsgi import keep_pages

application = keep_pages(django_application)
