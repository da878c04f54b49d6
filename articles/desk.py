"""The desk's site: the stock admin under its own names and its own script policy."""

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.admin import AdminSite
from django.urls import path


class DeskSite(AdminSite):
    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = "The desk"
    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        """As the stock one; scripts may carry a nonce, which the editor's import map needs."""
        allow_nonce = csp_update({"script-src": settings.DESK_SCRIPT_SOURCES})
        return allow_nonce(super().admin_view(view, cacheable))

    def get_urls(self):
        # Not at the top: the page's form needs the desk, which is not yet there.
        from articles.admin.intake import intake

        return [path("intake/", self.admin_view(intake), name="intake"), *super().get_urls()]
