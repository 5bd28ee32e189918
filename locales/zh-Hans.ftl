# Coursedeck 的简体中文文字。

language-name = 简体中文
coursedeck = Coursedeck

## 入口

who-are-you = 您是谁？
i-am-new = 我是第一次来
new-ask = 这里没有您的名字？请让工作人员把您加入名单。
welcome = 欢迎使用 Coursedeck
your-name = 您的姓名
your-pin = 您的 PIN 码
pin-again = 再输入一次 PIN 码
pin-why = 4 到 6 位数字的 PIN 码可防止别人动您的学习记录。不需要就留空。
pin-rule = PIN 码只能是 4 到 6 位数字。
pin-not-the-same = 两次输入的 PIN 码不一样。请重新输入。
pin-of = { $name }：请输入您的 PIN 码
pin-wrong =
    { $seconds ->
        [0] PIN 码不对。请再试一次。
       *[other] PIN 码不对。请等 { $seconds } 秒再试。
    }
pin-new = 新的 PIN 码
pin-set = 已设
pin-none = 无
name-missing = 请输入您的姓名。
name-taken = 已经有 { $name } 了。如果就是您，请返回，在名单中选择。如果不是，请在名字后加个字或数字。
is-this-you = { $name }，是您吗？
last-here = 上次来是 { $date }
yes-me = 是我
no-not-me = 不是我
locked = Coursedeck 已锁定
locked-why = 有一段时间没人按键了。您的学习记录都在。输入 PIN 码就能继续。
choose-language = 请选择语言
language-later = 随时可以按 L 键更换。
reading-ask = 下面两行，哪一行读起来是对的？
reading-sample = 第 3 课（共 12 课）：回车键
reading-neither = 两行都不对
reading-later = 可以随时在设置中更改。
your-pictures = 您的图片
pictures-why = 三张图片可防止别人动您的学习记录。选三张，并记住它们的顺序。不需要就选最后一行。
pictures-again = 请按同样的顺序再选一次这三张图片。
pictures-of = { $name }：请选您的三张图片
pictures-wrong =
    { $seconds ->
        [0] 图片不对。请再试一次。
       *[other] 图片不对。请等 { $seconds } 秒再试。
    }
pictures-new = 新的图片
pictures-rule = 请选三张不同的图片。
pictures-not-the-same = 两次选的图片不一样。请重新选。
pictures-locked = 有一段时间没人按键了。您的学习记录都在。选出您的三张图片就能继续。
pictures-set = 已选
pictures-none = 无
picture-1 = 鱼
picture-2 = 猫
picture-3 = 老鼠
picture-4 = 猫头鹰
picture-5 = 花
picture-6 = 太阳
picture-7 = 杯子
picture-8 = 钥匙
picture-9 = 铅笔
picture-10 = 梯子
picture-11 = 眼镜
picture-12 = 锤子

## 首页和课程

courses = 课程
go-on = 继续学习{ $course }
review-due =
    { $n ->
       *[other] 复习：今天有 { $n } 道题
    }
course-new = 新
course-doing = 进行中
course-passed = 已通过 { $score }
course-locked = 完成{ $course }后开放
course-later = 以后
course-broken = 打不开
course-unread = …
course-locked-title = 这门课程还没开放
course-locked-why = 请先完成“{ $course }”，这门课程就会开放。
course-broken-title = 这门课程打不开
course-broken-why = “{ $course }”的文件有错误。您的进度没有丢，其他课程可以照常学习。请把下面的内容给老师看：
course-completed = 您已完成这门课程。恭喜！
no-courses = 这里还没有课程。请让老师安装一门。
level-basic = 基础
level-intermediate = 中级
level-advanced = 高级
level-highly-advanced = 专家级
done-so-far = 已完成
steps-of = { $n } / { $of }
module-n = 第 { $n } 单元：{ $title }
module-passed = 您已通过这个单元。
done = ✓ 已学
under-way = 进行中
best-score = 最好成绩 { $score }
exam = 结业考试
pretest = 您已经知道多少？
quiz = 测验
quiz-of = 测验：{ $module }
not-done = 没能做到

