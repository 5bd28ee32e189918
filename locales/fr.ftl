# Les mots de Coursedeck en français.

language-name = Français
coursedeck = Coursedeck

## La porte

who-are-you = Qui êtes-vous ?
i-am-new = Je viens pour la première fois
welcome = Bienvenue dans Coursedeck
your-name = Votre nom
your-pin = Votre code PIN
pin-again = Le même code PIN, encore une fois
pin-why = Un code PIN de 4 à 6 chiffres protège votre travail. Laissez vide si vous n’en voulez pas.
pin-rule = Un code PIN a de 4 à 6 chiffres, et rien d’autre.
pin-not-the-same = Les deux codes PIN n’étaient pas les mêmes. Veuillez recommencer.
pin-of = { $name } : votre code PIN, s’il vous plaît
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
name-taken = Il y a déjà { $name } ici. Si c’est vous, appuyez sur Échap et choisissez votre nom dans la liste. Sinon, ajoutez votre nom de famille ou un chiffre.
is-this-you = Est-ce bien vous, { $name } ?
last-here = Dernière visite le { $date }
yes-me = Oui, c’est moi
no-not-me = Non, je suis quelqu’un d’autre
locked = Coursedeck est verrouillé
locked-why = Aucune touche n’a été utilisée depuis un moment. Votre travail est en sécurité. Tapez votre code PIN pour continuer.
choose-language = Choisissez votre langue
language-later = Vous pouvez la changer à tout moment avec la touche L.

## L’accueil et les cours

courses = Cours
go-on = Continuer { $course }
review-due =
    { $n ->
        [one] À revoir : { $n } question aujourd’hui
       *[other] À revoir : { $n } questions aujourd’hui
    }
course-new = nouveau
course-doing = en cours
course-passed = réussi { $score }
course-locked = fermé : d’abord { $course }
course-broken = a des erreurs
course-unread = …
course-locked-title = Ce cours vient plus tard
course-locked-why = Terminez d’abord « { $course } ». Ce cours s’ouvrira ensuite.
course-broken-title = Ce cours ne peut pas s’ouvrir
course-broken-why = Les fichiers de « { $course } » ont des erreurs. Vos progrès sont en sécurité, et les autres cours marchent. Veuillez montrer ceci à votre formatrice ou formateur :
course-completed = Vous avez terminé ce cours. Félicitations !
no-courses = Il n’y a pas encore de cours ici. Demandez à votre formatrice ou formateur d’en installer un.
level-basic = débutant
level-intermediate = intermédiaire
level-advanced = avancé
level-highly-advanced = très avancé
done-so-far = Déjà fait
steps-of = { $n } sur { $of }
module-n = { $n }. { $title }
module-passed = Vous avez réussi ce module.
done = ✓ fait
under-way = commencé
best-score = meilleur résultat { $score }
exam = Examen final
pretest = Que savez-vous déjà ?
quiz = Quiz
quiz-of = Quiz : { $module }
not-done = Cela n’a pas pu se faire

## Les leçons

lesson-of = leçon { $n } sur { $of }
objectives = Après ce module, vous pourrez :
resources = Pour aller plus loin :
bookmarked = ★ signet
my-note = Ma note
my-notes = Mes signets et mes notes
notes-empty = Pas encore de signet ni de note. Dans une leçon, appuyez sur b pour poser un signet et sur n pour écrire une note.
practice = exercice

## Les questions

