import { expect, it } from 'vitest'
import { readSettings } from '@/lib/config/env'

it.each(['APP_URL', 'SPOTIFY_ACCOUNTS_URL', 'SPOTIFY_API_URL', 'YOUTUBE_API_URL'] as const)(
  'a slash at the end of %s makes no other address of it',
  (name) => {
    expect(readSettings({ [name]: 'https://riffle.example/v1//' })[name]).toBe(
      'https://riffle.example/v1',
    )
  },
)

it('a base address that is none is refused by its name', () => {
  expect(() => readSettings({ YOUTUBE_API_URL: 'ftp://riffle.example' })).toThrow(
    'YOUTUBE_API_URL must be a URL that starts with http:// or https://',
  )
})