## 课文

lesson-of = 第 { $n } 课，共 { $of } 课
objectives = 学完本单元，您能够：
resources = 延伸阅读：
bookmarked = ★ 书签
my-note = 我的笔记
my-note-is = 我的笔记：
my-notes = 我的书签和笔记
notes-empty = 还没有书签和笔记。每一课都可以加书签、写笔记。
practice = 练习
practice-of = 练习 { $n } / { $of }

## 题目

question-of = 第 { $n } 题，共 { $of } 题
review-of = 复习 { $n } / { $of }
time-left = 还剩 { $time }
your-answer = 您的答案
your-text = 您的文字
words-so-far =
    { $n ->
       *[other] { $n } 字
    }
words-of =
    { $n ->
       *[other] { $n } 字（要求 { $least } 到 { $most } 字）
    }
give-answer = 提交这个答案
lifted = ↕ 移动中
blank = 空 { $n }
true = 正确
false = 错误
hint = 提示：
flagged = ⚑ 已标记，稍后再看
flag = ⚑ 已标记
saving = 正在保存…
saved = 已保存 ✓
saved-before = 第 { $n } 题已保存 ✓
how-sure = 您有多大把握？
sure-low = 没把握：对 +1，错 0
sure-mid = 比较有把握：对 +2，错 −2
sure-high = 很有把握：对 +3，错 −6
verdict-right = ✓ 正确
verdict-wrong = ✗ 不太对
verdict-this = ← 是这个
verdict-partly = ◐ 部分正确：{ $share }
verdict-waits = 谢谢。老师会来批阅。
verdict-thanks = 谢谢您的回答。
try-again = 再看一看，再试一次。
right-answer = 答案：{ $answer }
right-answers = 答案：
not-answered = 您没有回答这道题。
missing-pick = 请先至少选一个答案。
missing-pair = 请先为每一行选一个字母。
missing-blank = 请先填完所有的空。
missing-text = 请先输入答案。
fill-blanks = 填空。
unclear-one = 没有这个答案。
unclear-many = 没有这个答案。
unclear-pairs = 每一行要一个字母，不能多。
unclear-order = 每个数字都要用一次。
unclear-sure = 请输入 1、2 或 3。
unclear-number = 没有这个数字。
refused-answered = 这道题已经答过，以第一次的答案为准。
refused-time-up = 时间到了。之前的答案有效。
refused-not-on-paper = 这道题不在本次测验里。
refused-certainty = 请说明您有多大把握。

## 测验

quiz-questions =
    { $n ->
       *[other] { $n } 道题
    }
quiz-pass = 得 { $pass } 以上即通过
quiz-minutes = 时间：{ $time }
quiz-deferred = 交卷后才看到对错；交卷前可以改答案
quiz-immediate = 每答一题马上看到对错
quiz-certainty = 每题要说有多大把握，这会计分
quiz-tries-left =
    { $n ->
        [0] 没有机会了
       *[other] 还有 { $n } 次机会
    }
quiz-tries-free = 次数不限，取最好成绩
quiz-best = 目前最好成绩：{ $score }
quiz-no-more = 机会已用完。请找老师谈谈。
quiz-go-on = 您已开始这次测验。答案都在，请从停下的地方继续。
quiz-safe = 每个答案都会马上保存。万一停电，可以从停下的地方继续。
exam-sealed = 考试已密封
exam-sealed-why = 由监考人员输入密码短语来打开。在您离开之前一直开着。
exam-passphrase = 考试的密码短语
exam-passphrase-wrong =
    { $seconds ->
        [0] 这不是考试的密码短语。请再试一次。
       *[other] 这不是考试的密码短语。请等 { $seconds } 秒再试。
    }
key-open-exam = 打开考试
sealed-question = 密封考试中的一道题
quiz-sealed = 考试已密封：由监考人员用密码短语打开
pretest-why = 不计成绩：只用来看您在这门课程中学到多少
your-answers = 您的答案
open = 未答
hand-in = 交卷
hand-in-key = 交卷
hand-in-sure =
    { $n ->
       *[other] 还有 { $n } 道题没答。仍要交卷，请再按一次 Enter。
    }
