"""What a site prints around a piece and what is none of its text: print controls, share bars, copyright."""

import re

from articles.importing import plain_text
from articles.importing.incoming import Incoming
from articles.importing.lines import Line
from articles.rules.wording import say

_FROM_TOP, _FROM_END = 20, 10  # lines with text among which a row of buttons is looked for

_PRINT = plain_text.words(
    "print imprimer drucken imprimir stampa друк печать 印刷 打印 طباعة εκτύπωση प्रिंट"
)
_BUTTONS = _PRINT | plain_text.words(
    "share tweet email e-mail save bookmark copy copiar link comment comments pdf rss listen partager envoyer "
    "enregistrer commenter tweeter teilen merken mailen senden twittern kommentare versenden compartir enviar "
    "guardar comentar tuitear condividi invia salva compartilhar compartilhe salvar delen opslaan afdrukken "
    "doorsturen udostępnij drukuj zapisz dela spara del gem jaa tulosta megosztás nyomtatás sdílet tisk "
    "distribuie поделиться сохранить отправить поділитися зберегти сподели κοινοποίηση αποστολή paylaş yazdır "
    "kaydet مشاركة حفظ إرسال شارك چاپ اشتراک شתף הדפס שתף शेयर साझा シェア シェアする ツイート 保存 送る "
    "ブックマーク 分享 收藏 转发 列印 공유 공유하기 인쇄 스크랩 프린트 bagikan cetak แชร์ พิมพ์"
)
_SITES = plain_text.words(
    "facebook twitter x linkedin whatsapp telegram reddit pinterest pin tumblr line weibo wechat viber messenger "
    "vk instagram flipboard pocket hatena kakaotalk threads bluesky mastodon xing skype sms 微博 微信"
)
_BESIDE = plain_text.words(
    "this article on via by to the a story page it cet article diesen artikel"
)
_COUNT = re.compile(r"\d+[.,]?\d*[km]?")
_BETWEEN = re.compile(r"[\s|·•/,:;+]+")
_RIGHTS = re.compile(
    r"(?:©|ⓒ|\(c\) ?(?:\d|[A-Z])|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    r"todos los derechos|tutti i diritti|todos os direitos|alle rechten|wszelkie prawa|все права защищены|"
    r"всі права|جميع الحقوق|کلیه حقوق|無断(?:転載|複製)|版权所有|版權所有|저작권자|무단|"
    r"riproduzione riservata|reproduction interdite|our standards:)"
    r"|.{0,200}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\.?$",
    re.IGNORECASE,
)
_LONGEST_RIGHTS, _MOST_RIGHTS = 250, 4


def trimmed(page: list[Line]) -> list[Line]:
    """Without blank lines and print controls at both ends."""
    start, end = 0, len(page)
    while start < end and (page[start].blank or _is_print(page[start])):
        start += 1
    while end > start and (page[end - 1].blank or _is_print(page[end - 1])):
        end -= 1
    return page[start:end]


def taken_off(page: list[Line], incoming: Incoming) -> list[Line]:
    """The page without what its site printed around the piece; each line that is left out gets a note."""
    page = _without_buttons(trimmed(page), incoming)
    for _ in range(_MOST_RIGHTS):
        if not page or len(page[-1].text) > _LONGEST_RIGHTS or not _RIGHTS.match(page[-1].text):
            break
        incoming.note(say("“%(text)s”, below the text, was left out.", text=page[-1].text))
        page = trimmed(page[:-1])
    return page


def _without_buttons(page: list[Line], incoming: Incoming) -> list[Line]:
    # Bullets below all text are topics, and a topic may well be called “Print”.
    at = [index for index, line in enumerate(page) if not line.blank]
    text_end = max((index for index in at if not page[index].bullet), default=0)
    near = [index for index in {*at[:_FROM_TOP], *at[-_FROM_END:]} if index <= text_end]
    rows = {index for index in near if _are_buttons(page[index].text)}
    if len(rows) == len(at):
        return page
    for index in sorted(rows):
        incoming.note(
            say("“%(text)s”, a row of the page's buttons, was left out.", text=page[index].text)
        )
    kept = [line for index, line in enumerate(page) if index not in rows]
    return trimmed(kept) if rows else page


def _is_print(line: Line) -> bool:
    """“print PRINT”: an icon's name and its label, in any of our languages; or the icon itself."""
    if len(line.text) > 30:
        return False
    words = [word.strip("\ufe0f🖨🖶[]") for word in line.text.casefold().split(" ")]
    return all(word in _PRINT or not word for word in words) and bool(line.text)


def _are_buttons(text: str) -> bool:
    """“Share Tweet Email”, with or without counts; the name of a site alone may be a headline."""
    if len(text) > 100:
        return False
    words = [
        word for word in _BETWEEN.split(text.casefold().strip("[]")) if not _COUNT.fullmatch(word)
    ]
    words = [word for word in words if word]
    if not words or words[0] not in _BUTTONS | _SITES:
        return False
    known = all(word in _BUTTONS or word in _SITES or word in _BESIDE for word in words)
    return known and (len(words) > 2 or any(word in _BUTTONS for word in words))
