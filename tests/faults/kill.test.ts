import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Listener, type Step } from '@/tests/e2e/support/listener'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, startRiffle } from './support/riffle'

const CLIENTS = 8
const LIST_SIZE = 40
const KILLS = 3
/** So many turns every client has seen before the next kill. */
const STEPS_A_ROUND = 5
const CHECKPOINT_LAG_MS = 1_000

/** What the server answered with success, and therefore owes. */
type Acknowledged = {
  playlists: Map<string, string>
  tracks: Map<string, number>
  liked: Set<string>
  steps: (Step & { answeredAt: number })[]
}

it('keeps every acknowledged write through kill -9, and the set goes on where it was', async () => {
  const dataDir = emptyFolder()
  const port = await freePort()
  const start = () => startRiffle(port, { DATA_DIR: dataDir })
  let riffle = await start()
  const listeners: Listener[] = []
  for (let index = 0; index < CLIENTS; index++) {
    listeners.push(await Listener.register(riffle.url, `listener${index}`))
  }
  for (const listener of listeners) await listener.importList(LIST_SIZE)
  const owed = listeners.map(
    (): Acknowledged => ({ playlists: new Map(), tracks: new Map(), liked: new Set(), steps: [] }),
  )

  for (let round = 0; round < KILLS; round++) {
    const before = owed.map(({ steps }) => steps.length)
    const writing = listeners.map((listener, index) => writeUntilDeath(listener, owed[index]!))
    while (owed.some(({ steps }, index) => steps.length < before[index]! + STEPS_A_ROUND)) {
      await pause(20)
    }
    await riffle.end('SIGKILL')
    const killedAt = performance.now()
    await Promise.all(writing)
    riffle = await start()
    for (const [index, listener] of listeners.entries()) {
      await expectKept(listener, owed[index]!)
      await expectSetGoesOn(listener, owed[index]!.steps, killedAt)
    }
  }
  await riffle.end('SIGTERM')
})

/** Writes until the server is gone; remembers only what was answered. */
async function writeUntilDeath(listener: Listener, owed: Acknowledged): Promise<void> {
  try {
    for (;;) {
      const name = `${listener.name} ${owed.playlists.size}`
      const { id } = await listener.call<{ id: string }>('POST', '/playlists', { name })
      owed.playlists.set(id, name)
      const songIds = listener.tracks.slice(0, 1 + (owed.playlists.size % 5)).map(songOf)
      await listener.call('POST', `/playlists/${id}/tracks`, { songIds })
      owed.tracks.set(id, songIds.length)
      const liked = songOf(listener.tracks[owed.liked.size % LIST_SIZE]!)
      await listener.call('PUT', `/me/liked/${liked}`)
      owed.liked.add(liked)
      const step = await listener.next(owed.steps.length)
      owed.steps.push({ ...step, answeredAt: performance.now() })
    }
  } catch (error) {
    // fetch fails with a TypeError when the connection breaks; anything else is the server's fault.
    if (!(error instanceof TypeError)) throw error
  }
}

const songOf = ({ song }: { song: { id: string } }) => song.id

async function expectKept(listener: Listener, owed: Acknowledged): Promise<void> {
  for (const [id, name] of owed.playlists) {
    const playlist = await listener.call<{ name: string; trackCount: number }>(
      'GET',
      `/playlists/${id}`,
    )
    expect(playlist.name).toBe(name)
    expect(playlist.trackCount).toBeGreaterThanOrEqual(owed.tracks.get(id) ?? 0)
  }
  for (const songId of owed.liked) {
    const { liked } = await listener.call<{ liked: boolean }>('GET', `/songs/${songId}`)
    expect(liked).toBe(true)
  }
}

/**
 * A stranger to the last turns finds the session where it was a second before the end, the turn
 * after the last one seen comes next, and no set so far has a track twice.
 */
async function expectSetGoesOn(
  listener: Listener,
  steps: Acknowledged['steps'],
  killedAt: number,
): Promise<void> {
  const { turn } = await listener.call<{ turn: number }>(
    'GET',
    `/playlists/${listener.playlistId}/shuffle`,
  )
  const settled = steps.filter(({ answeredAt }) => answeredAt < killedAt - CHECKPOINT_LAG_MS)
  expect(turn).toBeGreaterThanOrEqual(settled.length)
  expect(turn).toBeLessThanOrEqual(steps.length + 1)
  const next = await listener.next(steps.length)
  expect(next.turn).toBe(steps.length + 1)
  steps.push({ ...next, answeredAt: performance.now() })
  for (const step of steps.slice(-5)) {
    expect((await listener.at(step.turn)).track.id).toBe(step.track.id)
  }
  for (const [set, ids] of bySet(steps)) {
    expect(new Set(ids).size, `set ${set} of ${listener.name}`).toBe(ids.length)
  }
}

function bySet(steps: Step[]): Map<number, string[]> {
  const sets = new Map<number, string[]>()
  for (const { set, track } of steps) sets.set(set, [...(sets.get(set) ?? []), track.id])
  return sets
}
