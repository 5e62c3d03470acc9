#!/usr/bin/env bash
# Measures what it costs to play what other nodes have, and what viewers notice when their supplier is lost.
#
#   supply.sh              needs `mvn package` before; the results are printed and kept under target
#
# Starts three nodes; nodes 2 and 3 import films. Viewers come to node 2, which has them (local), then to node 1, which
# has none (remote, shared), undisturbed, then to a film of two hours on either (long, far); then a node that supplies
# is killed under them, and one is frozen. No load finds in the cache of node 1 what it plays: docs/benchmark.md explains
# why, and the figures. Environment:
#   BENCH_SESSIONS  sessions of each load, at distinct positions (default 100)
#   BENCH_FILMS     films over which they are spread (default 20)
#   BENCH_SECONDS   how long each load lasts (default 40)
#   BENCH_TRANSPORT udp (default) or tcp
#   BENCH_MINUTES   length of the films (default: no two sessions of a load play the same)
#   BENCH_CACHE     MiB of pieces that node 1 keeps (default 4 for each session, less than it plays)
#   BATON_PORT_OFFSET  as of cluster.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=benchmarks/load/common.sh
source "$here/common.sh"
work=$root/benchmarks/target/supply
tools=$work/tools

sessions=${BENCH_SESSIONS:-100}
films=${BENCH_FILMS:-20}
seconds=${BENCH_SECONDS:-40}
transport=${BENCH_TRANSPORT:-udp}
ticks=$(getconf CLK_TCK)
ramp=40
shared_ramp=$(((sessions + 49) / 50)) # all viewers of one film come within 50 seconds
key_unit=2                            # seconds between key pictures of make_film

# What a session plays at most, and what the last one leaves unplayed of its film (see LoadPlan).
played=$((seconds + sessions / ramp + 5))
rest=$((seconds + sessions / ramp + 10))
minutes=${BENCH_MINUTES:-$((((sessions + films - 1) / films * played + rest) / 60 + 1))}
cache=${BENCH_CACHE:-$((sessions * 4 > 32 ? sessions * 4 : 32))}

export BATON_HOME=$work/cluster BATON_PASSWORD=${BATON_PASSWORD:-benchmark-only-1}

start_nodes() {
  "$cluster" start 3 -Dbaton.rtsp.anonymous=true -Dbaton.media.tools="$tools" -Dbaton.supply.cache="$cache" \
    -Dbaton.admission.max.sessions.per.client=20000 -Dbaton.admission.max.sessions.per.user=20000 \
    -Dbaton.admission.max.prepared=20000 -Dbaton.rtsp.max.connections.per.client=10000 \
    -Dbaton.rtsp.max.strangers.per.client=1000 -Dbaton.admission.max.cpu=1 -Dbaton.admission.max.lateness=60000 \
    >>"$work/start.log" 2>&1 || fail "see $work/start.log"
}

stop_nodes() { "$cluster" stop >/dev/null 2>&1 || say "could not stop the nodes"; }

