import { isQueued } from './current-track'
import type { PlayerApi } from './player-api'
import type { CurrentTrack, Step } from './types'

/** The position in the set that a chosen track got; undefined if it was heard or is not shuffled. */
export type ChosenPlace = Pick<CurrentTrack, 'turn' | 'set' | 'position' | 'setSize'>

type Chosen = {
  list: string
  trackId: string
  /** The turn before it. */
  after: number
  /** The turn after which the set continues; 0 if it is not known. */
  turn: Promise<number>
  /** The response was lost: the track may have its turn. */
  isLost: boolean
}

/** Creates the requests of turns for tracks that the listener chooses or has queued in a shuffle. */
export function createChosenTurns(api: Pick<PlayerApi, 'play'>) {
  let latest: Chosen | undefined

  return {
    choose(current: CurrentTrack): Promise<ChosenPlace | undefined> {
      const { source, track, turn: after } = current
      const { list } = source
      // Without a turn, the track plays beside the set.
      const place = requestPlace(api, current).catch(() => {
        chosen.isLost = true
        return undefined
      })
      const isBehind = latest?.list === list && latest.after === after
      const before = isBehind ? latest?.turn : undefined
      const turn = Promise.all([place, before]).then(([taken, other = 0]) =>
        Math.max(taken?.turn ?? 0, other),
      )
      const chosen: Chosen = { list, trackId: track.id, after, turn, isLost: false }
      latest = chosen
      return place
    },
    /** Whether a step is the turn of the current track, of which the player does not know. */
    isOwnTurn(current: CurrentTrack, step: Step): boolean {
      const { track, isOutOfOrder } = current
      if (!isOutOfOrder || !latest?.isLost || latest.trackId !== track.id) return false
      return (
        step.track.id === track.id || (isQueued(current) && step.track.song.id === track.song.id)
      )
    },
    /**
     * Returns the turn after which a shuffle continues; waits for that of a chosen track, also while a
     * queued one plays behind it.
     */
    async turnOf(current: CurrentTrack): Promise<number> {
      const { source, track, turn, isOutOfOrder } = current
      const isChosen = latest?.trackId === track.id || (isQueued(current) && latest?.after === turn)
      if (!isOutOfOrder || latest?.list !== source.list || !isChosen) return turn
      return Math.max(turn, await latest.turn)
    },
    /** A new session begins, whose turns are others. */
    forget() {
      latest = undefined
    },
  }
}

async function requestPlace(
  api: Pick<PlayerApi, 'play'>,
  chosen: CurrentTrack,
): Promise<ChosenPlace | undefined> {
  const { source, track } = chosen
  // A queued song has no track of the list.
  const id = isQueued(chosen) ? { songId: track.song.id } : { trackId: track.id }
  const { turn, set, position, setSize } = await api.play(source.list, id)
  return turn === null ? undefined : { turn, set, position, setSize }
}
