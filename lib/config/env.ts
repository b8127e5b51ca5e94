import { hostname } from 'node:os'
import type { z } from 'zod'
import { ConfigurationError } from './configuration-error'
import type { RateLimits } from './rate-limits'
import { readOrCreateSecrets } from './secrets'
import { Secrets, Settings } from './settings-schema'
import { findUnsafeSettings } from './unsafe-settings'
import type { UserLimits } from './user-limits'

/** Longer than a proxy keeps unused connections to the server: deploy/nginx. */
const PROXY_DRAIN_MS = 5_000

type Source = Record<string, string | undefined>
type Parsed = z.output<typeof Settings>

/** The settings, parsed to typed values. */
export type Env = Omit<
  Parsed,
  'DRAIN_MS' | 'NODE_ENV' | 'RATE_LIMITS' | 'USER_LIMITS' | 'WORKER'
> & {
  appUrl: string
  /** Milliseconds for which a stopping server is not ready but still serves everything. */
  drainMs: number
  isSecure: boolean
  isDevelopment: boolean
  isProduction: boolean
  isTest: boolean
  /** Whether background jobs run in the server instead of a separate worker. */
  hasInlineWorker: boolean
  rateLimits: RateLimits
  userLimits: UserLimits
}

const SET_TOGETHER = [
  ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'],
  ['BACKUP_TARGET', 'BACKUP_RECIPIENT'],
  ['SECURITY_CONTACT', 'SECURITY_TXT_EXPIRES'],
  ['SMTP_URL', 'MAIL_FROM'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const
const LIST = new Intl.ListFormat('en-GB')

const withoutBlanks = (source: Source): Source =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))

function parse<T extends z.ZodType>(schema: T, source: Source): z.output<T> {
  const result = schema.safeParse(withoutBlanks(source))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const isMissing = issue.code === 'invalid_type' && source[name] === undefined
    return `${name} ${isMissing ? 'is missing' : describeIssue(issue)}`
  })
  throw new ConfigurationError(`${[...new Set(faults)].join('; ')}.`)
}

const describeIssue = (issue: z.core.$ZodIssue) =>
  /^(needs|is|repeats|must)/.test(issue.message) ? issue.message : 'is not valid'

/** Parses the settings in `source`. @throws ConfigurationError with the names of all invalid or unsafe variables */
export function readSettings(source: Source): Env {
  const parsed = parse(Settings, source)
  const unsafe = findUnsafeSettings(parsed, withoutBlanks(source))
  if (unsafe.length > 0) throw new ConfigurationError(`${unsafe.join('; ')}.`)
  const { DRAIN_MS, NODE_ENV, RATE_LIMITS, USER_LIMITS, WORKER, ...settings } = parsed
  for (const names of SET_TOGETHER) {
    const missing = names.filter((name) => !settings[name])
    if (missing.length === 0 || missing.length === names.length) continue
    throw new ConfigurationError(
      `${LIST.format(names)} must be set together; missing: ${missing.join(', ')}.`,
    )
  }
  if (settings.MUSICBRAINZ && !settings.MUSICBRAINZ_CONTACT && !settings.APP_URL) {
    throw new ConfigurationError(
      'MUSICBRAINZ requires MUSICBRAINZ_CONTACT or APP_URL: MusicBrainz asks for a contact.',
    )
  }
  const appUrl = settings.APP_URL ?? `http://localhost:${settings.PORT}`
  // Containers set HOSTNAME to the name of the machine, which is not meant as the address to listen on.
  const HOSTNAME = settings.HOSTNAME === hostname() ? '0.0.0.0' : settings.HOSTNAME
  const isProduction = NODE_ENV === 'production'
  return {
    ...settings,
    HOSTNAME,
    appUrl,
    // Without a proxy there is no other process that could take new requests.
    drainMs: DRAIN_MS ?? (settings.TRUSTED_PROXY && isProduction ? PROXY_DRAIN_MS : 0),
    isSecure: appUrl.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
    isProduction,
    isTest: NODE_ENV === 'test',
    hasInlineWorker: WORKER === 'inline',
    rateLimits: RATE_LIMITS,
    userLimits: USER_LIMITS,
  }
}

/**
 * Parses the secrets in `source`. Without DATABASE_URL, missing ones are created once and stored in the
 * data folder.
 * @throws ConfigurationError for missing, short, guessable or equal secrets
 */
export function readSecrets(source: Source, settings: Env) {
  const stored = settings.DATABASE_URL ? {} : readOrCreateSecrets(settings.DATA_DIR)
  const secrets = parse(Secrets, { ...stored, ...withoutBlanks(source) })
  const values = [
    secrets.AUTH_SECRET,
    secrets.PASSWORD_PEPPER,
    ...secrets.TOKEN_KEYS.map((key) => key.secret),
    ...[settings.METRICS_TOKEN, settings.CRON_SECRET].filter((value) => value !== undefined),
  ]
  if (new Set(values).size !== values.length) {
    throw new ConfigurationError(
      'AUTH_SECRET, PASSWORD_PEPPER, TOKEN_KEYS, METRICS_TOKEN and CRON_SECRET must all differ.',
    )
  }
  return secrets
}

let settings: Env | undefined
let secrets: z.output<typeof Secrets> | undefined

/** Returns the settings of this process, which are parsed once. */
export function env(): Env {
  settings ??= readSettings(process.env)
  return settings
}

/** Returns the secrets of this process, which are parsed or created once; not to be called by a build. */
export function getSecrets(): z.output<typeof Secrets> {
  secrets ??= readSecrets(process.env, env())
  return secrets
}

/** Sets the URL of the app for next-auth, which reads the environment itself. */
export function setNextAuthUrl(): void {
  process.env.NEXTAUTH_URL = env().appUrl
}

/** Whether this process builds the app, and must not open the database. */
export const isBuilding = () => process.env.NEXT_PHASE === 'phase-production-build'
