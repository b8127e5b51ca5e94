import { isQueued } from './current-track'
import type { PlayerApi } from './player-api'
import type { CurrentTrack } from './types'

/** The position in the set that a chosen track got; undefined if it was heard or is not shuffled. */
export type ChosenPlace = Pick<CurrentTrack, 'turn' | 'set' | 'position' | 'setSize'>

type Chosen = {
  list: string
  trackId: string
  /** The turn before it. */
  after: number
  place: Promise<ChosenPlace | undefined>
}

/** Creates the requests of turns for tracks that the listener chooses in a shuffle. */
export function createChosenTurns(api: Pick<PlayerApi, 'play'>) {
  let latest: Chosen | undefined

  return {
    choose({ source: { list }, track, turn }: CurrentTrack): Promise<ChosenPlace | undefined> {
      // Without a turn, the track plays beside the set.
      const place = requestPlace(api, list, track.id).catch(() => undefined)
      latest = { list, trackId: track.id, after: turn, place }
      return place
    },
    /**
     * Returns the turn after which a shuffle continues; waits for that of a chosen track, also while a
     * queued one plays behind it.
     */
    async turnOf(current: CurrentTrack): Promise<number> {
      const { source, track, turn, isOutOfOrder } = current
      const isChosen = latest?.trackId === track.id || (isQueued(current) && latest?.after === turn)
      if (!isOutOfOrder || latest?.list !== source.list || !isChosen) return turn
      return Math.max(turn, (await latest.place)?.turn ?? 0)
    },
    /** A new session begins, whose turns are others. */
    forget() {
      latest = undefined
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
