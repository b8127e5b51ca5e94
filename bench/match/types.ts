/** A song of a playlist. */
export type BenchSong = { title: string; artists: string[]; durationMs: number }

/** A result of a search; `isRight` if it plays the song. */
export type BenchVideo = {
  videoId: string
  title: string
  channel: string
  durationMs: number
  isRight: boolean
  /** The kind of upload, such as `cover` or `topic`. */
  kind: string
}

/** A search for a song, and its results in the order of YouTube. */
export type Case = { song: BenchSong; videos: BenchVideo[] }

/** Chooses one of the videos, or none, without `isRight` and `kind`. */
export type Matcher = (
  song: BenchSong,
  videos: Omit<BenchVideo, 'isRight' | 'kind'>[],
) => string | undefined
