# Debian's kernel for virtual machines, from apt, in portkit's cache; to be sourced.

# linux_kernel: prints the path of a vmlinuz.
linux_kernel() {
  local cache=${PORTKIT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/portkit}/linux-kernel package new
  if compgen -G "$cache/boot/vmlinuz-*" >/dev/null; then
    echo "$cache"/boot/vmlinuz-*
    return
  fi
  # The package that the meta package of the newest kernel names.
  package=$(apt-cache depends linux-image-cloud-amd64 2>/dev/null | sed -n 's/.*Depends: \(linux-image-[0-9].*\)/\1/p')
  if [ -z "$package" ]; then
    echo "portkit: apt knows no package linux-image-cloud-amd64, whose kernel is the one to compare with" >&2
    return 1
  fi
  echo "portkit: fetching $package" >&2
  mkdir -p "$(dirname "$cache")"
  new=$(mktemp -d "$cache.XXXXXX")
  if (cd "$new" && apt-get download -qq "$package" >&2 && dpkg-deb -x ./*.deb unpacked) &&
    mkdir "$new/kernel" && mv "$new/unpacked/boot" "$new/kernel/"; then
    rm -rf "$cache"
    mv "$new/kernel" "$cache"
    rm -rf "$new"
    echo "$cache"/boot/vmlinuz-*
  else
    rm -rf "$new"
    echo "portkit: $package could not be fetched with apt-get download" >&2
    return 1
  fi
}
