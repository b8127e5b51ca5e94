import { formatSkipReason, type SkipReason } from '@/lib/skip-reasons'
import { toExcerpt } from '@/lib/song-text/clean-text'
import type { SkipEvent } from './types'

type SkippedRow = SkipReason & { line: number; text: string }

export function skipEvent({ line, text, code, params = {} }: SkippedRow): SkipEvent {
  const reason = formatSkipReason({ code, params })
  return { type: 'skip', line, code, params, reason, text: toExcerpt(text) }
}

/** Returns why a link of Spotify to something other than a track is skipped. */
export function spotifySkip(kind: string): SkipReason {
  if (kind === 'episode' || kind === 'show') return { code: 'podcast_episode' }
  return { code: 'not_a_song', params: { kind } }
}
