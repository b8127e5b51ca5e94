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
import { api, upload, urlOf } from './api'
import { invalidateLists } from './invalidate-lists'

export type ImportPage = ResponseOf<typeof contract.list>

const PAGE_SIZE = 20
const POLL_MS = { queued: 3_000, running: 1_000, stopped: 1_000 }
/** The worker writes the report of a stopped import a moment later. */
const REPORT_DELAY_MS = 6_000
/** Over HTTP/1.1 a browser opens at most six connections to a server, for all its tabs. */
const MAX_STREAMS = 2
let openStreams = 0

const keyOf = (importId: string) => ['imports', importId] as const

/** Marks the list of imports as stale; the queries of single imports stay fresh. */
export const invalidateImports = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ['imports'], exact: true })

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

/** Starts the import of a YouTube playlist by its link. */
export function useYoutubeImport(onStarted: (started: Import) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (url: string) => api(youtube.import, { url }),
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
    queryKey: keyOf(initial.id),
    queryFn: ({ signal }) => api(contract.find, { importId: initial.id }, { signal }),
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => pollIntervalMs(state.data ?? initial, isStreaming),
  })
  const isUnfinished = isOpen(query.data)

  useEffect(() => {
    if (!isUnfinished) return
    const close = openStream(initial.id, {
      onImport: (received) => client.setQueryData(keyOf(initial.id), received),
      onChange: setStreaming,
    })
    return () => {
      close()
      invalidateLists(client)
    }
  }, [client, initial.id, isUnfinished])

  return { current: query.data, isLost: query.isError && isUnfinished }
}

/** Returns an ended import with its skipped rows, which lists of imports omit. */
export function useReport(initial: Import) {
  const { report } = initial
  const query = useQuery({
    queryKey: [...keyOf(initial.id), 'report'],
    queryFn: ({ signal }) => api(contract.find, { importId: initial.id }, { signal }),
    enabled: report.skippedCount > report.skipped.length,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { data: query.data ?? initial, error: query.error, refetch: query.refetch }
}

/** Stops an import and updates its query, also if that failed. */
export function useStopImport(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => stopImport(importId),
    onSuccess: (stopped) => client.setQueryData(keyOf(importId), stopped),
    onError: () => client.invalidateQueries({ queryKey: keyOf(importId) }),
  })
}

function pollIntervalMs({ status, finishedAt }: Import, isStreaming: boolean): number | false {
  if (status === 'queued' || status === 'running') return isStreaming ? false : POLL_MS[status]
  const isReportPending =
    status === 'cancelled' && Date.parse(finishedAt ?? '') > Date.now() - REPORT_DELAY_MS
  return isReportPending ? POLL_MS.stopped : false
}

type Listener = {
  onImport: (received: Import) => void
  onChange: (isStreaming: boolean) => void
}

/** Returns a function that closes the stream. */
function openStream(importId: string, { onImport, onChange }: Listener): () => void {
  if (openStreams >= MAX_STREAMS) return () => {}
  openStreams++
  let isClosed = false
  const source = new EventSource(urlOf(contract.events, { importId }))
  function close() {
    if (isClosed) return
    isClosed = true
    openStreams--
    source.close()
    onChange(false)
  }
  source.onopen = () => onChange(true)
  source.onerror = close
  source.addEventListener('import', ({ data }) => onImport(JSON.parse(data)))
  return close
}
