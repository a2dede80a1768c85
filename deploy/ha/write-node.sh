# Tried by torture/fail-overs.test.ts. Writes what etcd and Patroni of one node start with: /etc/default/etcd, /etc/patroni_env.conf and
# /etc/patroni/config.yml, as Debian's units read them. Usage, with both passwords in the environment:
#   sh write-node.sh a "a=10.0.0.21 b=10.0.0.22 c=10.0.0.23" [folder to put before all paths]
set -eu
umask 077
name=$1 nodes=$2 root=${3:-}
: "${PATRONI_SUPERUSER_PASSWORD:?}" "${PATRONI_REPLICATION_PASSWORD:?}"

address= peers= others=
for node in $nodes; do
  at=${node#*=}
  if [ "${node%%=*}" = "$name" ]; then address=$at; else others=$others,$at:2379; fi
  peers=$peers${peers:+,}${node%%=*}=http://$at:2380
done
: "${address:?$name is none of the nodes $nodes}"

mkdir -p "$root/etc/default" "$root/etc/patroni" "$root/var/lib/etcd" "$root/var/lib/postgresql"
cat > "$root/etc/default/etcd" <<END
ETCD_NAME=$name
ETCD_DATA_DIR=$root/var/lib/etcd/qujat
ETCD_LISTEN_PEER_URLS=http://$address:2380
ETCD_LISTEN_CLIENT_URLS=http://$address:2379
ETCD_INITIAL_ADVERTISE_PEER_URLS=http://$address:2380
ETCD_ADVERTISE_CLIENT_URLS=http://$address:2379
ETCD_INITIAL_CLUSTER=$peers
ETCD_INITIAL_CLUSTER_TOKEN=qujat
ETCD_INITIAL_CLUSTER_STATE=new
ETCD_PRE_VOTE=true
END
cat > "$root/etc/patroni_env.conf" <<END
PATRONI_NAME=$name
PATRONI_ETCD3_HOSTS=$address:2379$others
PATRONI_RESTAPI_LISTEN=$address:8008
PATRONI_RESTAPI_CONNECT_ADDRESS=$address:8008
PATRONI_POSTGRESQL_LISTEN=$address:5432
PATRONI_POSTGRESQL_CONNECT_ADDRESS=$address:5432
PATRONI_POSTGRESQL_DATA_DIR=$root/var/lib/postgresql/qujat
PATRONI_POSTGRESQL_PGPASS=$root/var/lib/postgresql/qujat.pgpass
PATRONI_SUPERUSER_USERNAME=postgres
PATRONI_SUPERUSER_PASSWORD=$PATRONI_SUPERUSER_PASSWORD
PATRONI_REPLICATION_USERNAME=replicator
PATRONI_REPLICATION_PASSWORD=$PATRONI_REPLICATION_PASSWORD
END
cp "$(dirname "$0")/patroni.yaml" "$root/etc/patroni/config.yml"
# An older Patroni would take the word for no: commits would wait for nobody.
case $("${PATRONI:-patroni}" --version) in
  *' '[4-9].* | *' '[1-9][0-9]*.*) sed -i 's/synchronous_mode: true/synchronous_mode: quorum/' "$root/etc/patroni/config.yml" ;;
esac
# systemd reads the first two as root; Patroni, as postgres, the third.
chmod 0755 "$root/etc/patroni"
chmod 0644 "$root/etc/patroni/config.yml"
