# Maneno ya Coursedeck kwa Kiswahili.

language-name = Kiswahili
coursedeck = Coursedeck

## Mlango

who-are-you = Je, wewe ni nani?
i-am-new = Mimi ni mgeni hapa
new-ask = Jina lako halipo hapa? Mwombe mwezeshaji akuandike kwenye orodha.
welcome = Karibu Coursedeck
your-name = Jina lako
your-pin = PIN yako
pin-again = PIN ileile tena
pin-why = PIN ni namba ya siri ya tarakimu 4 hadi 6. Inazuia wengine kuingia kwenye kazi yako. Kama huitaki, acha wazi.
pin-rule = PIN ina tarakimu 4 hadi 6 tu, bila kitu kingine.
pin-not-the-same = PIN hizo mbili hazifanani. Tafadhali andika tena.
pin-of = { $name }: PIN yako, tafadhali
pin-wrong =
    { $seconds ->
        [0] PIN hiyo si sahihi. Tafadhali jaribu tena.
        [one] PIN hiyo si sahihi. Tafadhali subiri sekunde moja, kisha ujaribu tena.
       *[other] PIN hiyo si sahihi. Tafadhali subiri sekunde { $seconds }, kisha ujaribu tena.
    }
pin-new = PIN mpya
pin-set = ipo
pin-none = haipo
name-missing = Tafadhali andika jina lako.
name-taken = { $name } tayari yupo hapa. Kama ni wewe, rudi uchague jina lako kwenye orodha. Kama sivyo, ongeza jina la ukoo au namba.
is-this-you = Je, ni wewe, { $name }?
last-here = Mara ya mwisho: { $date }
yes-me = Ndiyo, ni mimi
no-not-me = Hapana, mimi ni mtu mwingine
locked = Coursedeck imefungwa
locked-why = Hakuna aliyebonyeza kitufe kwa muda. Kazi yako iko salama. Andika PIN yako ili kuendelea.
choose-language = Chagua lugha yako
language-later = Unaweza kuibadilisha wakati wowote kwa kitufe L.
reading-ask = Ni mstari upi kati ya hii unaosomeka vizuri?
reading-sample = Somo la 3 (kati ya 12): Enter
reading-neither = Hakuna hata mmoja
reading-later = Unaweza kubadilisha hili wakati wowote kwenye mipangilio.
your-pictures = Picha zako
pictures-why = Picha tatu hulinda kazi yako. Chagua tatu, na uzikumbuke kwa mpangilio wake. Mstari wa mwisho ni wa kutotumia picha.
pictures-again = Picha zile zile tatu tena, kwa mpangilio ule ule.
pictures-of = { $name }: picha zako tatu, tafadhali
pictures-wrong =
    { $seconds ->
        [0] Hizo si picha sahihi. Tafadhali jaribu tena.
        [one] Hizo si picha sahihi. Tafadhali subiri sekunde moja, kisha ujaribu tena.
       *[other] Hizo si picha sahihi. Tafadhali subiri sekunde { $seconds }, kisha ujaribu tena.
    }
pictures-new = Picha mpya
pictures-rule = Chagua picha tatu tofauti.
pictures-not-the-same = Hizo si picha zile zile. Tafadhali chagua tena.
pictures-locked = Hakuna aliyebonyeza kitufe kwa muda. Kazi yako iko salama. Chagua picha zako tatu ili kuendelea.
pictures-set = zimechaguliwa
pictures-none = hakuna
picture-1 = samaki
picture-2 = paka
picture-3 = panya
picture-4 = bundi
picture-5 = ua
picture-6 = jua
picture-7 = kikombe
picture-8 = ufunguo
picture-9 = penseli
picture-10 = ngazi
picture-11 = miwani
picture-12 = nyundo

## Mwanzo na kozi

courses = Kozi
go-on = Endelea na { $course }
review-due =
    { $n ->
        [one] Marudio: swali moja leo
       *[other] Marudio: maswali { $n } leo
    }
course-new = mpya
course-doing = inaendelea
course-passed = tayari, alama { $score }
course-locked = Itafunguka baada ya { $course }
course-later = baadaye
course-broken = haifunguki
course-unread = …
course-locked-title = Kozi hii itafuata baadaye
course-locked-why = Kamilisha “{ $course }” kwanza. Kisha kozi hii itafunguka.
course-broken-title = Kozi hii haifunguki
course-broken-why = Faili za “{ $course }” zina makosa. Maendeleo yako yamehifadhiwa, na kozi nyingine zinafanya kazi. Tafadhali mwonyeshe mkufunzi wako haya:
course-completed = Umekamilisha kozi hii. Hongera!
no-courses = Bado hakuna kozi hapa. Mwombe mkufunzi wako aweke moja.
level-basic = msingi
level-intermediate = kati
level-advanced = juu
level-highly-advanced = juu zaidi
done-so-far = Hadi sasa
steps-of = { $n } kati ya { $of }
module-n = Moduli ya { $n }: { $title }
module-passed = Umefaulu moduli hii.
done = ✓ tayari
under-way = inaendelea
best-score = bora { $score }
exam = Mtihani wa mwisho
pretest = Unajua nini tayari?
quiz = Jaribio
quiz-of = Jaribio: { $module }
not-done = Hilo halikuwezekana

## Masomo

