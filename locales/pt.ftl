# As palavras do Coursedeck em português.

language-name = Português
coursedeck = Coursedeck

## A entrada

who-are-you = Quem é você?
i-am-new = É a minha primeira vez
new-ask = Não vê o seu nome? A pessoa responsável pela sala pode pôr o seu nome na lista.
welcome = Boas-vindas ao Coursedeck
your-name = O seu nome
your-pin = O seu PIN
pin-again = O mesmo PIN outra vez
pin-why = Um PIN de 4 a 6 dígitos protege o seu trabalho. Se não quiser um PIN, não escreva nada.
pin-rule = Um PIN tem de 4 a 6 dígitos, e nada mais.
pin-not-the-same = Os dois PIN não eram iguais. Escreva outra vez.
pin-of = { $name }: o seu PIN, por favor
pin-wrong =
    { $seconds ->
        [0] Esse não era o PIN. Tente de novo.
        [one] Esse não era o PIN. Espere um segundo e tente de novo.
       *[other] Esse não era o PIN. Espere { $seconds } segundos e tente de novo.
    }
pin-new = Um PIN novo
pin-set = escolhido
pin-none = nenhum
name-missing = Escreva o seu nome.
name-taken = { $name } já está na lista. Se é você, volte e escolha o seu nome. Se não é, acrescente o nome de família ou um número.
is-this-you = É você, { $name }?
last-here = Última visita: { $date }
yes-me = Sim, sou eu
no-not-me = Não, sou outra pessoa
locked = O Coursedeck está bloqueado
locked-why = Há algum tempo que ninguém toca numa tecla. O seu trabalho está guardado. Escreva o seu PIN para continuar.
choose-language = Escolha a sua língua
language-later = Pode mudar a qualquer momento com a tecla L.
reading-ask = Qual destas duas linhas se lê bem?
reading-sample = Lição 3 (de 12): Enter
reading-neither = Nenhuma das duas
reading-later = Pode mudar isto a qualquer momento nas opções.
your-pictures = Suas imagens
pictures-why = Três imagens protegem o seu trabalho. Escolha três e lembre-se delas na ordem. A última linha é para não usar imagens.
pictures-again = As mesmas três imagens outra vez, na mesma ordem.
pictures-of = { $name }: as suas três imagens, por favor
pictures-wrong =
    { $seconds ->
        [0] Não eram essas as imagens. Tente de novo.
        [one] Não eram essas as imagens. Espere um segundo e tente de novo.
       *[other] Não eram essas as imagens. Espere { $seconds } segundos e tente de novo.
    }
pictures-new = Novas imagens
pictures-rule = Escolha três imagens diferentes.
pictures-not-the-same = Não eram as mesmas imagens. Escolha outra vez.
pictures-locked = Há algum tempo que ninguém toca numa tecla. O seu trabalho está guardado. Escolha as suas três imagens para continuar.
pictures-set = escolhidas
pictures-none = nenhuma
picture-1 = peixe
picture-2 = gato
picture-3 = rato
picture-4 = coruja
picture-5 = flor
picture-6 = sol
picture-7 = caneca
picture-8 = chave
picture-9 = lápis
picture-10 = escada
picture-11 = óculos
picture-12 = martelo

## O início e os cursos

courses = Cursos
go-on = Continuar: { $course }
review-due =
    { $n ->
        [one] Revisão: { $n } pergunta para hoje
       *[other] Revisão: { $n } perguntas para hoje
    }
course-new = novo
course-doing = começado
course-passed = aprovado { $score }
course-locked = Abre depois de “{ $course }”
course-later = mais tarde
course-broken = não abre
course-unread = …
course-locked-title = Este curso vem mais tarde
course-locked-why = Conclua primeiro “{ $course }”. Depois este curso abre.
course-broken-title = Não é possível abrir este curso
course-broken-why = O curso “{ $course }” tem erros. O seu progresso está guardado, e os outros cursos funcionam. Mostre isto a quem orienta o curso:
course-completed = Curso concluído. Parabéns!
no-courses = Ainda não há cursos aqui. Peça a quem orienta os cursos que instale um.
level-basic = básico
level-intermediate = médio
level-advanced = avançado
level-highly-advanced = muito avançado
done-so-far = Feito até agora
steps-of = { $n } de { $of }
module-n = Módulo { $n }: { $title }
module-passed = Módulo concluído com aprovação.
done = ✓ feito
under-way = começado
best-score = melhor { $score }
exam = Exame final
pretest = O que já sabe?
quiz = Teste
quiz-of = Teste: { $module }
not-done = Não foi possível fazer isto

## As lições

