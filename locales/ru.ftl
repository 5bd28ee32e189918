# Слова программы Coursedeck по-русски.

language-name = Русский
coursedeck = Coursedeck

## Вход

who-are-you = Кто вы?
i-am-new = Я здесь впервые
new-ask = Вашего имени здесь нет? Попросите преподавателя внести вас в список.
welcome = Добро пожаловать в Coursedeck
your-name = Ваше имя
your-pin = Ваш ПИН-код
pin-again = Тот же ПИН-код ещё раз
pin-why = ПИН-код из 4–6 цифр защищает вашу работу от посторонних. Если он вам не нужен, ничего не пишите.
pin-rule = В ПИН-коде от 4 до 6 цифр и больше ничего.
pin-not-the-same = ПИН-коды не совпали. Введите его ещё раз.
pin-of = { $name }, введите ваш ПИН-код
pin-wrong =
    { $seconds ->
        [0] ПИН-код неверный. Попробуйте ещё раз.
        [one] ПИН-код неверный. Подождите { $seconds } секунду и попробуйте ещё раз.
        [few] ПИН-код неверный. Подождите { $seconds } секунды и попробуйте ещё раз.
        [many] ПИН-код неверный. Подождите { $seconds } секунд и попробуйте ещё раз.
       *[other] ПИН-код неверный. Подождите { $seconds } секунды и попробуйте ещё раз.
    }
pin-new = Новый ПИН-код
pin-set = задан
pin-none = нет
name-missing = Введите ваше имя.
name-taken = { $name } уже есть в списке. Если это вы, вернитесь и выберите своё имя. Если нет, добавьте фамилию или цифру.
is-this-you = { $name } — это вы?
last-here = Последний раз здесь: { $date }
yes-me = Да, это я
no-not-me = Нет, я другой человек
locked = Coursedeck закрыт на замок
locked-why = Клавиши давно никто не нажимал. Ваша работа сохранена. Введите ПИН-код, чтобы продолжить.
choose-language = Выберите язык
language-later = Язык можно сменить в любое время клавишей L.
reading-ask = Какая из этих двух строк читается правильно?
reading-sample = Урок 3 (из 12): Enter
reading-neither = Ни одна из них
reading-later = Это можно изменить в любое время в настройках.
your-pictures = Ваши рисунки
pictures-why = Три рисунка защищают вашу работу от посторонних. Выберите три и запомните их по порядку. Последняя строка — без рисунков.
pictures-again = Те же три рисунка ещё раз, в том же порядке.
pictures-of = { $name }, выберите ваши три рисунка
pictures-wrong =
    { $seconds ->
        [0] Рисунки не те. Попробуйте ещё раз.
        [one] Рисунки не те. Подождите { $seconds } секунду и попробуйте ещё раз.
        [few] Рисунки не те. Подождите { $seconds } секунды и попробуйте ещё раз.
        [many] Рисунки не те. Подождите { $seconds } секунд и попробуйте ещё раз.
       *[other] Рисунки не те. Подождите { $seconds } секунды и попробуйте ещё раз.
    }
pictures-new = Новые рисунки
pictures-rule = Выберите три разных рисунка.
pictures-not-the-same = Рисунки не совпали. Выберите их ещё раз.
pictures-locked = Клавиши давно никто не нажимал. Ваша работа сохранена. Выберите ваши три рисунка, чтобы продолжить.
pictures-set = выбраны
pictures-none = нет
picture-1 = рыба
picture-2 = кошка
picture-3 = мышь
picture-4 = сова
picture-5 = цветок
picture-6 = солнце
picture-7 = чашка
picture-8 = ключ
picture-9 = карандаш
picture-10 = лестница
picture-11 = очки
picture-12 = молоток

## Начало и курсы

courses = Курсы
go-on = Продолжить: { $course }
review-due =
    { $n ->
        [one] Повторение: { $n } вопрос на сегодня
        [few] Повторение: { $n } вопроса на сегодня
        [many] Повторение: { $n } вопросов на сегодня
       *[other] Повторение: { $n } вопроса на сегодня
    }
course-new = новый
course-doing = идёт
course-passed = сдан { $score }
course-locked = Откроется после «{ $course }»
course-later = позже
course-broken = не открыть
course-unread = …
course-locked-title = Этот курс будет позже
course-locked-why = Сначала пройдите «{ $course }». Потом откроется этот курс.
course-broken-title = Этот курс не открывается
course-broken-why = В файлах курса «{ $course }» есть ошибки. Ваши успехи сохранены, другие курсы работают. Покажите это преподавателю:
course-completed = Вы прошли этот курс. Поздравляем!
no-courses = Здесь пока нет курсов. Попросите преподавателя установить курс.
level-basic = начальный
level-intermediate = средний
level-advanced = высокий
level-highly-advanced = очень высокий
done-so-far = Уже сделано
steps-of = { $n } из { $of }
module-n = Модуль { $n }: { $title }
module-passed = Вы сдали этот модуль.
done = ✓ готово
under-way = начато
best-score = лучший { $score }
exam = Итоговый экзамен
pretest = Что вы уже знаете?
quiz = Тест
quiz-of = Тест: { $module }
not-done = Это не получилось

