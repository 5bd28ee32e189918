# Les mots de Coursedeck en français.

language-name = Français
coursedeck = Coursedeck

## La porte

who-are-you = Qui êtes-vous ?
i-am-new = C’est ma première fois ici
new-ask = Votre nom n’est pas ici ? Demandez à la personne qui anime la salle de vous inscrire.
welcome = Bienvenue dans Coursedeck
your-name = Votre nom
your-pin = Votre code PIN
pin-again = Le même code PIN, encore une fois
pin-why = Un code PIN de 4 à 6 chiffres protège votre travail. Si vous n’en voulez pas, n’écrivez rien.
pin-rule = Un code PIN a de 4 à 6 chiffres, et rien d’autre.
pin-not-the-same = Les deux codes PIN ne sont pas les mêmes. Veuillez recommencer.
pin-of = { $name } : votre code PIN, s’il vous plaît
pin-wrong =
    { $seconds ->
        [0] Ce n’était pas le bon code PIN. Veuillez réessayer.
        [one] Ce n’était pas le bon code PIN. Attendez une seconde, puis réessayez.
       *[other] Ce n’était pas le bon code PIN. Attendez { $seconds } secondes, puis réessayez.
    }
pin-new = Un nouveau code PIN
pin-set = choisi
pin-none = aucun
name-missing = Veuillez écrire votre nom.
name-taken = { $name } est déjà dans la liste. Si c’est vous, revenez et choisissez votre nom. Sinon, ajoutez votre nom de famille ou un chiffre.
is-this-you = Est-ce bien vous, { $name } ?
last-here = Dernière visite le { $date }
yes-me = Oui, c’est moi
no-not-me = Non, je suis quelqu’un d’autre
locked = Coursedeck est verrouillé
locked-why = Aucune touche n’a été utilisée depuis un moment. Votre travail est enregistré. Tapez votre code PIN pour continuer.
choose-language = Choisissez votre langue
language-later = Vous pouvez la changer à tout moment avec la touche L.
reading-ask = Laquelle de ces deux lignes se lit bien ?
reading-sample = Leçon 3 (sur 12) : Entrée
reading-neither = Aucune des deux
reading-later = Vous pouvez changer cela à tout moment dans les réglages.
your-pictures = Vos images
pictures-why = Trois images protègent votre travail. Choisissez-en trois, et retenez-les avec leur ordre. La dernière ligne est pour ne pas en avoir.
pictures-again = Les trois mêmes images, encore une fois, dans le même ordre.
pictures-of = { $name } : vos trois images, s’il vous plaît
pictures-wrong =
    { $seconds ->
        [0] Ce n’étaient pas les bonnes images. Veuillez réessayer.
        [one] Ce n’étaient pas les bonnes images. Attendez une seconde, puis réessayez.
       *[other] Ce n’étaient pas les bonnes images. Attendez { $seconds } secondes, puis réessayez.
    }
pictures-new = De nouvelles images
pictures-rule = Choisissez trois images différentes.
pictures-not-the-same = Ce n’étaient pas les mêmes images. Veuillez recommencer.
pictures-locked = Aucune touche n’a été utilisée depuis un moment. Votre travail est enregistré. Choisissez vos trois images pour continuer.
pictures-set = choisies
pictures-none = aucune
picture-1 = poisson
picture-2 = chat
picture-3 = souris
picture-4 = hibou
picture-5 = fleur
picture-6 = soleil
picture-7 = tasse
picture-8 = clé
picture-9 = crayon
picture-10 = échelle
picture-11 = lunettes
picture-12 = marteau

## L’accueil et les cours

courses = Cours
go-on = Continuer { $course }
review-due =
    { $n ->
        [one] À réviser : { $n } question aujourd’hui
       *[other] À réviser : { $n } questions aujourd’hui
    }
course-new = nouveau
course-doing = en cours
course-passed = réussi { $score }
course-locked = S’ouvre après { $course }
course-later = plus tard
course-broken = ne s’ouvre pas
course-unread = …
course-locked-title = Ce cours vient plus tard
course-locked-why = Terminez d’abord « { $course } ». Ce cours s’ouvrira ensuite.
course-broken-title = Ce cours ne peut pas s’ouvrir
course-broken-why = Les fichiers de « { $course } » ont des erreurs. Vos progrès sont conservés, et les autres cours marchent. Veuillez montrer ceci à votre formatrice ou formateur :
course-completed = Vous avez terminé ce cours. Félicitations !
no-courses = Il n’y a pas encore de cours ici. Demandez à votre formatrice ou formateur d’en installer un.
level-basic = débutant
level-intermediate = intermédiaire
level-advanced = avancé
level-highly-advanced = très avancé
done-so-far = Déjà fait
steps-of = { $n } sur { $of }
module-n = Module { $n } : { $title }
module-passed = Vous avez réussi ce module.
done = ✓ fait
under-way = commencé
best-score = meilleur résultat { $score }
exam = Examen final
pretest = Que savez-vous déjà ?
quiz = Quiz
quiz-of = Quiz : { $module }
not-done = Cela n’a pas pu se faire