lesson-of = lição { $n } de { $of }
objectives = Depois deste módulo, poderá:
resources = Para saber mais:
bookmarked = ★ marcador
my-note = Anotação
my-note-is = Anotação:
my-notes = Marcadores e anotações
notes-empty = Ainda não há marcadores nem anotações. Em cada lição, pode pôr um marcador e escrever uma anotação.
practice = exercício
practice-of = exercício { $n } de { $of }

## As perguntas

question-of = pergunta { $n } de { $of }
review-of = revisão { $n } de { $of }
time-left = faltam { $time }
your-answer = A sua resposta
your-text = O seu texto
words-so-far =
    { $n ->
        [one] { $n } palavra
       *[other] { $n } palavras
    }
words-of =
    { $n ->
        [one] { $n } palavra (pedidas: de { $least } a { $most })
       *[other] { $n } palavras (pedidas: de { $least } a { $most })
    }
give-answer = Dar esta resposta
lifted = ↕ na mão
blank = Lacuna { $n }
true = Verdadeiro
false = Falso
hint = Dica:
flagged = ⚑ Sinalizada para depois
flag = ⚑ sinalizada
saving = um momento…
saved = guardado ✓
saved-before = resposta { $n } guardada ✓
how-sure = Quanta certeza tem?
sure-low = Pouca: certo +1, errado 0
sure-mid = Alguma: certo +2, errado −2
sure-high = Muita: certo +3, errado −6
verdict-right = ✓ Certo
verdict-wrong = ✗ Não é bem isso
verdict-this = ← é esta
verdict-partly = ◐ Certo em parte: { $share }
verdict-waits = Agradecemos. Quem orienta o curso vai ler o seu texto.
verdict-thanks = Agradecemos a sua resposta.
try-again = Veja outra vez e tente de novo.
right-answer = A resposta: { $answer }
right-answers = A resposta:
not-answered = Esta pergunta ficou sem resposta.
missing-pick = Escolha primeiro pelo menos uma resposta.
missing-pair = Escolha primeiro uma letra para cada linha.
missing-blank = Preencha primeiro todas as lacunas.
missing-text = Escreva primeiro a sua resposta.
fill-blanks = Preencha as lacunas.
unclear-one = Isso não é nenhuma das respostas.
unclear-many = Isso não é nenhuma das respostas.
unclear-pairs = Cada linha precisa de uma letra, e só uma.
unclear-order = Escreva cada número uma só vez.
unclear-sure = Escreva 1, 2 ou 3.
unclear-number = Isso não é nenhum dos números.
refused-answered = Esta pergunta já tem resposta, e vale a primeira.
refused-time-up = O tempo acabou. Vale o que respondeu antes.
refused-not-on-paper = Esta pergunta não faz parte deste teste.
refused-certainty = Diga quanta certeza tem.

## Os testes

quiz-questions =
    { $n ->
        [one] { $n } pergunta
       *[other] { $n } perguntas
    }
quiz-pass = Para passar: { $pass } ou mais
quiz-minutes = Tem { $time }
quiz-deferred = O resultado só aparece depois de entregar; até lá, pode mudar as suas respostas
quiz-immediate = O resultado aparece logo depois de cada resposta
quiz-certainty = É preciso dizer quanta certeza tem em cada resposta, e isso conta
quiz-tries-left =
    { $n ->
        [0] Não resta nenhuma tentativa
        [one] Resta { $n } tentativa
       *[other] Restam { $n } tentativas
    }
quiz-tries-free = Pode fazer o teste quantas vezes quiser; conta o melhor resultado
quiz-best = O seu melhor resultado até agora: { $score }
quiz-no-more = Já usou todas as tentativas. Fale com quem orienta o curso.
quiz-go-on = Já começou este teste. As suas respostas estão guardadas; continue onde parou.
quiz-safe = Cada resposta fica guardada no mesmo instante. Se faltar energia, pode continuar onde parou.
exam-sealed = O exame está selado
exam-sealed-why = Quem vigia o exame escreve a frase secreta que o abre. Fica aberto até você sair.
exam-passphrase = Frase secreta do exame
exam-passphrase-wrong =
    { $seconds ->
        [0] Essa não era a frase secreta do exame. Tente de novo.
        [one] Essa não era a frase secreta do exame. Espere um segundo e tente de novo.
       *[other] Essa não era a frase secreta do exame. Espere { $seconds } segundos e tente de novo.
    }
key-open-exam = abrir o exame
sealed-question = Uma pergunta do exame selado
quiz-sealed = Está selado: quem vigia abre-o com uma frase secreta
pretest-why = Não conta para a nota: só mostra quanto aprende neste curso
your-answers = As suas respostas
open = sem resposta
hand-in = Entregar
hand-in-key = entregar
hand-in-sure =
    { $n ->
        [one] { $n } pergunta ainda está sem resposta. Pressione Enter outra vez para entregar mesmo assim.
       *[other] { $n } perguntas ainda estão sem resposta. Pressione Enter outra vez para entregar mesmo assim.
    }
