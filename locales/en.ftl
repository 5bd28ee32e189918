# The words of Coursedeck in English: the source of all other languages.
# One message a line; { $name } stands for what the program puts there.

language-name = English
coursedeck = Coursedeck

## The door

who-are-you = Who are you?
i-am-new = I am new here
new-ask = Your name is not here? Ask the facilitator to put you on the list.
welcome = Welcome to Coursedeck
your-name = Your name
your-pin = Your PIN
pin-again = The same PIN again
pin-why = A PIN of 4 to 6 digits keeps others out of your work. Leave it empty if you don't want one.
pin-rule = A PIN has 4 to 6 digits, and nothing else.
pin-not-the-same = The two PINs were not the same. Please type it again.
pin-of = { $name }: your PIN, please
pin-wrong =
    { $seconds ->
        [0] That was not the PIN. Please try again.
        [one] That was not the PIN. Please wait one second, then try again.
       *[other] That was not the PIN. Please wait { $seconds } seconds, then try again.
    }
pin-new = A new PIN
pin-set = set
pin-none = none
name-missing = Please type your name.
name-taken = { $name } is here already. If that is you, go back and choose your name from the list. If not, add your family name or a number.
is-this-you = Is this you, { $name }?
last-here = Last here on { $date }
yes-me = Yes, this is me
no-not-me = No, I am somebody else
locked = Coursedeck is locked
locked-why = Nobody has touched a key for a while. Your work is safe. Type your PIN to go on.
choose-language = Choose your language
language-later = You can change it at any time with the key L.
reading-ask = Which of these two lines reads well?
reading-sample = Lesson 3 (of 12): Enter
reading-neither = Neither of them
reading-later = You can change this at any time in the settings.
your-pictures = Your pictures
pictures-why = Three pictures keep others out of your work. Choose three, and remember them and their order. The last row is for no pictures.
pictures-again = The same three pictures again, in the same order.
pictures-of = { $name }: your three pictures, please
pictures-wrong =
    { $seconds ->
        [0] Those were not the pictures. Please try again.
        [one] Those were not the pictures. Please wait one second, then try again.
       *[other] Those were not the pictures. Please wait { $seconds } seconds, then try again.
    }
pictures-new = New pictures
pictures-rule = Choose three different pictures.
pictures-not-the-same = Those were not the same pictures. Please choose again.
pictures-locked = Nobody has touched a key for a while. Your work is safe. Choose your three pictures to go on.
pictures-set = chosen
pictures-none = none
picture-1 = fish
picture-2 = cat
picture-3 = mouse
picture-4 = owl
picture-5 = flower
picture-6 = sun
picture-7 = cup
picture-8 = key
picture-9 = pencil
picture-10 = ladder
picture-11 = glasses
picture-12 = hammer

## Home and courses

courses = Courses
go-on = Go on with { $course }
review-due =
    { $n ->
        [one] Review: one question is due today
       *[other] Review: { $n } questions are due today
    }
course-new = new
course-doing = in progress
course-passed = passed { $score }
course-locked = Opens after { $course }
course-later = later
course-broken = cannot be opened
course-unread = …
course-locked-title = This course comes later
course-locked-why = Complete “{ $course }” first. Then this course opens.
course-broken-title = This course cannot be opened
course-broken-why = The files of “{ $course }” have faults. Your progress is safe, and the other courses work. Please show this to your instructor:
course-completed = You have completed this course. Congratulations!
no-courses = There are no courses here yet. Ask your instructor to install one.
level-basic = basic
level-intermediate = intermediate
level-advanced = advanced
level-highly-advanced = highly advanced
done-so-far = Done so far
steps-of = { $n } of { $of }
module-n = Module { $n }: { $title }
module-passed = You have passed this module.
done = ✓ done
under-way = under way
best-score = best { $score }
exam = Final exam
pretest = What do you know already?
quiz = Quiz
quiz-of = Quiz: { $module }
not-done = That could not be done

## Lessons

lesson-of = lesson { $n } of { $of }
objectives = After this module you can:
resources = To read on:
bookmarked = ★ bookmark
my-note = My note
my-note-is = My note:
my-notes = My bookmarks and notes
notes-empty = No bookmarks and no notes yet. You can set a bookmark and write a note in every lesson.
practice = practice
practice-of = practice { $n } of { $of }

## Questions

