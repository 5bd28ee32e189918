# Coursedeck के शब्द हिन्दी में।

language-name = हिन्दी
coursedeck = Coursedeck

## दरवाज़ा

who-are-you = आप कौन हैं?
i-am-new = मैं यहाँ पहली बार हूँ
new-ask = आपका नाम यहाँ नहीं है? संचालक से कहें कि आपका नाम सूची में जोड़ दें।
welcome = Coursedeck में आपका स्वागत है
your-name = आपका नाम
your-pin = आपका पिन
pin-again = वही पिन दोबारा
pin-why = 4 से 6 अंकों का पिन आपके काम को दूसरों से बचाता है। पिन न चाहिए, तो खाली छोड़ दें।
pin-rule = पिन में सिर्फ़ 4 से 6 अंक होते हैं, और कुछ नहीं।
pin-not-the-same = दोनों पिन एक जैसे नहीं थे। कृपया फिर से डालें।
pin-of = { $name }: कृपया अपना पिन डालें
pin-wrong =
    { $seconds ->
        [0] यह पिन सही नहीं था। कृपया फिर से डालें।
        [one] यह पिन सही नहीं था। एक सेकंड रुकें, फिर दोबारा डालें।
       *[other] यह पिन सही नहीं था। { $seconds } सेकंड रुकें, फिर दोबारा डालें।
    }
pin-new = नया पिन
pin-set = है
pin-none = नहीं है
name-missing = कृपया अपना नाम लिखें।
name-taken = { $name } नाम यहाँ पहले से है। अगर यह आप ही हैं, तो वापस जाकर सूची में अपना नाम चुनें। नहीं तो नाम के साथ उपनाम या कोई नंबर जोड़ें।
is-this-you = { $name }, क्या यह आप हैं?
last-here = पिछली बार: { $date }
yes-me = हाँ, यह मैं ही हूँ
no-not-me = नहीं, मैं कोई और हूँ
locked = Coursedeck लॉक है
locked-why = कुछ देर से कोई बटन नहीं दबा। आपका काम सुरक्षित है। आगे बढ़ने के लिए अपना पिन डालें।
choose-language = अपनी भाषा चुनें
language-later = L बटन से भाषा कभी भी बदली जा सकती है।
reading-ask = इन दो लाइनों में से कौन-सी ठीक पढ़ी जाती है?
reading-sample = पाठ 3 (कुल 12): Enter
reading-neither = दोनों में से कोई नहीं
reading-later = इसे सेटिंग में कभी भी बदला जा सकता है।
your-pictures = आपके चित्र
pictures-why = तीन चित्र आपके काम को दूसरों से बचाते हैं। तीन चुनें और उन्हें क्रम से याद रखें। आख़िरी पंक्ति चित्र न रखने के लिए है।
pictures-again = वही तीन चित्र फिर से, उसी क्रम में।
pictures-of = { $name }: कृपया अपने तीन चित्र चुनें
pictures-wrong =
    { $seconds ->
        [0] ये सही चित्र नहीं थे। कृपया फिर से डालें।
        [one] ये सही चित्र नहीं थे। एक सेकंड रुकें, फिर दोबारा डालें।
       *[other] ये सही चित्र नहीं थे। { $seconds } सेकंड रुकें, फिर दोबारा डालें।
    }
pictures-new = नए चित्र
pictures-rule = तीन अलग-अलग चित्र चुनें।
pictures-not-the-same = ये वही चित्र नहीं थे। कृपया फिर से चुनें।
pictures-locked = कुछ देर से कोई बटन नहीं दबा। आपका काम सुरक्षित है। आगे बढ़ने के लिए अपने तीन चित्र चुनें।
pictures-set = चुने हुए
pictures-none = कोई नहीं
picture-1 = मछली
picture-2 = बिल्ली
picture-3 = चूहा
picture-4 = उल्लू
picture-5 = फूल
picture-6 = सूरज
picture-7 = प्याला
picture-8 = चाबी
picture-9 = पेंसिल
picture-10 = सीढ़ी
picture-11 = चश्मा
picture-12 = हथौड़ा

## शुरुआत और कोर्स

courses = कोर्स
go-on = { $course } जारी रखें
review-due =
    { $n ->
        [one] दोहराना: आज { $n } प्रश्न है
       *[other] दोहराना: आज { $n } प्रश्न हैं
    }
course-new = नया
course-doing = जारी
course-passed = पास { $score }
course-locked = { $course } के बाद खुलेगा
course-later = बाद में
course-broken = नहीं खुलता
course-unread = …
course-locked-title = यह कोर्स बाद में आता है
course-locked-why = पहले “{ $course }” पूरा करें। फिर यह कोर्स खुलेगा।
course-broken-title = यह कोर्स नहीं खुल रहा
course-broken-why = “{ $course }” की फ़ाइलों में गड़बड़ी है। आपकी प्रगति सुरक्षित है और बाकी कोर्स ठीक चलते हैं। कृपया यह अपने शिक्षक को दिखाएँ:
course-completed = आपका यह कोर्स पूरा हो गया। बधाई हो!
no-courses = यहाँ अभी कोई कोर्स नहीं है। अपने शिक्षक से कहें कि कोई कोर्स डाल दें।
level-basic = शुरुआती
level-intermediate = मध्यम
level-advanced = उन्नत
level-highly-advanced = बहुत उन्नत
done-so-far = अब तक पूरा
steps-of = { $of } में से { $n }
module-n = मॉड्यूल { $n }: { $title }
module-passed = आपने यह मॉड्यूल पास कर लिया है।
done = ✓ पूरा
under-way = जारी
best-score = सबसे अच्छा { $score }
exam = फ़ाइनल परीक्षा
pretest = आपको पहले से क्या आता है?
quiz = क्विज़
quiz-of = क्विज़: { $module }
not-done = यह नहीं हो पाया

## पाठ

