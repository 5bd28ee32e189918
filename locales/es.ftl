# Las palabras de Coursedeck en español.

language-name = Español
coursedeck = Coursedeck

## La puerta

who-are-you = ¿Quién es usted?
i-am-new = Es mi primera vez aquí
new-ask = ¿No ve su nombre? Pida a quien atiende la sala que lo ponga en la lista.
welcome = Le damos la bienvenida a Coursedeck
your-name = Su nombre
your-pin = Su PIN
pin-again = El mismo PIN otra vez
pin-why = Un PIN de 4 a 6 cifras protege su trabajo. Si no quiere uno, no escriba nada.
pin-rule = Un PIN tiene de 4 a 6 cifras, y nada más.
pin-not-the-same = Los dos PIN no eran iguales. Escríbalo otra vez.
pin-of = { $name }: su PIN, por favor
pin-wrong =
    { $seconds ->
        [0] Ese no era el PIN. Inténtelo otra vez.
        [one] Ese no era el PIN. Espere un segundo e inténtelo otra vez.
       *[other] Ese no era el PIN. Espere { $seconds } segundos e inténtelo otra vez.
    }
pin-new = Un PIN nuevo
pin-set = puesto
pin-none = ninguno
name-missing = Escriba su nombre.
name-taken = { $name } ya está en la lista. Si es usted, vuelva y elija su nombre. Si no, agregue su apellido o un número.
is-this-you = ¿Es usted { $name }?
last-here = Última visita: { $date }
yes-me = Sí, soy yo
no-not-me = No, soy otra persona
locked = Coursedeck está bloqueado
locked-why = Nadie ha tocado una tecla en un buen rato. Su trabajo está guardado. Escriba su PIN para seguir.
choose-language = Elija su idioma
language-later = Puede cambiarlo cuando quiera con la tecla L.
reading-ask = ¿Cuál de estas dos líneas se lee bien?
reading-sample = Lección 3 (de 12): Intro
reading-neither = Ninguna de las dos
reading-later = Puede cambiarlo en cualquier momento en los ajustes.
your-pictures = Sus dibujos
pictures-why = Tres dibujos protegen su trabajo. Elija tres y recuérdelos en su orden. La última fila es para no usar ninguno.
pictures-again = Los mismos tres dibujos otra vez, en el mismo orden.
pictures-of = { $name }: sus tres dibujos, por favor
pictures-wrong =
    { $seconds ->
        [0] Esos no eran los dibujos. Inténtelo otra vez.
        [one] Esos no eran los dibujos. Espere un segundo e inténtelo otra vez.
       *[other] Esos no eran los dibujos. Espere { $seconds } segundos e inténtelo otra vez.
    }
pictures-new = Dibujos nuevos
pictures-rule = Elija tres dibujos distintos.
pictures-not-the-same = No eran los mismos dibujos. Elíjalos otra vez.
pictures-locked = Nadie ha tocado una tecla en un buen rato. Su trabajo está guardado. Elija sus tres dibujos para seguir.
pictures-set = elegidos
pictures-none = ninguno
picture-1 = pez
picture-2 = gato
picture-3 = ratón
picture-4 = búho
picture-5 = flor
picture-6 = sol
picture-7 = taza
picture-8 = llave
picture-9 = lápiz
picture-10 = escalera
picture-11 = gafas
picture-12 = martillo

## El inicio y los cursos

courses = Cursos
go-on = Seguir con { $course }
review-due =
    { $n ->
        [one] Repaso: { $n } pregunta para hoy
       *[other] Repaso: { $n } preguntas para hoy
    }
course-new = nuevo
course-doing = en marcha
course-passed = aprobado { $score }
course-locked = Se abre después de «{ $course }»
course-later = más adelante
course-broken = no se abre
course-unread = …
course-locked-title = Este curso viene más adelante
course-locked-why = Termine primero «{ $course }». Después se abrirá este curso.
course-broken-title = Este curso no se puede abrir
course-broken-why = Los archivos de «{ $course }» tienen errores. Su avance está guardado y los otros cursos funcionan. Muestre esto a su docente:
course-completed = Ha terminado este curso. ¡Felicitaciones!
no-courses = Todavía no hay cursos aquí. Pida a su docente que instale uno.
level-basic = básico
level-intermediate = intermedio
level-advanced = avanzado
level-highly-advanced = muy avanzado
done-so-far = Hecho hasta ahora
steps-of = { $n } de { $of }
module-n = Módulo { $n }: { $title }
module-passed = Ha aprobado este módulo.
done = ✓ hecho
under-way = en marcha
best-score = mejor { $score }
exam = Examen final
pretest = ¿Qué sabe ya?
quiz = Prueba
quiz-of = Prueba: { $module }
not-done = No se pudo hacer

