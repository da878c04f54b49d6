"""Words that stand beside a date and add nothing to it, and words that count days back from today."""

import re

from articles.importing import plain_text
from articles.importing.month_names import folded

FILLERS = plain_text.words(folded(
    "of the de del en le el den di do da du d la il les am on at om um à a as às las alle ore kl klo klokken "
    "kello klockan ora ob o u v в о об ve saat pukul pkl jam lúc godz uhr uur hours hrs horas h n st nd rd th "
    "er re º ª η ης го е й г год года р року рік roku r god godine გ წელი م عام سنة يوم في الساعة ساعت ساعة "
    "ميلادي ميلادية الموافق موافق को बजे সাল খ্রিষ্টাব্দ ء dnia dne dana på af per ai án én i ei an ik van "
    "ngày năm น เวลา ที่ พ.ศ พศ คศ m gada metų published posted updated date publié mis jour mise modifié "
    "veröffentlicht aktualisiert stand vom datum fecha publicado actualizado pubblicato aggiornato data "
    "geplaatst bijgewerkt opublikowano publikováno publicerad publisert udgivet julkaistu yayınlanma tarihi "
    "tarih güncelleme опубликовано обновлено дата опубліковано оновлено δημοσίευση ενημέρωση ημερομηνία نشر "
    "تاریخ تاريخ انتشار פורסם तारीख प्रकाशित প্রকাশ প্রকাশিত "
    "입력 수정 게시 등록 公開 公開日 更新 更新日 掲載 配信 发布 发布时间 發布 日期 时间 "
    "發表 发表于 于 last "
))  # fmt: skip

AGO = re.compile(
    r"\d ?(?:min\w*|h|hrs?|hours?|d|days?|weeks?|months?|years?) ago\b|"
    r"\d.*\b(?:fa|geleden|temu|назад|тому|önce|siden|sedan|yang lalu|trước)\b|"
    r"\b(?:il y a|vor|hace|há|منذ|قبل) \d|\d\s?(?:分前|時間前|日前|小时前|分钟前|天前|시간 전|분 전|일 전)|"
    r"^(?:yesterday|hier|gestern|ayer|ieri|ontem|вчера|昨日|昨天|어제)(?=$|.*\d)|"
    r"^(?:today|heute|hoy|oggi|hoje|сегодня|今日|今天|오늘)(?=.*\d)"  # alone, the names of papers
)