## Уроки

lesson-of = урок { $n } из { $of }
objectives = После этого модуля вы сможете:
resources = Что почитать ещё:
bookmarked = ★ закладка
my-note = Моя заметка
my-note-is = Моя заметка:
my-notes = Мои закладки и заметки
notes-empty = Пока нет ни закладок, ни заметок. В каждом уроке можно поставить закладку и написать заметку.
practice = упражнение
practice-of = упражнение { $n } из { $of }

## Вопросы

question-of = вопрос { $n } из { $of }
review-of = повторение { $n } из { $of }
time-left = осталось { $time }
your-answer = Ваш ответ
your-text = Ваш текст
words-so-far =
    { $n ->
        [one] { $n } слово
        [few] { $n } слова
        [many] { $n } слов
       *[other] { $n } слова
    }
words-of =
    { $n ->
        [one] { $n } слово (нужно от { $least } до { $most })
        [few] { $n } слова (нужно от { $least } до { $most })
        [many] { $n } слов (нужно от { $least } до { $most })
       *[other] { $n } слова (нужно от { $least } до { $most })
    }
give-answer = Дать этот ответ
lifted = ↕ в руке
blank = Пропуск { $n }
true = Верно
false = Неверно
hint = Подсказка:
flagged = ⚑ Отмечен на потом
flag = ⚑ отмечен
saving = сохраняется…
saved = сохранено ✓
saved-before = ответ { $n } сохранён ✓
how-sure = Насколько вы уверены?
sure-low = Не очень: верно +1, неверно 0
sure-mid = Довольно: верно +2, неверно −2
sure-high = Очень: верно +3, неверно −6
verdict-right = ✓ Верно
verdict-wrong = ✗ Не совсем
verdict-this = ← вот этот
verdict-partly = ◐ Верно частично: { $share }
verdict-waits = Спасибо. Преподаватель прочитает ваш ответ.
verdict-thanks = Спасибо за ответ.
try-again = Посмотрите ещё раз и попробуйте снова.
right-answer = Ответ: { $answer }
right-answers = Ответ:
not-answered = Вы не ответили на этот вопрос.
missing-pick = Сначала выберите хотя бы один ответ.
missing-pair = Сначала выберите букву для каждой строки.
missing-blank = Сначала заполните все пропуски.
missing-text = Сначала напишите ответ.
fill-blanks = Заполните пропуски.
unclear-one = Такого ответа среди вариантов нет.
unclear-many = Такого ответа среди вариантов нет.
unclear-pairs = Для каждой строки нужна одна буква, не больше.
unclear-order = Каждое число нужно один раз.
unclear-sure = Введите 1, 2 или 3.
unclear-number = Такого номера здесь нет.
refused-answered = На этот вопрос ответ уже дан, и считается первый ответ.
refused-time-up = Время вышло. Считается то, на что вы уже ответили.
refused-not-on-paper = Этого вопроса в тесте нет.
refused-certainty = Скажите, насколько вы уверены.

## Тесты

quiz-questions =
    { $n ->
        [one] { $n } вопрос
        [few] { $n } вопроса
        [many] { $n } вопросов
       *[other] { $n } вопроса
    }
quiz-pass = Чтобы сдать, нужно { $pass } или больше
quiz-minutes = У вас { $time }
quiz-deferred = Верные ответы вы увидите, когда сдадите тест; до этого ответы можно менять
quiz-immediate = Вы сразу увидите, верен ли ответ
quiz-certainty = Вы говорите, насколько уверены в каждом ответе, и это влияет на результат
quiz-tries-left =
    { $n ->
        [0] Попыток не осталось
        [one] Осталась { $n } попытка
        [few] Осталось { $n } попытки
        [many] Осталось { $n } попыток
       *[other] Осталось { $n } попытки
    }
quiz-tries-free = Сдавать можно сколько угодно раз; считается лучший результат
quiz-best = Ваш лучший результат: { $score }
quiz-no-more = Все попытки использованы. Поговорите с преподавателем.
quiz-go-on = Вы уже начали этот тест. Ваши ответы сохранены; продолжайте с того же места.
quiz-safe = Каждый ответ сохраняется сразу. Если пропадёт свет, вы продолжите с того же места.
exam-sealed = Экзамен запечатан
exam-sealed-why = Наблюдатель вводит секретную фразу, которая его открывает. Он остаётся открытым, пока вы не выйдете.
exam-passphrase = Секретная фраза экзамена
exam-passphrase-wrong =
    { $seconds ->
        [0] Это не секретная фраза экзамена. Попробуйте ещё раз.
        [one] Это не секретная фраза экзамена. Подождите { $seconds } секунду и попробуйте ещё раз.
        [few] Это не секретная фраза экзамена. Подождите { $seconds } секунды и попробуйте ещё раз.
        [many] Это не секретная фраза экзамена. Подождите { $seconds } секунд и попробуйте ещё раз.
       *[other] Это не секретная фраза экзамена. Подождите { $seconds } секунды и попробуйте ещё раз.
    }
