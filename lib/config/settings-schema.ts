import { z } from 'zod'
import { rateLimits } from './rate-limits'
import { securityContacts, securityTxtExpiry } from './security-contact'
import { userLimits } from './user-limits'
import { countUnguessable } from './weak-secret'

const secretOf = (minCharacters: number, minUnguessable: number) =>
  z
    .string()
    .min(minCharacters, `needs at least ${minCharacters} characters`)
    .refine(
      (value) => countUnguessable(value) >= minUnguessable,
      'is a well-known, repeated or ascending value',
    )
    .refine(
      (value) => new Set(value).size >= minCharacters / 4,
      'repeats too few different characters',
    )

const secret = secretOf(32, 20)
/** The secret of one interface, for programs. */
const accessToken = secretOf(16, 12).optional()

const keyRing = z
  .string()
  .regex(/^[\w-]{1,32}:[^,\s]+(,[\w-]{1,32}:[^,\s]+)*$/, 'must be written as id:secret,id:secret')
  .transform((value) =>
    value.split(',').map((pair) => {
      const colon = pair.indexOf(':')
      return { id: pair.slice(0, colon), secret: pair.slice(colon + 1) }
    }),
  )
  .pipe(
    z
      .array(z.object({ id: z.string(), secret }))
      .refine(
        (keys) => new Set(keys.map(({ id }) => id)).size === keys.length,
        'must not contain an id twice',
      ),
  )

const url = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      const parsed = URL.parse(value)
      return parsed !== null && protocols.includes(parsed.protocol)
    },
    `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  )

/** A URL that paths are appended to, without a slash at its end. */
// bounded-regex: the operator writes this setting.
const baseUrl = url('http:', 'https:').transform((value) => value.replace(/\/+$/, ''))

/** A folder, or a bucket as `s3://key:secret@host/bucket?region=…`. */
const folderOrBucket = z
  .string()
  .min(1)
  .max(4_096)
  .refine(
    (value) => !value.includes('://') || value.startsWith('s3://'),
    'must be a folder or a URL that starts with s3://',
  )

const mailSender = z
  .string()
  .max(320)
  .refine((value) => {
    const address = /^[^<>\r\n]*<([^<>\s]+)>$/.exec(value.trim())?.[1] ?? value.trim()
    return z.email().safeParse(address).success
  }, 'must be an address, or a name and an address in angle brackets')

/** A web page or an e-mail address for a User-Agent. */
const contact = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be a URL or an address')
  .refine(
    (value) =>
      /^https?:/.test(URL.parse(value)?.protocol ?? '') || z.email().safeParse(value).success,
    'must be a URL or an address',
  )

const wordList = z
  .string()
  .default('')
  .transform((value) =>
    value
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )

/** The environment variables of a server. */
export const Settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOSTNAME: z.string().min(1).max(255).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  APP_URL: baseUrl.optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  UPSTASH_REDIS_REST_URL: url('http:', 'https:').optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
  /** Whether frequent reads are cached in Redis. */
  READ_CACHE: z.stringbool().default(true),
  ADMIN_EMAILS: wordList,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  RATE_LIMITS: rateLimits,
  USER_LIMITS: userLimits,
  WORKER: z.enum(['inline', 'separate']).default('inline'),
  TRUSTED_PROXY: z.stringbool().default(false),
  /** The time for which a stopping server still serves new requests. */
  DRAIN_MS: z.coerce.number().int().min(0).max(15_000).optional(),
  /** Open connections of all clients, and of one address unless a proxy is trusted. */
  MAX_CONNECTIONS: z.coerce.number().int().min(16).max(1_000_000).default(2_000),
  MAX_CONNECTIONS_PER_ADDRESS: z.coerce.number().int().min(8).max(1_000_000).default(256),
  /** Guests at a time; a new one replaces the one that was idle longest. */
  MAX_GUESTS: z.coerce.number().int().min(1).max(1_000_000).default(200),
  /** Guests that one address may create per hour. */
  MAX_GUESTS_PER_HOUR: z.coerce.number().int().min(1).max(1_000_000).default(5),
  /** Of each guest: the maximum size of all uploads, and the maximum number of imports per day. */
  GUEST_UPLOAD_QUOTA_MB: z.coerce.number().int().min(1).default(100),
  GUEST_IMPORTS_PER_DAY: z.coerce.number().int().min(1).max(1_000_000).default(20),
  /** The origins of other pages that may call the API. */
  CORS_ORIGINS: wordList.pipe(z.array(url('http:', 'https:'))),
  /** The condition for new accounts; `invite` requires an invitation. */
  REGISTRATION: z.enum(['open', 'invite', 'closed']).default('open'),
  /** An OpenID Connect provider that signs users in, and its name on the button. */
  OIDC_ISSUER: baseUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  OIDC_NAME: z.string().min(1).max(50).default('OpenID Connect'),
  /** The server that sends mail, as `smtp://user:password@host:587` or `smtps://…:465`. */
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  /** The sender of mail, as `riffle@example.org` or `Riffle <riffle@example.org>`. */
  MAIL_FROM: mailSender.optional(),
  SPOTIFY_CLIENT_ID: z.string().min(1).max(200).optional(),
  SPOTIFY_CLIENT_SECRET: z.string().min(1).max(200).optional(),
  SPOTIFY_ACCOUNTS_URL: baseUrl.default('https://accounts.spotify.com'),
  SPOTIFY_API_URL: baseUrl.default('https://api.spotify.com/v1'),
  YOUTUBE_API_KEY: z.string().min(1).max(200).optional(),
  YOUTUBE_API_URL: baseUrl.default('https://www.googleapis.com/youtube/v3'),
  YOUTUBE_OEMBED_URL: url('http:', 'https:').default('https://www.youtube.com/oembed'),
  /** Whether songs without a recording are looked up at MusicBrainz, and whom it can contact. */
  MUSICBRAINZ: z.stringbool().default(false),
  MUSICBRAINZ_CONTACT: contact.optional(),
  MUSICBRAINZ_URL: baseUrl.default('https://musicbrainz.org/ws/2'),
  /** Whether imports look up pasted links at their services. */
  LINK_LOOKUPS: z.stringbool().default(false),
  SPOTIFY_OEMBED_URL: url('http:', 'https:').default('https://open.spotify.com/oembed'),
  TIDAL_OEMBED_URL: url('http:', 'https:').default('https://oembed.tidal.com/'),
  APPLE_LOOKUP_URL: url('http:', 'https:').default('https://itunes.apple.com/lookup'),
  DEEZER_API_URL: baseUrl.default('https://api.deezer.com'),
  /** Whether new passwords are looked up in the data breaches of Pwned Passwords. */
  PWNED_PASSWORDS: z.stringbool().default(false),
  PWNED_PASSWORDS_URL: baseUrl.default('https://api.pwnedpasswords.com'),
  /** Set by Vercel, whose functions accept only small bodies and share no disk. */
  VERCEL: z.stringbool().default(false),
  /** `s3://key:secret@host/bucket?region=…`; without it, files are in the data folder. */
  STORAGE_URL: url('s3:').optional(),
  /** Per user: the maximum size of a file, of all files, and the maximum number of files per day. */
  UPLOAD_FILE_MB: z.coerce.number().int().min(1).max(4_096).default(300),
  UPLOAD_QUOTA_MB: z.coerce.number().int().min(1).default(20_480),
  UPLOAD_FILES_PER_DAY: z.coerce.number().int().min(1).default(2_000),
  /** The maximum size of a playlist file, and the maximum number of rows in one. */
  IMPORT_FILE_MB: z.coerce.number().int().min(1).max(1_024).default(200),
  IMPORT_MAX_ROWS: z.coerce.number().int().min(1).max(1_000_000).default(200_000),
  /** The disk space that uploads and imports leave free. */
  DISK_FLOOR_MB: z.coerce.number().int().min(0).default(512),
  /** Skips the backup before an upgrade that rewrites rows: the operator has one. */
  UPGRADE_WITHOUT_BACKUP: z.stringbool().default(false),
  /** The second place of the backups. */
  BACKUP_TARGET: folderOrBucket.optional(),
  /** The public key of age that encrypts them. Its identity decrypts them and is kept elsewhere. */
  BACKUP_RECIPIENT: z
    .string()
    .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'must be a recipient of age that starts with age1')
    .optional(),
  /** The newest backup of as many days, and of as many weeks, is kept. */
  BACKUP_KEEP_DAYS: z.coerce.number().int().min(1).max(3_650).default(7),
  BACKUP_KEEP_WEEKS: z.coerce.number().int().min(0).max(520).default(4),
  SECURITY_CONTACT: securityContacts.optional(),
  SECURITY_TXT_EXPIRES: securityTxtExpiry.optional(),
  METRICS_TOKEN: accessToken,
  CRON_SECRET: accessToken,
})

/** The variables that a server without DATABASE_URL creates itself. */
export const Secrets = z.object({
  AUTH_SECRET: secret,
  TOKEN_KEYS: keyRing,
  PASSWORD_PEPPER: secret,
  /** The former AUTH_SECRET, until the cookies of its sessions have expired. */
  PREVIOUS_AUTH_SECRET: secret.optional(),
  /** The former PASSWORD_PEPPER, until all users have signed in again. */
  PREVIOUS_PASSWORD_PEPPER: secret.optional(),
})