## Las lecciones

lesson-of = lección { $n } de { $of }
objectives = Después de este módulo podrá:
resources = Para seguir leyendo:
bookmarked = ★ marcada
my-note = Mi nota
my-note-is = Mi nota:
my-notes = Mis marcas y notas
notes-empty = Todavía no hay marcas ni notas. En cada lección puede poner una marca y escribir una nota.
practice = práctica
practice-of = práctica { $n } de { $of }

## Las preguntas

question-of = pregunta { $n } de { $of }
review-of = repaso { $n } de { $of }
time-left = quedan { $time }
your-answer = Su respuesta
your-text = Su texto
words-so-far =
    { $n ->
        [one] { $n } palabra
       *[other] { $n } palabras
    }
words-of =
    { $n ->
        [one] { $n } palabra (se piden de { $least } a { $most })
       *[other] { $n } palabras (se piden de { $least } a { $most })
    }
give-answer = Dar esta respuesta
lifted = ↕ en la mano
blank = Hueco { $n }
true = Verdadero
false = Falso
hint = Pista:
flagged = ⚑ Señalada para después
flag = ⚑ señalada
saving = guardando…
saved = guardado ✓
saved-before = respuesta { $n } guardada ✓
how-sure = ¿Cuánta seguridad tiene?
sure-low = Poca: bien +1, mal 0
sure-mid = Bastante: bien +2, mal −2
sure-high = Mucha: bien +3, mal −6
verdict-right = ✓ Correcto
verdict-wrong = ✗ No del todo
verdict-this = ← es esta
verdict-partly = ◐ Correcto en parte: { $share }
verdict-waits = Gracias. Su docente lo leerá.
verdict-thanks = Gracias por su respuesta.
try-again = Mire otra vez e inténtelo de nuevo.
right-answer = La respuesta: { $answer }
right-answers = La respuesta:
not-answered = No respondió esta pregunta.
missing-pick = Elija primero al menos una respuesta.
missing-pair = Elija primero una letra para cada línea.
missing-blank = Llene primero todos los huecos.
missing-text = Escriba primero su respuesta.
fill-blanks = Llene los huecos.
unclear-one = Eso no es ninguna de las respuestas.
unclear-many = Eso no es ninguna de las respuestas.
unclear-pairs = Hace falta una letra para cada línea, y nada más.
unclear-order = Hace falta cada número una vez.
unclear-sure = Escriba 1, 2 o 3.
unclear-number = Eso no es ninguno de los números.
refused-answered = Esta pregunta ya está respondida, y vale la primera respuesta.
refused-time-up = El tiempo se acabó. Vale lo que respondió antes.
refused-not-on-paper = Esta pregunta no es parte de esta prueba.
refused-certainty = Diga cuánta seguridad tiene.

## Las pruebas

quiz-questions =
    { $n ->
        [one] { $n } pregunta
       *[other] { $n } preguntas
    }
quiz-pass = Aprueba con { $pass } o más
quiz-minutes = Tiene { $time }
quiz-deferred = Verá qué estaba bien después de entregar; hasta entonces puede cambiar sus respuestas
quiz-immediate = Verá enseguida si cada respuesta estaba bien
quiz-certainty = Dirá cuánta seguridad tiene en cada respuesta, y eso cuenta
quiz-tries-left =
    { $n ->
        [0] No queda ningún intento
        [one] Queda { $n } intento
       *[other] Quedan { $n } intentos
    }
quiz-tries-free = Puede hacerla cuantas veces quiera; cuenta el mejor resultado
quiz-best = Su mejor resultado hasta ahora: { $score }
quiz-no-more = Ya usó todos sus intentos. Hable con su docente.
quiz-go-on = Ya empezó esta prueba. Sus respuestas están guardadas; siga donde quedó.
quiz-safe = Cada respuesta se guarda enseguida. Si se va la luz, usted sigue donde quedó.
exam-sealed = El examen está sellado
exam-sealed-why = Quien vigila escribe la frase secreta que lo abre. Queda abierto hasta que usted salga.
exam-passphrase = Frase secreta del examen
exam-passphrase-wrong =
    { $seconds ->
        [0] Esa no era la frase secreta del examen. Inténtelo otra vez.
        [one] Esa no era la frase secreta del examen. Espere un segundo e inténtelo otra vez.
       *[other] Esa no era la frase secreta del examen. Espere { $seconds } segundos e inténtelo otra vez.
    }
