# كلمات Coursedeck بالعربية.

language-name = العربية
coursedeck = Coursedeck

## الباب

who-are-you = من معنا؟
i-am-new = هذه أول مرة لي هنا
new-ask = اسمك ليس هنا؟ يرجى أن تطلب من المشرف على القاعة إضافته إلى القائمة.
welcome = مرحبا بك في Coursedeck
your-name = اسمك
your-pin = رقمك السري
pin-again = الرقم السري نفسه مرة أخرى
pin-why = رقم سري من 4 إلى 6 أرقام يحفظ عملك من غيرك. إن لم ترغب فيه، فاترك المكان فارغا.
pin-rule = الرقم السري من 4 إلى 6 أرقام، ولا شيء غيرها.
pin-not-the-same = الرقمان السريان ليسا متطابقين. يرجى كتابة الرقم من جديد.
pin-of = { $name }: رقمك السري من فضلك
pin-wrong =
    { $seconds ->
        [zero] ليس هذا الرقم السري الصحيح. يرجى المحاولة من جديد.
        [one] ليس هذا الرقم السري الصحيح. يرجى الانتظار ثانية واحدة، ثم المحاولة.
        [two] ليس هذا الرقم السري الصحيح. يرجى الانتظار ثانيتين، ثم المحاولة.
        [few] ليس هذا الرقم السري الصحيح. يرجى الانتظار { $seconds } ثوان، ثم المحاولة.
       *[other] ليس هذا الرقم السري الصحيح. يرجى الانتظار { $seconds } ثانية، ثم المحاولة.
    }
pin-new = رقم سري جديد
pin-set = موجود
pin-none = لا يوجد
name-missing = يرجى كتابة اسمك.
name-taken = الاسم { $name } موجود هنا. إن كان اسمك، فارجع واختره من القائمة. وإلا فأضف اسم العائلة أو رقما.
is-this-you = هل هذا اسمك: { $name }؟
last-here = آخر زيارة في { $date }
yes-me = نعم، هذا اسمي
no-not-me = لا، لي اسم آخر
locked = Coursedeck مقفل
locked-why = لم يضغط أحد أي مفتاح منذ مدة. عملك محفوظ. يرجى كتابة رقمك السري للمتابعة.
choose-language = يرجى اختيار لغتك
language-later = يمكنك تغييرها في أي وقت بالمفتاح L.
reading-ask = أي هذين السطرين يقرأ جيدا؟
reading-sample = الدرس 3 (من 12): اضغط Enter
reading-neither = لا هذا ولا ذاك
reading-later = يمكنك تغيير هذا في أي وقت من الإعدادات.
your-pictures = صورك
pictures-why = ثلاث صور تحفظ عملك من غيرك. اختر ثلاثا وتذكرها بترتيبها. السطر الأخير لمن لا يرغب في صور.
pictures-again = الصور الثلاث نفسها مرة أخرى، وبالترتيب نفسه.
pictures-of = { $name }: صورك الثلاث من فضلك
pictures-wrong =
    { $seconds ->
        [zero] ليست هذه الصور الصحيحة. يرجى المحاولة من جديد.
        [one] ليست هذه الصور الصحيحة. يرجى الانتظار ثانية واحدة، ثم المحاولة.
        [two] ليست هذه الصور الصحيحة. يرجى الانتظار ثانيتين، ثم المحاولة.
        [few] ليست هذه الصور الصحيحة. يرجى الانتظار { $seconds } ثوان، ثم المحاولة.
       *[other] ليست هذه الصور الصحيحة. يرجى الانتظار { $seconds } ثانية، ثم المحاولة.
    }
pictures-new = صور جديدة
pictures-rule = اختر ثلاث صور مختلفة.
pictures-not-the-same = ليست هذه الصور نفسها. يرجى الاختيار من جديد.
pictures-locked = لم يضغط أحد أي مفتاح منذ مدة. عملك محفوظ. يرجى اختيار صورك الثلاث للمتابعة.
pictures-set = مختارة
pictures-none = لا توجد
picture-1 = سمكة
picture-2 = قطة
picture-3 = فأر
picture-4 = بومة
picture-5 = زهرة
picture-6 = شمس
picture-7 = فنجان
picture-8 = مفتاح
picture-9 = قلم
picture-10 = سلم
picture-11 = نظارة
picture-12 = مطرقة

## الصفحة الأولى والدورات

courses = الدورات
go-on = متابعة { $course }
review-due =
    { $n ->
        [zero] المراجعة: لا أسئلة اليوم
        [one] المراجعة: سؤال واحد اليوم
        [two] المراجعة: سؤالان اليوم
        [few] المراجعة: { $n } أسئلة اليوم
        [many] المراجعة: { $n } سؤالا اليوم
       *[other] المراجعة: { $n } سؤال اليوم
    }
course-new = جديدة
course-doing = جارية
course-passed = نجاح { $score }
course-locked = تفتح بعد { $course }
course-later = لاحقا
course-broken = لا تفتح
course-unread = …
course-locked-title = هذه الدورة تأتي لاحقا
course-locked-why = يجب إكمال «{ $course }» أولا، ثم تفتح هذه الدورة.
course-broken-title = لا يمكن فتح هذه الدورة
course-broken-why = في ملفات «{ $course }» أخطاء. تقدمك محفوظ، والدورات الأخرى تعمل. يرجى عرض هذا على المدرب أو المدربة:
course-completed = لقد أكملت هذه الدورة. تهانينا!
no-courses = لا توجد دورات هنا بعد. يمكن للمدرب أو المدربة إضافة دورة.
level-basic = أساسي
level-intermediate = متوسط
level-advanced = متقدم
level-highly-advanced = متقدم جدا
done-so-far = أنجزت حتى الآن
steps-of = { $n } من { $of }
module-n = الوحدة { $n }: { $title }
module-passed = لقد نجحت في هذه الوحدة.
done = ✓ تم
under-way = جار الآن
best-score = أفضل نتيجة { $score }
exam = الاختبار النهائي
pretest = ماذا تعرف من قبل؟
quiz = الاختبار
quiz-of = اختبار: { $module }
not-done = لم يمكن القيام بذلك

## الدروس