lesson-of = somo la { $n } kati ya { $of }
objectives = Baada ya moduli hii utaweza:
resources = Soma zaidi:
bookmarked = ★ alamisho
my-note = Kumbukumbu yangu
my-note-is = Kumbukumbu yangu:
my-notes = Alamisho na kumbukumbu zangu
notes-empty = Bado hakuna alamisho wala kumbukumbu. Unaweza kuweka alamisho na kuandika kumbukumbu katika kila somo.
practice = zoezi
practice-of = zoezi la { $n } kati ya { $of }

## Maswali

question-of = swali la { $n } kati ya { $of }
review-of = marudio { $n } kati ya { $of }
time-left = bado { $time }
your-answer = Jibu lako
your-text = Maandishi yako
words-so-far =
    { $n ->
        [one] neno moja
       *[other] maneno { $n }
    }
words-of =
    { $n ->
        [one] neno moja (yanatakiwa: { $least } hadi { $most })
       *[other] maneno { $n } (yanatakiwa: { $least } hadi { $most })
    }
give-answer = Toa jibu hili
lifted = ↕ inahama
blank = Pengo la { $n }
true = Kweli
false = Si kweli
hint = Kidokezo:
flagged = ⚑ Bendera: kwa baadaye
flag = ⚑ bendera
saving = inahifadhi…
saved = imehifadhiwa ✓
saved-before = jibu la { $n } limehifadhiwa ✓
how-sure = Una uhakika kiasi gani?
sure-low = Uhakika mdogo: sahihi +1, kosa 0
sure-mid = Uhakika wa kati: sahihi +2, kosa −2
sure-high = Uhakika mkubwa: sahihi +3, kosa −6
verdict-right = ✓ Sahihi
verdict-wrong = ✗ Si sahihi
verdict-this = ← hili
verdict-partly = ◐ Sahihi kwa sehemu: { $share }
verdict-waits = Asante. Mkufunzi wako atalisoma.
verdict-thanks = Asante kwa jibu lako.
try-again = Angalia tena, kisha ujaribu tena.
right-answer = Jibu: { $answer }
right-answers = Jibu:
not-answered = Hukujibu swali hili.
missing-pick = Kwanza chagua angalau jibu moja.
missing-pair = Kwanza chagua herufi kwa kila mstari.
missing-blank = Kwanza jaza mapengo yote.
missing-text = Kwanza andika jibu lako.
fill-blanks = Jaza mapengo.
unclear-one = Hilo si mojawapo ya majibu.
unclear-many = Hilo si mojawapo ya majibu.
unclear-pairs = Kila mstari unahitaji herufi moja tu.
unclear-order = Kila namba inahitajika mara moja.
unclear-sure = Tafadhali andika 1, 2 au 3.
unclear-number = Hiyo si mojawapo ya namba.
refused-answered = Swali hili limeshajibiwa, na jibu la kwanza ndilo linalohesabiwa.
refused-time-up = Muda umekwisha. Ulichojibu kabla ya hapo kinahesabiwa.
refused-not-on-paper = Swali hili si sehemu ya jaribio hili.
refused-certainty = Tafadhali sema una uhakika kiasi gani.

## Majaribio

quiz-questions =
    { $n ->
        [one] Swali moja
       *[other] Maswali { $n }
    }
quiz-pass = Unafaulu ukipata { $pass } au zaidi
quiz-minutes = Una muda wa { $time }
quiz-deferred = Utaona yaliyo sahihi baada ya kuwasilisha; hadi hapo unaweza kubadilisha majibu yako
quiz-immediate = Utaona papo hapo kama jibu ni sahihi
quiz-certainty = Kwa kila jibu utasema una uhakika kiasi gani, na hilo linahesabiwa
quiz-tries-left =
    { $n ->
        [0] Huwezi kujaribu tena
        [one] Unaweza kujaribu mara moja tu
       *[other] Unaweza kujaribu mara { $n }
    }
quiz-tries-free = Unaweza kulifanya mara nyingi upendavyo; matokeo bora ndiyo yanayohesabiwa
quiz-best = Matokeo yako bora hadi sasa: { $score }
quiz-no-more = Umejaribu mara zote zinazoruhusiwa. Tafadhali zungumza na mkufunzi wako.
quiz-go-on = Umeanza jaribio hili. Majibu yako yamehifadhiwa; endelea ulipoishia.
quiz-safe = Kila jibu linahifadhiwa papo hapo. Umeme ukikatika, utaendelea ulipoishia.
exam-sealed = Mtihani umefungwa
exam-sealed-why = Msimamizi wako ataandika neno la siri la kuufungua. Utabaki wazi hadi utakapotoka.
exam-passphrase = Neno la siri la mtihani
exam-passphrase-wrong =
    { $seconds ->
        [0] Hilo si neno la siri la mtihani. Tafadhali jaribu tena.
        [one] Hilo si neno la siri la mtihani. Tafadhali subiri sekunde moja, kisha ujaribu tena.
       *[other] Hilo si neno la siri la mtihani. Tafadhali subiri sekunde { $seconds }, kisha ujaribu tena.
    }
key-open-exam = fungua mtihani
sealed-question = Swali la mtihani uliofungwa
quiz-sealed = Umefungwa: msimamizi wako huufungua kwa neno la siri
pretest-why = Halihesabiwi: linaonyesha tu unajifunza kiasi gani katika kozi hii
your-answers = Majibu yako
open = bado
hand-in = Wasilisha
hand-in-key = wasilisha
hand-in-sure =
    { $n ->
        [one] Swali moja bado halijajibiwa. Bonyeza Enter tena ili kuwasilisha hata hivyo.
       *[other] Maswali { $n } bado hayajajibiwa. Bonyeza Enter tena ili kuwasilisha hata hivyo.
    }
