import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { shuffleKeepsItsPromises } from '@/tests/support/shuffle-model/property'

withApp()

let userId: string
beforeAll(async () => {
  userId = (await aUser()).id
})

const HISTORIES = 300

type Verb = (...args: object[]) => unknown
type Modules = { [path: string]: (original: Record<string, Verb>) => object }

/** Faults one could well make, each in the module it would be made in. */
const bugs: Record<string, Modules> = {
  'an edit deals the whole set anew': {
    '@/lib/services/shuffle/splice': () => ({
      spliceSet: ({ deck, set }: { deck: { isActive: Uint8Array }; set: object }) => ({
        ...set,
        order: Int32Array.from(deck.isActive.keys()).filter((index) => deck.isActive[index] === 1),
      }),
    }),
  },
  'a turn that is asked for again is another one': {
    '@/lib/services/shuffle/next': (original) => ({
      ...original,
      nextTrack: (ctx: object, input: object) =>
        original.nextTrack!(ctx, { ...input, after: undefined }),
    }),
  },
  'what was heard and removed plays again when it comes back': {
    '@/lib/shuffle': (original) => ({
      ...original,
      removeTracks: (_: unknown, order: Int32Array, __: number, gone: Set<number>) =>
        order.filter((index) => !gone.has(index)),
    }),
  },
  'the turn is not kept': {
    '@/lib/services/shuffle/checkpoint': (original) => ({ ...original, checkpoint: () => {} }),
  },
  'what is removed stays in the running set': {
    '@/lib/shuffle': (original) => ({
      ...original,
      removeTracks: (_: unknown, order: Int32Array) => order,
    }),
  },
}

describe.each(Object.entries(bugs))('with a bug planted: %s', (_, modules) => {
  afterEach(() => {
    for (const path of Object.keys(modules)) vi.doUnmock(path)
    vi.resetModules()
  })

  it('the histories find it', async () => {
    vi.resetModules()
    for (const [path, plant] of Object.entries(modules)) {
      vi.doMock(path, async (importOriginal) => plant(await importOriginal()))
    }
    const { db } = await import('@/db')
    await db.open()
    const run = await fc.check(shuffleKeepsItsPromises(userId), {
      numRuns: HISTORIES,
      endOnFailure: true,
    })
    expect(run.failed).toBe(true)
  }, 600_000)
})