lesson-of = الدرس { $n } من { $of }
objectives = بعد هذه الوحدة يمكنك:
resources = لقراءة المزيد:
bookmarked = ★ علامة
my-note = ملاحظتي
my-note-is = ملاحظتي:
my-notes = علاماتي وملاحظاتي
notes-empty = لا علامات ولا ملاحظات بعد. يمكنك وضع علامة وكتابة ملاحظة في كل درس.
practice = تمرين
practice-of = التمرين { $n } من { $of }

## الأسئلة

question-of = السؤال { $n } من { $of }
review-of = المراجعة { $n } من { $of }
time-left = بقي { $time }
your-answer = إجابتك
your-text = نصك
words-so-far =
    { $n ->
        [zero] لا كلمات بعد
        [one] كلمة واحدة
        [two] كلمتان
        [few] { $n } كلمات
       *[other] { $n } كلمة
    }
words-of =
    { $n ->
        [zero] لا كلمات بعد (المطلوب: من { $least } إلى { $most })
        [one] كلمة واحدة (المطلوب: من { $least } إلى { $most })
        [two] كلمتان (المطلوب: من { $least } إلى { $most })
        [few] { $n } كلمات (المطلوب: من { $least } إلى { $most })
       *[other] { $n } كلمة (المطلوب: من { $least } إلى { $most })
    }
give-answer = تقديم هذه الإجابة
lifted = ↕ قيد النقل
blank = الفراغ { $n }
true = صحيح
false = خطأ
hint = تلميح:
flagged = ⚑ معلم للعودة إليه
flag = ⚑ معلم
saving = جار الحفظ…
saved = حفظ ✓
saved-before = حفظت الإجابة { $n } ✓
how-sure = ما مدى ثقتك بالإجابة؟
sure-low = ثقة قليلة: الصواب يكسب 1، والخطأ 0
sure-mid = ثقة متوسطة: الصواب يكسب 2، والخطأ يخسر 2
sure-high = ثقة كبيرة: الصواب يكسب 3، والخطأ يخسر 6
verdict-right = ✓ صحيح
verdict-wrong = ✗ ليس تماما
verdict-this = → هذه
verdict-partly = ◐ صحيح جزئيا: { $share }
verdict-waits = شكرا. سيقرأ المدرب أو المدربة نصك.
verdict-thanks = شكرا على إجابتك.
try-again = يرجى النظر مرة أخرى، ثم المحاولة من جديد.
right-answer = الإجابة: { $answer }
right-answers = الإجابة:
not-answered = لم تجب عن هذا السؤال.
missing-pick = يرجى اختيار إجابة واحدة على الأقل أولا.
missing-pair = يرجى اختيار حرف لكل سطر أولا.
missing-blank = يرجى ملء كل الفراغات أولا.
missing-text = يرجى كتابة إجابتك أولا.
fill-blanks = املأ الفراغات.
unclear-one = ليس هذا من الإجابات.
unclear-many = ليس هذا من الإجابات.
unclear-pairs = لكل سطر حرف واحد، لا أكثر.
unclear-order = كل رقم مطلوب مرة واحدة.
unclear-sure = يرجى كتابة 1 أو 2 أو 3.
unclear-number = ليس هذا من الأرقام.
refused-answered = سبقت الإجابة عن هذا السؤال، والإجابة الأولى هي التي تحسب.
refused-time-up = انتهى الوقت. إجاباتك السابقة محسوبة.
refused-not-on-paper = هذا السؤال ليس من هذا الاختبار.
refused-certainty = يرجى ذكر مدى ثقتك بالإجابة.

## الاختبارات

quiz-questions =
    { $n ->
        [zero] لا أسئلة
        [one] سؤال واحد
        [two] سؤالان
        [few] { $n } أسئلة
        [many] { $n } سؤالا
       *[other] { $n } سؤال
    }
quiz-pass = النجاح ابتداء من { $pass }
quiz-minutes = الوقت المتاح: { $time }
quiz-deferred = ترى الصواب بعد تسليم الاختبار، وحتى ذلك الحين يمكنك تغيير إجاباتك
quiz-immediate = ترى فورا هل إجابتك صحيحة
quiz-certainty = تذكر مدى ثقتك بكل إجابة، وهذا محسوب
quiz-tries-left =
    { $n ->
        [zero] لم تبق أي محاولة
        [one] بقيت محاولة واحدة
        [two] بقيت محاولتان
        [few] بقيت { $n } محاولات
       *[other] بقيت { $n } محاولة
    }
quiz-tries-free = يمكنك إعادته كما تشاء، وأفضل نتيجة هي المحسوبة
quiz-best = أفضل نتيجة لك حتى الآن: { $score }
quiz-no-more = لم تبق لك محاولات. يرجى التحدث إلى المدرب أو المدربة.
quiz-go-on = لقد بدأت هذا الاختبار. إجاباتك محفوظة، فتابع من حيث توقفت.
quiz-safe = كل إجابة تحفظ فورا. إذا انقطعت الكهرباء، تتابع من حيث توقفت.
exam-sealed = الاختبار مختوم
exam-sealed-why = يكتب المراقب عبارة المرور التي تفتحه. يبقى مفتوحا إلى أن تخرج.
exam-passphrase = عبارة مرور الاختبار
exam-passphrase-wrong =
    { $seconds ->
        [zero] ليست هذه عبارة مرور الاختبار. يرجى المحاولة من جديد.
        [one] ليست هذه عبارة مرور الاختبار. يرجى الانتظار ثانية واحدة، ثم المحاولة.
        [two] ليست هذه عبارة مرور الاختبار. يرجى الانتظار ثانيتين، ثم المحاولة.
        [few] ليست هذه عبارة مرور الاختبار. يرجى الانتظار { $seconds } ثوان، ثم المحاولة.
       *[other] ليست هذه عبارة مرور الاختبار. يرجى الانتظار { $seconds } ثانية، ثم المحاولة.
    }
