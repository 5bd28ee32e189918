language-name = Français

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