result-passed = { $title }: com aprovação
result-not-yet = { $title }: ainda sem aprovação
result-pretest = { $title }
result-late = O tempo acabou. Vale o que respondeu antes.
result-waits = Quem orienta o curso ainda tem de ler uma parte.
you = Você
score-of = { $right } de { $of } · { $score }
pass-mark = mínimo { $pass }
look-again = O que convém rever
look-forward = O que este curso vai ensinar
questions-missed =
    { $n ->
        [one] pergunta { $list }
       *[other] perguntas { $list }
    }
to-lesson = → lição { $n }

## O progresso, a procura, as opções

my-progress = O meu progresso
progress-empty = Ainda nada. Escolha um curso e comece.
completed-on = ✓ Concluído em { $date } com { $score }
modules-passed = Módulos aprovados
lessons-read = Lições lidas
time-spent = Tempo dedicado
last-worked = Última vez
best-of-tries =
    { $tries ->
        [one] melhor { $score } em { $tries } tentativa
       *[other] melhor { $score } em { $tries } tentativas
    }
search = Procurar
search-for = Procurar
search-name = Nome
searching = Procura
found =
    { $n ->
        [0] Nada encontrado. Tente outra palavra.
        [one] Está em { $n } lição
       *[other] Está em { $n } lições
    }
settings = Opções
setting-theme = Cores
setting-width = Largura do texto
setting-signs = Símbolos
setting-lock = Pedir o PIN depois de
setting-pin = PIN
setting-pictures = Imagens para entrar
setting-bidi = Da direita para a esquerda
setting-detail = Linha por linha, dizer
setting-voice = Ler em voz alta
as-terminal = automático
theme-dark = fundo escuro
theme-light = fundo claro
theme-high-contrast = alto contraste
theme-mono = sem cores
signs-ascii = simples (ASCII)
signs-unicode = todos (Unicode)
bidi-own = pelo Coursedeck
bidi-terminal = pelo terminal
bidi-off = não
lock-never = nunca
detail-full = tudo
detail-short = só o que é novo
voice-on = com a tecla !
voice-off = não
cells =
    { $n ->
        [one] { $n } coluna
       *[other] { $n } colunas
    }

## As teclas

keys = Teclas
name-enter = Enter
name-esc = Esc
name-space = Espaço
name-tab = Tab
name-up-down = Cima/Baixo
name-left-right = Esq./Dir.
keys-here = Teclas desta página
keys-everywhere = Teclas que servem sempre
help-move = mover; j e k fazem o mesmo
help-enter = continuar, abrir, responder
help-back = voltar; nunca se perde nada
help-space = escolher, ou descer uma página
help-language = outra língua
help-width = texto mais largo ou mais estreito
help-help = esta ajuda
help-quit = sair já do Coursedeck
help-safe = Não há como estragar nada. Cada resposta fica guardada assim que é dada.
key-keys = teclas
key-aloud = ler em voz alta
key-choose = escolher
key-move = mover
key-come-in = entrar
key-new = primeira vez
key-search = procurar
key-language = língua
key-leave = sair
key-back = voltar
key-next = avançar
key-practice = exercício
key-next-lesson = lição seguinte
key-lesson-before = lição anterior
key-lesson = voltar à lição
key-result = o resultado
key-quiz = para o teste
key-course = para o curso
key-courses = todos os cursos
key-next-module = módulo seguinte
key-exam = para o exame final
key-next-blank = lacuna seguinte
key-read-again = ler outra vez
key-overview = todas as perguntas
key-think-again = pensar melhor
key-this = escolher
key-no-pin = sem PIN
key-no-pictures = sem imagens
key-take-back = tirar uma
key-other-words = outras palavras
key-open = abrir
key-review = revisão
key-progress = progresso
key-notes = anotações
key-settings = opções
key-other-learner = outra pessoa
key-page-down = descer página
key-bookmark = pôr marcador
key-bookmark-off = tirar marcador
key-note = anotar
key-answer = responder
key-pick = escolher
key-pair = escolher a letra
key-lift = pegar
key-carry = mover
key-put-down = soltar
key-place = o lugar
key-write = escrever
key-leave-text = terminei de escrever
key-hint = dica
key-flag = sinalizar
key-flag-off = tirar o sinal
key-turn = outras perguntas
key-again = tentar de novo
key-begin = começar
key-go-on = continuar
key-pause = pausa
key-look-back = ver as respostas
key-try-again = tentar de novo
key-try-again-left =
    { $n ->
        [one] tentar de novo (resta { $n })
       *[other] tentar de novo (restam { $n })
    }
