import 'server-only'
import type { ImportListRow, ImportRow } from '@/db'
import type { RowEvent } from '@/lib/importers/types'
import type { ServiceName } from '@/lib/skip-reasons'
import type { AlignedPlaylist } from '../align-tracks'

/** A list of an import from another service. */
export type ImportList = { row: ImportRow; list: ImportListRow }

/** A list that is being read. */
export type ListStep = ImportList & {
  /** Whether the import has no other list, so that skipped rows need not name it. */
  isOnlyList: boolean
  /** Whether the queue will not try the job again. */
  isLastTry: boolean
}

export type Page = {
  events: RowEvent[]
  /** The number of entries of the whole list; null if unknown. */
  total: number | null
  hasMore: boolean
  /** The token of the next page, for a service without offsets; null after the last page. */
  nextToken?: string | null
}

export type ClassifiedError = {
  /** The AppError for the user; any other value is a bug. */
  problem: unknown
  /** Whether another try can succeed. */
  isTransient: boolean
  /** The end of a pause that the service requested. */
  retryAt: Date | null
}

/** A service from which lists are imported page by page. */
export type PagedProvider = {
  source: 'spotify' | 'youtube'
  service: ServiceName
  job: 'spotify_import' | 'youtube_import'
  /** Opens many lists with few calls, if the service can; the others are opened one by one. */
  openLists?: (row: ImportRow, lists: ImportListRow[]) => Promise<void>
  /** Sets the state of a waiting list, and its name and length if they are not known yet. */
  openList: (step: ListStep) => Promise<void>
  /** Fetches the next page; null if the list was read to its end before. */
  fetchPage: (step: ListStep) => Promise<Page | null>
  /** Whether everything after a page with these songs was imported before. */
  isRestImported?: (step: ListStep, songIds: string[]) => Promise<boolean>
  /** Restarts a list that changed at the service while it was read; false if it did not. */
  restartIfChanged?: (step: ListStep) => Promise<boolean>
  /** Handles an error that concerns only this list; false for other errors. */
  recover: (step: ListStep, error: unknown) => Promise<boolean>
  /** Applies the songs of a list. If it was not read whole, nothing may be removed. */
  apply: (list: ImportList, isWhole: boolean) => Promise<AlignedPlaylist | undefined>
  classifyError: (error: unknown) => ClassifiedError
}

export const keyOf = ({ row, list }: ImportList) => ({ importId: row.id, number: list.number })