key-open-exam = abrir el examen
sealed-question = Una pregunta del examen sellado
quiz-sealed = Está sellado: quien vigila lo abre con una frase secreta
pretest-why = No cuenta para la nota: solo muestra cuánto aprende en este curso
your-answers = Sus respuestas
open = sin responder
hand-in = Entregar
hand-in-key = entregar
hand-in-sure =
    { $n ->
        [one] Queda { $n } pregunta sin responder. Pulse Enter otra vez para entregar de todos modos.
       *[other] Quedan { $n } preguntas sin responder. Pulse Enter otra vez para entregar de todos modos.
    }
result-passed = { $title }: prueba aprobada
result-not-yet = { $title }: todavía sin aprobar
result-pretest = { $title }
result-late = El tiempo se acabó. Vale lo que respondió antes.
result-waits = Su docente todavía tiene que leer una parte.
you = Usted
score-of = { $right } de { $of } · { $score }
pass-mark = se aprueba con { $pass }
look-again = Lo que conviene repasar
look-forward = Lo que este curso le enseñará
questions-missed =
    { $n ->
        [one] pregunta { $list }
       *[other] preguntas { $list }
    }
to-lesson = → lección { $n }

## El avance, la búsqueda, los ajustes

my-progress = Mi avance
progress-empty = Todavía nada. Elija un curso y empiece.
completed-on = ✓ Terminado el { $date } con { $score }
modules-passed = Módulos aprobados
lessons-read = Lecciones leídas
time-spent = Tiempo dedicado
last-worked = Última vez
best-of-tries =
    { $tries ->
        [one] mejor { $score } en { $tries } intento
       *[other] mejor { $score } en { $tries } intentos
    }
search = Buscar
search-for = Buscar
search-name = Nombre
searching = Buscando
found =
    { $n ->
        [0] No se encontró nada. Pruebe con otra palabra.
        [one] Está en { $n } lección
       *[other] Está en { $n } lecciones
    }
settings = Ajustes
setting-theme = Colores
setting-width = Ancho del texto
setting-signs = Símbolos
setting-lock = Pedir el PIN después de
setting-pin = PIN
setting-pictures = Dibujos para entrar
setting-bidi = De derecha a izquierda
setting-detail = Línea por línea, decir
setting-voice = Leer en voz alta
as-terminal = automático
theme-dark = pantalla oscura
theme-light = pantalla clara
theme-high-contrast = alto contraste
theme-mono = sin colores
signs-ascii = simples (ASCII)
signs-unicode = todos (Unicode)
bidi-own = por Coursedeck
bidi-terminal = por el terminal
bidi-off = no
lock-never = nunca
detail-full = todo
detail-short = solo lo nuevo
voice-on = con la tecla !
voice-off = no
cells =
    { $n ->
        [one] { $n } columna
       *[other] { $n } columnas
    }

## Las teclas

keys = Teclas
name-enter = Enter
name-esc = Esc
name-space = Espacio
name-tab = Tab
name-up-down = Arriba/Abajo
name-left-right = Izq./Der.
keys-here = Teclas de esta pantalla
keys-everywhere = Teclas que sirven siempre
help-move = moverse; j y k hacen lo mismo
help-enter = seguir, abrir, responder
help-back = volver; nunca se pierde nada
help-space = elegir, o bajar una página
help-language = otro idioma
help-width = texto más ancho o más angosto
help-help = esta ayuda
help-quit = salir de Coursedeck enseguida
help-safe = No puede dañar nada. Cada respuesta se guarda en cuanto la da.
key-keys = teclas
key-aloud = leer en voz alta
key-choose = elegir
key-move = mover
key-come-in = entrar
key-new = primera vez
key-search = buscar
key-language = idioma
key-leave = salir
key-back = volver
key-next = seguir
key-practice = práctica
key-next-lesson = lección siguiente
key-lesson-before = lección anterior
key-lesson = volver a la lección
key-result = el resultado
key-quiz = a la prueba
key-course = al curso
key-courses = todos los cursos
key-next-module = módulo siguiente
key-exam = al examen final
key-next-blank = hueco siguiente
key-read-again = leer otra vez
key-overview = todas las preguntas
key-think-again = pensarlo mejor
key-this = elegir
key-no-pin = sin PIN
key-no-pictures = sin dibujos
key-take-back = quitar uno
key-other-words = otras palabras
key-open = abrir
key-review = repasar
key-progress = mi avance
key-notes = mis notas
key-settings = ajustes
key-other-learner = otra persona
key-page-down = bajar página
key-bookmark = poner marca
key-bookmark-off = quitar marca
key-note = escribir una nota
key-answer = responder
key-pick = elegir
key-pair = elegir su letra
key-lift = tomar
key-carry = llevar
key-put-down = soltar
key-place = su lugar
key-write = escribir
key-leave-text = terminé de escribir
key-hint = pista
key-flag = señalar
key-flag-off = quitar la señal
key-turn = otras preguntas
key-again = otra vez
key-begin = empezar
key-go-on = seguir
key-pause = pausa
key-look-back = ver las respuestas
key-try-again = otra vez
key-try-again-left =
    { $n ->
        [one] otra vez (queda { $n })
       *[other] otra vez (quedan { $n })
    }
