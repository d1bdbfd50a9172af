"""The door for the server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
application = get_wsgi_application()

# What was loaded to start stays for ever: the collector need not walk it during a request.
gc.collect()
gc.freeze()
