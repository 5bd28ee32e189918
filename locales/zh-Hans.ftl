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
       *[other] { $n } 个词
    }
words-of =
    { $n ->
       *[other] { $n } 个词（要求 { $least } 到 { $most } 个）
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
setting-bidi = 从右到左
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
plain-key = { $key } { $does }
plain-named = { $name }：{ $what }
plain-unknown = 这在这里没有意义。输入 ? 就知道可以输入什么。
plain-bye = 再见。一切都已保存。
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
paper-essay-words = 用 { $from } 到 { $to } 个词回答。
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
