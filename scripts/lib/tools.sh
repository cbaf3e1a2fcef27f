# Finds what the other scripts need; to be sourced. Sets root (if unset), JAVA_HOME and PATH.
# A JDK 25 often stands beside an older default java, and Go outside of PATH: look for both.

root=${root:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}

# What scripts/setup installed itself stands here.
tools=${PORTKIT_TOOLS:-${XDG_DATA_HOME:-${HOME:-/tmp}/.local/share}/portkit}

is_jdk25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"; }

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" "$tools"/jdk-25* /usr/lib/jvm/*25* /usr/java/*25* /opt/*jdk*25* /opt/java/*25* \
    "${HOME:-}"/.sdkman/candidates/java/25* "${HOME:-}"/.jdks/*25* \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /)")")")"; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

find_go() {
  local candidate
  for candidate in "${PORTKIT_GO:-}" "$(command -v go || true)" "$tools/go/bin/go" /usr/local/go/bin/go /usr/lib/go*/bin/go \
    "${HOME:-}"/sdk/go*/bin/go /opt/go/bin/go; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

need() {
  echo "portkit: $1 was not found; run scripts/setup" >&2
  exit 117
}

JAVA_HOME=$(find_jdk) || need "a JDK 25"
export JAVA_HOME
if go=$(find_go); then
  case ":$PATH:" in *":$(dirname "$go"):"*) ;; *) PATH="$(dirname "$go"):$PATH" ;; esac
  export PATH
fi