lesson-of = पाठ { $n } (कुल { $of })
objectives = इस मॉड्यूल के बाद आपको आएगा:
resources = और पढ़ने के लिए:
bookmarked = ★ बुकमार्क
my-note = मेरा नोट
my-note-is = मेरा नोट:
my-notes = मेरे बुकमार्क और नोट
notes-empty = अभी कोई बुकमार्क या नोट नहीं है। हर पाठ में बुकमार्क लगाया और नोट लिखा जा सकता है।
practice = अभ्यास
practice-of = अभ्यास { $n } (कुल { $of })

## प्रश्न

question-of = प्रश्न { $n } (कुल { $of })
review-of = दोहराना { $n } (कुल { $of })
time-left = { $time } बाकी
your-answer = आपका उत्तर
your-text = आपके शब्द
words-so-far =
    { $n ->
        [one] { $n } शब्द
       *[other] { $n } शब्द
    }
words-of =
    { $n ->
        [one] { $n } शब्द (चाहिए: { $least } से { $most })
       *[other] { $n } शब्द (चाहिए: { $least } से { $most })
    }
give-answer = यह उत्तर दें
lifted = ↕ हाथ में
blank = खाली जगह { $n }
true = सही
false = गलत
hint = संकेत:
flagged = ⚑ बाद के लिए निशान
flag = ⚑ निशान
saving = सेव हो रहा है…
saved = सेव हुआ ✓
saved-before = उत्तर { $n } सेव हुआ ✓
how-sure = आपको कितना यकीन है?
sure-low = यकीन नहीं: सही +1, गलत 0
sure-mid = काफ़ी यकीन: सही +2, गलत −2
sure-high = पूरा यकीन: सही +3, गलत −6
verdict-right = ✓ सही
verdict-wrong = ✗ सही नहीं
verdict-this = ← यह सही है
verdict-partly = ◐ कुछ सही: { $share }
verdict-waits = धन्यवाद। यह शिक्षक पढ़ेंगे।
verdict-thanks = उत्तर के लिए धन्यवाद।
try-again = एक बार और देखें, फिर कोशिश करें।
right-answer = सही उत्तर: { $answer }
right-answers = सही उत्तर:
not-answered = आपने इस प्रश्न का उत्तर नहीं दिया।
missing-pick = पहले कम से कम एक उत्तर चुनें।
missing-pair = पहले हर लाइन के लिए एक अक्षर चुनें।
missing-blank = पहले हर खाली जगह भरें।
missing-text = पहले अपना उत्तर लिखें।
fill-blanks = खाली जगहें भरें।
unclear-one = ऐसा कोई उत्तर यहाँ नहीं है।
unclear-many = ऐसा कोई उत्तर यहाँ नहीं है।
unclear-pairs = हर लाइन के लिए एक ही अक्षर चाहिए, ज़्यादा नहीं।
unclear-order = हर नंबर एक-एक बार चाहिए।
unclear-sure = कृपया 1, 2 या 3 लिखें।
unclear-number = ऐसा कोई नंबर यहाँ नहीं है।
refused-answered = इस प्रश्न का उत्तर दिया जा चुका है। पहला उत्तर ही गिना जाएगा।
refused-time-up = समय पूरा हो गया। पहले दिए गए उत्तर गिने जाएँगे।
refused-not-on-paper = यह प्रश्न इस क्विज़ में नहीं है।
refused-certainty = कृपया बताएँ कि आपको कितना यकीन है।

## क्विज़

quiz-questions =
    { $n ->
        [one] { $n } प्रश्न
       *[other] { $n } प्रश्न
    }
quiz-pass = पास होने के लिए { $pass } या ज़्यादा चाहिए
quiz-minutes = समय: { $time }
quiz-deferred = जमा करने के बाद दिखेगा कि क्या सही था; तब तक उत्तर बदले जा सकते हैं
quiz-immediate = उत्तर सही है या नहीं, यह तुरंत दिखेगा
quiz-certainty = हर उत्तर के साथ बताएँ कि कितना यकीन है; इसके भी अंक हैं
quiz-tries-left =
    { $n ->
        [0] कोई कोशिश बाकी नहीं
        [one] एक कोशिश बाकी
       *[other] { $n } कोशिशें बाकी
    }
quiz-tries-free = जितनी बार चाहें दें; सबसे अच्छा नतीजा गिना जाएगा
quiz-best = अब तक का सबसे अच्छा नतीजा: { $score }
quiz-no-more = आपकी सारी कोशिशें पूरी हो गईं। कृपया अपने शिक्षक से बात करें।
quiz-go-on = आपने यह क्विज़ शुरू किया था। आपके उत्तर सुरक्षित हैं; जहाँ रुके थे, वहीं से आगे बढ़ें।
quiz-safe = हर उत्तर तुरंत सेव होता है। बिजली चली जाए, तो काम वहीं से आगे बढ़ेगा।
exam-sealed = परीक्षा बंद है
exam-sealed-why = आपके निरीक्षक इसे खोलने वाला पासवर्ड डालेंगे। आपके बाहर जाने तक यह खुली रहेगी।
exam-passphrase = परीक्षा का पासवर्ड
exam-passphrase-wrong =
    { $seconds ->
        [0] यह परीक्षा का पासवर्ड नहीं था। कृपया फिर से डालें।
        [one] यह परीक्षा का पासवर्ड नहीं था। एक सेकंड रुकें, फिर दोबारा डालें।
       *[other] यह परीक्षा का पासवर्ड नहीं था। { $seconds } सेकंड रुकें, फिर दोबारा डालें।
    }
key-open-exam = परीक्षा खोलें
sealed-question = बंद परीक्षा का एक प्रश्न
quiz-sealed = यह बंद है: आपके निरीक्षक इसे पासवर्ड से खोलते हैं
pretest-why = इसके अंक नहीं गिने जाते: इससे बस पता चलेगा कि इस कोर्स से आपने कितना सीखा
your-answers = आपके उत्तर
open = बाकी
hand-in = जमा करें
hand-in-key = जमा करें
hand-in-sure =
    { $n ->
        [one] { $n } प्रश्न अभी बाकी है। फिर भी जमा करना हो, तो दोबारा Enter दबाएँ।
       *[other] { $n } प्रश्न अभी बाकी हैं। फिर भी जमा करना हो, तो दोबारा Enter दबाएँ।
    }
