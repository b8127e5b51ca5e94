import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const RUNS = 300
const TIMEOUT_MS = 60_000

type Verbs = Record<string, (...args: never[]) => unknown>
type Modules = { [path: string]: (original: Verbs) => object }
type Place = { offset: number }
type Pages = { read: (source: object) => Promise<object> }

/** Plausible bugs, each in the module in which it would be made. */
const bugs: Record<string, Modules> = {
  'a list never ends': {
    '@/components/player/engine/repeat': (original) => ({ ...original, isLastToPlay: () => false }),
  },
  'an edited list continues at the former index': {
    '@/components/player/engine/list-pages': (original) => ({
      createListPages(api: never) {
        const pages = original.createListPages?.(api) as Pages
        const find = async (source: object, { offset }: Place) => ({
          page: await pages.read(source),
          index: offset,
        })
        return { ...pages, find }
      },
    }),
  },
  'a list that is shuffled resumes if it is to play in order': {
    '@/components/player/engine/current-track': (original) => ({
      ...original,
      isSameSource: (one: { list: string } | undefined, other: { list: string }) =>
        one?.list === other.list,
    }),
  },
  'a repeated song is before itself': {
    '@/components/player/engine/track-history': (original) => ({
      createTrackHistory(parts: never) {
        const history = original.createTrackHistory?.(parts) as { add: (track: object) => void }
        const endCurrent = history as unknown as { endCurrent: (outcome: string) => void }
        const { state } = parts as { state: { getState: () => { current: object } } }
        return {
          ...history,
          endCurrent(outcome: string) {
            endCurrent.endCurrent(outcome)
            history.add({ ...state.getState().current, turn: -1 })
          },
        }
      },
    }),
  },
}

describe.each(Object.entries(bugs))('the model test with the bug "%s"', (_, modules) => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => {
    for (const path of Object.keys(modules)) vi.doUnmock(path)
    vi.resetModules()
    vi.useRealTimers()
  })

  it(
    'fails',
    async () => {
      vi.resetModules()
      for (const [path, plant] of Object.entries(modules)) {
        vi.doMock(path, async (importOriginal) => plant(await importOriginal<Verbs>()))
      }
      const { playerMatchesModel } = await import('@/tests/support/player-model/property')
      const found = await fc.check(playerMatchesModel(), { numRuns: RUNS, endOnFailure: true })
      expect(found.failed).toBe(true)
    },
    TIMEOUT_MS,
  )
})
