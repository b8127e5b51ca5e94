import { describe, expect, it } from 'vitest'
import { matchKey, normaliseArtist, normaliseTitle } from '@/lib/song-text/normalise'

describe('normaliseTitle', () => {
  it.each([
    ['case and accents', 'Déjà Vu', 'deja vu'],
    ['apostrophes of any kind', 'Don’t Stop', "Don't stop"],
    ['an ampersand', 'Fog & Rain', 'Fog and Rain'],
    ['dashes against brackets', 'Fog - Live', 'Fog (Live)'],
    ['featured artists', 'Fog (feat. Rain & Snow)', 'Fog'],
    ['featured artists outside brackets', 'Fog ft. Rain', 'Fog'],
    ['featured artists before a version', 'Fog feat. Rain - Remix', 'Fog - Remix'],
    ['a remaster with its year last', 'Fog - Remastered 2011', 'Fog'],
    ['a remaster with its year first', 'Fog - 2009 Remaster', 'Fog'],
    ['a remaster in brackets', 'Fog (2011 Remastered Version)', 'Fog'],
    ['a digital remaster', 'Fog [Digitally Re-Mastered]', 'Fog'],
    ['a remastered concert and the concert', 'Fog - Live / 2012 Remaster', 'Fog (Live)'],
    ['what a video site adds', 'Fog (Official Music Video)', 'Fog'],
    ['letters that are no accented ones', 'Æther Øst Straße', 'aether ost strasse'],
    ['full width letters', 'ＦＯＧ', 'fog'],
  ])('is blind to %s', (_, one, other) => {
    expect(normaliseTitle(one)).toBe(normaliseTitle(other))
  })

  it.each(['Live', 'Acoustic', 'Remix', 'Demo', 'Instrumental', 'Radio Edit', 'Karaoke'])(
    'keeps a %s version apart',
    (version) => {
      expect(normaliseTitle(`Fog - ${version}`)).not.toBe(normaliseTitle('Fog'))
    },
  )

  it.each([
    ['東京', '東京'],
    ['Кино – Группа крови', 'кино группа крови'],
    ['حبيبي', 'حبيبي'],
    ['한국', '한국'],
    ['ガラス', 'ガラス'],
    ['हिन्दी', 'हिन्दी'],
  ])('keeps the letters of %s', (title, form) => {
    expect(normaliseTitle(title)).toBe(form)
  })

  it('never makes a title empty', () => {
    expect(normaliseTitle('÷')).toBe('÷')
    expect(normaliseTitle('(Remastered)')).toBe('remastered')
    expect(normaliseTitle('???')).not.toBe(normaliseTitle('!!!'))
  })

  it('is its own form', () => {
    const form = normaliseTitle('Beyoncé’s Fog (feat. X) - 2009 Remaster')
    expect(normaliseTitle(form)).toBe(form)
  })
})

describe('normaliseArtist', () => {
  it.each([
    ['The Beatles', 'Beatles'],
    ['Florence + The Machine', 'Florence & the Machine'],
    ['A$AP Rain', 'ASAP Rain'],
    ['P!nk', 'Pink'],
    ['A.A. Bondy', 'AA Bondy'],
    ['Rain feat. Snow', 'Rain'],
  ])('takes %s and %s for one', (one, other) => {
    expect(normaliseArtist(one)).toBe(normaliseArtist(other))
  })

  it('leaves a name that is all article or punctuation', () => {
    expect(normaliseArtist('The The')).toBe('the')
    expect(normaliseArtist('!!!')).toBe('!!!')
  })
})

describe('matchKey', () => {
  it('joins rows that name the same song', () => {
    const key = matchKey({
      title: 'Fog (feat. Snow) - 2011 Remaster',
      artists: ['The Rain', 'Snow'],
    })
    expect(key).toBe(matchKey({ title: 'FOG', artists: ['rain'] }))
    expect(key).toBe('fog|rain')
  })

  it('parts a song from its concert version, its namesake and a nameless one', () => {
    const keys = [
      matchKey({ title: 'Fog', artists: ['Rain'] }),
      matchKey({ title: 'Fog - Live', artists: ['Rain'] }),
      matchKey({ title: 'Fog', artists: ['Snow'] }),
      matchKey({ title: 'Fog', artists: [] }),
    ]
    expect(new Set(keys).size).toBe(4)
  })
})
