import { z } from 'zod'

const text = z.string().max(20_000)
const count = z.number().int().min(0).max(1_000_000)
const named = z.object({ name: text.nullish() })

/** A song or an episode; what an account no longer gets to know is null or left out. */
const Media = z.object({
  type: text.nullish(),
  id: text.nullish(),
  name: text.nullish(),
  duration_ms: z.number().nullish(),
  explicit: z.boolean().nullish(),
  external_ids: z.object({ isrc: text.nullish() }).nullish(),
  artists: z.array(named).max(200).nullish(),
  album: z
    .object({
      name: text.nullish(),
      release_date: text.nullish(),
      images: z
        .array(z.object({ url: text, width: z.number().nullish() }))
        .max(20)
        .nullish(),
      artists: z.array(named).max(200).nullish(),
    })
    .nullish(),
})
export type SpotifyMedia = z.output<typeof Media>

/** An entry of a list: `item` since 2026, `track` before, and in liked songs. */
export const Entry = z.object({
  added_at: text.nullish(),
  is_local: z.boolean().nullish(),
  item: Media.nullish(),
  track: Media.nullish(),
})
export type SpotifyEntry = z.output<typeof Entry>

const MOST_A_PAGE = 100

// One odd entry must not cost the page: each is read by itself.
export const EntryPage = z.object({
  total: count,
  next: text.nullish(),
  items: z.array(z.unknown()).max(MOST_A_PAGE),
})

const id = z.string().min(1).max(200)
const size = z.object({ total: count }).nullish()

export const PlaylistHead = z.object({
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
  // Spotify answers null in place of a playlist that it can no longer show; one that is described
  // in an odd way must not cost the page either.
  items: z.array(PlaylistHead.nullable().catch(null)).max(MOST_A_PAGE),
})

export const Profile = z.object({
  id,
  /** The key that stays for life; `id` may change. */
  account_id: id.nullish(),
  display_name: text.nullish(),
})