question-of = question { $n } of { $of }
review-of = review { $n } of { $of }
time-left = { $time } left
your-answer = Your answer
your-text = Your text
words-so-far =
    { $n ->
        [one] one word
       *[other] { $n } words
    }
words-of =
    { $n ->
        [one] one word (asked for: { $least } to { $most })
       *[other] { $n } words (asked for: { $least } to { $most })
    }
give-answer = Give this answer
lifted = ↕ moving
blank = Blank { $n }
true = True
false = False
hint = Hint:
flagged = ⚑ Flagged for later
flag = ⚑ flagged
saving = saving…
saved = saved ✓
saved-before = answer { $n } saved ✓
how-sure = How sure are you?
sure-low = Not sure: right +1, wrong 0
sure-mid = Fairly sure: right +2, wrong −2
sure-high = Very sure: right +3, wrong −6
verdict-right = ✓ Correct
verdict-wrong = ✗ Not quite
verdict-this = ← this one
verdict-partly = ◐ Partly correct: { $share }
verdict-waits = Thank you. Your instructor will read it.
verdict-thanks = Thank you for your answer.
try-again = Have another look, and try again.
right-answer = The answer: { $answer }
right-answers = The answer:
not-answered = You did not answer this question.
missing-pick = Pick at least one answer first.
missing-pair = Choose a letter for each line first.
missing-blank = Fill every blank first.
missing-text = Type your answer first.
fill-blanks = Fill in the blanks.
unclear-one = That is none of the answers.
unclear-many = That is none of the answers.
unclear-pairs = Each line needs one letter, and no more.
unclear-order = Each number is needed once.
unclear-sure = Please type 1, 2 or 3.
unclear-number = That is none of the numbers.
refused-answered = This question has been answered, and the first answer stands.
refused-time-up = The time is over. What you answered before counts.
refused-not-on-paper = This question is not part of this quiz.
refused-certainty = Please say how sure you are.

## Quizzes

quiz-questions =
    { $n ->
        [one] One question
       *[other] { $n } questions
    }
quiz-pass = You pass with { $pass } or more
quiz-minutes = You have { $time }
quiz-deferred = You see what was right after you hand it in; until then you can change your answers
quiz-immediate = You see at once whether an answer was right
quiz-certainty = You say how sure you are of each answer, and it counts
quiz-tries-left =
    { $n ->
        [0] No attempt is left
        [one] One attempt is left
       *[other] { $n } attempts are left
    }
quiz-tries-free = You may take it as often as you like; the best result counts
quiz-best = Your best result so far: { $score }
quiz-no-more = You have used all your attempts. Please talk to your instructor.
quiz-go-on = You have begun this quiz. Your answers are safe; go on where you stopped.
quiz-safe = Every answer is saved at once. If the power fails, you go on where you stopped.
exam-sealed = The exam is sealed
exam-sealed-why = Your invigilator types the passphrase that opens it. It stays open until you leave.
exam-passphrase = Passphrase of the exam
exam-passphrase-wrong =
    { $seconds ->
        [0] That was not the passphrase of the exam. Please try again.
        [one] That was not the passphrase of the exam. Please wait one second, then try again.
       *[other] That was not the passphrase of the exam. Please wait { $seconds } seconds, then try again.
    }
key-open-exam = open the exam
sealed-question = A question of the sealed exam
quiz-sealed = It is sealed: your invigilator opens it with a passphrase
pretest-why = It counts for nothing: it only shows how much you learn in this course
your-answers = Your answers
open = open
hand-in = Hand in
hand-in-key = hand in
hand-in-sure =
    { $n ->
        [one] One question is still open. Press Enter again to hand in all the same.
       *[other] { $n } questions are still open. Press Enter again to hand in all the same.
    }
result-passed = { $title }: passed
result-not-yet = { $title }: not yet passed
result-pretest = { $title }
result-late = The time ran out. What you answered before counts.
result-waits = Your instructor still has to read a part of it.
you = You
score-of = { $right } of { $of } · { $score }
pass-mark = pass mark { $pass }
look-again = What to look at again
look-forward = What this course will teach you
questions-missed =
    { $n ->
        [one] question { $list }
       *[other] questions { $list }
    }
to-lesson = → lesson { $n }

## Progress, search, settings

my-progress = My progress
progress-empty = Nothing yet. Choose a course, and begin.
completed-on = ✓ Completed on { $date } with { $score }
modules-passed = Modules passed
lessons-read = Lessons read
time-spent = Time spent
last-worked = Last worked on
best-of-tries =
    { $tries ->
        [one] best { $score } in 1 attempt
       *[other] best { $score } in { $tries } attempts
    }