## Les leçons

lesson-of = leçon { $n } sur { $of }
objectives = Après ce module, vous pourrez :
resources = Pour aller plus loin :
bookmarked = ★ signet
my-note = Ma note
my-note-is = Ma note :
my-notes = Mes signets et mes notes
notes-empty = Pas encore de signet ni de note. Dans chaque leçon, vous pouvez poser un signet et écrire une note.
practice = exercice
practice-of = exercice { $n } sur { $of }

## Les questions

question-of = question { $n } sur { $of }
review-of = révision { $n } sur { $of }
time-left = encore { $time }
your-answer = Votre réponse
your-text = Votre texte
words-so-far =
    { $n ->
        [one] { $n } mot
       *[other] { $n } mots
    }
words-of =
    { $n ->
        [one] { $n } mot (demandé : de { $least } à { $most })
       *[other] { $n } mots (demandé : de { $least } à { $most })
    }
give-answer = Donner cette réponse
lifted = ↕ en main
blank = Blanc { $n }
true = Vrai
false = Faux
hint = Indice :
flagged = ⚑ Marquée pour plus tard
flag = ⚑ marquée
saving = enregistrement…
saved = enregistré ✓
saved-before = réponse { $n } enregistrée ✓
how-sure = Cette réponse est-elle sûre ?
sure-low = Peu sûre : juste +1, faux 0
sure-mid = Assez sûre : juste +2, faux −2
sure-high = Très sûre : juste +3, faux −6
verdict-right = ✓ Juste
verdict-wrong = ✗ Pas tout à fait
verdict-this = ← celle-ci
verdict-partly = ◐ En partie juste : { $share }
verdict-waits = Merci. Votre formatrice ou formateur lira votre texte.
verdict-thanks = Merci de votre réponse.
try-again = Regardez encore, et réessayez.
right-answer = La réponse : { $answer }
right-answers = La réponse :
not-answered = Vous n’avez pas répondu à cette question.
missing-pick = Choisissez d’abord au moins une réponse.
missing-pair = Choisissez d’abord une lettre pour chaque ligne.
missing-blank = Remplissez d’abord tous les blancs.
missing-text = Écrivez d’abord votre réponse.
fill-blanks = Complétez les blancs.
unclear-one = Cela ne correspond à aucune réponse.
unclear-many = Cela ne correspond à aucune réponse.
unclear-pairs = Il faut une lettre pour chaque ligne, et rien de plus.
unclear-order = Il faut chaque numéro une fois.
unclear-sure = Veuillez taper 1, 2 ou 3.
unclear-number = Cela ne correspond à aucun numéro.
refused-answered = Vous avez déjà répondu à cette question, et la première réponse compte.
refused-time-up = Le temps est écoulé. Ce que vous avez répondu avant compte.
refused-not-on-paper = Cette question ne fait pas partie de ce quiz.
refused-certainty = Veuillez dire à quel point votre réponse vous paraît sûre.

## Les quiz

quiz-questions =
    { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }
quiz-pass = Vous réussissez à partir de { $pass }
quiz-minutes = Vous avez { $time }
quiz-deferred = Vous voyez vos résultats après avoir rendu le quiz ; jusque-là, vous pouvez changer vos réponses
quiz-immediate = Vous voyez tout de suite si chaque réponse est juste
quiz-certainty = Vous dites à quel point chaque réponse vous paraît sûre, et cela compte
quiz-tries-left =
    { $n ->
        [0] Il ne reste aucun essai
        [one] Il reste { $n } essai
       *[other] Il reste { $n } essais
    }
quiz-tries-free = Vous pouvez le faire autant de fois que vous voulez ; le meilleur résultat compte
quiz-best = Votre meilleur résultat jusqu’ici : { $score }
quiz-no-more = Vous avez utilisé tous vos essais. Parlez-en à votre formatrice ou formateur.
quiz-go-on = Vous avez commencé ce quiz. Vos réponses sont enregistrées ; continuez là où vous étiez.
quiz-safe = Chaque réponse est enregistrée tout de suite. Si le courant est coupé, vous continuez là où vous étiez.
exam-sealed = L’examen est scellé
exam-sealed-why = La personne qui surveille tape la phrase secrète qui l’ouvre. Il reste ouvert jusqu’à ce que vous sortiez.
exam-passphrase = Phrase secrète de l’examen
exam-passphrase-wrong =
    { $seconds ->
        [0] Ce n’était pas la phrase secrète de l’examen. Veuillez réessayer.
        [one] Ce n’était pas la phrase secrète de l’examen. Attendez une seconde, puis réessayez.
       *[other] Ce n’était pas la phrase secrète de l’examen. Attendez { $seconds } secondes, puis réessayez.
    }
