"""Accounts of the people at the desk. What an account may do comes with its roles, and from nowhere else."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import PlainPages

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(PlainPages, UserAdmin):
    list_display = ["username", "first_name", "last_name", "email", "is_staff", "last_login"]
    list_filter = ["is_staff", "is_active", "groups"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("May"), {"fields": ["is_active", "is_staff", "groups", "is_superuser"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
