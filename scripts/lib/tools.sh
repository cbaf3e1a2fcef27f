# Puts a JDK 25 into JAVA_HOME and Go into PATH for the other scripts; to be sourced, with root set.

source "$root/scripts/lib/find.sh"

find_jdk || {
  echo "portkit: no JDK 25 was found; run scripts/setup" >&2
  exit 117
}
export JAVA_HOME=$jdk

# Not find_go, which asks each candidate for its version: this runs at every start of portkit. A Go of setup's own is
# there only because no other would do. Where there is none at all, portkit says so when it needs one.
if [ -x "$tools/go/bin/go" ]; then
  PATH=$tools/go/bin:$PATH
elif ! command -v go >/dev/null; then
  for candidate in /usr/local/go/bin /usr/lib/go*/bin; do
    if [ -x "$candidate/go" ]; then
      PATH=$candidate:$PATH
      break
    fi
  done
fi