result-passed = { $title }: umefaulu
result-not-yet = { $title }: bado hujafaulu
result-pretest = { $title }
result-late = Muda umekwisha. Ulichojibu kabla ya hapo kinahesabiwa.
result-waits = Kuna sehemu ambayo mkufunzi wako bado hajaisoma.
you = Wewe
score-of = { $right } kati ya { $of } · { $score }
pass-mark = kufaulu { $pass }
look-again = Ya kuangalia tena
look-forward = Utakayojifunza katika kozi hii
questions-missed =
    { $n ->
        [one] swali la { $list }
       *[other] maswali ya { $list }
    }
to-lesson = → somo la { $n }

## Maendeleo, kutafuta, mipangilio

my-progress = Maendeleo yangu
progress-empty = Bado hakuna kitu. Chagua kozi, kisha uanze.
completed-on = ✓ Imekamilika tarehe { $date }, alama { $score }
modules-passed = Moduli ulizofaulu
lessons-read = Masomo uliyosoma
time-spent = Muda uliotumika
last-worked = Mara ya mwisho
best-of-tries =
    { $tries ->
        [one] bora { $score }, umejaribu mara 1
       *[other] bora { $score }, umejaribu mara { $tries }
    }
search = Tafuta
search-for = Tafuta
search-name = Jina
searching = Inatafuta
found =
    { $n ->
        [0] Hakuna kilichopatikana. Jaribu neno lingine.
        [one] Imo katika somo moja
       *[other] Imo katika masomo { $n }
    }
settings = Mipangilio
setting-theme = Rangi
setting-width = Upana wa maandishi
setting-signs = Ishara
setting-lock = Omba PIN baada ya
setting-pin = PIN
setting-pictures = Picha za kuingia
setting-bidi = Kulia kwenda kushoto
setting-detail = Mstari kwa mstari, sema
setting-voice = Soma kwa sauti
as-terminal = kiotomatiki
theme-dark = skrini ya giza
theme-light = skrini angavu
theme-high-contrast = utofauti mkubwa
theme-mono = bila rangi
signs-ascii = rahisi (ASCII)
signs-unicode = zote (Unicode)
bidi-own = hufanywa na Coursedeck
bidi-terminal = hufanywa na terminali
bidi-off = imezimwa
lock-never = usiombe
detail-full = yote
detail-short = mapya tu
voice-on = kwa kitufe !
voice-off = hapana
cells =
    { $n ->
        [one] herufi { $n }
       *[other] herufi { $n }
    }

## Vitufe

keys = Vitufe
# Kilichoandikwa kwenye vitufe hivi vya kibodi.
name-enter = Enter
name-esc = Esc
name-space = Nafasi
name-tab = Tab
name-up-down = Juu/Chini
name-left-right = Kushoto/Kulia
keys-here = Vitufe vya skrini hii
keys-everywhere = Vitufe vya kila skrini
help-move = songa; j na k hufanya vivyo hivyo
help-enter = endelea, fungua, jibu
help-back = rudi; hakuna kinachopotea kamwe
help-space = chagua, au ukurasa mmoja chini
help-language = lugha nyingine
help-width = maandishi mapana au membamba
help-help = msaada huu
help-quit = toka Coursedeck papo hapo
help-safe = Huwezi kuharibu chochote. Kila jibu linahifadhiwa mara tu unapolitoa.
key-keys = vitufe
key-aloud = soma kwa sauti
key-choose = chagua
key-move = songa
key-come-in = ingia
key-new = mimi ni mgeni
key-search = tafuta
key-language = lugha
key-leave = toka
key-back = rudi
key-next = endelea
key-practice = zoezi
key-next-lesson = somo lifuatalo
key-lesson-before = somo lililopita
key-lesson = rudi kwenye somo
key-result = matokeo
key-quiz = fanya jaribio
key-course = kwenye kozi
key-courses = kozi zote
key-next-module = moduli ifuatayo
key-exam = fanya mtihani
key-next-blank = pengo lifuatalo
key-read-again = soma tena
key-overview = maswali yote
key-think-again = fikiri tena
key-this = chagua
key-no-pin = bila PIN
key-no-pictures = bila picha
key-take-back = rudisha moja
key-other-words = maneno mengine
key-open = fungua
key-review = marudio
key-progress = maendeleo yangu
key-notes = kumbukumbu
key-settings = mipangilio
key-other-learner = mtu mwingine
key-page-down = ukurasa chini
key-bookmark = weka alamisho
key-bookmark-off = ondoa alamisho
key-note = andika kumbukumbu
key-answer = jibu
key-pick = chagua
key-pair = chagua herufi yake
key-lift = chukua
key-carry = hamisha
key-put-down = weka
key-place = mahali pake
key-write = andika
key-leave-text = nimemaliza kuandika
key-hint = kidokezo
key-flag = weka bendera
key-flag-off = ondoa bendera
key-turn = maswali mengine
key-again = jaribu tena
key-begin = anza
key-go-on = endelea
key-pause = pumzika
key-look-back = tazama majibu
key-try-again = jaribu tena
key-try-again-left =
    { $n ->
        [one] jaribu tena (mara 1)
       *[other] jaribu tena (mara { $n })
    }