search = Search
search-for = Search for
search-name = Name
searching = Searching
found =
    { $n ->
        [0] Nothing found. Try another word.
        [one] Found in one lesson
       *[other] Found in { $n } lessons
    }
settings = Settings
setting-theme = Colours
setting-width = Width of the text
setting-signs = Symbols
setting-lock = Ask for the PIN after
setting-pin = PIN
setting-pictures = Pictures to come in
setting-bidi = Right to left
setting-detail = Line by line, say
setting-voice = Read aloud
as-terminal = automatic
theme-dark = dark screen
theme-light = light screen
theme-high-contrast = high contrast
theme-mono = no colours
signs-ascii = simple (ASCII)
signs-unicode = all (Unicode)
bidi-own = done by Coursedeck
bidi-terminal = done by the terminal
bidi-off = off
lock-never = never
detail-full = everything
detail-short = only what is new
voice-on = with the key !
voice-off = off
cells =
    { $n ->
        [one] { $n } column
       *[other] { $n } columns
    }

## Keys

keys = Keys
# What is written on these keys of the keyboard.
name-enter = Enter
name-esc = Esc
name-space = Space
name-tab = Tab
name-up-down = Up/Down
name-left-right = Left/Right
keys-here = Keys of this screen
keys-everywhere = Keys that work everywhere
help-move = move; j and k do the same
help-enter = go on, open, answer
help-back = go back; nothing is ever lost
help-space = pick, or one page down
help-language = another language
help-width = wider or narrower text
help-help = this help
help-quit = leave Coursedeck at once
help-safe = You can't break anything. Every answer is saved as soon as you give it.
key-keys = keys
key-aloud = read aloud
key-choose = choose
key-move = move
key-come-in = come in
key-new = I am new
key-search = search
key-language = language
key-leave = leave
key-back = back
key-next = next
key-practice = practice
key-next-lesson = next lesson
key-lesson-before = lesson before
key-lesson = back to the lesson
key-result = the result
key-quiz = to the quiz
key-course = to the course
key-courses = all courses
key-next-module = next module
key-exam = to the final exam
key-next-blank = next blank
key-read-again = read again
key-overview = all questions
key-think-again = think again
key-this = choose
key-no-pin = no PIN
key-no-pictures = no pictures
key-take-back = take one back
key-other-words = other words
key-open = open
key-review = review
key-progress = my progress
key-notes = my notes
key-settings = settings
key-other-learner = somebody else
key-page-down = page down
key-bookmark = set a bookmark
key-bookmark-off = take the bookmark away
key-note = write a note
key-answer = answer
key-pick = pick
key-pair = choose its letter
key-lift = pick up
key-carry = move
key-put-down = put down
key-place = its place
key-write = write
key-leave-text = I have finished writing
key-hint = hint
key-flag = flag for later
key-flag-off = take the flag off
key-turn = other questions
key-again = try again
key-begin = begin
key-go-on = go on
key-pause = pause
key-look-back = see the answers
key-try-again = try again
key-try-again-left =
    { $n ->
        [one] try again (1 left)
       *[other] try again ({ $n } left)
    }
key-change = change
key-change-back = back, forth
key-save-note = save and go back

## When something is wrong

trouble-full = The disk is full, so this was NOT saved. Your answer is still here. Make room or call your instructor, then press Enter again.
trouble-read-only = Coursedeck may not write its file, so this was NOT saved. Please call your instructor.
trouble-damaged = Coursedeck's file is damaged, so this was NOT saved. Please call your instructor, and touch nothing else.
trouble-busy = Others keep the file busy, so this was NOT saved yet. Press Enter to try again.
trouble-machine = This was NOT saved. Press Enter to try again, or call your instructor. The machine says: { $what }
trouble-seal = The sealed exam does not open, and nothing was changed. Please call your instructor. The machine says: { $what }

## The facilitator's board

board = Board
board-everyone = Everyone
board-class =
    { $n ->
        [one] { $cohort } · one learner
       *[other] { $cohort } · { $n } learners
    }
board-learners =
    { $n ->
        [one] one learner
       *[other] { $n } learners
    }
board-stuck =
    { $n ->
        [0] Nobody is stuck
        [one] ✗ One learner is stuck
       *[other] ✗ { $n } learners are stuck
    }