key-change = mudar
key-change-back = valor anterior, seguinte
key-save-note = guardar e voltar

## Quando há um problema

trouble-full = O disco está cheio: isto NÃO ficou guardado. A sua resposta continua aqui. Crie espaço no disco ou chame quem orienta o curso; depois, pressione Enter outra vez.
trouble-read-only = O Coursedeck não tem permissão para guardar dados: isto NÃO ficou guardado. Chame quem orienta o curso.
trouble-damaged = Os dados do Coursedeck estão danificados: isto NÃO ficou guardado. Chame quem orienta o curso e não toque em mais nada.
trouble-busy = Os dados estão em uso por outros: isto ainda NÃO ficou guardado. Pressione Enter para tentar de novo.
trouble-machine = Isto NÃO ficou guardado. Pressione Enter para tentar de novo, ou chame quem orienta o curso. O computador diz: { $what }
trouble-seal = O exame selado não abre, e nada foi mudado. Chame quem orienta o curso. A máquina diz: { $what }

## O painel da pessoa responsável pela sala

board = Painel
board-everyone = Todas as pessoas
board-class =
    { $n ->
        [one] { $cohort } · { $n } participante
       *[other] { $cohort } · { $n } participantes
    }
board-learners =
    { $n ->
        [one] { $n } participante
       *[other] { $n } participantes
    }
board-stuck =
    { $n ->
        [0] Ninguém tem dificuldades
        [one] ✗ { $n } participante tem dificuldades
       *[other] ✗ { $n } participantes têm dificuldades
    }
board-essays-wait =
    { $n ->
        [one] { $n } teste tem textos por avaliar
       *[other] { $n } testes têm textos por avaliar
    }
board-nobody = Ainda não há ninguém nesta turma. Cada participante põe o seu nome na entrada, ou vem com o comando coursedeck learner import.
board-no-course = Escolha um curso com a tecla c.
board-learner = Nome
board-so-far = Tudo
board-which-course = Que curso?
board-which-class = Que turma?
board-chosen = ← agora
stand-none = ○ a fazer
stand-doing = ◐ começou
stand-stuck = ✗ difícil
stand-done = ✓ feito
stand-so-far = ◐ { $n } de { $of }
sort-help = primeiro quem precisa de ajuda
sort-name = ordenar por nome
sort-progress = primeiro quem mais avançou
board-hard = O que é difícil
board-hard-of = O que é difícil · { $cohort }
board-hard-why = Que parte dos pontos de cada pergunta a turma obteve, na primeira tentativa de cada participante.
board-hard-few = n é o número de pessoas que receberam a pergunta. Abaixo de 30, o acaso pesa muito.
board-hard-none = Ninguém entregou testes até agora.
board-reading = Leitura das respostas…
board-n = n { $n }
board-essays = Textos por avaliar
board-essays-none = Não há textos por avaliar.
board-grade = Avaliar um texto
board-correct = Uma resposta
board-their-text = O que foi escrito
board-their-answer = A resposta dada
board-rubric = O que ter em conta
board-points-of = Pontos (máximo { $points })
board-comment = O seu comentário
board-reason = Motivo da mudança de nota
board-mark-wrong = A nota é um número de 0 a { $points }, ou uma percentagem como 75%.
board-mark-same = Essa já é a nota. Pressione Esc para deixar como está.
board-reason-missing = Diga o motivo: a pessoa vai ler isto, e fica anotado.
board-no-mark = Aqui não há nota para mudar: a pergunta ficou sem resposta, ou pede uma opinião.
mark-none = ○ sem resposta
mark-waits = ◐ por avaliar
mark-survey = opinião
mark-right = ✓ { $share }
mark-wrong = ✗ { $share }
mark-partly = ◐ { $share }
mark-corrected = alterada
mark-graded = avaliada
graded-by = { $by } avaliou em { $date }: { $share }.
corrected-by = { $by } mudou a nota em { $date }, de { $before } para { $share }.
from-people = De quem orienta o curso
quiz-graded = Quem orienta o curso leu a sua última tentativa. Pressione r para ver o que diz.
quiz-waits = Quem orienta o curso ainda tem de ler uma parte da sua última tentativa.
sat-passed = ✓ { $share } aprovado
sat-not-passed = ✗ { $share } não aprovado
sat-waits = ◐ { $share } por avaliar
sat-plain = { $share }
pupil-class = Turma
pupil-number = Número
pupil-seen = Última visita
pupil-never = ainda nenhuma
pupil-other-courses = Outros cursos
pupil-stuck-at = Tem dificuldades em
pupil-tried =
    { $n ->
        [one] ✗ { $n } tentativa errada
       *[other] ✗ { $n } tentativas erradas
    }
