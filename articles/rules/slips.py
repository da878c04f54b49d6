"""Words that say nothing as a link, and words that never stand twice in a row, language by language."""

# A link that consists of one of these, without punctuation and in any case.
VAGUE = frozenset({
    "here", "click here", "this link", "link", "read more", "more", "learn more", "find out more",
    "details", "see here",
    "hier", "hier klicken", "mehr", "weiterlesen", "mehr lesen", "mehr erfahren",
    "ici", "cliquez ici", "lire la suite", "en savoir plus",
    "aquí", "haz clic aquí", "haga clic aquí", "leer más", "más información",
    "qui", "clicca qui", "leggi tutto", "leggi di più",
    "aqui", "clique aqui", "leia mais", "saiba mais",
    "здесь", "тут", "подробнее", "читать далее", "детальніше", "читати далі",
    "こちら", "ここ", "続きを読む", "詳細", "詳しくはこちら",
    "这里", "點擊這裡", "点击这里", "更多", "阅读全文", "여기", "더보기",
    "هنا", "اضغط هنا", "المزيد", "اقرأ المزيد",
})  # fmt: skip
# Only what is never right twice: “that that”, “had had”, “nous nous”, “der der” and “la la” are.
DOUBLED = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the an of to and or with from by its their",
        "de": "und oder im am zum zur",
        "fr": "le les du des un une et ou avec dans",
        "es": "el los del un una y con por en",
        "it": "il gli un una e con di del della",
        "pt": "os do da dos das um uma e com em",
        "nl": "de een en of van",
    }.items()
}
