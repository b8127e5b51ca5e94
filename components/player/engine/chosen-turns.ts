import type { PlayerApi } from './player-api'
import type { CurrentTrack } from './types'

/** The position in the set that a chosen track got; undefined if it was heard or is not shuffled. */
export type ChosenPlace = Pick<CurrentTrack, 'turn' | 'set' | 'position' | 'setSize'>

/** Creates the requests of turns for tracks that the listener chooses in a shuffle. */
export function createChosenTurns(api: Pick<PlayerApi, 'play'>) {
  let latest: { list: string; trackId: string; place: Promise<ChosenPlace | undefined> } | undefined

  return {
    choose({ source: { list }, track }: CurrentTrack): Promise<ChosenPlace | undefined> {
      // Without a turn, the track plays beside the set.
      const place = requestPlace(api, list, track.id).catch(() => undefined)
      latest = { list, trackId: track.id, place }
      return place
    },
    /** Returns the turn after which a shuffle continues; waits for that of a chosen track. */
    async turnOf({ source, track, turn, isOutOfOrder }: CurrentTrack): Promise<number> {
      const isChosen = latest?.list === source.list && latest.trackId === track.id
      if (!isOutOfOrder || !isChosen) return turn
      return Math.max(turn, (await latest?.place)?.turn ?? 0)
    },
  }
}

async function requestPlace(
  api: Pick<PlayerApi, 'play'>,
  list: string,
  trackId: string,
): Promise<ChosenPlace | undefined> {
  const { turn, set, position, setSize } = await api.play(list, trackId)
  return turn === null ? undefined : { turn, set, position, setSize }
}
