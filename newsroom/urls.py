"""The desk under one address; everything else is the paper."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", admin.site.urls),
    path("", include("articles.urls")),
]

handler400 = "articles.views.failures.bad_request"
handler403 = "articles.views.failures.forbidden"
handler404 = "articles.views.failures.not_found"
handler500 = "articles.views.failures.server_error"