board-essays-wait =
    { $n ->
        [one] one quiz has essays to grade
       *[other] { $n } quizzes have essays to grade
    }
board-nobody = Nobody is in this class yet. Learners add themselves at the door, or come with the command coursedeck learner import.
board-no-course = Choose a course with the key c.
board-learner = Learner
board-so-far = All
board-which-course = Which course?
board-which-class = Which class?
board-chosen = ← now
stand-none = ○ not yet
stand-doing = ◐ doing
stand-stuck = ✗ stuck
stand-done = ✓ done
stand-so-far = ◐ { $n } of { $of }
sort-help = who needs help first
sort-name = sort by name
sort-progress = who is furthest first
board-hard = What is hard
board-hard-of = What is hard · { $cohort }
board-hard-why = How much of a question's points the class earned, each learner by the first attempt.
board-hard-few = n is how many were asked. Where it is under 30, chance has a large part in it.
board-hard-none = Nobody has handed in a quiz yet.
board-reading = Reading the answers…
board-n = n { $n }
board-essays = Essays to grade
board-essays-none = No essay waits.
board-grade = Grade an essay
board-correct = One answer
board-their-text = What was written
board-their-answer = The answer given
board-rubric = What to look for
board-points-of = Points, of { $points }
board-comment = Your comment
board-reason = Why the mark changes
board-mark-wrong = The mark is a number from 0 to { $points }, or a percentage such as 75%.
board-mark-same = That is the mark already. Press Esc to leave it as it is.
board-reason-missing = Say why: the learner reads it, and it stands in the record.
board-no-mark = There is no mark to change here: the question was not answered, or asks for an opinion.
mark-none = ○ no answer
mark-waits = ◐ waits for a mark
mark-survey = opinion
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = corrected
mark-graded = graded
graded-by = { $by } graded it on { $date }: { $share }.
corrected-by = { $by } changed the mark on { $date } from { $before } to { $share }.
from-people = From your instructor
quiz-graded = Your instructor has read your last attempt. Press r to see what they say.
quiz-waits = Your instructor still has to read a part of your last attempt.
sat-passed = ✓ { $share } passed
sat-not-passed = ✗ { $share } not passed
sat-waits = ◐ { $share } waits
sat-plain = { $share }
pupil-class = Class
pupil-number = Number
pupil-seen = Last here
pupil-never = not yet
pupil-other-courses = Other courses
pupil-stuck-at = Stuck at
pupil-tried =
    { $n ->
        [one] ✗ one wrong try
       *[other] ✗ { $n } wrong tries
    }
pupil-quizzes = Quizzes handed in
pupil-no-quizzes = None yet.
board-roll = Who is here
board-roll-of = Who is here · { $cohort } · { $date }
board-roll-count = { $n } of { $of } are here
board-roll-no-class = Attendance belongs to a class. Choose one with the key g first.
board-certificates = Certificates
board-certificates-how = This command makes a certificate for each learner of the class who has completed the course:
board-locked = The board is locked
board-locked-why = Nobody has touched a key for a while. Type the facilitator's passphrase to go on.
board-passphrase = Passphrase
board-passphrase-wrong =
    { $seconds ->
        [0] That was nobody's passphrase. Please try again.
        [one] That was nobody's passphrase. Please wait one second, then try again.
       *[other] That was nobody's passphrase. Please wait { $seconds } seconds, then try again.
    }
key-learner = open
key-essays = essays
key-hard = what is hard
key-roll = who is here
key-class = class
key-other-course = course
key-modules = modules
key-certificates = certificates
key-board = to the board
key-read-essay = read and grade
key-this-answer = look at it
key-answers = the answers
key-keep-mark = keep this mark
key-other-field = other field
key-here = here or not
key-note-roll = note it
key-all-here = all are here
key-last-result = the last result
plain-mark = Type the points, from 0 to { $points }, or a percentage, then Enter. :b goes back and changes nothing.
plain-comment = Type a comment for the learner in one line, then Enter. Enter alone gives none.
plain-reason = Type in one line why the mark changes, then Enter.
plain-roll = Type a number to say that somebody is here or is not, then Enter. Enter alone notes it.
plain-passphrase = Type the facilitator's passphrase, then Enter.
plain-exam-passphrase = Invigilator: type the passphrase of the exam, then Enter.

## Line by line

