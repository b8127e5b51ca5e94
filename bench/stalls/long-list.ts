import { fork } from 'node:child_process'
import { once } from 'node:events'
import { aLargePlaylist } from '@/tests/support/large-list'
import type { Client } from './client'

const PAGE_TRACKS = 100

export type LongList = { playlistId: string; trackIds: string[]; songIds: string[] }
/** The settings of the stores, and the user whose list is created. */
type Filling = { settings: Record<string, string>; userId: string; tracks: number }
type TrackPage = { data: { id: string; song: { id: string } }[]; nextCursor: string | null }

/** Creates a list in stores that no other process has open. Returns the id of its playlist. */
export async function fillStores(filling: Filling): Promise<string> {
  // A process reads its settings once.
  const [script = ''] = process.argv.slice(1)
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send(filling)
  const [playlistId] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (typeof playlistId !== 'string') throw new Error('The list could not be created.')
  if (child.exitCode === null) await once(child, 'exit')
  return playlistId
}

/** Does the work of `fillStores` in the process that it has started. */
export async function fillOnMessage(): Promise<void> {
  const [{ settings, userId, tracks }] = (await once(process, 'message')) as [Filling]
  Object.assign(process.env, { ...settings, NODE_ENV: 'development' })
  const { db } = await import('@/db')
  await db.open()
  const playlistId = await aLargePlaylist(userId, tracks)
  await db.close()
  process.send?.(playlistId)
}

/** Reads the first tracks of a playlist. */
export async function readTracks(
  client: Client,
  playlistId: string,
  count: number,
): Promise<LongList> {
  const list: LongList = { playlistId, trackIds: [], songIds: [] }
  let cursor: string | null = ''
  while (cursor !== null && list.trackIds.length < count) {
    const query: string = cursor && `&cursor=${cursor}`
    const path = `/playlists/${playlistId}/tracks?limit=${PAGE_TRACKS}${query}`
    const page: TrackPage = await client.send<TrackPage>('GET', path)
    for (const { id, song } of page.data) {
      list.trackIds.push(id)
      list.songIds.push(song.id)
    }
    cursor = page.nextCursor
  }
  return list
}
