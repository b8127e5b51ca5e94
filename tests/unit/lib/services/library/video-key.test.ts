import { beforeAll, describe, expect, it } from 'vitest'
import type { FieldSources } from '@/lib/services/library/field-sources'
import { createVideoKey } from '@/lib/services/library/video-key'

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://localhost/none',
    AUTH_SECRET: 'video-keys-x7Qm2vKp9LrT4wZs8NbYc3HdJf6GaUeR',
    TOKEN_KEYS: 'k1:video-keys-pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T',
    PASSWORD_PEPPER: 'video-keys-c3HdJf6GaUeRx7Qm2vKp9LrT4wZs8NbY',
  })
})

const from = (source: FieldSources[string], changes: FieldSources = {}): FieldSources => ({
  title: source,
  artists: source,
  durationMs: source,
  isrc: source,
  ...changes,
})
const song = (changes: Partial<Parameters<typeof createVideoKey>[0]> = {}) => ({
  title: 'Voice memo oncology appointment',
  artists: ['Jane Doe'],
  durationMs: 61_000,
  isrc: 'SEABC2600017',
  sources: from('spotify'),
  ...changes,
})

describe('the key of a video search', () => {
  it('is the ISRC if Spotify or MusicBrainz stated it with the name and the length', () => {
    expect(createVideoKey(song())).toBe('isrc:SEABC2600017')
    expect(createVideoKey(song({ sources: from('musicbrainz') }))).toBe('isrc:SEABC2600017')
    const withoutLength = { title: 'spotify', artists: 'spotify', isrc: 'spotify' } as const
    expect(createVideoKey(song({ durationMs: null, sources: withoutLength }))).toBe(
      'isrc:SEABC2600017',
    )
  })

  it.each([
    ['a file', from('service_file')],
    ['the tags of an upload', from('tags')],
    ['a service, but for the title, which was edited', from('spotify', { title: 'edited' })],
    ['a service, but for the ISRC, which is of a file', from('spotify', { isrc: 'service_file' })],
  ])('is a hash of the name for %s', (_, sources) => {
    expect(createVideoKey(song({ sources }))).toMatch(/^name:[\w-]{43}$/)
  })

  it('holds no word of the name', () => {
    const key = createVideoKey(song({ isrc: null }))
    expect(key).not.toMatch(/oncology|jane|doe/i)
  })

  it('is equal for spellings of one recording, and differs for another name or length', () => {
    const key = createVideoKey(song({ isrc: null }))
    const same = [
      song({ isrc: null, title: 'VOICE MEMO: Oncology Appointment (2011 Remaster)' }),
      song({ isrc: null, durationMs: 68_500 }),
    ]
    const others = [
      song({ isrc: null, title: 'Voice memo' }),
      song({ isrc: null, artists: ['John Doe'] }),
      song({ isrc: null, durationMs: 75_000 }),
      song({ isrc: null, durationMs: null }),
    ]
    expect(same.map(createVideoKey)).toEqual([key, key])
    for (const other of others) expect(createVideoKey(other)).not.toBe(key)
  })
})