key-open-exam = فتح الاختبار
sealed-question = سؤال من الاختبار المختوم
quiz-sealed = إنه مختوم: يفتحه المراقب بعبارة مرور
pretest-why = لا يحسب في النتيجة: يبين فقط ما تتعلمه في هذه الدورة
your-answers = إجاباتك
open = بلا إجابة
hand-in = تسليم الاختبار
hand-in-key = تسليم
hand-in-sure =
    { $n ->
        [zero] كل الأسئلة مجابة. للتسليم يرجى ضغط Enter مرة أخرى.
        [one] بقي سؤال واحد بلا إجابة. للتسليم رغم ذلك يرجى ضغط Enter مرة أخرى.
        [two] بقي سؤالان بلا إجابة. للتسليم رغم ذلك يرجى ضغط Enter مرة أخرى.
        [few] بقيت { $n } أسئلة بلا إجابة. للتسليم رغم ذلك يرجى ضغط Enter مرة أخرى.
        [many] بقي { $n } سؤالا بلا إجابة. للتسليم رغم ذلك يرجى ضغط Enter مرة أخرى.
       *[other] بقي { $n } سؤال بلا إجابة. للتسليم رغم ذلك يرجى ضغط Enter مرة أخرى.
    }
result-passed = { $title }: نجاح
result-not-yet = { $title }: لا نجاح بعد
result-pretest = { $title }
result-late = انتهى الوقت. إجاباتك السابقة محسوبة.
result-waits = بقي جزء سيقرؤه المدرب أو المدربة.
you = أنت
score-of = { $right } من { $of } · { $score }
pass-mark = حد النجاح { $pass }
look-again = ما تحسن مراجعته
look-forward = ما ستعلمك إياه هذه الدورة
questions-missed =
    { $n ->
        [zero] الأسئلة { $list }
        [one] السؤال { $list }
        [two] السؤالان { $list }
       *[other] الأسئلة { $list }
    }
to-lesson = ← الدرس { $n }

## التقدم والبحث والإعدادات

my-progress = تقدمي
progress-empty = لا شيء بعد. يرجى اختيار دورة والبدء.
completed-on = ✓ اكتملت في { $date } بنتيجة { $score }
modules-passed = وحدات ناجحة
lessons-read = دروس مقروءة
time-spent = الوقت المقضي
last-worked = آخر عمل
best-of-tries =
    { $tries ->
        [zero] أفضل نتيجة { $score } بلا محاولة
        [one] أفضل نتيجة { $score } في محاولة واحدة
        [two] أفضل نتيجة { $score } في محاولتين
        [few] أفضل نتيجة { $score } في { $tries } محاولات
       *[other] أفضل نتيجة { $score } في { $tries } محاولة
    }
search = البحث
search-for = ابحث عن
search-name = الاسم
searching = جار البحث
found =
    { $n ->
        [zero] لم يعثر على شيء. يرجى تجربة كلمة أخرى.
        [one] وجد في درس واحد
        [two] وجد في درسين
        [few] وجد في { $n } دروس
        [many] وجد في { $n } درسا
       *[other] وجد في { $n } درس
    }
settings = الإعدادات
setting-theme = الألوان
setting-width = عرض النص
setting-signs = الرموز
setting-lock = طلب الرقم السري بعد
setting-pin = الرقم السري
setting-pictures = صور للدخول
setting-bidi = من اليمين إلى اليسار
setting-detail = القول سطرا سطرا
setting-voice = القراءة بصوت عال
as-terminal = تلقائي
theme-dark = شاشة داكنة
theme-light = شاشة فاتحة
theme-high-contrast = تباين عال
theme-mono = بلا ألوان
signs-ascii = بسيطة (ASCII)
signs-unicode = كلها (Unicode)
bidi-own = يرتبه Coursedeck
bidi-terminal = ترتبه الشاشة
bidi-off = بلا ترتيب
lock-never = أبدا
detail-full = كل شيء
detail-short = الجديد فقط
voice-on = بالمفتاح !
voice-off = لا
cells =
    { $n ->
        [zero] لا أعمدة
        [one] عمود واحد
        [two] عمودان
        [few] { $n } أعمدة
        [many] { $n } عمودا
       *[other] { $n } عمود
    }

## المفاتيح

keys = المفاتيح
# ما هو مكتوب على هذه المفاتيح في لوحة المفاتيح.
name-enter = Enter
name-esc = Esc
name-space = مسافة
name-tab = Tab
name-up-down = أعلى/أسفل
name-left-right = يسار/يمين
keys-here = مفاتيح هذه الشاشة
keys-everywhere = مفاتيح تعمل في كل مكان
help-move = التنقل، وكذلك j و k
help-enter = متابعة، فتح، إجابة
help-back = رجوع، ولا يضيع شيء أبدا
help-space = اختيار، أو صفحة إلى أسفل
help-language = لغة أخرى
help-width = نص أعرض أو أضيق
help-help = هذه المساعدة
help-quit = الخروج من Coursedeck فورا
help-safe = لا يمكنك إفساد أي شيء. كل إجابة تحفظ حالما تقدمها.
key-keys = مساعدة
key-aloud = قراءة بصوت عال
key-choose = اختيار
key-move = تنقل
key-come-in = دخول
key-new = أول مرة لي
key-search = بحث
key-language = اللغة
key-leave = خروج
key-back = رجوع
key-next = التالي
key-practice = تمرين
key-next-lesson = الدرس التالي
key-lesson-before = الدرس السابق
key-lesson = عودة إلى الدرس
key-result = النتيجة
key-quiz = إلى الاختبار
key-course = إلى الدورة
key-courses = كل الدورات
key-next-module = الوحدة التالية
key-exam = إلى الاختبار النهائي
key-next-blank = الفراغ التالي
key-read-again = قراءة ثانية
key-overview = كل الأسئلة
key-think-again = مزيد من التفكير
key-this = اختيار
key-no-pin = بلا رقم سري
key-no-pictures = بلا صور
key-take-back = حذف آخر صورة
key-other-words = كلمات أخرى
key-open = فتح
key-review = مراجعة
key-progress = تقدمي
key-notes = ملاحظاتي
key-settings = الإعدادات
key-other-learner = اسم آخر
key-page-down = نزول
key-bookmark = وضع علامة
key-bookmark-off = إزالة العلامة
key-note = كتابة ملاحظة
key-answer = إجابة
key-pick = اختيار
key-pair = حرفه
key-lift = رفع
key-carry = نقل
key-put-down = وضع
key-place = مكانه
key-write = كتابة
key-leave-text = أنهيت الكتابة
key-hint = تلميح
key-flag = تعليم للعودة
key-flag-off = إزالة التعليم
key-turn = أسئلة أخرى
key-again = محاولة جديدة
key-begin = بدء
key-go-on = متابعة
key-pause = توقف
key-look-back = رؤية الإجابات
key-try-again = محاولة جديدة
key-try-again-left =
    { $n ->
        [zero] محاولة جديدة (بقي { $n })
        [one] محاولة جديدة (الأخيرة)
        [two] محاولة جديدة (بقيت 2)
       *[other] محاولة جديدة (بقيت { $n })
    }