key-open-exam = открыть экзамен
sealed-question = Вопрос запечатанного экзамена
quiz-sealed = Он запечатан: наблюдатель открывает его секретной фразой
pretest-why = Оценки за это нет: видно лишь, сколько нового даст вам курс
your-answers = Ваши ответы
open = нет ответа
hand-in = Сдать
hand-in-key = сдать
hand-in-sure =
    { $n ->
        [one] Остался { $n } вопрос без ответа. Нажмите Enter ещё раз, чтобы всё равно сдать.
        [few] Осталось { $n } вопроса без ответа. Нажмите Enter ещё раз, чтобы всё равно сдать.
        [many] Осталось { $n } вопросов без ответа. Нажмите Enter ещё раз, чтобы всё равно сдать.
       *[other] Осталось { $n } вопроса без ответа. Нажмите Enter ещё раз, чтобы всё равно сдать.
    }
result-passed = { $title }: сдано
result-not-yet = { $title }: пока не сдано
result-pretest = { $title }
result-late = Время вышло. Считается то, на что вы уже ответили.
result-waits = Часть ответов ещё должен прочитать преподаватель.
you = Вы
score-of = { $right } из { $of } · { $score }
pass-mark = нужно { $pass }
look-again = Что повторить
look-forward = Чему научит этот курс
questions-missed =
    { $n ->
        [one] вопрос { $list }
        [few] вопросы { $list }
        [many] вопросы { $list }
       *[other] вопросы { $list }
    }
to-lesson = → урок { $n }

## Успехи, поиск, настройки

my-progress = Мои успехи
progress-empty = Пока ничего нет. Выберите курс и начните.
completed-on = ✓ Пройден { $date }, результат { $score }
modules-passed = Модулей сдано
lessons-read = Уроков прочитано
time-spent = Потрачено времени
last-worked = Последнее занятие
best-of-tries =
    { $tries ->
        [one] лучший { $score } за { $tries } попытку
        [few] лучший { $score } за { $tries } попытки
        [many] лучший { $score } за { $tries } попыток
       *[other] лучший { $score } за { $tries } попытки
    }
search = Поиск
search-for = Найти
search-name = Имя
searching = Идёт поиск
found =
    { $n ->
        [0] Ничего не найдено. Попробуйте другое слово.
        [one] Найдено в { $n } уроке
        [few] Найдено в { $n } уроках
        [many] Найдено в { $n } уроках
       *[other] Найдено в { $n } уроках
    }
settings = Настройки
setting-theme = Цвета
setting-width = Ширина текста
setting-signs = Знаки
setting-lock = Спрашивать ПИН-код через
setting-pin = ПИН-код
setting-pictures = Рисунки для входа
setting-bidi = Справа налево
setting-detail = Построчно говорить
setting-voice = Чтение вслух
as-terminal = авто
theme-dark = тёмный экран
theme-light = светлый экран
theme-high-contrast = высокий контраст
theme-mono = без цвета
signs-ascii = простые (ASCII)
signs-unicode = все (Unicode)
bidi-own = Coursedeck
bidi-terminal = терминал
bidi-off = выключено
lock-never = никогда
detail-full = всё
detail-short = только новое
voice-on = клавишей !
voice-off = нет
cells =
    { $n ->
        [one] { $n } столбец
        [few] { $n } столбца
        [many] { $n } столбцов
       *[other] { $n } столбца
    }

## Клавиши

keys = Клавиши
name-enter = Enter
name-esc = Esc
name-space = Пробел
name-tab = Tab
name-up-down = Вверх/Вниз
name-left-right = Влево/Вправо
keys-here = Клавиши этого экрана
keys-everywhere = Клавиши, которые работают везде
help-move = перейти; j и k делают то же
help-enter = дальше, открыть, ответить
help-back = назад; ничего не пропадёт
help-space = выбрать или страница вниз
help-language = другой язык
help-width = текст шире или уже
help-help = эта справка
help-quit = сразу выйти из Coursedeck
help-safe = Вы ничего не сломаете. Каждый ответ сохраняется сразу.
key-keys = клавиши
key-aloud = прочитать вслух
key-choose = выбрать
key-move = перейти
key-come-in = войти
key-new = я впервые
key-search = поиск
key-language = язык
key-leave = выход
key-back = назад
key-next = дальше
key-practice = упражнение
key-next-lesson = следующий урок
key-lesson-before = прошлый урок
key-lesson = назад к уроку
key-result = результат
key-quiz = к тесту
key-course = к курсу
key-courses = все курсы
key-next-module = следующий модуль
key-exam = к экзамену
key-next-blank = следующий пропуск
key-read-again = прочитать снова
key-overview = все вопросы
key-think-again = ещё подумать
key-this = выбрать
key-no-pin = без ПИН-кода
key-no-pictures = без рисунков
key-take-back = убрать один
key-other-words = другие слова
key-open = открыть
key-review = повторить
key-progress = мои успехи
key-notes = мои заметки
key-settings = настройки
key-other-learner = другой человек
key-page-down = страница вниз
key-bookmark = поставить закладку
key-bookmark-off = убрать закладку
key-note = написать заметку
key-answer = ответить
key-pick = выбрать
key-pair = выбрать букву
key-lift = взять
key-carry = нести
key-put-down = положить
key-place = его место
key-write = писать
key-leave-text = закончить текст
key-hint = подсказка
key-flag = на потом
key-flag-off = снять отметку
key-turn = другие вопросы
key-again = ещё раз
key-begin = начать
key-go-on = дальше
key-pause = пауза
key-look-back = посмотреть ответы
key-try-again = ещё раз
key-try-again-left =
    { $n ->
        [one] ещё раз (осталась { $n })
        [few] ещё раз (осталось { $n })
        [many] ещё раз (осталось { $n })
       *[other] ещё раз (осталось { $n })
    }
