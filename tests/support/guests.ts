import { expect } from 'vitest'
import type { Tokens } from '@/lib/contract/credentials'
import type { PlaylistDetail } from '@/lib/contract/playlist'
import { call } from './app'

/** Creates a guest. */
export async function createGuest() {
  const { status, body } = await call('POST', '/auth/guest', { body: {} })
  expect(status).toBe(201)
  return body as Tokens
}

/** The playlists of a user, with up to 100 tracks each. */
export async function playlistsOf(token: string): Promise<PlaylistDetail[]> {
  const { body } = await call('GET', '/playlists', { token })
  const { data } = body as { data: PlaylistDetail[] }
  const details = data.map(({ id }) => call('GET', `/playlists/${id}?limit=100`, { token }))
  return (await Promise.all(details)).map((answer) => answer.body as PlaylistDetail)
}
