#!/bin/sh
# An entrypoint script of the nginx image: waits for the first certificate, then reloads nginx in the
# background when the certificate changes. A reload interrupts no request.
set -eu
certificate=${RIFFLE_TLS_CERTIFICATE:?}
CHECK_SECONDS=60

until [ -s "$certificate" ]; do sleep 1; done

(
  known=$(cksum <"$certificate")
  while sleep "$CHECK_SECONDS"; do
    current=$(cksum <"$certificate")
    [ "$current" = "$known" ] && continue
    nginx -t && nginx -s reload && known=$current
  done
) &
