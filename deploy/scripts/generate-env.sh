#!/bin/sh
# generate-env.sh DOMAIN EMAIL [FILE]: writes all settings and secrets of the compose file to FILE, by
# default deploy/.env, readable by its owner only. Does not replace an existing file: new secrets would
# make passwords, sessions and connections useless.
set -eu
domain=${1:?usage: generate-env.sh DOMAIN EMAIL [FILE]}
email=${2:?usage: generate-env.sh DOMAIN EMAIL [FILE]}
file=${3:-$(dirname "$0")/../.env}

case $domain in
*[!a-z0-9.-]* | -* | .* | *.) echo "\"$domain\" is not a domain name in lower case." >&2; exit 1 ;;
esac
case $email in
*[!A-Za-z0-9.@_+-]* | @* | *@) echo "\"$email\" is not an email address." >&2; exit 1 ;;
*@*) ;;
*) echo "\"$email\" is not an email address." >&2; exit 1 ;;
esac

# 48 random bytes as 64 characters that need no quoting in a URL, a shell or a compose file.
secret() { head -c 48 /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'; }

umask 077
# noclobber: the file is created, or the script fails.
set -C
cat >"$file" <<SETTINGS
RIFFLE_DOMAIN=$domain
RIFFLE_ACME_EMAIL=$email
RIFFLE_BACKUP_FOLDER=./backups
ADMIN_EMAILS=$email
POSTGRES_PASSWORD=$(secret)
REDIS_PASSWORD=$(secret)
AUTH_SECRET=$(secret)
PASSWORD_PEPPER=$(secret)
TOKEN_KEYS=k1:$(secret)
METRICS_TOKEN=$(secret)
CRON_SECRET=$(secret)
SETTINGS
echo "Wrote $file. Keep a copy of it on another machine."