plain-hello = Coursedeck, line by line. Type ? and press Enter at any time to hear what you can type.
plain-choose = Type a number, then Enter.
plain-next = Press Enter: { $does }.
plain-result = Press Enter: { $does }. Or type { $others }.
plain-answer = Type your answer, then Enter.
plain-back = Type :b, then Enter: { $does }.
plain-again = Press Enter to try again.
plain-name = Type your name, then Enter.
plain-find-name = Type a part of the name, then Enter.
plain-search = Type the words to search for, then Enter.
plain-pin = Type your PIN, then Enter.
plain-new-pin = Type a PIN of 4 to 6 digits, then Enter. For no PIN, press Enter alone.
plain-pin-again = Type the same PIN again, then Enter.
plain-pictures = Type the numbers of your three pictures with spaces between them, like this: 3 7 11. Then Enter.
plain-new-pictures = Type the numbers of three pictures with spaces between them, like this: 3 7 11. Then Enter. For no pictures, press Enter alone.
plain-note = Type your note in one line, then Enter. It takes the place of the note before. Enter alone leaves the note as it is, and - takes it away.
plain-one = Type the letter of your answer, from a to { $last }, then Enter.
plain-many = Type the letters of all right answers with spaces between them, like this: a c. Then Enter.
plain-number = Type a number, then Enter.
plain-essay = Type your text, in as many lines as you like. Press Enter on an empty line when you have finished.
plain-pairs = Type one letter for each of the { $n } lines, in order, with spaces between them, like this: b a. Then Enter.
plain-order = Type the numbers in the right order with spaces between them, like this: 3 1 2. Then Enter.
plain-blank = Type what belongs in blank { $n }, then Enter.
plain-blank-letter = Type the letter of what belongs in blank { $n }, then Enter.
plain-blanks-done = Press Enter to give this answer, or type blank 1 anew.
plain-sure = Type 1, 2 or 3, then Enter.
plain-overview = Type the number of a question to go to it, or { $n } to hand in, then Enter.
plain-hand-in-sure = Press Enter to hand in all the same, or type :b to go back.
plain-rows-before = { $n } more before these: type :<
plain-rows-after = { $n } more after these: type :>
plain-more-after = those after these
plain-more-before = those before these
plain-again-all = say it all again
plain-detail = say less, or everything again
plain-turn = Your turn.
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = That means nothing here. Type ? to hear what you can type.
plain-bye = Goodbye. Everything is saved.
backup-late = The last copy of the records is old, so one is being made. Please wait.
plain-picture = Picture: { $alt }
note-note = Note
note-tip = Tip
note-important = Important
note-warning = Warning
note-caution = Caution
quote = Quote:

## On paper

booklet-centre = Centre
booklet-name = Name
booklet-date = Date
booklet-contents = In this booklet
booklet-how = Read a lesson, then do the practice after it. When you have finished a module, take its quiz. Write the answers of a quiz on its answer sheet near the end of this booklet, and give the sheet to your instructor.
booklet-form = Form { $form }
booklet-version = version { $version }
booklet-practice = Practice { $n }
booklet-on-sheet = Write your answers on the answer sheet of this quiz.
booklet-sheet = Answer sheet · { $quiz }
booklet-sheet-how = Ring one letter, or cross every box that is right. Write clearly, in capital letters where a letter is asked for.
booklet-sheet-sure = Then ring how sure you are of each answer: 1 not very, 2 fairly, 3 very. The surer you are, the more a right answer earns, and a wrong one costs.
booklet-office = For the office: entered on ____________________ by ____________________
booklet-key = Answers
paper-single = One answer is right.
paper-multiple = Several answers may be right: find them all.
paper-truth = True or false?
paper-typed = Answer in a word or two.
paper-number = Answer with a number.
paper-match = Find the letter that belongs to each number.
paper-order = Put the letters in the right order.
paper-cloze = Fill the numbered gaps. Where there are letters, choose one.
paper-survey = Choose one. No answer is wrong.
paper-survey-words = Write what you think. No answer is wrong.
paper-essay = Answer in some sentences.
paper-essay-words = Answer in { $from } to { $to } words.
paper-points =
    { $n ->
        [one] { $n } point
       *[other] { $n } points
    }
paper-sure = Sure?
paper-key-essay = Read and marked by the instructor.
paper-key-none = No answer is wrong.

## The window

too-small = This window is too small. Coursedeck needs 40 columns and 12 lines. Please make it larger; nothing is lost.
more-above = ↑ { $n } more
more-below = ↓ { $n } more
more = ↓ more