result-passed = { $title }: पास
result-not-yet = { $title }: अभी पास नहीं
result-pretest = { $title }
result-late = समय पूरा हो गया। पहले दिए गए उत्तर गिने जाएँगे।
result-waits = इसका कुछ हिस्सा शिक्षक को अभी पढ़ना है।
you = आप
score-of = { $of } में से { $right } · { $score }
pass-mark = पास के लिए { $pass }
look-again = इन्हें फिर से देखें
look-forward = इस कोर्स में यह सीखने को मिलेगा
questions-missed =
    { $n ->
        [one] प्रश्न { $list }
       *[other] प्रश्न { $list }
    }
to-lesson = → पाठ { $n }

## प्रगति, खोज, सेटिंग

my-progress = मेरी प्रगति
progress-empty = अभी कुछ नहीं। कोई कोर्स चुनकर शुरू करें।
completed-on = ✓ { $date } को { $score } के साथ पूरा
modules-passed = पास किए मॉड्यूल
lessons-read = पढ़े हुए पाठ
time-spent = कितना समय लगा
last-worked = पिछली बार
best-of-tries =
    { $tries ->
        [one] { $tries } कोशिश में सबसे अच्छा { $score }
       *[other] { $tries } कोशिशों में सबसे अच्छा { $score }
    }
search = खोज
search-for = क्या खोजें
search-name = नाम
searching = खोज चल रही है
found =
    { $n ->
        [0] कुछ नहीं मिला। कोई और शब्द लिखकर देखें।
        [one] एक पाठ में मिला
       *[other] { $n } पाठों में मिला
    }
settings = सेटिंग
setting-theme = रंग
setting-width = लाइन की लंबाई
setting-signs = चिह्न
setting-lock = पिन कितनी देर बाद पूछें
setting-pin = पिन
setting-pictures = अंदर आने के लिए चित्र
setting-bidi = दाएँ से बाएँ
setting-detail = पंक्ति-पंक्ति बोलना
setting-voice = ज़ोर से पढ़ना
as-terminal = अपने-आप
theme-dark = काली स्क्रीन
theme-light = सफ़ेद स्क्रीन
theme-high-contrast = ज़्यादा कंट्रास्ट
theme-mono = बिना रंग
signs-ascii = सादे (ASCII)
signs-unicode = सभी (Unicode)
bidi-own = Coursedeck करेगा
bidi-terminal = टर्मिनल करेगा
bidi-off = बंद
lock-never = कभी नहीं
detail-full = सब कुछ
detail-short = केवल नया
voice-on = ! कुंजी से
voice-off = बंद
cells =
    { $n ->
        [one] { $n } कॉलम
       *[other] { $n } कॉलम
    }

## बटन

keys = बटन
# कीबोर्ड के इन बटनों पर यही लिखा होता है।
name-enter = Enter
name-esc = Esc
name-space = स्पेस
name-tab = Tab
name-up-down = ऊपर/नीचे
name-left-right = बाएँ/दाएँ
keys-here = इस स्क्रीन के बटन
keys-everywhere = हर जगह चलने वाले बटन
help-move = ऊपर-नीचे जाएँ; j और k से भी यही होता है
help-enter = आगे बढ़ें, खोलें, उत्तर दें
help-back = वापस जाएँ; कुछ भी खोता नहीं
help-space = चुनें, या एक पेज नीचे जाएँ
help-language = दूसरी भाषा
help-width = लाइन लंबी या छोटी करें
help-help = यह मदद
help-quit = Coursedeck तुरंत बंद करें
help-safe = आपसे कुछ भी बिगड़ नहीं सकता। हर उत्तर देते ही सेव हो जाता है।
key-keys = मदद
key-aloud = ज़ोर से पढ़ें
key-choose = चुनें
key-move = ऊपर-नीचे
key-come-in = अंदर आएँ
key-new = पहली बार
key-search = खोजें
key-language = भाषा
key-leave = बंद करें
key-back = वापस
key-next = आगे
key-practice = अभ्यास
key-next-lesson = अगला पाठ
key-lesson-before = पिछला पाठ
key-lesson = पाठ पर वापस
key-result = नतीजा
key-quiz = क्विज़ पर जाएँ
key-course = कोर्स पर जाएँ
key-courses = सभी कोर्स
key-next-module = अगला मॉड्यूल
key-exam = फ़ाइनल परीक्षा
key-next-blank = अगली खाली जगह
key-read-again = फिर पढ़ें
key-overview = सभी प्रश्न
key-think-again = फिर सोचें
key-this = चुनें
key-no-pin = बिना पिन
key-no-pictures = चित्र नहीं
key-take-back = एक हटाएँ
key-other-words = दूसरे शब्द
key-open = खोलें
key-review = दोहराएँ
key-progress = मेरी प्रगति
key-notes = मेरे नोट
key-settings = सेटिंग
key-other-learner = कोई और
key-page-down = पेज नीचे
key-bookmark = बुकमार्क लगाएँ
key-bookmark-off = बुकमार्क हटाएँ
key-note = नोट लिखें
key-answer = उत्तर दें
key-pick = चुनें
key-pair = इसका अक्षर चुनें
key-lift = उठाएँ
key-carry = खिसकाएँ
key-put-down = रखें
key-place = इसकी जगह
key-write = लिखें
key-leave-text = लिखना पूरा हुआ
key-hint = संकेत
key-flag = बाद के लिए निशान
key-flag-off = निशान हटाएँ
key-turn = दूसरे प्रश्न
key-again = फिर कोशिश
key-begin = शुरू करें
key-go-on = आगे बढ़ें
key-pause = रुकें
key-look-back = उत्तर देखें
key-try-again = फिर कोशिश
key-try-again-left =
    { $n ->
        [one] फिर कोशिश ({ $n } बाकी)
       *[other] फिर कोशिश ({ $n } बाकी)
    }
