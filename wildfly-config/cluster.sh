#!/usr/bin/env bash
# Runs Baton nodes on this machine.
#
#   cluster.sh start [N] [[I:]-Dname=value ...]  start nodes 1 to N (default 1) and wait until they are ready;
#                                             settings are for all nodes, or for node I alone:
#                                             start 3 -Dbaton.delivery.mode=direct 1:-Dbaton.roles=portal,slm
#   cluster.sh status                         what each node is doing; 0 if all are ready
#   cluster.sh kill I                         end node I at once, as a crash would (SIGKILL)
#   cluster.sh pause I | resume I             freeze node I, as a hang would (SIGSTOP), and wake it again
#   cluster.sh stop [I]                       stop node I, or all
#
# Node I has its ports at 100*(I-1) above the usual ones. A single node keeps its database to itself; several
# share one, an H2 server on port 9092 that is started and stopped with them. Environment:
#   BATON_PASSWORD         password of user admin; without it one is generated at the first start and printed
#   BATON_VIEWER_PASSWORD  the same for user viewer, who may only watch
#   BATON_PORT_OFFSET      added to every port of every node (default: as at the last start, else 0)
#   BATON_BIND             address that HTTP and RTSP listen on (default 127.0.0.1)
#   BATON_DATABASE         h2 (default) or postgresql at BATON_DB_HOST, BATON_DB_PORT, BATON_DB_NAME,
#                          as BATON_DB_USER with BATON_DB_PASSWORD
#   ..._FILE               a file that holds the password, for each of the passwords above
#   BATON_HOME             directory of the nodes' data (default target/cluster beside this script)
#   BATON_KEYS             directory of the keys that the nodes share (default keys in BATON_HOME)
#   BATON_SERVER           the provisioned server (default target/server beside this script)
#   BATON_START_TIMEOUT    seconds until a node, or the database, has to be ready (default 180)
#   BATON_HEAP, BATON_OPTS maximum Java heap (default 1g); further Java options
#   JAVA_HOME              the JDK to run on
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# Beside this script in a release, below target in the source tree.
beside=$here/target
[[ -d $here/server ]] && beside=$here
server=${BATON_SERVER:-$beside/server}
home=${BATON_HOME:-$beside/cluster}
keys=${BATON_KEYS:-$home/keys}
bind=${BATON_BIND:-127.0.0.1}
base_offset=${BATON_PORT_OFFSET:-$(cat "$home/port-offset" 2>/dev/null || echo 0)}
database=${BATON_DATABASE:-h2}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
start_timeout=${BATON_START_TIMEOUT:-180}
readonly stop_timeout=30 most_nodes=16 database_port=9092 sockets=/proc/net join_timeout_alone=500
readonly realm=ApplicationRealm
interrupted=0

case $database in
  h2) server_config=standalone-baton.xml ;;
  postgresql) server_config=standalone-baton-postgresql.xml ;;
  *)
    echo "cluster.sh: BATON_DATABASE=$database is neither h2 nor postgresql" >&2
    exit 1
    ;;
esac

probe_host=$bind
[[ $probe_host == 0.0.0.0 ]] && probe_host=127.0.0.1
[[ $probe_host == :: ]] && probe_host=::1
url_host=$probe_host
[[ $url_host == *:* ]] && url_host="[$url_host]"

# Passwords are this script's alone: no process that it starts finds them in its environment.
secret() { # name of a variable
  local file=$1_FILE
  if [[ -n ${!file:-} ]]; then cat "${!file}"; else echo "${!1:-}"; fi
}
admin_password=$(secret BATON_PASSWORD)
viewer_password=$(secret BATON_VIEWER_PASSWORD)
database_password=$(secret BATON_DB_PASSWORD)
unset BATON_{,VIEWER_,DB_}PASSWORD{,_FILE}

fail() {
  echo "cluster.sh: $*" >&2
  exit 1
}

usage() {
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2
  exit 2
}

# --- Nodes and their processes ---------------------------------------------------------------------

node_dir() { echo "$home/node-$1"; }

database_dir() { echo "$home/database"; }

port() { # usual port, node
  echo $(($1 + base_offset + 100 * ($2 - 1)))
}

known_nodes() {
  local dir
  for dir in "$home"/node-*/; do
    if [[ -d $dir ]]; then basename "$dir" | cut -d- -f2; fi
  done | sort -n
}

