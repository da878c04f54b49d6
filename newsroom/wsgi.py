"""What the application server loads: Django, and around it the pages kept in memory."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

django_application = get_wsgi_application()

# Imported after Django is ready: the layer follows the announcement log, which is a model.
from articles.pagecache.wsgi import keep_pages  # noqa: E402

application = keep_pages(django_application)
