import type { StoreApi } from 'zustand'
import { createLookahead } from './lookahead'
import type { PlayerApi } from './player-api'
import type { RequestGuard } from './request-guard'
import type { PlayerState, Source } from './types'

/** Fewer known steps are followed by a request for more. */
const MIN_STEPS_AHEAD = 10

type UpcomingParts = {
  api: Pick<PlayerApi, 'upcoming'>
  state: StoreApi<PlayerState>
  requests: RequestGuard
}

export type UpcomingSteps = ReturnType<typeof createUpcomingSteps>

/** Creates the known next steps of the list that plays, which are loaded in the background. */
export function createUpcomingSteps({ api, state, requests }: UpcomingParts) {
  const { at, add, after, deleteAfter, clear } = createLookahead()

  async function load({ list }: Source) {
    const isCurrent = requests.join()
    const steps = await api.upcoming(list).catch(() => [])
    const { current } = state.getState()
    if (!isCurrent() || current?.source.list !== list || !steps[0]) return
    deleteAfter(steps[0].turn - 1)
    add(steps)
    state.setState({ upcoming: after(current.turn) })
  }

  return {
    at,
    add,
    deleteAfter,
    /** Deletes all steps: another list plays. */
    clear() {
      clear()
      state.setState({ upcoming: [] })
    },
    /** Shows the steps after a turn. */
    showAfter: (turn: number) => state.setState({ upcoming: after(turn) }),
    load,
    loadIfFew(source: Source) {
      if (state.getState().upcoming.length < MIN_STEPS_AHEAD) void load(source)
    },
  }
}