key-change = बदलें
key-change-back = पिछला, अगला
key-save-note = सेव करके वापस

## जब कुछ गड़बड़ हो

trouble-full = यह सेव नहीं हुआ, क्योंकि डिस्क भर गई है। आपका उत्तर अभी यहीं है। डिस्क में जगह बनाएँ या शिक्षक को बुलाएँ, फिर दोबारा Enter दबाएँ।
trouble-read-only = यह सेव नहीं हुआ, क्योंकि Coursedeck को अपनी फ़ाइल में लिखने की इजाज़त नहीं है। कृपया शिक्षक को बुलाएँ।
trouble-damaged = यह सेव नहीं हुआ, क्योंकि Coursedeck की फ़ाइल खराब हो गई है। कृपया शिक्षक को बुलाएँ और कुछ भी न छुएँ।
trouble-busy = यह अभी सेव नहीं हुआ, क्योंकि फ़ाइल पर दूसरों का काम चल रहा है। फिर कोशिश के लिए Enter दबाएँ।
trouble-machine = यह सेव नहीं हुआ। फिर कोशिश के लिए Enter दबाएँ, या शिक्षक को बुलाएँ। कंप्यूटर का संदेश: { $what }
trouble-seal = बंद परीक्षा नहीं खुल रही, और कुछ बदला नहीं गया। कृपया अपने शिक्षक को बुलाएँ। मशीन कहती है: { $what }

## संचालक का बोर्ड

board = बोर्ड
board-everyone = सभी
board-class =
    { $n ->
        [one] { $cohort } · { $n } विद्यार्थी
       *[other] { $cohort } · { $n } विद्यार्थी
    }
board-learners =
    { $n ->
        [one] { $n } विद्यार्थी
       *[other] { $n } विद्यार्थी
    }
board-stuck =
    { $n ->
        [0] कोई मुश्किल में नहीं
        [one] ✗ { $n } विद्यार्थी मुश्किल में
       *[other] ✗ { $n } विद्यार्थी मुश्किल में
    }
board-essays-wait =
    { $n ->
        [one] { $n } क्विज़ में लंबे उत्तर जाँचने हैं
       *[other] { $n } क्विज़ में लंबे उत्तर जाँचने हैं
    }
board-nobody = इस क्लास में अभी कोई नहीं है। विद्यार्थी पहली स्क्रीन पर खुद नाम जोड़ें, या coursedeck learner import कमांड से जोड़े जाएँ।
board-no-course = c बटन से कोई कोर्स चुनें।
board-learner = विद्यार्थी
board-so-far = कुल
board-which-course = कौन-सा कोर्स?
board-which-class = कौन-सी क्लास?
board-chosen = ← अभी
stand-none = ○ अभी नहीं
stand-doing = ◐ जारी
stand-stuck = ✗ मुश्किल
stand-done = ✓ पूरा
stand-so-far = ◐ { $of } में { $n }
sort-help = पहले जिन्हें मदद चाहिए
sort-name = नाम के क्रम में
sort-progress = पहले जो सबसे आगे हैं
board-hard = क्या मुश्किल है
board-hard-of = क्या मुश्किल है · { $cohort }
board-hard-why = हर प्रश्न के अंकों में से क्लास को कितने मिले; हर विद्यार्थी की पहली कोशिश गिनी गई है।
board-hard-few = n: प्रश्न कितने लोगों से पूछा गया। 30 से कम हो, तो नतीजे में संयोग का बड़ा हाथ है।
board-hard-none = अभी किसी ने क्विज़ जमा नहीं किया।
board-reading = उत्तर पढ़े जा रहे हैं…
board-n = n { $n }
board-essays = जाँचने के लिए लंबे उत्तर
board-essays-none = कोई लंबा उत्तर बाकी नहीं।
board-grade = लंबा उत्तर जाँचें
board-correct = एक उत्तर
board-their-text = क्या लिखा गया
board-their-answer = दिया गया उत्तर
board-rubric = क्या देखना है
board-points-of = अंक, { $points } में से
board-comment = आपकी टिप्पणी
board-reason = अंक क्यों बदले
board-mark-wrong = अंक 0 से { $points } तक लिखें, या 75% जैसा प्रतिशत।
board-mark-same = अंक पहले से यही हैं। ऐसे ही रखने के लिए Esc दबाएँ।
board-reason-missing = कारण लिखें: विद्यार्थी इसे पढ़ेंगे, और यह रिकॉर्ड में रहेगा।
board-no-mark = यहाँ बदलने को कोई अंक नहीं है: प्रश्न का उत्तर नहीं दिया गया, या इसमें राय पूछी गई है।
mark-none = ○ उत्तर नहीं
mark-waits = ◐ जाँचना बाकी
mark-survey = राय
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = सुधारा गया
mark-graded = जाँचा गया
graded-by = { $by } ने { $date } को जाँचा: { $share }।
corrected-by = { $by } ने { $date } को अंक { $before } से बदलकर { $share } किए।
from-people = आपके शिक्षक की ओर से
quiz-graded = आपके शिक्षक ने आपके पिछले उत्तर पढ़ लिए हैं। उनकी बात देखने के लिए r दबाएँ।
quiz-waits = आपके पिछले उत्तरों का कुछ हिस्सा शिक्षक को अभी पढ़ना है।
sat-passed = ✓ { $share } पास
sat-not-passed = ✗ { $share } पास नहीं
sat-waits = ◐ { $share } बाकी
sat-plain = { $share }
pupil-class = क्लास
pupil-number = नंबर
pupil-seen = पिछली बार
pupil-never = अभी नहीं
pupil-other-courses = दूसरे कोर्स
pupil-stuck-at = मुश्किल कहाँ है
pupil-tried =
    { $n ->
        [one] ✗ { $n } गलत कोशिश
       *[other] ✗ { $n } गलत कोशिशें
    }
