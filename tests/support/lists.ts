import type { Context } from '@/lib/context'
import { songs } from '@/lib/contract/songs'
import { listImports } from '@/lib/services/imports/imports'
import { listSongs } from '@/lib/services/library/song-search'
import { listLikedSongs } from '@/lib/services/playlists/liked'
import { listTracks } from '@/lib/services/playlists/playlist-tracks'
import { listPlaylists } from '@/lib/services/playlists/playlists'
import { listPlays } from '@/lib/services/playlists/plays'

type Page = { limit: number; cursor?: string }
/** Reads a page of a list by its verb. */
export type List = (page: Page) => Promise<{ data: unknown[]; nextCursor: string | null }>

const log = { info() {}, warn() {}, error() {}, debug() {} } as unknown as Context['log']

/** Returns the context of a signed-in user. */
export const contextOf = (userId: string): Context => ({
  actor: {
    userId,
    sessionId: crypto.randomUUID(),
    email: 'listener@example.org',
    displayName: 'Listener',
    isGuest: false,
    isAdmin: false,
    via: 'bearer',
  },
  requestId: 'lists',
  log,
})

/** All lists that grow with the catalogue or with the data of a user, by name. */
export function listsOf(ctx: Context, playlistId: string): Record<string, List> {
  return {
    'songs by title': songList(ctx, {}),
    'songs by artist': songList(ctx, { sort: 'artist' }),
    'songs, newest first': songList(ctx, { sort: '-createdAt' }),
    'songs by length': songList(ctx, { sort: 'duration' }),
    'songs by tempo': songList(ctx, { sort: 'bpm' }),
    playlists: (page) => listPlaylists(ctx, page),
    'tracks of a playlist': (page) => listTracks(ctx, { playlistId, ...page }),
    'liked songs': (page) => listLikedSongs(ctx, page),
    plays: (page) => listPlays(ctx, page),
    imports: (page) => listImports(ctx, page),
  }
}

/** Returns the list of songs for the query parameters of a request. */
export const songList =
  (ctx: Context, query: Record<string, string>): List =>
  (page) =>
    listSongs(ctx, songs.list.query.parse({ ...query, ...page }))