key-change = изменить
key-change-back = назад, вперёд
key-save-note = сохранить и выйти

## Когда что-то не так

trouble-full = Диск заполнен, и это НЕ сохранено. Ваш ответ ещё здесь. Освободите место или позовите преподавателя, затем снова нажмите Enter.
trouble-read-only = Coursedeck не может писать в свой файл, и это НЕ сохранено. Позовите преподавателя.
trouble-damaged = Файл Coursedeck повреждён, и это НЕ сохранено. Позовите преподавателя и больше ничего не трогайте.
trouble-busy = Файл занят другими, и это пока НЕ сохранено. Нажмите Enter, чтобы попробовать ещё раз.
trouble-machine = Это НЕ сохранено. Нажмите Enter, чтобы попробовать ещё раз, или позовите преподавателя. Компьютер сообщает: { $what }
trouble-seal = Запечатанный экзамен не открывается, ничего не изменено. Позовите преподавателя. Компьютер сообщает: { $what }

## Панель преподавателя

board = Панель
board-everyone = Все ученики
board-class =
    { $n ->
        [one] { $cohort } · { $n } человек
        [few] { $cohort } · { $n } человека
        [many] { $cohort } · { $n } человек
       *[other] { $cohort } · { $n } человека
    }
board-learners =
    { $n ->
        [one] { $n } человек
        [few] { $n } человека
        [many] { $n } человек
       *[other] { $n } человека
    }
board-stuck =
    { $n ->
        [0] Трудностей ни у кого нет
        [one] ✗ Трудности у { $n } человека
        [few] ✗ Трудности у { $n } человек
        [many] ✗ Трудности у { $n } человек
       *[other] ✗ Трудности у { $n } человека
    }
board-essays-wait =
    { $n ->
        [one] тексты на оценку в { $n } тесте
        [few] тексты на оценку в { $n } тестах
        [many] тексты на оценку в { $n } тестах
       *[other] тексты на оценку в { $n } теста
    }
board-nobody = В этой группе пока никого нет. Ученики записываются сами при входе, или их добавляет команда coursedeck learner import.
board-no-course = Выберите курс клавишей c.
board-learner = Имя
board-so-far = Всё
board-which-course = Какой курс?
board-which-class = Какая группа?
board-chosen = ← сейчас
stand-none = ○ ещё нет
stand-doing = ◐ начато
stand-stuck = ✗ трудно
stand-done = ✓ готово
stand-so-far = ◐ { $n } из { $of }
sort-help = сначала кому трудно
sort-name = по алфавиту
sort-progress = сначала кто дальше
board-hard = Что трудно
board-hard-of = Что трудно · { $cohort }
board-hard-why = Какую часть баллов за вопрос получила группа; у каждого считается первая попытка.
board-hard-few = n — скольким людям задан вопрос. Если меньше 30, многое зависит от случая.
board-hard-none = Тестов пока никто не сдавал.
board-reading = Ответы загружаются…
board-n = n { $n }
board-essays = Тексты на оценку
board-essays-none = Оценки ничего не ждёт.
board-grade = Оценить текст
board-correct = Один ответ
board-their-text = Что написано
board-their-answer = Данный ответ
board-rubric = На что смотреть
board-points-of = Баллы, из { $points }
board-comment = Ваш отзыв
board-reason = Почему оценка меняется
board-mark-wrong = Оценка — это число от 0 до { $points } или процент, например 75 %.
board-mark-same = Такая оценка уже стоит. Нажмите Esc, чтобы оставить её как есть.
board-reason-missing = Напишите почему: ученик это прочитает, и это останется в записях.
board-no-mark = Менять здесь нечего: на вопрос не ответили, или он спрашивает мнение.
mark-none = ○ нет ответа
mark-waits = ◐ ждёт оценки
mark-survey = мнение
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = исправлено
mark-graded = оценено
graded-by = Оценка { $share }. Кто оценил: { $by }, { $date }.
corrected-by = Оценка изменена: было { $before }, стало { $share }. Кто изменил: { $by }, { $date }.
from-people = От преподавателя
quiz-graded = Преподаватель прочитал вашу последнюю попытку. Нажмите r, чтобы увидеть отзыв.
quiz-waits = Часть вашей последней попытки ещё должен прочитать преподаватель.
sat-passed = ✓ { $share } сдано
sat-not-passed = ✗ { $share } не сдано
sat-waits = ◐ { $share } ждёт
sat-plain = { $share }
pupil-class = Группа
pupil-number = Номер
pupil-seen = Последнее посещение
pupil-never = ещё не было
pupil-other-courses = Другие курсы
pupil-stuck-at = Что даётся трудно
pupil-tried =
    { $n ->
        [one] ✗ { $n } неверная попытка
        [few] ✗ { $n } неверные попытки
        [many] ✗ { $n } неверных попыток
       *[other] ✗ { $n } неверной попытки
    }