key-open-exam = ouvrir l’examen
sealed-question = Une question de l’examen scellé
quiz-sealed = Il est scellé : la personne qui surveille l’ouvre avec une phrase secrète
pretest-why = Il ne compte pas : il montre seulement ce que vous apprenez dans ce cours
your-answers = Vos réponses
open = sans réponse
hand-in = Rendre le quiz
hand-in-key = rendre
hand-in-sure =
    { $n ->
        [one] { $n } question est encore sans réponse. Appuyez encore sur Entrée pour rendre quand même.
       *[other] { $n } questions sont encore sans réponse. Appuyez encore sur Entrée pour rendre quand même.
    }
result-passed = { $title } : réussi
result-not-yet = { $title } : pas encore réussi
result-pretest = { $title }
result-late = Le temps est écoulé. Ce que vous avez répondu avant compte.
result-waits = Votre formatrice ou formateur doit encore lire une partie de vos réponses.
you = Vous
score-of = { $right } sur { $of } · { $score }
pass-mark = seuil { $pass }
look-again = Ce qu’il faut revoir
look-forward = Ce que ce cours vous apprendra
questions-missed =
    { $n ->
        [one] question { $list }
       *[other] questions { $list }
    }
to-lesson = → leçon { $n }

## Les progrès, la recherche, les réglages

my-progress = Mes progrès
progress-empty = Encore rien. Choisissez un cours, et commencez.
completed-on = ✓ Terminé le { $date } avec { $score }
modules-passed = Modules réussis
lessons-read = Leçons lues
time-spent = Temps passé
last-worked = Dernière fois
best-of-tries =
    { $tries ->
        [one] { $score } au mieux en { $tries } essai
       *[other] { $score } au mieux en { $tries } essais
    }
search = Recherche
search-for = Chercher
search-name = Nom
searching = Recherche en cours
found =
    { $n ->
        [0] Rien trouvé. Essayez un autre mot.
        [one] Trouvé dans { $n } leçon
       *[other] Trouvé dans { $n } leçons
    }
settings = Réglages
setting-theme = Couleurs
setting-width = Largeur du texte
setting-signs = Symboles
setting-lock = Demander le code PIN après
setting-pin = Code PIN
setting-pictures = Images pour entrer
setting-bidi = De droite à gauche
setting-detail = Ligne par ligne, dire
setting-voice = Lecture à voix haute
as-terminal = automatique
theme-dark = écran sombre
theme-light = écran clair
theme-high-contrast = contraste élevé
theme-mono = sans couleurs
signs-ascii = simples (ASCII)
signs-unicode = tous (Unicode)
bidi-own = par Coursedeck
bidi-terminal = par le terminal
bidi-off = non
lock-never = jamais
detail-full = tout
detail-short = ce qui est nouveau
voice-on = avec la touche !
voice-off = non
cells =
    { $n ->
        [one] { $n } colonne
       *[other] { $n } colonnes
    }

## Les touches

keys = Touches
name-enter = Entrée
name-esc = Échap
name-space = Espace
name-tab = Tab
name-up-down = Haut/Bas
name-left-right = Gauche/Droite
keys-here = Les touches de cet écran
keys-everywhere = Les touches qui marchent partout
help-move = se déplacer ; j et k font de même
help-enter = continuer, ouvrir, répondre
help-back = revenir ; rien n’est jamais perdu
help-space = choisir, ou une page plus bas
help-language = une autre langue
help-width = texte plus large ou plus étroit
help-help = cette aide
help-quit = quitter Coursedeck tout de suite
help-safe = Vous ne pouvez rien casser. Chaque réponse est enregistrée dès que vous la donnez.
key-keys = aide
key-aloud = lire à voix haute
key-choose = choisir
key-move = aller
key-come-in = entrer
key-new = première fois
key-search = chercher
key-language = langue
key-leave = quitter
key-back = retour
key-next = suite
key-practice = exercice
key-next-lesson = leçon suivante
key-lesson-before = leçon d’avant
key-lesson = retour à la leçon
key-result = le résultat
key-quiz = vers le quiz
key-course = vers le cours
key-courses = tous les cours
key-next-module = module suivant
key-exam = vers l’examen final
key-next-blank = blanc suivant
key-read-again = relire
key-overview = toutes les questions
key-think-again = y réfléchir encore
key-this = choisir
key-no-pin = pas de code PIN
key-no-pictures = pas d’images
key-take-back = en reprendre une
key-other-words = d’autres mots
key-open = ouvrir
key-review = réviser
key-progress = mes progrès
key-notes = mes notes
key-settings = réglages
key-other-learner = quelqu’un d’autre
key-page-down = page suivante
key-bookmark = poser un signet
key-bookmark-off = enlever le signet
key-note = écrire une note
key-answer = répondre
key-pick = choisir
key-pair = choisir sa lettre
key-lift = prendre
key-carry = déplacer
key-put-down = poser
key-place = sa place
key-write = écrire
key-leave-text = j’ai fini d’écrire
key-hint = indice
key-flag = marquer
key-flag-off = enlever la marque
key-turn = autres questions
key-again = réessayer
key-begin = commencer
key-go-on = continuer
key-pause = pause
key-look-back = voir les réponses
key-try-again = réessayer
key-try-again-left =
    { $n ->
        [one] réessayer (encore { $n })
       *[other] réessayer (encore { $n })
    }
