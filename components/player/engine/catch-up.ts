import { orderOf, trackOfStep } from './current-track'
import type { NavigationParts } from './navigation'

/** A tab that has been paused for this time requests the turn from the server before it plays. */
export const STALE_MS = 30_000

/**
 * Creates the check whether another device has played further in the list of this tab, which then
 * shows the turn of that device instead of repeating its tracks.
 */
export function createCatchUp({ api, state, sound, upcoming, requests, history }: NavigationParts) {
  /** The furthest turn of the list that this tab has shown. */
  let furthest = { list: '', turn: 0 }
  let pausedAtMs: number | undefined

  state.subscribe(({ current, status }) => {
    if (status !== 'paused') pausedAtMs = undefined
    else pausedAtMs ??= performance.now()
    if (!current || orderOf(current.source) === 'list') return
    const { list } = current.source
    const known = furthest.list === list ? furthest.turn : 0
    furthest = { list, turn: Math.max(known, current.turn) }
  })

  return {
    isStale: () => pausedAtMs !== undefined && performance.now() - pausedAtMs > STALE_MS,
    /** Shows the turn of another device that has played further, paused at its start. */
    async run(): Promise<void> {
      const { current, status, isActiveInOtherTab } = state.getState()
      if (!current || status !== 'paused' || isActiveInOtherTab || current.turn === 0) return
      const { source } = current
      // Other devices have no turn in the order of a list.
      if (orderOf(source) === 'list') return
      const isCurrent = requests.join()
      try {
        const turn = await api.turn(source.list)
        if (!isCurrent() || turn <= furthest.turn) return
        const step = await api.previous(source.list, turn + 1)
        if (!isCurrent() || state.getState().status !== 'paused') return
        history.add(current)
        upcoming.clear()
        upcoming.add([step])
        sound.cue(trackOfStep(source, step), 0)
        void upcoming.load()
      } catch {
        // Without the server this tab continues where it is.
      }
    },
  }
}
