#!/usr/bin/env bash
# Takes the nodes that supply a film away from its viewers, and compares every frame they receive with the film.
#
#   run.sh [POINT...] [--faults kill,stop,cut,drain] [--runs N] [--controls N] [--minutes N] [--seed N]
#
# needs `mvn package` before, root and iproute2 (three nodes in network namespaces of their own), Python 3, and what
# it watches with: ffmpeg, gst-launch-1.0, openRTSP; of these, what is not installed is left out. docs/benchmark.md
# explains it. Points are suppliers, grace, damage and soak. It ends with 0 if all that was received is whole.
# Environment:
#   FAILOVER_OPENRTSP  the program openRTSP, if it is not in the path
#   BATON_HEAP         heap of each node (default 512m)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=benchmarks/load/common.sh
source "$here/../load/common.sh"

check_build
for program in ip ffmpeg python3; do
  command -v "$program" >/dev/null || fail "$program is not installed"
done
for player in gst-launch-1.0 "${FAILOVER_OPENRTSP:-openRTSP}"; do
  command -v "$player" >/dev/null || say "without $player, which is not installed"
done
exec python3 "$here/failover.py" "$@"
