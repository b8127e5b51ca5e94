import type { z } from 'zod'
import { kindOfHost } from './host-kind'
import type { Settings } from './settings-schema'

type Parsed = z.output<typeof Settings>
type Source = Record<string, string | undefined>

const SECRET_NAME =
  /SECRET|PASSWORD|PASSPHRASE|PEPPER|TOKEN|KEY|DATABASE_URL|REDIS_URL|STORAGE_URL|SMTP_URL/
const DEFAULT_PASSWORDS = new Set([
  ...[
    'postgres',
    'postgresql',
    'password',
    'passwd',
    'pass',
    'riffle',
    'secret',
    'changeme',
    'admin',
  ],
  ...[
    'root',
    'test',
    'example',
    'default',
    'database',
    'db',
    '1234',
    '12345',
    '123456',
    '12345678',
  ],
])

/** Returns the unsafe settings, each as the name of a variable and its fault. */
export function findUnsafeSettings(settings: Parsed, source: Source): string[] {
  return [
    ...findPublishedSecrets(source),
    ...findOpenLimits(settings),
    ...findDefaultPassword(settings.DATABASE_URL),
    ...findUnencryptedUrl('APP_URL', settings),
    ...findUnencryptedUrl('OIDC_ISSUER', settings),
  ]
}

/** A warning about settings that are safe in a private network only. */
export function describeUnencryptedUrl(appUrl: string): string | null {
  const { protocol, hostname } = new URL(appUrl)
  if (protocol !== 'http:' || kindOfHost(hostname) !== 'private') return null
  return 'APP_URL starts with http://: passwords and sessions cross the network unencrypted.'
}

// Next writes these variables into the scripts of pages.
const findPublishedSecrets = (source: Source) =>
  Object.keys(source)
    .filter((name) => name.startsWith('NEXT_PUBLIC_') && SECRET_NAME.test(name.slice(12)))
    .map((name) => `${name} would be sent to every browser; remove it`)

const findOpenLimits = ({ RATE_LIMITS, HOSTNAME, VERCEL }: Parsed) =>
  !RATE_LIMITS.isOn && (VERCEL || kindOfHost(HOSTNAME) !== 'loopback')
    ? ['RATE_LIMITS can be off only if HOSTNAME is a loopback address']
    : []

function findDefaultPassword(databaseUrl: string | undefined): string[] {
  if (!databaseUrl) return []
  const { hostname, username, password, searchParams } = new URL(databaseUrl)
  const host = searchParams.get('host') ?? hostname
  const isSocket = host === '' || host.startsWith('/') || /^%2f/i.test(host)
  if (isSocket || kindOfHost(host) === 'loopback' || password === '') return []
  const isDefault = password === username || DEFAULT_PASSWORDS.has(password.toLowerCase())
  return isDefault ? ['DATABASE_URL contains a well-known password'] : []
}

function findUnencryptedUrl(
  name: 'APP_URL' | 'OIDC_ISSUER',
  { [name]: url }: Pick<Parsed, 'APP_URL' | 'OIDC_ISSUER'>,
): string[] {
  if (!url) return []
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && kindOfHost(hostname) === 'public'
    ? [`${name} must start with https:// for a public host`]
    : []
}
