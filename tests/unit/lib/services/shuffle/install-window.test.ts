import { expect, test, vi } from 'vitest'
import { cacheDeck } from '@/lib/services/shuffle/deck'
import { installWindow } from '@/lib/services/shuffle/install-window'
import { TrackIds } from '@/lib/services/shuffle/track-ids'

const TRACKS = 600

const { install, session, tx } = vi.hoisted(() => ({
  install: vi.fn(async (_key: object, _window: { turn: number; base: number }) => true),
  session: { id: 'new', revision: 1, turn: 0 },
  tx: { shuffleTurns: { noteWindow: async () => {} } },
}))

vi.mock('@/db', () => ({
  db: { transaction: (run: (store: object) => unknown) => run(tx), windows: () => ({ install }) },
  ...{ MAX_WINDOW_TURNS: 512, isRedisUnavailable: () => false },
}))
vi.mock('@/lib/services/shuffle/create-session', () => ({
  lockOrCreateSession: async () => session,
}))

test.each([
  ['the same session', 'new', 300],
  ['a session that has ended', 'old', 0],
])('continues after a turn that Redis reached in %s', async (_, sessionId, turn) => {
  const ids = new TrackIds()
  for (let n = 0; n < TRACKS; n++) ids.add(`0199c3f2-5a1e-7c4b-9d2a-${String(n).padStart(12, '0')}`)
  const set = {
    ...{ set: 0, startTurn: 1, order: Int32Array.from({ length: TRACKS }, (_, n) => n) },
    ...{ reasons: new Uint8Array(), returned: new Int32Array() },
  }
  const isActive = new Uint8Array(TRACKS).fill(1)
  cacheDeck({ sessionId: 'new', revision: 1, ids, isActive, sets: [set] })
  await installWindow({ userId: 'ada', list: 'liked' }, { reached: { sessionId, turn: 300 } })
  expect(install.mock.lastCall?.[1].turn).toBe(turn)
})
