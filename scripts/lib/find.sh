# Finds what the other scripts need; to be sourced, with root set.
# A JDK 25 often stands beside an older default java, and Go outside of PATH: look for both.

# What scripts/setup installed itself stands here.
tools=${PORTKIT_TOOLS:-${XDG_DATA_HOME:-${HOME:-/tmp}/.local/share}/portkit/tools}

# Without a child process: this runs at every start of portkit.
is_jdk25() {
  local line
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    while read -r line; do
      [[ $line != 'JAVA_VERSION="25'* ]] || return 0
    done <"$1/release"
  fi
  return 1
}

# find_jdk: sets jdk to the home of a JDK 25.
find_jdk() {
  for jdk in "${JAVA_HOME:-}" "$tools"/jdk-25 /usr/lib/jvm/*25* /usr/java/*25* /opt/*25* \
    "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25*; do
    if [ -n "$jdk" ] && is_jdk25 "$jdk"; then
      return
    fi
  done
  jdk=$(javac_home)
  [ -n "$jdk" ] && is_jdk25 "$jdk"
}

javac_home() {
  local javac
  javac=$(command -v javac) && dirname "$(dirname "$(readlink -f "$javac")")" || true
}

# find_go: prints the path of a go command, a supported one if there is one.
find_go() {
  local candidate first=
  for candidate in "${PORTKIT_GO:-}" "$(command -v go || true)" "$tools/go/bin/go" /usr/local/go/bin/go \
    /usr/lib/go*/bin/go "${HOME:-}"/sdk/go*/bin/go; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      first=${first:-$candidate}
      if supported_go "$candidate"; then
        echo "$candidate"
        return
      fi
    fi
  done
  [ -n "$first" ] && echo "$first"
}

supported_go() {
  case "$("$1" env GOVERSION 2>/dev/null)" in
    go1.26 | go1.26.* | go1.27 | go1.27.*) true ;;
    *) false ;;
  esac
}
