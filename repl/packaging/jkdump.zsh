#compdef jkdump
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion in zsh: the bash script, which lies below the same share directory, through bashcompinit.

# The script calls this builtin of bash, and makes an alias that functions which are loaded on demand do not see.
compopt() { :; }
. "${${(%):-%x}:A:h}/../../bash-completion/completions/jkdump"
unalias compopt
_bash_complete -o default -F _complete_jkdump
