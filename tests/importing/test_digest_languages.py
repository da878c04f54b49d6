"""Whole press-digest pages as papers of many countries print them."""

from datetime import date

import pytest

from articles.importing import press_digest

PAGES = [
    (
        "Startseite › Politik › Ausland\n\nVon der Leyen trifft Kishida: Neue Partnerschaft\n\n"
        "Von Anna Schmidt und Peter Müller, Brüssel\n\n"
        "• 30. Juni 2022, 14:05 Uhr\n• Frankfurter Allgemeine Zeitung\n• Kommentar\n\n",
        ("Politik", "Ausland"), "Frankfurter Allgemeine Zeitung", "Kommentar", ["Anna Schmidt", "Peter Müller"],
        "Anna Schmidt ist Korrespondentin in Brüssel.", "Schlagworte:\n• NATO\n• Ukraine\n\n© 2022 FAZ. Alle Rechte vorbehalten.",
    ),
    (
        "Accueil > International > Europe\n\n« L’OTAN est prête », dit Jens Stoltenberg\n\nPar Jean Dupont\n\n"
        "Publié le 30 juin 2022 à 14h30\nSource : Le Monde\nRubrique : Tribune\n\nPartager  Envoyer  Imprimer\n\n",
        ("International", "Europe"), "Le Monde", "Tribune", ["Jean Dupont"],
        "Jean Dupont est chercheur à l’IFRI.", "• NATO\n• Ukraine",
    ),
    (
        "国際 ＞ 欧州\n\nNATO事務総長「日本との連携を強化」\n\n・2022年6月30日 5:00\n・日本経済新聞\n・オピニオン\n\n",
        ("国際", "欧州"), "日本経済新聞", "オピニオン", ["山田太郎"], "（ブリュッセル＝山田太郎）", "・NATO\n・Ukraine",
    ),
    (
        "دولي < أوروبا\n\nالأمين العام للناتو: نعزز شراكتنا\n\n\u200f• الخميس ٣٠ حزيران/يونيو ٢٠٢٢\n\u200f• ، الأهرام\n\u200f• رأي\n\n",
        ("دولي", "أوروبا"), "الأهرام", "رأي", [], "كاتب وأكاديمي من مصر", "\u200f• NATO\n\u200f• Ukraine",
    ),
    (
        "Главная → Мир → Европа\n\nГенсек НАТО: укрепляем партнёрство\n\nАвтор: Иван Петров\n\n"
        "30 июня 2022 г., 14:30 МСК\nКоммерсантъ\nКомментарий\n\n",
        ("Мир", "Европа"), "Коммерсантъ", "Комментарий", ["Иван Петров"],
        "Иван Петров — корреспондент «Коммерсанта» в Брюсселе.", "Теги:\n• NATO\n• Ukraine",
    ),
    (
        "INICIO / INTERNACIONAL / EUROPA\n\nLa OTAN refuerza su alianza con Japón\n\n"
        "Madrid, 30 de junio de 2022 - 14:30h\nEl País\nEditorial\n\n",
        ("INTERNACIONAL", "EUROPA"), "El País", "Editorial", [], "El autor es catedrático de historia.", "• NATO\n• Ukraine",
    ),
    (
        "Mundo > Europa\n\nOtan reforça parceria com o Japão\n\nPor João Silva\n\n"
        "quinta-feira, 30 de junho de 2022 às 14h30\nFolha de S.Paulo\nOpinião\n\n",
        ("Mundo", "Europa"), "Folha de S.Paulo", "Opinião", ["João Silva"],
        "João Silva é professor da Universidade de Coimbra.", "• NATO\n• Ukraine",
    ),
    (
        '국제 > 유럽\n\n나토 사무총장 "일본과 협력 강화"\n\n홍길동 기자\n입력 2022.06.30. 오후 4:30\n조선일보\n사설\n\n',
        ("국제", "유럽"), "조선일보", "사설", ["홍길동"], "/홍길동 기자 gildong@example.com",
        "• NATO\n• Ukraine\n\nⓒ 조선일보. 무단 전재 및 재배포 금지",
    ),
    (
        "国际 > 欧洲\n\n北约秘书长：加强与日本的伙伴关系\n\n2022年06月30日18:30\n来源：环球时报\n栏目：评论\n作者：张三\n\n",
        ("国际", "欧洲"), "环球时报", "评论", ["张三"], "作者是清华大学教授。", "标签：\n• NATO\n• Ukraine",
    ),
    (
        "विश्व > यूरोप\n\nनाटो महासचिव: जापान के साथ साझेदारी\n\n• गुरुवार, ३० जून २०२२\n• , दैनिक जागरण\n• संपादकीय\n\n",
        ("विश्व", "यूरोप"), "दैनिक जागरण", "संपादकीय", [], "(लेखक वरिष्ठ पत्रकार हैं)", "• NATO\n• Ukraine",
    ),
    (
        "Świat > Europa\n\nSzef NATO: wzmacniamy partnerstwo z Japonią\n\n"
        "czwartek, 30 czerwca 2022 r., godz. 14:30\nGazeta Wyborcza\nOpinie\n\n",
        ("Świat", "Europa"), "Gazeta Wyborcza", "Opinie", ["Jan Kowalski"],
        "Jan Kowalski jest profesorem Uniwersytetu Warszawskiego.", "Tagi:\n• NATO\n• Ukraine",
    ),
    (
        "עולם < אירופה\n\nמזכ״ל נאט״ו: מחזקים את השותפות\n\nמאת: יוסי כהן\n\nיום חמישי, 30 ביוני 2022\nהארץ\nדעות\n\n",
        ("עולם", "אירופה"), "הארץ", "דעות", ["יוסי כהן"], "הכותב הוא פרופסור באוניברסיטה העברית", "• NATO\n• Ukraine",
    ),
    (
        "ต่างประเทศ > ยุโรป\n\nเลขาธิการนาโตย้ำความร่วมมือกับญี่ปุ่น\n\n"
        "• วันพฤหัสบดีที่ 30 มิถุนายน พ.ศ. 2565 เวลา 14.30 น.\n• ไทยรัฐ\n• บทความ\n\n",
        ("ต่างประเทศ", "ยุโรป"), "ไทยรัฐ", "บทความ", [], "ผู้เขียนเป็นอาจารย์มหาวิทยาลัย", "• NATO\n• Ukraine",
    ),
    (
        "جهان < اروپا\n\nدبیرکل ناتو: همکاری با ژاپن را تقویت می‌کنیم\n\nپنجشنبه ۹ تیر ۱۴۰۱\nهمشهری\nیادداشت\n\n",
        ("جهان", "اروپا"), "همشهری", "یادداشت", [], "نویسنده استاد دانشگاه تهران است.", "• NATO\n• Ukraine",
    ),
    (
        "World\nEurope\n\nNATO to strengthen partnership with Japan\n\nBy Jane Doe and John Roe\n\n"
        "June 30, 2022 4:30 PM UTC Updated 2 hours ago\nReuters\nAnalysis\n\n",
        ("World", "Europe"), "Reuters", "Analysis", ["Jane Doe", "John Roe"],
        "Reporting by Jane Doe and John Roe; Editing by Jim Poe", "• NATO\n• Ukraine",
    ),
    (
        "ΔΙΕΘΝΗ > Ευρώπη\n\nΕνισχύουμε τη συνεργασία με την Ιαπωνία\n\nΠέμπτη 30 Ιουνίου 2022, 14:30\nΗ Καθημερινή\nΆρθρο\n\n",
        ("ΔΙΕΘΝΗ", "Ευρώπη"), "Η Καθημερινή", "Άρθρο", ["Γιάννης Παπαδόπουλος"],
        "*Ο κ. Γιάννης Παπαδόπουλος είναι καθηγητής στο Πανεπιστήμιο Αθηνών.", "• NATO\n• Ukraine",
    ),
]  # fmt: skip
BODY = "The first paragraph says something.\n\nThe second one says more, and no more than that.\n\n"


@pytest.mark.parametrize(
    ("top", "section", "source", "category", "authors", "closing", "end"), PAGES
)
def test_a_page_of_another_country_is_read_whole(
    top, section, source, category, authors, closing, end
):
    incoming = press_digest.read(top + BODY + closing + "\n\n" + end + "\n")
    assert incoming.section == section
    assert incoming.headline == top.split("\n\n")[1]
    assert incoming.published_on == date(2022, 6, 30)
    assert (incoming.source, incoming.category) == (source, category)
    assert incoming.authors == authors
    assert incoming.author_note == closing
    assert incoming.trending == ["NATO", "Ukraine"]
    assert incoming.body.count("<p>") == 2
    assert {doubt.field for doubt in incoming.doubts} <= {"authors", "section", "source"}
