import type { StoreApi } from 'zustand'
import { isSameSource, orderOf } from './current-track'
import { createLookahead, type Lookahead } from './lookahead'
import { stepsToShow } from './repeat'
import type { RequestGuard } from './request-guard'
import type { FollowingSteps, Steps } from './steps'
import type { CurrentTrack, PlayerState } from './types'

/** Fewer known steps are followed by a request for more. */
const MIN_STEPS_AHEAD = 10

type UpcomingParts = {
  steps: Pick<Steps, 'following'>
  state: StoreApi<PlayerState>
  requests: RequestGuard
}

export type UpcomingSteps = ReturnType<typeof createUpcomingSteps>

/** Creates the known next steps of the list that plays, which are loaded in the background. */
export function createUpcomingSteps({ steps, state, requests }: UpcomingParts) {
  const lookahead = createLookahead()
  const { at, add, after, deleteAfter, clear } = lookahead
  let newestLoad = 0
  /** In list order, the turn whose following steps are being loaded; undefined if they were cleared. */
  let loadingAfter: number | undefined

  /** Shows the steps after the current track. */
  function show() {
    const shown = state.getState()
    if (shown.current) state.setState({ upcoming: stepsToShow(shown, after(shown.current.turn)) })
  }

  /** Loads the steps after the current track. */
  async function load(): Promise<void> {
    const { current } = state.getState()
    if (!current) return
    const isNewest = requests.join()
    newestLoad++
    const ownLoad = newestLoad
    const isInOrder = orderOf(current.source) === 'list'
    loadingAfter = isInOrder ? current.turn : undefined
    state.setState({ isLoadingUpcoming: true })
    const found = await steps.following(current).catch(() => undefined)
    // The steps of a list continue those that were known, also if they were played meanwhile.
    const isValid = isInOrder ? loadingAfter === current.turn : isNewest()
    if (ownLoad === newestLoad) {
      loadingAfter = undefined
      state.setState({ isLoadingUpcoming: false })
    }
    if (!found || !isValid || ownLoad !== newestLoad) return
    storeSteps({ state, lookahead }, found, current)
    show()
    if (state.getState().current?.turn !== current.turn) loadIfFew()
  }

  function loadIfFew() {
    const { current } = state.getState()
    if (!current || loadingAfter !== undefined) return
    if (after(current.turn).length < MIN_STEPS_AHEAD) void load()
  }

  return {
    at,
    add,
    /** Deletes the steps after a turn, which an edit of the list may have changed. */
    deleteAfter(turn: number) {
      loadingAfter = undefined
      deleteAfter(turn)
    },
    /** Deletes all steps: another list plays, or another order. */
    clear() {
      loadingAfter = undefined
      clear()
      state.setState({ upcoming: [] })
    },
    show,
    load,
    /** Loads more steps if few are known. */
    loadIfFew,
  }
}

type StepStore = { state: StoreApi<PlayerState>; lookahead: Lookahead }

/** Replaces the known steps by the ones found for a track; in list order, updates the place of that. */
function storeSteps(
  { state, lookahead }: StepStore,
  { steps, ...place }: FollowingSteps,
  requestedFor: CurrentTrack,
): void {
  const { current } = state.getState()
  if (!current || !isSameSource(current.source, requestedFor.source)) return
  const isInOrder = orderOf(current.source) === 'list'
  if (!isInOrder && !steps[0]) return
  lookahead.deleteAfter(isInOrder ? requestedFor.turn : (steps[0]?.turn ?? 0) - 1)
  lookahead.add(steps)
  const isPlaced = isInOrder && current.turn === requestedFor.turn
  if (isPlaced) state.setState({ current: { ...current, ...place } })
}
