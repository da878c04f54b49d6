"""The author's line in scripts whose names have no capitals, or that we read word by word: the usual forms.

Japanese, Chinese, Korean, Arabic, Persian, Urdu, Hebrew, Hindi, Bengali, Thai, Russian, Ukrainian, Bulgarian,
Greek. A form that only authors' lines have is sure; a short paragraph that merely names a person's post is not.
"""

import re
from dataclasses import dataclass

_LONGEST, _SHORT = 300, 160

# The callings of those who write, and the offices of those who are written about.
_KANJI_WRITERS = (
    "教授|准教授|講師|記者|編集委員|論説委員|特派員|研究員|支局長|評論家|ジャーナリスト|アナリスト|エコノミスト|コラムニスト|作家|"
    "解説委員|弁護士|医師|研究者|学者|研究所長|编辑|研究员|副教授|讲师|学者|评论员|專欄作家|专栏作家|律师|學者|研究員|博士|撰稿人|"
    "评论人|主笔|总编辑"
)
_KANJI_OFFICES = "首相|大統領|事務総長|大臣|大使|知事|会長|社長|議員|长官|总统|总理|秘书长|部长|大使|主席|議長|长"
_HANGUL_WRITERS = (
    "교수|기자|특파원|논설위원|칼럼니스트|연구원|연구위원|소장|변호사|작가|"
    "평론가|언론인|경제학자|편집국장|해설위원|대사"
)
_HANGUL_OFFICES = "총리|대통령|사무총장|장관|의원|회장|대표|원장|시장"
_ARABIC_WRITERS = (
    "أستاذ|أستاذة|كاتب|كاتبة|صحفي|صحفية|صحافي|صحافية|باحث|باحثة|محلل|محللة|أكاديمي|أكاديمية|خبير|خبيرة|إعلامي|محرر|"
    "استاد|نویسنده|روزنامه‌نگار|پژوهشگر|تحلیلگر|کارشناس|صحافی|کالم نگار|پروفیسر|تجزیہ کار|مصنف"
)
_ARABIC_OFFICES = "الأمين العام|رئيس|رئيسة|وزير|وزيرة|سفير|سفيرة|مدير|دبیرکل|وزیر|سفیر|نماینده|صدر"
_CYRILLIC_WRITERS = (
    r"профессор\w*|профессор|професор\w*|журналист\w*|журналіст\w*|корреспондент\w*|кореспондент\w*|обозревател\w*|"
    r"оглядач\w*|политолог\w*|політолог\w*|экономист\w*|економіст\w*|историк\w*|історик\w*|эксперт\w*|експерт\w*|"
    r"аналитик\w*|аналітик\w*|редактор\w*|писател\w*|письменни\w*|научный сотрудник|науковий співробітник|доцент\w*|"
    r"публицист\w*|публіцист\w*|колумнист\w*|юрист\w*|социолог\w*|доктор\w*|дипломат\w*|директор\w*"
)
_CYRILLIC_OFFICES = (
    r"генеральн\w+ секретар\w+|генсек\w*|президент\w*|министр\w*|міністр\w*|премьер\w*|"
    r"прем[’'ʼ]?єр\w*|посол\w*|депутат\w*|"
    r"глава|голова|руководител\w+|керівник\w*|губернатор\w*|председател\w+"
)
_GREEK_WRITERS = (
    r"καθηγητής|καθηγήτρια|δημοσιογράφος|αρθρογράφος|συγγραφέας|ερευνητής|ερευνήτρια|αναλυτής|αναλύτρια|οικονομολόγος|"
    r"ιστορικός|πολιτικός επιστήμονας|"
    r"δικηγόρος|διευθυντής|διευθύντρια|ανταποκριτής|διδάκτωρ|λέκτορας|επίκουρος|αναπληρωτής"
)
_GREEK_OFFICES = r"γενικός γραμματέας|πρόεδρος|υπουργός|πρωθυπουργός|πρέσβης|βουλευτής|δήμαρχος"
_HINDI_WRITERS = (
    "प्रोफेसर|प्रोफ़ेसर|पत्रकार|संपादक|संवाददाता|लेखक|लेखिका|विश्लेषक|अध्यापक|"
    "अर्थशास्त्री|इतिहासकार|স্তম্ভকার|অধ্যাপক|সাংবাদিক|লেখক"
)
_HINDI_OFFICES = "महासचिव|मंत्री|राष्ट्रपति|प्रधानमंत्री|राजदूत|निदेशक|अध्यक्ष|মন্ত্রী|মহাসচিব"

