#!/usr/bin/env bash
# Makes the archive of classes with which nodes of this server start in two thirds of the time:
#   baton-archive.sh [PORT_OFFSET]
#
# Starts a node in a directory of its own, has its Java write down the classes that were loaded, and stops it. To be run
# on the machine, with the Java that nodes run on; other Javas do without. 180 MB in lib. Does nothing if the archive is
# there; a later version of the application needs no new one. The node's ports must be free; they are somewhere between
# 19683 and 31990, unless an offset is given.
set -euo pipefail
umask 022

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export JBOSS_HOME=${here%/bin}
offset=${1:-$((14000 + RANDOM % 80 * 100))}
readonly start_seconds=300 stop_seconds=120

# shellcheck source=wildfly-config/src/main/server/bin/class-archive.sh
source "$here/class-archive.sh"
if [[ -z $class_archive ]]; then
  echo "baton-archive.sh: this Java has no release file; nodes start without an archive of classes"
  exit 0
fi
[[ ! -f $class_archive ]] || exit 0

work=$(mktemp -d)
pid=
finish() {
  if [[ $pid ]]; then kill -KILL "$pid" 2>/dev/null || true; fi
  rm -rf "$work" "$class_archive.new"
}
trap finish EXIT

fail() {
  echo "baton-archive.sh: $*" >&2
  tail -n 20 "$work/console.log" | cut -c 1-400 >&2
  exit 1
}

await() { # seconds, command ...
  local second limit=$1
  shift
  for ((second = 0; second < limit; second++)); do
    if "$@"; then return 0; fi
    sleep 1
  done
  return 1
}

started() { ! kill -0 $! 2>/dev/null || grep -qs ' WFLYSRV002[56]: ' "$work/console.log"; }

ended() { ! kill -0 "$pid" 2>/dev/null; }

BATON_BASE=$work BATON_NODE=archive BATON_CONFIG=standalone-baton.xml BATON_BIND=127.0.0.1 \
  BATON_OPTS="-XX:ArchiveClassesAtExit=$class_archive.new -Xlog:disable -Xlog:all=error:stderr" \
  JBOSS_PIDFILE="$work/java.pid" LAUNCH_JBOSS_IN_BACKGROUND=1 \
  "$here/baton-node.sh" -Djboss.socket.binding.port-offset="$offset" >"$work/console.log" 2>&1 </dev/null &
await "$start_seconds" started || true
[[ ! -s $work/java.pid ]] || pid=$(<"$work/java.pid")
grep -qs ' WFLYSRV0025: ' "$work/console.log" || fail "the node did not start"
kill -TERM "$pid"
await "$stop_seconds" ended || fail "the node did not stop in $stop_seconds s"
pid=
[[ -f $class_archive.new ]] || fail "Java wrote no archive"
chmod 0644 "$class_archive.new"
mv "$class_archive.new" "$class_archive"
echo "Archived the classes of the server in $class_archive"