key-change = تغيير
key-change-back = السابق والتالي
key-save-note = حفظ ورجوع

## إذا حدث خطأ

trouble-full = القرص ممتلئ، لذلك لم يتم الحفظ. إجابتك ما زالت هنا. يرجى إفراغ مكان أو مناداة المدرب أو المدربة، ثم ضغط Enter من جديد.
trouble-read-only = لا يسمح لبرنامج Coursedeck بالكتابة في ملفه، لذلك لم يتم الحفظ. يرجى مناداة المدرب أو المدربة.
trouble-damaged = ملف Coursedeck تالف، لذلك لم يتم الحفظ. يرجى مناداة المدرب أو المدربة، وعدم لمس أي شيء آخر.
trouble-busy = آخرون يستعملون الملف، لذلك لم يتم الحفظ بعد. يرجى ضغط Enter للمحاولة من جديد.
trouble-machine = لم يتم الحفظ. يرجى ضغط Enter للمحاولة من جديد، أو مناداة المدرب أو المدربة. يقول الحاسوب: { $what }
trouble-seal = لا يفتح الاختبار المختوم، ولم يتغير شيء. يرجى مناداة المدرب أو المدربة. يقول الحاسوب: { $what }

## لوحة المشرف على القاعة

board = لوحة المتابعة
board-everyone = الجميع
board-class =
    { $n ->
        [zero] { $cohort } · لا متعلمين
        [one] { $cohort } · متعلم واحد
        [two] { $cohort } · متعلمان
        [few] { $cohort } · { $n } متعلمين
        [many] { $cohort } · { $n } متعلما
       *[other] { $cohort } · { $n } متعلم
    }
board-learners =
    { $n ->
        [zero] لا متعلمين
        [one] متعلم واحد
        [two] متعلمان
        [few] { $n } متعلمين
        [many] { $n } متعلما
       *[other] { $n } متعلم
    }
board-stuck =
    { $n ->
        [zero] لا أحد متعثر
        [one] ✗ متعلم واحد متعثر
        [two] ✗ متعلمان متعثران
        [few] ✗ { $n } متعلمين متعثرين
        [many] ✗ { $n } متعلما متعثرا
       *[other] ✗ { $n } متعلم متعثر
    }
board-essays-wait =
    { $n ->
        [zero] لا نصوص للتصحيح
        [one] اختبار واحد فيه نصوص للتصحيح
        [two] اختباران فيهما نصوص للتصحيح
        [few] { $n } اختبارات فيها نصوص للتصحيح
        [many] { $n } اختبارا فيها نصوص للتصحيح
       *[other] { $n } اختبار فيها نصوص للتصحيح
    }
board-nobody = لا أحد في هذا الصف بعد. يضيف المتعلمون أنفسهم عند الدخول، أو يضافون بالأمر coursedeck learner import.
board-no-course = يرجى اختيار دورة بالمفتاح c.
board-learner = المتعلم
board-so-far = الكل
board-which-course = أي دورة؟
board-which-class = أي صف؟
board-chosen = → الآن
stand-none = ○ لم يبدأ
stand-doing = ◐ جار
stand-stuck = ✗ متعثر
stand-done = ✓ تم
stand-so-far = ◐ { $n } من { $of }
sort-help = الأحوج أولا
sort-name = ترتيب بالاسم
sort-progress = الأكثر تقدما أولا
board-hard = أصعب الأسئلة
board-hard-of = أصعب الأسئلة · { $cohort }
board-hard-why = ما ناله الصف من نقاط كل سؤال، بحسب المحاولة الأولى لكل متعلم.
board-hard-few = العدد هو عدد من طرح عليهم السؤال. إن قل عن 30، فللمصادفة فيه دور كبير.
board-hard-none = لم يسلم أحد أي اختبار بعد.
board-reading = تقرأ الإجابات الآن…
board-n = العدد { $n }
board-essays = نصوص للتصحيح
board-essays-none = لا نص ينتظر.
board-grade = تصحيح نص
board-correct = إجابة واحدة
board-their-text = النص المكتوب
board-their-answer = الإجابة المقدمة
board-rubric = ما ينظر إليه
board-points-of = النقاط، من { $points }
board-comment = تعليقك
board-reason = سبب تغيير الدرجة
board-mark-wrong = الدرجة عدد من 0 إلى { $points }، أو نسبة مئوية مثل 75%.
board-mark-same = هذه هي الدرجة نفسها. لتركها كما هي يرجى ضغط Esc.
board-reason-missing = يرجى ذكر السبب: سيقرؤه المتعلم، ويبقى في السجل.
board-no-mark = لا درجة هنا لتغييرها: السؤال بلا إجابة، أو يسأل عن الرأي.
mark-none = ○ بلا إجابة
mark-waits = ◐ ينتظر درجة
mark-survey = رأي
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = معدلة
mark-graded = مصححة
graded-by = صححت على يد { $by } في { $date }: { $share }.
corrected-by = عدلت الدرجة على يد { $by } في { $date } من { $before } إلى { $share }.
from-people = من المدرب أو المدربة
quiz-graded = قرأ المدرب أو المدربة محاولتك الأخيرة. يرجى ضغط r لرؤية الدرجة والتعليق.
quiz-waits = بقي جزء من محاولتك الأخيرة سيقرؤه المدرب أو المدربة.
sat-passed = ✓ { $share } نجاح
sat-not-passed = ✗ { $share } لا نجاح
sat-waits = ◐ { $share } ينتظر
sat-plain = { $share }
pupil-class = الصف
pupil-number = الرقم
pupil-seen = آخر زيارة
pupil-never = لا زيارة بعد
pupil-other-courses = دورات أخرى
pupil-stuck-at = موضع التعثر
pupil-tried =
    { $n ->
        [zero] ✗ لا محاولات خاطئة
        [one] ✗ محاولة خاطئة واحدة
        [two] ✗ محاولتان خاطئتان
        [few] ✗ { $n } محاولات خاطئة
       *[other] ✗ { $n } محاولة خاطئة
    }