result-passed = { $title }：通过
result-not-yet = { $title }：还没通过
result-pretest = { $title }
result-late = 时间到了。之前的答案有效。
result-waits = 还有一部分要等老师批阅。
you = 您
score-of = { $right } / { $of } · { $score }
pass-mark = 及格线 { $pass }
look-again = 需要再看的内容
look-forward = 这门课程会教您的内容
questions-missed =
    { $n ->
       *[other] 第 { $list } 题
    }
to-lesson = → 第 { $n } 课

## 进度、搜索和设置

my-progress = 我的进度
progress-empty = 还没有内容。请选一门课程开始吧。
completed-on = ✓ { $date }完成，成绩 { $score }
modules-passed = 通过的单元
lessons-read = 读过的课
time-spent = 所用时间
last-worked = 最近学习
best-of-tries =
    { $tries ->
       *[other] { $tries } 次中最好 { $score }
    }
search = 搜索
search-for = 搜索内容
search-name = 姓名
searching = 正在搜索
found =
    { $n ->
        [0] 没有找到。请换个词试试。
       *[other] 在 { $n } 课中找到
    }
settings = 设置
setting-theme = 颜色
setting-width = 文字宽度
setting-signs = 符号
setting-lock = 多久后要求 PIN 码
setting-pin = PIN 码
setting-pictures = 登录图片
setting-bidi = 从右到左
setting-detail = 逐行朗读内容
setting-voice = 语音朗读
as-terminal = 自动
theme-dark = 深色屏幕
theme-light = 浅色屏幕
theme-high-contrast = 高对比度
theme-mono = 无颜色
signs-ascii = 简单（ASCII）
signs-unicode = 全部（Unicode）
bidi-own = 由 Coursedeck 排列
bidi-terminal = 由终端排列
bidi-off = 关闭
lock-never = 从不
detail-full = 全部
detail-short = 只说新的
voice-on = 按 ! 键
voice-off = 关
cells =
    { $n ->
       *[other] { $n } 列
    }

## 按键

keys = 按键
# 键盘上这些键印的字。
name-enter = Enter
name-esc = Esc
name-space = 空格
name-tab = Tab
name-up-down = 上/下
name-left-right = 左/右
keys-here = 本页的按键
keys-everywhere = 到处可用的按键
help-move = 移动；j 和 k 也可以
help-enter = 继续、打开、回答
help-back = 返回；什么都不会丢
help-space = 选择，或向下一页
help-language = 换一种语言
help-width = 文字变宽或变窄
help-help = 这份帮助
help-quit = 立即退出 Coursedeck
help-safe = 您弄不坏任何东西。每个答案一给出就会保存。
key-keys = 帮助
key-aloud = 朗读
key-choose = 选择
key-move = 移动
key-come-in = 进入
key-new = 第一次来
key-search = 搜索
key-language = 语言
key-leave = 退出
key-back = 返回
key-next = 下一步
key-practice = 练习
key-next-lesson = 下一课
key-lesson-before = 上一课
key-lesson = 回到课文
key-result = 结果
key-quiz = 去测验
key-course = 回到课程
key-courses = 所有课程
key-next-module = 下一单元
key-exam = 去结业考试
key-next-blank = 下一个空
key-read-again = 再读一遍
key-overview = 所有题目
key-think-again = 再想想
key-this = 选这个
key-no-pin = 不设 PIN 码
key-no-pictures = 不用图片
key-take-back = 撤回一张
key-other-words = 换个词
key-open = 打开
key-review = 复习
key-progress = 我的进度
key-notes = 我的笔记
key-settings = 设置
key-other-learner = 换人
key-page-down = 下一页
key-bookmark = 加书签
key-bookmark-off = 去掉书签
key-note = 写笔记
key-answer = 回答
key-pick = 选择
key-pair = 选字母
key-lift = 拿起
key-carry = 移动
key-put-down = 放下
key-place = 位置
key-write = 输入
key-leave-text = 写完了
key-hint = 提示
key-flag = 标记
key-flag-off = 去掉标记
key-turn = 其他题目
key-again = 再试一次
key-begin = 开始
key-go-on = 继续
key-pause = 暂停
key-look-back = 看答案
key-try-again = 再试一次
key-try-again-left =
    { $n ->
       *[other] 再试一次（剩 { $n } 次）
    }
