/** A song as a playlist names it. */
export type BenchSong = { title: string; artists: string[]; durationMs: number }

/** A video as a search finds it; `isRight` says whether it plays the song. */
export type BenchVideo = {
  videoId: string
  title: string
  channel: string
  durationMs: number
  isRight: boolean
  /** What it is, such as `cover` or `topic`. */
  kind: string
}

/** One search: a song and what was found, in the order YouTube gave it. */
export type Case = { song: BenchSong; videos: BenchVideo[] }

/** Chooses one of the videos, or none. It does not see what is right. */
export type Matcher = (
  song: BenchSong,
  videos: Omit<BenchVideo, 'isRight' | 'kind'>[],
) => string | undefined