pupil-quizzes = Сданные работы
pupil-no-quizzes = Пока нет.
board-roll = Кто здесь
board-roll-of = Кто здесь · { $cohort } · { $date }
board-roll-count = Здесь { $n } из { $of }
board-roll-no-class = Посещаемость отмечают по группам. Сначала выберите группу клавишей g.
board-certificates = Сертификаты
board-certificates-how = Эта команда сделает сертификат для каждого в группе, кто прошёл курс:
board-locked = Панель закрыта на замок
board-locked-why = Клавиши давно никто не нажимал. Введите секретную фразу преподавателя, чтобы продолжить.
board-passphrase = Секретная фраза
board-passphrase-wrong =
    { $seconds ->
        [0] Такой секретной фразы нет. Попробуйте ещё раз.
        [one] Такой секретной фразы нет. Подождите { $seconds } секунду и попробуйте ещё раз.
        [few] Такой секретной фразы нет. Подождите { $seconds } секунды и попробуйте ещё раз.
        [many] Такой секретной фразы нет. Подождите { $seconds } секунд и попробуйте ещё раз.
       *[other] Такой секретной фразы нет. Подождите { $seconds } секунды и попробуйте ещё раз.
    }
key-learner = открыть
key-essays = тексты
key-hard = что трудно
key-roll = кто здесь
key-class = группа
key-other-course = курс
key-modules = модули
key-certificates = сертификаты
key-board = к панели
key-read-essay = оценить текст
key-this-answer = посмотреть
key-answers = ответы
key-keep-mark = сохранить оценку
key-other-field = другое поле
key-here = здесь/нет
key-note-roll = записать
key-all-here = все здесь
key-last-result = последний результат
plain-mark = Введите баллы, от 0 до { $points }, или процент и нажмите Enter. :b вернёт назад и ничего не изменит.
plain-comment = Введите отзыв для ученика одной строкой и нажмите Enter. Один Enter — без отзыва.
plain-reason = Введите одной строкой, почему оценка меняется, и нажмите Enter.
plain-roll = Введите номер, чтобы отметить, что человек здесь или что его нет, и нажмите Enter. Один Enter всё запишет.
plain-passphrase = Введите секретную фразу преподавателя и нажмите Enter.
plain-exam-passphrase = Наблюдатель: введите секретную фразу экзамена и нажмите Enter.

## Строка за строкой