question-of = question { $n } sur { $of }
review-of = révision { $n } sur { $of }
time-left = encore { $time }
your-answer = Votre réponse
your-text = Votre texte
give-answer = Donner cette réponse
not-paired = pas encore choisi
lifted = ↕ en mouvement
blank = Blanc { $n }
true = Vrai
false = Faux
hint = Indice :
flagged = ⚑ Marquée pour plus tard
flag = ⚑ marquée
saving = enregistrement…
saved = enregistré ✓
how-sure = En êtes-vous sûr ?
sure-low = Pas très sûr : juste rapporte 1, faux ne coûte rien
sure-mid = Assez sûr : juste rapporte 2, faux coûte 2
sure-high = Très sûr : juste rapporte 3, faux coûte 6
verdict-right = ✓ Correct
verdict-wrong = ✗ Pas tout à fait
verdict-this = ← celle-ci
verdict-partly = ◐ En partie correct : { $share }
verdict-waits = Merci. Votre formatrice ou formateur le lira.
verdict-thanks = Merci de votre réponse.
try-again = Regardez encore une fois, et réessayez.
right-answer = La réponse : { $answer }
not-answered = Vous n’avez pas répondu à cette question.
missing-pick = Choisissez au moins une réponse avec Espace, puis appuyez sur Entrée.
missing-pair = Choisissez d’abord un partenaire pour chaque ligne.
missing-blank = Remplissez d’abord tous les blancs.
missing-text = Écrivez d’abord votre réponse.
unclear-one = Ce n’est aucune des réponses. Tapez la lettre ou le numéro de votre réponse, puis Entrée.
unclear-many = Ce n’est aucune des réponses. Tapez les lettres de vos réponses avec des espaces, ainsi : a c
unclear-pairs = Tapez une lettre pour chaque ligne, dans l’ordre, ainsi : c a b
unclear-order = Tapez les numéros dans le bon ordre, chacun une fois, ainsi : 3 1 2
refused-answered = Vous avez déjà répondu à cette question, et la première réponse compte.
refused-time-up = Le temps est écoulé. Ce que vous avez répondu avant compte.
refused-not-on-paper = Cette question ne fait pas partie de ce quiz.
refused-certainty = Veuillez dire si vous en êtes sûr.

## Les quiz

quiz-questions =
    { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }
quiz-pass = Vous réussissez à partir de { $pass }
quiz-minutes = Vous avez { $time }
quiz-deferred = Vous voyez ce qui était juste après avoir rendu le quiz ; jusque-là, vous pouvez changer vos réponses
quiz-immediate = Vous voyez tout de suite si une réponse est juste
quiz-certainty = Vous dites à quel point vous êtes sûr de chaque réponse, et cela compte
quiz-tries-left =
    { $n ->
        [0] Il ne reste aucun essai
        [one] Il reste { $n } essai
       *[other] Il reste { $n } essais
    }
quiz-tries-free = Vous pouvez le faire autant de fois que vous voulez ; le meilleur résultat compte
quiz-no-more = Vous avez utilisé tous vos essais. Parlez-en à votre formatrice ou formateur.
quiz-go-on = Vous avez commencé ce quiz. Vos réponses sont en sécurité ; continuez là où vous étiez.
quiz-safe = Chaque réponse est enregistrée tout de suite. Si le courant est coupé, vous continuez là où vous étiez.
pretest-why = Il ne compte pas : il montre seulement ce que vous apprenez dans ce cours
your-answers = Vos réponses
answered = répondu
open = ouverte
hand-in = Rendre
hand-in-sure =
    { $n ->
        [one] { $n } question est encore ouverte. Appuyez encore sur Entrée pour rendre quand même.
       *[other] { $n } questions sont encore ouvertes. Appuyez encore sur Entrée pour rendre quand même.
    }
result-passed = { $title } : réussi
result-not-yet = { $title } : pas encore réussi
result-pretest = { $title }
result-late = Le temps est écoulé. Ce que vous avez répondu avant compte.
result-waits = Votre formatrice ou formateur doit encore en lire une partie.
you = Vous
score-of = { $right } sur { $of } · { $score }
pass-mark = seuil { $pass }
look-again = Ce qu’il faut revoir
questions-missed =
    { $n ->
        [one] { $n } question
       *[other] { $n } questions
    }

## Les progrès, la recherche, les réglages

my-progress = Mes progrès
progress-empty = Encore rien. Choisissez un cours, et commencez.
completed-on = ✓ Terminé le { $date } avec { $score }
modules-passed = Modules réussis
lessons-read = Leçons lues
time-spent = Temps passé
last-worked = Dernier travail le
best-of-tries =
    { $tries ->
        [one] { $score } au mieux en { $tries } essai
       *[other] { $score } au mieux en { $tries } essais
    }