key-change = cambiar
key-change-back = valor anterior, siguiente
key-save-note = guardar y volver

## Cuando algo va mal

trouble-full = El disco está lleno: esto NO se guardó. Su respuesta sigue aquí. Haga espacio o llame a su docente, y pulse Enter otra vez.
trouble-read-only = Coursedeck no puede escribir en su archivo: esto NO se guardó. Llame a su docente.
trouble-damaged = El archivo de Coursedeck está dañado: esto NO se guardó. Llame a su docente y no toque nada más.
trouble-busy = Otros están usando el archivo: esto NO se guardó todavía. Pulse Enter para probar otra vez.
trouble-machine = Esto NO se guardó. Pulse Enter para probar otra vez, o llame a su docente. La máquina dice: { $what }
trouble-seal = El examen sellado no se abre, y nada cambió. Llame a su docente. La máquina dice: { $what }

## El tablero de quien atiende la sala

board = Tablero
board-everyone = Todas las personas
board-class =
    { $n ->
        [one] { $cohort } · { $n } persona
       *[other] { $cohort } · { $n } personas
    }
board-learners =
    { $n ->
        [one] { $n } persona
       *[other] { $n } personas
    }
board-stuck =
    { $n ->
        [0] Nadie tiene dificultades
        [one] ✗ { $n } persona tiene dificultades
       *[other] ✗ { $n } personas tienen dificultades
    }
board-essays-wait =
    { $n ->
        [one] { $n } prueba tiene textos por calificar
       *[other] { $n } pruebas tienen textos por calificar
    }
board-nobody = Todavía no hay nadie en este grupo. Cada persona se inscribe en la entrada, o llega con el comando coursedeck learner import.
board-no-course = Elija un curso con la tecla c.
board-learner = Nombre
board-so-far = Todo
board-which-course = ¿Qué curso?
board-which-class = ¿Qué grupo?
board-chosen = ← ahora
stand-none = ○ aún no
stand-doing = ◐ a medias
stand-stuck = ✗ difícil
stand-done = ✓ hecho
stand-so-far = ◐ { $n } de { $of }
sort-help = primero quien necesita ayuda
sort-name = ordenar por nombre
sort-progress = primero quien más avanzó
board-hard = Lo difícil
board-hard-of = Lo difícil · { $cohort }
board-hard-why = Qué parte de los puntos de cada pregunta obtuvo el grupo, con el primer intento de cada persona.
board-hard-few = n es a cuántas personas se preguntó. Si son menos de 30, el azar influye mucho.
board-hard-none = Todavía nadie ha entregado una prueba.
board-reading = Leyendo las respuestas…
board-n = n { $n }
board-essays = Textos por calificar
board-essays-none = No hay textos pendientes.
board-grade = Calificar un texto
board-correct = Una respuesta
board-their-text = Lo que se escribió
board-their-answer = La respuesta dada
board-rubric = En qué fijarse
board-points-of = Puntos, sobre { $points }
board-comment = Su comentario
board-reason = Por qué cambia la calificación
board-mark-wrong = La calificación es un número de 0 a { $points }, o un porcentaje como 75 %.
board-mark-same = Esa ya es la calificación. Pulse Esc para dejarla como está.
board-reason-missing = Diga por qué: la persona lo lee, y queda en el registro.
board-no-mark = Aquí no hay calificación que cambiar: la pregunta quedó sin respuesta, o pide una opinión.
mark-none = ○ sin respuesta
mark-waits = ◐ por calificar
mark-survey = opinión
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = corregida
mark-graded = calificada
graded-by = { $by } lo calificó el { $date }: { $share }.
corrected-by = { $by } cambió la calificación el { $date }, de { $before } a { $share }.
from-people = De su docente
quiz-graded = Su docente leyó su último intento. Pulse r para ver lo que dice.
quiz-waits = Su docente todavía tiene que leer una parte de su último intento.
sat-passed = ✓ { $share } aprobado
sat-not-passed = ✗ { $share } sin aprobar
sat-waits = ◐ { $share } en espera
sat-plain = { $share }
pupil-class = Grupo
pupil-number = Número
pupil-seen = Última visita
pupil-never = todavía ninguna
pupil-other-courses = Otros cursos
pupil-stuck-at = Le resulta difícil
pupil-tried =
    { $n ->
        [one] ✗ { $n } intento fallido
       *[other] ✗ { $n } intentos fallidos
    }