plain-hello = Coursedeck, строка за строкой. В любой момент введите ? и нажмите Enter: вы услышите, что можно ввести.
plain-choose = Введите номер и нажмите Enter.
plain-next = Нажмите Enter: { $does }.
plain-result = Нажмите Enter: { $does }. Или введите { $others }.
plain-answer = Введите ответ и нажмите Enter.
plain-back = Введите :b и нажмите Enter: { $does }.
plain-again = Нажмите Enter, чтобы попробовать ещё раз.
plain-name = Введите ваше имя и нажмите Enter.
plain-find-name = Введите часть имени и нажмите Enter.
plain-search = Введите слова для поиска и нажмите Enter.
plain-pin = Введите ПИН-код и нажмите Enter.
plain-new-pin = Введите ПИН-код из 4–6 цифр и нажмите Enter. Если он не нужен, просто нажмите Enter.
plain-pin-again = Введите тот же ПИН-код ещё раз и нажмите Enter.
plain-pictures = Введите номера ваших трёх рисунков через пробел, вот так: 3 7 11. Затем нажмите Enter.
plain-new-pictures = Введите номера трёх рисунков через пробел, вот так: 3 7 11. Затем нажмите Enter. Если рисунки не нужны, просто нажмите Enter.
plain-note = Введите заметку одной строкой и нажмите Enter. Она заменит прежнюю. Один Enter оставит заметку как есть, а - уберёт её.
plain-one = Введите букву ответа, от a до { $last }, и нажмите Enter.
plain-many = Введите буквы всех верных ответов через пробел, вот так: a c. Затем нажмите Enter.
plain-number = Введите число и нажмите Enter.
plain-essay = Введите текст, строк может быть сколько угодно. Когда закончите, нажмите Enter в пустой строке.
plain-pairs = Введите по одной букве для каждой строки (всего { $n }), по порядку и через пробел, вот так: b a. Затем нажмите Enter.
plain-order = Введите номера в верном порядке через пробел, вот так: 3 1 2. Затем нажмите Enter.
plain-blank = Введите то, что нужно в пропуске { $n }, и нажмите Enter.
plain-blank-letter = Введите букву того, что нужно в пропуске { $n }, и нажмите Enter.
plain-blanks-done = Нажмите Enter, чтобы дать этот ответ, или снова введите пропуск 1.
plain-sure = Введите 1, 2 или 3 и нажмите Enter.
plain-overview = Введите номер вопроса, чтобы перейти к нему, или { $n }, чтобы сдать, и нажмите Enter.
plain-hand-in-sure = Нажмите Enter, чтобы всё равно сдать, или введите :b, чтобы вернуться.
plain-rows-before = Выше есть ещё { $n }: введите :<
plain-rows-after = Ниже есть ещё { $n }: введите :>
plain-more-after = то, что ниже
plain-more-before = то, что выше
plain-again-all = повторить всё
plain-detail = говорить меньше или снова всё
plain-turn = Ваша очередь.
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = Здесь это ничего не значит. Введите ?, чтобы услышать, что можно ввести.
plain-bye = До свидания. Всё сохранено.
backup-late = Последняя копия записей устарела, создаётся новая. Подождите, пожалуйста.
plain-picture = Рисунок: { $alt }
note-note = Заметьте
note-tip = Совет
note-important = Важно
note-warning = Внимание
note-caution = Опасно
quote = Цитата:

## На бумаге

booklet-centre = Центр
booklet-name = Имя
booklet-date = Дата
booklet-contents = В этой тетради
booklet-how = Прочитайте урок и сделайте упражнение после него. Закончив модуль, пройдите тест. Ответы на тест пишите на его листе ответов в конце тетради и отдайте лист преподавателю.
booklet-form = Вариант { $form }
booklet-version = версия { $version }
booklet-practice = Упражнение { $n }
booklet-on-sheet = Пишите ответы на листе ответов этого теста.
booklet-sheet = Лист ответов · { $quiz }
booklet-sheet-how = Обведите одну букву или поставьте крестик во всех верных клетках. Пишите разборчиво; где нужна буква, пишите заглавную.
booklet-sheet-sure = Затем обведите, насколько вы уверены в каждом ответе: 1 не очень, 2 довольно, 3 очень. Чем вы увереннее, тем больше даёт верный ответ и тем дороже обходится ошибка.
booklet-office = Для учёта: внесено ____________________ кем ____________________
booklet-key = Ответы
paper-single = Верен один ответ.
paper-multiple = Верных ответов может быть несколько: найдите все.
paper-truth = Верно или неверно?
paper-typed = Ответьте одним или двумя словами.
paper-number = Ответьте числом.
paper-match = Найдите букву для каждого номера.
paper-order = Расставьте буквы в верном порядке.
paper-cloze = Заполните пронумерованные пропуски. Где есть буквы, выберите одну.
paper-survey = Выберите один ответ. Неверных здесь нет.
paper-survey-words = Напишите, что вы думаете. Неверных ответов нет.
paper-essay = Ответьте несколькими предложениями.
paper-essay-words = Ответьте текстом от { $from } до { $to } слов.
paper-points =
    { $n ->
        [one] { $n } балл
        [few] { $n } балла
        [many] { $n } баллов
       *[other] { $n } балла
    }
paper-sure = Уверены?
paper-key-essay = Читает и оценивает преподаватель.
paper-key-none = Неверных ответов нет.

## Окно

too-small = Это окно слишком мало. Для Coursedeck нужно 40 столбцов и 12 строк. Увеличьте окно; ничего не пропадёт.
more-above = ↑ ещё { $n }
more-below = ↓ ещё { $n }
more = ↓ ещё

## Numbers and dates

format-decimal = ,
format-group = { "\u00A0" }
format-digits = 0123456789
format-percent = { $n }{ "\u00A0" }%
format-date = { $day } { $month } { $year }
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes }{ "\u00A0" }мин
format-hours = { $hours }{ "\u00A0" }ч
format-hours-minutes = { $hours }{ "\u00A0" }ч { $minutes }{ "\u00A0" }мин
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

# Автор смотрит курс, который пишет.
preview = Просмотр
preview-faults =
    { $n ->
        [one] В курсе { $n } ошибка
        [few] В курсе { $n } ошибки
        [many] В курсе { $n } ошибок
       *[other] В курсе { $n } ошибки
    }
preview-faults-why = Исправьте в редакторе и сохраните: экран вернётся сам.
preview-more-faults =
    { $n ->
        [one] и ещё { $n }
        [few] и ещё { $n }
        [many] и ещё { $n }
       *[other] и ещё { $n }
    }
