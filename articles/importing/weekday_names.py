"""The names of weekdays, with common short forms, in the languages whose months we know.

Seven entries a language, Monday first; ``|`` parts the forms of one day, ``-`` stands for a day whose name
is two words. The keys of WEEKDAYS are ``folded``; a form that means different days in different languages,
or that is only a part of a name, is worth None.
"""

from articles.importing.month_names import folded

_LANGUAGES = (
    # English
    "monday|mon tuesday|tue|tues wednesday|wed thursday|thur|thurs friday|fri saturday|sat sunday|sun",
    # French
    "lundi|lun mardi|mar mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim",
    # German
    "montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sa sonntag|so",
    # Spanish
    "lunes|lun martes|mar miércoles|mié jueves|jue viernes|vie sábado|sáb domingo|dom",
    # Italian
    "lunedì|lun martedì|mar mercoledì|mer giovedì|gio venerdì|ven sabato|sab domenica|dom",
    # Portuguese
    "segunda|seg terça|ter quarta|qua quinta|qui sexta|sex sábado|sáb domingo|dom",
    # Dutch
    "maandag|ma dinsdag|di woensdag|wo donderdag|do vrijdag|vr zaterdag|za zondag|zo",
    # Polish
    "poniedziałek|pon wtorek|wt środa|śr czwartek|czw piątek|pt sobota|so niedziela|nd",
    # Russian
    "понедельник|пн вторник|вт среда|ср четверг|чт пятница|пт суббота|сб воскресенье|вс",
    # Ukrainian
    "понеділок|пн вівторок|вт середа|ср четвер|чт пятниця|п’ятниця|пт субота|сб неділя|нд",
    # Greek
    "δευτέρα|δευ τρίτη|τρί τετάρτη|τετ πέμπτη|πέμ παρασκευή|παρ σάββατο|σαβ κυριακή|κυρ",
    # Turkish
    "pazartesi|pzt salı|sal çarşamba|çrş perşembe|prş cuma|cum cumartesi|cmt pazar|paz",
    # Arabic
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    # Hindi
    "सोमवार मंगलवार बुधवार गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार शुक्रवार शनिवार रविवार",
    # Swedish
    "måndag|mån tisdag|tis onsdag|ons torsdag|tors fredag|fre lördag|lör söndag|sön",
    # Danish
    "mandag|man tirsdag|tir onsdag|ons torsdag|tor fredag|fre lørdag|lør søndag|søn",
    # Norwegian
    "mandag|man tirsdag|tir onsdag|ons torsdag|tor fredag|fre lørdag|lør søndag|søn",
    # Finnish
    "maanantai|maanantaina|ma tiistai|tiistaina|ti keskiviikko|keskiviikkona|ke "
    "torstai|torstaina|to perjantai|perjantaina|pe lauantai|lauantaina|la sunnuntai|sunnuntaina|su",
    # Icelandic
    "mánudagur|mán þriðjudagur|þri miðvikudagur|mið fimmtudagur|fim föstudagur|fös "
    "laugardagur|lau sunnudagur|sun",
    # Hungarian
    "hétfő|hét kedd szerda|sze csütörtök|csüt péntek|pén szombat|szo vasárnap|vas",
    # Romanian
    "luni|lun marți|mar miercuri|mie joi vineri|vin sâmbătă|sâm duminică|dum",
    # Czech
    "pondělí|po úterý|út středa|st čtvrtek|čt pátek|pá sobota|so neděle|ne",
    # Slovak
    "pondelok|po utorok|ut streda|st štvrtok|št piatok|pi sobota|so nedeľa|ne",
    # Slovene
    "ponedeljek|pon torek|tor sreda|sre četrtek|čet petek|pet sobota|sob nedelja|ned",
    # Croatian
    "ponedjeljak|pon utorak|uto srijeda|sri četvrtak|čet petak|pet subota|sub nedjelja|ned",
    # Serbian and Bosnian
    "ponedeljak|pon utorak|uto sreda|sre četvrtak|čet petak|pet subota|sub nedelja|ned",
    # Serbian
    "понедељак|пон уторак|уто среда|сре четвртак|чет петак|пет субота|суб недеља|нед",
    # Macedonian
    "понеделник|пон вторник|вто среда|сре четврток|чет петок|пет сабота|саб недела|нед",
    # Bulgarian
    "понеделник|пон вторник|вт сряда|ср четвъртък|чет петък|пет събота|съб неделя|нед",
    # Belarusian
    "панядзелак|пн аўторак|аў серада|ср чацьвер|чц пятніца|пт субота|сб нядзеля|нд",
    # Lithuanian
    "pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis",
    # Latvian
    "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena",
    # Estonian
    "esmaspäev|esmasp teisipäev|teisip kolmapäev|kolmap neljapäev|neljap reede laupäev|laup "
    "pühapäev|pühap",
    # Catalan
    "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    # Galician
    "luns|lun martes|mar mércores|mér xoves|xov venres|ven sábado|sáb domingo|dom",
    # Basque
    "astelehena asteartea asteazkena osteguna ostirala larunbata igandea",
    # Georgian
    "ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა",
    # Armenian
    "երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի",
    # Azerbaijani
    "- - çərşənbə - cümə şənbə bazar",
    # Uzbek
    "dushanba seshanba chorshanba payshanba juma shanba yakshanba",
    # Kazakh
    "дүйсенбі сейсенбі сәрсенбі бейсенбі жума сенбі жексенбі",
    # Hebrew
    "שני שלישי רביעי חמישי שישי שבת ראשון",
    # Persian
    "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    # Urdu
    "سوموار منگل بدھ جمعرات جمعہ ہفتہ|ھفتہ اتوار",
    # Bengali
    "সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার",
    # Tamil
    "திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு",
    # Telugu
    "సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం ఆదివారం",
    # Marathi
    "सोमवार मंगळवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
    # Nepali
    "सोमवार मंगलवार बुधवार बिहीवार शुक्रवार शनिवार आइतवार",
    # Kannada
    "ಸೋಮವಾರ ಮಂಗಳವಾರ ಬುಧವಾರ ಗುರುವಾರ ಶುಕ್ರವಾರ ಶನಿವಾರ ರವಿವಾರ",
    # Malayalam
    "തിങ്കളാഴ്ച ചൊവ്വാഴ്ച ബുധനാഴ്ച വ്യാഴാഴ്ച വെള്ളിയാഴ്ച ശനിയാഴ്ച ഞായറാഴ്ച",
    # Thai
    "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์",
    # Indonesian
    "senin|sen selasa|sel rabu|rab kamis|kam jumat|jum sabtu|sab minggu",
    # Malay
    "isnin|isn selasa|sel rabu|rab khamis|kha jumaat|jum sabtu|sab ahad|aha",
    # Filipino
    "lunes martes miyerkules huwebes biyernes sabado linggo",
    # Punjabi
    "ਸੋਮਵਾਰ ਮੰਗਲਵਾਰ ਬੁੱਧਵਾਰ ਵੀਰਵਾਰ ਸ਼ੁੱਕਰਵਾਰ ਸ਼ਨੀਵਾਰ ਐਤਵਾਰ",
    # Gujarati
    "સોમવાર મંગળવાર બુધવાર ગુરુવાર શુક્રવાર શનિવાર રવિવાર",
    # Swahili
    "jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili",
    # Afrikaans
    "maandag|ma dinsdag|di woensdag|wo donderdag|do vrydag|vr saterdag|sa sondag|so",
)

# Parts of names (quinta-feira, thứ năm, יום חמישי), and what means no certain day.
_PARTS = (
    "feira thu thứ sonnabend יום ביום يوم اليوم วัน "
    "chủ nhật hai tư sáu bảy рэ гариг axşamı ertəsi gün günü"
)


def _numbered() -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for language in _LANGUAGES:
        for number, forms in enumerate(language.split(" ")):
            for form in map(folded, forms.split("|")):
                found[form] = number if found.get(form, number) == number else None
    return found | {folded(part): None for part in _PARTS.split()} | _EAST_ASIAN


_EAST_ASIAN = {
    form: number
    for number, forms in enumerate(("月 一", "火 二", "水 三", "木 四", "金 五", "土 六", "日 天"))
    for sign in forms.split(" ")
    for form in (
        sign,
        f"{sign}曜",
        f"{sign}曜日",
        f"星期{sign}",
        f"周{sign}",
        f"週{sign}",
        f"礼拜{sign}",
    )
} | {form: number for number, day in enumerate("월화수목금토일") for form in (day, f"{day}요일")}

WEEKDAYS = _numbered()