## Numbers and dates

# The sign before the decimals, the sign between groups of three digits, and the ten digits from 0.
format-decimal = .
format-group = ,
format-digits = 0123456789
format-percent = { $n }%
# $month is one of the months below, $day the number of the day, $year the year.
format-date = { $day } { $month } { $year }
# $hour and $minute have two digits each; the hour goes up to 23.
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes } min
format-hours = { $hours } h
format-hours-minutes = { $hours } h { $minutes } min
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# An author looks at a course that is being written.
preview = Preview
preview-faults =
    { $n ->
        [one] The course has a fault
       *[other] The course has { $n } faults
    }
preview-faults-why = Mend it in your editor and save: the screen comes back by itself.
preview-more-faults =
    { $n ->
        [one] and one more
       *[other] and { $n } more
    }
key-reveal = the answer
key-as-it-was = look at it as it was

## Columns of exported tables

column-centre-id = Centre number
column-learner-id = Learner number
column-registration-no = Registration number
column-learner-name = Name
column-cohort = Class
column-gender = Gender
column-disability = Disability
column-residence = Residence
column-course-id = Course number
column-record-id = Record
column-centre-name = Centre
column-device-id = Computer
column-course-version = Version of the course
column-course-title = Course
column-language = Language
column-modality = How it is taught
column-level = Level
column-digcomp = DigComp competences
column-sdg = Sustainable Development Goals
column-wsis = WSIS action lines
column-age-band = Age
column-attendance-percent = Attendance, %
column-enrolled-at = Enrolled
column-started-at = Begun
column-completed-at = Completed
column-clock = Clock
column-result = Result
column-score-percent = Score, %
column-pass-percent = Needed to pass, %
column-attempts = Attempts
column-minutes-spent = Minutes spent
column-pretest-percent = Pre-test, %
column-posttest-percent = Exam, %
column-gain = Learning gain
column-certificate-no = Certificate number
column-expires-at = Valid until
column-evidence-digest = Digest of the evidence
column-seen-at = Last visit
column-courses-begun = Courses begun
column-courses-completed = Courses completed
column-attempt-id = Attempt
column-quiz = Quiz
column-attempt-no = Attempt number
column-finished-at = Finished
column-questions = Questions asked
column-answered = Questions answered
column-passed = Passed
column-waits = Waits for a mark
column-late = Time ran out
column-response-id = Answer number
column-asked-in = Asked in
column-module-id = Module
column-question-id = Question number
column-kind = Kind of question
column-response = Answer
column-mark-percent = Mark, %
column-certainty = Certainty
column-try = Try
column-hinted = Hint seen
column-answered-at = Answered
column-course-versions = Versions of the course
column-question = Question
column-n = Attempts counted
column-facility-index = Facility index, %
column-standard-deviation = Standard deviation, %
column-random-guess-score = Guessing earns, %
column-intended-weight = Intended weight, %
column-effective-weight = Effective weight, %
column-discrimination-index = Discrimination index, %
column-discriminative-efficiency = Discriminative efficiency, %
column-advice = Advice
column-date = Day
column-part = Part of the day
column-present = Present
column-entered-by = Entered by
column-taken-on = Taken on paper
column-instructor = Held by

# Certificates.
certificate-heading = Certificate of achievement
certificate-heading-completed = Certificate of completion
certificate-given-to = This certifies that
certificate-has-passed = has passed the course
certificate-has-completed = has completed the course
certificate-score = Result: { $score }
certificate-completed = Completed on { $date }
certificate-expires = Valid until { $date }
certificate-issued = Issued on { $date }
certificate-number = Certificate number { $number }
certificate-course = Course { $course }, version { $version }
certificate-key = Key of the centre { $key }
certificate-signature = For the centre
certificate-verify = Genuine? coursedeck verify tells
certificate-yours = Certificate

## The report for the head of the centre: `records report`

report-title = What was learned
report-of = What was learned: { $centre }
report-made = Made
report-made-by = { $date }, { $time }, by { $name }
report-records = Records
report-records-of =
    { $n ->
        [one] one learner in one course, { $first } to { $last }
       *[other] { $n } (each a learner in a course), { $first } to { $last }
    }
