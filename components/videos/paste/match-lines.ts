import type { Song } from '@/lib/contract/song'
import { scoreVideo } from '@/lib/matching/score-video'
import { tokenize } from '@/lib/matching/tokens'

/**
 * The name in a line: the text in front of its link, else the title of its video; null for neither.
 * `place` is its index among all pasted lines.
 */
export type NamedLine = { name: string | null; channel: string; place: number }

/** The songs that a line may belong to, the likeliest first; it belongs to the first if `isSure`. */
export type LineMatch = { options: Song[]; isSure: boolean }

const MAX_OPTIONS = 6
const MIN_SHARED = 0.5

/**
 * Finds the song of each line by its name, and by its order if it has none. A song belongs to one line
 * only; a line whose name fits no song is proposed for the song at its place, but never sure.
 */
export function matchLines(lines: readonly NamedLine[], songs: readonly Song[]): LineMatch[] {
  const index = indexSongs(songs)
  const taken = new Set<string>()
  const named = lines.map((line) => {
    const found = line.name === null ? [] : findOptions(line, index)
    const [best, second] = found
    const isSure = best?.isFit === true && !second?.isFit && !taken.has(best.song.id)
    if (isSure) taken.add(best.song.id)
    return { options: found.map(({ song }) => song), isSure }
  })
  return named.map((match, at) => {
    const inOrder = songs[lines[at]?.place ?? at]
    if (match.isSure || !inOrder || taken.has(inOrder.id)) return match
    const isUnnamed = lines[at]?.name === null
    const others = match.options.filter(({ id }) => id !== inOrder.id)
    if (!isUnnamed)
      return { options: [...others, inOrder].slice(0, MAX_OPTIONS + 1), isSure: false }
    taken.add(inOrder.id)
    return { options: [inOrder], isSure: true }
  })
}

type IndexedSong = { song: Song; tokens: Set<string> }

function indexSongs(songs: readonly Song[]): Map<string, IndexedSong[]> {
  const index = new Map<string, IndexedSong[]>()
  for (const song of songs) {
    const artists = song.artists.map(({ name }) => name).join(' ')
    const entry = { song, tokens: new Set(tokenize(`${song.title} ${artists}`)) }
    for (const token of new Set(tokenize(song.title))) {
      const same = index.get(token)
      if (same) same.push(entry)
      else index.set(token, [entry])
    }
  }
  return index
}

type Option = { song: Song; isFit: boolean; shared: number; size: number }

/** Returns the songs that share most of their words with a name or a channel, those that fit first. */
function findOptions({ name, channel }: NamedLine, index: Map<string, IndexedSong[]>): Option[] {
  const nameTokens = new Set(tokenize(`${name ?? ''} ${channel}`))
  const found = new Set([...nameTokens].flatMap((token) => index.get(token) ?? []))
  const title = channel === '' ? tokenize(name ?? '').join(' ') : undefined
  return [...found]
    .map(({ song, tokens }) => ({
      song,
      shared: [...tokens].filter((token) => nameTokens.has(token)).length / tokens.size,
      size: tokens.size,
      // Videos of others have such a title, too: it counts only if a listener wrote it.
      isTitle: tokenize(song.title).join(' ') === title,
    }))
    .filter(({ shared, isTitle }) => shared >= MIN_SHARED || isTitle)
    .sort((a, b) => b.shared - a.shared || b.size - a.size)
    .slice(0, MAX_OPTIONS)
    .map((option) => ({ ...option, isFit: option.isTitle || fits(option.song, { name, channel }) }))
    .sort((a, b) => Number(b.isFit) - Number(a.isFit))
}

function fits(song: Song, { name, channel }: Pick<NamedLine, 'name' | 'channel'>): boolean {
  const { title, artists, durationMs } = song
  const recording = { title, artists: artists.map((artist) => artist.name), durationMs }
  const video = { videoId: '', title: name ?? '', channel, durationMs: null }
  return scoreVideo(recording, video) !== null
}
