#!/usr/bin/env bash
# Takes the database away from a node that streams, and writes down second by second what each interface says.
#
#   run.sh                 needs `mvn package` before, PostgreSQL's programs and curl; results are kept under target
#
# Starts a PostgreSQL of its own (in a temporary directory, on a port of 127.0.0.1, as an unprivileged user) and a node on
# it, imports a film, lets viewers play it and a slow upload come in, stops PostgreSQL, starts a second node meanwhile,
# lets another upload come in, and starts PostgreSQL again. docs/operate.md has the figures. Environment:
#   OUTAGE_SECONDS   how long the database is away (default 120)
#   OUTAGE_KIND      stop (default), or hang: PostgreSQL's processes are frozen, so that it takes connections and is silent
#   OUTAGE_VIEWERS   viewers of `baton load`, beside one ffmpeg (default 20)
#   OUTAGE_NODE_2    no: starts no second node while the database is away
#   OUTAGE_PG_BIN    directory of initdb and pg_ctl (default: the newest below /usr/lib/postgresql)
#   OUTAGE_PG_USER   who runs PostgreSQL if this is run by root, whom it refuses (default nobody)
#   OUTAGE_PG_PORT   its port (default 15432)
#   BATON_PORT_OFFSET  as of cluster.sh
set -euo pipefail

