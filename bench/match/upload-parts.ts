import type { Random } from '@/lib/shuffle'
import type { BenchSong, BenchVideo } from './types'

/** An upload of a song. */
export type Upload = Pick<BenchVideo, 'title' | 'channel' | 'durationMs'>
/** A kind of upload, with a function that creates one. */
export type Kind = [name: string, make: Make]
type Make = (song: BenchSong, random: Random, others: BenchSong[]) => Upload

export const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random.int(items.length)]!

export const near = (random: Random, ms: number, spreadSeconds: number): number =>
  Math.max(20, Math.round(ms / 1_000) + random.int(2 * spreadSeconds + 1) - spreadSeconds) * 1_000

export const main = ({ artists }: BenchSong) => artists[0]!

/** Returns the title without the note of a remaster, which titles of videos do not have. */
export const bare = ({ title }: BenchSong) => title.replace(/ - (?:\d{4} )?remaster.*$/i, '')

export const official = (random: Random, song: BenchSong): string => {
  const name = main(song)
  const compact = name.replace(/[^\p{L}\p{N}]/gu, '')
  return pick(random, [name, name, `${compact}VEVO`, `${name} Official`, `${name} TV`])
}

export const FAN_CHANNELS = [
  'Lyrics Garden',
  'xX_uploader_Xx',
  '7clouds',
  'Музыка',
  'Audio Vault',
  'taz network',
]
export const VENUES = [
  'Wembley',
  'KEXP',
  'the Tiny Stage',
  'Glastonbury 2019',
  'Rock am Ring',
  'MTV',
]

export const asVersion =
  (words: (random: Random, song: BenchSong) => string, factor = 1, spread = 4): Make =>
  (song, random) => ({
    title: `${main(song)} - ${bare(song)} ${words(random, song)}`,
    channel: pick(random, [...FAN_CHANNELS, main(song)]),
    durationMs: near(random, song.durationMs * factor, spread),
  })
