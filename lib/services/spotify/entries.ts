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
/** The reason for an entry, or a list, of an unexpected form. */
export const UNKNOWN_ENTRY = { code: 'unknown_entry', params } satisfies SkipReason
const REMOVED = { code: 'removed_from_service', params } satisfies SkipReason

/** Converts an entry of a list; `line` is its position in the list, from 1. */
export function readEntry(raw: unknown, line: number): RowEvent {
  const parsed = PlaylistEntry.safeParse(raw)
  if (!parsed.success) return skip(line, UNKNOWN_ENTRY)
  const media = parsed.data.item ?? parsed.data.track
  if (!media) return skip(line, REMOVED)
  if (parsed.data.is_local) return skip(line, { code: 'local_file' }, media)
  if (media.type === 'episode') return skip(line, { code: 'podcast_episode' }, media)
  if (!media.name?.trim()) return skip(line, REMOVED, media)
  return toTrackEvent(parsed.data, media, line)
}

function toTrackEvent({ added_at }: SpotifyEntry, media: SpotifyMedia, line: number): RowEvent {
  const { album } = media
  return trackEvent({
    line,
    title: media.name ?? '',
    artists: toNames(media.artists),
    album: album?.name ?? null,
    albumArtists: toNames(album?.artists),
    durationMs: media.duration_ms ?? null,
    isrc: media.external_ids?.isrc ?? null,
    spotifyId: parseId(media),
    explicit: media.explicit ?? false,
    releaseYear: parseReleaseYear(album?.release_date),
    releaseDate: album?.release_date ?? undefined,
    discNumber: media.disc_number ?? undefined,
    trackNumber: media.track_number ?? undefined,
    trackTotal: album?.total_tracks ?? undefined,
    isCompilation: album?.album_type === 'compilation' || undefined,
    coverUrl: chooseCover(album?.images),
    addedAt: parseInstant(added_at),
  })
}

const skip = (line: number, reason: SkipReason, media?: SpotifyMedia): RowEvent =>
  skipEvent({
    line,
    ...reason,
    text: [...toNames(media?.artists), media?.name ?? ''].filter(Boolean).join(' - '),
  })

const toNames = (artists: SpotifyMedia['artists']): string[] =>
  (artists ?? []).flatMap(({ name }) => (name ? [name] : []))

const parseId = ({ id }: SpotifyMedia) => (/^[A-Za-z0-9]{22}$/.test(id ?? '') ? (id ?? null) : null)

function parseReleaseYear(date: string | null | undefined): number | null {
  const [, year] = /^(\d{4})(?:-|$)/.exec(date ?? '') ?? []
  return year && year !== '0000' ? Number(year) : null
}

const COVER_WIDTH_PIXELS = 300

// The image nearest to the displayed size; Spotify has 640, 300 and 64 pixels.
const chooseCover = (images: NonNullable<SpotifyMedia['album']>['images']): string | null =>
  images
    ?.toSorted(
      (a, b) =>
        Math.abs((a.width ?? 0) - COVER_WIDTH_PIXELS) -
        Math.abs((b.width ?? 0) - COVER_WIDTH_PIXELS),
    )
    .at(0)?.url ?? null

// Old lists have null or 1970.
function parseInstant(text: string | null | undefined): string | null {
  const at = Date.parse(text ?? '')
  return at > 0 ? new Date(at).toISOString() : null
}
