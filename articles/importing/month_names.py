"""Month names as newspapers print them, with their common short forms, in the languages we meet.

Twelve entries a language, January first; ``|`` parts the forms of one month. Genitives stand where the
language dates in the genitive (30 червня, 30 Ιουνίου). Keys of MONTHS are casefolded and NFKC.
"""

import unicodedata

_LANGUAGES = (
    # English
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
    "september|sept|sep october|oct november|nov december|dec",
    # French
    "janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre "
    "octobre novembre décembre|decembre|déc",
    # German, Austrian
    "januar|jänner|jän februar|feber märz|maerz|mär april mai juni juli august september "
    "oktober|okt november dezember|dez",
    # Spanish
    "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre "
    "noviembre diciembre|dic",
    # Italian
    "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set "
    "ottobre|ott novembre dicembre",
    # Portuguese
    "janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro|out novembro "
    "dezembro",
    # Dutch
    "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    # Arabic, the names of Egypt and the Maghreb
    "يناير|جانفي فبراير|فيفري مارس أبريل|ابريل|إبريل|أفريل مايو|ماي يونيو|يونيه|جوان يوليو|يوليه|جويلية "
    "أغسطس|اغسطس|أوت|غشت سبتمبر|شتنبر أكتوبر|اكتوبر نوفمبر|نونبر ديسمبر|دجنبر",
    # Arabic, the names of the Levant and Iraq (two of them are two words, joined here)
    "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول|تشرين_الاول "
    "تشرين_الثاني كانون_الأول|كانون_الاول",
    # Hindi
    "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    # Ukrainian
    "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав "
    "червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер "
    "жовтня|жовтень|жовт листопада|листопад|лист грудня|грудень|груд",
    # Russian
    "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн "
    "июля|июль|июл августа|август|авг сентября|сентябрь|сент|сен октября|октябрь|окт "
    "ноября|ноябрь|ноя декабря|декабрь|дек",
    # Greek, with and without accents
    "ιανουαρίου|ιανουαριου|ιανουάριος|ιαν φεβρουαρίου|φεβρουαριου|φεβρουάριος|φεβ "
    "μαρτίου|μαρτιου|μάρτιος|μαρ απριλίου|απριλιου|απρίλιος|απρ μαΐου|μαϊου|μαιου|μάιος|μαΐ "
    "ιουνίου|ιουνιου|ιούνιος|ιουν ιουλίου|ιουλιου|ιούλιος|ιουλ αυγούστου|αυγουστου|αύγουστος|αυγ "
    "σεπτεμβρίου|σεπτεμβριου|σεπτέμβριος|σεπ οκτωβρίου|οκτωβριου|οκτώβριος|οκτ "
    "νοεμβρίου|νοεμβριου|νοέμβριος|νοε δεκεμβρίου|δεκεμβριου|δεκέμβριος|δεκ",
    # Turkish
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    # Polish
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada "
    "grudnia",
)


def folded(word: str) -> str:
    """The form in which words are compared: compatible letters composed, case folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


MONTHS = {
    folded(form): number
    for language in _LANGUAGES
    for number, forms in enumerate(language.split(" "), start=1)
    for form in forms.split("|")
}
