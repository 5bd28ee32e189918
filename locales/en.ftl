# The words of Coursedeck in English: the source of all other languages.

language-name = English
