#!/usr/bin/env bash
# Configures an unpacked WildFly as a Baton server, offline: applies src/main/cli/*.cli to a copy of
# standalone-full-ha.xml, giving standalone-baton.xml, from that standalone-baton-postgresql.xml, and from that
# standalone-baton-kubernetes.xml; and install.cli, for a WildFly that is there already. Does nothing if that was done with
# the same scripts. Called by the build:  configure.sh SERVER_DIRECTORY
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
server=$(cd "$1" && pwd)
configuration=$server/standalone/configuration
stamp=$configuration/standalone-baton.sha256

# In this order: what goes first, then what comes in its place.
concerns=(remove-unused logging sockets jgroups caches queues datasource security http metrics
  health-openapi application)

inputs() {
  cat "${BASH_SOURCE[0]}" "$here"/src/main/cli/*.cli "$configuration/standalone-full-ha.xml" | sha256sum
}

# Applies scripts, named without .cli, to a copy of a configuration.
apply() { # from, to, scripts
  local from=$1 to=$2 script
  shift 2
  cp "$configuration/$from" "$configuration/$to"
  {
    echo "embed-server --server-config=$to --std-out=discard"
    for script in "$@"; do cat "$here/src/main/cli/$script.cli"; done
    echo "stop-embedded-server"
  } >"$work/all.cli"
  if ! JBOSS_HOME=$server "$server/bin/jboss-cli.sh" --file="$work/all.cli" >"$work/log" 2>&1; then
    tail -n 40 "$work/log" >&2
    echo "$to could not be made; the lines above say why." >&2
    exit 1
  fi
  echo "Configured $configuration/$to"
}

# What a server that is used for other things as well needs, from the same scripts: only what is added, each thing unless
# it is there already. The size of a request's body is the one thing that is changed.
write_install_script() {
  {
    echo "# Prepares a running WildFly 39 (standalone-full-ha.xml) for baton.ear; docs/install.md. Adds what is missing and"
    echo "# removes nothing; running it again does no harm:  bin/jboss-cli.sh --connect --file=install.cli"
    for concern in sockets caches queues datasource health-openapi; do
      echo
      sed -n 's/^\(\/[^:]*\)\(:add.*\)$/if (outcome != success) of \1:read-resource\n  \1\2\nend-if/p' \
        "$here/src/main/cli/$concern.cli"
    done
    echo
    grep max-post-size "$here/src/main/cli/http.cli"
  } >"$server/install.cli"
}

if [[ -f $stamp && $(inputs) == "$(<"$stamp")" ]]; then
  echo "The server's configuration is up to date"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f "$stamp"
apply standalone-full-ha.xml standalone-baton.xml "${concerns[@]}"
apply standalone-baton.xml standalone-baton-postgresql.xml datasource-postgresql
apply standalone-baton-postgresql.xml standalone-baton-kubernetes.xml kubernetes
write_install_script
rm -rf "$configuration/standalone_xml_history" "$server/standalone/log" "$server/standalone/tmp"
inputs >"$stamp"