key-change = badilisha
key-change-back = nyuma, mbele
key-save-note = hifadhi na urudi

## Kunapokuwa na tatizo

trouble-full = Diski imejaa, kwa hiyo hili HALIJAHIFADHIWA. Jibu lako bado liko hapa. Ongeza nafasi kwenye diski au mwite mkufunzi wako, kisha ubonyeze Enter tena.
trouble-read-only = Coursedeck hairuhusiwi kuandika kwenye faili yake, kwa hiyo hili HALIJAHIFADHIWA. Tafadhali mwite mkufunzi wako.
trouble-damaged = Faili ya Coursedeck imeharibika, kwa hiyo hili HALIJAHIFADHIWA. Tafadhali mwite mkufunzi wako, na usiguse kitu kingine.
trouble-busy = Wengine wanatumia faili sasa, kwa hiyo hili BADO HALIJAHIFADHIWA. Bonyeza Enter ili kujaribu tena.
trouble-machine = Hili HALIJAHIFADHIWA. Bonyeza Enter ili kujaribu tena, au mwite mkufunzi wako. Kompyuta inasema: { $what }
trouble-seal = Mtihani uliofungwa haufunguki, na hakuna kilichobadilishwa. Tafadhali mwite mkufunzi wako. Mashine inasema: { $what }

## Ubao wa mwezeshaji

board = Ubao
board-everyone = Wote
board-class =
    { $n ->
        [one] { $cohort } · mwanafunzi mmoja
       *[other] { $cohort } · wanafunzi { $n }
    }
board-learners =
    { $n ->
        [one] mwanafunzi mmoja
       *[other] wanafunzi { $n }
    }
board-stuck =
    { $n ->
        [0] Hakuna aliyekwama
        [one] ✗ Mwanafunzi mmoja amekwama
       *[other] ✗ Wanafunzi { $n } wamekwama
    }
board-essays-wait =
    { $n ->
        [one] jaribio moja lina insha za kusahihisha
       *[other] majaribio { $n } yana insha za kusahihisha
    }
board-nobody = Bado hakuna mtu katika darasa hili. Wanafunzi hujiandikisha wanapoingia, au huletwa kwa amri coursedeck learner import.
board-no-course = Chagua kozi kwa kitufe c.
board-learner = Mwanafunzi
board-so-far = Yote
board-which-course = Kozi ipi?
board-which-class = Darasa lipi?
board-chosen = ← sasa
stand-none = ○ bado
stand-doing = ◐ anafanya
stand-stuck = ✗ amekwama
stand-done = ✓ tayari
stand-so-far = ◐ { $n }/{ $of }
sort-help = wanaohitaji msaada kwanza
sort-name = panga kwa majina
sort-progress = walio mbele zaidi kwanza
board-hard = Yaliyo magumu
board-hard-of = Yaliyo magumu · { $cohort }
board-hard-why = Sehemu ya alama za swali ambayo darasa lilipata, kila mwanafunzi mara yake ya kwanza.
board-hard-few = n ni idadi ya walioulizwa. Ikiwa chini ya 30, bahati inachangia sana.
board-hard-none = Bado hakuna aliyewasilisha jaribio.
board-reading = Inasoma majibu…
board-n = n { $n }
board-essays = Insha za kusahihisha
board-essays-none = Hakuna insha inayosubiri.
board-grade = Sahihisha insha
board-correct = Jibu moja
board-their-text = Kilichoandikwa
board-their-answer = Jibu lililotolewa
board-rubric = Mambo ya kuangalia
board-points-of = Alama, kati ya { $points }
board-comment = Maoni yako
board-reason = Kwa nini alama inabadilika
board-mark-wrong = Alama ni namba kuanzia 0 hadi { $points }, au asilimia kama vile 75%.
board-mark-same = Hiyo ndiyo alama iliyopo. Bonyeza Esc kuiacha ilivyo.
board-reason-missing = Sema kwa nini: mwanafunzi ataisoma sababu hiyo, na itabaki kwenye rekodi.
board-no-mark = Hakuna alama ya kubadilisha hapa: swali halikujibiwa, au linauliza maoni.
mark-none = ○ hakuna jibu
mark-waits = ◐ linasubiri alama
mark-survey = maoni
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = imebadilishwa
mark-graded = imesahihishwa
graded-by = { $by } aliisahihisha tarehe { $date }: { $share }.
corrected-by = { $by } alibadilisha alama tarehe { $date } kutoka { $before } hadi { $share }.
from-people = Kutoka kwa mkufunzi wako
quiz-graded = Mkufunzi wako amesoma jaribio lako la mwisho. Bonyeza r ili uone anachosema.
quiz-waits = Mkufunzi wako bado hajasoma sehemu ya jaribio lako la mwisho.
sat-passed = ✓ { $share } amefaulu
sat-not-passed = ✗ { $share } hajafaulu
sat-waits = ◐ { $share } linasubiri
sat-plain = { $share }
pupil-class = Darasa
pupil-number = Namba
pupil-seen = Mara ya mwisho
pupil-never = bado
pupil-other-courses = Kozi nyingine
pupil-stuck-at = Amekwama
pupil-tried =
    { $n ->
        [one] ✗ amekosea mara moja
       *[other] ✗ amekosea mara { $n }
    }
