# Runs in new user, mount, network, process and IPC namespaces: leaves nothing of the file system but
# what a media tool needs, gives up all privileges and becomes the tool.
# Arguments: working directory, what else may be read ..., --, program and its arguments.
set -e
trap 'exit 126' EXIT
root=/sys
mount -n -t tmpfs -o mode=755,size=1m sandbox $root

show() {
  if [ -e "$root$1" ]; then :
  elif [ -d "$1" ]; then mkdir -p "$root$1"
  else mkdir -p "$root${1%/*}"; : > "$root$1"
  fi
  mount -n -o "rbind,$2" "$1" "$root$1"
}

for path in /usr /lib /lib32 /lib64 /libx32 /bin /sbin; do
  if [ -L $path ]; then ln -s "$(readlink $path)" $root$path
  elif [ -d $path ]; then show $path ro,nosuid,nodev
  fi
done
for path in /etc/ld.so.cache /etc/alternatives; do
  [ ! -e $path ] || show $path ro,nosuid,nodev
done
show /dev/null rw,nosuid

work=$1
shift
while [ "$1" != -- ]; do
  show "$1" ro,nosuid,nodev
  shift
done
shift
show "$work" rw,nosuid,nodev,noexec
exec chroot $root setpriv --no-new-privs --bounding-set=-all --inh-caps=-all \
  /bin/sh -c 'cd "$0" && exec "$@"' "$work" "$@"