key-reveal = ответ
key-as-it-was = посмотреть, как было

## Столбцы выгружаемых таблиц

column-centre-id = Номер центра
column-learner-id = Номер ученика
column-registration-no = Регистрационный номер
column-learner-name = Имя
column-cohort = Группа
column-gender = Пол
column-disability = Инвалидность
column-residence = Место жительства
column-course-id = Краткое имя курса
column-record-id = Запись
column-centre-name = Центр
column-device-id = Компьютер
column-course-version = Версия курса
column-course-title = Курс
column-language = Язык
column-modality = Форма обучения
column-level = Уровень
column-digcomp = Компетенции DigComp
column-sdg = Цели устойчивого развития
column-wsis = Направления действий ВВУИО
column-age-band = Возраст
column-attendance-percent = Посещаемость, %
column-enrolled-at = Запись на курс
column-started-at = Начало
column-completed-at = Окончание
column-clock = Часы
column-result = Результат
column-score-percent = Оценка, %
column-pass-percent = Нужно для сдачи, %
column-attempts = Попыток
column-minutes-spent = Потрачено минут
column-pretest-percent = Входной тест, %
column-posttest-percent = Экзамен, %
column-gain = Прирост знаний
column-certificate-no = Номер сертификата
column-expires-at = Действует до
column-evidence-digest = Контрольная сумма записей
column-seen-at = Последнее посещение
column-courses-begun = Курсов начато
column-courses-completed = Курсов пройдено
column-attempt-id = Попытка
column-quiz = Тест
column-attempt-no = Номер попытки
column-finished-at = Конец попытки
column-questions = Задано вопросов
column-answered = Дано ответов
column-passed = Сдано
column-waits = Ждёт оценки
column-late = Время вышло
column-response-id = Номер ответа
column-asked-in = Где задан
column-module-id = Модуль
column-question-id = Имя вопроса
column-kind = Вид вопроса
column-response = Ответ
column-mark-percent = Балл, %
column-certainty = Уверенность
column-try = Раз
column-hinted = Подсказка показана
column-answered-at = Время ответа
column-course-versions = Версии курса
column-question = Вопрос
column-n = Учтено попыток
column-facility-index = Индекс лёгкости, %
column-standard-deviation = Стандартное отклонение, %
column-random-guess-score = Балл при угадывании, %
column-intended-weight = Заданный вес, %
column-effective-weight = Действительный вес, %
column-discrimination-index = Индекс дискриминации, %
column-discriminative-efficiency = Эффективность дискриминации, %
column-advice = Совет
column-date = День
column-part = Часть дня
column-present = Присутствие
column-entered-by = Кто внёс
column-taken-on = Пройдено на бумаге
column-instructor = Кто вёл

# Certificates.
certificate-heading = Сертификат об успешном обучении
certificate-heading-completed = Сертификат о прохождении курса
certificate-given-to = Настоящим подтверждается, что
certificate-has-passed = успешно прошёл(-ла) курс
certificate-has-completed = прошёл(-ла) курс
certificate-score = Результат: { $score }
certificate-completed = Дата окончания: { $date }
certificate-expires = Действителен до { $date }
certificate-issued = Выдан { $date }
certificate-number = Сертификат № { $number }
certificate-course = Курс { $course }, версия { $version }
certificate-key = Ключ центра { $key }
certificate-signature = От имени центра
certificate-verify = Проверка: coursedeck verify
certificate-yours = Сертификат

## Отчёт для руководства центра: `records report`

report-title = Чему научились
report-of = Чему научились: { $centre }
report-made = Составлен
report-made-by = { $date }, { $time }, { $name }
report-records = Записи
report-records-of =
    { $n ->
        [1] { $n } (один ученик на одном курсе), с { $first } по { $last }
        [one] { $n } (каждая — один ученик на одном курсе), с { $first } по { $last }
        [few] { $n } (каждая — один ученик на одном курсе), с { $first } по { $last }
        [many] { $n } (каждая — один ученик на одном курсе), с { $first } по { $last }
       *[other] { $n } (каждая — один ученик на одном курсе), с { $first } по { $last }
    }
report-records-none = нет
report-asked = Запрошено
report-asked-all = всё, что хранится
report-asked-since = с { $day }
report-asked-until = по { $day }
report-asked-course = курс { $course }
report-asked-cohort = группа { $cohort }
report-database = База данных
report-database-of = до события { $place } в её журнале
report-clock = Часы
report-clock-sure = верны для всех записей
report-clock-doubtful =
    { $n ->
        [one] в { $n } записи время могли дать неверные часы
        [few] в { $n } записях время могли дать неверные часы
        [many] в { $n } записях время могли дать неверные часы
       *[other] в { $n } записи время могли дать неверные часы
    }
