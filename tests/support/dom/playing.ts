import type { Track } from '@/lib/contract/playlist-tracks'
import type { Reason } from '@/lib/contract/shuffle-reason'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import { type Route, stubApi } from './api'
import { trackNamed, tracksNamed } from './library'

export const EVENING = { list: 'evening', name: 'Evening' }

const CHANCE: Reason = { code: 'chance', params: {}, text: '' }

/** Returns the step of a turn, from 1, in the first set of a list. */
export const stepOf = (tracks: Track[], turn: number, reason = CHANCE): ShuffleStep => {
  const position = (turn - 1) % tracks.length
  const track = tracks[position] ?? trackNamed('A')
  return { turn, set: 0, position, setSize: tracks.length, track, reason }
}

type PlayingList = {
  tracks?: Track[]
  /** The reason of every step. */
  reason?: Reason
  /** Routes besides those of the list. */
  routes?: Record<string, Route>
}

/** Stubs the API of a list `evening` that plays its tracks in order. Returns the requests. */
export function stubEvening({
  tracks = tracksNamed('A', 'B', 'C'),
  reason = CHANCE,
  routes = {},
}: PlayingList = {}): string[] {
  const list = '/playlists/evening'
  return stubApi({
    // First, to match before patterns, and last, to replace.
    ...routes,
    [`GET ${list}/tracks`]: () => ({ data: tracks, nextCursor: null }),
    [`GET ${list}/shuffle/next`]: ({ url }) =>
      stepOf(tracks, Number(url.searchParams.get('after') ?? 0) + 1, reason),
    [`GET ${list}/shuffle/previous`]: ({ url }) =>
      stepOf(tracks, Number(url.searchParams.get('before')) - 1, reason),
    [`GET ${list}/shuffle/upcoming`]: () => ({
      data: tracks.slice(1).map((_, index) => stepOf(tracks, index + 2, reason)),
    }),
    [`GET ${list}/shuffle/order`]: () => ({
      set: 0,
      position: 0,
      trackIds: tracks.map(({ id }) => id),
    }),
    [`GET ${list}/shuffle/settings`]: () => ({ mode: 'balanced', spacing: 'normal' }),
    'GET /songs/*/waveform': () => ({ peaks: null, failure: null }),
    'POST /me/plays': () => undefined,
    ...routes,
  })
}
