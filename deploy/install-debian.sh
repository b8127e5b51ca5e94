#!/bin/sh
# install-debian.sh DOMAIN EMAIL: installs or upgrades Riffle on Debian 12 or newer, without Docker,
# from the folder above this one: PostgreSQL, Redis, nginx with a certificate of Let's Encrypt, two
# processes of the server, one worker. Run it as root; running it again is safe.
set -eu
domain=${1:?usage: install-debian.sh DOMAIN EMAIL}
email=${2:?usage: install-debian.sh DOMAIN EMAIL}
source=$(CDPATH='' cd "$(dirname "$0")/.." && pwd)
app=/opt/riffle
settings=/etc/riffle/riffle.env
certificates=/etc/riffle/tls
challenges=/var/lib/riffle-acme
ports='3000 3001'
MIN_NODE=20.9.0

[ "$(id -u)" = 0 ] || { echo 'Run this as root.' >&2; exit 1; }

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    postgresql postgresql-client redis-server nginx certbot logrotate gettext-base openssl rsync
  node=$(node --version 2>/dev/null | tr -d v || true)
  if [ -z "$node" ] || ! dpkg --compare-versions "$node" ge "$MIN_NODE"; then
    echo "Install Node $MIN_NODE or newer with npm first (nodejs.org); found: ${node:-none}." >&2
    exit 1
  fi
}

create_user() {
  getent passwd riffle >/dev/null ||
    useradd --system --home-dir /var/lib/riffle --shell /usr/sbin/nologin riffle
  install -d -m 0755 /etc/riffle "$app" "$challenges"
  install -d -m 0700 "$certificates"
  install -d -m 0755 -o www-data -g adm /var/log/nginx/riffle
}

# The settings are written once: new secrets would make passwords and sessions useless.
# A subshell: the umask and the secrets are for this step only.
write_settings() (
  [ -e "$settings" ] && exit 0
  rm -f "$settings.new"
  "$source/deploy/scripts/generate-env.sh" "$domain" "$email" "$settings.new"
  # shellcheck source=/dev/null
  . "$settings.new"
  umask 077
  {
    grep -E '^(ADMIN_EMAILS|AUTH_SECRET|PASSWORD_PEPPER|TOKEN_KEYS|METRICS_TOKEN|CRON_SECRET)=' "$settings.new"
    echo "APP_URL=https://$domain"
    echo 'TRUSTED_PROXY=true'
    echo 'DATA_DIR=/var/lib/riffle'
    echo "DATABASE_URL=postgres://riffle:$POSTGRES_PASSWORD@127.0.0.1:5432/riffle"
    echo "REDIS_URL=redis://:$REDIS_PASSWORD@127.0.0.1:6379"
  } >"$settings.part"
  create_database "$POSTGRES_PASSWORD"
  protect_redis "$REDIS_PASSWORD"
  mv "$settings.part" "$settings"
  rm -f "$settings.new"
)

# The password travels by the standard input: arguments are visible in the process list.
create_database() {
  printf "select 'create role riffle login' where not exists (select from pg_roles where rolname = 'riffle') \\\\gexec\nalter role riffle password '%s';\nselect 'create database riffle owner riffle' where not exists (select from pg_database where datname = 'riffle') \\\\gexec\n" "$1" |
    runuser -u postgres -- psql --no-psqlrc --quiet --set ON_ERROR_STOP=1
}

protect_redis() {
  printf 'requirepass %s\n' "$1" >/etc/redis/riffle.conf
  chown redis:redis /etc/redis/riffle.conf
  chmod 0600 /etc/redis/riffle.conf
  grep -qxF 'include /etc/redis/riffle.conf' /etc/redis/redis.conf ||
    echo 'include /etc/redis/riffle.conf' >>/etc/redis/redis.conf
  systemctl restart redis-server
}

# Builds beside the running version and exchanges the folders, so that a failed build changes nothing.
# The services run as another user, who must be able to read all of it, whatever the umask of root.
build_app() (
  umask 022
  rm -rf "$app.new"
  install -d -m 0755 "$app.new"
  rsync -a --chown=root:root --chmod=u=rwX,go=rX --exclude .git --exclude node_modules --exclude .next --exclude dist --exclude .data \
    --exclude .env --exclude deploy/.env "$source/" "$app.new/"
  (cd "$app.new" && npm ci --no-audit --no-fund && npm run build)
  shipped=$(find "$app.new/node_modules" -path '*/node-linux-*/bin/node' | head -n 1)
  ln -s "${shipped:+${shipped#"$app.new"/}}" "$app.new/node" 2>/dev/null ||
    ln -s "$(command -v node)" "$app.new/node"
  rm -rf "$app.old"
  mv "$app" "$app.old"
  mv "$app.new" "$app"
)