# shellcheck source=benchmarks/load/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../load/common.sh"
work=$root/benchmarks/target/outage
tools=$work/tools
outage=${OUTAGE_SECONDS:-120}
kind=${OUTAGE_KIND:-stop}
viewers=${OUTAGE_VIEWERS:-20}
pg_bin=${OUTAGE_PG_BIN:-$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
pg_user=${OUTAGE_PG_USER:-nobody}
pg_port=${OUTAGE_PG_PORT:-15432}
readonly before=20 after=60 node_2_after=15 upload_seconds=40 rest=30

export BATON_HOME=$work/cluster BATON_PASSWORD=${BATON_PASSWORD:-outage-only-1}
export BATON_DATABASE=postgresql BATON_DB_HOST=127.0.0.1 BATON_DB_PORT=$pg_port BATON_DB_NAME=postgres
export BATON_DB_USER=baton BATON_DB_PASSWORD=outage-only-2

# --- PostgreSQL ------------------------------------------------------------------------------------

as_pg_user() { if [[ $EUID == 0 ]]; then runuser -u "$pg_user" -- "$@"; else "$@"; fi; }

pg() { (cd / && as_pg_user "$pg_bin/pg_ctl" -D "$pg_data/data" -s -w "$@"); }

pg_start() { pg -l "$pg_data/log" start; }

pg_make() {
  [[ -x $pg_bin/initdb ]] || fail "no initdb in $pg_bin: install PostgreSQL, or set OUTAGE_PG_BIN"
  pg_data=$(mktemp -d)
  echo "$BATON_DB_PASSWORD" >"$pg_data/password"
  [[ $EUID != 0 ]] || chown -R "$pg_user" "$pg_data"
  (cd / && as_pg_user "$pg_bin/initdb" -D "$pg_data/data" -U baton --auth=scram-sha-256 \
    --pwfile="$pg_data/password" >/dev/null)
  as_pg_user tee -a "$pg_data/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $pg_port
unix_socket_directories = ''
CONF
  pg_start
}

pg_processes() {
  local postmaster
  postmaster=$(head -n 1 "$pg_data/data/postmaster.pid")
  echo "$postmaster" $(cat "/proc/$postmaster/task/$postmaster/children")
}

# shellcheck disable=SC2046 # one word a process
take_away() {
  if [[ $kind == hang ]]; then kill -STOP $(pg_processes); else pg stop -m fast; fi
}

# shellcheck disable=SC2046
bring_back() {
  if [[ $kind == hang ]]; then kill -CONT $(pg_processes); else pg_start; fi
}

# --- What the interfaces say -----------------------------------------------------------------------

# Status, Retry-After if there is one, and milliseconds: 503r1/4
ask() { # URL, further options of curl
  local answer retry head=$work/head.$BASHPID
  answer=$(curl -s -o /dev/null -m 5 -D "$head" -w '%{http_code}/%{time_total}' "$@") || true
  retry=$(sed -n 's/^Retry-After: *\([0-9]*\).*/r\1/Ip' "$head" 2>/dev/null) || true
  rm -f "$head"
  awk -F/ -v retry="$retry" '{ printf "%s%s/%d\n", $1, retry, $2 * 1000 }' <<<"$answer"
}

as_admin() { ask -K "$work/admin" "$@"; }

state_of() { # name of an upload: its state, or what the server answered
  local body
  body=$(curl -s -m 5 -K "$work/admin" -w '\n%{http_code}' "$api/media/$1") || true
  if [[ $body == *$'\n'200 ]]; then
    sed -n 's/.*"state":"\([a-z]*\)".*/\1/p' <<<"$body" | head -n 1
  else
    tail -n 1 <<<"$body"
  fi
}

# What one check of /health says.
check_of() { # name
  curl -s -m 5 "$management/health" | grep -o "\"name\":\"$1\",\"status\":\"[A-Z]*\"" | cut -d'"' -f8 || true
}

# All checks that are not UP.
down_of() {
  curl -s -m 5 "$management/health" | grep -o '"name":"[^"]*","status":"DOWN"' | cut -d'"' -f4 | paste -sd, || true
}

# DESCRIBE, SETUP and PLAY of a new viewer, interleaved: the three statuses, and milliseconds until the last.
new_viewer() { # RTSP port
  local began=${EPOCHREALTIME/./} all='' base=rtsp://127.0.0.1:$1/film.mp4 line session='' request
  exec 3<>"/dev/tcp/127.0.0.1/$1" || { echo refused; return; }
  for request in "DESCRIBE $base" "SETUP $base/trackID=0" "PLAY $base"; do
    printf '%s RTSP/1.0\r\nCSeq: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n%s\r\n' "$request" \
      "${session:+Session: $session$'\r\n'}" >&3
    IFS=' ' read -r -t 5 _ line _ <&3 || line=silent
    all+=${all:+,}${line%$'\r'}
    length=0
    while read -r -t 5 line <&3 && [[ $line != $'\r' ]]; do
      if [[ ${line,,} == session:* ]]; then session=${line#*: } session=${session%%[;$'\r']*}; fi
      if [[ ${line,,} == content-length:* ]]; then length=${line#*: } length=${length%$'\r'}; fi
    done
    if ((length > 0)); then head -c "$length" <&3 >/dev/null; fi
  done
  exec 3>&-
  echo "$all/$(((${EPOCHREALTIME/./} - began) / 1000))"
}

# One line of the record. All are asked at once, so that one that hangs delays no other.
look() { # what the database does now
  local name at
  at=$(($(date +%s) - epoch))
  rm -f "$work"/look.*
  ask "$management/health/live" >"$work/look.live" &
  ask "$management/health/ready" >"$work/look.ready" &
  ask "$management/health/started" >"$work/look.started" &
  down_of >"$work/look.down" &
  ask "$management/prometheus" >"$work/look.metrics" &
  as_admin "$api/media" >"$work/look.media" &
  as_admin "$api/locate/film.mp4" >"$work/look.locate" &
  as_admin "$api/sessions" >"$work/look.sessions" &
  export -f new_viewer
  (timeout 8 bash -c "new_viewer $rtsp" 2>/dev/null || echo failed) >"$work/look.play" &
  state_of slow-a.mp4 >"$work/look.a" &
  state_of slow-b.mp4 >"$work/look.b" &
  ask "$management_2/health/ready" >"$work/look.2ready" &
  ask "$management_2/health/started" >"$work/look.2started" &
  # shellcheck disable=SC2046
  wait $(jobs -p | grep -vxF -f "$work/lasting")
  line=$(printf '%4d %-5s' "$at" "$1")
  for name in live ready started down metrics media locate sessions play a b 2ready 2started; do
    line+=$(printf ' %s' "$(cat "$work/look.$name")" | sed 's/^ $/ -/')
  done
  echo "$line" >>"$work/record.raw"
}

# --- The run ---------------------------------------------------------------------------------------

lasting() { echo "$!" >>"$work/lasting"; }

upload() { # name
  local size
  size=$(stat -c %s "$short")
  curl -s -o /dev/null -K "$work/admin" -T "$short" --limit-rate $((size / upload_seconds)) -H 'Expect:' \
    -w "$1 answered %{http_code} after %{time_total} s\n" "$http/ctp/$1" >>"$work/uploads" 2>&1
}

clean_up() {
  local status=$?
  trap - EXIT
  [[ ! -d ${pg_data:-/none} ]] || { [[ $kind != hang ]] || bring_back 2>/dev/null; } || true
  "$cluster" stop >/dev/null 2>&1 || say "could not stop the nodes"
  if [[ -n ${pg_data:-} ]]; then
    pg stop -m immediate 2>/dev/null || true
    rm -rf "$pg_data"
  fi
  exit "$status"
}

start_node() { # how many
  "$cluster" start "$1" -Dbaton.rtsp.anonymous=true -Dbaton.media.tools="$tools" \
    -Dbaton.admission.max.cpu=1 -Dbaton.admission.max.lateness=60000 >"$work/start-$1.log" 2>&1
}

# Waits, one look a second.
look_until() { # second, what the database does
  while (($(date +%s) - epoch < $1)); do
    local next=$(($(date +%s%N) / 1000000 + 1000)) left
    look "$2"
    left=$((next - $(date +%s%N) / 1000000))
    if ((left > 0)); then sleep "$(printf '0.%03d' $((left > 999 ? 999 : left)))"; fi
  done
}

report() {
  echo "time in s, the others as status (r: Retry-After in s) and ms"
  { echo "time database live ready started checks-down metrics media locate sessions new-viewer upload-a upload-b" \
    "node-2-ready node-2-started" && cat "$work/record.raw"; } | column -t >"$work/record.txt"
  # Runs of lines that say the same but for the time they took.
  awk '{ key = ""; for (i = 2; i <= NF; i++) { cell = $i; sub(/\/[0-9]+$/, "", cell); key = key " " cell }
         if (key != last) { print $1 " " key; last = key } }' <(tail -n +2 "$work/record.txt") | {
    echo "from database live ready started checks-down metrics media locate sessions new-viewer upload-a upload-b" \
      "node-2-ready node-2-started"
    cat
  } | column -t
  echo
  for name in metrics:7 media:8 locate:9 sessions:10 new-viewer:11; do
    awk -v name="${name%:*}" -v field="${name#*:}" '
      NR > 1 && $2 == "away" { split($field, part, "/"); took[++n] = part[2] }
      END { asort_n(took, n); printf "%s while it is away: median %d ms, longest %d ms\n", name, took[int((n + 1) / 2)], took[n] }
      function asort_n(a, n,  i, j, t) { for (i = 2; i <= n; i++) { t = a[i] + 0; for (j = i - 1; j > 0 && a[j] > t; j--) a[j + 1] = a[j]; a[j + 1] = t } }
    ' "$work/record.txt"
  done
  echo
  echo "viewers: $(figure "$work/viewers.json" played) of $viewers played, $(figure "$work/viewers.json" lost) packets lost"
  echo "ffmpeg: $(grep -c -v '^#' "$work/ffmpeg.md5") pictures of $((25 * play_seconds))"
  cat "$work/uploads"
  echo "at the end: slow-a.mp4 $(state_of slow-a.mp4), slow-b.mp4 $(state_of slow-b.mp4)," \
    "list of media $(as_admin "$api/media"), database $(check_of database)"
  local log
  for log in "$work"/cluster/node-*/log/server.log; do
    echo "$(basename "$(dirname "$(dirname "$log")")"): $(grep -cP '^\tat ' "$log" || true) lines of stack traces," \
      "$(grep -c ' ERROR ' "$log" || true) errors, warnings:"
    { grep ' WARN ' "$log" || true; } | sed 's/^[^[]*\[\([^]]*\)\] ([^)]*) /  \1 /' | cut -c 1-160 | sed 's/[0-9]\+ s/N s/' | sort | uniq -c
  done
}

check_build
command -v curl >/dev/null || fail "curl is not installed"
rm -rf "$work"
mkdir -p "$work"
trap clean_up EXIT
trap 'exit 1' INT TERM HUP
say "starting PostgreSQL and a node"
pg_make
start_node 1 || fail "see $work/start-1.log"
http=http://127.0.0.1:$(told 1 HTTP)/baton
api=$http/api/v1
management=http://127.0.0.1:$(told 1 management)
management_2=http://127.0.0.1:$(($(told 1 management) + 100))
rtsp=$(told 1 RTSP)
(umask 077 && echo "user = \"admin:$BATON_PASSWORD\"" >"$work/admin")
play_seconds=$((before + outage + after))
film=$work/film.mp4 short=$work/short.mp4
make_film "$film" $((play_seconds + 30)) 500
make_film "$short" 20 500
baton import "$film" --as film.mp4 --server "${http%/baton}" --user admin >&2

say "playing for $play_seconds s, the database away for $outage of them"
: >"$work/lasting" && : >"$work/uploads" && : >"$work/record.raw"
ffmpeg=$(echo "$tools"/ffmpeg-*/ffmpeg)
epoch=$(date +%s)
baton load "rtsp://127.0.0.1:$rtsp/film.mp4" -n "$viewers" --ramp 10 --duration $((play_seconds - viewers / 10)) \
  >"$work/viewers.json" 2>"$work/viewers.log" &
viewing=$!
lasting
LD_LIBRARY_PATH=$(dirname "$ffmpeg") "$ffmpeg" -nostdin -y -v error -i "rtsp://127.0.0.1:$rtsp/film.mp4" -map 0:v -c copy \
  -t "$play_seconds" -f framemd5 "$work/ffmpeg.md5" 2>"$work/ffmpeg.log" &
watching=$!
lasting
look_until $((before - 10)) there
upload slow-a.mp4 &
lasting
look_until $before there
take_away
look_until $((before + node_2_after)) away
if [[ ${OUTAGE_NODE_2:-} != no ]]; then
  start_node 2 &
  starting=$!
  lasting
fi
look_until $((before + outage - upload_seconds + 10)) away
upload slow-b.mp4 &
lasting
look_until $((before + outage)) away
bring_back
look_until $((play_seconds + rest)) there
wait "$viewing" || true
wait "$watching" || true
[[ -z ${starting:-} ]] || wait "$starting" || say "node 2 did not start, see $work/start-2.log"
report | tee "$work/results.txt"
say "the record of each second is in $work/record.txt"