# From /proc/PID/stat, without the program's name, which may hold anything: field 1 is the state, field
# 20 the start time, which tells a process from a later one of the same id. A zombie does not count, but
# while it has threads that are still ending, so have its sockets.
process_field() { # process id, field
  local fields threads
  fields=$(sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null) || return 1
  if [[ $fields == Z* ]]; then
    threads=("/proc/$1/task/"*)
    ((${#threads[@]} > 1)) || return 1
  fi
  cut -d' ' -f"$2" <<<"$fields"
}

start_time() { process_field "$1" 20; }

# A process on record is told from a later one of the same id by its start time.
record_process() { # file, process id
  echo "$2 $(start_time "$2")" >"$1"
}

# Prints the id of a process on record if it still runs; fails if it does not.
recorded_pid() { # file
  local pid started
  read -r pid started 2>/dev/null <"$1" || return 1
  [[ $(start_time "$pid") == "$started" ]] && echo "$pid"
}

# Prints the process id of a node that runs; fails if it does not.
running_pid() { recorded_pid "$(node_dir "$1")/node.pid"; }

running_database() { recorded_pid "$(database_dir)/server.pid"; }

require_running() {
  running_pid "$1" || fail "node-$1 is not running"
}

await_end() { # process id, seconds
  local second tenth
  for ((second = 0; second < $2; second++)); do
    for ((tenth = 0; tenth < 10; tenth++)); do
      start_time "$1" >/dev/null || return 0
      sleep 0.1
    done
  done
  return 1
}

# --- Readiness -------------------------------------------------------------------------------------

# First line of the answer to a request, over a plain socket so that no other program is needed.
first_line() { # host, port, request
  # shellcheck disable=SC2016 # for the inner shell to expand
  timeout 5 bash -c 'exec 3<>"/dev/tcp/$0/$1" && printf "$2" >&3 && head -n 1 <&3' \
    "$1" "$2" "$3" 2>/dev/null | tr -d '\r'
}

is_ready() {
  local http rtsp
  http=$(first_line 127.0.0.1 "$(port 9990 "$1")" \
    'GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n') || return 1
  [[ $http == *' 200 '* ]] || return 1
  rtsp=$(first_line "$probe_host" "$(port 8554 "$1")" 'OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n') || return 1
  [[ $rtsp == 'RTSP/1.0 200 '* ]]
}

# --- Starting --------------------------------------------------------------------------------------

listening() { # tcp or udp, port
  local state=0A
  [[ $1 == udp ]] && state=07
  # Without IPv6 there is no second file, and some awks would give up for that.
  { cat "$sockets/$1" "$sockets/$1"6 2>/dev/null || true; } |
    awk -v port="$(printf ':%04X' "$2")" -v state="$state" \
      '$4 == state && substr($2, length($2) - 4) == port { found = 1 } END { exit !found }'
}

require_free_ports() {
  local entry protocol number taken=()
  for entry in tcp:8080 tcp:8443 tcp:9990 tcp:8554 tcp:8555 tcp:7600 udp:6970 udp:6971 udp:5683 udp:5684; do
    protocol=${entry%:*}
    number=$(port "${entry#*:}" "$1")
    listening "$protocol" "$number" && taken+=("$number/$protocol")
  done
  [[ ${#taken[@]} -eq 0 ]] || fail "node-$1 cannot start: something else listens on ${taken[*]}." \
    "Stop it, or move Baton: BATON_PORT_OFFSET=1000"
}

random_password() { head -c 18 /dev/urandom | base64 | tr '+/' '-_'; }

# One line of a users file. printf is the shell's own: the password shows in no process list.
user_line() { # user, password
  [[ $2 != *[[:cntrl:]]* ]] || fail "the password of $1 holds a control character"
  echo "$1=$(printf '%s:%s:%s' "$1" "$realm" "$2" | md5sum | cut -d' ' -f1)"
}

# Puts a line into the file of users or roles that the nodes get.
set_entry() { # file, line
  awk -v name="${2%%=*}=" 'index($0, name) != 1 && index($0, "#" name) != 1' "$home/$1" >"$home/$1.new"
  echo "$2" >>"$home/$1.new"
  mv "$home/$1.new" "$home/$1"
}

# Sets a password that was asked for; otherwise makes one for a cluster that is new, and keeps it later.
set_password() { # user, roles, password or empty, whether the cluster is new
  local users=application-users.properties password=$3
  if [[ -z $password && ! $4 ]]; then
    echo "Password of $1: as before"
    return
  fi
  if [[ -z $password ]]; then
    password=$(random_password)
    echo "Password of $1: $password"
  else
    echo "Password of $1: as given"
  fi
  grep -qs "^$1=" "$home/$users" || set_entry application-roles.properties "$1=$2"
  set_entry "$users" "$(user_line "$1" "$password")"
}

# The nodes' users and roles are the same, with all that was added to any of them; only what was asked for is set.
prepare_users() { # nodes of this start
  local new='' file node directories files
  [[ -f $home/application-users.properties ]] || new=1
  mapfile -t directories < <({ known_nodes; printf '%s\n' "$@"; } | sort -nu |
    while read -r node; do echo "$(node_dir "$node")/configuration"; done)
  mkdir -p "${directories[@]}"
  for file in {application-users,application-roles,mgmt-users,mgmt-groups}.properties; do
    files=("${directories[@]/%//$file}")
    "$server/bin/baton-users.sh" "$home/$file" "$server/standalone/configuration/$file" -- "${files[@]}"
  done
  set_password admin baton-admin,baton-publisher,baton-viewer "$admin_password" "$new"
  set_password viewer baton-viewer "$viewer_password" "$new"
  for file in application-{users,roles}.properties; do
    for node in "${directories[@]}"; do cp "$home/$file" "$node"; done
  done
}

# --- The database that several nodes share ---------------------------------------------------------

h2_jar() { echo "$server"/modules/system/layers/base/com/h2database/h2/main/h2-*.jar; }

# The database is made here with its password, and by nobody who merely finds the port. What node 1 knew
# while it was alone is kept.
prepare_database() {
  local dir alone
  dir=$(database_dir)
  alone=$(node_dir 1)/data/database/baton.mv.db
  mkdir -p "$dir"
  [[ -f $dir/password ]] && return
  running_pid 1 >/dev/null && fail "node-1 runs alone, with the database to itself; stop it first"
  [[ -f $alone ]] && mv "$alone" "$dir"
  random_password >"$dir/password.new"
  echo "ALTER USER SA SET PASSWORD '$(<"$dir/password.new")';" |
    "$java" -cp "$(h2_jar)" org.h2.tools.Shell -url "jdbc:h2:file:$dir/baton" -user sa >"$dir/server.log" 2>&1 ||
    fail "the database cannot be made: $(tail -n 1 "$dir/server.log")"
  mv "$dir/password.new" "$dir/password"
}

start_database() {
  local dir pid number began=$SECONDS
  [[ $database == h2 ]] || return 0
  running_database >/dev/null && return
  dir=$(database_dir)
  number=$((database_port + base_offset))
  listening tcp "$number" && fail "the database cannot start: something else listens on $number/tcp"
  prepare_database
  setsid "$java" -Xmx128m -cp "$(h2_jar):$server/lib/baton-database.jar" io.baton.database.DatabaseServer \
    "$keys/cluster.keystore" "$number" "$dir" >"$dir/server.log" 2>&1 </dev/null &
  pid=$!
  record_process "$dir/server.pid" "$pid"
  until listening tcp "$number"; do
    running_database >/dev/null || fail "the database ended at once: $(tail -n 1 "$dir/server.log")"
    if ((SECONDS - began >= start_timeout)); then
      stop_database >/dev/null
      fail "the database did not listen on $number/tcp after $start_timeout s (log: $dir/server.log)"
    fi
    sleep 0.1
  done
  echo "database started"
}

stop_database() {
  local pid
  pid=$(running_database) || return 0
  end_process "$pid" database
  rm -f "$(database_dir)/server.pid"
  echo "database stopped"
}

# Where a node looks for others: those that this start is for, and those that run. A node that comes later has these in
# its own list. Addresses without a listener would be tried several times a second, for nothing.
members() {
  local node list=()
  for node in $({ seq "$count"; known_nodes; } | sort -nu); do
    if ((node <= count)) || running_pid "$node" >/dev/null; then list+=("127.0.0.1[$(port 7600 "$node")]"); fi
  done
  echo "-Dbaton.cluster.members=$(IFS=,; echo "${list[*]}")"
  if ((${#list[@]} == 1)); then echo "-Dbaton.cluster.join.timeout=$join_timeout_alone"; fi
}

# Clusters side by side on this machine find each other's ports in their lists: the name keeps them apart.
cluster_name() { echo "baton-$(cksum <<<"$home" | cut -d' ' -f1)"; }

# Settings for a node: those for all, and those after its number and a colon.
settings_of() { # node, [I:]-Dname=value ...
  local node=$1 setting
  shift
  for setting in "$@"; do
    if [[ $setting == "$node":* ]]; then
      echo "${setting#*:}"
    elif [[ ! $setting =~ ^[0-9]+: ]]; then
      echo "$setting"
    fi
  done
}

# Where a node finds the database that it shares. Without a key store in this property H2 makes one of its own.
shared_database() {
  echo "-Dbaton.database.url=jdbc:h2:ssl://127.0.0.1:$((database_port + base_offset))/./baton"
  echo "-Djavax.net.ssl.keyStore=$keys/cluster.keystore"
}

launch() { # node, arguments of the server
  local node=$1 dir pid settings password=$database_password
  dir=$(node_dir "$node")
  shift
  mapfile -t settings < <(members; settings_of "$node" "$@")
  if running_database >/dev/null; then
    mapfile -t -O ${#settings[@]} settings < <(shared_database)
    password=$(<"$(database_dir)/password")
  fi
  mkdir -p "$dir/log"
  rm -f "$dir/node.pid" "$dir/java.pid"
  BATON_BASE=$dir BATON_NODE=node-$node BATON_CONFIG=$server_config BATON_BIND=$bind BATON_KEYS=$keys \
    BATON_DB_PASSWORD=$password JBOSS_PIDFILE="$dir/java.pid" LAUNCH_JBOSS_IN_BACKGROUND=1 \
    setsid "$server/bin/baton-node.sh" -Djboss.socket.binding.port-offset="$(port 0 "$node")" \
    -Dbaton.cluster.name="$(cluster_name)" "${settings[@]}" \
    >"$dir/log/console.log" 2>&1 </dev/null &
  until [[ -s $dir/java.pid ]]; do
    kill -0 $! 2>/dev/null || fail_with_log "$node" "ended at once"
    sleep 0.1
  done
  pid=$(<"$dir/java.pid")
  record_process "$dir/node.pid" "$pid"
}

# Shows why a node did not start, and gives the whole start up.
fail_with_log() { # node, what happened ...
  local node=$1 log setting
  shift
  log=$(node_dir "$node")/log/console.log
  echo
  setting=$(grep -m 1 -oE 'baton\.[a-z.]+=.* is not usable: .*' "$log" || true)
  if [[ ! $setting ]]; then
    {
      echo "--- from $log"
      if grep -qE ' (ERROR|FATAL) |Caused by: ' "$log"; then
        grep -E ' (ERROR|FATAL) |Caused by: ' "$log" | cut -c 1-400 | tail -n 20
      else
        tail -n 30 "$log" | cut -c 1-400
      fi
      echo "---"
    } >&2
  fi
  fail "node-$node $*${setting:+: $setting (log: $log)}"
}

await_ready() { # node
  local node=$1 log began=$SECONDS said=0
  log=$(node_dir "$node")/log/console.log
  printf 'node-%s ' "$node"
  until is_ready "$node"; do
    stop_if_interrupted
    running_pid "$node" >/dev/null || fail_with_log "$node" "ended while it started"
    if grep -qs 'WFLYSRV0026' "$log"; then
      fail_with_log "$node" "started with errors"
    fi
    if ((SECONDS - began >= start_timeout)); then
      fail_with_log "$node" "was not ready after $start_timeout s, on $(machine). If its log has no errors, give it" \
        "more time: BATON_START_TIMEOUT=$((2 * start_timeout))"
    fi
    if ((SECONDS - began >= 60 && !said)); then
      printf ' (it takes long: %s) ' "$(machine)"
      said=1
    fi
    printf '.'
    sleep 0.5
  done
  echo " ready: http://$url_host:$(port 8080 "$node")/baton rtsp://$url_host:$(port 8554 "$node")/"
}

# How busy this machine is.
machine() { echo "$(nproc) processors with a load of $(cut -d' ' -f1 /proc/loadavg)"; }

# All nodes that were asked for run in the end, or those that ran before.
start() {
  local count=1 node making_keys
  started=()
  if [[ ${1:-} =~ ^[0-9]+$ ]]; then
    count=$1
    shift
  fi
  ((count >= 1 && count <= most_nodes)) || fail "start takes 1 to $most_nodes nodes"
  [[ -f $server/standalone/configuration/$server_config && -f $server/deployments/baton.ear ]] ||
    fail "no server at $server: build it with mvn package"
  mkdir -p "$home"
  for ((node = 1; node <= count; node++)); do
    if running_pid "$node" >/dev/null; then
      echo "node-$node runs already"
    else
      require_free_ports "$node"
      started+=("$node")
    fi
  done
  echo "$base_offset" >"$home/port-offset"
  trap undo_start EXIT
  # Side by side, for a start is waited for.
  "$server/bin/baton-keys.sh" "$keys" &
  making_keys=$!
  if ((${#started[@]})); then prepare_users "${started[@]}"; fi
  wait "$making_keys"
  if ((count > 1)) || [[ -f $(database_dir)/password ]]; then start_database; fi
  if ((${#started[@]})); then start_nodes "$@"; fi
  trap - EXIT
}

start_nodes() { # arguments of the servers
  local node
  # Noted only, so that no process is between being launched and being on record when it is acted upon.
  trap 'interrupted=1' INT TERM HUP
  for node in "${started[@]}"; do
    launch "$node" "$@"
    stop_if_interrupted
  done
  for node in "${started[@]}"; do await_ready "$node"; done
}

# Stops the nodes that a start which fails has launched; those that ran before go on.
undo_start() {
  local node
  for node in "${started[@]}"; do stop_node "$node"; done
  stop_unused_database
}

stop_if_interrupted() {
  ((interrupted)) || return 0
  echo
  fail "interrupted"
}

# --- Everything else -------------------------------------------------------------------------------

# A process that ends by itself in this moment is as good as one that takes the signal.
signal() { kill "-$2" "$1" 2>/dev/null || true; }

end_process() { # process id, what it is
  signal "$1" TERM
  signal "$1" CONT
  if ! await_end "$1" $stop_timeout; then
    echo "$2 does not stop by itself" >&2
    signal "$1" KILL
    await_end "$1" 5 || fail "$2 (process $1) cannot be ended"
  fi
}

stop_node() {
  local pid
  pid=$(running_pid "$1") || return 0
  end_process "$pid" "node-$1"
  rm -f "$(node_dir "$1")/node.pid"
}

stop() {
  local node
  for node in ${1:-$(known_nodes)}; do
    if running_pid "$node" >/dev/null; then
      stop_node "$node"
      echo "node-$node stopped"
    fi
  done
  stop_unused_database
}

stop_unused_database() {
  local node
  for node in $(known_nodes); do
    running_pid "$node" >/dev/null && return
  done
  stop_database
}

kill_node() {
  local pid
  pid=$(require_running "$1")
  kill -KILL "$pid"
  await_end "$pid" 5 || fail "node-$1 (process $pid) cannot be ended"
  echo "node-$1 killed"
}

signal_node() { # node, signal, what it is then
  local pid
  pid=$(require_running "$1")
  kill "-$2" "$pid"
  echo "node-$1 $3"
}

status() {
  local node pid state all_ready=0
  for node in $(known_nodes); do
    if ! pid=$(running_pid "$node"); then
      pid=- state=stopped
    elif [[ $(process_field "$pid" 1) == T ]]; then
      state=paused
    elif is_ready "$node"; then
      state=ready
    else
      state='not ready'
    fi
    [[ $state == ready ]] || all_ready=3
    printf 'node-%s\t%s\tpid %s\tHTTP %s\tRTSP %s\tpieces %s\tmanagement %s\n' "$node" "$state" "$pid" \
      "$(port 8080 "$node")" "$(port 8554 "$node")" "$(port 8555 "$node")" "$(port 9990 "$node")"
  done
  return $all_ready
}

node_number() {
  [[ ${1:-} =~ ^[1-9][0-9]*$ ]] || usage
}

[[ $base_offset =~ ^[0-9]+$ ]] || fail "BATON_PORT_OFFSET=$base_offset is not a number"
command=${1:-}
[[ $# -gt 0 ]] && shift
case $command in
  start) start "$@" ;;
  status) status ;;
  stop)
    [[ $# -eq 0 ]] || node_number "$1"
    stop "$@"
    ;;
  kill) node_number "${1:-}" && kill_node "$1" ;;
  pause) node_number "${1:-}" && signal_node "$1" STOP paused ;;
  resume) node_number "${1:-}" && signal_node "$1" CONT resumed ;;
  *) usage ;;
esac
