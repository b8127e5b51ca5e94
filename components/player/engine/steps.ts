import { createChosenTurns } from './chosen-turns'
import { orderOf } from './current-track'
import { createListOrder } from './list-order'
import type { PlayerApi } from './player-api'
import type { CurrentTrack, Source, Step } from './types'

type StepsApi = Pick<PlayerApi, 'next' | 'play' | 'previous' | 'upcoming' | 'tracks'>

/** The upcoming steps of the current track, and what its place in the list is now. */
export type FollowingSteps = Partial<
  Pick<CurrentTrack, 'set' | 'position' | 'setSize' | 'place'>
> & {
  steps: Step[]
}

export type Steps = ReturnType<typeof createSteps>

/** Creates the requests for steps, in the order of each source: its shuffle, or the list itself. */
export function createSteps(api: StepsApi) {
  const listOrder = createListOrder(api)
  const chosen = createChosenTurns(api)
  const isInOrder = (source: Source) => orderOf(source) === 'list'
  return {
    listOrder,
    /** Returns the step that begins or continues a list. @throws Error if the list is empty */
    begin: (source: Source): Promise<Step> =>
      isInOrder(source) ? listOrder.first(source) : api.next(source.list),
    /** Returns the step after a track; undefined if the list is empty. */
    next: async (current: CurrentTrack): Promise<Step | undefined> => {
      const { source } = current
      if (isInOrder(source)) return listOrder.next(current)
      const step = await api.next(source.list, (await chosen.turnOf(current)) || undefined)
      return chosen.isOwnTurn(current, step) ? api.next(source.list, step.turn) : step
    },
    /** Gives a track that the listener chose or queued in a shuffle its turn. */
    choose: chosen.choose,
    forgetChosen: chosen.forget,
    /** Returns the step before a track; undefined if there is none. */
    previous: (current: CurrentTrack): Promise<Step | undefined> =>
      isInOrder(current.source)
        ? listOrder.previous(current)
        : api.previous(current.source.list, current.turn),
    /** Returns the steps after the current track. */
    following: async (current: CurrentTrack): Promise<FollowingSteps> =>
      isInOrder(current.source)
        ? listOrder.follow(current)
        : { steps: await api.upcoming(current.source.list) },
  }
}
