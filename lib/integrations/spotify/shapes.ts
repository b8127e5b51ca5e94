import { z } from 'zod'

const text = z.string().max(20_000)
const count = z.number().int().min(0).max(1_000_000)
const named = z.object({ name: text.nullish() })

/** A song or an episode; fields that an account may not read are null or absent. */
const Media = z.object({
  type: text.nullish(),
  id: text.nullish(),
  name: text.nullish(),
  duration_ms: z.number().nullish(),
  explicit: z.boolean().nullish(),
  disc_number: z.number().nullish(),
  track_number: z.number().nullish(),
  external_ids: z.object({ isrc: text.nullish() }).nullish(),
  artists: z.array(named).max(200).nullish(),
  album: z
    .object({
      name: text.nullish(),
      release_date: text.nullish(),
      album_type: text.nullish(),
      total_tracks: z.number().nullish(),
      images: z
        .array(z.object({ url: text, width: z.number().nullish() }))
        .max(20)
        .nullish(),
      artists: z.array(named).max(200).nullish(),
    })
    .nullish(),
})
export type SpotifyMedia = z.output<typeof Media>

/** An entry of a list: in `item` since 2026; in `track` before, and for liked songs. */
export const PlaylistEntry = z.object({
  added_at: text.nullish(),
  is_local: z.boolean().nullish(),
  item: Media.nullish(),
  track: Media.nullish(),
})
export type SpotifyEntry = z.output<typeof PlaylistEntry>

const MAX_PAGE_ITEMS = 100

// An invalid entry must not fail the page: each is parsed on its own.
export const EntryPage = z.object({
  total: count,
  next: text.nullish(),
  items: z.array(z.unknown()).max(MAX_PAGE_ITEMS),
})

const id = z.string().min(1).max(200)
const size = z.object({ total: count }).nullish()

export const PlaylistDetails = z.object({
  id,
  name: text.nullish(),
  description: text.nullish(),
  collaborative: z.boolean().nullish(),
  snapshot_id: text.nullish(),
  owner: z.object({ id: text.nullish(), display_name: text.nullish() }).nullish(),
  items: size.catch(null),
  tracks: size.catch(null),
})

export const PlaylistPage = z.object({
  total: count,
  next: text.nullish(),
  // Spotify lists null for a playlist that is not available; an invalid one must not fail the page.
  items: z.array(PlaylistDetails.nullable().catch(null)).max(MAX_PAGE_ITEMS),
})

export const Profile = z.object({
  id,
  /** The permanent id; `id` may change. */
  account_id: id.nullish(),
  display_name: text.nullish(),
})
