#!/usr/bin/env bash
# Makes the secrets that the nodes of a cluster share:  baton-keys.sh DIRECTORY
#
#   ofp.key            what the nodes know each other by in OFP
#   cluster.keystore   key pair for TLS in their group and to the H2 database that several nodes share
#
# Keeps what is there. Run it once for a cluster and give each node a copy. BATON_CLUSTER_KEYSTORE_PASSWORD is the
# keystore's password (default: password); who can read the directory needs none.
set -euo pipefail
umask 077

directory=${1:?directory of the keys}
keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool
export BATON_CLUSTER_KEYSTORE_PASSWORD=${BATON_CLUSTER_KEYSTORE_PASSWORD:-password}

mkdir -p "$directory"
if [[ ! -f $directory/ofp.key ]]; then
  head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' >"$directory/ofp.key.new"
  mv "$directory/ofp.key.new" "$directory/ofp.key"
fi
if [[ ! -f $directory/cluster.keystore ]]; then
  rm -f "$directory/cluster.keystore.new"
  "$keytool" -genkeypair -alias baton -dname CN=baton -keyalg EC -groupname secp256r1 -validity 36500 \
    -storetype PKCS12 -keystore "$directory/cluster.keystore.new" \
    -storepass:env BATON_CLUSTER_KEYSTORE_PASSWORD >"$directory/keytool.log" 2>&1 ||
    { cat "$directory/keytool.log" >&2; exit 1; }
  rm -f "$directory/keytool.log"
  mv "$directory/cluster.keystore.new" "$directory/cluster.keystore"
fi