key-change = changer
key-change-back = valeur d’avant, d’après
key-save-note = enregistrer et revenir

## Quand quelque chose ne va pas

trouble-full = Le disque est plein : ceci n’est PAS enregistré. Votre réponse est toujours là. Libérez de la place ou appelez votre formatrice ou formateur, puis appuyez encore sur Entrée.
trouble-read-only = Coursedeck ne peut pas écrire dans son fichier : ceci n’est PAS enregistré. Veuillez appeler votre formatrice ou formateur.
trouble-damaged = Le fichier de Coursedeck est abîmé : ceci n’est PAS enregistré. Veuillez appeler votre formatrice ou formateur, et ne touchez à rien d’autre.
trouble-busy = D’autres occupent le fichier : ceci n’est PAS encore enregistré. Appuyez sur Entrée pour réessayer.
trouble-machine = Ceci n’est PAS enregistré. Appuyez sur Entrée pour réessayer, ou appelez votre formatrice ou formateur. La machine dit : { $what }
trouble-seal = L’examen scellé ne s’ouvre pas, et rien n’a été changé. Appelez votre formatrice ou formateur. La machine dit : { $what }

## Le tableau de bord

board = Tableau de bord
board-everyone = Tout le monde
board-class =
    { $n ->
        [one] { $cohort } · { $n } personne
       *[other] { $cohort } · { $n } personnes
    }
board-learners =
    { $n ->
        [one] { $n } personne
       *[other] { $n } personnes
    }
board-stuck =
    { $n ->
        [0] Personne n’est en difficulté
        [one] ✗ Une personne est bloquée
       *[other] ✗ { $n } personnes sont bloquées
    }
board-essays-wait =
    { $n ->
        [one] un quiz a des textes à noter
       *[other] { $n } quiz ont des textes à noter
    }
board-nobody = Il n’y a encore personne dans cette classe. On s’inscrit soi-même à l’entrée, ou l’on vient avec la commande coursedeck learner import.
board-no-course = Choisissez un cours avec la touche c.
board-learner = Nom
board-so-far = Tout
board-which-course = Quel cours ?
board-which-class = Quelle classe ?
board-chosen = ← maintenant
stand-none = ○ à faire
stand-doing = ◐ débuté
stand-stuck = ✗ bloqué
stand-done = ✓ fini
stand-so-far = ◐ { $n } sur { $of }
sort-help = d’abord qui a besoin d’aide
sort-name = trier par nom
sort-progress = d’abord qui est le plus loin
board-hard = Ce qui est difficile
board-hard-of = Ce qui est difficile · { $cohort }
board-hard-why = La part des points d’une question que la classe a obtenue, chacun à son premier essai.
board-hard-few = n est le nombre de personnes interrogées. En dessous de 30, le hasard y est pour beaucoup.
board-hard-none = Personne n’a encore rendu de quiz.
board-reading = Lecture des réponses…
board-n = n { $n }
board-essays = Textes à noter
board-essays-none = Aucun texte n’attend.
board-grade = Noter un texte
board-correct = Une réponse
board-their-text = Ce qui a été écrit
board-their-answer = La réponse donnée
board-rubric = Ce qu’il faut regarder
board-points-of = Points, sur { $points }
board-comment = Votre commentaire
board-reason = Pourquoi la note change
board-mark-wrong = La note est un nombre de 0 à { $points }, ou un pourcentage comme 75 %.
board-mark-same = C’est déjà la note. Appuyez sur Échap pour la laisser ainsi.
board-reason-missing = Dites pourquoi : la personne concernée le lit, et cela reste au dossier.
board-no-mark = Il n’y a pas de note à changer ici : la question est sans réponse, ou demande un avis.
mark-none = ○ sans réponse
mark-waits = ◐ attend une note
mark-survey = avis
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = corrigée
mark-graded = notée
graded-by = { $by } l’a noté le { $date } : { $share }.
corrected-by = { $by } a changé la note le { $date }, de { $before } à { $share }.
from-people = De votre formatrice ou formateur
quiz-graded = Votre formatrice ou formateur a lu votre dernier essai. Appuyez sur r pour voir ce qui en est dit.
quiz-waits = Votre formatrice ou formateur doit encore lire une partie de votre dernier essai.
sat-passed = ✓ { $share } réussi
sat-not-passed = ✗ { $share } non réussi
sat-waits = ◐ { $share } en attente
sat-plain = { $share }
pupil-class = Classe
pupil-number = Numéro
pupil-seen = Dernière visite
pupil-never = pas encore
pupil-other-courses = Autres cours
pupil-stuck-at = Bute sur
pupil-tried =
    { $n ->
        [one] ✗ { $n } essai faux
       *[other] ✗ { $n } essais faux
    }