pupil-quizzes = Testes entregues
pupil-no-quizzes = Ainda nenhum.
board-roll = Presenças
board-roll-of = Presenças · { $cohort } · { $date }
board-roll-count = Presentes: { $n } de { $of }
board-roll-no-class = As presenças são marcadas numa turma. Escolha primeiro uma com a tecla g.
board-certificates = Certificados
board-certificates-how = Este comando faz um certificado para cada participante da turma com o curso concluído:
board-locked = O painel está bloqueado
board-locked-why = Há algum tempo que ninguém toca numa tecla. Escreva a frase secreta da pessoa responsável para continuar.
board-passphrase = Frase secreta
board-passphrase-wrong =
    { $seconds ->
        [0] Essa não é a frase secreta de ninguém. Tente de novo.
        [one] Essa não é a frase secreta de ninguém. Espere um segundo e tente de novo.
       *[other] Essa não é a frase secreta de ninguém. Espere { $seconds } segundos e tente de novo.
    }
key-learner = abrir
key-essays = textos
key-hard = dificuldades
key-roll = presenças
key-class = turma
key-other-course = curso
key-modules = módulos
key-certificates = certificados
key-board = para o painel
key-read-essay = ler e avaliar
key-this-answer = ver
key-answers = as respostas
key-keep-mark = guardar a nota
key-other-field = outro campo
key-here = presente ou não
key-note-roll = guardar
key-all-here = todos presentes
key-last-result = último resultado
plain-mark = Escreva os pontos, de 0 a { $points }, ou uma percentagem, e pressione Enter. :b volta e não muda nada.
plain-comment = Escreva numa linha um comentário para a pessoa e pressione Enter. Para não deixar nenhum, pressione só Enter.
plain-reason = Escreva numa linha o motivo da mudança de nota e pressione Enter.
plain-roll = Escreva um número para dizer que alguém está presente ou não, e pressione Enter. Para guardar, pressione só Enter.
plain-passphrase = Escreva a frase secreta da pessoa responsável e pressione Enter.
plain-exam-passphrase = Para quem vigia: escreva a frase secreta do exame e pressione Enter.

## Linha por linha

plain-hello = Coursedeck, linha por linha. A qualquer momento, escreva ? e pressione Enter para ouvir o que pode escrever.
plain-choose = Escreva um número e pressione Enter.
plain-next = Pressione Enter: { $does }.
plain-result = Pressione Enter: { $does }. Ou escreva { $others }.
plain-answer = Escreva a sua resposta e pressione Enter.
plain-back = Escreva :b e pressione Enter: { $does }.
plain-again = Pressione Enter para tentar de novo.
plain-name = Escreva o seu nome e pressione Enter.
plain-find-name = Escreva uma parte do nome e pressione Enter.
plain-search = Escreva as palavras que procura e pressione Enter.
plain-pin = Escreva o seu PIN e pressione Enter.
plain-new-pin = Escreva um PIN de 4 a 6 dígitos e pressione Enter. Se não quiser um PIN, pressione só Enter.
plain-pin-again = Escreva o mesmo PIN outra vez e pressione Enter.
plain-pictures = Escreva os números das suas três imagens, separados por espaços, assim: 3 7 11, e pressione Enter.
plain-new-pictures = Escreva os números de três imagens, separados por espaços, assim: 3 7 11, e pressione Enter. Se não quiser imagens, pressione apenas Enter.
plain-note = Escreva a sua anotação numa linha e pressione Enter. Ela fica no lugar da anterior. Se pressionar só Enter, a anotação fica como está; o sinal - apaga a anotação.
plain-one = Escreva a letra da sua resposta, entre a e { $last }, e pressione Enter.
plain-many = Escreva as letras de todas as respostas certas, separadas por espaços, assim: a c. Depois pressione Enter.
plain-number = Escreva um número e pressione Enter.
plain-essay = Escreva o seu texto em quantas linhas quiser. Quando terminar, pressione Enter numa linha vazia.
plain-pairs = Escreva uma letra para cada uma das { $n } linhas, por ordem e separadas por espaços, assim: b a. Depois pressione Enter.
plain-order = Escreva os números na ordem certa, separados por espaços, assim: 3 1 2. Depois pressione Enter.
plain-blank = Escreva o que falta na lacuna { $n } e pressione Enter.
plain-blank-letter = Escreva a letra do que falta na lacuna { $n } e pressione Enter.
plain-blanks-done = Pressione Enter para dar esta resposta, ou escreva de novo a lacuna 1.
plain-sure = Escreva 1, 2 ou 3 e pressione Enter.
plain-overview = Escreva o número de uma pergunta para ir até ela, ou { $n } para entregar, e pressione Enter.
plain-hand-in-sure = Pressione Enter para entregar mesmo assim, ou escreva :b para voltar.
plain-rows-before = Há mais { $n } antes: escreva :<
plain-rows-after = Há mais { $n } depois: escreva :>
plain-more-after = o que vem depois
plain-more-before = o que vem antes
plain-again-all = dizer tudo outra vez
plain-detail = dizer menos, ou tudo de novo
plain-turn = É a sua vez.
plain-key = { $key } { $does }
plain-named = { $name }: { $what }
plain-joined = { $one }, { $other }
plain-beside = { $one } { $other }
plain-then = { $one }. { $other }
plain-unknown = Isso não significa nada aqui. Escreva ? para ouvir o que pode escrever.
plain-bye = Até breve. Tudo está guardado.
backup-late = A última cópia dos dados é antiga e está a ser feita outra. Aguarde um momento.
plain-picture = Imagem: { $alt }
note-note = Observação
note-tip = Conselho
note-important = Importante
note-warning = Atenção
note-caution = Perigo
quote = Citação:

## Em papel

booklet-centre = Centro
booklet-name = Nome
booklet-date = Data
booklet-contents = Neste caderno
booklet-how = Leia uma lição e faça depois o exercício. Quando terminar um módulo, faça o teste do módulo. Escreva as respostas do teste na folha de respostas, perto do fim deste caderno, e entregue a folha a quem orienta o curso.
booklet-form = Modelo { $form }
booklet-version = versão { $version }
booklet-practice = Exercício { $n }
booklet-on-sheet = Escreva as suas respostas na folha de respostas deste teste.
booklet-sheet = Folha de respostas · { $quiz }
booklet-sheet-how = Ponha um círculo em volta de uma letra, ou um X em todos os quadrados certos. Escreva com clareza, com letra maiúscula onde se pede uma letra.
booklet-sheet-sure = Depois, ponha um círculo em volta da certeza que tem em cada resposta: 1 pouca, 2 alguma, 3 muita. Com mais certeza, uma resposta certa vale mais, e uma errada custa mais.
booklet-office = Para o centro: inserido em ____________________ por ____________________
booklet-key = Respostas
paper-single = Só uma resposta está certa.
paper-multiple = Várias respostas podem estar certas: encontre todas.
paper-truth = Verdadeiro ou falso?
paper-typed = Responda com uma ou duas palavras.
paper-number = Responda com um número.
paper-match = Encontre a letra que corresponde a cada número.
paper-order = Ponha as letras na ordem certa.
paper-cloze = Preencha as lacunas numeradas. Onde há letras, escolha uma.
paper-survey = Escolha uma. Nenhuma resposta está errada.
paper-survey-words = Escreva o que pensa. Nenhuma resposta está errada.
paper-essay = Responda com algumas frases.
paper-essay-words = Responda com { $from } a { $to } palavras.
paper-points =
    { $n ->
        [one] { $n } ponto
       *[other] { $n } pontos
    }
paper-sure = Certeza?
paper-key-essay = Lido e avaliado por quem orienta o curso.
paper-key-none = Nenhuma resposta está errada.

## A janela

too-small = Esta janela é muito pequena. O Coursedeck precisa de 40 colunas e 12 linhas. Aumente a janela, por favor; nada se perde.
more-above = ↑ mais { $n }
more-below = ↓ mais { $n }
more = ↓ mais

## Numbers and dates

format-decimal = ,
format-group = { "\u00A0" }
format-digits = 0123456789
format-percent = { $n }%
format-date = { $day } de { $month } de { $year }
format-clock = { $hour }:{ $minute }
format-minutes = { $minutes }{ "\u00A0" }min
format-hours = { $hours }{ "\u00A0" }h
format-hours-minutes = { $hours }{ "\u00A0" }h { $minutes }{ "\u00A0" }min
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro

# Uma autora ou um autor vê um curso que ainda escreve.
preview = Pré-visualização
preview-faults =
    { $n ->
        [one] O curso tem um erro
       *[other] O curso tem { $n } erros
    }
preview-faults-why = Corrija no seu editor e guarde: a página volta sozinha.
preview-more-faults =
    { $n ->
        [one] e mais um
       *[other] e mais { $n }
    }
key-reveal = a resposta
key-as-it-was = ver como estava

## Colunas das tabelas exportadas