pupil-quizzes = जमा किए गए क्विज़
pupil-no-quizzes = अभी कोई नहीं।
board-roll = हाज़िरी
board-roll-of = हाज़िरी · { $cohort } · { $date }
board-roll-count = { $of } में से { $n } हाज़िर
board-roll-no-class = हाज़िरी क्लास की होती है। पहले g बटन से क्लास चुनें।
board-certificates = प्रमाणपत्र
board-certificates-how = यह कमांड क्लास के उन सब विद्यार्थियों के प्रमाणपत्र बनाती है जिन्होंने कोर्स पूरा किया है:
board-locked = बोर्ड लॉक है
board-locked-why = कुछ देर से कोई बटन नहीं दबा। आगे बढ़ने के लिए संचालक का पासवर्ड डालें।
board-passphrase = पासवर्ड
board-passphrase-wrong =
    { $seconds ->
        [0] यह किसी का पासवर्ड नहीं है। कृपया फिर से डालें।
        [one] यह किसी का पासवर्ड नहीं है। एक सेकंड रुकें, फिर दोबारा डालें।
       *[other] यह किसी का पासवर्ड नहीं है। { $seconds } सेकंड रुकें, फिर दोबारा डालें।
    }
key-learner = खोलें
key-essays = लंबे उत्तर
key-hard = क्या मुश्किल है
key-roll = हाज़िरी
key-class = क्लास
key-other-course = कोर्स
key-modules = मॉड्यूल
key-certificates = प्रमाणपत्र
key-board = बोर्ड पर जाएँ
key-read-essay = पढ़ें और जाँचें
key-this-answer = इसे देखें
key-answers = उत्तर
key-keep-mark = ये अंक रखें
key-other-field = दूसरा खाना
key-here = हाज़िर या नहीं
key-note-roll = दर्ज करें
key-all-here = सब हाज़िर
key-last-result = पिछला नतीजा
plain-mark = 0 से { $points } तक अंक, या प्रतिशत लिखें, फिर Enter दबाएँ। :b से बिना कुछ बदले वापस जाएँ।
plain-comment = विद्यार्थी के लिए एक लाइन में टिप्पणी लिखें, फिर Enter दबाएँ। टिप्पणी न देनी हो, तो सिर्फ़ Enter।
plain-reason = एक लाइन में लिखें कि अंक क्यों बदले, फिर Enter दबाएँ।
plain-roll = नंबर लिखकर Enter दबाएँ: वह हाज़िर है या नहीं, यह बदल जाएगा। सिर्फ़ Enter से हाज़िरी दर्ज होगी।
plain-passphrase = संचालक का पासवर्ड डालें, फिर Enter दबाएँ।
plain-exam-passphrase = निरीक्षक: परीक्षा का पासवर्ड डालें, फिर Enter दबाएँ।

## एक-एक लाइन

plain-hello = Coursedeck, एक-एक लाइन में। क्या-क्या लिखा जा सकता है, यह जानने के लिए कभी भी ? लिखकर Enter दबाएँ।
plain-choose = नंबर लिखें, फिर Enter दबाएँ।
plain-next = Enter दबाएँ: { $does }।
plain-result = Enter दबाएँ: { $does }। या { $others } लिखें।
plain-answer = अपना उत्तर लिखें, फिर Enter दबाएँ।
plain-back = :b लिखें, फिर Enter दबाएँ: { $does }।
plain-again = फिर कोशिश के लिए Enter दबाएँ।
plain-name = अपना नाम लिखें, फिर Enter दबाएँ।
plain-find-name = नाम का एक हिस्सा लिखें, फिर Enter दबाएँ।
plain-search = जो शब्द खोजने हैं, वे लिखें, फिर Enter दबाएँ।
plain-pin = अपना पिन डालें, फिर Enter दबाएँ।
plain-new-pin = 4 से 6 अंकों का पिन डालें, फिर Enter दबाएँ। पिन न चाहिए, तो सिर्फ़ Enter दबाएँ।
plain-pin-again = वही पिन दोबारा डालें, फिर Enter दबाएँ।
plain-pictures = अपने तीन चित्रों के नंबर बीच में ख़ाली जगह देकर लिखें, जैसे: 3 7 11। फिर Enter दबाएँ।
plain-new-pictures = तीन चित्रों के नंबर बीच में ख़ाली जगह देकर लिखें, जैसे: 3 7 11। फिर Enter दबाएँ। नहीं चाहिए तो केवल Enter दबाएँ।
plain-note = अपना नोट एक लाइन में लिखें, फिर Enter दबाएँ। यह पुराने नोट की जगह ले लेगा। सिर्फ़ Enter से नोट वैसा ही रहेगा, और - से हट जाएगा।
plain-one = अपने उत्तर का अक्षर लिखें, a से { $last } तक, फिर Enter दबाएँ।
plain-many = सभी सही उत्तरों के अक्षर बीच में स्पेस देकर लिखें (जैसे a c), फिर Enter दबाएँ।
plain-number = संख्या लिखें, फिर Enter दबाएँ।
plain-essay = अपना उत्तर लिखें, चाहे जितनी लाइनों में। पूरा होने पर खाली लाइन में Enter दबाएँ।
plain-pairs = सभी { $n } लाइनों के लिए एक-एक अक्षर, क्रम से, बीच में स्पेस देकर लिखें (जैसे b a), फिर Enter दबाएँ।
plain-order = नंबरों को सही क्रम में, बीच में स्पेस देकर लिखें (जैसे 3 1 2), फिर Enter दबाएँ।
plain-blank = खाली जगह { $n } में जो आता है वह लिखें, फिर Enter दबाएँ।
plain-blank-letter = खाली जगह { $n } में जो आता है उसका अक्षर लिखें, फिर Enter दबाएँ।
plain-blanks-done = यह उत्तर देने के लिए Enter दबाएँ, या खाली जगह 1 फिर से लिखें।
plain-sure = 1, 2 या 3 लिखें, फिर Enter दबाएँ।
plain-overview = किसी प्रश्न पर जाने के लिए उसका नंबर, या जमा करने के लिए { $n } लिखें, फिर Enter दबाएँ।
plain-hand-in-sure = फिर भी जमा करने के लिए Enter दबाएँ, या वापस जाने के लिए :b लिखें।
plain-rows-before = इनसे पहले { $n } और हैं: :< लिखें
plain-rows-after = इनके बाद { $n } और हैं: :> लिखें
plain-more-after = इनके बाद वाले
plain-more-before = इनसे पहले वाले
plain-again-all = सब फिर से बताएँ
plain-detail = कम बोलें, या फिर सब कुछ
plain-turn = अब आपकी बारी।
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }। { $other }
plain-unknown = यहाँ इसका कोई मतलब नहीं। क्या-क्या लिखा जा सकता है, यह जानने के लिए ? लिखें।
plain-bye = नमस्ते। सब कुछ सेव हो गया है।
backup-late = रिकॉर्ड की पिछली प्रति पुरानी है, इसलिए नई प्रति बनाई जा रही है। कृपया प्रतीक्षा करें।
plain-picture = चित्र: { $alt }
note-note = जानकारी
note-tip = सुझाव
note-important = ज़रूरी
note-warning = चेतावनी
note-caution = सावधान
quote = उद्धरण:

