import { describe, expect, it } from 'vitest'
import { readSettings } from '@/lib/config/env'

it.each(['APP_URL', 'SPOTIFY_ACCOUNTS_URL', 'SPOTIFY_API_URL', 'YOUTUBE_API_URL'] as const)(
  'a slash at the end of %s makes no other address of it',
  (name) => {
    expect(readSettings({ [name]: 'https://riffle.example/v1//' })[name]).toBe(
      'https://riffle.example/v1',
    )
  },
)

it('an invalid base URL is rejected with the name of its variable', () => {
  expect(() => readSettings({ YOUTUBE_API_URL: 'ftp://riffle.example' })).toThrow(
    'YOUTUBE_API_URL must be a URL that starts with http:// or https://',
  )
})

describe('the drain', () => {
  const drainMs = (source: Record<string, string>) => readSettings(source).drainMs

  it('is 5 s behind a proxy in production, else none, unless it is set', () => {
    expect(drainMs({})).toBe(0)
    expect(drainMs({ TRUSTED_PROXY: 'true' })).toBe(5_000)
    expect(drainMs({ TRUSTED_PROXY: 'true', NODE_ENV: 'development' })).toBe(0)
    expect(drainMs({ TRUSTED_PROXY: 'true', DRAIN_MS: '0' })).toBe(0)
    expect(drainMs({ DRAIN_MS: '750' })).toBe(750)
  })

  it('cannot be longer than a supervisor waits', () => {
    expect(() => readSettings({ DRAIN_MS: '15001' })).toThrow('DRAIN_MS is not valid')
  })
})

describe('the rate limits', () => {
  const rateLimits = (RATE_LIMITS?: string) => readSettings({ RATE_LIMITS }).rateLimits

  it('are on unless they are switched off', () => {
    expect(rateLimits().isOn).toBe(true)
    expect(rateLimits('on')).toEqual(rateLimits())
    expect(rateLimits('read=1200/60').isOn).toBe(true)
    expect(rateLimits('off').isOn).toBe(false)
  })

  it('replace the defaults that are set; the last value counts', () => {
    const { policies } = rateLimits('read=7/3600,import=1/1,read=9/5')
    expect(policies).toEqual({
      ...rateLimits().policies,
      read: { name: 'read', limit: 9, windowSeconds: 5 },
      import: { name: 'import', limit: 1, windowSeconds: 1 },
    })
  })

  it.each(['yes', 'read', 'read=0/60', 'read=1/60,', ',read=1/60', 'reads=1/60', 'on,read=1/60'])(
    'cannot be %s',
    (text) => {
      expect(() => rateLimits(text)).toThrow('RATE_LIMITS must be on, off, or written as')
    },
  )
})

describe('the limits of a user', () => {
  const userLimits = (USER_LIMITS?: string) => readSettings({ USER_LIMITS }).userLimits

  it('replace the defaults that are set', () => {
    expect(userLimits('tracks=7,tokens=3')).toEqual({ ...userLimits(), tracks: 7, tokens: 3 })
  })

  it.each(['7', 'tracks', 'tracks=0', 'tracks=1,', 'songs=1', 'tracks=1e9'])(
    'cannot be %s',
    (text) => {
      expect(() => userLimits(text)).toThrow('USER_LIMITS must be written as')
    },
  )
})

it.each([
  [undefined, true],
  ['inline', true],
  ['separate', false],
])('WORKER=%s runs jobs in the server: %s', (WORKER, hasInlineWorker) => {
  expect(readSettings({ WORKER }).hasInlineWorker).toBe(hasInlineWorker)
})

it.each([
  ['development', { isDevelopment: true, isProduction: false, isTest: false }],
  ['production', { isDevelopment: false, isProduction: true, isTest: false }],
  ['test', { isDevelopment: false, isProduction: false, isTest: true }],
])('NODE_ENV=%s is one of three', (NODE_ENV, flags) => {
  expect(readSettings({ NODE_ENV })).toMatchObject(flags)
})

describe('the place of the backups', () => {
  const BACKUP_RECIPIENT = `age1${'q'.repeat(58)}`

  it.each(['/mnt/backup', 'backups', 's3://key:secret@s3.example.org/bucket'])(
    'can be %s',
    (BACKUP_TARGET) => {
      const settings = readSettings({ BACKUP_TARGET, BACKUP_RECIPIENT })
      expect(settings).toMatchObject({ BACKUP_TARGET, BACKUP_KEEP_DAYS: 7, BACKUP_KEEP_WEEKS: 4 })
    },
  )

  it('cannot be another URL', () => {
    const BACKUP_TARGET = 'https://key:secret@example.org'
    expect(() => readSettings({ BACKUP_TARGET, BACKUP_RECIPIENT })).toThrow(
      /^BACKUP_TARGET must be a folder or a URL that starts with s3:\/\/\.$/,
    )
  })

  it('needs a key, so that backups elsewhere are encrypted', () => {
    expect(() => readSettings({ BACKUP_TARGET: '/mnt/backup' })).toThrow(
      'BACKUP_TARGET and BACKUP_RECIPIENT must be set together',
    )
  })

  it('needs the public key, not the identity', () => {
    const BACKUP_TARGET = '/mnt/backup'
    const identity = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`
    expect(() => readSettings({ BACKUP_TARGET, BACKUP_RECIPIENT: identity })).toThrow(
      /^BACKUP_RECIPIENT must be a recipient of age that starts with age1\.$/,
    )
  })
})

describe('mail', () => {
  const SMTP_URL = 'smtp://riffle:secret@mail.example.org:587'

  it.each(['riffle@example.org', 'Riffle <riffle@example.org>'])(
    'accepts the sender %s',
    (from) => {
      expect(readSettings({ SMTP_URL, MAIL_FROM: from })).toMatchObject({
        SMTP_URL,
        MAIL_FROM: from,
      })
    },
  )

  it.each([
    'riffle',
    'a@example.org, b@example.org',
    'Riffle <riffle>',
    'A\r\nBcc: <b@example.org>',
  ])('rejects the sender %j', (MAIL_FROM) => {
    expect(() => readSettings({ SMTP_URL, MAIL_FROM })).toThrow(/^MAIL_FROM must be an address/)
  })

  it('needs both settings and the protocol of mail, and no value is in the message', () => {
    expect(() => readSettings({ SMTP_URL })).toThrow(/^SMTP_URL and MAIL_FROM must be set together/)
    const url = 'https://riffle:secret@example.org'
    expect(() => readSettings({ SMTP_URL: url, MAIL_FROM: 'a@example.org' })).toThrow(
      /^SMTP_URL must be a URL that starts with smtp:\/\/ or smtps:\/\/\.$/,
    )
  })
})

it('the settings of an identity provider are set together', () => {
  const OIDC_ISSUER = 'https://id.example.org/'
  expect(() => readSettings({ OIDC_ISSUER, OIDC_CLIENT_ID: 'riffle' })).toThrow(
    /^OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set together/,
  )
  const settings = readSettings({ OIDC_ISSUER, OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' })
  expect(settings.OIDC_ISSUER).toBe('https://id.example.org')
})
