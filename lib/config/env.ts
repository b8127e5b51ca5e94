import { hostname } from 'node:os'
import type { z } from 'zod'
import { ConfigurationError } from './configuration-error'
import type { RateLimits } from './rate-limits'
import { readOrCreateSecrets } from './secrets'
import { Secrets, Settings } from './settings-schema'

type Source = Record<string, string | undefined>
type Parsed = z.output<typeof Settings>

/** The settings, parsed to typed values. */
export type Env = Omit<Parsed, 'NODE_ENV' | 'RATE_LIMITS' | 'WORKER'> & {
  appUrl: string
  isSecure: boolean
  isDevelopment: boolean
  isProduction: boolean
  isTest: boolean
  /** Whether background jobs run in the server instead of a separate worker. */
  hasInlineWorker: boolean
  rateLimits: RateLimits
}

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

/** Parses the settings in `source`. @throws ConfigurationError with the names of all invalid variables */
export function readSettings(source: Source): Env {
  const { NODE_ENV, RATE_LIMITS, WORKER, ...settings } = parse(Settings, source)
  if (Boolean(settings.UPSTASH_REDIS_REST_URL) !== Boolean(settings.UPSTASH_REDIS_REST_TOKEN)) {
    throw new ConfigurationError(
      'UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN must be set together; one of them is missing.',
    )
  }
  const appUrl = settings.APP_URL ?? `http://localhost:${settings.PORT}`
  // Containers set HOSTNAME to the name of the machine, which is not meant as the address to listen on.
  const HOSTNAME = settings.HOSTNAME === hostname() ? '0.0.0.0' : settings.HOSTNAME
  return {
    ...settings,
    HOSTNAME,
    appUrl,
    isSecure: appUrl.startsWith('https:'),
    isDevelopment: NODE_ENV === 'development',
    isProduction: NODE_ENV === 'production',
    isTest: NODE_ENV === 'test',
    hasInlineWorker: WORKER === 'inline',
    rateLimits: RATE_LIMITS,
  }
}

/**
 * Parses the secrets in `source`. Without DATABASE_URL, missing ones are created once and stored in the
 * data folder.
 * @throws ConfigurationError for missing, short, well-known or equal secrets
 */
export function readSecrets(source: Source, settings: Env) {
  const stored = settings.DATABASE_URL ? {} : readOrCreateSecrets(settings.DATA_DIR)
  const secrets = parse(Secrets, { ...stored, ...withoutBlanks(source) })
  const values = [
    secrets.AUTH_SECRET,
    secrets.PASSWORD_PEPPER,
    ...secrets.TOKEN_KEYS.map((key) => key.secret),
  ]
  if (new Set(values).size !== values.length) {
    throw new ConfigurationError('AUTH_SECRET, PASSWORD_PEPPER and TOKEN_KEYS must all differ.')
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

/** Returns the folders in which programs of this machine are searched. */
export const programPath = (): string => process.env.PATH ?? ''
