import 'server-only'
import { skipEvent } from '@/lib/importers/skip'
import { trackEvent } from '@/lib/importers/track'
import type { RowEvent } from '@/lib/importers/types'
import {
  PlaylistEntry,
  type SpotifyEntry,
  type SpotifyMedia,
} from '@/lib/integrations/spotify/shapes'
import type { SkipReason } from '@/lib/skip-reasons'

const params = { service: 'Spotify' } as const
/** The entry, or all entries, of a list do not have the expected form. */
export const UNKNOWN_ENTRY = { code: 'unknown_entry', params } satisfies SkipReason
const REMOVED = { code: 'removed_from_service', params } satisfies SkipReason

/** The track or the skip that an entry comes to; `line` is its place in the list, from 1. */
export function readEntry(raw: unknown, line: number): RowEvent {
  const parsed = PlaylistEntry.safeParse(raw)
  if (!parsed.success) return skip(line, UNKNOWN_ENTRY)
  const media = parsed.data.item ?? parsed.data.track
  if (!media) return skip(line, REMOVED)
  if (parsed.data.is_local) return skip(line, { code: 'local_file' }, media)
  if (media.type === 'episode') return skip(line, { code: 'podcast_episode' }, media)
  if (!media.name?.trim()) return skip(line, REMOVED, media)
  return trackOf(parsed.data, media, line)
}

function trackOf({ added_at }: SpotifyEntry, media: SpotifyMedia, line: number): RowEvent {
  const { album } = media
  return trackEvent({
    line,
    title: media.name ?? '',
    artists: namesOf(media.artists),
    album: album?.name ?? null,
    albumArtists: namesOf(album?.artists),
    durationMs: media.duration_ms ?? null,
    isrc: media.external_ids?.isrc ?? null,
    spotifyId: idOf(media),
    explicit: media.explicit ?? false,
    releaseYear: yearOf(album?.release_date),
    releaseDate: album?.release_date ?? undefined,
    discNumber: media.disc_number ?? undefined,
    trackNumber: media.track_number ?? undefined,
    trackTotal: album?.total_tracks ?? undefined,
    isCompilation: album?.album_type === 'compilation' || undefined,
    coverUrl: coverOf(album?.images),
    addedAt: instantOf(added_at),
  })
}

const skip = (line: number, reason: SkipReason, media?: SpotifyMedia): RowEvent =>
  skipEvent({
    line,
    ...reason,
    text: [...namesOf(media?.artists), media?.name ?? ''].filter(Boolean).join(' - '),
  })

const namesOf = (artists: SpotifyMedia['artists']): string[] =>
  (artists ?? []).flatMap(({ name }) => (name ? [name] : []))

const idOf = ({ id }: SpotifyMedia) => (/^[A-Za-z0-9]{22}$/.test(id ?? '') ? (id ?? null) : null)

function yearOf(date: string | null | undefined): number | null {
  const [, year] = /^(\d{4})(?:-|$)/.exec(date ?? '') ?? []
  return year && year !== '0000' ? Number(year) : null
}

const COVER_WIDTH = 300

// The one that is nearest to how large covers are shown; Spotify has 640, 300 and 64.
const coverOf = (images: NonNullable<SpotifyMedia['album']>['images']): string | null =>
  images
    ?.toSorted(
      (a, b) => Math.abs((a.width ?? 0) - COVER_WIDTH) - Math.abs((b.width ?? 0) - COVER_WIDTH),
    )
    .at(0)?.url ?? null

// Very old lists say null, or 1970.
function instantOf(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '')
  return at > 0 ? new Date(at).toISOString() : null
}
