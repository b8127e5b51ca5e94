import { describe, expect, test } from 'vitest'
import { matchLines } from '@/components/videos/paste/match-lines'
import { readPastedLines } from '@/components/videos/paste/pasted-lines'
import { songNamed } from '@/tests/support/dom/library'

const songBy = (artist: string, title: string) =>
  songNamed(title, { artists: [{ id: artist, name: artist }], durationMs: 180_000 })
const songs = [
  songBy('Ana Rain', 'Harbour Lights'),
  songBy('Bo Lund', 'Midnight Ferry'),
  songBy('Bo Lund', 'Midnight Ferry (Live)'),
  songBy('Cy Moss', 'Undertow'),
]

const line = (name: string | null, place = 0, channel = '') => ({ name, channel, place })
const titles = ({ options }: { options: { title: string }[] }) => options.map(({ title }) => title)

describe('the songs of pasted lines', () => {
  test('are found by the name in front of the link', () => {
    const [match] = matchLines([line('Cy Moss - Undertow')], songs)
    expect(match).toMatchObject({ isSure: true, options: [{ title: 'Undertow' }] })
  })

  test('are found by the title of the video, also on the channel of the artist', () => {
    const [match] = matchLines([line('Undertow (Official Video)', 0, 'Cy Moss')], songs)
    expect(match).toMatchObject({ isSure: true, options: [{ title: 'Undertow' }] })
  })

  test('are found by a title alone that a listener wrote, not by that of any video', () => {
    const named = matchLines([line('undertow')], songs)
    expect(named[0]).toMatchObject({ isSure: true, options: [{ title: 'Undertow' }] })
    const covered = matchLines([line('Undertow', 0, 'Cover Band')], songs)
    expect(covered[0]).toMatchObject({ isSure: false })
  })

  test('are doubtful if two songs have the title', () => {
    const [match] = matchLines([line('Undertow')], [...songs, songBy('Di Ash', 'Undertow')])
    expect(match?.isSure).toBe(false)
  })

  test('are found by their order without a name, past lines that were left out', () => {
    const matches = matchLines([line(null, 0), line(null, 3)], songs)
    expect(matches.map(titles)).toEqual([['Harbour Lights'], ['Undertow']])
    expect(matches.every(({ isSure }) => isSure)).toBe(true)
  })

  test('are doubtful if the name fits none: the song at the place is proposed', () => {
    const [match] = matchLines([line('Another thing altogether', 3)], songs)
    expect(match).toMatchObject({ isSure: false, options: [{ title: 'Undertow' }] })
  })

  test('are doubtful if another line has the song already', () => {
    const matches = matchLines(
      [line('Cy Moss - Undertow', 0), line('Cy Moss - Undertow', 1)],
      songs,
    )
    expect(matches.map(({ isSure }) => isSure)).toEqual([true, false])
    expect(titles(matches[1]!)).toContain('Midnight Ferry')
  })

  test('differ by their version', () => {
    const matches = matchLines(
      [line('Bo Lund - Midnight Ferry (Live)'), line('Bo Lund - Midnight Ferry', 1)],
      songs,
    )
    expect(matches.map((match) => titles(match)[0])).toEqual([
      'Midnight Ferry (Live)',
      'Midnight Ferry',
    ])
  })

  test('are found among 500 lines and songs', () => {
    const many = Array.from({ length: 500 }, (_, at) => songBy(`Artist ${at}`, `Title ${at}`))
    const lines = many.map((_, at) => line(`Artist ${499 - at} - Title ${499 - at}`, at))
    const matches = matchLines(lines, many)
    expect(matches.map(({ options }) => options[0]?.title)).toEqual(
      many.map((_, at) => `Title ${499 - at}`),
    )
  })
})

describe('pasted lines', () => {
  test('have a link, and the name in front of it', () => {
    const text = [
      'https://youtu.be/aaaaaaaaaaa',
      '',
      'Ana Rain - Harbour Lights\thttps://youtu.be/bbbbbbbbbbb ',
      'Bo Lund - Midnight Ferry - https://youtu.be/ccccccccccc',
      'no link',
    ].join('\r\n')
    expect(readPastedLines(text).map(({ name, url }) => [name, url])).toEqual([
      [null, 'https://youtu.be/aaaaaaaaaaa'],
      ['Ana Rain - Harbour Lights', 'https://youtu.be/bbbbbbbbbbb'],
      ['Bo Lund - Midnight Ferry', 'https://youtu.be/ccccccccccc'],
      [null, null],
    ])
  })
})
