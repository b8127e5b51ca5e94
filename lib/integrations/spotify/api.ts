import 'server-only'
import type { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { EntryPage, PlaylistHead, PlaylistPage, Profile } from './shapes'

/** The most Spotify hands out at once. */
export const PAGE = 50

const DEADLINE_MS = 10_000
const BYTES_MOST = 8 * 2 ** 20

const MEDIA =
  'type,id,name,duration_ms,explicit,external_ids,artists(name),album(name,release_date,images,artists(name))'
const ENTRY_FIELDS = `total,next,items(added_at,is_local,item(${MEDIA}),track(${MEDIA}))`
const HEAD_FIELDS =
  'id,name,description,collaborative,snapshot_id,owner(id,display_name),items(total),tracks(total)'

export type SpotifyPlaylist = {
  id: string
  name: string
  description: string | null
  isCollaborative: boolean
  ownerId: string | null
  ownerName: string | null
  snapshotId: string | null
  trackCount: number
}
type EntriesPage = { total: number; hasMore: boolean; entries: unknown[] }

/** Who the token speaks for. Throws UpstreamError, as every call here. */
export async function fetchProfile(token: string) {
  const profile = await get(token, '/me', {}, Profile)
  return {
    accountId: profile.account_id ?? profile.id,
    profileId: profile.id,
    displayName: profile.display_name?.trim() || profile.id,
  }
}

/** A page of the playlists one owns or follows. */
export async function fetchPlaylists(token: string, offset: number) {
  const page = await get(token, '/me/playlists', { limit: PAGE, offset }, PlaylistPage)
  const playlists = page.items.filter((head) => head !== null).map(asPlaylist)
  return { hasMore: Boolean(page.next) && page.items.length > 0, playlists }
}

/** What a playlist is called and which version of it there is now. */
export const fetchPlaylist = async (token: string, id: string): Promise<SpotifyPlaylist> =>
  asPlaylist(
    await get(token, `/playlists/${encodeURIComponent(id)}`, { fields: HEAD_FIELDS }, PlaylistHead),
  )

/** A page of a playlist's entries; only who owns it or adds to it may read them. */
export async function fetchEntries(
  token: string,
  id: string,
  offset: number,
): Promise<EntriesPage> {
  const path = `/playlists/${encodeURIComponent(id)}/items`
  const query = { limit: PAGE, offset, fields: ENTRY_FIELDS, additional_types: 'track,episode' }
  return asEntries(await get(token, path, query, EntryPage))
}

/** A page of liked songs, the latest first. */
export const fetchLiked = async (token: string, offset: number): Promise<EntriesPage> =>
  asEntries(await get(token, '/me/tracks', { limit: PAGE, offset }, EntryPage))

function get<Schema extends z.ZodType>(
  token: string,
  path: string,
  query: Record<string, string | number>,
  schema: Schema,
): Promise<z.output<Schema>> {
  const url = new URL(env().SPOTIFY_API_URL + path)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  return fetchJson(url, {
    schema,
    headers: { authorization: `Bearer ${token}` },
    deadlineMs: DEADLINE_MS,
    maxBytes: BYTES_MOST,
  })
}

const asEntries = ({ total, next, items }: z.output<typeof EntryPage>): EntriesPage => ({
  total,
  hasMore: Boolean(next) && items.length > 0,
  entries: items,
})

const asPlaylist = (head: z.output<typeof PlaylistHead>): SpotifyPlaylist => ({
  id: head.id,
  name: head.name?.trim() || 'Playlist without a name',
  description: head.description?.trim() || null,
  isCollaborative: head.collaborative ?? false,
  ownerId: head.owner?.id ?? null,
  ownerName: head.owner?.display_name ?? null,
  snapshotId: head.snapshot_id ?? null,
  trackCount: (head.items ?? head.tracks)?.total ?? 0,
})