report-records-none = none
report-asked = Asked for
report-asked-all = everything that is kept
report-asked-since = from { $day }
report-asked-until = up to { $day }
report-asked-course = course { $course }
report-asked-cohort = class { $cohort }
report-database = Database
report-database-of = up to event { $place } of its log
report-clock = Clock
report-clock-sure = was right for every record
report-clock-doubtful =
    { $n ->
        [one] one record has times that a wrong clock may have made
       *[other] { $n } records have times that a wrong clock may have made
    }
report-totals = All together
report-learners = Learners
report-begun = Begun
report-completed = Completed
report-completion = Completion rate
report-graded = Graded
report-pass = Pass rate
report-minutes = Minutes
report-both = Both tests
report-gain = Learning gain
report-learners-means = People who have begun a course. Somebody in two courses is one person.
report-begun-means = Courses begun, each counted once for each learner: the enrolments.
report-completed-means = Of those, how many were completed: passed, or read to the end where nothing is graded.
report-completion-means = Completed, as a part of those begun. Who still learns counts as begun.
report-graded-means = How many were passed or failed. Failed: the final exam, or a quiz that may not be tried again, was sat and not passed.
report-pass-means = Passed, as a part of those graded. Who passes after failing has passed.
report-minutes-means = Time at the screen until a course was completed: half of those completed took less, and the middle half lies between the two numbers beside it.
report-both-means = How many sat both the pre-test and the final exam.
report-gain-means = The part of what was not known before that was known after: (exam − pre-test) ÷ (100 − pre-test), of the two mean scores (Hake 1998, normalised gain). 0 is nothing, 1 is everything. The two numbers beside it: the interval that holds it with 95% confidence, as that of a ratio of means with Student’s t (Cochran 1977). The best score of each counts.
report-label = { $name }: { $fact }
report-span = { $low } to { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = How to read it
report-kept-means = [c]: kept back, because it is about fewer than { $n } people, or because such a number could be worked out from it and the others. Ask with --min-cell 1 to see it inside the centre.
report-kept-means-one = Nothing is kept back: what is here may tell of single people, and stays inside the centre.
report-few-means = †: of fewer than { $n } learners. It moves much by chance; take it for a hint, not for a result.
report-none-means = –: there is nobody to tell it of.
report-kept-rule = A figure is kept back when the people that it is about, or those that it counts, are 1 to { $most }. Then, in each table, those of the smallest groups are kept back as well, until none can be worked out as a sum or difference of what is told, and until those kept back could be { $n } people each. What a learner did and what became of it are judged apart. Two reports over other days or courses can still be compared: give out one of them.
report-tables-kept = Too few people to tell them apart: this table is kept back.
report-table-empty = There is nothing to show here.
report-nothing = There are no records like that.
report-all = All
report-month = { $month } { $year }
report-month-note = Begun: in that month. All else: by the month in which it was completed, failed or last worked on.
report-tags-note = By what courses are tagged with. A course with several tags counts under each, so these rows are not to be added up. The titles are those of the publishers, in English.
report-cohort-note = By the class that learners are in now.
report-told-note = As learners told of themselves, if they wished to.
report-age-note = Age in the year in which it was decided. As learners told of themselves, if they wished to.
report-by-month = By month
report-by-course = By course
report-by-cohort = By class
report-by-digcomp = By DigComp competence
report-by-sdg = By Sustainable Development Goal
report-by-wsis = By WSIS action line
report-by-itu-d = By ITU-D priority
report-by-gender = By gender
report-by-age = By age
report-by-residence = By residence
report-by-disability = By disability
report-group-month = Month
report-group-course = Course
report-group-cohort = Class
report-group-digcomp = Competence
report-group-sdg = Goal
report-group-wsis = Action line
report-group-itu-d = Priority
report-group-gender = Gender
report-group-age = Age
report-group-residence = Residence
report-group-disability = Disability
report-chart-months = Courses begun and completed, month by month
report-chart-months-means = Two bars a month: on the left the courses begun, on the right those completed. The figures are in the table below.
report-chart-months-cut = Shown are the last { $n } months.
report-chart-courses = Completion rate of each course
report-chart-courses-means = A bar a course, as long as the part of those begun that was completed. The figures are in the table below.
group-female = Female
group-male = Male
group-other = Other
group-urban = In a town
group-rural = In the country
group-yes = With a disability
group-no = Without a disability
group-not-told = Not told
group-no-class = In no class
group-no-tag = Without such a tag

## Badges

badge-score = Final score
badge-criteria = Complete the course.
badge-criteria-pass = Complete the course with a final score of at least { $pass }.
