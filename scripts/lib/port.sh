# Refuses a port that there is not before anything takes time; to be sourced, with root set.

# require_port NAME: the kit's ports, or the folder of a module.
require_port() {
  if [[ $1 != */* ]] && ! "$root/scripts/portkit" ports | cut -d" " -f1 | grep -qxF -- "$1"; then
    echo "portkit: there is no port named $1; scripts/portkit ports lists them" >&2
    exit 64
  fi
}
