import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { readSecrets, readSettings } from '@/lib/config/env'
import { describeUnencryptedUrl } from '@/lib/config/unsafe-settings'

const DATABASE_URL = 'postgres://riffle:x7Qm2vKp9LrT@db.example.org/riffle'
const newSecret = () => randomBytes(32).toString('base64url')

const readAll = (changed: Record<string, string | undefined>) => {
  const source = {
    DATABASE_URL,
    AUTH_SECRET: newSecret(),
    PASSWORD_PEPPER: newSecret(),
    TOKEN_KEYS: `k1:${newSecret()}`,
    ...changed,
  }
  return readSecrets(source, readSettings(source))
}

it('generated secrets of each usual kind are accepted', () => {
  for (let run = 0; run < 200; run++) {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) {
      const AUTH_SECRET = randomBytes(24).toString(encoding)
      const METRICS_TOKEN = randomBytes(18).toString(encoding)
      expect(() => readAll({ AUTH_SECRET, METRICS_TOKEN })).not.toThrow()
    }
  }
})

it.each([
  '1234567890123456789012345678901234567890',
  'abcdefghijklmnopqrstuvwxyz0123456789',
  'please-changeme-please-changeme-please',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'x7Qm2vKpx7Qm2vKpx7Qm2vKpx7Qm2vKpx7Qm2vKp',
  'your-secret-key-here-your-secret-key-here',
  'qwertyuiopasdfghjklzxcvbnmqwertyuiop',
  'ThisIsAVerySecretPasswordForTesting!',
  'generate-with-openssl-rand-base64-32',
])('AUTH_SECRET cannot be %s', (AUTH_SECRET) => {
  expect(() => readAll({ AUTH_SECRET })).toThrow(/AUTH_SECRET (is a well-known|repeats)/)
})

it.each([
  [{ METRICS_TOKEN: 'aaaaaaaaaaaaaaaa' }, 'METRICS_TOKEN'],
  [{ CRON_SECRET: 'cron-secret-token' }, 'CRON_SECRET'],
  [{ METRICS_TOKEN: 'Zp5nXq8tB3vMk7Lr', CRON_SECRET: 'Zp5nXq8tB3vMk7Lr' }, 'must all differ'],
  [{ TOKEN_KEYS: `k1:${newSecret()},k1:${newSecret()}` }, 'an id twice'],
  [{ RATE_LIMITS: 'off', HOSTNAME: '0.0.0.0' }, 'RATE_LIMITS can be off only'],
  [{ RATE_LIMITS: 'off', HOSTNAME: '::' }, 'RATE_LIMITS can be off only'],
  [{ RATE_LIMITS: 'off', VERCEL: '1' }, 'RATE_LIMITS can be off only'],
  [{ DATABASE_URL: 'postgres://postgres:postgres@db/riffle' }, 'a well-known password'],
  [{ DATABASE_URL: 'postgres://anna:anna@10.0.0.4/riffle' }, 'a well-known password'],
  [{ DATABASE_URL: 'postgres://riffle:ChangeMe@db.example.org/riffle' }, 'a well-known password'],
  [{ APP_URL: 'http://riffle.example.org' }, 'APP_URL must start with https://'],
  [{ OIDC_ISSUER: 'http://id.example.org' }, 'OIDC_ISSUER must start with https://'],
  [{ APP_URL: 'http://203.0.113.9:3000' }, 'APP_URL must start with https://'],
  [{ NEXT_PUBLIC_AUTH_SECRET: 'x' }, 'NEXT_PUBLIC_AUTH_SECRET would be sent'],
  [{ NEXT_PUBLIC_YOUTUBE_API_KEY: 'x' }, 'NEXT_PUBLIC_YOUTUBE_API_KEY would be sent'],
])('the start is refused with %j', (changed, message) => {
  expect(() => readAll(changed)).toThrow(message)
})

it.each([
  { RATE_LIMITS: 'off', HOSTNAME: '127.0.0.1' },
  { RATE_LIMITS: 'off', HOSTNAME: 'localhost' },
  { DATABASE_URL: 'postgres://postgres:postgres@localhost/riffle' },
  { DATABASE_URL: 'postgres://postgres:postgres@[::1]:5433/riffle' },
  { DATABASE_URL: 'postgres://postgres:postgres@%2Frun%2Fpostgresql/riffle' },
  { DATABASE_URL: 'postgres://riffle@db/riffle' },
  { APP_URL: 'http://localhost:3000' },
  { APP_URL: 'http://music.lan' },
  { APP_URL: 'https://riffle.example.org' },
  { NEXT_PUBLIC_THEME: 'dark' },
])('the start is allowed with %j', (changed) => {
  expect(() => readAll(changed)).not.toThrow()
})

it.each([
  ['http://music.lan', true],
  ['http://192.168.1.5:3000', true],
  ['http://[fd00::5]', true],
  ['http://nas', true],
  ['http://localhost:3000', false],
  ['https://192.168.1.5', false],
])('%s is warned about: %s', (url, isWarned) => {
  expect(describeUnencryptedUrl(url) !== null).toBe(isWarned)
})
