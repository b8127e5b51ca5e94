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