configure_nginx() {
  if [ ! -s "$certificates/fullchain.pem" ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
      -keyout "$certificates/privkey.pem" -out "$certificates/fullchain.pem" -subj "/CN=$domain"
  fi
  rm -rf /etc/nginx/riffle
  cp -r "$source/deploy/nginx/riffle" /etc/nginx/riffle
  template=$source/deploy/nginx/templates/riffle.conf.template
  # Only these are replaced: nginx has variables of its own.
  variables=$(grep -o '[$]{RIFFLE_[A-Z0-9_]*}' "$template" | sort -u | tr '\n' ' ')
  servers=''
  for port in $ports; do servers="$servers server 127.0.0.1:$port max_fails=1 fail_timeout=2s;"; done
  RIFFLE_DOMAIN=$domain RIFFLE_SERVERS=$servers RIFFLE_RESOLVER='' \
    RIFFLE_CACHE_DIR=/var/cache/nginx-riffle RIFFLE_HTTP_PORT=80 RIFFLE_HTTPS_PORT=443 \
    RIFFLE_ACME_DIR=$challenges RIFFLE_ACCESS_LOG=/var/log/nginx/riffle/access.log \
    RIFFLE_ERROR_LOG=/var/log/nginx/riffle/error.log \
    RIFFLE_TLS_CERTIFICATE=$certificates/fullchain.pem RIFFLE_TLS_KEY=$certificates/privkey.pem \
    RIFFLE_HSTS=${RIFFLE_HSTS:-max-age=63072000} RIFFLE_UPLOAD_MAX=${RIFFLE_UPLOAD_MAX:-301m} \
    envsubst "$variables" <"$template" >/etc/nginx/conf.d/riffle.conf
  if [ -e /proc/net/if_inet6 ]; then
    sed -i -E 's/^( *)listen (80|443)(.*)$/&\n\1listen [::]:\2\3/' /etc/nginx/conf.d/riffle.conf
  fi
  rm -f /etc/nginx/sites-enabled/default
  nginx -t
  systemctl enable --now nginx
  systemctl reload nginx
}

request_certificate() {
  hook="install -m 0600 \"\$RENEWED_LINEAGE/privkey.pem\" $certificates/privkey.pem && install -m 0644 \"\$RENEWED_LINEAGE/fullchain.pem\" $certificates/fullchain.pem && systemctl reload nginx"
  certbot certonly --non-interactive --agree-tos --email "$email" --webroot \
    --webroot-path "$challenges" --cert-name riffle --domain "$domain" --key-type ecdsa \
    --keep-until-expiring --deploy-hook "$hook" ||
    echo 'No certificate yet: a self-signed one is in use. Check the DNS entry and port 80, then run this again.' >&2
}

start_services() {
  install -m 0644 "$app"/deploy/systemd/riffle*.service /etc/systemd/system/
  install -D -m 0644 "$app/deploy/systemd/journald-riffle.conf" /etc/systemd/journald.conf.d/riffle.conf
  install -m 0644 "$app/deploy/logrotate/riffle" /etc/logrotate.d/riffle
  install -D -m 0644 "$app/deploy/systemd/logrotate-hourly.conf" /etc/systemd/system/logrotate.timer.d/riffle.conf
  systemctl daemon-reload
  systemctl restart systemd-journald logrotate.timer
  stop_and_migrate
  for port in $ports; do
    systemctl enable "riffle@$port"
    systemctl restart "riffle@$port"
    await_ready "$port"
  done
  systemctl enable riffle-worker
  systemctl restart riffle-worker
}

# No process of the earlier version may write while the database is migrated, which can take half an hour.
stop_and_migrate() {
  systemctl stop riffle-worker
  for port in $ports; do systemctl stop "riffle@$port"; done
  echo 'Migrating the database ...'
  systemctl start riffle-migrate || {
    journalctl -u riffle-migrate -n 20 --no-pager
    echo 'The migration failed, and Riffle is stopped: see docs/upgrading.md, then run this again.' >&2
    exit 1
  }
}

# The schema is up to date by now, so that a process starts within seconds.
await_ready() {
  attempts=0
  until node -e "fetch('http://127.0.0.1:$1/api/health/ready').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; do
    attempts=$((attempts + 1))
    [ "$attempts" -lt 120 ] || { journalctl -u "riffle@$1" -n 20 --no-pager; exit 1; }
    sleep 1
  done
}

install_packages
create_user
write_settings
build_app
configure_nginx
start_services
request_certificate
echo "Riffle runs at https://$domain. The setup code for https://$domain/welcome: journalctl -u riffle@3000"