pupil-quizzes = Pruebas entregadas
pupil-no-quizzes = Todavía ninguna.
board-roll = Quién está
board-roll-of = Quién está · { $cohort } · { $date }
board-roll-count = Están { $n } de { $of }
board-roll-no-class = La asistencia se anota para un grupo. Elija primero uno con la tecla g.
board-certificates = Certificados
board-certificates-how = Este comando hace un certificado para cada persona del grupo que ha terminado el curso:
board-locked = El tablero está bloqueado
board-locked-why = Nadie ha tocado una tecla en un buen rato. Para seguir, escriba la frase secreta de quien atiende la sala.
board-passphrase = Frase secreta
board-passphrase-wrong =
    { $seconds ->
        [0] Esa no es la frase secreta de nadie. Inténtelo otra vez.
        [one] Esa no es la frase secreta de nadie. Espere un segundo e inténtelo otra vez.
       *[other] Esa no es la frase secreta de nadie. Espere { $seconds } segundos e inténtelo otra vez.
    }
key-learner = abrir
key-essays = textos
key-hard = lo difícil
key-roll = quién está
key-class = grupo
key-other-course = curso
key-modules = módulos
key-certificates = certificados
key-board = al tablero
key-read-essay = calificar
key-this-answer = mirarla
key-answers = respuestas
key-keep-mark = guardar puntos
key-other-field = otro campo
key-here = está o no
key-note-roll = anotar
key-all-here = están todos
key-last-result = último resultado
plain-mark = Escriba los puntos, de 0 a { $points }, o un porcentaje, y pulse Enter. :b vuelve y no cambia nada.
plain-comment = Escriba un comentario para la persona en una línea y pulse Enter. Enter solo no deja ninguno.
plain-reason = Escriba en una línea por qué cambia la calificación y pulse Enter.
plain-roll = Escriba un número para decir que alguien está o no está, y pulse Enter. Enter solo lo anota todo.
plain-passphrase = Escriba la frase secreta de quien atiende la sala y pulse Enter.
plain-exam-passphrase = Quien vigila: escriba la frase secreta del examen y pulse Enter.

## Línea por línea

plain-hello = Coursedeck, línea por línea. En cualquier momento escriba ? y pulse Enter para oír qué puede escribir.
plain-choose = Escriba un número y pulse Enter.
plain-next = Pulse Enter: { $does }.
plain-result = Pulse Enter: { $does }. O escriba { $others }.
plain-answer = Escriba su respuesta y pulse Enter.
plain-back = Escriba :b y pulse Enter: { $does }.
plain-again = Pulse Enter para probar otra vez.
plain-name = Escriba su nombre y pulse Enter.
plain-find-name = Escriba una parte del nombre y pulse Enter.
plain-search = Escriba las palabras que busca y pulse Enter.
plain-pin = Escriba su PIN y pulse Enter.
plain-new-pin = Escriba un PIN de 4 a 6 cifras y pulse Enter. Si no quiere un PIN, pulse solo Enter.
plain-pin-again = Escriba otra vez el mismo PIN y pulse Enter.
plain-pictures = Escriba los números de sus tres dibujos, separados por espacios, así: 3 7 11. Luego pulse Enter.
plain-new-pictures = Escriba los números de tres dibujos, separados por espacios, así: 3 7 11. Luego pulse Enter. Si no quiere dibujos, pulse solo Enter.
plain-note = Escriba su nota en una línea y pulse Enter. Reemplaza la nota anterior. Enter solo deja la nota como está, y - la quita.
plain-one = Escriba la letra de su respuesta, de la a a la { $last }, y pulse Enter.
plain-many = Escriba las letras de todas las respuestas correctas, separadas por espacios, así: a c. Luego pulse Enter.
plain-number = Escriba un número y pulse Enter.
plain-essay = Escriba su texto en cuantas líneas quiera. Cuando termine, pulse Enter en una línea vacía.
plain-pairs = Escriba una letra para cada una de las { $n } líneas, en orden y separadas por espacios, así: b a. Luego pulse Enter.
plain-order = Escriba los números en el orden correcto, separados por espacios, así: 3 1 2. Luego pulse Enter.
plain-blank = Escriba lo que va en el hueco { $n } y pulse Enter.
plain-blank-letter = Escriba la letra de lo que va en el hueco { $n } y pulse Enter.
plain-blanks-done = Pulse Enter para dar esta respuesta, o escriba de nuevo el hueco 1.
plain-sure = Escriba 1, 2 o 3 y pulse Enter.
plain-overview = Escriba el número de una pregunta para ir a ella, o { $n } para entregar, y pulse Enter.
plain-hand-in-sure = Pulse Enter para entregar de todos modos, o escriba :b para volver.
plain-rows-before = Hay { $n } más antes: escriba :<
plain-rows-after = Hay { $n } más después: escriba :>
plain-more-after = los de después
plain-more-before = los de antes
plain-again-all = decir todo otra vez
plain-detail = decir menos, o todo de nuevo
plain-turn = Le toca a usted.
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = Eso no significa nada aquí. Escriba ? para oír qué puede escribir.
plain-bye = Hasta pronto. Todo está guardado.
backup-late = La última copia de los datos es antigua y se está haciendo otra. Espere un momento.
plain-picture = Imagen: { $alt }
note-note = Nota
note-tip = Consejo
note-important = Importante
note-warning = Atención
note-caution = Peligro
quote = Cita:

## En papel

booklet-centre = Centro
booklet-name = Nombre
booklet-date = Fecha
booklet-contents = En este cuaderno
booklet-how = Lea una lección y haga después su práctica. Cuando termine un módulo, haga su prueba. Escriba las respuestas de la prueba en su hoja de respuestas, hacia el final de este cuaderno, y entregue la hoja a su docente.
booklet-form = Forma { $form }
booklet-version = versión { $version }
booklet-practice = Práctica { $n }
booklet-on-sheet = Escriba sus respuestas en la hoja de respuestas de esta prueba.
booklet-sheet = Hoja de respuestas · { $quiz }
booklet-sheet-how = Encierre una letra en un círculo, o marque con una cruz todas las casillas correctas. Escriba con claridad, y en mayúsculas donde se pide una letra.
booklet-sheet-sure = Después encierre cuánta seguridad tiene en cada respuesta: 1 poca, 2 bastante, 3 mucha. Con más seguridad, una respuesta correcta gana más y una equivocada cuesta más.
booklet-office = Para la oficina: registrado el ____________________ por ____________________
booklet-key = Respuestas
paper-single = Una sola respuesta es correcta.
paper-multiple = Varias respuestas pueden ser correctas: encuéntrelas todas.
paper-truth = ¿Verdadero o falso?
paper-typed = Responda con una o dos palabras.
paper-number = Responda con un número.
paper-match = Busque la letra que va con cada número.
paper-order = Ponga las letras en el orden correcto.
paper-cloze = Llene los huecos numerados. Donde hay letras, elija una.
paper-survey = Elija una. Ninguna respuesta es incorrecta.
paper-survey-words = Escriba lo que piensa. Ninguna respuesta es incorrecta.
paper-essay = Responda en algunas frases.
paper-essay-words = Responda con { $from } a { $to } palabras.
paper-points =
    { $n ->
        [one] { $n } punto
       *[other] { $n } puntos
    }
paper-sure = Seguridad
paper-key-essay = Lo lee y lo califica su docente.
paper-key-none = Ninguna respuesta es incorrecta.

## La ventana

too-small = Esta ventana es muy pequeña. Coursedeck necesita 40 columnas y 12 líneas. Agrándela, por favor; no se pierde nada.
more-above = ↑ { $n } más
more-below = ↓ { $n } más
more = ↓ más

## Numbers and dates

format-decimal = ,
format-group = { "\u00A0" }
format-digits = 0123456789
format-percent = { $n }{ "\u00A0" }%
format-date = { $day } de { $month } de { $year }
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes }{ "\u00A0" }min
format-hours = { $hours }{ "\u00A0" }h
format-hours-minutes = { $hours }{ "\u00A0" }h { $minutes }{ "\u00A0" }min
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# Una autora o un autor mira un curso que está escribiendo.
preview = Vista previa
preview-faults =
    { $n ->
        [one] El curso tiene un error
       *[other] El curso tiene { $n } errores
    }
preview-faults-why = Corríjalo en su editor y guarde: la pantalla vuelve sola.
preview-more-faults =
    { $n ->
        [one] y uno más
       *[other] y { $n } más
    }
key-reveal = la respuesta
key-as-it-was = verlo como antes

## Columnas de las tablas exportadas

