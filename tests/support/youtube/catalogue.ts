/** A video of the fake YouTube. */
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

/** A playlist of the fake YouTube. An entry without a video in the catalogue was deleted. */
export type FakePlaylist = { id: string; title: string; videoIds: string[] }

/** Derives the id of a video from a number. */
export const aVideoId = (number: number): string => `vid${String(number).padStart(8, '0')}`

export const aFakeVideo = (number: number, video: Partial<FakeVideo> = {}): FakeVideo => ({
  id: aVideoId(number),
  title: `Song ${number}`,
  channel: 'Somebody',
  seconds: 180,
  ...video,
})

const tokenize = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Returns the videos that share a word with `query`, those with the most shared words first. */
export function searchVideos(videos: Iterable<FakeVideo>, query: string): FakeVideo[] {
  const queryTokens = new Set(tokenize(query))
  return [...videos]
    .map((video) => ({
      video,
      shared: tokenize(`${video.title} ${video.channel}`).filter((word) => queryTokens.has(word))
        .length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .map(({ video }) => video)
}

/** Formats an ISO 8601 duration. */
export const toIsoDuration = (seconds: number): string =>
  `PT${Math.floor(seconds / 3_600) || ''}${seconds >= 3_600 ? 'H' : ''}${Math.floor((seconds % 3_600) / 60)}M${seconds % 60}S`