pupil-quizzes = Quiz rendus
pupil-no-quizzes = Aucun pour l’instant.
board-roll = Qui est là
board-roll-of = Qui est là · { $cohort } · { $date }
board-roll-count = { $n } sur { $of } sont là
board-roll-no-class = La présence se note pour une classe. Choisissez-en d’abord une avec la touche g.
board-certificates = Certificats
board-certificates-how = Cette commande fait un certificat pour chaque personne de la classe qui a terminé le cours :
board-locked = Le tableau de bord est verrouillé
board-locked-why = Personne n’a touché de touche depuis un moment. Tapez la phrase secrète du centre pour continuer.
board-passphrase = Phrase secrète
board-passphrase-wrong =
    { $seconds ->
        [0] Ce n’est la phrase secrète de personne. Veuillez réessayer.
        [one] Ce n’est la phrase secrète de personne. Attendez une seconde, puis réessayez.
       *[other] Ce n’est la phrase secrète de personne. Attendez { $seconds } secondes, puis réessayez.
    }
key-learner = ouvrir
key-essays = textes
key-hard = difficultés
key-roll = qui est là
key-class = classe
key-other-course = cours
key-modules = modules
key-certificates = certificats
key-board = au tableau
key-read-essay = lire et noter
key-this-answer = la regarder
key-answers = les réponses
key-keep-mark = garder cette note
key-other-field = autre champ
key-here = là ou non
key-note-roll = noter
key-all-here = tous sont là
key-last-result = le dernier résultat
plain-mark = Tapez les points, de 0 à { $points }, ou un pourcentage, puis Entrée. :b revient sans rien changer.
plain-comment = Tapez un commentaire en une ligne, puis Entrée. Entrée seule n’en donne pas.
plain-reason = Tapez en une ligne pourquoi la note change, puis Entrée.
plain-roll = Tapez un numéro pour dire que quelqu’un est là ou non, puis Entrée. Entrée seule le note.
plain-passphrase = Tapez la phrase secrète du centre, puis Entrée.
plain-exam-passphrase = Surveillance : tapez la phrase secrète de l’examen, puis Entrée.

## Ligne par ligne

