import type { InfiniteData } from '@tanstack/react-query'
import type { Track } from '@/lib/contract/playlist-tracks'
import { fetchListPage, type TrackPage } from './list-tracks'

export type TrackPages = InfiniteData<TrackPage, string | undefined>

/**
 * Returns the tracks of the pages in list order, each once: one that is moved behind the last page while
 * others load comes again with the next page.
 */
export const tracksIn = ({ pages }: Pick<TrackPages, 'pages'>): Track[] => [
  ...new Map(pages.flatMap(({ data }) => data).map((track) => [track.id, track])).values(),
]

/** Returns the pages without the tracks `ids`. */
export const withoutTracks = (pages: TrackPages, ids: ReadonlySet<string>): TrackPages =>
  mapPages(pages, (page) => page.filter((track) => !ids.has(track.id)))

/** Returns the pages with the tracks `ids` changed. */
export const withTracks = (
  pages: TrackPages,
  ids: ReadonlySet<string>,
  change: Partial<Track>,
): TrackPages =>
  mapPages(pages, (page) =>
    page.map((track) => (ids.has(track.id) ? { ...track, ...change } : track)),
  )

/**
 * Returns all tracks as one page, with the tracks `ids` moved to index `position` of the others, where
 * they follow each other in the given order.
 */
export function withMove(loaded: TrackPages, ids: readonly string[], position: number): TrackPages {
  const all = tracksIn(loaded)
  const isMoved = new Set(ids)
  const byId = new Map(all.map((track) => [track.id, track]))
  const moved = ids.flatMap((id) => byId.get(id) ?? [])
  const others = all.filter((track) => !isMoved.has(track.id))
  const data = others.toSpliced(position, 0, ...moved)
  const nextCursor = loaded.pages.at(-1)?.nextCursor ?? null
  return { pages: [{ data, nextCursor }], pageParams: [undefined] }
}

/** Returns the pages with the songs as `latest` has them: the songs of a list change without its tracks. */
export function withSongsOf(pages: TrackPages, latest: TrackPages): TrackPages {
  const songs = new Map(tracksIn(latest).map(({ song }) => [song.id, song]))
  return mapPages(pages, (page) =>
    page.map((track) => ({ ...track, song: songs.get(track.song.id) ?? track.song })),
  )
}

/** Whether two lists have the same tracks in the same order, with the same exclusions. */
export function haveSameTracks(one: TrackPages, other: TrackPages): boolean {
  const [tracks, others] = [one, other].map(tracksIn)
  return (
    tracks?.length === others?.length &&
    tracks?.every(({ id, excluded }, index) => {
      const track = others?.[index]
      return track?.id === id && track.excluded === excluded
    }) === true
  )
}

/**
 * Returns the pages with the last one read again: what follows it is read as its next pages.
 * @throws ApiProblem
 */
export async function withLastPage(
  list: string,
  { pages, pageParams }: TrackPages,
): Promise<TrackPages> {
  const page = await fetchListPage({ list }, pageParams.at(-1))
  return { pages: [...pages.slice(0, -1), page], pageParams }
}

const mapPages = (pages: TrackPages, change: (data: Track[]) => Track[]): TrackPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, data: change(page.data) })),
})