key-change = 更改
key-change-back = 上一个、下一个
key-save-note = 保存并返回

## 出问题时

trouble-full = 磁盘满了，所以没有保存。您的答案还在。请腾出空间或叫老师，然后再按 Enter。
trouble-read-only = Coursedeck 不能写入自己的文件，所以没有保存。请叫老师。
trouble-damaged = Coursedeck 的文件损坏了，所以没有保存。请叫老师，不要再动别的。
trouble-busy = 文件正被占用，所以还没有保存。请按 Enter 再试。
trouble-machine = 没有保存。请按 Enter 再试，或叫老师。电脑的提示：{ $what }
trouble-seal = 密封的考试打不开，没有改动任何内容。请叫老师。电脑的提示：{ $what }

## 工作人员的看板

board = 看板
board-everyone = 所有人
board-class =
    { $n ->
       *[other] { $cohort } · { $n } 名学员
    }
board-learners =
    { $n ->
       *[other] { $n } 名学员
    }
board-stuck =
    { $n ->
        [0] 没有人卡住
       *[other] ✗ { $n } 名学员卡住了
    }
board-essays-wait =
    { $n ->
       *[other] { $n } 份测验有短文待批阅
    }
board-nobody = 这个班级还没有人。学员可以在入口自己加入，也可以用命令 coursedeck learner import 加入。
board-no-course = 请按 c 键选一门课程。
board-learner = 学员
board-so-far = 全部
board-which-course = 哪门课程？
board-which-class = 哪个班级？
board-chosen = ← 当前
stand-none = ○ 未开始
stand-doing = ◐ 进行中
stand-stuck = ✗ 卡住
stand-done = ✓ 完成
stand-so-far = ◐ { $n } / { $of }
sort-help = 先看要帮助的
sort-name = 按姓名排
sort-progress = 先看进度快的
board-hard = 难题
board-hard-of = 难题 · { $cohort }
board-hard-why = 全班在一道题上得到的分数占满分的比例，每人只算第一次作答。
board-hard-few = 人数是被问到这道题的人数。不到 30 人时，结果受偶然影响很大。
board-hard-none = 还没有人交过测验。
board-reading = 正在读取答案…
board-n = { $n } 人
board-essays = 待批阅的短文
board-essays-none = 没有待批阅的短文。
board-grade = 批阅短文
board-correct = 一个答案
board-their-text = 所写的文字
board-their-answer = 所给的答案
board-rubric = 评分要点
board-points-of = 得分，满分 { $points }
board-comment = 您的评语
board-reason = 改分的理由
board-mark-wrong = 得分是 0 到 { $points } 的数，或百分比，例如 75%。
board-mark-same = 得分已经是这个了。要保持原样，请按 Esc。
board-reason-missing = 请写明理由：学员会看到，并会留在记录里。
board-no-mark = 这里没有可改的得分：这道题没有回答，或只是问看法。
mark-none = ○ 未答
mark-waits = ◐ 待评分
mark-survey = 看法
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = 已改分
mark-graded = 已批阅
graded-by = { $by } 于 { $date }批阅：{ $share }。
corrected-by = { $by } 于 { $date }把得分从 { $before } 改为 { $share }。
from-people = 老师的批阅
quiz-graded = 老师已批阅您上一次的测验。按 r 查看评语。
quiz-waits = 您上一次的测验还有一部分要等老师批阅。
sat-passed = ✓ { $share } 通过
sat-not-passed = ✗ { $share } 未通过
sat-waits = ◐ { $share } 待评分
sat-plain = { $share }
pupil-class = 班级
pupil-number = 编号
pupil-seen = 最近来访
pupil-never = 还没来过
pupil-other-courses = 其他课程
pupil-stuck-at = 卡在这里
pupil-tried =
    { $n ->
       *[other] ✗ 错了 { $n } 次
    }
