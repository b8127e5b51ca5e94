import { beforeEach, expect, test, vi } from 'vitest'
import { cacheDeck } from '@/lib/services/shuffle/deck'
import { installWindow } from '@/lib/services/shuffle/install-window'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

const TRACKS = 600

type Installed = { turn: number; revision: number }

const { install, peek, revise, session, tx } = vi.hoisted(() => {
  const revise = vi.fn(async () => {})
  return {
    install: vi.fn(async (_key: object, _window: Installed) => true),
    peek: vi.fn(async (): Promise<object | null> => null),
    revise,
    session: { id: 'new', revision: 1, windowRevision: 0, turn: 0 },
    tx: { shuffleTurns: { noteWindow: async () => {}, revise } },
  }
})

vi.mock('@/db', () => ({
  db: {
    transaction: (run: (store: object) => unknown) => run(tx),
    windows: () => ({ install, peek }),
  },
  ...{ MAX_WINDOW_TURNS: 512, isRedisUnavailable: () => false },
}))
vi.mock('@/lib/services/shuffle/checkpoints', () => ({ flushCheckpoints: async () => {} }))
vi.mock('@/lib/services/shuffle/create-session', () => ({
  lockOrCreateSession: async () => session,
}))

beforeEach(() => {
  revise.mockClear()
  Object.assign(session, { windowRevision: 0, turn: 0 })
  const ids = new TrackIds()
  for (let n = 0; n < TRACKS; n++) ids.add(`0199c3f2-5a1e-7c4b-9d2a-${String(n).padStart(12, '0')}`)
  const set = {
    ...{ set: 0, startTurn: 1, order: Int32Array.from({ length: TRACKS }, (_, n) => n) },
    ...{ reasons: new Uint8Array(), returned: new Int32Array() },
  }
  const isActive = new Uint8Array(TRACKS).fill(1)
  cacheDeck({ sessionId: 'new', revision: 1, ids, isActive, sets: [set] })
})

const KEY = { userId: 'ada', list: 'liked' } as const

test.each([
  ['the same session', 'new', 300],
  ['a session that has ended', 'old', 0],
])('continues after a turn that Redis reached in %s', async (_, sessionId, turn) => {
  await installWindow(KEY, { reached: { sessionId, turn: 300 } })
  expect(install.mock.lastCall?.[1].turn).toBe(turn)
})

test('takes back the turns of running requests from a window that Redis lost', async () => {
  Object.assign(session, { windowRevision: 1, turn: 7 })
  await installWindow(KEY)
  expect(revise).toHaveBeenCalledWith('new', 2, { turn: 7, isLost: true })
  expect(install.mock.lastCall?.[1]).toMatchObject({ turn: 7, revision: 2 })
})

test('keeps the turns of a window that another process has installed meanwhile', async () => {
  Object.assign(session, { windowRevision: 1, turn: 7 })
  peek.mockResolvedValueOnce({ sessionId: 'new', revision: 1, turn: 9 })
  await installWindow(KEY)
  expect(revise).not.toHaveBeenCalled()
  expect(install.mock.lastCall?.[1]).toMatchObject({ turn: 7, revision: 1 })
})
