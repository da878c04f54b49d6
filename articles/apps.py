from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"


class DeskConfig(AdminConfig):
    """Django's admin, as the newsroom's desk."""

    default_site = "articles.desk.DeskSite"
