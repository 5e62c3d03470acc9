#!/usr/bin/env bash
# Measures a whole server under load, beside the least that sending costs on this machine.
#
#   run.sh                 needs `mvn package` before; the results are printed and kept under target
#
# Starts one node, imports a film that it generates, and lets `baton load` play it in many sessions at
# distinct positions; before and after each load it takes the floor with sendfloor.c. docs/benchmark.md
# explains the figures. Environment:
#   BENCH_UDP      sessions of each load over UDP (default "200 500 1000"); empty for none
#   BENCH_TCP      the same over TCP (default "200")
#   BENCH_SECONDS  how long each load is measured (default 60)
#   BENCH_RAMP     sessions started a second (default 40)
#   BENCH_OPTIONS  further options of `baton load`, such as --no-gro
#   BENCH_COLD     yes: measures right after the start, without warming the server up
#   BENCH_MINUTES  length of the film (default 10)
#   BATON_HEAP     heap of the server, as of cluster.sh (default 1g); all of it is taken at the start
#   BATON_PORT_OFFSET  as of cluster.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=benchmarks/load/common.sh
source "$here/common.sh"
work=$root/benchmarks/target/load
tools=$work/tools

udp_loads=${BENCH_UDP-200 500 1000}
tcp_loads=${BENCH_TCP-200}
seconds=${BENCH_SECONDS:-60}
ramp=${BENCH_RAMP:-40}
minutes=${BENCH_MINUTES:-10}
read -ra options <<<"${BENCH_OPTIONS:-}"
heap=${BATON_HEAP:-1g}
readonly floor_seconds=5 memory_seconds=20 most_warm_ups=12 compiling_millis=20

export BATON_HOME=$work/cluster BATON_PASSWORD=${BATON_PASSWORD:-benchmark-only-1}
# With a heap that is there from the start, what the process grows by is what it takes beside the heap.
export BATON_OPTS="${BATON_OPTS:-} -Xms$heap -XX:+AlwaysPreTouch"

# --- Preparation -----------------------------------------------------------------------------------

check_prerequisites() {
  command -v cc >/dev/null || fail "the floor needs a C compiler; none is installed as cc"
  check_build
}

start_node() {
  say "starting a node"
  "$cluster" start 1 -Dbaton.rtsp.anonymous=true -Dbaton.media.tools="$tools" \
    -Dbaton.admission.max.sessions=20000 -Dbaton.admission.max.sessions.per.client=20000 \
    -Dbaton.admission.max.sessions.per.user=20000 -Dbaton.admission.max.prepared=20000 \
    -Dbaton.rtsp.max.connections.per.client=10000 -Dbaton.rtsp.max.strangers.per.client=1000 \
    -Dbaton.admission.max.bandwidth=100000000000 \
    -Dbaton.admission.max.cpu=1 -Dbaton.admission.max.lateness=60000 >"$work/start.log" 2>&1 || fail "see $work/start.log"
  pid=$(told 1 pid)
  http=$(told 1 HTTP)
  rtsp=$(told 1 RTSP)
}

stop_node() { "$cluster" stop >/dev/null 2>&1 || say "could not stop the node"; }

import_film() {
  say "importing it"
  baton import "$film" --as bench.mp4 --server "http://127.0.0.1:$http" --user admin >&2
}

# --- Measuring -------------------------------------------------------------------------------------

take_floor() { # receivers
  "$work/sendfloor" sendto "$1" $floor_seconds | grep -o 'PerGigabyte":[0-9.]*' | cut -d: -f2
}

load() { # transport, sessions, seconds, further options
  baton load "rtsp://127.0.0.1:$rtsp/bench.mp4" --transport "$1" -n "$2" --duration "$3" \
    --ramp "$ramp" --spread-npt --server-pid "$pid" "${options[@]}" "${@:4}" || [[ $? == 3 ]]
}

compile_time() { # ms that the server has spent on compiling so far
  "${java_bin}jcmd" "$pid" Thread.print |
    sed -n 's/^"C[12] CompilerThread.* cpu=\([0-9]*\).*/\1/p' | awk '{ sum += $1 } END { print sum }'
}

# A server is up for months, so its first minutes say little: plays until hardly anything is compiled any more.
warm_up() {
  local round before after
  for round in $(seq $most_warm_ups); do
    before=$(compile_time)
    load udp 200 20 >/dev/null
    after=$(compile_time)
    say "warming up: compiled for $((after - before)) ms in 25 s"
    [[ $((after - before)) -gt $((25 * compiling_millis)) ]] || return 0
  done
  say "still compiling after $round rounds"
}

measure() { # transport, sessions
  local report=$work/$1-$2.json before after
  say "$2 sessions over $1"
  before=$(take_floor "$2")
  load "$1" "$2" "$seconds" --warm-up 10 >"$report"
  after=$(take_floor "$2")
  awk -v transport="$1" -v sessions="$2" -v played="$(figure "$report" played)" \
    -v lost="$(figure "$report" lost)" -v late="$(figure "$report" latenessMillis p99)" \
    -v setup="$(figure "$report" setUpMillis p99)" \
    -v rate="$(figure "$report" megabitsPerSecond)" \
    -v cost="$(figure "$report" serverCpuSecondsPerGigabyte)" \
    -v before="$before" -v after="$after" 'BEGIN {
      floor = (before + after) / 2
      printf "%-9s %8d %7d %7d %9.1f %9.1f %10.1f %8.2f %8.2f %6.2f\n", transport, sessions,
        played, lost, rate, late, setup, cost, floor, cost / floor
    }'
}

live_heap() { # octets of what is still referred to; stops the server for a moment
  "${java_bin}jcmd" "$pid" GC.run >/dev/null
  "${java_bin}jcmd" "$pid" GC.class_histogram | awk 'END { print $3 }'
}

resident() { awk '/^VmRSS/ { print $2 * 1024 }' "/proc/$pid/status"; }

measure_memory() { # sessions over UDP
  local heap_before resident_before loading
  heap_before=$(live_heap)
  resident_before=$(resident)
  load udp "$1" $memory_seconds >"$work/memory-$1.json" &
  loading=$!
  sleep $(($1 / ramp + memory_seconds / 2))
  awk -v sessions="$1" -v heap=$(($(live_heap) - heap_before)) \
    -v rest=$(($(resident) - resident_before)) \
    'BEGIN { printf "%8d %13.1f %15.1f\n", sessions, heap / 1024 / sessions, rest / 1024 / sessions }'
  wait "$loading"
}

check_prerequisites
mkdir -p "$work"
cc -O2 -o "$work/sendfloor" "$here/sendfloor.c"
trap stop_node EXIT
start_node
film=$work/film-${minutes}min.mp4
make_film "$film" $((minutes * 60)) 1900
import_film
if [[ ${BENCH_COLD:-} != yes ]]; then warm_up; fi

{
  printf '%-9s %8s %7s %7s %9s %9s %10s %8s %8s %6s\n' transport sessions played lost Mbit/s \
    late-p99 setup-p99 CPU-s/GB floor ratio
  for sessions in $udp_loads; do measure udp "$sessions"; done
  for sessions in $tcp_loads; do measure tcp "$sessions"; done

  printf '\n%8s %13s %15s\n' sessions heap-KiB/each beside-KiB/each
  for sessions in $udp_loads; do measure_memory "$sessions"; done
} | tee "$work/results.txt"
say "latenesses and set-up times in ms; reports and table are in $work"
