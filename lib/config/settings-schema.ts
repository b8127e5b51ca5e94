import { z } from 'zod'
import { rateLimits } from './rate-limits'

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

/** The variables that a server without DATABASE_URL creates itself. */
export const Secrets = z.object({
  AUTH_SECRET: secret,
  TOKEN_KEYS: keyRing,
  PASSWORD_PEPPER: secret,
})