## कागज़ पर

booklet-centre = केंद्र
booklet-name = नाम
booklet-date = तारीख
booklet-contents = इस पुस्तिका में
booklet-how = एक पाठ पढ़ें, फिर उसके बाद का अभ्यास करें। मॉड्यूल पूरा होने पर उसका क्विज़ दें। क्विज़ के उत्तर इस पुस्तिका के आखिर में दिए उसके उत्तर पत्र पर लिखें, और वह पत्र अपने शिक्षक को दें।
booklet-form = सेट { $form }
booklet-version = संस्करण { $version }
booklet-practice = अभ्यास { $n }
booklet-on-sheet = अपने उत्तर इस क्विज़ के उत्तर पत्र पर लिखें।
booklet-sheet = उत्तर पत्र · { $quiz }
booklet-sheet-how = एक अक्षर पर गोला लगाएँ, या हर सही खाने में × लगाएँ। साफ़ लिखें; जहाँ अक्षर लिखना हो, वहाँ बड़े अक्षर (A, B, C) लिखें।
booklet-sheet-sure = फिर हर उत्तर पर कितना यकीन है, उस पर गोला लगाएँ: 1 कम, 2 काफ़ी, 3 पूरा। यकीन जितना ज़्यादा, सही उत्तर के उतने ज़्यादा अंक मिलेंगे और गलत के उतने ज़्यादा कटेंगे।
booklet-office = कार्यालय के लिए: ____________________ को ____________________ ने दर्ज किया
booklet-key = उत्तर
paper-single = एक उत्तर सही है।
paper-multiple = एक से ज़्यादा उत्तर सही हो सकते हैं: सभी ढूँढें।
paper-truth = सही या गलत?
paper-typed = एक-दो शब्दों में उत्तर दें।
paper-number = उत्तर संख्या में दें।
paper-match = हर नंबर से मेल खाता अक्षर ढूँढें।
paper-order = अक्षरों को सही क्रम में रखें।
paper-cloze = नंबर वाली खाली जगहें भरें। जहाँ अक्षर दिए हों, वहाँ एक चुनें।
paper-survey = एक चुनें। कोई उत्तर गलत नहीं है।
paper-survey-words = अपनी राय लिखें। कोई उत्तर गलत नहीं है।
paper-essay = कुछ वाक्यों में उत्तर दें।
paper-essay-words = { $from } से { $to } शब्दों में उत्तर दें।
paper-points =
    { $n ->
        [one] { $n } अंक
       *[other] { $n } अंक
    }
paper-sure = यकीन?
paper-key-essay = शिक्षक पढ़कर अंक देंगे।
paper-key-none = कोई उत्तर गलत नहीं है।

## विंडो

too-small = यह विंडो बहुत छोटी है। Coursedeck को 40 कॉलम और 12 लाइनें चाहिए। कृपया इसे बड़ा करें; कुछ खोया नहीं है।
more-above = ↑ { $n } और
more-below = ↓ { $n } और
more = ↓ और है

## संख्याएँ और तारीखें

format-decimal = .
format-group = ,
format-digits = 0123456789
format-percent = { $n }%
format-date = { $day } { $month } { $year }
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes } मिनट
format-hours =
    { $hours ->
        [one] { $hours } घंटा
       *[other] { $hours } घंटे
    }
format-hours-minutes =
    { $hours ->
        [one] { $hours } घंटा { $minutes } मिनट
       *[other] { $hours } घंटे { $minutes } मिनट
    }
month-1 = जनवरी
month-2 = फ़रवरी
month-3 = मार्च
month-4 = अप्रैल
month-5 = मई
month-6 = जून
month-7 = जुलाई
month-8 = अगस्त
month-9 = सितंबर
month-10 = अक्टूबर
month-11 = नवंबर
month-12 = दिसंबर

# लेखक अपना लिखा जा रहा कोर्स देखता है।
preview = प्रीव्यू
preview-faults =
    { $n ->
        [one] कोर्स में { $n } गलती है
       *[other] कोर्स में { $n } गलतियाँ हैं
    }
preview-faults-why = इसे अपने एडिटर में ठीक करके सेव करें: स्क्रीन अपने-आप लौट आएगी।
preview-more-faults =
    { $n ->
        [one] और { $n }
       *[other] और { $n }
    }
key-reveal = उत्तर
key-as-it-was = पहले जैसा देखें

## एक्सपोर्ट की गई तालिकाओं के कॉलम

