"""What people are, in the words of the lines that close their pieces.

WRITERS write articles and little else is said of them in the news: professors, reporters, fellows. OFFICES
make the news: presidents, ministers, generals; a line that names one says more about the author only when it
names the body too, or the year since when.
"""

import re

_WRITERS = (
    r"\w*(?:ologist|ographer)s?|(?:photo)?journalists?|reporters?|columnists?|correspondents?|economists?|"
    r"prof(?:essor|esseur|esora?|esorin)\w*|prof|lecturers?|fellows?|researchers?|analysts?|authors?|writers?|"
    r"co-authors?|editors?|essayists?|novelists?|historians?|political scientists?|strategists?|scholars?|"
    r"scientists?|"
    r"physicists?|academics?|jurists?|lawyers?|attorneys?|barristers?|consultants?|contributors?|commentators?|"
    r"broadcasters?|filmmakers?|photographers?|illustrators?|playwrights?|translators?|"
    r"intern|diplomats?|ambassadors?|envoys?|physicians?|pundits?|bloggers?|"
    r"entrepreneurs?|teachers?|instructors?|dean|rector|provost|"
    # French
    r"journaliste|économiste|politologue|historienne?|chercheu\w+|écrivaine?|essayiste|correspondante?|"
    r"rédact\w+|directeur|directrice|enseignante?|maître de conférences|philosophe|sociologue|avocate?|diplomate|"
    r"chroniqueu\w+|éditorialiste|"
    # German
    r"\w*(?:journalist|wissenschaftler|ökonom|historiker|redakteur|korrespondent|schriftsteller|soziolog|"
    r"politolog|philosoph|publizist|professor|autor|direktor|dozent|forscher|botschafter|kolumnist|jurist)"
    r"(?:in|innen|en|e)?|"
    # Spanish, Portuguese, Italian
    r"periodistas?|catedrátic\w+|economistas?|escritora?|investigadora?|analistas?|corresponsal\w*|politólog\w+|"
    r"historiadora?|columnistas?|abogad\w+|embajadora?|directora?|docentes?|profesores|jornalistas?|professora?|"
    r"pesquisadora?|historiadores|colunistas?|escritores|diretora?|giornalist\w|economist\w|professore|"
    r"professoressa|ricercat\w+|storic\w|scrittor\w|scrittrice|politolog\w|direttor\w|editorialist\w|"
    # Dutch, Scandinavian, Finnish
    r"hoogleraar|onderzoeker|redacteur|historicus|econoom|journalisten?|docent|forskare|professori|skribent|"
    r"forsker|redaktør|redaktör|författare|forfatter|lektor|tutkija|toimittaja|ekonom|økonom|"
    # Polish, Czech, Turkish, Hungarian, Romanian
    r"profesor\w*|dziennikar\w+|publicyst\w+|ekonomist\w+|historyk\w*|politolog\w*|redaktor\w*|pisar\w+|"
    r"novinář\w*|komentátor\w*|gazeteci|yazar|akademisyen|újságíró|közgazdász|ziarist\w*|jurnalist\w*|profesoar\w+"
)
_OFFICES = (
    r"(?:vice[- ])?presidents?|prime minister|\w*ministers?|secretary(?:[- ]general)?|secretaries|chancellor|"
    r"governors?|"
    r"mayor|commissioners?|chair(?:man|woman|person)?|chief executive|ceo|chief|heads?|senators?|members?|managers?|"
    r"president emeritus|representatives?|spokes\w+|director[- ]general|high representative|deputy|executives?|"
    r"partners?|officers?|students?|candidates?|associates?|advis[eo]rs?|directors?|(?:co-)?founders?|activists?|"
    r"president-elect|commander|general|admiral|judges?|bishop|rabbi|specialists?|leader|"
    r"secrétaire générale?|ministre|présidente?|ambassadrice|ambassadeur|premier ministre|generalsekretär(?:in)?|"
    r"minister(?:in|präsident)?|präsident(?:in)?|bundeskanzler(?:in)?|vorsitzende\w*|leiter(?:in)?|"
    r"secretari[oa] general|president[ea]|ministr[oa]|alcald\w+|secretário-geral|segretari[oa] generale|sindac\w|"
    r"secretaris-generaal|voorzitter|generalsekreterare|generalsekretær|pääsihteeri|sekretarz generalny|"
    r"premier|prezydent|prezes|genel sekreter"
)
_BEFORE = r"(?:(?!who\b|that\b|which\b|new\b)[\w’'.&/-]+ ){0,7}?"
_OF = r"(?:of|at|for|to|with|de|du|des|del|della|dell|do|da|di|der|von|van|av|af|för|for|der|beim?|à|en|in|im|z)"
_CAPITAL = r"(?:the |l[’']|la |le |los |las |les |der |den |die |het |de |a |an )?[A-ZÀ-ÞА-Я]"
_NOT_BEHIND = r"(?! (?:who|whose|that|which|by|qui|que)\b)"
_SINCE = r"(?:since|seit|depuis|desde|dal|dall|sinds|sedan|siden|od|din|vuodesta)"

WRITER = re.compile(rf"(?:{_BEFORE})(?:{_WRITERS})\b{_NOT_BEHIND}", re.IGNORECASE)
ANY = re.compile(rf"\b(?:{_WRITERS}|{_OFFICES})\b", re.IGNORECASE)
_OFFICE_OF = re.compile(rf"(?:{_BEFORE})(?i:{_OFFICES})(?: [\w-]+){{0,3}}? {_OF} (?:{_CAPITAL})")
_OFFICE_FOR = re.compile(
    rf"(?:{_BEFORE})(?i:ministers?|secretary|representative|commissioner|spokes\w+) for [a-z]"
)
_POSSESSED = re.compile(
    rf"[A-Z][\w.]*(?:[ -][A-Z][\w.]*){{0,4}}[’']s? (?:{_BEFORE})(?i:{_OFFICES})(?:[.,]| and |$)"
)
_OFFICE_SINCE = re.compile(
    rf"(?:{_BEFORE})(?i:{_OFFICES}|{_WRITERS})\b.{{0,80}}? {_SINCE} .{{0,20}}?\d{{4}}"
)
_FORMER = re.compile(
    rf"(?:an? |the )?(?:former|retired|ex-|ancien(?:ne)?|ehemalige[rn]?|antiguo|ex) ?(?:{_BEFORE})"
    rf"(?:{_OFFICES})\b{_NOT_BEHIND} (?:{_OF}|and|et|und|y) ",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"the (?:\w+ )?(?:head|chief|leader|member|general|commander|partner|officer)\b", re.IGNORECASE
)


def is_of_an_author(said: str) -> bool:
    """True if ``said``, behind “Jane Doe is”, tells a calling as the line that closes a piece does."""
    if _OFFICE_SINCE.match(said) or WRITER.match(said) or _FORMER.match(said):
        return True
    named = _OFFICE_OF.match(said) or _OFFICE_FOR.match(said) or _POSSESSED.match(said)
    return bool(named) and not _VAGUE.match(said)
