import fc from 'fast-check'
import { expect } from 'vitest'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { Model } from './model'
import type { Session } from './session'

type Command = fc.AsyncCommand<Model, Session>

const command = (
  name: string,
  run: (model: Model, session: Session) => Promise<void>,
): Command => ({
  check: () => true,
  run,
  toString: () => name,
})

const pick = <Item>(items: Iterable<Item>, nth: number): Item | undefined => {
  const all = [...items]
  return all[nth % all.length]
}

// An empty list has a test of its own.
const canPlay = (model: Model) => model.inPlay.size > 0

const next = (device: number) =>
  command(`next by device ${device}`, async (model, session) => {
    if (!canPlay(model)) return
    const step = await session.next(model.turn > 0 ? model.turn : undefined)
    model.accept(step)
    session.seen[device] = step.turn
  })

const blindNext = command('next without after', async (model, session) => {
  if (canPlay(model)) model.accept(await session.next())
})

const replay = (device: number) =>
  command(`device ${device} repeats its request`, async (model, session) => {
    const seen = session.seen[device]!
    if (seen >= model.turn || !model.handedOut.has(seen + 1)) return
    const step = await session.next(seen)
    expect(step.turn, 'the turn after `after`').toBe(seen + 1)
    model.accept(step)
  })

const concurrent = command('two concurrent requests', async (model, session) => {
  if (!canPlay(model)) return
  const steps = await Promise.all([session.next(), session.next()])
  expect(steps[0]!.turn).not.toBe(steps[1]!.turn)
  for (const step of steps.toSorted((a, b) => a.turn - b.turn)) model.accept(step)
})

const previous = (back: number) =>
  command(`previous, ${back} back`, async (model, session) => {
    const before = model.turn - back + 1
    const known = model.handedOut.get(before - 1)
    if (!known) return
    const step = await session.previous(before)
    expect(step?.track.id, `the track of turn ${before - 1}`).toBe(known.trackId)
  })

const play = (nth: number) =>
  command(`play ${nth}`, async (model, session) => {
    const trackId = pick(model.inPlay, nth)
    if (trackId) model.choose(trackId, await session.play(trackId))
  })

const playAndNext = (nth: number) =>
  command(`play ${nth} and request a turn at once`, async (model, session) => {
    const trackId = pick(model.inPlay, nth)
    if (!trackId) return
    const wasHeard = model.wasHeard(trackId)
    const [chosen, step] = await Promise.all([session.play(trackId), session.next()])
    expect(chosen.turn, 'each request has a turn of its own').not.toBe(step.turn)
    if (chosen.turn === null) {
      model.accept(step)
      expect(wasHeard || model.wasHeard(trackId), 'the track was heard').toBe(true)
    } else if (chosen.turn < step.turn) {
      model.choose(trackId, chosen)
      model.accept(step)
    } else {
      model.accept(step)
      model.choose(trackId, chosen)
    }
  })

/** A track that was returned does not come again at once if another one can be played. */
function findFirstPlayable(model: Model, steps: ShuffleStep[]): ShuffleStep | undefined {
  const playable = steps.filter(({ track }) => model.isPlayable(track.id))
  const last = model.handedOut.get(model.turn)?.trackId
  return playable.find(({ track }) => track.id !== last) ?? playable[0]
}

const nextPlayable = (isBlind: boolean) =>
  command(`next that can be played${isBlind ? ', without after' : ''}`, async (model, session) => {
    if (!canPlay(model)) return
    // The session may not have begun.
    const planned = model.turn > 0 ? await session.upcoming() : []
    const step = await session.nextPlayable(isBlind || model.turn === 0 ? undefined : model.turn)
    if (!step) {
      expect([...model.inPlay].filter(model.isPlayable), 'nothing can be played').toEqual([])
      return
    }
    expect(model.isPlayable(step.track.id), 'the track can be played').toBe(true)
    const running = planned.filter(({ set }) => set === planned[0]?.set)
    const first = findFirstPlayable(model, running)
    const isAtBeginning = planned[0]?.position === 0
    if (first && !isAtBeginning) expect(step.track.id, 'the first one').toBe(first.track.id)
    model.accept(step, { hasPassedOver: true })
    if (!first || isAtBeginning) return
    const passed = running.filter(({ turn }) => turn < first.turn).map(({ track }) => track.id)
    const upcoming = (await session.upcoming()).slice(0, passed.length)
    expect(
      upcoming.map(({ track }) => track.id),
      'others keep their places',
    ).toEqual(passed)
  })

const returnTurn = (back: number) =>
  command(`return the track of ${back} turns before`, async (model, session) => {
    const turn = model.turn - back
    const before = model.handedOut.get(turn)
    // An earlier set is over; in a running one, the track is dealt again.
    if (!before || before.set !== model.handedOut.get(model.turn)?.set) return
    await session.return(turn)
    model.return(turn)
    await session.return(turn)
  })

const add = (nth: number) =>
  command(`add song ${nth}`, async (model, session) => {
    const songId = pick(session.songIds, nth)!
    const trackId = await session.add(songId, nth)
    model.addSong(trackId, songId)
    model.enter(trackId)
  })

const remove = (nth: number) =>
  command(`remove ${nth}`, async (model, session) => {
    const trackId = pick(model.inPlay, nth)
    if (!trackId) return
    await session.remove([trackId])
    model.leave(trackId)
    model.removed.add(trackId)
  })

const restore = (nth: number) =>
  command(`restore ${nth}`, async (model, session) => {
    const trackId = pick(model.removed, nth)
    if (!trackId) return
    await session.restore([trackId])
    model.removed.delete(trackId)
    model.enter(trackId)
  })

const toggle = (nth: number) =>
  command(`exclude and include ${nth}`, async (model, session) => {
    const trackId = pick(model.inPlay, nth)
    if (!trackId) return
    await session.exclude(trackId, true)
    model.leave(trackId)
    await session.exclude(trackId, false)
    model.enter(trackId)
  })

const move = (nth: number) =>
  command(`move ${nth}`, async (model, session) => {
    const trackId = pick(model.inPlay, nth)
    if (trackId) await session.move(trackId, nth)
  })

const settings = (mode: 'balanced' | 'random' | 'fresh' | 'natural') =>
  command(`mode ${mode}`, async (_, session) => {
    await session.change({ mode })
  })

const flush = command('lose Redis', (_, session) => session.flush())
const restart = command('restart', (_, session) => session.restart())

/** Any sequence of requests, edits, restarts and losses of Redis. */
export const anyCommands = () => {
  const nth = fc.nat({ max: 30 })
  const device = fc.nat({ max: 1 })
  return fc.commands(
    [
      device.map(next),
      device.map(next),
      device.map(next),
      fc.constant(blindNext),
      device.map(replay),
      fc.constant(concurrent),
      fc.integer({ min: 1, max: 12 }).map(previous),
      nth.map(play),
      fc.boolean().map(nextPlayable),
      fc.boolean().map(nextPlayable),
      fc.nat({ max: 2 }).map(returnTurn),
      fc.nat({ max: 2 }).map(returnTurn),
      nth.map(playAndNext),
      nth.map(add),
      nth.map(remove),
      nth.map(restore),
      nth.map(toggle),
      nth.map(move),
      fc.constantFrom('balanced' as const, 'random' as const, 'fresh' as const).map(settings),
      fc.constant(flush),
      fc.constant(restart),
    ],
    { maxCommands: 30, size: '+1' },
  )
}
