import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Listener, type Step } from '@/tests/e2e/support/listener'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, startRiffle } from './support/riffle'

const CLIENTS = 8
const LIST_SIZE = 40
const KILLS = 3
/** The turns that each client receives between two kills. */
const STEPS_PER_ROUND = 5
const CHECKPOINT_LAG_MS = 1_000

/** The writes that the server confirmed. */
type Acknowledged = {
  playlists: Map<string, string>
  tracks: Map<string, number>
  liked: Set<string>
  steps: (Step & { receivedAt: number })[]
}

it('keeps every confirmed write across kill -9, and continues the set', async () => {
  const dataDir = emptyFolder()
  const port = await freePort()
  const start = () => startRiffle(port, { DATA_DIR: dataDir })
  let riffle = await start()
  const listeners: Listener[] = []
  for (let index = 0; index < CLIENTS; index++) {
    listeners.push(await Listener.register(riffle.url, `listener${index}`))
  }
  for (const listener of listeners) await listener.importList(LIST_SIZE)
  const confirmed = listeners.map(
    (): Acknowledged => ({ playlists: new Map(), tracks: new Map(), liked: new Set(), steps: [] }),
  )

  for (let round = 0; round < KILLS; round++) {
    const before = confirmed.map(({ steps }) => steps.length)
    const writing = listeners.map((listener, index) =>
      writeUntilKilled(listener, confirmed[index]!),
    )
    while (confirmed.some(({ steps }, index) => steps.length < before[index]! + STEPS_PER_ROUND)) {
      await pause(20)
    }
    await riffle.end('SIGKILL')
    const killedAt = performance.now()
    await Promise.all(writing)
    riffle = await start()
    for (const [index, listener] of listeners.entries()) {
      await expectConfirmedWrites(listener, confirmed[index]!)
      await expectSetContinues(listener, confirmed[index]!.steps, killedAt)
    }
  }
  await riffle.end('SIGTERM')
})

/** Writes until the server is killed, and records the confirmed writes. */
async function writeUntilKilled(listener: Listener, confirmed: Acknowledged): Promise<void> {
  try {
    for (;;) {
      const name = `${listener.name} ${confirmed.playlists.size}`
      const { id } = await listener.call<{ id: string }>('POST', '/playlists', { name })
      confirmed.playlists.set(id, name)
      const songIds = listener.tracks.slice(0, 1 + (confirmed.playlists.size % 5)).map(songIdOf)
      await listener.call('POST', `/playlists/${id}/tracks`, { songIds })
      confirmed.tracks.set(id, songIds.length)
      const liked = songIdOf(listener.tracks[confirmed.liked.size % LIST_SIZE]!)
      await listener.call('PUT', `/me/liked/${liked}`)
      confirmed.liked.add(liked)
      const step = await listener.next(confirmed.steps.length)
      confirmed.steps.push({ ...step, receivedAt: performance.now() })
    }
  } catch (error) {
    // A broken connection makes fetch throw a TypeError; other errors are faults of the server.
    if (!(error instanceof TypeError)) throw error
  }
}

const songIdOf = ({ song }: { song: { id: string } }) => song.id

async function expectConfirmedWrites(listener: Listener, confirmed: Acknowledged): Promise<void> {
  for (const [id, name] of confirmed.playlists) {
    const playlist = await listener.call<{ name: string; trackCount: number }>(
      'GET',
      `/playlists/${id}`,
    )
    expect(playlist.name).toBe(name)
    expect(playlist.trackCount).toBeGreaterThanOrEqual(confirmed.tracks.get(id) ?? 0)
  }
  for (const songId of confirmed.liked) {
    const { liked } = await listener.call<{ liked: boolean }>('GET', `/songs/${songId}`)
    expect(liked).toBe(true)
  }
}

/**
 * The session is at most one second behind, the turn after the last received one comes next, and no
 * set contains a track twice.
 */
async function expectSetContinues(
  listener: Listener,
  steps: Acknowledged['steps'],
  killedAt: number,
): Promise<void> {
  const { turn } = await listener.call<{ turn: number }>(
    'GET',
    `/playlists/${listener.playlistId}/shuffle`,
  )
  const stored = steps.filter(({ receivedAt }) => receivedAt < killedAt - CHECKPOINT_LAG_MS)
  expect(turn).toBeGreaterThanOrEqual(stored.length)
  expect(turn).toBeLessThanOrEqual(steps.length + 1)
  const next = await listener.next(steps.length)
  expect(next.turn).toBe(steps.length + 1)
  steps.push({ ...next, receivedAt: performance.now() })
  for (const step of steps.slice(-5)) {
    expect((await listener.at(step.turn)).track.id).toBe(step.track.id)
  }
  for (const [set, ids] of groupBySet(steps)) {
    expect(new Set(ids).size, `set ${set} of ${listener.name}`).toBe(ids.length)
  }
}

function groupBySet(steps: Step[]): Map<number, string[]> {
  const sets = new Map<number, string[]>()
  for (const { set, track } of steps) sets.set(set, [...(sets.get(set) ?? []), track.id])
  return sets
}