pupil-quizzes = Majaribio aliyofanya
pupil-no-quizzes = Bado hakuna.
board-roll = Waliopo
board-roll-of = Waliopo · { $cohort } · { $date }
board-roll-count = { $n } kati ya { $of } wapo
board-roll-no-class = Mahudhurio ni ya darasa. Kwanza chagua darasa kwa kitufe g.
board-certificates = Vyeti
board-certificates-how = Amri hii hutengeneza cheti kwa kila mwanafunzi wa darasa aliyekamilisha kozi:
board-locked = Ubao umefungwa
board-locked-why = Hakuna aliyebonyeza kitufe kwa muda. Andika neno la siri la mwezeshaji ili kuendelea.
board-passphrase = Neno la siri
board-passphrase-wrong =
    { $seconds ->
        [0] Hilo si neno la siri la mtu yeyote. Tafadhali jaribu tena.
        [one] Hilo si neno la siri la mtu yeyote. Tafadhali subiri sekunde moja, kisha ujaribu tena.
       *[other] Hilo si neno la siri la mtu yeyote. Tafadhali subiri sekunde { $seconds }, kisha ujaribu tena.
    }
key-learner = fungua
key-essays = insha
key-hard = yaliyo magumu
key-roll = waliopo
key-class = darasa
key-other-course = kozi
key-modules = moduli
key-certificates = vyeti
key-board = kwenye ubao
key-read-essay = soma na usahihishe
key-this-answer = tazama
key-answers = majibu
key-keep-mark = hifadhi alama hii
key-other-field = sehemu nyingine
key-here = yupo au hayupo
key-note-roll = hifadhi
key-all-here = wote wapo
key-last-result = matokeo ya mwisho
plain-mark = Andika alama, kuanzia 0 hadi { $points }, au asilimia, kisha Enter. :b hurudi bila kubadilisha chochote.
plain-comment = Andika maoni kwa mwanafunzi katika mstari mmoja, kisha Enter. Enter pekee haiweki maoni.
plain-reason = Andika katika mstari mmoja kwa nini alama inabadilika, kisha Enter.
plain-roll = Andika namba kusema kwamba mtu yupo au hayupo, kisha Enter. Enter pekee huhifadhi.
plain-passphrase = Andika neno la siri la mwezeshaji, kisha Enter.
plain-exam-passphrase = Msimamizi: andika neno la siri la mtihani, kisha Enter.

## Mstari kwa mstari

plain-hello = Coursedeck, mstari kwa mstari. Wakati wowote andika ? na ubonyeze Enter ili usikie unachoweza kuandika.
plain-choose = Andika namba, kisha Enter.
plain-next = Bonyeza Enter: { $does }.
plain-result = Bonyeza Enter: { $does }. Au andika { $others }.
plain-answer = Andika jibu lako, kisha Enter.
plain-back = Andika :b, kisha Enter: { $does }.
plain-again = Bonyeza Enter ili kujaribu tena.
plain-name = Andika jina lako, kisha Enter.
plain-find-name = Andika sehemu ya jina, kisha Enter.
plain-search = Andika maneno ya kutafuta, kisha Enter.
plain-pin = Andika PIN yako, kisha Enter.
plain-new-pin = Andika PIN ya tarakimu 4 hadi 6, kisha Enter. Kama hutaki PIN, bonyeza Enter pekee.
plain-pin-again = Andika PIN ileile tena, kisha Enter.
plain-pictures = Andika namba za picha zako tatu, ukiacha nafasi kati yake, kama hivi: 3 7 11. Kisha Enter.
plain-new-pictures = Andika namba za picha tatu, ukiacha nafasi kati yake, kama hivi: 3 7 11. Kisha Enter. Kama huzihitaji, bonyeza Enter tu.
plain-note = Andika kumbukumbu yako katika mstari mmoja, kisha Enter. Itachukua mahali pa ile ya awali. Enter pekee huiacha ilivyo, na - huiondoa.
plain-one = Andika herufi ya jibu lako, kuanzia a hadi { $last }, kisha Enter.
plain-many = Andika herufi za majibu yote sahihi, ukiacha nafasi katikati, hivi: a c. Kisha Enter.
plain-number = Andika namba, kisha Enter.
plain-essay = Andika maandishi yako, kwa mistari mingi upendavyo. Ukimaliza, bonyeza Enter kwenye mstari mtupu.
plain-pairs = Kwa kila mstari kati ya { $n }, andika herufi moja, kwa mpangilio, ukiacha nafasi katikati, hivi: b a. Kisha Enter.
plain-order = Andika namba kwa mpangilio sahihi, ukiacha nafasi katikati, hivi: 3 1 2. Kisha Enter.
plain-blank = Andika kinachofaa katika pengo la { $n }, kisha Enter.
plain-blank-letter = Andika herufi ya kinachofaa katika pengo la { $n }, kisha Enter.
plain-blanks-done = Bonyeza Enter kutoa jibu hili, au andika upya pengo la 1.
plain-sure = Andika 1, 2 au 3, kisha Enter.
plain-overview = Andika namba ya swali ili kulifikia, au { $n } ili kuwasilisha, kisha Enter.
plain-hand-in-sure = Bonyeza Enter ili kuwasilisha hata hivyo, au andika :b ili kurudi.
plain-rows-before = Kuna { $n } zaidi kabla ya hapa: andika :<
plain-rows-after = Kuna { $n } zaidi baada ya hapa: andika :>
plain-more-after = yanayofuata
plain-more-before = yaliyotangulia
plain-again-all = sema yote tena
plain-detail = sema machache, au yote tena
plain-turn = Zamu yako.
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = Hiyo haina maana hapa. Andika ? ili usikie unachoweza kuandika.
plain-bye = Kwaheri. Kila kitu kimehifadhiwa.
backup-late = Nakala ya mwisho ya kumbukumbu ni ya zamani, kwa hiyo mpya inatengenezwa. Tafadhali subiri.
plain-picture = Picha: { $alt }
note-note = Zingatia
note-tip = Kidokezo
note-important = Muhimu
note-warning = Onyo
note-caution = Tahadhari
quote = Nukuu:

