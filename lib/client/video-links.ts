import type { ResponseOf } from '@/lib/contract/contract'
import { MAX_LOOKUP_LINKS, videoLinks } from '@/lib/contract/video-links'
import { api } from './api'

export type FoundLink = ResponseOf<typeof videoLinks.lookUp>['data'][number]
export type LinkResult = ResponseOf<typeof videoLinks.set>['data'][number]
export type SongLink = { songId: string; url: string }

/** Fewer than the API takes, so that a call ends well within its deadline. */
const LINKS_PER_CALL = 25
const MAX_PARALLEL_CALLS = 2

/** Looks up the titles of videos by their links, in the order of the links. @throws ApiProblem */
export const lookUpLinks = (urls: string[], signal?: AbortSignal): Promise<FoundLink[]> =>
  inChunks(urls, Math.min(LINKS_PER_CALL, MAX_LOOKUP_LINKS), async (chunk) => {
    return (await api(videoLinks.lookUp, { urls: chunk }, { signal })).data
  })

/**
 * Sets the videos of songs by links; the results are in the order of the links. A call that fails makes
 * the links of its part `not_checked`, and does not affect the others.
 */
export const setVideos = (links: SongLink[]): Promise<LinkResult[]> =>
  inChunks(links, LINKS_PER_CALL, (videos) =>
    api(videoLinks.set, { videos }).then(
      ({ data }) => data,
      () => videos.map(({ songId }) => ({ songId, fault: 'not_checked' as const, song: null })),
    ),
  )

/** Maps parts of a list with two of them at a time. */
async function inChunks<Item, Result>(
  items: Item[],
  size: number,
  map: (chunk: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, at) => at * size)
  const results = new Map<number, Result[]>()
  const remaining = starts.values()
  async function work() {
    for (const start of remaining) results.set(start, await map(items.slice(start, start + size)))
  }
  await Promise.all(Array.from({ length: MAX_PARALLEL_CALLS }, work))
  return starts.flatMap((start) => results.get(start) ?? [])
}
