#!/usr/bin/env bash
# Runs a Baton node in the foreground:  baton-node.sh [-Dname=value ...]
#
# Makes the node's directory at the first start. At each start the server's configuration is taken from the server's
# directory; users, roles, media, certificates and logs are the node's own and stay. Environment:
#   BATON_BASE     the node's directory (default /var/lib/baton)
#   BATON_CONFIG   standalone-baton.xml (default), standalone-baton-postgresql.xml or standalone-baton-kubernetes.xml
#   BATON_NODE     name of the node, different from all others (default: the host's)
#   BATON_BIND     address of HTTP and RTSP (default 127.0.0.1)
#   BATON_KEYS     directory of the keys that the nodes share, made at the first start (default keys in BATON_BASE)
#   BATON_USERS    directory whose application-users.properties and application-roles.properties are taken at each
#                  start; without it they are the node's own
#   BATON_HEAP, BATON_OPTS, JAVA_HOME
# Each secret, BATON_DB_PASSWORD, BATON_HTTPS_KEYSTORE_PASSWORD, BATON_RTSPS_KEYSTORE_PASSWORD and
# BATON_CLUSTER_KEYSTORE_PASSWORD, is read from a file if its name with _FILE at the end names one.
set -euo pipefail
umask 077

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
server=${here%/bin}
template=$server/standalone/configuration
base=${BATON_BASE:-/var/lib/baton}
config=${BATON_CONFIG:-standalone-baton.xml}
name=${BATON_NODE:-$(hostname -s)}
keys=${BATON_KEYS:-$base/keys}
keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool

for secret in BATON_{DB,HTTPS_KEYSTORE,RTSPS_KEYSTORE,CLUSTER_KEYSTORE}_PASSWORD; do
  file=${secret}_FILE
  [[ -n ${!file:-} ]] || continue
  value=$(<"${!file}")
  export "$secret=$value"
done

[[ -f $template/$config ]] || { echo "baton-node.sh: there is no configuration $config" >&2; exit 1; }
mkdir -p "$base"/{configuration,data,log}
rm -rf "$base/tmp"
cp "$template"/{"$config",logging.properties} "$base/configuration"
for file in {application-users,application-roles,mgmt-users,mgmt-groups}.properties; do
  [[ -f $base/configuration/$file ]] || cp "$template/$file" "$base/configuration"
done
[[ -z ${BATON_USERS:-} ]] || cp "$BATON_USERS"/application-{users,roles}.properties "$base/configuration"
"$here/baton-keys.sh" "$keys"
cp "$keys/cluster.keystore" "$base/configuration"
# A self-signed certificate of HTTPS, until there is a better one.
if [[ ! -f $base/configuration/application.keystore ]]; then
  BATON_HTTPS_KEYSTORE_PASSWORD=${BATON_HTTPS_KEYSTORE_PASSWORD:-password} \
    "$keytool" -genkeypair -alias server -dname "CN=$name" -keyalg EC -groupname secp256r1 -validity 3650 \
    -storetype PKCS12 -keystore "$base/configuration/application.keystore" \
    -storepass:env BATON_HTTPS_KEYSTORE_PASSWORD >"$base/log/keytool.log" 2>&1
fi
# Unless the settings say how nodes know each other.
case " $* " in
  *' -Dbaton.ofp.psk'* | *' -Dbaton.ofp.trust.addresses=true '*) ;;
  *) set -- "-Dbaton.ofp.psk.file=$keys/ofp.key" "$@" ;;
esac
# Unless there is a list of others, or the addresses of a service: there is no one to wait for.
case " $config $* " in
  *' -Dbaton.cluster.members='* | *' -Dbaton.cluster.join.timeout='* | *kubernetes*) ;;
  *) set -- -Dbaton.cluster.join.timeout=500 "$@" ;;
esac

export JBOSS_HOME=$server
exec "$here/standalone.sh" --server-config="$config" -b "${BATON_BIND:-127.0.0.1}" \
  -Djboss.server.base.dir="$base" -Djboss.node.name="$name" -Djboss.tx.node.id="$name" "$@"
