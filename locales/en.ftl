# The words of Coursedeck in English: the source of all other languages.

language-name = English

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
