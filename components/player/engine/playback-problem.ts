/** Why a track cannot be played. The texts are in the catalogue, by code. */
export type PlaybackProblem =
  | {
      code:
        | 'no_recording'
        | 'no_video'
        | 'wrong_length'
        | 'audio_unplayable'
        | 'audio_missing'
        | 'audio_stalled'
        | 'invalid_video'
        | 'browser_cannot_play'
        | 'video_removed'
        | 'embedding_disabled'
        | 'referrer_missing'
        | 'video_unplayable'
        | 'youtube_unreachable'
        | 'youtube_blocked'
    }
  /** `resumesAt` is an instant in RFC 3339. */
  | { code: 'search_waiting'; resumesAt: string }

/** A failed attempt to open an output. */
export class PlaybackError extends Error {
  constructor(readonly problem: PlaybackProblem) {
    super(problem.code)
    this.name = 'PlaybackError'
  }
}