plain-hello = Coursedeck, ligne par ligne. À tout moment, tapez ? puis Entrée pour entendre ce que vous pouvez taper.
plain-choose = Tapez un numéro, puis Entrée.
plain-next = Appuyez sur Entrée : { $does }.
plain-result = Appuyez sur Entrée : { $does }. Ou tapez { $others }.
plain-answer = Tapez votre réponse, puis Entrée.
plain-back = Tapez :b, puis Entrée : { $does }.
plain-again = Appuyez sur Entrée pour réessayer.
plain-name = Tapez votre nom, puis Entrée.
plain-find-name = Tapez une partie du nom, puis Entrée.
plain-search = Tapez les mots à chercher, puis Entrée.
plain-pin = Tapez votre code PIN, puis Entrée.
plain-new-pin = Tapez un code PIN de 4 à 6 chiffres, puis Entrée. Si vous n’en voulez pas, appuyez seulement sur Entrée.
plain-pin-again = Tapez encore une fois le même code PIN, puis Entrée.
plain-pictures = Tapez les numéros de vos trois images, séparés par des espaces, ainsi : 3 7 11. Puis Entrée.
plain-new-pictures = Tapez les numéros de trois images, séparés par des espaces, ainsi : 3 7 11. Puis Entrée. Si vous n’en voulez pas, appuyez seulement sur Entrée.
plain-note = Tapez votre note en une ligne, puis Entrée. Elle remplace la note d’avant. Entrée seule laisse la note comme elle est, et - l’efface.
plain-one = Tapez la lettre de votre réponse, de a à { $last }, puis Entrée.
plain-many = Tapez les lettres de toutes les bonnes réponses, séparées par des espaces, ainsi : a c. Puis Entrée.
plain-number = Tapez un nombre, puis Entrée.
plain-essay = Tapez votre texte, en autant de lignes que vous voulez. Quand vous avez fini, appuyez sur Entrée sur une ligne vide.
plain-pairs = Tapez une lettre pour chacune des { $n } lignes, dans l’ordre, séparées par des espaces, ainsi : b a. Puis Entrée.
plain-order = Tapez les numéros dans le bon ordre, séparés par des espaces, ainsi : 3 1 2. Puis Entrée.
plain-blank = Tapez ce qui va dans le blanc { $n }, puis Entrée.
plain-blank-letter = Tapez la lettre de ce qui va dans le blanc { $n }, puis Entrée.
plain-blanks-done = Appuyez sur Entrée pour donner cette réponse, ou tapez de nouveau le blanc 1.
plain-sure = Tapez 1, 2 ou 3, puis Entrée.
plain-overview = Tapez le numéro d’une question pour y aller, ou { $n } pour rendre, puis Entrée.
plain-hand-in-sure = Appuyez sur Entrée pour rendre quand même, ou tapez :b pour revenir.
plain-rows-before = Encore { $n } avant : tapez :<
plain-rows-after = Encore { $n } après : tapez :>
plain-more-after = ceux d’après
plain-more-before = ceux d’avant
plain-again-all = répéter tout
plain-detail = en dire moins, ou de nouveau tout
plain-turn = À vous.
plain-key = { $key } { $does }
plain-named = { $name } : { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = Cela ne veut rien dire ici. Tapez ? pour entendre ce que vous pouvez taper.
plain-bye = Au revoir. Tout est enregistré.
backup-late = La dernière copie des données est ancienne : une nouvelle est en cours. Veuillez patienter.
plain-picture = Image : { $alt }
note-note = Remarque
note-tip = Conseil
note-important = Important
note-warning = Attention
note-caution = Danger
quote = Citation :

## Sur papier

booklet-centre = Centre
booklet-name = Nom
booklet-date = Date
booklet-contents = Dans ce livret
booklet-how = Lisez une leçon, puis faites l’exercice qui la suit. Quand vous avez fini un module, passez son quiz. Écrivez les réponses d’un quiz sur sa feuille de réponses, vers la fin de ce livret, et remettez la feuille à votre formateur.
booklet-form = Sujet { $form }
booklet-version = version { $version }
booklet-practice = Exercice { $n }
booklet-on-sheet = Écrivez vos réponses sur la feuille de réponses de ce quiz.
booklet-sheet = Feuille de réponses · { $quiz }
booklet-sheet-how = Entourez une lettre, ou cochez toutes les cases justes. Écrivez lisiblement, en majuscules là où il faut une lettre.
booklet-sheet-sure = Entourez ensuite à quel point vous êtes sûr de chaque réponse : 1 peu, 2 assez, 3 très. Plus vous êtes sûr, plus une réponse juste rapporte, et plus une fausse coûte.
booklet-office = Réservé au bureau : saisi le ____________________ par ____________________
booklet-key = Réponses
paper-single = Une seule réponse est juste.
paper-multiple = Plusieurs réponses peuvent être justes : trouvez-les toutes.
paper-truth = Vrai ou faux ?
paper-typed = Répondez en un mot ou deux.
paper-number = Répondez par un nombre.
paper-match = Trouvez la lettre qui va avec chaque numéro.
paper-order = Mettez les lettres dans le bon ordre.
paper-cloze = Remplissez les trous numérotés. Là où il y a des lettres, choisissez-en une.
paper-survey = Choisissez une réponse. Aucune n’est fausse.
paper-survey-words = Écrivez ce que vous pensez. Aucune réponse n’est fausse.
paper-essay = Répondez en quelques phrases.
paper-essay-words = Répondez en { $from } à { $to } mots.
paper-points =
    { $n ->
        [one] { $n } point
       *[other] { $n } points
    }
paper-sure = Sûr ?
paper-key-essay = Lu et noté par le formateur.
paper-key-none = Aucune réponse n’est fausse.

## La fenêtre

too-small = Cette fenêtre est trop petite. Coursedeck a besoin de 40 colonnes et 12 lignes. Veuillez l’agrandir ; rien n’est perdu.
more-above = ↑ encore { $n }
more-below = ↓ encore { $n }
more = ↓ la suite

## Numbers and dates

format-decimal = ,
format-group = { "\u202F" }
format-digits = 0123456789
format-percent = { $n }{ "\u00A0" }%
format-date =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes }{ "\u00A0" }min
format-hours = { $hours }{ "\u00A0" }h
format-hours-minutes = { $hours }{ "\u00A0" }h{ "\u00A0" }{ $minutes }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# Un auteur regarde un cours qu’il écrit.
preview = Aperçu
preview-faults =
    { $n ->
        [one] Le cours a une faute
       *[other] Le cours a { $n } fautes
    }
preview-faults-why = Corrigez dans votre éditeur et enregistrez : l’écran revient de lui-même.
preview-more-faults =
    { $n ->
        [one] et une autre
       *[other] et { $n } autres
    }
key-reveal = la réponse
key-as-it-was = le voir comme avant

## Colonnes des tableaux exportés