column-centre-id = केंद्र का नंबर
column-learner-id = विद्यार्थी का नंबर
column-registration-no = पंजीकरण नंबर
column-learner-name = नाम
column-cohort = क्लास
column-gender = लिंग
column-disability = विकलांगता
column-residence = निवास
column-course-id = कोर्स का नंबर
column-record-id = रिकॉर्ड
column-centre-name = केंद्र
column-device-id = कंप्यूटर
column-course-version = कोर्स का संस्करण
column-course-title = कोर्स
column-language = भाषा
column-modality = पढ़ाने का तरीका
column-level = स्तर
column-digcomp = DigComp कौशल
column-sdg = सतत विकास लक्ष्य
column-wsis = WSIS एक्शन लाइन
column-age-band = उम्र
column-attendance-percent = हाज़िरी, %
column-enrolled-at = दाखिला
column-started-at = शुरू
column-completed-at = पूरा
column-clock = घड़ी
column-result = नतीजा
column-score-percent = स्कोर, %
column-pass-percent = पास के लिए, %
column-attempts = कोशिशें
column-minutes-spent = कितने मिनट लगे
column-pretest-percent = शुरुआती टेस्ट, %
column-posttest-percent = परीक्षा, %
column-gain = सीखने में बढ़त
column-certificate-no = प्रमाणपत्र नंबर
column-expires-at = कब तक मान्य
column-evidence-digest = सबूत का डाइजेस्ट
column-seen-at = पिछली बार
column-courses-begun = शुरू किए कोर्स
column-courses-completed = पूरे किए कोर्स
column-attempt-id = कोशिश
column-quiz = क्विज़
column-attempt-no = कोशिश का नंबर
column-finished-at = खत्म
column-questions = पूछे गए प्रश्न
column-answered = कितनों के उत्तर दिए
column-passed = पास
column-waits = जाँचना बाकी
column-late = समय पूरा हो गया
column-response-id = उत्तर का नंबर
column-asked-in = कहाँ पूछा गया
column-module-id = मॉड्यूल
column-question-id = प्रश्न का नंबर
column-kind = प्रश्न का प्रकार
column-response = उत्तर
column-mark-percent = अंक, %
column-certainty = यकीन
column-try = कौन-सी कोशिश
column-hinted = संकेत देखा
column-answered-at = उत्तर कब दिया
column-course-versions = कोर्स के संस्करण
column-question = प्रश्न
column-n = गिनी गई कोशिशें
column-facility-index = सरलता सूचकांक, %
column-standard-deviation = मानक विचलन, %
column-random-guess-score = अंदाज़े से अंक, %
column-intended-weight = तय भार, %
column-effective-weight = असली भार, %
column-discrimination-index = विभेदन सूचकांक, %
column-discriminative-efficiency = विभेदन क्षमता, %
column-advice = सलाह
column-date = दिन
column-part = दिन का हिस्सा
column-present = हाज़िर
column-entered-by = किसने दर्ज किया
column-taken-on = कागज़ पर कब दिया
column-instructor = किसने पढ़ाया

# प्रमाणपत्र।
certificate-heading = उपलब्धि प्रमाणपत्र
certificate-heading-completed = कोर्स पूरा करने का प्रमाणपत्र
certificate-given-to = प्रमाणित किया जाता है कि
certificate-has-passed = ने यह कोर्स पास किया है
certificate-has-completed = ने यह कोर्स पूरा किया है
certificate-score = नतीजा: { $score }
certificate-completed = { $date } को पूरा किया
certificate-expires = { $date } तक मान्य
certificate-issued = { $date } को जारी
certificate-number = प्रमाणपत्र नंबर { $number }
certificate-course = कोर्स { $course }, संस्करण { $version }
certificate-key = केंद्र की कुंजी { $key }
certificate-signature = केंद्र की ओर से
certificate-verify = असली है? coursedeck verify से जाँचें
certificate-yours = प्रमाणपत्र

## केंद्र प्रमुख के लिए रिपोर्ट: `records report`

report-title = क्या सीखा गया
report-of = क्या सीखा गया: { $centre }
report-made = बनाई गई
report-made-by = { $date }, { $time }, { $name } द्वारा
report-records = रिकॉर्ड
report-records-of =
    { $n ->
        [one] एक कोर्स में एक विद्यार्थी, { $first } से { $last } तक
       *[other] { $n } (हर एक: एक कोर्स में एक विद्यार्थी), { $first } से { $last } तक
    }
report-records-none = कोई नहीं
report-asked = माँगा गया
report-asked-all = जो भी दर्ज है, सब
report-asked-since = { $day } से
report-asked-until = { $day } तक
report-asked-course = कोर्स { $course }
report-asked-cohort = क्लास { $cohort }
report-database = डेटाबेस
report-database-of = अपने लॉग की घटना { $place } तक
report-clock = घड़ी
report-clock-sure = हर रिकॉर्ड के समय सही थी
report-clock-doubtful =
    { $n ->
        [one] { $n } रिकॉर्ड का समय गलत घड़ी से आया हो सकता है
       *[other] { $n } रिकॉर्डों का समय गलत घड़ी से आया हो सकता है
    }
