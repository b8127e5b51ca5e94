/** A video of the stand-in. */
export type FakeVideo = {
  id: string
  title: string
  channel: string
  seconds: number
  isEmbeddable?: boolean
  isMadeForKids?: boolean
  blockedIn?: string[]
  allowedIn?: string[]
  privacy?: 'public' | 'unlisted' | 'private'
}

/** A playlist of the stand-in; an entry whose video is not in the catalogue was deleted. */
export type FakePlaylist = { id: string; title: string; videoIds: string[] }

/** An id as YouTube makes them, told apart by its number. */
export const aVideoId = (number: number): string => `vid${String(number).padStart(8, '0')}`

export const aFakeVideo = (number: number, video: Partial<FakeVideo> = {}): FakeVideo => ({
  id: aVideoId(number),
  title: `Song ${number}`,
  channel: 'Somebody',
  seconds: 180,
  ...video,
})

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Videos that share a word with `query`, those that share most first. */
export function searchIn(videos: Iterable<FakeVideo>, query: string): FakeVideo[] {
  const wanted = new Set(wordsOf(query))
  return [...videos]
    .map((video) => ({
      video,
      shared: wordsOf(`${video.title} ${video.channel}`).filter((word) => wanted.has(word)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ video }) => video)
}

/** An ISO 8601 duration. */
export const isoDuration = (seconds: number): string =>
  `PT${Math.floor(seconds / 3_600) || ''}${seconds >= 3_600 ? 'H' : ''}${Math.floor((seconds % 3_600) / 60)}M${seconds % 60}S`
