import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aPlaylistOf, someSongs } from '@/tests/support/songs'

withApp()

let token: string
let userId: string
let songId: string
let playlistId: string

beforeEach(async () => {
  const user = await aUser()
  token = user.token
  userId = user.id
  const [id] = await someSongs([{ title: 'Kettle Song' }])
  songId = id ?? ''
  playlistId = await aPlaylistOf(userId, [songId])
})

const send = async (method: string, path: string, body?: object) =>
  (await call(method, path, { token, body })).status
const listed = async () =>
  ((await call('GET', '/songs?q=kettle', { token })).body as { data: unknown[] }).data.length
const isFound = async () => (await send('GET', `/songs/${songId}`)) === 200

async function removeTrack(): Promise<string> {
  const { body } = await call('GET', `/playlists/${playlistId}/tracks`, { token })
  const [track] = (body as { data: { id: string }[] }).data
  expect(await send('DELETE', `/playlists/${playlistId}/tracks/${track?.id}`)).toBe(204)
  return track?.id ?? ''
}

/** Moves everything that left the library two days back. */
async function twoDaysLater(): Promise<void> {
  const { db } = await import('@/db')
  await db
    .describe()
    .postgres.drizzle.execute(sql`update former_songs set left_at = left_at - interval '2 days'`)
}

describe('a song that left the library', () => {
  it('with its track is listed no more, opens by its id, and an undo lists it again', async () => {
    const trackId = await removeTrack()
    expect([await listed(), await isFound()]).toEqual([0, true])
    const path = `/playlists/${playlistId}/tracks/restore`
    expect(await send('POST', path, { trackIds: [trackId] })).toBe(204)
    expect(await listed()).toBe(1)
  })

  it('by an unlike can be liked again within a day', async () => {
    const [other] = await someSongs([{ title: 'Kettle Song, live' }])
    const { db } = await import('@/db')
    await db.liked.likeMany(userId, [{ songId: other ?? '', addedAt: null }])
    expect(await listed()).toBe(2)
    expect(await send('DELETE', `/me/liked/${other}`)).toBe(204)
    expect([await listed(), await send('GET', `/songs/${other}`)]).toEqual([1, 200])
    expect(await send('PUT', `/me/liked/${other}`)).toBe(204)
    expect(await listed()).toBe(2)

    expect(await send('DELETE', `/me/liked/${other}`)).toBe(204)
    await twoDaysLater()
    expect(await send('PUT', `/me/liked/${other}`)).toBe(404)
  })

  it('with its playlist can be played, liked and added for a day', async () => {
    expect(await send('DELETE', `/playlists/${playlistId}`)).toBe(204)
    expect([await listed(), await isFound()]).toEqual([0, true])
    await twoDaysLater()
    expect(await isFound()).toBe(false)
  })

  it('stays reachable from the listening history', async () => {
    const play = { songId, outcome: 'finished', playedMs: 1_000 }
    expect(await send('POST', '/me/plays', play)).toBe(204)
    expect(await send('DELETE', `/playlists/${playlistId}`)).toBe(204)
    await twoDaysLater()
    expect([await listed(), await isFound()]).toEqual([0, true])
    expect(await send('PUT', `/me/liked/${songId}`)).toBe(204)
    expect(await listed()).toBe(1)
  })

  it('is deleted by the hourly cleanup after a day', async () => {
    expect(await send('DELETE', `/playlists/${playlistId}`)).toBe(204)
    const { db } = await import('@/db')
    const { handleCleanup } = await import('@/lib/worker/handlers/cleanup')
    const count = async () => (await db.personalData.listRows('formerSongs', userId)).rows.length
    await handleCleanup()
    expect(await count()).toBe(1)
    await twoDaysLater()
    await handleCleanup()
    expect(await count()).toBe(0)
  })
})