report-totals = कुल मिलाकर
report-learners = विद्यार्थी
report-begun = शुरू
report-completed = पूरे
report-completion = पूरे होने की दर
report-graded = नतीजे
report-pass = पास की दर
report-minutes = मिनट
report-both = दोनों टेस्ट
report-gain = सीखने में बढ़त
report-learners-means = जिन लोगों ने कोई कोर्स शुरू किया। जो दो कोर्स में हैं, उन्हें एक ही गिना गया है।
report-begun-means = शुरू किए गए कोर्स, हर विद्यार्थी के लिए एक बार गिने गए: यानी दाखिले।
report-completed-means = इनमें से कितने पूरे हुए: पास किए गए, या जहाँ अंक नहीं दिए जाते, वहाँ आखिर तक पढ़े गए।
report-completion-means = शुरू किए गए कोर्स में से पूरे हुए कोर्स का हिस्सा। जो अभी सीख रहे हैं, वे शुरू में गिने गए हैं।
report-graded-means = कितने पास या फ़ेल हुए। फ़ेल: फ़ाइनल परीक्षा, या ऐसा क्विज़ जो दोबारा नहीं दिया जा सकता, दिया गया पर पास नहीं हुआ।
report-pass-means = जिनका नतीजा आया, उनमें से पास का हिस्सा। फ़ेल होने के बाद पास होना भी पास है।
report-minutes-means = कोर्स पूरा होने तक स्क्रीन पर लगा समय: पूरे हुए कोर्स में से आधों में इससे कम लगा, और बीच के आधे साथ लिखी दो संख्याओं के बीच हैं।
report-both-means = कितनों ने शुरुआती टेस्ट और फ़ाइनल परीक्षा, दोनों दिए।
report-gain-means = जो पहले नहीं आता था, उसका कितना हिस्सा बाद में आने लगा: (परीक्षा − शुरुआती टेस्ट) ÷ (100 − शुरुआती टेस्ट), दोनों के औसत स्कोर से (Hake 1998, normalised gain)। 0 यानी कुछ नहीं, 1 यानी सब कुछ। साथ लिखी दो संख्याएँ: वह अंतराल जिसमें यह 95% विश्वास के साथ है, औसतों के अनुपात के लिए Student के t से (Cochran 1977)। हर एक का सबसे अच्छा स्कोर गिना गया है।
report-label = { $name }: { $fact }
report-span = { $low } से { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = इसे कैसे पढ़ें
report-kept-means = [c]: छिपाया गया, क्योंकि यह { $n } से कम लोगों के बारे में है, या इससे और बाकी संख्याओं से ऐसी संख्या निकाली जा सकती है। केंद्र के अंदर देखने के लिए --min-cell 1 के साथ माँगें।
report-kept-means-one = कुछ छिपाया नहीं गया: इसमें किसी एक व्यक्ति की बात हो सकती है, इसलिए यह केंद्र के अंदर ही रहे।
report-few-means = †: { $n } से कम विद्यार्थी। यह संयोग से बहुत बदल सकता है; इसे इशारा मानें, नतीजा नहीं।
report-none-means = –: यहाँ गिनने के लिए कोई नहीं है।
report-kept-rule = कोई संख्या तब छिपाई जाती है जब वह जिन लोगों के बारे में है, या जिन्हें गिनती है, वे 1 से { $most } तक हों। फिर हर तालिका में सबसे छोटे समूहों की संख्याएँ भी छिपाई जाती हैं, ताकि बाकी को जोड़-घटाकर कोई छिपी संख्या न निकल सके, और हर छिपी संख्या { $n } लोगों की हो सकती हो। विद्यार्थी ने क्या किया और उसका नतीजा क्या हुआ, ये अलग-अलग परखे जाते हैं। दूसरे दिनों या दूसरे कोर्स की दो रिपोर्टें फिर भी मिलाकर देखी जा सकती हैं: उनमें से एक ही बाहर दें।
report-tables-kept = अलग-अलग दिखाने के लिए लोग बहुत कम हैं: यह तालिका छिपाई गई है।
report-table-empty = यहाँ दिखाने को कुछ नहीं है।
report-nothing = ऐसा कोई रिकॉर्ड नहीं है।
report-all = सभी
report-month = { $month } { $year }
report-month-note = शुरू: उस महीने में। बाकी सब: उस महीने में जब कोर्स पूरा या फ़ेल हुआ, या उस पर आखिरी बार काम हुआ।
report-tags-note = कोर्स पर लगे टैग के हिसाब से। कई टैग वाला कोर्स हर टैग में गिना गया है, इसलिए इन लाइनों को आपस में न जोड़ें। शीर्षक प्रकाशकों के हैं, अंग्रेज़ी में।
report-cohort-note = विद्यार्थी अभी जिस क्लास में हैं, उसके हिसाब से।
report-told-note = विद्यार्थियों ने अपनी इच्छा से अपने बारे में जो बताया, उसके हिसाब से।
report-age-note = जिस साल नतीजा तय हुआ, उस साल की उम्र। विद्यार्थियों ने अपनी इच्छा से जो बताया, उसके हिसाब से।
report-by-month = महीने के हिसाब से
report-by-course = कोर्स के हिसाब से
report-by-cohort = क्लास के हिसाब से
report-by-digcomp = DigComp कौशल के हिसाब से
report-by-sdg = सतत विकास लक्ष्य के हिसाब से
report-by-wsis = WSIS एक्शन लाइन के हिसाब से
report-by-itu-d = ITU-D प्राथमिकता के हिसाब से
report-by-gender = लिंग के हिसाब से
report-by-age = उम्र के हिसाब से
report-by-residence = निवास के हिसाब से
report-by-disability = विकलांगता के हिसाब से
report-group-month = महीना
report-group-course = कोर्स
report-group-cohort = क्लास
report-group-digcomp = कौशल
report-group-sdg = लक्ष्य
report-group-wsis = एक्शन लाइन
report-group-itu-d = प्राथमिकता
report-group-gender = लिंग
report-group-age = उम्र
report-group-residence = निवास
report-group-disability = विकलांगता
report-chart-months = हर महीने शुरू और पूरे हुए कोर्स
report-chart-months-means = हर महीने दो पट्टियाँ: बाईं ओर शुरू हुए कोर्स, दाईं ओर पूरे हुए। संख्याएँ नीचे की तालिका में हैं।
report-chart-months-cut = पिछले { $n } महीने दिखाए गए हैं।
report-chart-courses = हर कोर्स के पूरे होने की दर
report-chart-courses-means = हर कोर्स की एक पट्टी; जितने शुरू हुए उनमें से जितना हिस्सा पूरा हुआ, पट्टी उतनी लंबी है। संख्याएँ नीचे की तालिका में हैं।
group-female = महिला
group-male = पुरुष
group-other = अन्य
group-urban = शहर में
group-rural = गाँव में
group-yes = विकलांगता है
group-no = विकलांगता नहीं
group-not-told = नहीं बताया
group-no-class = किसी क्लास में नहीं
group-no-tag = ऐसे टैग के बिना

## बैज

badge-score = फ़ाइनल स्कोर
badge-criteria = कोर्स पूरा करें।
badge-criteria-pass = कम से कम { $pass } फ़ाइनल स्कोर के साथ कोर्स पूरा करें।