search = Recherche
search-for = Chercher
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
setting-signs = Signes
setting-lock = Demander le code PIN après
setting-pin = Code PIN
as-terminal = ceux du terminal
theme-dark = pour un écran sombre
theme-light = pour un écran clair
theme-high-contrast = contraste élevé
theme-mono = sans couleurs
signs-ascii = simples (ASCII)
signs-unicode = tous (Unicode)
lock-never = jamais
cells =
    { $n ->
        [one] { $n } signe
       *[other] { $n } signes
    }

## Les touches

keys = Touches
keys-here = Les touches de cet écran
keys-everywhere = Les touches qui marchent partout
help-move = se déplacer ; j et k font de même
help-enter = continuer, ouvrir, répondre
help-back = revenir ; rien n’est jamais perdu
help-space = choisir, ou une page plus bas
help-language = une autre langue
help-width = texte plus large ou plus étroit
help-help = cette aide
help-quit = quitter Coursedeck tout de suite
help-safe = Vous ne pouvez rien casser. Chaque réponse est enregistrée dès que vous la donnez.
key-keys = touches
key-choose = choisir
key-come-in = entrer
key-new = première fois
key-search = chercher
key-language = langue
key-leave = quitter
key-back = retour
key-next = suite
key-open = ouvrir
key-progress = mes progrès
key-notes = mes notes
key-settings = réglages
key-other-learner = quelqu’un d’autre
key-page-down = page suivante
key-bookmark = signet
key-note = note
key-answer = répondre
key-pick = choisir
key-pair = associer
key-lift = lever, poser
key-write = écrire
key-more = plus de touches
key-leave-text = fin du texte
key-hint = indice
key-flag = marquer
key-turn = autres questions
key-again = réessayer
key-begin = commencer
key-go-on = continuer
key-pause = pause
key-look-back = revoir les questions
key-try-again = réessayer
key-try-again-left =
    { $n ->
        [one] réessayer (encore { $n })
       *[other] réessayer (encore { $n })
    }
key-change = changer
key-save-note = enregistrer et revenir

## Quand quelque chose ne va pas

trouble-full = Le disque est plein : ceci n’est PAS enregistré. Votre réponse est toujours là. Libérez de la place ou appelez votre formatrice ou formateur, puis appuyez encore sur Entrée.
trouble-read-only = Coursedeck ne peut pas écrire dans son fichier : ceci n’est PAS enregistré. Veuillez appeler votre formatrice ou formateur.
trouble-damaged = Le fichier de Coursedeck est abîmé : ceci n’est PAS enregistré. Veuillez appeler votre formatrice ou formateur, et ne touchez à rien d’autre.
trouble-busy = D’autres occupent le fichier : ceci n’est PAS encore enregistré. Appuyez sur Entrée pour réessayer.
trouble-machine = Ceci n’est PAS enregistré. La machine dit : { $what }. Appuyez sur Entrée pour réessayer, ou appelez votre formatrice ou formateur.

## Ligne par ligne

plain-choose = Tapez un numéro, puis Entrée. Tapez ? pour l’aide.
plain-next = Appuyez sur Entrée pour continuer. Tapez ? pour l’aide.
plain-answer = Tapez votre réponse, puis Entrée. Tapez ? pour l’aide.
plain-unknown = Cela ne veut rien dire ici. Tapez ? pour entendre les touches.
plain-help = Entrée continue. Un numéro choisit. Seul sur une ligne, :b revient, :! répète tout, :l change la langue, :q quitte. Une touche nommée plus haut se tape après deux-points, comme :h pour un indice.
plain-bye = Au revoir. Tout est enregistré.
plain-picture = Image : { $alt }
plain-keys = Touches : { $keys }
note-note = Remarque
note-tip = Conseil
note-important = Important
note-warning = Attention
note-caution = Danger
quote = Citation :

## La fenêtre

too-small = Cette fenêtre est trop petite. Coursedeck a besoin de 40 colonnes et 12 lignes. Veuillez l’agrandir ; rien n’est perdu.
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