## Kwenye karatasi

booklet-centre = Kituo
booklet-name = Jina
booklet-date = Tarehe
booklet-contents = Yaliyomo
booklet-how = Soma somo, kisha ufanye zoezi lililo baada yake. Ukimaliza moduli, fanya jaribio lake. Andika majibu ya jaribio kwenye karatasi yake ya majibu, karibu na mwisho wa kijitabu hiki, kisha umpe mkufunzi wako karatasi hiyo.
booklet-form = Fomu { $form }
booklet-version = toleo { $version }
booklet-practice = Zoezi la { $n }
booklet-on-sheet = Andika majibu yako kwenye karatasi ya majibu ya jaribio hili.
booklet-sheet = Karatasi ya majibu · { $quiz }
booklet-sheet-how = Zungushia duara herufi moja, au weka X katika kila kisanduku kilicho sahihi. Andika vizuri, kwa herufi kubwa pale inapotakiwa herufi.
booklet-sheet-sure = Kisha zungushia duara uhakika wako kwa kila jibu: 1 mdogo, 2 wa kati, 3 mkubwa. Uhakika ukiwa mkubwa zaidi, jibu sahihi huongeza alama zaidi, na kosa hupunguza zaidi.
booklet-office = Kwa ofisi: iliingizwa tarehe ____________________ na ____________________
booklet-key = Majibu
paper-single = Jibu moja ni sahihi.
paper-multiple = Majibu kadhaa yanaweza kuwa sahihi: yatafute yote.
paper-truth = Kweli au si kweli?
paper-typed = Jibu kwa neno moja au mawili.
paper-number = Jibu kwa namba.
paper-match = Tafuta herufi inayolingana na kila namba.
paper-order = Panga herufi kwa mpangilio sahihi.
paper-cloze = Jaza mapengo yenye namba. Palipo na herufi, chagua moja.
paper-survey = Chagua moja. Hakuna jibu lisilo sahihi.
paper-survey-words = Andika unachofikiri. Hakuna jibu lisilo sahihi.
paper-essay = Jibu kwa sentensi chache.
paper-essay-words = Jibu kwa maneno { $from } hadi { $to }.
paper-points =
    { $n ->
        [one] alama { $n }
       *[other] alama { $n }
    }
paper-sure = Uhakika?
paper-key-essay = Husomwa na kupewa alama na mkufunzi.
paper-key-none = Hakuna jibu lisilo sahihi.

## Dirisha

too-small = Dirisha hili ni dogo mno. Coursedeck inahitaji upana wa herufi 40 na mistari 12. Tafadhali lipanue; hakuna kilichopotea.
more-above = ↑ { $n } zaidi
more-below = ↓ { $n } zaidi
more = ↓ zaidi

## Namba na tarehe

format-decimal = .
format-group = ,
format-digits = 0123456789
format-percent = { $n }%
format-date = { $day } { $month } { $year }
format-clock = { $hour }:{ $minute }
format-minutes = dakika{ "\u00A0" }{ $minutes }
format-hours = saa{ "\u00A0" }{ $hours }
format-hours-minutes = saa{ "\u00A0" }{ $hours } dakika{ "\u00A0" }{ $minutes }
month-1 = Januari
month-2 = Februari
month-3 = Machi
month-4 = Aprili
month-5 = Mei
month-6 = Juni
month-7 = Julai
month-8 = Agosti
month-9 = Septemba
month-10 = Oktoba
month-11 = Novemba
month-12 = Desemba

# Mwandishi anatazama kozi inayoandikwa.
preview = Onyesho la awali
preview-faults =
    { $n ->
        [one] Kozi ina kosa moja
       *[other] Kozi ina makosa { $n }
    }
preview-faults-why = Rekebisha kwenye kihariri chako na uhifadhi: skrini itarudi yenyewe.
preview-more-faults =
    { $n ->
        [one] na jingine moja
       *[other] na mengine { $n }
    }
key-reveal = onyesha jibu
key-as-it-was = tazama ilivyokuwa

## Safu za majedwali yanayohamishwa

