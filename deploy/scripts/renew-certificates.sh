#!/bin/sh
# renew-certificates.sh [self-signed | once]: runs in the container of the ACME client. nginx needs a certificate to
# start and the authority needs nginx, so the first one is self-signed until the authority's arrives.
set -eu
certificates=${RIFFLE_CERTIFICATES:-/etc/letsencrypt}
challenges=${RIFFLE_CHALLENGES:-/var/www/acme}
live=$certificates/live/riffle
published=$certificates/riffle
work=${TMPDIR:-/tmp}/riffle-certificates
RETRY_SECONDS=300
CHECK_SECONDS=43200
umask 077

# `set -e` has no effect in a condition, and a part of a copy must never replace a working certificate.
# The last step is the certificate: nginx is reloaded when it changes.
publish() {
  mkdir -p "$published" &&
    cp "$1" "$published/fullchain.pem.new" &&
    cp "$2" "$published/privkey.pem.new" &&
    mv "$published/privkey.pem.new" "$published/privkey.pem" &&
    mv "$published/fullchain.pem.new" "$published/fullchain.pem"
}

issue() {
  # Challenges are read by another user: the one of nginx.
  (umask 022 && certbot certonly --non-interactive --agree-tos --email "$RIFFLE_ACME_EMAIL" \
    --server "$RIFFLE_ACME_SERVER" --webroot --webroot-path "$challenges" \
    --config-dir "$certificates" --work-dir "$work" --logs-dir "$work" \
    --cert-name riffle --domain "$RIFFLE_DOMAIN" --key-type ecdsa --keep-until-expiring) || return 1
  cmp -s "$live/fullchain.pem" "$published/fullchain.pem" ||
    publish "$live/fullchain.pem" "$live/privkey.pem"
}

mkdir -p "$work"
if [ ! -s "$published/fullchain.pem" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
    -keyout "$work/self-signed.key" -out "$work/self-signed.pem" -subj "/CN=$RIFFLE_DOMAIN"
  publish "$work/self-signed.pem" "$work/self-signed.key"
fi
case ${1:-} in
self-signed) exit 0 ;;
once) if issue; then exit 0; else exit 1; fi ;;
esac

while :; do
  if issue; then
    sleep "$CHECK_SECONDS"
  else
    echo "The certificate was not issued; next attempt in $RETRY_SECONDS s." >&2
    sleep "$RETRY_SECONDS"
  fi
done