column-centre-id = Numéro du centre
column-learner-id = Numéro de la personne
column-registration-no = Numéro d’inscription
column-learner-name = Nom
column-cohort = Classe
column-gender = Genre
column-disability = Handicap
column-residence = Lieu de vie
column-course-id = Nom de dossier du cours
column-record-id = Dossier
column-centre-name = Centre
column-device-id = Ordinateur
column-course-version = Version du cours
column-course-title = Cours
column-language = Langue
column-modality = Mode d’enseignement
column-level = Niveau
column-digcomp = Compétences DigComp
column-sdg = Objectifs de développement durable
column-wsis = Grandes orientations du SMSI
column-age-band = Âge
column-attendance-percent = Présence, %
column-enrolled-at = Inscription
column-started-at = Début
column-completed-at = Fin
column-clock = Horloge
column-result = Résultat
column-score-percent = Note, %
column-pass-percent = Seuil de réussite, %
column-attempts = Tentatives
column-minutes-spent = Minutes passées
column-pretest-percent = Test initial, %
column-posttest-percent = Examen, %
column-gain = Gain d’apprentissage
column-certificate-no = Numéro du certificat
column-expires-at = Valable jusqu’au
column-evidence-digest = Empreinte des preuves
column-seen-at = Dernière visite
column-courses-begun = Cours commencés
column-courses-completed = Cours terminés
column-attempt-id = Tentative
column-quiz = Quiz
column-attempt-no = Numéro de la tentative
column-finished-at = Fin de la tentative
column-questions = Questions posées
column-answered = Questions avec réponse
column-passed = Réussi
column-waits = En attente de note
column-late = Temps écoulé
column-response-id = Numéro de la réponse
column-asked-in = Posée dans
column-module-id = Module
column-question-id = Nom de la question
column-kind = Type de question
column-response = Réponse
column-mark-percent = Points, %
column-certainty = Certitude
column-try = Essai
column-hinted = Indice vu
column-answered-at = Répondu
column-course-versions = Versions du cours
column-question = Question
column-n = Tentatives comptées
column-facility-index = Indice de facilité, %
column-standard-deviation = Écart-type, %
column-random-guess-score = Note au hasard, %
column-intended-weight = Poids prévu, %
column-effective-weight = Poids réel, %
column-discrimination-index = Indice de discrimination, %
column-discriminative-efficiency = Efficacité discriminative, %
column-advice = Conseil
column-date = Jour
column-part = Moment de la journée
column-present = Présence
column-entered-by = Saisi par
column-taken-on = Passé sur papier le
column-instructor = Assurée par

# Certificates.
certificate-heading = Certificat de réussite
certificate-heading-completed = Certificat de participation
certificate-given-to = Le centre certifie que
certificate-has-passed = a réussi le cours
certificate-has-completed = a suivi le cours
certificate-score = Résultat : { $score }
certificate-completed = Terminé le { $date }
certificate-expires = Valable jusqu’au { $date }
certificate-issued = Délivré le { $date }
certificate-number = Certificat numéro { $number }
certificate-course = Cours { $course }, version { $version }
certificate-key = Clé du centre { $key }
certificate-signature = Pour le centre
certificate-verify = Authentique ? coursedeck verify le dit
certificate-yours = Certificat

## Le rapport pour la direction du centre : `records report`

report-title = Ce qui a été appris
report-of = Ce qui a été appris : { $centre }
report-made = Établi
report-made-by = le { $date } à { $time }, par { $name }
report-records = Dossiers
report-records-of =
    { $n ->
        [one] un apprenant dans un cours, du { $first } au { $last }
       *[other] { $n } (chacun, un apprenant dans un cours), du { $first } au { $last }
    }
report-records-none = aucun
report-asked = Demandé
report-asked-all = tout ce qui est conservé
report-asked-since = depuis le { $day }
report-asked-until = jusqu’au { $day }
report-asked-course = cours { $course }
report-asked-cohort = classe { $cohort }
report-database = Base de données
report-database-of = jusqu’à l’événement { $place } de son journal
report-clock = Horloge
report-clock-sure = juste pour chaque dossier
report-clock-doubtful =
    { $n ->
        [one] un dossier porte des heures qu’une horloge fausse a pu donner
       *[other] { $n } dossiers portent des heures qu’une horloge fausse a pu donner
    }
