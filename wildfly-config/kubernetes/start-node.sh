#!/usr/bin/env bash
# Starts the node of a pod: a base directory on its volume, users and key from the mounted secrets, its own address.
#   POD_NAME, POD_IP   from the downward API
#   BATON_BASE         base directory (default /var/lib/baton)
#   BATON_SERVER       the provisioned server (default /opt/baton)
#   BATON_USERS        directory with application-users.properties and application-roles.properties
#   BATON_OFP_KEY      file with the key that the nodes share (default /etc/baton/ofp/key)
# Arguments go to the server.
set -euo pipefail

base=${BATON_BASE:-/var/lib/baton}
users=${BATON_USERS:-/etc/baton/users}
server=${BATON_SERVER:-/opt/baton}
template=$server/standalone/configuration

mkdir -p "$base"/{configuration,data,log}
rm -rf "$base/tmp"
cp "$template"/{standalone-baton-kubernetes.xml,logging.properties} "$base/configuration"
cp "$template"/mgmt-{users,groups}.properties "$base/configuration"
cp "$users"/application-{users,roles}.properties "$base/configuration"

exec "$server/bin/standalone.sh" --server-config=standalone-baton-kubernetes.xml \
  -Djboss.server.base.dir="$base" -Djboss.node.name="$POD_NAME" -Djboss.tx.node.id="$POD_NAME" \
  -Djboss.bind.address="$POD_IP" -Djboss.bind.address.private="$POD_IP" \
  -Djboss.bind.address.management="$POD_IP" -Dbaton.node.address="$POD_IP" \
  -Dbaton.ofp.psk.file="${BATON_OFP_KEY:-/etc/baton/ofp/key}" "$@"