pupil-quizzes = 已交的测验
pupil-no-quizzes = 还没有。
board-roll = 点名
board-roll-of = 点名 · { $cohort } · { $date }
board-roll-count = 到课 { $n } / { $of }
board-roll-no-class = 点名要按班级。请先按 g 键选一个班级。
board-certificates = 证书
board-certificates-how = 用这个命令，可为班里每位完成课程的学员制作证书：
board-locked = 看板已锁定
board-locked-why = 有一段时间没人按键了。请输入工作人员的密码短语继续。
board-passphrase = 密码短语
board-passphrase-wrong =
    { $seconds ->
        [0] 密码短语不对。请再试一次。
       *[other] 密码短语不对。请等 { $seconds } 秒再试。
    }
key-learner = 打开
key-essays = 短文
key-hard = 难题
key-roll = 点名
key-class = 班级
key-other-course = 课程
key-modules = 单元
key-certificates = 证书
key-board = 回到看板
key-read-essay = 批阅
key-this-answer = 查看
key-answers = 答案
key-keep-mark = 保存得分
key-other-field = 换一栏
key-here = 到或没到
key-note-roll = 记下
key-all-here = 全到
key-last-result = 上次结果
plain-mark = 输入得分，从 0 到 { $points }，或百分比，再按 Enter。输入 :b 返回，不作更改。
plain-comment = 在一行内输入给学员的评语，再按 Enter。不写评语就直接按 Enter。
plain-reason = 在一行内输入改分的理由，再按 Enter。
plain-roll = 输入编号，标明这个人到了或没到，再按 Enter。只按 Enter 就记下点名。
plain-passphrase = 输入工作人员的密码短语，再按 Enter。
plain-exam-passphrase = 监考人员：输入考试的密码短语，再按 Enter。

## 逐行模式

plain-hello = Coursedeck 逐行模式。随时输入 ? 再按 Enter，就知道可以输入什么。
plain-choose = 输入数字，再按 Enter。
plain-next = 按 Enter：{ $does }。
plain-result = 按 Enter：{ $does }。或输入 { $others }。
plain-answer = 输入答案，再按 Enter。
plain-back = 输入 :b 再按 Enter：{ $does }。
plain-again = 按 Enter 再试一次。
plain-name = 输入您的姓名，再按 Enter。
plain-find-name = 输入姓名的一部分，再按 Enter。
plain-search = 输入要搜索的词，再按 Enter。
plain-pin = 输入您的 PIN 码，再按 Enter。
plain-new-pin = 输入 4 到 6 位数字的 PIN 码，再按 Enter。不需要就直接按 Enter。
plain-pin-again = 再输入一次同样的 PIN 码，再按 Enter。
plain-pictures = 输入您三张图片的编号，中间用空格隔开，例如：3 7 11。再按 Enter。
plain-new-pictures = 输入三张图片的编号，中间用空格隔开，例如：3 7 11。再按 Enter。不需要就直接按 Enter。
plain-note = 在一行内输入笔记，再按 Enter。它会代替原来的笔记。只按 Enter 保留原样，输入 - 则删除。
plain-one = 输入答案的字母，从 a 到 { $last }，再按 Enter。
plain-many = 输入所有正确答案的字母，中间用空格隔开，例如：a c。再按 Enter。
plain-number = 输入一个数，再按 Enter。
plain-essay = 输入文字，行数不限。写完后，在空行上按 Enter。
plain-pairs = 共 { $n } 行，按顺序为每行输入一个字母，中间用空格隔开，例如：b a。再按 Enter。
plain-order = 按正确顺序输入数字，中间用空格隔开，例如：3 1 2。再按 Enter。
plain-blank = 输入空 { $n } 的内容，再按 Enter。
plain-blank-letter = 输入空 { $n } 的答案字母，再按 Enter。
plain-blanks-done = 按 Enter 提交这个答案，或重新输入空 1。
plain-sure = 输入 1、2 或 3，再按 Enter。
plain-overview = 输入题号去那道题，或输入 { $n } 交卷，再按 Enter。
plain-hand-in-sure = 按 Enter 仍然交卷，或输入 :b 返回。
plain-rows-before = 前面还有 { $n } 项：输入 :<
plain-rows-after = 后面还有 { $n } 项：输入 :>
plain-more-after = 后面的内容
plain-more-before = 前面的内容
plain-again-all = 全部重说一遍
plain-detail = 少说一些，或恢复全部
plain-turn = 请继续。
plain-key = { $key } { $does }
plain-named = { $name }：{ $what }
plain-joined = { $one }，{ $other }
plain-beside = { $one }{ $other }
plain-then = { $one }。{ $other }
plain-unknown = 这在这里没有意义。输入 ? 就知道可以输入什么。
plain-bye = 再见。一切都已保存。
backup-late = 记录的上一份副本已经很旧，正在制作新的副本。请稍候。
plain-picture = 图：{ $alt }
note-note = 说明
note-tip = 小窍门
note-important = 重要
note-warning = 注意
note-caution = 危险
quote = 引文：

