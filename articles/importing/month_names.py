"""Month names as newspapers print them, with their common short forms, in the languages we meet.

Twelve entries a language, January first; ``|`` parts the forms of one month. Genitives stand where the
language dates in the genitive (30 червня, 30 Ιουνίου). The keys of MONTHS are ``folded``.
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
    "gennaio|gen febbraio|feb marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set "
    "ottobre|ott novembre dicembre",
    # Portuguese
    "janeiro fevereiro|fev março abril maio junho|jun julho|jul agosto setembro outubro|out "
    "novembro dezembro",
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
    "ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl "
    "ekim|eki kasım|kas aralık|ara",
    # Polish
    "stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj "
    "czerwca|czerwiec|cze lipca|lipiec sierpnia|sierpień|sie września|wrzesień|wrz "
    "października|październik|paź listopada|listopad grudnia|grudzień|gru",
    # Swedish
    "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug "
    "september|sep oktober|okt november|nov december|dec",
    # Danish
    "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sept "
    "oktober|okt november|nov december|dec",
    # Norwegian
    "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug "
    "september|sep|sept oktober|okt november|nov desember|des",
    # Finnish
    "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu "
    "toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu "
    "syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu",
    # Icelandic
    "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    # Hungarian
    "január|jan február|feb|febr március|már|márc április|ápr május|máj június|jún július|júl "
    "augusztus|aug szeptember|sze|szept október|okt november|nov december|dec",
    # Romanian
    "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug "
    "septembrie|sep|sept octombrie|oct noiembrie|noi|noie decembrie|dec",
    # Czech
    "ledna|leden února|únor března|březen dubna|duben května|květen června|červen "
    "července|červenec srpna|srpen září října|říjen listopadu|listopad prosince|prosinec",
    # Slovak
    "január|jan február|feb marec|mar apríl|apr máj jún júl august|aug september|sep "
    "október|okt november|nov december|dec",
    # Slovene
    "januar|jan februar|feb marec|mar april|apr maj junij|jun julij|jul avgust|avg "
    "september|sep|sept oktober|okt november|nov december|dec",
    # Croatian: its listopad is October, which is November to Poles and Czechs, so it is marked
    "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj "
    "lipnja|lipanj srpnja|srpanj kolovoza|kolovoz rujna|rujan listopad_hr studenoga|studeni "
    "prosinca|prosinac",
    # Serbian and Bosnian, in Latin letters
    "januar|jan februar|feb mart|mar april|apr maj jun jul avgust|aug|avg septembar|sep|sept "
    "oktobar|okt novembar|nov decembar|dec",
    # Serbian, in Cyrillic letters
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    # Macedonian
    "јануари|јан февруари|фев март|мар април|апр мај јуни|јун јули|јул август|авг "
    "септември|сеп|септ октомври|окт ноември|ное декември|дек",
    # Bulgarian
    "януари февруари|фев март|мар април|апр май юни юли август|авг септември|сеп|септ "
    "октомври|окт ноември|ноем декември|дек",
    # Belarusian
    "студзеня лютага сакавік красавіка траўня чэрвеня ліпеня жніўня верасьня кастрычніка "
    "лістапада сьнежня",
    # Albanian
    "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    # Lithuanian
    "sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės|gegužė "
    "birželio|birželis liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis "
    "lapkričio|lapkritis gruodžio|gruodis",
    # Latvian
    "janvāris|jan februāris|feb marts|mar aprīlis|apr maijs|mai jūnijs|jūn jūlijs|jūl "
    "augusts|aug septembris|sep|sept oktobris|okt novembris|nov decembris|dec",
    # Estonian
    "jaanuar|jaan veebruar|veeb märts|mär aprill|apr mai juuni|jun juuli|jul august|aug "
    "september|sept oktoober|okt november|nov detsember|dets",
    # Catalan
    "gener|gen febrer|feb març abril|abr maig juny juliol|jul agost|ago setembre|set "
    "octubre|oct novembre|nov desembre|des",
    # Galician
    "xaneiro|xan febreiro|feb marzo|mar abril|abr maio|mai xuño|xuñ xullo|xul agosto|ago "
    "setembro|set outubro|out novembro|nov decembro|dec",
    # Basque
    "urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua",
    # Georgian
    "იანვარი|იან თებერვალი|თებ მარტი|მარ აპრილი|აპრ მაისი|მაი ივნისი|ივნ ივლისი|ივლ აგვისტო|აგვ "
    "სექტემბერი|სექ|სექტ ოქტომბერი|ოქტ ნოემბერი|ნოე|ნოემ დეკემბერი|დეკ",
    # Armenian
    "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
    # Azerbaijani
    "yanvar fevral mart aprel may i̇yun i̇yul avqust sentyabr oktyabr noyabr dekabr",
    # Uzbek
    "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
    # Kazakh
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    # Hebrew
    "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
    "אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    # Persian, the months of the Gregorian calendar
    "ژانویه فوریه مارس آوریل مه ژوئن جولای|ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    # Urdu
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    # Bengali
    "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    # Tamil
    "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்டு செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    # Telugu
    "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్|ఎప్రిల్ మే జూన్ జూలై|జులై ఆగస్ట్|ఆగష్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    # Marathi
    "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    # Nepali, the months of the Gregorian calendar
    "जनवरी फेब्रुअरी मार्च अप्रिल मई जुन जुलै अगस्त सेप्टेम्बर अक्टुवर नभम्वर डिसम्वर",
    # Kannada
    "ಜನವರಿ ಫೆಬ್ರವರಿ|ಫೆಬ್ರುವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್|ಎಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್‍ ಸಪ್ಟೆಂಬರ್|ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    # Malayalam
    "ജനുവരി ഫെബ്രുവരി മാര്‍ച്ച് ഏപ്രില്‍ മേയ് ജൂണ്‍ ജൂലൈ ആഗസ്ത് സെപ്തംബര്‍ ഒക്ടോബര്‍ നവംബര്‍ ഡിസംബര്‍",
    # Thai
    "มกราคม|มค กุมภาพันธ์|กพ มีนาคม|มีค เมษายน|เมย พฤษภาคม|พค มิถุนายน|มิย กรกฎาคม|กค "
    "สิงหาคม|สค กันยายน|กย ตุลาคม|ตค พฤศจิกายน|พย ธันวาคม|ธค",
    # Indonesian
    "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu "
    "september|sep oktober|okt november|nov desember|des",
    # Malay
    "januari|jan februari|feb mac|mar april|apr mei jun julai|jul ogos|ogo september|sep|sept "
    "oktober|okt november|nov disember|dis",
    # Swahili
    "januari|jan februari|feb machi aprili|apr mei juni julai|jul agosti|ago septemba|sep "
    "oktoba|okt novemba|nov disemba|dis",
    # Afrikaans
    "januarie|jan februarie|feb maart|mrt april|apr mei junie|jun julie|jul augustus|aug "
    "september|sept oktober|okt november|nov desember|des",
    # Filipino
    "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    # Punjabi
    "ਜਨਵਰੀ ਫਰਵਰੀ|ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    # Gujarati
    "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ|જુલાઇ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    # Welsh
    "ionawr chwefror mawrth ebrill mai mehefin gorffenaf awst medi hydref tachwedd rhagfyr",
)

# One letter for those that keyboards of Arabic, Persian and Urdu, or Turkish and English, give in turn.
_ALIKE = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ة": "ه",
        "ھ": "ه",
        "ہ": "ه",
    }
    | {"ı": "i"}
)


def folded(word: str) -> str:
    """The form in which words are compared: case folded, without accents and Arabic vowel signs."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    kept = "".join(sign for sign in apart if not _is_accent(sign))
    return unicodedata.normalize("NFKC", kept).translate(_ALIKE)


def _is_accent(sign: str) -> bool:
    return (
        "\u0300" <= sign <= "\u036f" or "\u064b" <= sign <= "\u0655" or sign in "\u0640\u200c\u200d"
    )


MONTHS = {
    folded(form): number
    for language in _LANGUAGES
    for number, forms in enumerate(language.split(" "), start=1)
    for form in forms.split("|")
}
