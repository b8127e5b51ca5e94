import 'server-only'
import type { z } from 'zod'
import { env } from '@/lib/config/env'
import { fetchJson } from '../fetch-json'
import { EntryPage, PlaylistDetails, PlaylistPage, Profile } from './shapes'

/** The largest page that Spotify allows. */
export const PAGE_SIZE = 50

const DEADLINE_MS = 10_000
const MAX_RESPONSE_BYTES = 8 * 2 ** 20

const MEDIA_FIELDS =
  'type,id,name,duration_ms,explicit,external_ids,artists(name),album(name,release_date,images,artists(name))'
const ENTRY_FIELDS = `total,next,items(added_at,is_local,item(${MEDIA_FIELDS}),track(${MEDIA_FIELDS}))`
const PLAYLIST_FIELDS =
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

/**
 * Fetches the account of the token.
 * @throws UpstreamError, as all functions of this file.
 */
export async function fetchProfile(token: string) {
  const profile = await get(token, '/me', {}, Profile)
  return {
    accountId: profile.account_id ?? profile.id,
    profileId: profile.id,
    displayName: profile.display_name?.trim() || profile.id,
  }
}

/** Fetches a page of the playlists that the user owns or follows. */
export async function fetchPlaylists(token: string, offset: number) {
  const page = await get(token, '/me/playlists', { limit: PAGE_SIZE, offset }, PlaylistPage)
  const playlists = page.items.filter((playlist) => playlist !== null).map(toPlaylist)
  return { hasMore: Boolean(page.next) && page.items.length > 0, playlists }
}

/** Fetches the name and the current version of a playlist. */
export const fetchPlaylist = async (token: string, id: string): Promise<SpotifyPlaylist> =>
  toPlaylist(
    await get(
      token,
      `/playlists/${encodeURIComponent(id)}`,
      { fields: PLAYLIST_FIELDS },
      PlaylistDetails,
    ),
  )

/** Fetches a page of the entries of a playlist. Spotify allows that to owners and collaborators only. */
export async function fetchEntries(
  token: string,
  id: string,
  offset: number,
): Promise<EntriesPage> {
  const path = `/playlists/${encodeURIComponent(id)}/items`
  const query = {
    limit: PAGE_SIZE,
    offset,
    fields: ENTRY_FIELDS,
    additional_types: 'track,episode',
  }
  return toEntriesPage(await get(token, path, query, EntryPage))
}

/** Fetches a page of liked songs, the latest first. */
export const fetchLiked = async (token: string, offset: number): Promise<EntriesPage> =>
  toEntriesPage(await get(token, '/me/tracks', { limit: PAGE_SIZE, offset }, EntryPage))

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
    maxBytes: MAX_RESPONSE_BYTES,
  })
}

const toEntriesPage = ({ total, next, items }: z.output<typeof EntryPage>): EntriesPage => ({
  total,
  hasMore: Boolean(next) && items.length > 0,
  entries: items,
})

const toPlaylist = (details: z.output<typeof PlaylistDetails>): SpotifyPlaylist => ({
  id: details.id,
  name: details.name?.trim() || 'Unnamed playlist',
  description: details.description?.trim() || null,
  isCollaborative: details.collaborative ?? false,
  ownerId: details.owner?.id ?? null,
  ownerName: details.owner?.display_name ?? null,
  snapshotId: details.snapshot_id ?? null,
  trackCount: (details.items ?? details.tracks)?.total ?? 0,
})
