import { queryOptions } from '@tanstack/react-query'
import {
  textRepairs as contract,
  MAX_REPAIRED_SONGS,
  type TEXT_ENCODINGS,
  type TextRepairs,
} from '@/lib/contract/text-repairs'
import { api } from './api'

export type TextEncoding = (typeof TEXT_ENCODINGS)[number]
type Changes = TextRepairs['changes']
type Repair = {
  apply: boolean
  /** Receives the changes of each call, also if a later one fails. */
  onPart?: (changes: Changes) => void
}

/** Reads what a repair of the texts of songs would change. */
export const textRepairQuery = (songIds: string[], encoding: TextEncoding) =>
  queryOptions({
    queryKey: ['text-repair', songIds, encoding],
    queryFn: () => repairTexts(songIds, encoding, { apply: false }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

/** Reads the texts of songs in another encoding, in calls of 100 songs. @throws ApiProblem */
export async function repairTexts(
  songIds: string[],
  encoding: TextEncoding,
  { apply, onPart }: Repair,
): Promise<Changes> {
  const changes: Changes = []
  for (const part of partsOf(songIds)) {
    const repaired = await api(contract.repair, { songIds: part, encoding, apply })
    onPart?.(repaired.changes)
    changes.push(...repaired.changes)
  }
  return changes
}

/** Undoes a repair. @throws ApiProblem */
export async function restoreTexts(changes: Changes): Promise<void> {
  const songs = changes.map(({ songId, before }) => ({ songId, texts: before }))
  for (const part of partsOf(songs)) await api(contract.undo, { songs: part })
}

const partsOf = <Item>(items: Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / MAX_REPAIRED_SONGS) }, (_, part) =>
    items.slice(part * MAX_REPAIRED_SONGS, (part + 1) * MAX_REPAIRED_SONGS),
  )
