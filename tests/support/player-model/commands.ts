import fc from 'fast-check'
import { vi } from 'vitest'
import { SKIP_DELAY_MS } from '@/components/player/engine/unplayable-tracks'
import { aTrack } from '@/tests/support/dom/silent-player'
import {
  advance,
  inList,
  inShuffle,
  isSame,
  leave,
  type Model,
  play,
  playNew,
  preceding,
} from './model'
import { expectSame, LISTED, type Real, SHUFFLED } from './real'

type Step = {
  name: string
  can?: (model: Model) => boolean
  /** Changes the model. */
  expected: (model: Model) => void
  actual: (real: Real, model: Model) => unknown
}

type Command = fc.AsyncCommand<Model, Real>

const isOnline = ({ status }: Model) => status !== 'waiting'
const isPlaying = ({ status }: Model) => status === 'playing'

function command({ name, can = isOnline, expected, actual }: Step): Command {
  return {
    toString: () => name,
    check: can,
    async run(model, real) {
      const before = structuredClone(model)
      expected(model)
      await actual(real, before)
      await vi.advanceTimersByTimeAsync(1)
      const { current, names } = model
      const at = current ? names.indexOf(current.name) : -1
      if (current && at >= 0) current.at = at
      expectSame(model, real)
    },
  }
}

/** Starts a list in an order, or resumes it. */
const start = (order: 'list' | 'shuffle') =>
  command({
    name: `start ${order}`,
    expected(model) {
      if (model.current?.order === order) {
        if (model.isOver) return advance(model)
        model.status = 'playing'
        return
      }
      leave(model)
      const first = inList(model, model.names[0] ?? '')
      playNew(model, order === 'list' ? first : inShuffle(model, model.serverTurn + 1))
    },
    actual: ({ player }) => player.start(order === 'list' ? LISTED : SHUFFLED),
  })

const pause = command({
  name: 'pause',
  can: isPlaying,
  expected: (model) => Object.assign(model, { status: 'paused' }),
  actual: ({ player }) => player.pause(),
})

const next = command({
  name: 'next',
  can: (model) => isOnline(model) && model.current !== undefined,
  expected(model) {
    leave(model)
    advance(model)
  },
  actual: ({ player }) => player.next(),
})

const previous = command({
  name: 'previous',
  can: (model) => isOnline(model) && model.current !== undefined,
  expected(model) {
    const { history, current, isOver } = model
    let played = history.pop()
    if (played && isSame(played, current) && !isOver) played = history.pop()
    const before = played ?? preceding(model)
    if (before) play(model, before)
  },
  actual: ({ player }) => player.previous(),
})

const ended = command({
  name: 'ended',
  can: isPlaying,
  expected(model) {
    const { current, repeats } = model
    leave(model)
    if (current && repeats[current.order] === 'one') return play(model, current)
    advance(model)
  },
  actual: ({ events }) => events().onEnded(),
})

/** The file of the current track is missing; the track is skipped after a while. */
const fail = command({
  name: 'fail',
  can: isPlaying,
  expected: advance,
  async actual({ server, events }) {
    server.isMissing = true
    events().onFailed({ code: 'audio_unplayable' })
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS)
    server.isMissing = false
  },
})

const offline = command({
  name: 'offline',
  can: isPlaying,
  expected: (model) => Object.assign(model, { status: 'waiting' }),
  actual({ server, events }) {
    server.isOnline = false
    events().onFailed({ code: 'audio_stalled' })
  },
})

const online = command({
  name: 'online',
  can: ({ status }) => status === 'waiting',
  expected: (model) => Object.assign(model, { status: 'playing' }),
  actual({ server }) {
    server.isOnline = true
    server.setOnline()
  },
})

const repeat = (value: 'off' | 'all' | 'one') =>
  command({
    name: `repeat ${value}`,
    can: () => true,
    expected: ({ repeats, current }) =>
      Object.assign(repeats, { [current?.order ?? 'shuffle']: value }),
    actual: ({ player }) => player.setRepeat(value),
  })

const playRow = (share: number) =>
  command({
    name: `play row ${share}`,
    expected(model) {
      leave(model)
      play(model, inList(model, nameAt(model, share)))
    },
    actual: ({ player }, model) => player.playOutOfOrder(LISTED, aTrack(nameAt(model, share))),
  })

const remove = (share: number) =>
  command({
    name: `remove ${share}`,
    can: (model) => isOnline(model) && model.names.length > 1,
    expected(model) {
      const gone = nameAt(model, share)
      model.names = model.names.filter((name) => name !== gone)
    },
    async actual({ player, server }, model) {
      const gone = nameAt(model, share)
      server.names = server.names.filter((name) => name !== gone)
      await player.refresh(LISTED.list)
    },
  })

const insert = (share: number) =>
  command({
    name: `insert ${share}`,
    expected(model) {
      model.named++
      model.names.splice(indexAt(model, share), 0, `song ${model.named}`)
    },
    async actual({ player, server }, model) {
      server.names.splice(indexAt(model, share), 0, `song ${model.named + 1}`)
      await player.refresh(LISTED.list)
    },
  })

let followed = 1_000_000
/** Another tab plays a row of the list. */
const otherTab = (share: number) =>
  command({
    name: `other tab ${share}`,
    expected(model) {
      leave(model)
      play(model, inList(model, nameAt(model, share)))
      model.status = 'paused'
    },
    actual({ player }, model) {
      followed += 1_000
      const track = aTrack(nameAt(model, share))
      const place = { trackId: track.id, start: 0, offset: 0 }
      const position = { turn: followed, set: 0, position: 0, setSize: 0 }
      const current = {
        source: LISTED,
        track,
        reason: null,
        isOutOfOrder: false,
        place,
        ...position,
      }
      player.follow(current, 0, true)
    },
  })

const order = command({
  name: 'change the order',
  can: (model) => isOnline(model) && model.current !== undefined,
  expected(model) {
    const { current } = model
    if (!current) return
    const isListed = current.order === 'list'
    model.current = { ...current, order: isListed ? 'shuffle' : 'list', turn: 0, at: 0 }
    if (!isListed) return
    model.serverTurn = 0
    model.session++
  },
  actual: ({ player }, model) =>
    model.current?.order === 'list' ? player.shuffleRest('balanced') : player.playInOrder(),
})

const nameAt = (model: Model, share: number): string => model.names[indexAt(model, share)] ?? ''
const indexAt = ({ names }: Model, share: number): number => Math.floor(share * names.length)

const share = fc.nat({ max: 99 }).map((percent) => percent / 100)

/** Any sequence of commands. */
export const anyCommands = (maxCommands: number) =>
  fc.commands(
    [
      ...[start('list'), start('shuffle'), next, next, previous, ended, ended].map(fc.constant),
      ...[pause, fail, offline, online, online, order].map(fc.constant),
      fc.constantFrom('off' as const, 'all' as const, 'one' as const).map(repeat),
      ...[playRow, remove, insert, otherTab].map((create) => share.map(create)),
    ],
    { maxCommands, size: 'max' },
  )
