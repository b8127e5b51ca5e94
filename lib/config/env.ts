import { hostname } from 'node:os'
import { z } from 'zod'
import { ConfigurationError } from './configuration-error'
import { type RateLimits, rateLimits } from './rate-limits'
import { readOrCreateSecrets } from './secrets'

const WEAK_SECRET = /^(secret|changeme|change-me|password|not so secret|test|example|riffle)/i
const secret = z
  .string()
  .min(32, 'needs at least 32 characters')
  .refine((value) => !WEAK_SECRET.test(value), 'is a well-known value')
  .refine((value) => new Set(value).size >= 10, 'repeats too few different characters')

const keyRing = z
  .string()
  .regex(/^[\w-]{1,32}:[^,\s]+(,[\w-]{1,32}:[^,\s]+)*$/, 'must be written as id:secret,id:secret')
  .transform((value) =>
    value.split(',').map((pair) => {
      const colon = pair.indexOf(':')
      return { id: pair.slice(0, colon), secret: pair.slice(colon + 1) }
    }),
  )
  .pipe(z.array(z.object({ id: z.string(), secret })))

const url = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      const parsed = URL.parse(value)
      return parsed !== null && protocols.includes(parsed.protocol)
    },
    `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  )

/** A URL that paths are appended to, without a slash at its end. */
const baseUrl = url('http:', 'https:').transform((value) => value.replace(/\/+$/, ''))

const wordList = z
  .string()
  .default('')
  .transform((value) =>
    value
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )

const Settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOSTNAME: z.string().min(1).max(255).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  APP_URL: baseUrl.optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  UPSTASH_REDIS_REST_URL: url('http:', 'https:').optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional(),
  ADMIN_EMAILS: wordList,
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  RATE_LIMITS: rateLimits,
  WORKER: z.enum(['inline', 'separate']).default('inline'),
  TRUSTED_PROXY: z.stringbool().default(false),
  /** The origins of other pages that may call the API. */
  CORS_ORIGINS: wordList.pipe(z.array(url('http:', 'https:'))),
  SPOTIFY_CLIENT_ID: z.string().min(1).max(200).optional(),
  SPOTIFY_CLIENT_SECRET: z.string().min(1).max(200).optional(),
  SPOTIFY_ACCOUNTS_URL: baseUrl.default('https://accounts.spotify.com'),
  SPOTIFY_API_URL: baseUrl.default('https://api.spotify.com/v1'),
  YOUTUBE_API_KEY: z.string().min(1).max(200).optional(),
  YOUTUBE_API_URL: baseUrl.default('https://www.googleapis.com/youtube/v3'),
  YOUTUBE_OEMBED_URL: url('http:', 'https:').default('https://www.youtube.com/oembed'),
  /** Set by Vercel, whose functions accept only small bodies and share no disk. */
  VERCEL: z.stringbool().default(false),
  /** `s3://key:secret@host/bucket?region=…`; without it, files are in the data folder. */
  STORAGE_URL: url('s3:').optional(),
  /** Per user: the maximum size of a file, of all files, and the maximum number of files per day. */
  UPLOAD_FILE_MB: z.coerce.number().int().min(1).max(4_096).default(300),
  UPLOAD_QUOTA_MB: z.coerce.number().int().min(1).default(20_480),
  UPLOAD_FILES_PER_DAY: z.coerce.number().int().min(1).default(2_000),
  /** The disk space that uploads leave free. */
  DISK_FLOOR_MB: z.coerce.number().int().min(0).default(512),
  /** Skips the backup before an upgrade that rewrites rows: the operator has one. */
  UPGRADE_WITHOUT_BACKUP: z.stringbool().default(false),
  METRICS_TOKEN: z.string().min(16).optional(),
  CRON_SECRET: z.string().min(16).optional(),
})

const Secrets = z.object({ AUTH_SECRET: secret, TOKEN_KEYS: keyRing, PASSWORD_PEPPER: secret })

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