column-centre-id = Número do centro
column-learner-id = Número de participante
column-registration-no = Número de inscrição
column-learner-name = Nome
column-cohort = Turma
column-gender = Género
column-disability = Deficiência
column-residence = Residência
column-course-id = Nome curto do curso
column-record-id = Ficha
column-centre-name = Centro
column-device-id = Computador
column-course-version = Versão do curso
column-course-title = Curso
column-language = Língua
column-modality = Modo de ensino
column-level = Nível
column-digcomp = Competências DigComp
column-sdg = Objetivos de Desenvolvimento Sustentável
column-wsis = Linhas de ação da CMSI
column-age-band = Idade
column-attendance-percent = Presenças, %
column-enrolled-at = Inscrição
column-started-at = Início
column-completed-at = Conclusão
column-clock = Relógio
column-result = Resultado
column-score-percent = Nota, %
column-pass-percent = Mínimo para passar, %
column-attempts = Tentativas
column-minutes-spent = Minutos dedicados
column-pretest-percent = Teste inicial, %
column-posttest-percent = Exame, %
column-gain = Ganho de aprendizagem
column-certificate-no = Número do certificado
column-expires-at = Válido até
column-evidence-digest = Resumo (hash) das evidências
column-seen-at = Última visita
column-courses-begun = Cursos começados
column-courses-completed = Cursos concluídos
column-attempt-id = Tentativa
column-quiz = Teste
column-attempt-no = Número da tentativa
column-finished-at = Fim da tentativa
column-questions = Perguntas feitas
column-answered = Perguntas respondidas
column-passed = Aprovado
column-waits = Por avaliar
column-late = Tempo esgotado
column-response-id = Número da resposta
column-asked-in = Perguntada em
column-module-id = Módulo
column-question-id = Nome da pergunta
column-kind = Tipo de pergunta
column-response = Resposta
column-mark-percent = Pontos, %
column-certainty = Certeza
column-try = Vez
column-hinted = Dica vista
column-answered-at = Respondida em
column-course-versions = Versões do curso
column-question = Pergunta
column-n = Tentativas contadas
column-facility-index = Índice de facilidade, %
column-standard-deviation = Desvio padrão, %
column-random-guess-score = Nota ao acaso, %
column-intended-weight = Peso previsto, %
column-effective-weight = Peso real, %
column-discrimination-index = Índice de discriminação, %
column-discriminative-efficiency = Eficiência discriminativa, %
column-advice = Conselho
column-date = Dia
column-part = Parte do dia
column-present = Presente
column-entered-by = Inserido por
column-taken-on = Feito em papel em
column-instructor = Orientado por

# Certificates.
certificate-heading = Certificado de aproveitamento
certificate-heading-completed = Certificado de conclusão
certificate-given-to = O centro certifica que
certificate-has-passed = obteve aprovação no curso
certificate-has-completed = concluiu o curso
certificate-score = Resultado: { $score }
certificate-completed = Concluído em { $date }
certificate-expires = Válido até { $date }
certificate-issued = Emitido em { $date }
certificate-number = Certificado número { $number }
certificate-course = Curso { $course }, versão { $version }
certificate-key = Chave do centro { $key }
certificate-signature = Pelo centro
certificate-verify = Para verificar: coursedeck verify
certificate-yours = Certificado

## O relatório para a direção do centro: `records report`

report-title = O que se aprendeu
report-of = O que se aprendeu: { $centre }
report-made = Feito em
report-made-by = { $date }, { $time }, por { $name }
report-records = Fichas
report-records-of =
    { $n ->
        [one] { $n } (uma pessoa num curso), de { $first } a { $last }
       *[other] { $n } (cada uma, uma pessoa num curso), de { $first } a { $last }
    }
report-records-none = nenhuma
report-asked = Pedido
report-asked-all = tudo o que está guardado
report-asked-since = desde { $day }
report-asked-until = até { $day }
report-asked-course = curso { $course }
report-asked-cohort = turma { $cohort }
report-database = Base de dados
report-database-of = último evento do diário: { $place }
report-clock = Relógio
report-clock-sure = certo em todas as fichas
report-clock-doubtful =
    { $n ->
        [one] { $n } ficha tem horas que podem vir de um relógio errado
       *[other] { $n } fichas têm horas que podem vir de um relógio errado
    }
