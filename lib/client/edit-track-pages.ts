import type { InfiniteData } from '@tanstack/react-query'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { TrackPage } from './list-queries'

export type TrackPages = InfiniteData<TrackPage, string | undefined>

/** Returns the pages without the tracks `ids`. */
export const withoutTracks = (pages: TrackPages, ids: ReadonlySet<string>): TrackPages =>
  mapPages(pages, (page) => page.filter((track) => !ids.has(track.id)))

/** Returns the pages with one track changed. */
export const withTrack = (pages: TrackPages, id: string, change: Partial<Track>): TrackPages =>
  mapPages(pages, (page) =>
    page.map((track) => (track.id === id ? { ...track, ...change } : track)),
  )

/** Returns all tracks as one page, with the track at index `from` moved to index `to`. */
export function withMove({ pages }: TrackPages, from: number, to: number): TrackPages {
  const data = pages.flatMap((page) => page.data)
  const [moved] = data.splice(from, 1)
  if (moved) data.splice(to, 0, moved)
  const nextCursor = pages.at(-1)?.nextCursor ?? null
  return { pages: [{ data, nextCursor }], pageParams: [undefined] }
}

const mapPages = (pages: TrackPages, change: (data: Track[]) => Track[]): TrackPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, data: change(page.data) })),
})
