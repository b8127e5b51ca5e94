import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Listener, type Step } from '@/tests/e2e/support/listener'
import { freePort } from '@/tests/support/free-port'
import { emptyFolder, startRiffle } from './support/riffle'

const CLIENTS = 8
const LIST_SIZE = 40
const KILLS = 3

/** What the server answered with success, and therefore owes. */
type Acknowledged = {
  playlists: Map<string, string>
  tracks: Map<string, number>
  liked: Set<string>
  steps: Step[]
}

it('keeps every acknowledged write through kill -9, and the set goes on where it was', async () => {
  const dataDir = emptyFolder()
  const port = await freePort()
  const start = () => startRiffle(port, { DATA_DIR: dataDir })
  let riffle = await start()
  const listeners = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) =>
      Listener.register(riffle.url, `listener${index}`),
    ),
  )
  for (const listener of listeners) await listener.importList(LIST_SIZE)
  const owed = listeners.map(
    (): Acknowledged => ({ playlists: new Map(), tracks: new Map(), liked: new Set(), steps: [] }),
  )

  for (let round = 0; round < KILLS; round++) {
    const before = sizeOf(owed)
    const writing = listeners.map((listener, index) => writeUntilDeath(listener, owed[index]!))
    await pause(1_500 + round * 370)
    await riffle.end('SIGKILL')
    await Promise.all(writing)
    expect(sizeOf(owed)).toBeGreaterThan(before + CLIENTS)
    riffle = await start()
    for (const [index, listener] of listeners.entries()) await expectKept(listener, owed[index]!)
  }
  await riffle.end('SIGTERM')
})

const sizeOf = (owed: Acknowledged[]) =>
  owed.reduce((sum, { playlists, steps }) => sum + playlists.size + steps.length, 0)

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
      owed.steps.push(await listener.next(owed.steps.length))
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
  await expectSetGoesOn(listener, owed.steps)
}

/** The turn after the last one seen comes next, and every set so far has no track twice. */
async function expectSetGoesOn(listener: Listener, steps: Step[]): Promise<void> {
  const next = await listener.next(steps.length)
  expect(next.turn).toBe(steps.length + 1)
  steps.push(next)
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