## 纸上

booklet-centre = 中心
booklet-name = 姓名
booklet-date = 日期
booklet-contents = 本册内容
booklet-how = 先读一课，再做后面的练习。学完一个单元，就做它的测验。测验的答案请写在本册末尾的答题纸上，并把答题纸交给老师。
booklet-form = { $form } 卷
booklet-version = 版本 { $version }
booklet-practice = 练习 { $n }
booklet-on-sheet = 请把答案写在本次测验的答题纸上。
booklet-sheet = 答题纸 · { $quiz }
booklet-sheet-how = 圈出一个字母，或在每个正确的方框里打叉。请写清楚，字母用大写。
booklet-sheet-sure = 然后圈出每题的把握：1 不大，2 比较大，3 很大。把握越大，答对得分越多，答错扣分也越多。
booklet-office = 工作人员填写：录入日期 ____________________ 录入人 ____________________
booklet-key = 答案
paper-single = 只有一个正确答案。
paper-multiple = 可能有几个正确答案：请全部找出。
paper-truth = 正确还是错误？
paper-typed = 用一两个词回答。
paper-number = 用一个数回答。
paper-match = 为每个数字找出对应的字母。
paper-order = 把字母按正确顺序排列。
paper-cloze = 填写带编号的空。有字母的地方，选一个字母。
paper-survey = 选一个。没有错误答案。
paper-survey-words = 写下您的想法。没有错误答案。
paper-essay = 用几句话回答。
paper-essay-words = 用 { $from } 到 { $to } 字回答。
paper-points =
    { $n ->
       *[other] { $n } 分
    }
paper-sure = 把握？
paper-key-essay = 由老师批阅打分。
paper-key-none = 没有错误答案。

## 窗口

too-small = 窗口太小了。Coursedeck 需要 40 列、12 行。请把它放大；什么都没丢。
more-above = ↑ 还有 { $n } 项
more-below = ↓ 还有 { $n } 项
more = ↓ 下面还有

## Numbers and dates

format-decimal = .
format-group = ,
format-digits = 0123456789
format-percent = { $n }%
format-date = { $year }年{ $month }{ $day }日
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes } 分钟
format-hours = { $hours } 小时
format-hours-minutes = { $hours } 小时 { $minutes } 分钟
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

# 作者查看正在编写的课程。
preview = 预览
preview-faults =
    { $n ->
       *[other] 课程有 { $n } 处错误
    }
preview-faults-why = 请在编辑器中改正并保存，画面会自己回来。
preview-more-faults =
    { $n ->
       *[other] 还有 { $n } 处
    }
key-reveal = 答案
key-as-it-was = 看原来的样子

## 导出表格的列

