/**
 * The tests of security by kind: parts of paths below `tests`. A file belongs to the first kind that
 * names it.
 * @type {[kind: string, files: string[]][]}
 */
export const securityKinds = [
  [
    'Passwords and guessing',
    [
      'unit/lib/auth/guessable-passwords.test.ts',
      'unit/lib/auth/password-strength.test.ts',
      'integration/accounts/sign-in-limit.test.ts',
      'integration/accounts/password-rotation.test.ts',
      'integration/accounts/setup-limits.test.ts',
      'integration/accounts/password-reset.test.ts',
      'integration/accounts/two-factor.test.ts',
      'integration/accounts/breached-passwords.test.ts',
      'integration/accounts/passkeys.test.ts',
    ],
  ],
  [
    'Sessions, tokens and accounts',
    [
      'integration/accounts/accounts.test.ts',
      'integration/accounts/sessions.test.ts',
      'integration/accounts/recent-sign-in.test.ts',
      'integration/accounts/api-tokens.test.ts',
      'integration/accounts/setup.test.ts',
      'integration/accounts/registration.test.ts',
      'integration/accounts/email-address.test.ts',
      'integration/accounts/admin-users.test.ts',
      'unit/lib/auth/api-tokens.test.ts',
      'unit/lib/auth/session-cookie.test.ts',
      'integration/http/events.test.ts',
    ],
  ],
  [
    'Access of others (BOLA), functions and fields',
    [
      'integration/contract/rejections.test.ts',
      'integration/library/private-titles.test.ts',
      'integration/actions/server-actions.test.ts',
      'integration/http/conventions.test.ts',
      'integration/accounts/account-export.test.ts',
    ],
  ],
  [
    'Foreign origins and browsers',
    [
      'integration/http/cors.test.ts',
      'integration/http/preflight.test.ts',
      'integration/actions/setup.test.ts',
      'unit/lib/contract/own-path.test.ts',
      'unit/components/player/engine/window-messages.test.ts',
      'faults/headers.test.ts',
    ],
  ],
  [
    'OAuth of Spotify, OpenID Connect',
    [
      'integration/accounts/oidc.test.ts',
      'integration/spotify/connect.test.ts',
      'integration/spotify/independent-oauth.test.ts',
      'integration/spotify/tokens.test.ts',
      'integration/spotify/key-rotation.test.ts',
      'unit/lib/config/sealed.test.ts',
    ],
  ],
  [
    'Input and injection',
    [
      'integration/fuzz',
      'integration/http/requests.test.ts',
      'unit/lib/http/parse-json.test.ts',
      'unit/lib/http/negotiate.test.ts',
      'unit/lib/http/header-cost.test.ts',
      'unit/lib/http/byte-range.test.ts',
      'unit/lib/http/content-disposition.test.ts',
      'unit/lib/contract/text-fields.test.ts',
      'unit/lib/exporters/escaping.test.ts',
      'unit/lib/importers/xspf.test.ts',
    ],
  ],
  [
    'Requests to other hosts (SSRF)',
    [
      'unit/lib/integrations/guarded-fetch.test.ts',
      'unit/lib/integrations/short-link.test.ts',
      'unit/lib/integrations/fetch-json.test.ts',
      'integration/imports/link-lookup.test.ts',
    ],
  ],
  [
    'Files of users',
    [
      'integration/uploads/hostile-audio.test.ts',
      'integration/uploads/uploads.test.ts',
      'integration/uploads/song-covers.test.ts',
      'integration/songs/audio.test.ts',
      'unit/lib/audio/identify-file.test.ts',
      'unit/lib/audio/limited-command.test.ts',
      'unit/lib/audio/thread.test.ts',
      'unit/lib/importers/zip.test.ts',
      'unit/lib/services/imports/inspect.test.ts',
    ],
  ],
  [
    'Limits and exhaustion',
    [
      'integration/http/limits.test.ts',
      'integration/http/stalled-bodies.test.ts',
      'integration/imports/stalled-bodies.test.ts',
      'integration/accounts/guest-limits.test.ts',
      'integration/accounts/guest-quotas.test.ts',
      'integration/accounts/user-limits.test.ts',
      'integration/redis/rate-limits.test.ts',
      'unit/lib/auth/client-address.test.ts',
      'unit/lib/http/connection-limits.test.ts',
      'unit/lib/importers/detect-cost.test.ts',
      'unit/lib/importers/long-lines.test.ts',
      'unit/lib/importers/long-texts.test.ts',
      'faults/abuse.test.ts',
    ],
  ],
  [
    'Configuration, keys and database roles',
    [
      'unit/lib/config/unsafe-settings.test.ts',
      'unit/lib/config/env.test.ts',
      'unit/lib/config/data-folder.test.ts',
      'unit/lib/http/allowed-host.test.ts',
      'unit/lib/services/operations/security-txt.test.ts',
      'integration/db/roles.test.ts',
      'faults/start.test.ts',
    ],
  ],
  [
    'Logs, audit and privacy',
    [
      'integration/observability/canaries.test.ts',
      'integration/audit',
      'integration/http/log-values.test.ts',
      'integration/http/access-log.test.ts',
      'integration/accounts/deleted-files.test.ts',
      'unit/lib/observability/describe-error.test.ts',
      'unit/lib/observability/capture-errors.test.ts',
      'faults/log-values.test.ts',
    ],
  ],
  [
    'Evidence',
    [
      'unit/scripts/asvs.test.ts',
      'unit/scripts/data-inventory.test.ts',
      'unit/scripts/workflows.test.ts',
    ],
  ],
  ['Edge: TLS, proxy, internal routes', ['deploy/edge.test.ts', 'deploy/compose.test.ts']],
]