pupil-quizzes = الاختبارات المسلمة
pupil-no-quizzes = لا شيء بعد.
board-roll = الحضور
board-roll-of = الحضور · { $cohort } · { $date }
board-roll-count = الحاضرون { $n } من { $of }
board-roll-no-class = الحضور يسجل لصف. يرجى اختيار صف أولا بالمفتاح g.
board-certificates = الشهادات
board-certificates-how = هذا الأمر يصدر شهادة لكل متعلم في الصف أكمل الدورة:
board-locked = لوحة المتابعة مقفلة
board-locked-why = لم يضغط أحد أي مفتاح منذ مدة. يرجى كتابة عبارة مرور المشرف للمتابعة.
board-passphrase = عبارة المرور
board-passphrase-wrong =
    { $seconds ->
        [zero] ليست هذه عبارة مرور أحد. يرجى المحاولة من جديد.
        [one] ليست هذه عبارة مرور أحد. يرجى الانتظار ثانية واحدة، ثم المحاولة.
        [two] ليست هذه عبارة مرور أحد. يرجى الانتظار ثانيتين، ثم المحاولة.
        [few] ليست هذه عبارة مرور أحد. يرجى الانتظار { $seconds } ثوان، ثم المحاولة.
       *[other] ليست هذه عبارة مرور أحد. يرجى الانتظار { $seconds } ثانية، ثم المحاولة.
    }
key-learner = فتح
key-essays = نصوص
key-hard = الأصعب
key-roll = الحضور
key-class = الصف
key-other-course = الدورة
key-modules = الوحدات
key-certificates = الشهادات
key-board = إلى اللوحة
key-read-essay = قراءة وتصحيح
key-this-answer = رؤيتها
key-answers = الإجابات
key-keep-mark = حفظ الدرجة
key-other-field = خانة أخرى
key-here = حاضر أم لا
key-note-roll = تسجيل
key-all-here = الكل حاضر
key-last-result = آخر نتيجة
plain-mark = اكتب النقاط، من 0 إلى { $points }، أو نسبة مئوية، ثم Enter. اكتب :b للرجوع دون تغيير شيء.
plain-comment = اكتب تعليقا للمتعلم في سطر واحد، ثم Enter. Enter وحده لا يضع تعليقا.
plain-reason = اكتب سبب تغيير الدرجة في سطر واحد، ثم Enter.
plain-roll = اكتب رقما لتذكر هل الشخص حاضر أم لا، ثم Enter. Enter وحده يسجل الحضور.
plain-passphrase = اكتب عبارة مرور المشرف، ثم Enter.
plain-exam-passphrase = المراقب: اكتب عبارة مرور الاختبار، ثم Enter.

## سطرا سطرا

