import { expect, it } from 'vitest'
import { readSettings } from '@/lib/config/env'

it('songs are not looked up at MusicBrainz unless it is switched on', () => {
  expect(readSettings({}).MUSICBRAINZ).toBe(false)
  expect(readSettings({ MUSICBRAINZ: 'on', APP_URL: 'https://riffle.example' }).MUSICBRAINZ).toBe(
    true,
  )
})

it('MusicBrainz requires a contact', () => {
  expect(() => readSettings({ MUSICBRAINZ: 'on' })).toThrow('MUSICBRAINZ_CONTACT or APP_URL')
  const contact = (MUSICBRAINZ_CONTACT: string) =>
    readSettings({ MUSICBRAINZ: 'on', MUSICBRAINZ_CONTACT }).MUSICBRAINZ_CONTACT
  expect(contact('ada@example.org')).toBe('ada@example.org')
  expect(contact('https://example.org/about')).toBe('https://example.org/about')
  for (const invalid of ['Ada', 'https://example.org/ x', 'ftp://example.org']) {
    expect(() => contact(invalid)).toThrow('MUSICBRAINZ_CONTACT must be a URL or an address')
  }
})
