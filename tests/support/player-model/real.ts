import { expect } from 'vitest'
import type { Player } from '@/components/player/engine/player'
import type { OutputEvents, Source } from '@/components/player/engine/types'
import { ApiProblem } from '@/lib/client/api'
import { aPlayer, aStep, aTrack } from '@/tests/support/dom/silent-player'
import { following, type Model, SET_SIZE, shuffledName } from './model'

const LIST = { list: 'evening', name: 'Evening' }
export const LISTED: Source = { ...LIST, order: 'list' }
export const SHUFFLED: Source = LIST

/** A player with a server of its own, and the switches of that. */
export type Real = {
  player: Player
  events: () => OutputEvents
  server: { names: string[]; isOnline: boolean; isMissing: boolean; setOnline: () => void }
}

/** Returns the step of a turn of the shuffle, in sets of the model's size. */
const shuffledStep = (turn: number, session: number) => ({
  ...aStep(turn),
  track: aTrack(shuffledName(turn, session)),
  ...{ set: Math.floor((turn - 1) / SET_SIZE), position: (turn - 1) % SET_SIZE, setSize: SET_SIZE },
})

/** Creates the player that a model is compared with. */
export function openReal({ names }: Model): Real {
  const server: Real['server'] = {
    names: [...names],
    ...{ isOnline: true, isMissing: false, setOnline: () => {} },
  }
  let turn = 0
  let session = 0
  const shuffled = (at: number) => shuffledStep(at, session)
  const created = aPlayer({
    api: {
      async tracks() {
        if (!server.isOnline) throw new ApiProblem('unreachable', 'unreachable', 0)
        return { data: server.names.map((name) => aTrack(name)), nextCursor: null }
      },
      async next(_list, after) {
        const next = (after ?? turn) + 1
        turn = Math.max(turn, next)
        return shuffled(next)
      },
      async previous(_list, before) {
        if (before < 2) throw new ApiProblem('none', 'no_previous_track', 409)
        return shuffled(before - 1)
      },
      upcoming: async () => Array.from({ length: 8 }, (_, at) => shuffled(turn + 1 + at)),
      async startOver() {
        turn = 0
        session++
      },
      check: async () => {
        if (!server.isOnline) return 'offline'
        return server.isMissing ? 'missing' : 'available'
      },
      onOnline(listener) {
        server.setOnline = listener
        return () => {}
      },
    },
  })
  return { ...created, server }
}

/** Compares everything that a listener sees. */
export function expectSame(model: Model, { player }: Real): void {
  const { current, status, upcoming } = player.state.getState()
  expect({ title: current?.track.song.title, status }).toEqual({
    title: model.current?.name,
    status: model.status,
  })
  if (model.current?.order !== 'list' || model.status === 'waiting') return
  const next = following({ ...model, isOver: false })
  expect(upcoming[0]?.track.song.title).toBe(next?.name)
}
