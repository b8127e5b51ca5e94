import {
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ResponseOf } from '@/lib/contract/contract'
import type { Import } from '@/lib/contract/import'
import { imports as contract } from '@/lib/contract/imports'
import { youtube } from '@/lib/contract/youtube'
import { api, upload } from './api'
import { openImportStream } from './import-stream'
import { invalidateLists } from './invalidate-lists'

export type ImportPage = ResponseOf<typeof contract.list>

const PAGE_SIZE = 20
const POLL_MS = { queued: 3_000, running: 1_000, stopped: 1_000 }
/** The worker writes the report of a stopped import a moment later. */
const REPORT_DELAY_MS = 6_000

/** The key of the query of one import. */
export const importKey = (importId: string) => ['imports', importId] as const
const reportKeyOf = (importId: string) => [...importKey(importId), 'report'] as const
/** The query keys of one import. */
export const importKeys = (importId: string) => [importKey(importId), reportKeyOf(importId)]

/** Marks the list of imports as stale; the queries of single imports stay fresh. */
export const invalidateImports = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ['imports'], exact: true })

/** Marks the reports of imports as stale, after tracks got a recording. */
export const invalidateReports = (client: QueryClient) =>
  client.invalidateQueries({
    queryKey: ['imports'],
    predicate: ({ queryKey }) => queryKey.at(-1) === 'report',
  })

/** Reads imports page by page, the latest first. */
export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['imports'],
    queryFn: ({ pageParam, signal }) =>
      api(contract.list, { limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** Uploads a file to import. @throws ApiProblem */
export const importFile = (file: File): Promise<Import> => upload(contract.create, file)

/** Imports pasted lines, links, or the text of a playlist file. */
export function useTextImport(onStarted: (started: Import) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { text: string; name?: string }) => api(contract.createFromText, input),
    onSuccess(started) {
      onStarted(started)
      void invalidateImports(client)
    },
  })
}

/** Starts the import of a YouTube playlist by its link, on servers without a key with its videos. */
export function useYoutubeImport(onStarted: (started: Import) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { url: string; videoIds?: string[] }) => api(youtube.import, input),
    onSuccess(started) {
      onStarted(started)
      void invalidateImports(client)
    },
  })
}

/** Stops an import and keeps the playlists it has imported. @throws ApiProblem */
export const stopImport = (importId: string): Promise<Import> => api(contract.cancel, { importId })

/** Whether an import is queued or running. */
export const isOpen = ({ status }: Import): boolean => status === 'queued' || status === 'running'

/**
 * Returns the current state of an import, from server-sent events or, if there is no stream, by
 * polling. `isLost` is true while the import is open and the last poll failed.
 */
export function useWatchedImport(initial: Import): { current: Import; isLost: boolean } {
  const client = useQueryClient()
  const [isStreaming, setStreaming] = useState(false)
  const query = useQuery({
    queryKey: importKey(initial.id),
    queryFn: ({ signal }) => api(contract.find, { importId: initial.id }, { signal }),
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => pollIntervalMs(state.data ?? initial, isStreaming),
  })
  const isUnfinished = isOpen(query.data)

  useEffect(() => {
    if (!isUnfinished) return
    const close = openImportStream(initial.id, {
      onImport: (received) => client.setQueryData(importKey(initial.id), received),
      onChange: setStreaming,
    })
    return () => {
      close()
      invalidateLists(client)
    }
  }, [client, initial.id, isUnfinished])

  return { current: query.data, isLost: query.isError && isUnfinished }
}

/** Whether a list of imports omitted a part of the report. */
const isSummary = ({ report, confirmation, playlists, undoneAt }: Import): boolean =>
  report.skippedCount > report.skipped.length ||
  report.removed > report.removedTracks.length ||
  (confirmation?.count ?? 0) > (confirmation?.tracks.length ?? 0) ||
  (playlists.length > 0 && report.playable === null && undoneAt === null)

/** Returns an ended import with its skipped rows and changed tracks, which lists of imports omit. */
export function useReport(initial: Import) {
  const query = useQuery({
    queryKey: reportKeyOf(initial.id),
    queryFn: ({ signal }) => api(contract.find, { importId: initial.id }, { signal }),
    enabled: isSummary(initial),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { error, isLoading, refetch } = query
  return { data: query.data ?? initial, error, isLoading, refetch }
}

/** Stops an import and updates its query, also if that failed. */
export function useStopImport(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => stopImport(importId),
    onSuccess: (stopped) => client.setQueryData(importKey(importId), stopped),
    onError: () => client.invalidateQueries({ queryKey: importKey(importId) }),
  })
}

function pollIntervalMs({ status, finishedAt }: Import, isStreaming: boolean): number | false {
  if (status === 'queued' || status === 'running') return isStreaming ? false : POLL_MS[status]
  const isReportPending =
    status === 'cancelled' && Date.parse(finishedAt ?? '') > Date.now() - REPORT_DELAY_MS
  return isReportPending ? POLL_MS.stopped : false
}
