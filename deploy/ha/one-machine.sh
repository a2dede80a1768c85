# Tried by torture/one-machine.test.ts. All of docs/guides/high-availability.md on one machine: three nodes on 127.0.0.21 to 23, HAProxy
# before them, two gateways, and HAProxy with TLS before these. Usage, as root: sh one-machine.sh start|stop FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$2
qujat=${QUJAT:-/opt/qujat/node_modules/.bin/qujat}
nodes='a=127.0.0.21 b=127.0.0.22 c=127.0.0.23'
url=https://qujat.example.kz:8443

stop() {
  touch "$folder/pids"
  # A program that has ended already is no failure.
  while read -r pid; do kill "$pid" 2> /dev/null || true; done < "$folder/pids"
  while read -r pid; do while kill -0 "$pid" 2> /dev/null; do sleep 1; done; done < "$folder/pids"
}

# run NAME SETTINGS COMMAND: in the background, with the settings of a file; its log and its id stay in the folder.
run() {
  log=$folder/$1.log settings=$2
  shift 2
  (set -a && . "$settings" && exec "$@") > "$log" 2>&1 < /dev/null &
  echo $! >> "$folder/pids"
}

as_postgres() { run "$1" "$2" setpriv --reuid=postgres --regid=postgres --init-groups "$3" ${4:-}; }

start_nodes() {
  PATRONI_SUPERUSER_PASSWORD=$(openssl rand -hex 24) PATRONI_REPLICATION_PASSWORD=$(openssl rand -hex 24)
  export PATRONI_SUPERUSER_PASSWORD PATRONI_REPLICATION_PASSWORD
  for node in $nodes; do
    root=$folder/${node%%=*}
    sh "$here/write-node.sh" "${node%%=*}" "$nodes" "$root"
    # One machine cannot be fenced from itself.
    sed -i 's/mode: required/mode: "off"/' "$root/etc/patroni/config.yml"
    chown -R postgres:postgres "$root"
  done
  for name in a b c; do
    as_postgres "etcd-$name" "$folder/$name/etc/default/etcd" etcd
    as_postgres "patroni-$name" "$folder/$name/etc/patroni_env.conf" patroni "$folder/$name/etc/patroni/config.yml"
  done
}

make_certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj '/CN=A CA to try Qujat' \
    -keyout "$folder/ca.key" -out "$folder/ca.pem" 2> /dev/null
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=qujat.example.kz \
    -keyout "$folder/qujat.key" -out "$folder/qujat.csr" 2> /dev/null
  echo subjectAltName=DNS:qujat.example.kz > "$folder/names"
  openssl x509 -req -in "$folder/qujat.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -CAcreateserial -days 30 \
    -extfile "$folder/names" -out "$folder/qujat.pem" 2> /dev/null
  cat "$folder/qujat.pem" "$folder/qujat.key" > "$folder/qujat-with-key.pem"
}

start_proxy() {
  sed "s|:443|127.0.0.1:8443|; s|/etc/ssl|$folder|; s|10.0.0.11:8080|127.0.0.1:8081|; s|10.0.0.12:8080|127.0.0.1:8082|" \
    "$here/../proxies/haproxy.cfg" > "$folder/front.cfg"
  sed 's/127.0.0.1:5432/127.0.0.1:15432/; s/10\.0\.0\./127.0.0./' "$here/postgres.cfg" > "$folder/postgres.cfg"
  run haproxy /dev/null haproxy -f "$folder/front.cfg" -f "$folder/postgres.cfg"
}

make_store() {
  password=$(openssl rand -hex 24)
  until PGPASSWORD=$PATRONI_SUPERUSER_PASSWORD psql -qh 127.0.0.1 -p 15432 -U postgres \
    -c "create role qujat login password '$password'" 2> /dev/null; do sleep 1; done
  PGPASSWORD=$PATRONI_SUPERUSER_PASSWORD psql -qh 127.0.0.1 -p 15432 -U postgres -c 'create database qujat owner qujat'
  echo "postgres://qujat:$password@127.0.0.1:15432/qujat" > "$folder/database-url"
}

start_gateways() {
  openssl rand -base64 32 > "$folder/master-key"
  for port in 8081 8082; do
    mkdir "$folder/gateway-$port"
    cat > "$folder/gateway-$port/settings" <<END
PORT=$port
QUJAT_DATA_DIR=$folder/gateway-$port
QUJAT_MASTER_KEY_FILE=$folder/master-key
DATABASE_URL_FILE=$folder/database-url
QUJAT_PUBLIC_URL=$url
QUJAT_TRUSTED_PROXIES=127.0.0.1
QUJAT_DEMONSTRATION=on
END
    run "gateway-$port" "$folder/gateway-$port/settings" "$qujat" start
  done
}

start() {
  umask 077
  mkdir -p "$folder"
  chmod 0711 "$folder"
  start_nodes
  make_certificate
  start_proxy
  make_store
  start_gateways
  until curl --silent --fail --cacert "$folder/ca.pem" --resolve qujat.example.kz:8443:127.0.0.1 "$url/readyz" > /dev/null; do sleep 1; done
  echo "$url serves; its CA is $folder/ca.pem."
  grep -h 'Sandbox API key' "$folder/gateway-8081.log"
}

"$1"