column-centre-id = Número del centro
column-learner-id = Número de la persona
column-registration-no = Número de inscripción
column-learner-name = Nombre
column-cohort = Grupo
column-gender = Género
column-disability = Discapacidad
column-residence = Lugar de residencia
column-course-id = Nombre corto del curso
column-record-id = Registro
column-centre-name = Centro
column-device-id = Computadora
column-course-version = Versión del curso
column-course-title = Curso
column-language = Idioma
column-modality = Modalidad de enseñanza
column-level = Nivel
column-digcomp = Competencias DigComp
column-sdg = Objetivos de Desarrollo Sostenible
column-wsis = Líneas de acción de la CMSI
column-age-band = Edad
column-attendance-percent = Asistencia, %
column-enrolled-at = Inscripción
column-started-at = Inicio
column-completed-at = Fin
column-clock = Reloj
column-result = Resultado
column-score-percent = Nota, %
column-pass-percent = Mínimo para aprobar, %
column-attempts = Intentos
column-minutes-spent = Minutos dedicados
column-pretest-percent = Prueba inicial, %
column-posttest-percent = Examen, %
column-gain = Ganancia de aprendizaje
column-certificate-no = Número del certificado
column-expires-at = Válido hasta
column-evidence-digest = Huella de la evidencia
column-seen-at = Última visita
column-courses-begun = Cursos empezados
column-courses-completed = Cursos terminados
column-attempt-id = Intento
column-quiz = Prueba
column-attempt-no = Número del intento
column-finished-at = Fin del intento
column-questions = Preguntas hechas
column-answered = Preguntas respondidas
column-passed = Aprobado
column-waits = Espera calificación
column-late = Tiempo agotado
column-response-id = Número de la respuesta
column-asked-in = Preguntada en
column-module-id = Módulo
column-question-id = Nombre de la pregunta
column-kind = Tipo de pregunta
column-response = Respuesta
column-mark-percent = Puntos, %
column-certainty = Seguridad
column-try = Vez
column-hinted = Pista vista
column-answered-at = Respondida
column-course-versions = Versiones del curso
column-question = Pregunta
column-n = Intentos contados
column-facility-index = Índice de facilidad, %
column-standard-deviation = Desviación estándar, %
column-random-guess-score = Nota al azar, %
column-intended-weight = Peso previsto, %
column-effective-weight = Peso real, %
column-discrimination-index = Índice de discriminación, %
column-discriminative-efficiency = Eficiencia discriminativa, %
column-advice = Consejo
column-date = Día
column-part = Parte del día
column-present = Presente
column-entered-by = Registrado por
column-taken-on = Hecho en papel el
column-instructor = Impartido por

# Certificates.
certificate-heading = Certificado de aprovechamiento
certificate-heading-completed = Certificado de participación
certificate-given-to = El centro certifica que
certificate-has-passed = ha aprobado el curso
certificate-has-completed = ha completado el curso
certificate-score = Resultado: { $score }
certificate-completed = Completado el { $date }
certificate-expires = Válido hasta el { $date }
certificate-issued = Expedido el { $date }
certificate-number = Certificado número { $number }
certificate-course = Curso { $course }, versión { $version }
certificate-key = Clave del centro { $key }
certificate-signature = Por el centro
certificate-verify = Para comprobarlo: coursedeck verify
certificate-yours = Certificado

## El informe para la dirección del centro: `records report`

report-title = Lo que se aprendió
report-of = Lo que se aprendió: { $centre }
report-made = Elaborado
report-made-by = { $date }, { $time }, por { $name }
report-records = Registros
report-records-of =
    { $n ->
        [one] { $n } (una persona en un curso), del { $first } al { $last }
       *[other] { $n } (cada uno, una persona en un curso), del { $first } al { $last }
    }
report-records-none = ninguno
report-asked = Se pidió
report-asked-all = todo lo que se conserva
report-asked-since = desde el { $day }
report-asked-until = hasta el { $day }
report-asked-course = curso { $course }
report-asked-cohort = grupo { $cohort }
report-database = Base de datos
report-database-of = hasta el evento { $place } de su diario
report-clock = Reloj
report-clock-sure = correcto en todos los registros
report-clock-doubtful =
    { $n ->
        [one] { $n } registro tiene horas que pudo dar un reloj mal puesto
       *[other] { $n } registros tienen horas que pudo dar un reloj mal puesto
    }