report-totals = Ensemble
report-learners = Personnes
report-begun = Débutés
report-completed = Achevés
report-completion = Part achevée
report-graded = Notés
report-pass = Part réussie
report-minutes = Minutes
report-both = Deux tests
report-gain = Gain
report-learners-means = Personnes qui ont commencé un cours. Quelqu’un qui suit deux cours est une personne.
report-begun-means = Cours commencés, comptés une fois pour chaque apprenant : les inscriptions.
report-completed-means = Parmi eux, ceux qui ont été achevés : réussis, ou lus jusqu’au bout là où rien n’est noté.
report-completion-means = Les cours achevés, en part de ceux qui ont été commencés. Qui apprend encore compte parmi les commencés.
report-graded-means = Les cours réussis ou échoués. Échoué : l’examen final, ou un quiz que l’on ne peut pas refaire, a été passé sans succès.
report-pass-means = Les cours réussis, en part de ceux qui sont notés. Qui réussit après un échec a réussi.
report-minutes-means = Temps passé à l’écran jusqu’à l’achèvement : la moitié des cours achevés a pris moins, et la moitié du milieu se trouve entre les deux nombres d’à côté.
report-both-means = Combien ont passé à la fois le test de départ et l’examen final.
report-gain-means = La part de ce qui n’était pas su avant et qui l’était après : (examen − test de départ) ÷ (100 − test de départ), sur les deux notes moyennes (Hake 1998, gain normalisé). 0 : rien, 1 : tout. Les deux nombres d’à côté : l’intervalle qui le contient avec une confiance de 95 %, celui d’un rapport de moyennes avec le t de Student (Cochran 1977). La meilleure note de chacun compte.
report-label = { $name } : { $fact }
report-span = { $low } à { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = Comment le lire
report-kept-means = [c] : non communiqué, parce que le chiffre porte sur moins de { $n } personnes, ou parce qu’un tel chiffre pourrait en être déduit. Avec --min-cell 1, le centre le voit pour lui-même.
report-kept-means-one = Rien n’est tu : ce rapport peut parler de personnes seules, et reste dans le centre.
report-few-means = † : moins de { $n } apprenants. Le hasard y joue beaucoup ; c’est un indice, non un résultat.
report-none-means = – : il n’y a personne dont on puisse le dire.
report-kept-rule = Un chiffre est tu quand les personnes dont il parle, ou celles qu’il compte, sont de 1 à { $most }. Puis, dans chaque tableau, ceux des plus petits groupes sont tus aussi, jusqu’à ce qu’aucun ne puisse être retrouvé comme somme ou différence de ce qui est dit, et jusqu’à ce que ceux qui sont tus puissent être { $n } personnes chacun. La participation et ce qui en est résulté sont jugés séparément. Deux rapports sur d’autres jours ou d’autres cours peuvent encore être comparés : n’en donnez qu’un.
report-tables-kept = Trop peu de personnes pour les distinguer : ce tableau n’est pas communiqué.
report-table-empty = Il n’y a rien à montrer ici.
report-nothing = Il n’y a pas de dossier de ce genre.
report-all = Ensemble
report-month = { $month } { $year }
report-month-note = Débutés : pendant ce mois. Tout le reste : selon le mois où le cours a été achevé, échoué ou suivi pour la dernière fois.
report-tags-note = Selon les étiquettes des cours. Un cours qui en porte plusieurs compte sous chacune : ces lignes ne s’additionnent pas. Les titres sont ceux des éditeurs, en anglais.
report-cohort-note = Selon la classe actuelle des apprenants.
report-told-note = Selon ce que les apprenants ont bien voulu dire d’eux-mêmes.
report-age-note = Âge dans l’année où le résultat est tombé, selon ce que les apprenants ont bien voulu dire d’eux-mêmes.
report-by-month = Par mois
report-by-course = Par cours
report-by-cohort = Par classe
report-by-digcomp = Par compétence DigComp
report-by-sdg = Par objectif de développement durable
report-by-wsis = Par grande orientation du SMSI
report-by-itu-d = Par priorité de l’UIT-D
report-by-gender = Par genre
report-by-age = Par âge
report-by-residence = Par lieu de résidence
report-by-disability = Par situation de handicap
report-group-month = Mois
report-group-course = Cours
report-group-cohort = Classe
report-group-digcomp = Compétence
report-group-sdg = Objectif
report-group-wsis = Orientation
report-group-itu-d = Priorité
report-group-gender = Genre
report-group-age = Âge
report-group-residence = Résidence
report-group-disability = Handicap
report-chart-months = Cours commencés et achevés, mois par mois
report-chart-months-means = Deux barres par mois : à gauche les cours commencés, à droite les cours achevés. Les chiffres sont dans le tableau ci-dessous.
report-chart-months-cut = Les { $n } derniers mois.
report-chart-courses = Part achevée de chaque cours
report-chart-courses-means = Une barre par cours, aussi longue que la part achevée de ceux qui ont été commencés. Les chiffres sont dans le tableau ci-dessous.
group-female = Femmes
group-male = Hommes
group-other = Autre
group-urban = En ville
group-rural = À la campagne
group-yes = En situation de handicap
group-no = Sans handicap
group-not-told = Non précisé
group-no-class = Dans aucune classe
group-no-tag = Sans étiquette de ce genre

## Badges

badge-score = Note finale
badge-criteria = Terminer le cours.
badge-criteria-pass = Terminer le cours avec une note finale d’au moins { $pass }.