# Films of equal length that have no piece in common: each begins a key unit later in the same pictures.
make_films() { # directory, names...
  local directory=$1 start=0 name
  shift
  local long=$work/film-${minutes}min-$#.mp4
  make_film "$long" $((minutes * 60 + key_unit * $#)) 1900
  mkdir -p "$directory"
  for name in "$@"; do
    start=$((start + key_unit))
    if [[ ! -f $directory/$name ]]; then
      ffmpeg -ss "$start" -i "$long" -t $((minutes * 60)) -c copy "$work/partial.mp4"
      mv "$work/partial.mp4" "$directory/$name"
    fi
  done
}

import_films() { # directory
  local film node
  for film in "$1"/*.mp4; do
    for node in 2 3; do
      baton import "$film" --as "$(basename "$film")" --server "http://127.0.0.1:$(told $node HTTP)" --user admin >&2
    done
  done
}

cpu_ticks() { # processor time of the three nodes so far
  local node sum=0
  for node in 1 2 3; do
    sum=$((sum + $(awk '{ print $14 + $15 }' "/proc/$(told $node pid)/stat")))
  done
  echo "$sum"
}

supplied() { # octets that the nodes have got from each other
  local node
  for node in 1 2 3; do
    curl -s "http://127.0.0.1:$(told $node management)/baton/metrics"
  done | awk '$1 ~ /^baton_supply_bytes_total(\{|$)/ { sum += $2 } END { printf "%.0f", sum }'
}

load() { # name, node, options and films...
  local node=$2 report=$work/$1.json urls=() options=() word
  for word in "${@:3}"; do
    if [[ $word == *.mp4 ]]; then urls+=("rtsp://127.0.0.1:$(told "$node" RTSP)/$word"); else options+=("$word"); fi
  done
  baton load "${urls[@]}" --transport "$transport" -n "$sessions" --duration "$seconds" "${options[@]}" \
    --server-pid "$(told "$node" pid)" >"$report" || [[ $? == 3 ]]
}

spread() { # name, node, films...: sessions at distinct positions
  load "$1" "$2" --ramp=$ramp --spread-npt "${@:3}"
}

received() { # report; octets of RTP payload in all, of which the report tells those of its window
  awk -v all="$(figure "$1" packets)" -v packets="$(figure "$1" window packets)" \
    -v octets="$(figure "$1" window octets)" 'BEGIN { printf "%.0f", octets * all / packets }'
}

make_long_film() { # file: two hours
  [[ -f $1 ]] && return
  local part=$work/film-5min.mp4
  make_film "$part" 300 1900
  ffmpeg -stream_loop 23 -i "$part" -c copy "$1.partial.mp4"
  mv "$1.partial.mp4" "$1"
}

tell() { # name, further columns
  awk -v name="$1" -v played="$(figure "$work/$1.json" played)" -v lost="$(figure "$work/$1.json" lost)" \
    -v late="$(figure "$work/$1.json" latenessMillis p999)" -v most="$(figure "$work/$1.json" latenessMillis max)" \
    -v again="$(figure "$work/$1.json" duplicates)" -v order="$(figure "$work/$1.json" reordered)" \
    -v gap="$(figure "$work/$1.json" longestGapMillis max)" \
    -v setup="$(figure "$work/$1.json" setUpMillis p99)" -v first="$(figure "$work/$1.json" playMillis p50)" \
    -v play="$(figure "$work/$1.json" playMillis p99)" -v rest="${*:2}" 'BEGIN {
      printf "%-8s %6d %6d %6d %9d %9.1f %9.1f %9.1f %9.1f %8.1f %8.1f  %s\n", name, played, lost, again, order, late,
        most, gap, setup, first, play, rest
    }'
}

measure() { # name, and the command that plays it
  local cpu bytes octets
  say "$1: $sessions sessions over $transport"
  cpu=$(cpu_ticks) bytes=$(supplied)
  "${@:2}"
  cpu=$(($(cpu_ticks) - cpu)) bytes=$(awk -v a="$bytes" -v b="$(supplied)" 'BEGIN { printf "%.0f", b - a }')
  octets=$(received "$work/$1.json")
  tell "$1" "$(awk -v cpu="$cpu" -v ticks="$ticks" -v bytes="$bytes" -v octets="$octets" 'BEGIN {
    printf "%.2f CPU-s/GB of all nodes, %.3f octets between nodes for each one played", cpu / ticks / octets * 1e9, bytes / octets
  }')"
}

disturb() { # name, what is done in the middle
  local playing
  say "$1: $sessions sessions over $transport"
  spread "$1" 1 "${names[@]}" &
  playing=$!
  sleep $((seconds / 2))
  eval "$2"
  wait $playing
  tell "$1"
}

check_build
mkdir -p "$work"
: >"$work/start.log"
trap stop_nodes EXIT
say "starting three nodes"
start_nodes
mapfile -t names < <(seq -f 'bench-%02.0f.mp4' "$films")
directory=$work/films-${minutes}min-$films
make_films "$directory" "${names[@]}" bench-shared.mp4 bench-warm.mp4
make_long_film "$directory/bench-long.mp4"
import_films "$directory"
say "warming up"
spread warm-up 2 bench-warm.mp4
spread warm-up 1 bench-warm.mp4
echo "load     played   lost  again reordered late-p999  late-max   gap-max setup-p99 play-p50 play-p99"
measure local spread local 2 "${names[@]}"
measure remote spread remote 1 "${names[@]}"
measure shared load shared 1 --ramp=$shared_ramp bench-shared.mp4
measure long spread long 2 bench-long.mp4
measure far spread far 1 bench-long.mp4
disturb killed "kill -9 $(told 3 pid)"
say "starting node 3 again"
start_nodes
disturb frozen "kill -STOP $(told 2 pid); (sleep $((seconds / 4)); kill -CONT $(told 2 pid)) &"
say "reports are in $work"
