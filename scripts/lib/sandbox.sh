# Starts a program in the sandbox without a JVM, which takes milliseconds; to be sourced. A program that has not
# passed the validator, or has changed since, is started by `portkit --jvm exec` instead: the tender sees to that.

# are_plain OPTION...: whether nobody can take one for a mistake, and each is there once; if not, picocli says why.
are_plain() {
  local option name seen=' ' number='[0-9]{1,9}'
  for option; do
    [[ $option =~ ^--(single|coroutines|memory=[1-9][0-9]{0,5}|cpu=$number|timeout=$number(\.[0-9]{1,3})?)$ ]] || return 1
    name=${option%%=*}
    case $seen in *" $name "*) return 1 ;; esac
    seen+="$name "
  done
  case $seen in *--single*--coroutines* | *--coroutines*--single*) return 1 ;; esac
}

# sandbox HOME COMMAND ARGUMENT...: replaces the shell, or returns if the command line needs the JVM.
sandbox() {
  local home=$1 command=$2 port=${PORTKIT_PORT:-hosted} subcommand=${3:-} options=() cache marks
  shift 3 || return 0
  while [ $# -gt 0 ]; do
    case $1 in
      --port=*) port=${1#--port=} ;;
      --port) port=${2:-}; shift ;;
      --single | --coroutines | --memory=* | --cpu=* | --timeout=*) options+=("$1") ;;
      -m | --memory) options+=("--memory=${2:-}"); shift ;;
      --cpu | --timeout) options+=("$1=${2:-}"); shift ;;
      -*) return 0 ;;
      *) break ;;
    esac
    shift || return 0
  done
  case $subcommand:$port in
    exec:nacl-like | run:nacl-like) ;;
    exec:nacl-like:single | run:nacl-like:single) options+=(--single) ;;
    exec:nacl-like:coroutines | run:nacl-like:coroutines) options+=(--coroutines) ;;
    *) return 0 ;;
  esac
  are_plain ${options[@]+"${options[@]}"} || return 0
  # Source has to be built, tests get files, and what run does with further options is picocli's business.
  case ${1:-} in '' | *.go) return 0 ;; esac
  [ -f "$1" ] || return 0
  case $subcommand:" ${*:2}" in
    exec:*' -test.'* | run:*' -'*) return 0 ;;
  esac
  [ -x "$home/images/tender" ] && [ -r "$home/images/validated" ] || return 0
  read -r marks <"$home/images/validated" || return 0
  # As portkit.go.Cache finds it.
  cache=${PORTKIT_CACHE:-}
  case ${XDG_CACHE_HOME:-} in /*) cache=${cache:-$XDG_CACHE_HOME/portkit} ;; esac
  cache=${cache:-${HOME:-}/.cache/portkit}
  export PORTKIT_PORT=nacl-like
  exec "$home/images/tender" --validated="$cache/$marks" --fallback="$command" \
    ${options[@]+"${options[@]}"} "$@"
}