column-centre-id = Namba ya kituo
column-learner-id = Namba ya mwanafunzi
column-registration-no = Namba ya usajili
column-learner-name = Jina
column-cohort = Darasa
column-gender = Jinsia
column-disability = Ulemavu
column-residence = Makazi
column-course-id = Namba ya kozi
column-record-id = Rekodi
column-centre-name = Kituo
column-device-id = Kompyuta
column-course-version = Toleo la kozi
column-course-title = Kozi
column-language = Lugha
column-modality = Namna ya kufundisha
column-level = Kiwango
column-digcomp = Umahiri wa DigComp
column-sdg = Malengo ya Maendeleo Endelevu
column-wsis = Maeneo ya utekelezaji ya WSIS
column-age-band = Umri
column-attendance-percent = Mahudhurio, %
column-enrolled-at = Aliandikishwa
column-started-at = Alianza
column-completed-at = Alikamilisha
column-clock = Saa ya kompyuta
column-result = Matokeo
column-score-percent = Alama, %
column-pass-percent = Alama ya kufaulu, %
column-attempts = Mara za kujaribu
column-minutes-spent = Dakika zilizotumika
column-pretest-percent = Jaribio la awali, %
column-posttest-percent = Mtihani, %
column-gain = Ongezeko la ujuzi
column-certificate-no = Namba ya cheti
column-expires-at = Inatumika hadi
column-evidence-digest = Muhtasari wa ushahidi
column-seen-at = Ziara ya mwisho
column-courses-begun = Kozi zilizoanzwa
column-courses-completed = Kozi zilizokamilishwa
column-attempt-id = Namba ya kujaribu
column-quiz = Jaribio
column-attempt-no = Mara ya ngapi
column-finished-at = Alimaliza
column-questions = Maswali yaliyoulizwa
column-answered = Maswali yaliyojibiwa
column-passed = Alifaulu
column-waits = Inasubiri alama
column-late = Muda ulikwisha
column-response-id = Namba ya jibu
column-asked-in = Liliulizwa katika
column-module-id = Moduli
column-question-id = Namba ya swali
column-kind = Aina ya swali
column-response = Jibu
column-mark-percent = Alama, %
column-certainty = Uhakika
column-try = Mara ya ngapi
column-hinted = Aliona kidokezo
column-answered-at = Alijibu
column-course-versions = Matoleo ya kozi
column-question = Swali
column-n = Mara zilizohesabiwa
column-facility-index = Kielezo cha wepesi, %
column-standard-deviation = Mkengeuko wa kawaida, %
column-random-guess-score = Alama za kubahatisha, %
column-intended-weight = Uzito uliokusudiwa, %
column-effective-weight = Uzito halisi, %
column-discrimination-index = Kielezo cha utofautishaji, %
column-discriminative-efficiency = Ufanisi wa utofautishaji, %
column-advice = Ushauri
column-date = Siku
column-part = Sehemu ya siku
column-present = Alikuwepo
column-entered-by = Iliingizwa na
column-taken-on = Ilifanywa kwa karatasi
column-instructor = Mkufunzi

# Vyeti.
certificate-heading = Cheti cha kufaulu
certificate-heading-completed = Cheti cha kukamilisha kozi
certificate-given-to = Inathibitishwa kwamba
certificate-has-passed = amefaulu kozi ya
certificate-has-completed = amekamilisha kozi ya
certificate-score = Alama: { $score }
certificate-completed = Alikamilisha tarehe { $date }
certificate-expires = Kinatumika hadi { $date }
certificate-issued = Kilitolewa tarehe { $date }
certificate-number = Cheti namba { $number }
certificate-course = Kozi { $course }, toleo { $version }
certificate-key = Ufunguo wa kituo { $key }
certificate-signature = Kwa niaba ya kituo
certificate-verify = Ni halisi? coursedeck verify itaeleza
certificate-yours = Cheti

## Ripoti kwa mkuu wa kituo: `records report`

report-title = Yaliyojifunzwa
report-of = Yaliyojifunzwa: { $centre }
report-made = Imeandaliwa
report-made-by = { $date }, { $time }, na { $name }
report-records = Rekodi
report-records-of =
    { $n ->
        [one] mwanafunzi mmoja katika kozi moja, { $first } hadi { $last }
       *[other] { $n } (kila moja ni mwanafunzi katika kozi), { $first } hadi { $last }
    }
report-records-none = hakuna
report-asked = Kilichoombwa
report-asked-all = vyote vilivyohifadhiwa
report-asked-since = kuanzia { $day }
report-asked-until = hadi { $day }
report-asked-course = kozi { $course }
report-asked-cohort = darasa { $cohort }
report-database = Hifadhidata
report-database-of = hadi tukio la { $place } katika orodha yake
report-clock = Saa
report-clock-sure = ilikuwa sahihi kwa kila rekodi
report-clock-doubtful =
    { $n ->
        [one] rekodi moja ina nyakati ambazo huenda zilitokana na saa isiyo sahihi
       *[other] rekodi { $n } zina nyakati ambazo huenda zilitokana na saa isiyo sahihi
    }
