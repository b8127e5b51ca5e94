import type { Mode } from './modes'

/** Why a track plays now: a code and the values that a text about it needs. */
export type ReasonFacts =
  /** Tracks played since the last one of this artist. */
  | { code: 'artist_gap'; params: { artist: string; tracks: number } }
  /** The plays, months or years since the track was last played. */
  | { code: 'not_heard_long'; params: { count: number; unit: 'plays' | 'months' | 'years' } }
  | { code: 'first_time'; params: Record<string, never> }
  /** The artist has to play now: it has more than half of the tracks left, or would clash later. */
  | { code: 'only_way'; params: { artist: string; cause: 'majority' | 'separation' } }
  | { code: 'liked'; params: Record<string, never> }
  /** Camelot keys and rounded tempos of the track before and this one, as far as they fit. */
  | { code: 'fits'; params: TransitionParams }
  | { code: 'chance'; params: { mode: Mode } }

export type TransitionParams = {
  fromKey?: string
  toKey?: string
  fromBpm?: number
  toBpm?: number
}

export type ReasonCode = ReasonFacts['code']