column-centre-id = 中心编号
column-learner-id = 学员编号
column-registration-no = 注册号
column-learner-name = 姓名
column-cohort = 班级
column-gender = 性别
column-disability = 残障情况
column-residence = 居住地
column-course-id = 课程编号
column-record-id = 记录
column-centre-name = 中心
column-device-id = 电脑
column-course-version = 课程版本
column-course-title = 课程
column-language = 语言
column-modality = 授课方式
column-level = 级别
column-digcomp = DigComp 能力
column-sdg = 可持续发展目标
column-wsis = WSIS 行动方面
column-age-band = 年龄
column-attendance-percent = 出勤率（%）
column-enrolled-at = 报名时间
column-started-at = 开始时间
column-completed-at = 完成时间
column-clock = 时钟
column-result = 结果
column-score-percent = 成绩（%）
column-pass-percent = 及格线（%）
column-attempts = 次数
column-minutes-spent = 所用分钟
column-pretest-percent = 前测（%）
column-posttest-percent = 考试（%）
column-gain = 学习增益
column-certificate-no = 证书编号
column-expires-at = 有效期至
column-evidence-digest = 证据摘要值
column-seen-at = 最近来访
column-courses-begun = 已开始课程
column-courses-completed = 已完成课程
column-attempt-id = 作答
column-quiz = 测验
column-attempt-no = 第几次
column-finished-at = 结束时间
column-questions = 题目数
column-answered = 已答题数
column-passed = 通过
column-waits = 待评分
column-late = 超时
column-response-id = 答案编号
column-asked-in = 出现于
column-module-id = 单元
column-question-id = 题目编号
column-kind = 题型
column-response = 答案
column-mark-percent = 得分（%）
column-certainty = 把握
column-try = 尝试
column-hinted = 看过提示
column-answered-at = 作答时间
column-course-versions = 课程各版本
column-question = 题目
column-n = 计入次数
column-facility-index = 难易指数（%）
column-standard-deviation = 标准差（%）
column-random-guess-score = 猜测得分（%）
column-intended-weight = 预定权重（%）
column-effective-weight = 实际权重（%）
column-discrimination-index = 区分度（%）
column-discriminative-efficiency = 区分效率（%）
column-advice = 建议
column-date = 日期
column-part = 时段
column-present = 到课
column-entered-by = 录入人
column-taken-on = 纸面作答日期
column-instructor = 授课人

# Certificates.
certificate-heading = 结业证书
certificate-heading-completed = 学习证书
certificate-given-to = 兹证明
certificate-has-passed = 已通过课程
certificate-has-completed = 已完成课程
certificate-score = 成绩：{ $score }
certificate-completed = 完成日期：{ $date }
certificate-expires = 有效期至 { $date }
certificate-issued = 颁发日期：{ $date }
certificate-number = 证书编号 { $number }
certificate-course = 课程 { $course }，版本 { $version }
certificate-key = 中心密钥 { $key }
certificate-signature = 中心代表
certificate-verify = 验证：coursedeck verify
certificate-yours = 证书

## 给中心负责人的报告：`records report`

report-title = 学习成果
report-of = 学习成果：{ $centre }
report-made = 生成
report-made-by = { $date } { $time }，操作人 { $name }
report-records = 记录
report-records-of =
    { $n ->
       *[other] { $n } 条（每条是一名学员学一门课程），{ $first }至{ $last }
    }
report-records-none = 无
report-asked = 范围
report-asked-all = 保存的全部内容
report-asked-since = 从{ $day }起
report-asked-until = 到{ $day }为止
report-asked-course = 课程 { $course }
report-asked-cohort = 班级 { $cohort }
report-database = 数据库
report-database-of = 到其日志的第 { $place } 个事件为止
report-clock = 时钟
report-clock-sure = 每条记录的时钟都准确
report-clock-doubtful =
    { $n ->
       *[other] { $n } 条记录的时间可能因时钟不准而有误
    }
