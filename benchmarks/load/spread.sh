#!/usr/bin/env bash
# Shows how a cluster of three spreads viewers who all come to node 1 and ask for a film that nodes 2 and 3 have.
#
#   spread.sh              needs `mvn package` before; prints a table, keeps the reports under target
#
# Three runs, each on a cluster of its own: nodes that are alike; node 2 with half of node 3's bandwidth; a hundred
# viewers within a second where there is room for eighty. Environment:
#   BENCH_SESSIONS     viewers of the first two runs (default 300)
#   BENCH_RAMP         how many of them come in a second (default 10)
#   BENCH_MODE         relay, direct or redirect (default relay)
#   BATON_PORT_OFFSET  as of cluster.sh
set -euo pipefail

# shellcheck source=benchmarks/load/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
work=$root/benchmarks/target/spread
tools=$work/tools
sessions=${BENCH_SESSIONS:-300}
ramp=${BENCH_RAMP:-10}
mode=${BENCH_MODE:-relay}
readonly film_seconds=120 picture_kbits=200 name=spread.mp4

export BATON_HOME=$work/cluster BATON_PASSWORD=${BATON_PASSWORD:-benchmark-only-1}

start_cluster() { # settings
  # Viewers and three nodes on one machine keep it busy: processors are to keep nobody out.
  "$cluster" start 3 -Dbaton.rtsp.anonymous=true -Dbaton.admission.max.cpu=1 -Dbaton.admission.max.lateness=60000 -Dbaton.media.tools="$tools" "$@" \
    >"$work/start.log" 2>&1 || fail "see $work/start.log"
}

stop_cluster() { "$cluster" stop >/dev/null 2>&1 || say "could not stop the cluster"; }

server() { echo "http://127.0.0.1:$(told "$1" HTTP)"; }

import_film() {
  local film=$work/film.mp4 node
  make_film "$film" $film_seconds $picture_kbits
  for node in 2 3; do
    baton import "$film" --as $name --server "$(server $node)" --user admin >&2
  done
  until [[ $(baton locate $name --json --server "$(server 1)" --user admin | grep -c '"eligible" : true') == 2 ]]; do
    sleep 0.5
  done
}

# What the provider streams or supplies, and holds for those who are about to come.
streaming() { # node
  baton node --json --server "$(server "$1")" --user admin | sed -n 's/.*"sessions" : \([0-9]*\).*/\1/p' | head -1
}

run() { # what it is, viewers, how many a second, settings
  local report=$work/report.json url loading
  say "$1: $2 viewers, $3 a second"
  start_cluster "${@:4}"
  import_film
  url=rtsp://127.0.0.1:$(told 1 RTSP)/$name?mode=$mode
  # Servers that have just started are busy with compiling, and a busy node gets fewer viewers.
  baton load "$url" -n 40 --ramp 10 --duration 30 >/dev/null || say "not all could be warmed up"
  baton load "$url" -n "$2" --ramp "$3" --duration 15 >"$report" &
  loading=$!
  sleep $(($2 / $3 + 7))
  local second third
  second=$(streaming 2) third=$(streaming 3)
  wait "$loading" || [[ $? == 3 ]]
  printf '%-32s %8d %6d %7d %8d %8d %7d\n' "$1" "$2" "$3" "$(figure "$report" played)" "$second" "$third" \
    "$(figure "$report" lost)"
  stop_cluster
}

check_build
mkdir -p "$work"
trap stop_cluster EXIT
{
  printf '%-32s %8s %6s %7s %8s %8s %7s\n' run viewers a-s played node-2 node-3 lost
  run 'nodes alike' "$sessions" "$ramp"
  run 'node 2 with half the bandwidth' "$sessions" "$ramp" 2:-Dbaton.admission.max.bandwidth=200000000 \
    3:-Dbaton.admission.max.bandwidth=400000000
  run 'room for 80' 100 100 2:-Dbaton.admission.max.sessions=40 3:-Dbaton.admission.max.sessions=40
} | tee "$work/results.txt"