plain-hello = برنامج Coursedeck سطرا سطرا. في أي وقت، اكتب ? ثم اضغط Enter لتعرف ما يمكن كتابته.
plain-choose = اكتب رقما، ثم Enter.
plain-next = اضغط Enter: { $does }.
plain-result = اضغط Enter: { $does }. أو اكتب { $others }.
plain-answer = اكتب إجابتك، ثم Enter.
plain-back = اكتب :b ثم Enter: { $does }.
plain-again = اضغط Enter للمحاولة من جديد.
plain-name = اكتب اسمك، ثم Enter.
plain-find-name = اكتب جزءا من الاسم، ثم Enter.
plain-search = اكتب كلمات البحث، ثم Enter.
plain-pin = اكتب رقمك السري، ثم Enter.
plain-new-pin = اكتب رقما سريا من 4 إلى 6 أرقام، ثم Enter. إن لم ترغب فيه، فاضغط Enter وحده.
plain-pin-again = اكتب الرقم السري نفسه مرة أخرى، ثم Enter.
plain-pictures = اكتب أرقام صورك الثلاث وبينها مسافات، مثل: 3 7 11 ثم Enter.
plain-new-pictures = اكتب أرقام ثلاث صور وبينها مسافات، مثل: 3 7 11 ثم Enter. إن لم ترغب فيها، فاضغط Enter وحده.
plain-note = اكتب ملاحظتك في سطر واحد، ثم Enter. تحل محل الملاحظة السابقة. Enter وحده يبقيها كما هي، والعلامة - تمحوها.
plain-one = اكتب حرف إجابتك، من a إلى { $last }، ثم Enter.
plain-many = اكتب حروف كل الإجابات الصحيحة وبينها مسافات، مثل: a c ثم Enter.
plain-number = اكتب عددا، ثم Enter.
plain-essay = اكتب نصك في ما تشاء من الأسطر. عند الانتهاء، اضغط Enter في سطر فارغ.
plain-pairs = اكتب حرفا لكل سطر من الأسطر وعددها { $n }، بالترتيب، وبينها مسافات، مثل: b a ثم Enter.
plain-order = اكتب الأرقام بالترتيب الصحيح وبينها مسافات، مثل: 3 1 2 ثم Enter.
plain-blank = اكتب ما يناسب الفراغ { $n }، ثم Enter.
plain-blank-letter = اكتب حرف ما يناسب الفراغ { $n }، ثم Enter.
plain-blanks-done = اضغط Enter لتقديم هذه الإجابة، أو اكتب الفراغ 1 من جديد.
plain-sure = اكتب 1 أو 2 أو 3، ثم Enter.
plain-overview = اكتب رقم سؤال للذهاب إليه، أو { $n } للتسليم، ثم Enter.
plain-hand-in-sure = اضغط Enter للتسليم رغم ذلك، أو اكتب :b للرجوع.
plain-rows-before = قبل هذه { $n }: اكتب :<
plain-rows-after = بعد هذه { $n }: اكتب :>
plain-more-after = ما بعد هذه
plain-more-before = ما قبل هذه
plain-again-all = تكرار كل شيء
plain-detail = قول أقل، أو كل شيء من جديد
plain-turn = دورك الآن.
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }، { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = لا معنى لهذا هنا. اكتب ? لتعرف ما يمكن كتابته.
plain-bye = إلى اللقاء. كل شيء محفوظ.
backup-late = آخر نسخة من السجلات قديمة، ويجري الآن إنشاء نسخة جديدة. انتظر قليلا من فضلك.
plain-picture = صورة: { $alt }
note-note = ملاحظة
note-tip = نصيحة
note-important = مهم
note-warning = تنبيه
note-caution = خطر
quote = اقتباس:

## على الورق

booklet-centre = المركز
booklet-name = الاسم
booklet-date = التاريخ
booklet-contents = في هذا الكتيب
booklet-how = اقرأ الدرس، ثم حل التمرين الذي بعده. عندما تنهي وحدة، حل اختبارها. اكتب إجابات الاختبار على ورقة إجاباته قرب نهاية هذا الكتيب، وسلم الورقة إلى المدرب أو المدربة.
booklet-form = النموذج { $form }
booklet-version = الإصدار { $version }
booklet-practice = التمرين { $n }
booklet-on-sheet = اكتب إجاباتك على ورقة إجابات هذا الاختبار.
booklet-sheet = ورقة الإجابات · { $quiz }
booklet-sheet-how = ضع دائرة حول حرف واحد، أو علامة × في كل مربع صحيح. اكتب بخط واضح.
booklet-sheet-sure = ثم ضع دائرة حول مدى ثقتك بكل إجابة: 1 قليلة، 2 متوسطة، 3 كبيرة. كلما زادت ثقتك، زاد ما يكسبه الصواب وما يخسره الخطأ.
booklet-office = للمكتب: أدخلت في ____________________ على يد ____________________
booklet-key = الإجابات
paper-single = إجابة واحدة صحيحة.
paper-multiple = قد تصح عدة إجابات: ابحث عنها كلها.
paper-truth = صحيح أم خطأ؟
paper-typed = أجب بكلمة أو كلمتين.
paper-number = أجب بعدد.
paper-match = ابحث عن الحرف المناسب لكل رقم.
paper-order = ضع الحروف بالترتيب الصحيح.
paper-cloze = املأ الفراغات المرقمة. حيث توجد حروف، اختر واحدا منها.
paper-survey = اختر واحدة. لا إجابة خاطئة هنا.
paper-survey-words = اكتب رأيك. لا إجابة خاطئة هنا.
paper-essay = أجب بعدة جمل.
paper-essay-words = أجب بكلمات عددها من { $from } إلى { $to }.
paper-points =
    { $n ->
        [zero] لا نقاط
        [one] نقطة واحدة
        [two] نقطتان
        [few] { $n } نقاط
       *[other] { $n } نقطة
    }
paper-sure = الثقة؟
paper-key-essay = يقرؤه المدرب ويضع درجته.
paper-key-none = لا إجابة خاطئة هنا.

## النافذة

too-small = هذه النافذة صغيرة جدا. يحتاج Coursedeck إلى 40 عمودا و12 سطرا. يرجى تكبيرها. لم يضع شيء.
more-above = ↑ { $n } فوق
more-below = ↓ { $n } تحت
more = ↓ المزيد

## Numbers and dates

format-decimal = .
format-group = ,
format-digits = 0123456789
format-percent = { $n }%
format-date = { $day } { $month } { $year }
format-clock = { $hour }:{ $minute }
format-minutes =
    { $minutes ->
        [one] دقيقة
        [two] دقيقتان
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    }
format-hours =
    { $hours ->
        [one] ساعة
        [two] ساعتان
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    }
format-hours-minutes =
    { $hours ->
        [one] ساعة
        [two] ساعتان
        [few] { $hours } ساعات
       *[other] { $hours } ساعة
    } و{ $minutes ->
        [one] دقيقة
        [two] دقيقتان
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

# ينظر المؤلف إلى دورة ما زالت تكتب.
preview = معاينة
preview-faults =
    { $n ->
        [zero] لا أخطاء في الدورة
        [one] في الدورة خطأ واحد
        [two] في الدورة خطآن
        [few] في الدورة { $n } أخطاء
       *[other] في الدورة { $n } خطأ
    }
preview-faults-why = أصلحه في محررك واحفظ: تعود الشاشة وحدها.
preview-more-faults =
    { $n ->
        [zero] ولا غيره
        [one] وخطأ آخر
        [two] وخطآن آخران
        [few] و{ $n } أخطاء أخرى
       *[other] و{ $n } خطأ آخر
    }
key-reveal = الإجابة
key-as-it-was = رؤيته كما كان

## أعمدة الجداول المصدرة

column-centre-id = رقم المركز
column-learner-id = رقم المتعلم
column-registration-no = رقم التسجيل
column-learner-name = الاسم
column-cohort = الصف
column-gender = الجنس
column-disability = الإعاقة
column-residence = مكان السكن
column-course-id = رقم الدورة
column-record-id = السجل
column-centre-name = المركز
column-device-id = الحاسوب
column-course-version = إصدار الدورة
column-course-title = الدورة
column-language = اللغة
column-modality = طريقة التدريس
column-level = المستوى
column-digcomp = كفاءات DigComp
column-sdg = أهداف التنمية المستدامة
column-wsis = خطوط عمل القمة العالمية لمجتمع المعلومات
column-age-band = العمر
column-attendance-percent = الحضور، %
column-enrolled-at = التسجيل
column-started-at = البدء
column-completed-at = الإكمال
column-clock = الساعة
column-result = النتيجة
column-score-percent = الدرجة، %
column-pass-percent = حد النجاح، %
column-attempts = المحاولات
column-minutes-spent = الدقائق المقضية
column-pretest-percent = الاختبار القبلي، %
column-posttest-percent = الاختبار النهائي، %
column-gain = مكسب التعلم
column-certificate-no = رقم الشهادة
column-expires-at = صالح حتى
column-evidence-digest = بصمة الأدلة
column-seen-at = آخر زيارة
column-courses-begun = الدورات المبدوءة
column-courses-completed = الدورات المكتملة
column-attempt-id = المحاولة
column-quiz = الاختبار
column-attempt-no = رقم المحاولة
column-finished-at = الانتهاء
column-questions = الأسئلة المطروحة
column-answered = الأسئلة المجابة
column-passed = ناجح
column-waits = ينتظر درجة
column-late = انتهى الوقت
column-response-id = رقم الإجابة
column-asked-in = طرح في
column-module-id = الوحدة
column-question-id = رقم السؤال
column-kind = نوع السؤال
column-response = الإجابة
column-mark-percent = العلامة، %
column-certainty = مدى الثقة
column-try = الجولة
column-hinted = شوهد التلميح
column-answered-at = وقت الإجابة
column-course-versions = إصدارات الدورة
column-question = السؤال
column-n = المحاولات المحسوبة
column-facility-index = معامل السهولة، %
column-standard-deviation = الانحراف المعياري، %
column-random-guess-score = درجة التخمين، %
column-intended-weight = الوزن المقصود، %
column-effective-weight = الوزن الفعلي، %
column-discrimination-index = معامل التمييز، %
column-discriminative-efficiency = كفاءة التمييز، %
column-advice = نصيحة
column-date = اليوم
column-part = فترة اليوم
column-present = الحضور
column-entered-by = أدخله
column-taken-on = أجري على الورق في
column-instructor = المشرف على الصف

# Certificates.
certificate-heading = شهادة إنجاز
certificate-heading-completed = شهادة إتمام
certificate-given-to = يشهد المركز بأن
certificate-has-passed = قد اجتاز(ت) بنجاح دورة
certificate-has-completed = قد أتمّ(ت) دورة
certificate-score = النتيجة: { $score }
certificate-completed = تاريخ الإتمام: { $date }
certificate-expires = صالحة حتى { $date }
certificate-issued = صدرت في { $date }
certificate-number = شهادة رقم { $number }
certificate-course = الدورة { $course }، الإصدار { $version }
certificate-key = مفتاح المركز { $key }
certificate-signature = عن المركز
certificate-verify = للتحقق منها: coursedeck verify
certificate-yours = الشهادة

## التقرير لإدارة المركز: `records report`

report-title = ما تم تعلمه
report-of = ما تم تعلمه: { $centre }
report-made = الإعداد
report-made-by = { $date }، { $time }، على يد { $name }
report-records = السجلات
report-records-of =
    { $n ->
        [zero] لا سجلات، من { $first } إلى { $last }
        [one] متعلم واحد في دورة واحدة، من { $first } إلى { $last }
        [two] سجلان (كل منهما متعلم في دورة)، من { $first } إلى { $last }
        [few] { $n } سجلات (كل منها متعلم في دورة)، من { $first } إلى { $last }
        [many] { $n } سجلا (كل منها متعلم في دورة)، من { $first } إلى { $last }
       *[other] { $n } سجل (كل منها متعلم في دورة)، من { $first } إلى { $last }
    }
report-records-none = لا شيء
report-asked = المطلوب
report-asked-all = كل ما هو محفوظ
report-asked-since = من { $day }
report-asked-until = حتى { $day }
report-asked-course = الدورة { $course }
report-asked-cohort = الصف { $cohort }
report-database = قاعدة البيانات
report-database-of = حتى الحدث رقم { $place } من سجل أحداثها
report-clock = الساعة
report-clock-sure = كانت صحيحة في كل السجلات
report-clock-doubtful =
    { $n ->
        [zero] لا سجل أوقاته من ساعة خاطئة
        [one] سجل واحد قد تكون أوقاته من ساعة خاطئة
        [two] سجلان قد تكون أوقاتهما من ساعة خاطئة
        [few] { $n } سجلات قد تكون أوقاتها من ساعة خاطئة
        [many] { $n } سجلا قد تكون أوقاتها من ساعة خاطئة
       *[other] { $n } سجل قد تكون أوقاتها من ساعة خاطئة
    }
report-totals = الكل معا
report-learners = المتعلمون
report-begun = مبدوءة
report-completed = مكتملة
report-completion = نسبة الإكمال
report-graded = ذات نتيجة
report-pass = نسبة النجاح
report-minutes = الدقائق
report-both = قبلي ونهائي
report-gain = مكسب التعلم
report-learners-means = من بدأوا دورة. من كان في دورتين فهو شخص واحد.
report-begun-means = الدورات المبدوءة، وتحسب كل منها مرة لكل متعلم: أي التسجيلات.
report-completed-means = ما اكتمل منها: بنجاح، أو بالقراءة إلى النهاية حيث لا درجات.
report-completion-means = نسبة المكتملة إلى المبدوءة. من لا يزال يتعلم محسوب في المبدوءة.
report-graded-means = عدد ما انتهى بنجاح أو رسوب. الرسوب: أداء الاختبار النهائي، أو اختبار لا تجوز إعادته، بلا نجاح.
report-pass-means = نسبة ما انتهى بنجاح إلى ما له نتيجة. من نجح بعد رسوب فهو ناجح.
report-minutes-means = الوقت أمام الشاشة حتى إكمال الدورة: نصف المكتملة استغرق أقل منه، والنصف الأوسط بين العددين المذكورين بجانبه.
report-both-means = عدد من أدوا الاختبار القبلي والاختبار النهائي معا.
report-gain-means = الجزء الذي صار معروفا بعد الدورة مما لم يكن معروفا قبلها: (النهائي − القبلي) ÷ (100 − القبلي)، بمتوسط الدرجات في كل منهما (Hake 1998، المكسب المعياري). 0 لا شيء، و1 كل شيء. العددان بجانبه: المجال الذي يحويه بثقة 95%، كما لنسبة بين متوسطين بتوزيع t لستيودنت (Cochran 1977). تحسب أفضل درجة لكل متعلم.
report-label = { $name }: { $fact }
report-span = { $low } إلى { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = كيف يقرأ التقرير
report-kept-means =
    { $n ->
        [zero] الرمز [c]: محجوب، لأنه عن أقل من { $n } شخص، أو لأن عددا كهذا يمكن حسابه منه ومن غيره. لرؤيته داخل المركز: coursedeck records report --min-cell 1
        [one] الرمز [c]: محجوب، لأنه عن أقل من شخص واحد، أو لأن عددا كهذا يمكن حسابه منه ومن غيره. لرؤيته داخل المركز: coursedeck records report --min-cell 1
        [two] الرمز [c]: محجوب، لأنه عن أقل من شخصين، أو لأن عددا كهذا يمكن حسابه منه ومن غيره. لرؤيته داخل المركز: coursedeck records report --min-cell 1
        [few] الرمز [c]: محجوب، لأنه عن أقل من { $n } أشخاص، أو لأن عددا كهذا يمكن حسابه منه ومن غيره. لرؤيته داخل المركز: coursedeck records report --min-cell 1
        [many] الرمز [c]: محجوب، لأنه عن أقل من { $n } شخصا، أو لأن عددا كهذا يمكن حسابه منه ومن غيره. لرؤيته داخل المركز: coursedeck records report --min-cell 1
       *[other] الرمز [c]: محجوب، لأنه عن أقل من { $n } شخص، أو لأن عددا كهذا يمكن حسابه منه ومن غيره. لرؤيته داخل المركز: coursedeck records report --min-cell 1
    }
report-kept-means-one = لا شيء محجوب: ما هنا قد يدل على أشخاص بعينهم، فيبقى داخل المركز.
report-few-means =
    { $n ->
        [zero] الرمز †: عن أقل من { $n } متعلم. للمصادفة فيه دور كبير، فهو إشارة لا نتيجة.
        [one] الرمز †: عن أقل من متعلم واحد. للمصادفة فيه دور كبير، فهو إشارة لا نتيجة.
        [two] الرمز †: عن أقل من متعلمين اثنين. للمصادفة فيه دور كبير، فهو إشارة لا نتيجة.
        [few] الرمز †: عن أقل من { $n } متعلمين. للمصادفة فيه دور كبير، فهو إشارة لا نتيجة.
        [many] الرمز †: عن أقل من { $n } متعلما. للمصادفة فيه دور كبير، فهو إشارة لا نتيجة.
       *[other] الرمز †: عن أقل من { $n } متعلم. للمصادفة فيه دور كبير، فهو إشارة لا نتيجة.
    }
report-none-means = الرمز –: لا أحد يذكر هذا عنه.
report-kept-rule = يحجب العدد إذا كان من يتحدث عنهم، أو من يعدهم، من 1 إلى { $most }. ثم تحجب في كل جدول أعداد أصغر المجموعات أيضا، حتى لا يمكن حساب أي منها بجمع ما هو مذكور أو طرحه، وحتى يمكن أن يكون وراء كل عدد محجوب ما لا يقل عن { $n } من الأشخاص. ما فعله المتعلم وما نتج عنه ينظر فيهما كل على حدة. تقريران عن أيام أو دورات مختلفة تمكن مقارنتهما مع ذلك: يرجى إعطاء واحد منهما فقط.
report-tables-kept = الأشخاص أقل من أن يفرق بينهم: هذا الجدول محجوب.
report-table-empty = لا شيء يعرض هنا.
report-nothing = لا توجد سجلات كهذه.
report-all = الكل
report-month = { $month } { $year }
report-month-note = المبدوءة: في ذلك الشهر. كل ما عداها: حسب شهر الإكمال أو الرسوب أو آخر عمل.
report-tags-note = حسب وسوم الدورات. الدورة ذات الوسوم المتعددة تحسب تحت كل منها، فلا تجمع هذه الأسطر. العناوين كما نشرها أصحابها، بالإنجليزية.
report-cohort-note = حسب الصف الذي فيه المتعلمون الآن.
report-told-note = كما ذكر المتعلمون عن أنفسهم، إن رغبوا.
report-age-note = العمر في سنة صدور النتيجة. كما ذكر المتعلمون عن أنفسهم، إن رغبوا.
report-by-month = حسب الشهر
report-by-course = حسب الدورة
report-by-cohort = حسب الصف
report-by-digcomp = حسب كفاءة DigComp
report-by-sdg = حسب هدف التنمية المستدامة
report-by-wsis = حسب خط عمل القمة العالمية لمجتمع المعلومات
report-by-itu-d = حسب أولوية قطاع تنمية الاتصالات (ITU-D)
report-by-gender = حسب الجنس
report-by-age = حسب العمر
report-by-residence = حسب مكان السكن
report-by-disability = حسب الإعاقة
report-group-month = الشهر
report-group-course = الدورة
report-group-cohort = الصف
report-group-digcomp = الكفاءة
report-group-sdg = الهدف
report-group-wsis = خط العمل
report-group-itu-d = الأولوية
report-group-gender = الجنس
report-group-age = العمر
report-group-residence = مكان السكن
report-group-disability = الإعاقة
report-chart-months = الدورات المبدوءة والمكتملة، شهرا بعد شهر
report-chart-months-means = عمودان لكل شهر: الدورات المبدوءة إلى اليسار، والمكتملة إلى اليمين. الأعداد في الجدول أدناه.
report-chart-months-cut =
    { $n ->
        [zero] لا أشهر معروضة.
        [one] المعروض آخر شهر.
        [two] المعروض آخر شهرين.
        [few] المعروض آخر { $n } أشهر.
        [many] المعروض آخر { $n } شهرا.
       *[other] المعروض آخر { $n } شهر.
    }
report-chart-courses = نسبة الإكمال في كل دورة
report-chart-courses-means = شريط لكل دورة، طوله نسبة المكتملة إلى المبدوءة. الأعداد في الجدول أدناه.
group-female = إناث
group-male = ذكور
group-other = غير ذلك
group-urban = في المدينة
group-rural = في الريف
group-yes = مع إعاقة
group-no = بلا إعاقة
group-not-told = لم يذكر
group-no-class = بلا صف
group-no-tag = بلا وسم كهذا

## الأوسمة

badge-score = النتيجة النهائية
badge-criteria = إكمال الدورة.
badge-criteria-pass = إكمال الدورة بنتيجة نهائية لا تقل عن { $pass }.