report-totals = Kwa jumla
report-learners = Wanafunzi
report-begun = Zimeanzwa
report-completed = Kamili
report-completion = Sehemu kamili
report-graded = Zenye alama
report-pass = Kufaulu
report-minutes = Dakika
report-both = Vipimo viwili
report-gain = Ongezeko
report-learners-means = Watu walioanza kozi. Aliye katika kozi mbili ni mtu mmoja.
report-begun-means = Kozi zilizoanzwa, kila moja ikihesabiwa mara moja kwa kila mwanafunzi: uandikishaji.
report-completed-means = Kati ya hizo, ngapi zilikamilika: kwa kufaulu, au kwa kusomwa hadi mwisho pale ambapo hakuna alama.
report-completion-means = Kozi kamili, kama sehemu ya zilizoanzwa. Anayeendelea kujifunza yumo kati ya zilizoanzwa.
report-graded-means = Kozi ambazo mwanafunzi alifaulu au hakufaulu. Kutofaulu: mtihani wa mwisho, au jaribio lisiloweza kurudiwa, ulifanywa bila kufaulu.
report-pass-means = Kozi ambazo mwanafunzi alifaulu, kama sehemu ya zenye alama. Anayefaulu baada ya kutofaulu amefaulu.
report-minutes-means = Muda kwenye skrini hadi kozi kukamilika: nusu ya zilizokamilika zilichukua muda mfupi zaidi, na nusu ya katikati iko kati ya namba mbili zilizo pembeni.
report-both-means = Wangapi walifanya jaribio la awali na pia mtihani wa mwisho.
report-gain-means = Sehemu ya yasiyojulikana kabla ambayo yalijulikana baadaye: (mtihani − jaribio la awali) ÷ (100 − jaribio la awali), kwa wastani wa alama wa vipimo vyote viwili (Hake 1998, ongezeko lililosawazishwa). 0 ni bila ongezeko, 1 ni ongezeko lote. Namba mbili zilizo pembeni: masafa yenye ongezeko hilo kwa uhakika wa 95%, kama ya uwiano wa wastani mbili kwa t ya Student (Cochran 1977). Alama bora ya kila mmoja ndiyo inayohesabiwa.
report-label = { $name }: { $fact }
report-span = { $low } hadi { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = Jinsi ya kuisoma
report-kept-means = [c]: imefichwa, kwa sababu inahusu watu chini ya { $n }, au kwa sababu namba kama hiyo ingeweza kukokotolewa kutokana nayo na nyingine. Omba kwa --min-cell 1 ili kuiona ndani ya kituo.
report-kept-means-one = Hakuna kilichofichwa: yaliyo hapa yanaweza kumhusu mtu mmoja mmoja, na hayatoki nje ya kituo.
report-few-means = †: ya wanafunzi chini ya { $n }. Hubadilika sana kwa bahati; ichukulie kama dalili, si matokeo.
report-none-means = –: hakuna mtu wa kuelezwa.
report-kept-rule = Namba hufichwa ikiwa watu inaowahusu, au inaowahesabu, ni 1 hadi { $most }. Kisha, katika kila jedwali, namba za makundi madogo zaidi hufichwa pia, hadi isiwepo inayoweza kukokotolewa kama jumla au tofauti ya zinazoonyeshwa, na hadi kila iliyofichwa iweze kuwa ya watu { $n }. Alichofanya mwanafunzi na matokeo yake hupimwa kila kimoja peke yake. Ripoti mbili za siku au kozi nyingine bado zinaweza kulinganishwa: toa moja tu.
report-tables-kept = Watu ni wachache mno kutofautishwa: jedwali hili limefichwa.
report-table-empty = Hakuna cha kuonyesha hapa.
report-nothing = Hakuna rekodi za aina hiyo.
report-all = Jumla
report-month = { $month } { $year }
report-month-note = Zimeanzwa: katika mwezi huo. Mengine yote: kwa mwezi ambao mwanafunzi alikamilisha kozi, hakufaulu au aliifanya mara ya mwisho.
report-tags-note = Kwa lebo zilizo kwenye kozi. Kozi yenye lebo kadhaa huhesabiwa chini ya kila moja, kwa hiyo mistari hii haijumlishwi. Majina ni ya wachapishaji, kwa Kiingereza.
report-cohort-note = Kwa darasa ambalo wanafunzi wamo sasa.
report-told-note = Kama wanafunzi walivyojieleza wenyewe, walipopenda.
report-age-note = Umri katika mwaka ambao matokeo yaliamuliwa. Kama wanafunzi walivyojieleza wenyewe, walipopenda.
report-by-month = Kwa mwezi
report-by-course = Kwa kozi
report-by-cohort = Kwa darasa
report-by-digcomp = Kwa umahiri wa DigComp
report-by-sdg = Kwa Lengo la Maendeleo Endelevu
report-by-wsis = Kwa eneo la utekelezaji la WSIS
report-by-itu-d = Kwa kipaumbele cha ITU-D
report-by-gender = Kwa jinsia
report-by-age = Kwa umri
report-by-residence = Kwa makazi
report-by-disability = Kwa ulemavu
report-group-month = Mwezi
report-group-course = Kozi
report-group-cohort = Darasa
report-group-digcomp = Umahiri
report-group-sdg = Lengo
report-group-wsis = Eneo
report-group-itu-d = Kipaumbele
report-group-gender = Jinsia
report-group-age = Umri
report-group-residence = Makazi
report-group-disability = Ulemavu
report-chart-months = Kozi zilizoanzwa na zilizokamilika, mwezi kwa mwezi
report-chart-months-means = Nguzo mbili kwa mwezi: kushoto kozi zilizoanzwa, kulia zilizokamilika. Namba ziko kwenye jedwali lililo chini.
report-chart-months-cut = Imeonyeshwa miezi { $n } ya mwisho.
report-chart-courses = Sehemu iliyokamilika ya kila kozi
report-chart-courses-means = Nguzo moja kwa kozi; urefu wake ni sehemu ya zilizoanzwa ambayo ilikamilika. Namba ziko kwenye jedwali lililo chini.
group-female = Wanawake
group-male = Wanaume
group-other = Nyingine
group-urban = Mjini
group-rural = Kijijini
group-yes = Wenye ulemavu
group-no = Wasio na ulemavu
group-not-told = Haikusemwa
group-no-class = Bila darasa
group-no-tag = Bila lebo ya aina hiyo

## Beji

badge-score = Alama ya mwisho
badge-criteria = Kamilisha kozi.
badge-criteria-pass = Kamilisha kozi kwa alama ya mwisho isiyopungua { $pass }.
