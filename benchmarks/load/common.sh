# What the scripts beside this one share; they source it and say `work`, where they keep their files, and
# `tools`, where the server unpacks its media tools.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cluster=$root/wildfly-config/cluster.sh
java_bin=${JAVA_HOME:+$JAVA_HOME/bin/}

say() { echo "$(basename "$0"): $*" >&2; }

fail() {
  say "$*"
  exit 1
}

baton() { "${java_bin}java" -Xmx1g -jar "$root/client/target/baton.jar" "$@"; }

check_build() {
  [[ -r /proc/self/stat ]] || fail "processes are measured through /proc, so on Linux only"
  [[ -f $root/client/target/baton.jar ]] || fail "no client/target/baton.jar: run mvn package first"
  ulimit -n "$(ulimit -Hn)"
}

# A port or process id of a node, as cluster.sh tells it.
told() { # node, one of: pid HTTP RTSP
  "$cluster" status | grep "^node-$1	" | grep -o "$2 [0-9]*" | cut -d' ' -f2
}

# The ffmpeg that the server has unpacked for its imports.
ffmpeg() {
  local program
  program=$(echo "$tools"/ffmpeg-*/ffmpeg)
  LD_LIBRARY_PATH=$(dirname "$program") "$program" -nostdin -y -v error "$@"
}

make_film() { # file, seconds, bit rate of the picture in kbit/s
  [[ -f $1 ]] && return
  say "making a film of $2 seconds"
  ffmpeg -f lavfi -i testsrc2=size=640x360:rate=25 -f lavfi -i sine=frequency=440:sample_rate=48000 \
    -t "$2" -pix_fmt yuv420p -c:v libopenh264 -b:v "${3}k" -rc_mode bitrate \
    -allow_skip_frames 0 -g 50 -c:a aac -b:a 96k -ac 2 "$1.partial.mp4"
  mv "$1.partial.mp4" "$1"
}

# A number of a report: its name, or the name of its group and its own.
figure() { # report, name, [name within]
  if [[ $# == 3 ]]; then
    sed -n "/\"$2\" : {/,/}/s/.*\"$3\" : \([-0-9.E]*\).*/\1/p" "$1" | head -1
  else
    sed -n "s/.*\"$2\" : \([-0-9.E]*\).*/\1/p" "$1" | head -1
  fi
}