report-totals = En conjunto
report-learners = Personas
report-begun = Inicios
report-completed = Acabados
report-completion = Parte acabada
report-graded = Con nota
report-pass = Parte aprobada
report-minutes = Minutos
report-both = Dos pruebas
report-gain = Ganancia
report-learners-means = Personas que empezaron un curso. Quien hace dos cursos es una sola persona.
report-begun-means = Cursos empezados, contados una vez por cada persona: las inscripciones.
report-completed-means = De ellos, cuántos se acabaron: aprobados, o leídos hasta el final donde nada lleva nota.
report-completion-means = Los cursos acabados, como parte de los empezados. Quien todavía aprende cuenta entre los empezados.
report-graded-means = Cuántos se aprobaron o quedaron sin aprobar. Sin aprobar: se hizo el examen final, o una prueba que no se puede repetir, y no se aprobó.
report-pass-means = Los cursos aprobados, como parte de los que tienen nota. Quien aprueba después de no aprobar ha aprobado.
report-minutes-means = Tiempo ante la pantalla hasta acabar un curso: la mitad de los cursos acabados llevó menos, y la mitad central queda entre los dos números de al lado.
report-both-means = Cuántos hicieron tanto la prueba inicial como el examen final.
report-gain-means = La parte de lo que no se sabía antes que se sabía después: (examen − prueba inicial) ÷ (100 − prueba inicial), con las dos notas medias (Hake 1998, ganancia normalizada). 0 es nada, 1 es todo. Los dos números de al lado: el intervalo que la contiene con una confianza del 95 %, el de una razón de medias con la t de Student (Cochran 1977). Cuenta la mejor nota de cada persona.
report-label = { $name }: { $fact }
report-span = { $low } a { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = Cómo leerlo
report-kept-means = [c]: no se muestra, porque trata de menos de { $n } personas, o porque de esa cifra y las demás se podría deducir una así. Con --min-cell 1 se ve dentro del centro.
report-kept-means-one = No se oculta nada: lo que hay aquí puede hablar de personas concretas, y no sale del centro.
report-few-means = †: de menos de { $n } personas. El azar influye mucho; tómelo como un indicio, no como un resultado.
report-none-means = –: no hay nadie de quien decirlo.
report-kept-rule = Una cifra se oculta cuando las personas de las que trata, o las que cuenta, son de 1 a { $most }. Después, en cada tabla, se ocultan también las de los grupos más pequeños, hasta que ninguna se pueda deducir como suma o diferencia de lo que se muestra, y hasta que las ocultas puedan ser de { $n } personas cada una. Lo que alguien hizo y lo que resultó de ello se juzgan por separado. Dos informes de otros días u otros cursos todavía se pueden comparar: entregue solo uno.
report-tables-kept = Son muy pocas personas para distinguirlas: esta tabla no se muestra.
report-table-empty = Aquí no hay nada que mostrar.
report-nothing = No hay registros así.
report-all = Total
report-month = { $month } de { $year }
report-month-note = Inicios: en ese mes. Todo lo demás: según el mes en que el curso se acabó, quedó sin aprobar o se trabajó por última vez.
report-tags-note = Según las etiquetas de los cursos. Un curso con varias cuenta en cada una, así que estas filas no se suman. Los títulos son los de quienes los publican, en inglés.
report-cohort-note = Según el grupo en que cada persona está ahora.
report-told-note = Según lo que las personas dijeron de sí mismas, si quisieron.
report-age-note = Edad en el año en que se decidió el resultado. Según lo que las personas dijeron de sí mismas, si quisieron.
report-by-month = Por mes
report-by-course = Por curso
report-by-cohort = Por grupo
report-by-digcomp = Por competencia DigComp
report-by-sdg = Por Objetivo de Desarrollo Sostenible
report-by-wsis = Por línea de acción de la CMSI
report-by-itu-d = Por prioridad del UIT-D
report-by-gender = Por género
report-by-age = Por edad
report-by-residence = Por lugar de residencia
report-by-disability = Por discapacidad
report-group-month = Mes
report-group-course = Curso
report-group-cohort = Grupo
report-group-digcomp = Competencia
report-group-sdg = Objetivo
report-group-wsis = Línea
report-group-itu-d = Prioridad
report-group-gender = Género
report-group-age = Edad
report-group-residence = Residencia
report-group-disability = Discapacidad
report-chart-months = Cursos empezados y acabados, mes por mes
report-chart-months-means = Dos barras por mes: a la izquierda los cursos empezados, a la derecha los acabados. Las cifras están en la tabla de abajo.
report-chart-months-cut = Se muestran los últimos { $n } meses.
report-chart-courses = Parte acabada de cada curso
report-chart-courses-means = Una barra por curso, tan larga como la parte de los empezados que se acabó. Las cifras están en la tabla de abajo.
group-female = Mujeres
group-male = Hombres
group-other = Otro
group-urban = En la ciudad
group-rural = En el campo
group-yes = Con discapacidad
group-no = Sin discapacidad
group-not-told = Sin indicar
group-no-class = Sin grupo
group-no-tag = Sin etiqueta de ese tipo

## Insignias

badge-score = Nota final
badge-criteria = Terminar el curso.
badge-criteria-pass = Terminar el curso con una nota final de al menos { $pass }.
