import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { shuffleMatchesModel } from '@/tests/support/shuffle-model/property'

withApp()

let userId: string
beforeAll(async () => {
  userId = (await aUser()).id
})

const HISTORIES = 300

type Verb = (...args: (object | number)[]) => unknown
type Modules = { [path: string]: (original: Record<string, Verb>) => object }

type Arrangement = { set: { order: Int32Array }; order: Int32Array; from: number }

/** Plausible bugs, each in the module in which it would be made. */
const bugs: Record<string, Modules> = {
  'an edit replaces the order of the whole set': {
    '@/lib/services/shuffle/splice-set': () => ({
      spliceSet: ({ deck, set }: { deck: { isActive: Uint8Array }; set: object }) => ({
        ...set,
        order: Int32Array.from(deck.isActive.keys()).filter((index) => deck.isActive[index] === 1),
      }),
    }),
  },
  'a repeated request returns another turn': {
    '@/lib/services/shuffle/next-track': (original) => ({
      ...original,
      nextTrack: (ctx: object, input: object) =>
        original.nextTrack!(ctx, { ...input, after: undefined }),
    }),
  },
  'a track that was played, removed and restored plays again': {
    '@/lib/shuffle': (original) => ({
      ...original,
      removeTracks: (_: unknown, order: Int32Array, __: number, gone: Set<number>) =>
        order.filter((index) => !gone.has(index)),
    }),
  },
  'a chosen track comes again in the set': {
    '@/lib/services/shuffle/arrange-set': () => ({
      arrangeSet: (_: object, { set, order, from }: Arrangement) => {
        const played = set.order.subarray(0, from - 1)
        return {
          ...set,
          order: Int32Array.of(...order.subarray(0, from), ...set.order.slice(played.length)),
        }
      },
    }),
  },
  'a chosen track gets a turn that Redis has handed out': {
    '@/lib/services/shuffle/current-session': (original) => ({
      ...original,
      takeTurn: ({ turn }: { turn: number }) => ({ turn, isLost: false }),
    }),
  },
  'a track that was passed over is lost': {
    '@/lib/services/shuffle/take-next': (original) => ({
      ...original,
      withNext: (order: Int32Array, position: number, track: number) =>
        order.filter((_, at) => at < position || at >= order.indexOf(track, position)),
    }),
  },
  'a track that failed is not dealt again': {
    '@/lib/services/shuffle/return-to-set': () => ({
      returnToSet: (_: object, { set }: { set: object }) => set,
    }),
  },
  'a track that failed is dealt again for ever': {
    '@/lib/services/shuffle/return-to-set': (original) => ({
      ...original,
      returnToSet: (tx: object, running: { set: { returned: Int32Array } }, position: number) =>
        original.returnToSet!(
          tx,
          { ...running, set: { ...running.set, returned: Int32Array.of(position) } },
          position,
        ),
    }),
  },
  'the turn is not stored': {
    '@/lib/services/shuffle/checkpoints': (original) => ({
      ...original,
      scheduleCheckpoint: () => {},
    }),
  },
  'a removed track stays in the running set': {
    '@/lib/shuffle': (original) => ({
      ...original,
      removeTracks: (_: unknown, order: Int32Array) => order,
    }),
  },
}

describe.each(Object.entries(bugs))('the model test with the bug "%s"', (_, modules) => {
  afterEach(() => {
    for (const path of Object.keys(modules)) vi.doUnmock(path)
    vi.resetModules()
  })

  it('fails', async () => {
    vi.resetModules()
    for (const [path, plant] of Object.entries(modules)) {
      vi.doMock(path, async (importOriginal) => plant(await importOriginal()))
    }
    const { db } = await import('@/db')
    await db.open()
    const run = await fc.check(shuffleMatchesModel(userId), {
      numRuns: HISTORIES,
      endOnFailure: true,
    })
    expect(run.failed).toBe(true)
  }, 600_000)
})