report-totals = Все вместе
report-learners = Человек
report-begun = Начато
report-completed = Пройдено
report-completion = Дошли до конца
report-graded = Оценено
report-pass = Доля сданных
report-minutes = Минуты
report-both = Оба теста
report-gain = Прирост
report-learners-means = Люди, которые начали курс. Кто проходит два курса, считается один раз.
report-begun-means = Начатые курсы, у каждого ученика каждый считается один раз: это зачисления.
report-completed-means = Сколько из них пройдено: сдано или, если оценок нет, прочитано до конца.
report-completion-means = Доля пройденных среди начатых. Кто ещё учится, считается среди начатых.
report-graded-means = Сколько сдано или не сдано. Не сдано: итоговый экзамен или тест, который нельзя пройти ещё раз, пройден, но не сдан.
report-pass-means = Доля сданных среди оценённых. Кто сдал после неудачи, тот сдал.
report-minutes-means = Время у экрана до конца курса: половина пройденных курсов заняла меньше, а средняя половина лежит между двумя числами рядом.
report-both-means = Сколько раз пройдены и входной тест, и итоговый экзамен.
report-gain-means = Какая часть того, чего раньше не знали, потом стала известна: (экзамен − входной тест) ÷ (100 − входной тест), по двум средним оценкам (Hake 1998, нормированный прирост). 0 — ничего, 1 — всё. Два числа рядом: интервал, в котором он лежит с доверительной вероятностью 95 %, как для отношения средних с t Стьюдента (Cochran 1977). У каждого считается лучшая оценка.
report-label = { $name }: { $fact }
report-span = { $low }…{ $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = Как это читать
report-kept-means = [c]: скрыто, потому что число касается менее { $n } { $n ->
        [one] человека
        [few] человек
        [many] человек
       *[other] человека
    }, или потому, что такое число можно было бы вычислить по нему и остальным. С --min-cell 1 его видно внутри центра.
report-kept-means-one = Ничего не скрыто: здесь могут быть сведения об отдельных людях, и отчёт остаётся в центре.
report-few-means = †: менее { $n } { $n ->
        [one] ученика
        [few] учеников
        [many] учеников
       *[other] ученика
    }. Многое зависит от случая; это намёк, а не итог.
report-none-means = –: говорить не о ком.
report-kept-rule = Число скрыто, когда людей, о которых оно говорит или которых считает, от 1 до { $most }. Затем в каждой таблице скрываются и числа самых малых групп: до тех пор, пока ни одно уже нельзя будет вычислить как сумму или разность показанных и пока в каждом из скрытых не сможет быть столько людей: { $n }. То, что ученик делал, и то, что из этого вышло, рассматривается отдельно. Два отчёта за другие дни или по другим курсам всё же можно сравнить: выдавайте только один.
report-tables-kept = Людей слишком мало, чтобы их различать: эта таблица скрыта.
report-table-empty = Здесь нечего показать.
report-nothing = Таких записей нет.
report-all = Всего
report-month = Итоги { $month } { $year }
report-month-note = Начато: в этом месяце. Всё остальное: по месяцу, когда курс пройден, не сдан или когда им занимались в последний раз.
report-tags-note = По меткам курсов. Курс с несколькими метками считается под каждой, поэтому эти строки не складывают. Названия даны издателями, на английском.
report-cohort-note = По группам, в которых ученики сейчас.
report-told-note = Как ученики сказали о себе сами, если пожелали.
report-age-note = Возраст в том году, когда определился итог. Как ученики сказали о себе сами, если пожелали.
report-by-month = По месяцам
report-by-course = По курсам
report-by-cohort = По группам
report-by-digcomp = По компетенциям DigComp
report-by-sdg = По целям устойчивого развития
report-by-wsis = По направлениям действий ВВУИО
report-by-itu-d = По приоритетам МСЭ-D
report-by-gender = По полу
report-by-age = По возрасту
report-by-residence = По месту жительства
report-by-disability = По инвалидности
report-group-month = Месяц
report-group-course = Курс
report-group-cohort = Группа
report-group-digcomp = Компетенция
report-group-sdg = Цель
report-group-wsis = Направление
report-group-itu-d = Приоритет
report-group-gender = Пол
report-group-age = Возраст
report-group-residence = Место
report-group-disability = Инвалидность
report-chart-months = Курсы начатые и пройденные, по месяцам
report-chart-months-means = Два столбика на месяц: слева начатые курсы, справа пройденные. Числа — в таблице ниже.
report-chart-months-cut = Показаны последние месяцы: { $n }.
report-chart-courses = Доля дошедших до конца по каждому курсу
report-chart-courses-means = Один столбик на курс; его длина — доля пройденных среди начатых. Числа — в таблице ниже.
group-female = Женщины
group-male = Мужчины
group-other = Другое
group-urban = В городе
group-rural = В селе
group-yes = С инвалидностью
group-no = Без инвалидности
group-not-told = Не указано
group-no-class = Без группы
group-no-tag = Без такой метки

## Значки

badge-score = Итоговая оценка
badge-criteria = Пройти курс.
badge-criteria-pass = Пройти курс с итоговой оценкой не ниже { $pass }.