_CYRILLIC_NAME = r"[А-ЯІЇЄҐ][\w’'ʼ-]+(?: [А-ЯІЇЄҐ]\.)*(?: [А-ЯІЇЄҐ][\w’'ʼ-]+){1,3}"
_GREEK_NAME = r"[Α-ΩΆΈΉΊΌΎΏ]\w+(?: [Α-ΩΆΈΉΊΌΎΏ][\w.]+){1,3}"
_KANJI_NAME = "[\u4e00-\u9fff々ァ-ヶー・·]{2,14}"

_SINCE_RUSSIAN = r"(?:с|со|з|із|від|от) .{0,20}\d{4}.{0,8}"
_SINCE_GREEK = r"από (?:το|τον|την) .{0,20}\d{4}\.?"

_SURE = tuple(
    re.compile(pattern)
    for pattern in (
        # “The author is”, “Author:”
        r"(?:本文)?(?:筆者|著者|執筆者|作者|笔者)(?:は|[:：]|[是为為系係])",
        r"(?:글쓴이|필자)(?:는|인| ?:)",
        r"(?:الكاتب|الكاتبة|المؤلف|المؤلفة|نویسنده|הכותב|הכותבת|مصنف)[ :،,]",
        r"(?:लेखक|लेखिका|লেখক|লেখিকা|ผู้เขียน) ?(?:[:：]|.{3,}(?:हैं|है|हैं।|है।|।)$|(?:เป็น|คือ))",
        r"Автор(?:ы|и|ка|ът)? ?(?:—|–|-|:|є |является |е )",
        r"(?:Ο|Η|Οι) (?:συγγραφέας|αρθρογράφος|συντάκτης|συγγραφείς) (?:είναι|διδάσκει)",
        # Names and what those are who write
        rf"(?P<ja>{_KANJI_NAME})(?:氏|さん)?(?:[（(][^（）()]{{1,20}}[)）])?は.{{0,60}}(?:{_KANJI_WRITERS})(?:である|です|だ|を務める)?。?$",
        rf"(?:{_KANJI_NAME}[・　 ])?(?:{_KANJI_WRITERS})[　 ]?(?P<post>{_KANJI_NAME})$",
        rf"(?P<zh>[\u4e00-\u9fff·]{{2,12}})(?:是|为|為|现任|現任|系).{{0,60}}(?:{_KANJI_WRITERS})。?$",
        r"(?:本报|本報)?(?:记者|記者) ?(?P<zh>[\u4e00-\u9fff·]{2,12})$",
        rf"(?P<ko>[가-힣]{{2,4}})(?:은|는) .{{0,60}}(?:{_HANGUL_WRITERS})(?:이다|다|입니다|이며.*)?\.?$",
        rf"/? ?(?P<ko>[가-힣]{{2,4}}) (?:[가-힣A-Z]+ ){{0,3}}(?:{_HANGUL_WRITERS})(?: \S+@\S+)?$",
        rf"(?P<cy>{_CYRILLIC_NAME}) ?(?:—|–|-|является|є|е|,) ?(?:\w+[ -]){{0,4}}?(?:{_CYRILLIC_WRITERS})\b.{{0,200}}$",
        rf"(?:Ο |Η )?(?:κ\. |κα )?(?P<el>{_GREEK_NAME}) είναι (?:\w+ ){{0,4}}?(?:{_GREEK_WRITERS})\b",
        rf"(?:[^\s.،]+ ){{2,5}}(?:هو|هي|is) (?:{_ARABIC_WRITERS})\b.{{0,150}}$",
        rf"(?:{_ARABIC_WRITERS}) (?:و|في |من |ب).{{0,60}}$",
        r"(?:بقلم|מאת) ?[:：]? ?(?P<ar>\S+(?: \S+){1,3})$",
        rf"[\u30a0-\u30ff\u4e00-\u9fff]{{2,12}}[＝=](?P<ja>{_KANJI_NAME})$",
        # An office, with the year since when
        rf"(?P<ja>{_KANJI_NAME})(?:氏)?は.{{0,20}}\d{{4}}年.{{0,10}}(?:から|より|以来).{{0,40}}(?:{_KANJI_OFFICES}).{{0,12}}$",
        rf"(?P<zh>[\u4e00-\u9fff·]{{2,16}}(?=自)|[\u4e00-\u9fff·]{{2,8}})自.{{0,4}}\d{{4}}年.{{0,30}}(?:{_KANJI_OFFICES})。?$",
        rf".{{2,20}}(?:은|는) .{{0,20}}\d{{4}}년.{{0,12}}(?:부터|이후).{{0,40}}(?:{_HANGUL_OFFICES}).{{0,16}}$",
        rf"(?:[^\s.،]+ ){{1,5}}.{{0,12}}(?:{_ARABIC_OFFICES}) .{{0,60}}(?:منذ|از سال) .{{0,20}}\d{{4}}\.?$",
        rf"(?P<cy>{_CYRILLIC_NAME}) ?(?:—|–|-|является|є|е) ?(?:{_CYRILLIC_OFFICES})\b.{{0,80}} {_SINCE_RUSSIAN}$",
        rf"(?:Ο |Η )?(?P<el>{_GREEK_NAME}) είναι .{{0,40}}(?i:{_GREEK_OFFICES})\b.{{0,80}} {_SINCE_GREEK}$",
        rf".{{2,40}} (?:\d{{4}}|[०-९]{{4}}) से .{{0,60}}(?:{_HINDI_OFFICES}).{{0,12}}$",
    )
)
_MAY_BE = re.compile(
    rf"(?:{_KANJI_WRITERS}|{_KANJI_OFFICES})(?:である|です|だ|を務める|を務めている|を務めた)?。?$"
    r"|^(?:责任)?编辑[:：]"
    rf"|(?:{_HANGUL_WRITERS}|{_HANGUL_OFFICES})(?:이다|다|입니다|을 맡고 있다|를 맡고 있다)\.?$"
    rf"|(?:^| )(?:{_ARABIC_WRITERS}|{_ARABIC_OFFICES})(?: |$|\.)"
    rf"|^{_CYRILLIC_NAME}.{{0,40}}\b(?:{_CYRILLIC_WRITERS}|{_CYRILLIC_OFFICES})\b"
    rf"|^(?:Ο |Η )?{_GREEK_NAME}.{{0,40}}(?i:{_GREEK_WRITERS}|{_GREEK_OFFICES})\b"
    rf"|(?:{_HINDI_WRITERS}|{_HINDI_OFFICES}) (?:हैं|है|थे|थीं|रहे हैं)।?\)?$|(?:{_HINDI_WRITERS}|{_HINDI_OFFICES})।?$"
)
_BRACKETED = re.compile(r"[(（【［\[].{2,80}[)）】］\]]$")
_LATIN_ONLY = re.compile("[\x00-\u024f\u2000-\u206f\u20a0-\u20cf]*")
_EDGES = "()[]（）【】［］*＊_※ "


@dataclass(frozen=True)
class Found:
    """The names in the line, as far as they can be told, and whether the line is surely the author's."""

    names: tuple[str, ...] = ()
    sure: bool = True


def read(paragraph: str) -> Found | None:
    """What a last paragraph in another script says of its author, or None."""
    if len(paragraph) > _LONGEST or _LATIN_ONLY.fullmatch(paragraph):
        return None
    plain = paragraph.strip(_EDGES)
    for form in _SURE:
        if match := form.match(plain):
            return Found(_names(match))
    if len(plain) > _SHORT or not _MAY_BE.search(plain):
        return None
    post = re.search(_KANJI_WRITERS, plain) and not re.search("[:：]", plain)
    return Found(sure=bool(_BRACKETED.match(paragraph) and post))


def _names(match: re.Match) -> tuple[str, ...]:
    return tuple(name.strip() for name in match.groupdict().values() if name)
