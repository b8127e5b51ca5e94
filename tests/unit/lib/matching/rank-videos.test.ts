import { describe, expect, it } from 'vitest'
import { rankVideos } from '@/lib/matching/rank-videos'
import type { Recording, Video } from '@/lib/matching/types'

const aSong = (title: string, artist: string, seconds: number | null = 200): Recording => ({
  title,
  artists: [artist],
  durationMs: seconds === null ? null : seconds * 1_000,
})
const aVideo = (title: string, channel: string, seconds: number | null = 200): Video => ({
  videoId: title,
  title,
  channel,
  durationMs: seconds === null ? null : seconds * 1_000,
})
const verdictOn = (song: Recording, video: Video) => rankVideos(song, [video])[0]

const hello = aSong('Hello', 'Adele', 295)

describe('a video that plays the song', () => {
  it.each([
    [hello, aVideo('Hello', 'Adele - Topic', 296)],
    [hello, aVideo('Adele - Hello (Official Music Video)', 'AdeleVEVO', 297)],
    [hello, aVideo('Adele - Hello (Lyrics)', '7clouds', 294)],
    [hello, aVideo('Hello by Adele', 'somebody', 295)],
    [aSong('Señorita', 'Ana Güell'), aVideo('ANA GUELL - SENORITA [Official Video]', 'x')],
    [aSong('Live Forever', 'Oasis'), aVideo('Oasis - Live Forever', 'OasisVEVO')],
    [aSong('Cover Me Up', 'Jason Isbell'), aVideo('Jason Isbell - Cover Me Up', 'x')],
    [
      aSong('Yesterday - Remastered 2009', 'The Beatles'),
      aVideo('Yesterday', 'The Beatles - Topic'),
    ],
    [aSong('Stay (feat. Rihanna)', 'Mikky'), aVideo('Mikky - Stay ft. Rihanna (Official)', 'x')],
    [
      aSong('夜に駆ける', 'YOASOBI'),
      aVideo('【公式】YOASOBI「夜に駆ける」Official Music Video', 'x'),
    ],
    [aSong('밤하늘', '아이유'), aVideo('아이유 - 밤하늘 뮤직비디오', 'x')],
    [aSong('Layla - Acoustic', 'E. C.'), aVideo('E. C. - Layla (Acoustic)', 'x')],
    [aSong('Faded - Tiësto Remix', 'A. W.'), aVideo('A. W. - Faded (Tiësto Remix)', 'x')],
    [aSong('My Heart Skips', 'The Cover Girls'), aVideo('My Heart Skips', 'The Cover Girls')],
  ])('is taken: %o by %o', (song, video) => {
    expect(verdictOn(song, video)?.isSure).toBe(true)
  })
})

describe('a video of something else', () => {
  it.each([
    ['live', 'Adele - Hello (Live at the NRJ Awards)'],
    ['cover', 'Adele - Hello (cover by Two Strings)'],
    ['remix', 'Adele - Hello (Marshmello Remix)'],
    ['sped up', 'adele - hello (sped up)'],
    ['slowed', 'Adele - Hello 𝒔𝒍𝒐𝒘𝒆𝒅 + 𝒓𝒆𝒗𝒆𝒓𝒃'],
    ['nightcore', 'Nightcore - Hello (Adele)'],
    ['8d', 'Adele - Hello | 8D Audio'],
    ['karaoke', 'Adele - Hello (Karaoke Version)'],
    ['instrumental', 'Adele - Hello (Instrumental)'],
    ['acoustic', 'Adele - Hello (Acoustic)'],
    ['demo', 'Adele - Hello (Demo)'],
    ['reaction', 'Vocal coach reacts to Adele - Hello'],
    ['lesson', 'Adele - Hello (Piano Tutorial)'],
    ['another language', 'Adele - Hello (Spanish Version)'],
    ['an hour', 'Adele - Hello 1 HOUR'],
    ['a longer name', 'Adele - Hello Goodbye'],
    ['another artist', 'Lionel Richie - Hello'],
  ])('is left, even where the length agrees: %s', (_kind, title) => {
    expect(verdictOn(hello, aVideo(title, 'somebody', 295))).toBeUndefined()
  })

  it('is left where the song is the version and the video the original', () => {
    const studio = aVideo('Layla', 'E. C. - Topic')
    expect(verdictOn(aSong('Layla - Live at the Hall', 'E. C.'), studio)).toBeUndefined()
    expect(verdictOn(aSong('Layla (Karaoke)', 'E. C.'), studio)).toBeUndefined()
  })

  it('is left where another remixed it, or it was played elsewhere', () => {
    const remix = aSong('Faded - Tiësto Remix', 'A. W.')
    expect(verdictOn(remix, aVideo('A. W. - Faded (Kygo Remix)', 'x'))).toBeUndefined()
    const live = aSong('Faded - Live at Wembley', 'A. W.')
    expect(verdictOn(live, aVideo('A. W. - Faded (Live at the Apollo)', 'x'))).toBeUndefined()
  })

  it('is left with another subtitle', () => {
    const song = aSong('Waka Waka (This Time for Africa)', 'Shakira')
    expect(verdictOn(song, aVideo('Shakira - Waka Waka (Esto es Africa)', 'x'))).toBeUndefined()
    expect(verdictOn(song, aVideo('Shakira - Waka Waka', 'x'))).toBeDefined()
  })
})

describe('the length', () => {
  it.each([
    [5, true],
    [-5, true],
    [6, false],
    [14, false],
  ])('%i seconds off is strong: %s', (apart, isSure) => {
    const song = aSong('Hello', 'Adele', 150)
    expect(verdictOn(song, aVideo('Hello', 'Adele - Topic', 150 + apart))?.isSure).toBe(isSure)
  })

  it('may differ by three in a hundred in a long piece', () => {
    const song = aSong('Echoes', 'P. F.', 1_400)
    expect(verdictOn(song, aVideo('Echoes', 'P. F. - Topic', 1_440))?.isSure).toBe(true)
  })

  it('that is further off is another recording', () => {
    expect(verdictOn(hello, aVideo('Hello', 'Adele - Topic', 310))).toBeUndefined()
  })

  it('is not sure of a song without a length', () => {
    const song = aSong('Hello', 'Adele', null)
    expect(verdictOn(song, aVideo('Hello', 'Adele - Topic'))?.isSure).toBe(false)
  })
})

it('puts the album before the artist, and the artist before strangers', () => {
  const ranked = rankVideos(hello, [
    aVideo('Adele - Hello (Lyrics)', '7clouds', 295),
    aVideo('Adele - Hello (Official Video)', 'AdeleVEVO', 295),
    aVideo('Hello', 'Adele - Topic', 295),
  ])
  expect(ranked.map((video) => video.channel)).toEqual(['Adele - Topic', 'AdeleVEVO', '7clouds'])
  expect(ranked[0]?.reasons).toEqual(['The same length', 'From the artist’s album'])
})
