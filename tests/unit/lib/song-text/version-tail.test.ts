import { describe, expect, it } from 'vitest'
import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { isVersionTail } from '@/lib/song-text/version-tail'

describe('a note on the recording', () => {
  it.each([
    'Remastered 2011',
    '2011 Remaster',
    '2009 Digital Remaster',
    'Remastered',
    'Live',
    'Live at Wembley Stadium',
    'Live in Tokyo, 1999',
    'Live 1985',
    'Radio Edit',
    'Single Version',
    'Extended Mix',
    '2015 Stereo Mix / 2015',
    'Mono / Remastered',
    'Live at Wembley - Remastered',
    'Acoustic',
    'From "Frozen"',
    'feat. Snow',
  ])('is recognised: %s', (text) => {
    expect(isVersionTail(text)).toBe(true)
  })

  it.each([
    'Live Forever',
    'Live and Let Die',
    'Live in the Moment',
    'Radio Ga Ga',
    '1979',
    'Summer Remix',
    'Acoustic Soul',
    'From Now On',
    'Bohemian Rhapsody - Remastered 2011',
  ])('is not %s', (text) => {
    expect(isVersionTail(text)).toBe(false)
  })
})

it('is no title after an artist', () => {
  const text = 'Bohemian Rhapsody - Remastered 2011'
  expect(splitArtistTitle(text)).toEqual({ artist: null, title: text })
  expect(splitArtistTitle(`Queen - ${text}`)).toEqual({ artist: 'Queen', title: text })
})
