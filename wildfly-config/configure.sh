#!/usr/bin/env bash
# Configures an unpacked WildFly as a Baton server, offline: applies src/main/cli/*.cli to a copy of
# standalone-full-ha.xml, giving standalone-baton.xml. Does nothing if that was done with the same
# scripts. Called by the build:  configure.sh SERVER_DIRECTORY
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
server=$(cd "$1" && pwd)
configuration=$server/standalone/configuration
stamp=$configuration/standalone-baton.sha256

# In this order: what goes first, then what comes in its place.
concerns=(remove-unused logging sockets jgroups caches queues datasource security http metrics
  health-openapi application)

scripts=("${concerns[@]/#/$here/src/main/cli/}")
scripts=("${scripts[@]/%/.cli}")

inputs() { cat "${BASH_SOURCE[0]}" "${scripts[@]}" "$configuration/standalone-full-ha.xml" | sha256sum; }

if [[ -f $configuration/standalone-baton.xml && -f $stamp && $(inputs) == "$(<"$stamp")" ]]; then
  echo "Server configuration is up to date: $configuration/standalone-baton.xml"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$stamp"
cp "$configuration/standalone-full-ha.xml" "$configuration/standalone-baton.xml"
{
  echo "embed-server --server-config=standalone-baton.xml --std-out=discard"
  cat "${scripts[@]}"
  echo "stop-embedded-server"
} >"$work/all.cli"

echo "Configuring the server with ${#scripts[@]} scripts ..."
if ! JBOSS_HOME=$server "$server/bin/jboss-cli.sh" --file="$work/all.cli" >"$work/log" 2>&1; then
  rm -f "$configuration/standalone-baton.xml"
  tail -n 40 "$work/log" >&2
  echo "The server could not be configured; the last lines above say why." >&2
  exit 1
fi
rm -rf "$configuration/standalone_xml_history" "$server/standalone/log" "$server/standalone/tmp"
inputs >"$stamp"
echo "Configured $configuration/standalone-baton.xml"
