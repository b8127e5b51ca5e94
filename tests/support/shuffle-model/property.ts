import fc from 'fast-check'
import type { Context } from '@/lib/context'
import { aLargePlaylist } from '@/tests/support/large-list'
import { anything } from './commands'
import { Model } from './model'
import { openSession } from './session'

type Sizes = { min: number; max: number }

// MODEL_SEQUENCES=1000 is the full count, two files of them side by side.
const inContinuousIntegration = process.env.TEST_BACKEND === 'real' ? 60 : 40
/** How many histories a file plays. */
export const HISTORIES = Number(
  process.env.MODEL_SEQUENCES ?? (process.env.CI ? inContinuousIntegration : 100),
)

/** Whatever happens to a shuffle, in whatever order, it keeps what it promises. */
export const shuffleKeepsItsPromises = (userId: string, sizes: Sizes = { min: 1, max: 9 }) =>
  fc.asyncProperty(fc.integer(sizes), anything(), async (size, commands) => {
    const { db } = await import('@/db')
    const playlistId = await aLargePlaylist(userId, size)
    const tracks = await db.bareTracks.list(playlistId)
    await fc.asyncModelRun(
      async () => ({
        model: new Model(tracks.map((track) => track.id)),
        real: await openSession(
          asUser(userId),
          playlistId,
          tracks.map((track) => track.songId),
        ),
      }),
      commands,
    )
  })

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

const asUser = (userId: string): Context => ({
  actor: {
    userId,
    sessionId: crypto.randomUUID(),
    email: 'ada@example.org',
    displayName: 'Ada',
    via: 'bearer',
    isGuest: false,
    isAdmin: false,
  },
  requestId: crypto.randomUUID(),
  log: quiet,
})