report-totals = 总计
report-learners = 学员
report-begun = 已开始
report-completed = 已完成
report-completion = 完成率
report-graded = 有结果
report-pass = 通过率
report-minutes = 分钟
report-both = 两次都考
report-gain = 学习增益
report-learners-means = 开始过课程的人。一个人学两门课程，也只算一人。
report-begun-means = 已开始的课程，每名学员每门课程算一次，即报名数。
report-completed-means = 其中完成了多少：已通过；不评分的课程则是读到了最后。
report-completion-means = 已完成的占已开始的比例。还在学的也算已开始。
report-graded-means = 通过和没通过的一共有多少。没通过：考了结业考试，或考了不能再考的测验，但没有及格。
report-pass-means = 通过的占有结果的比例。先没通过、后来通过的，算通过。
report-minutes-means = 完成课程前在屏幕前所用的时间：一半的已完成课程用时比这更少；居中的一半在旁边两个数之间。
report-both-means = 前测和结业考试都考过的人数。
report-gain-means = 原先不会的内容，学后会了多少：(考试 − 前测) ÷ (100 − 前测)，用两次的平均成绩计算（Hake 1998，标准化增益）。0 是毫无所得，1 是全部学会。旁边两个数是 95% 置信区间，按均值之比用 Student t 分布计算（Cochran 1977）。每人取最好成绩。
report-label = { $name }：{ $fact }
report-span = { $low } 至 { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = 怎样看这份报告
report-kept-means = [c]：不公开，因为涉及的人不到 { $n } 人，或者由它和其他数字可以算出这样的数。要在中心内部查看，请加上 --min-cell 1。
report-kept-means-one = 没有隐去任何数字：这里的内容可能看出是哪个人，只限中心内部使用。
report-few-means = †：不到 { $n } 名学员。受偶然影响很大，只作参考，不作结论。
report-none-means = –：没有可统计的人。
report-kept-rule = 如果一个数字涉及的人，或它所计的人，只有 1 到 { $most } 人，就不公开。然后在每张表中，最小几组的数字也不公开，直到没有一个能用公开的数字相加或相减算出来，并且不公开的每个数字都可能有 { $n } 人。学员做了什么和结果如何，分开判断。不同日期或不同课程的两份报告仍然可以互相比较：请只给出其中一份。
report-tables-kept = 人数太少，不能分开统计：这张表不公开。
report-table-empty = 这里没有可显示的内容。
report-nothing = 没有这样的记录。
report-all = 全部
report-month = { $year }年{ $month }
report-month-note = 已开始：在当月开始的。其他各项：按完成、没通过或最近学习的月份。
report-tags-note = 按课程的标签。有几个标签的课程在每个标签下都算，所以各行不能相加。标题是发布者的英文原文。
report-cohort-note = 按学员现在所在的班级。
report-told-note = 按学员自愿填写的情况。
report-age-note = 结果产生那一年的年龄。按学员自愿填写的情况。
report-by-month = 按月份
report-by-course = 按课程
report-by-cohort = 按班级
report-by-digcomp = 按 DigComp 能力
report-by-sdg = 按可持续发展目标
report-by-wsis = 按 WSIS 行动方面
report-by-itu-d = 按 ITU-D 优先事项
report-by-gender = 按性别
report-by-age = 按年龄
report-by-residence = 按居住地
report-by-disability = 按残障情况
report-group-month = 月份
report-group-course = 课程
report-group-cohort = 班级
report-group-digcomp = 能力
report-group-sdg = 目标
report-group-wsis = 行动方面
report-group-itu-d = 优先事项
report-group-gender = 性别
report-group-age = 年龄
report-group-residence = 居住地
report-group-disability = 残障情况
report-chart-months = 逐月开始和完成的课程
report-chart-months-means = 每月两根柱：左边是已开始的课程，右边是已完成的课程。数字见下表。
report-chart-months-cut = 只显示最近 { $n } 个月。
report-chart-courses = 各课程的完成率
report-chart-courses-means = 每门课程一根横条，长度是已完成的占已开始的比例。数字见下表。
group-female = 女
group-male = 男
group-other = 其他
group-urban = 城镇
group-rural = 农村
group-yes = 有残障
group-no = 无残障
group-not-told = 未填写
group-no-class = 没有班级
group-no-tag = 没有这类标签

## 徽章

badge-score = 最终成绩
badge-criteria = 完成课程。
badge-criteria-pass = 完成课程，最终成绩不低于 { $pass }。