report-totals = No conjunto
report-learners = Pessoas
report-begun = Começados
report-completed = Concluídos
report-completion = Taxa de conclusão
report-graded = Com nota
report-pass = Taxa de aprovação
report-minutes = Minutos
report-both = Dois testes
report-gain = Ganho
report-learners-means = Pessoas que começaram um curso. Quem faz dois cursos é uma só pessoa.
report-begun-means = Cursos começados, contados uma vez por participante: as inscrições.
report-completed-means = Desses, quantos foram concluídos: aprovados, ou lidos por inteiro onde nada tem nota.
report-completion-means = Os concluídos, como parte dos começados. Quem ainda aprende conta nos começados.
report-graded-means = Quantos tiveram aprovação ou reprovação. Reprovação: o exame final, ou um teste que não se pode repetir, foi feito sem aprovação.
report-pass-means = Os aprovados, como parte dos que têm nota. Quem passa depois de reprovar conta como aprovado.
report-minutes-means = Tempo no computador para concluir um curso: metade dos cursos concluídos levou menos, e a metade do meio fica entre os dois números ao lado.
report-both-means = Quantos fizeram tanto o teste inicial como o exame final.
report-gain-means = A parte do que não se sabia antes que se sabia depois: (exame − teste inicial) ÷ (100 − teste inicial), com as duas notas médias (Hake 1998, ganho normalizado). 0 é nada, 1 é tudo. Os dois números ao lado: o intervalo que contém este valor com 95% de confiança, o de uma razão de médias com o t de Student (Cochran 1977). Conta a melhor nota de cada participante.
report-label = { $name }: { $fact }
report-span = { $low } a { $high }
report-kept-mark = [c]
report-few-mark = †
report-reading = Como ler isto
report-kept-means = [c]: oculto, porque trata de menos de { $n } pessoas, ou porque um número assim poderia ser calculado a partir deste e dos outros. Com --min-cell 1, é possível ver o número dentro do centro.
report-kept-means-one = Nada está oculto: o que está aqui pode revelar dados de uma só pessoa, e não sai do centro.
report-few-means = †: de menos de { $n } participantes. O acaso pesa muito; é um indício, não um resultado.
report-none-means = –: não há ninguém de quem dizer isto.
report-kept-rule = Um número fica oculto quando as pessoas de que trata, ou as que conta, são de 1 a { $most }. Depois, em cada tabela, ficam ocultos também os dos grupos menores, até que nenhum se possa calcular como soma ou diferença do que se mostra, e até que os ocultos possam ser de { $n } pessoas cada um. O que cada participante fez e o que daí resultou são vistos em separado. Dois relatórios de outros dias ou outros cursos ainda se podem comparar: entregue só um deles.
report-tables-kept = Há poucas pessoas para distinguir umas das outras: esta tabela fica oculta.
report-table-empty = Não há nada para mostrar aqui.
report-nothing = Não há fichas assim.
report-all = Total
report-month = { $month } de { $year }
report-month-note = Começados: nesse mês. O resto: pelo mês da conclusão, da reprovação ou do último trabalho no curso.
report-tags-note = Pelas etiquetas dos cursos. Um curso com várias conta em cada uma; por isso, estas linhas não se somam. Os títulos são os de quem os publicou, em inglês.
report-cohort-note = Pela turma atual de cada participante.
report-told-note = Pelo que cada participante disse de si, se quis.
report-age-note = Idade no ano em que o resultado ficou decidido. Pelo que cada participante disse de si, se quis.
report-by-month = Por mês
report-by-course = Por curso
report-by-cohort = Por turma
report-by-digcomp = Por competência DigComp
report-by-sdg = Por Objetivo de Desenvolvimento Sustentável
report-by-wsis = Por linha de ação da CMSI
report-by-itu-d = Por prioridade do UIT-D
report-by-gender = Por género
report-by-age = Por idade
report-by-residence = Por residência
report-by-disability = Por deficiência
report-group-month = Mês
report-group-course = Curso
report-group-cohort = Turma
report-group-digcomp = Competência
report-group-sdg = Objetivo
report-group-wsis = Linha de ação
report-group-itu-d = Prioridade
report-group-gender = Género
report-group-age = Idade
report-group-residence = Residência
report-group-disability = Deficiência
report-chart-months = Cursos começados e concluídos, mês a mês
report-chart-months-means = Duas barras por mês: à esquerda os cursos começados, à direita os concluídos. Os números estão na tabela abaixo.
report-chart-months-cut = São mostrados os últimos { $n } meses.
report-chart-courses = Taxa de conclusão de cada curso
report-chart-courses-means = Uma barra por curso, com o comprimento da parte dos começados que foi concluída. Os números estão na tabela abaixo.
group-female = Feminino
group-male = Masculino
group-other = Outro
group-urban = Na cidade
group-rural = No campo
group-yes = Com deficiência
group-no = Sem deficiência
group-not-told = Não indicado
group-no-class = Sem turma
group-no-tag = Sem etiqueta desse tipo

## Distintivos

badge-score = Nota final
badge-criteria = Concluir o curso.
badge-criteria-pass = Concluir o curso com uma nota final de pelo menos { $pass }.
