#!/usr/bin/env bash
# Starts the node of a pod: baton-node.sh with its name and address, users and keys from the mounted secrets.
#   POD_NAME, POD_IP   from the downward API
# Arguments go to the server.
set -euo pipefail

export BATON_CONFIG=standalone-baton-kubernetes.xml BATON_NODE=$POD_NAME BATON_BIND=$POD_IP
export BATON_USERS=${BATON_USERS:-/etc/baton/users} BATON_KEYS=${BATON_KEYS:-/etc/baton/keys}
exec "${BATON_SERVER:-/opt/baton}/bin/baton-node.sh" -Djboss.bind.address.private="$POD_IP" \
  -Djboss.bind.address.management="$POD_IP" -Dbaton.node.address="$POD_IP" "$@"
