import fc from 'fast-check'
import type { Context } from '@/lib/context'
import { giveAudio } from '@/tests/support/give-audio'
import { aLargePlaylist } from '@/tests/support/large-list'
import { anyCommands } from './commands'
import { Model } from './model'
import { openSession } from './session'

type Sizes = { min: number; max: number }

const DEFAULT_HISTORIES = process.env.TEST_BACKEND === 'real' ? 60 : 40
/** The number of random histories per test file; MODEL_SEQUENCES=1000 is a thorough run. */
export const HISTORIES = Number(process.env.MODEL_SEQUENCES ?? DEFAULT_HISTORIES)

/** A shuffle agrees with its model after any sequence of commands. */
export const shuffleMatchesModel = (userId: string, sizes: Sizes = { min: 1, max: 9 }) =>
  fc.asyncProperty(fc.integer(sizes), anyCommands(), async (size, commands) => {
    const { db } = await import('@/db')
    const playlistId = await aLargePlaylist(userId, size)
    const tracks = await db.bareTracks.list(playlistId)
    // Every other song has audio.
    const withAudio = tracks.map((track) => track.songId).filter((_, at) => at % 2 === 1)
    await giveAudio(withAudio)
    await fc.asyncModelRun(
      async () => ({
        model: new Model(tracks, new Set(withAudio)),
        real: await openSession(
          contextOf(userId),
          playlistId,
          tracks.map((track) => track.songId),
        ),
      }),
      commands,
    )
  })

const silentLog = { debug() {}, info() {}, warn() {}, error() {} }

const contextOf = (userId: string): Context => ({
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
  log: silentLog,
})
