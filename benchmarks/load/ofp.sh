#!/usr/bin/env bash
#
# Measures how many locate requests over OFP one core answers, and how fast: the server's process runs on one
# core, the load generator on another. Without arguments it starts the OFP end point alone; with an address and
# a port it asks a running node, which the caller has pinned (taskset) and imported PATH on:
#
#   benchmarks/load/ofp.sh [ADDRESS PORT PATH PID]
#
#   BENCH_RATES     requests a second, one run each (default "5000 10000 20000 30000")
#   BENCH_SECONDS   length of a run (default 10)
#   BENCH_CORES     core of the server and core of the generator (default "0 1")
#
# Needs Linux, a C compiler, two cores with nothing else to do, and for the first form
# mvn -Pbenchmarks -pl benchmarks -am package -DskipTests.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$here/../target/ofp
rates=${BENCH_RATES:-5000 10000 20000 30000}
seconds=${BENCH_SECONDS:-10}
read -r server_core generator_core <<<"${BENCH_CORES:-0 1}"
own_server=

say() { echo "$*" >&2; }

start_server() {
  address=127.0.0.1 port=15683 path=films/0007.mp4
  taskset -c "$server_core" java -Xmx256m -cp "$here/../target/benchmarks.jar" \
    io.baton.benchmarks.OfpLocateServer "$port" 2>"$work/server.log" &
  pid=$! own_server=$!
  for _ in $(seq 100); do
    grep -q BATON002400 "$work/server.log" && return
    sleep 0.1
  done
  say "the server does not start, see $work/server.log"
  exit 1
}

stop_server() {
  if [[ -n $own_server ]]; then kill "$own_server"; fi
}

load() { # mode, number, seconds
  taskset -c "$generator_core" "$work/ofpload" "$address" "$port" "$path" "$3" "$1" "$2" "$pid"
}

figure() { # name, from a line of JSON
  grep -o "\"$1\":[0-9.]*" | cut -d: -f2
}

report() { # mode, number
  local line
  line=$(load "$1" "$2" "$seconds")
  echo "$line" >>"$work/results.json"
  printf '%-8s %8s %10s %9s %8s %8s %8s %8s %10s\n' "$1" "$2" \
    "$(figure perSecond <<<"$line")" \
    "$(($(figure sent <<<"$line") - $(figure answered <<<"$line")))" \
    "$(figure p50Millis <<<"$line")" "$(figure p99Millis <<<"$line")" \
    "$(figure p999Millis <<<"$line")" "$(figure maxMillis <<<"$line")" \
    "$(figure cpuMicrosPerAnswer <<<"$line")"
}

mkdir -p "$work"
cc -O2 -o "$work/ofpload" "$here/ofpload.c"
: >"$work/results.json"
trap stop_server EXIT
if [[ $# == 4 ]]; then
  address=$1 port=$2 path=$3 pid=$4
else
  start_server
fi
say "warming up"
load window 64 10 >/dev/null
printf '%-8s %8s %10s %9s %8s %8s %8s %8s %10s\n' mode wanted answered/s lost p50-ms p99-ms p99.9-ms \
  max-ms CPU-µs
report window 64
for rate in $rates; do report rate "$rate"; done
say "the lines behind the table are in $work/results.json"
