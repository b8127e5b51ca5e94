import 'server-only'
import type { Gap, Transaction } from '@/db'
import { eventLoopTurn } from '../shared/event-loop-turn'

type Targets = {
  /** Tracks whose indices are to be found. */
  ids: ReadonlySet<string>
  /** Indices of the other tracks, in ascending order, whose gaps are to be found. */
  gapIndices: readonly number[]
}

type Located = {
  /** The indices of those of the tracks that are present. */
  indexOf: Map<string, number>
  /** The gap before each index; that at the end for an index behind it. */
  gaps: Gap[]
}

/** An offset would be one long statement, and the embedded database blocks the process during one. */
const PAGE_TRACKS = 500

/** Finds tracks and gaps between the other tracks of a playlist, page by page from its beginning. */
export async function locateTracks(
  tx: Transaction,
  playlistId: string,
  { ids, gapIndices }: Targets,
): Promise<Located> {
  const indexOf = new Map<string, number>()
  const gaps: Gap[] = []
  let index = 0
  let before: string | null = null
  for await (const tracks of listPages(tx, playlistId)) {
    for (const { id, position } of tracks) {
      if (ids.has(id)) indexOf.set(id, index)
      else {
        if (gapIndices[gaps.length] === index - indexOf.size) gaps.push({ before, after: position })
        before = position
      }
      index++
    }
    if (indexOf.size === ids.size && gaps.length === gapIndices.length) break
  }
  while (gaps.length < gapIndices.length) gaps.push({ before, after: null })
  return { indexOf, gaps }
}

async function* listPages(tx: Transaction, playlistId: string) {
  for (let after: string | null = null; ; ) {
    const tracks: { id: string; position: string }[] = await tx.trackPositions.listPage(
      playlistId,
      after,
      PAGE_TRACKS,
    )
    yield tracks
    const last = tracks.at(-1)
    if (!last || tracks.length < PAGE_TRACKS) return
    after = last.position
    await eventLoopTurn()
  }
}
