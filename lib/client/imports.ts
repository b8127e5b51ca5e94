import {
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import type { ResponseOf } from '@/lib/contract/contract'
import { imports as contract, type Import } from '@/lib/contract/imports'
import { youtube } from '@/lib/contract/youtube'
import { api, upload, urlOf } from './api'
import { forgetLists } from './lists'

export type ImportPage = ResponseOf<typeof contract.list>

const PER_PAGE = 20
const POLL_MS = { queued: 3_000, running: 1_000, stopped: 1_000 }
/** A stopped import still writes its report for a moment. */
const SETTLES_MS = 6_000
/** Over HTTP/1.1 a browser keeps six connections to a server, and other pages need theirs. */
const STREAMS_MOST = 2
let streams = 0

const keyOf = (importId: string) => ['imports', importId] as const

/** Has the list of imports read anew: one was begun. What is watched of each stays. */
export const forgetImports = (client: QueryClient) =>
  client.invalidateQueries({ queryKey: ['imports'], exact: true })

/** Imports page by page, the latest first. */
export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['imports'],
    queryFn: ({ pageParam, signal }) =>
      api(contract.list, { limit: PER_PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** Sends a file to be imported. Throws ApiProblem. */
export const importFile = (file: File): Promise<Import> => upload(contract.create, file)

/** Begins to bring a playlist of YouTube in by its link. */
export function useYoutubeImport(onBegun: (begun: Import) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (url: string) => api(youtube.import, { url }),
    onSuccess(begun) {
      onBegun(begun)
      void forgetImports(client)
    },
  })
}

/** Stops an import; what came in stays. Throws ApiProblem. */
export const stopImport = (importId: string): Promise<Import> => api(contract.cancel, { importId })

/** Whether an import waits or is under way. */
export const isOpen = ({ status }: Import): boolean => status === 'queued' || status === 'running'

/** An import as it goes on: told by the server, or asked for where telling fails. */
export function useWatchedImport(known: Import): { current: Import; isLost: boolean } {
  const client = useQueryClient()
  const [isTold, setTold] = useState(false)
  const query = useQuery({
    queryKey: keyOf(known.id),
    queryFn: ({ signal }) => api(contract.find, { importId: known.id }, { signal }),
    initialData: known,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => pollAfter(state.data ?? known, isTold),
  })
  const isGoingOn = isOpen(query.data)

  useEffect(() => {
    if (!isGoingOn) return
    const letGo = listen(known.id, {
      onImport: (told) => client.setQueryData(keyOf(known.id), told),
      onChange: setTold,
    })
    return () => {
      letGo()
      forgetLists(client)
    }
  }, [client, known.id, isGoingOn])

  return { current: query.data, isLost: query.isError && isGoingOn }
}

/** An import that ended, with the skipped rows that a list of imports may leave out. */
export function useReport(known: Import) {
  const { report } = known
  const query = useQuery({
    queryKey: [...keyOf(known.id), 'report'],
    queryFn: ({ signal }) => api(contract.find, { importId: known.id }, { signal }),
    enabled: report.skippedCount > report.skipped.length,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { data: query.data ?? known, error: query.error, refetch: query.refetch }
}

/** Stops an import, and shows it stopped. */
export function useStopImport(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => stopImport(importId),
    onSuccess: (stopped) => client.setQueryData(keyOf(importId), stopped),
    onError: (error) => {
      client.invalidateQueries({ queryKey: keyOf(importId) })
      toast(`The import was not stopped. ${error.message}`)
    },
  })
}

function pollAfter({ status, finishedAt }: Import, isTold: boolean): number | false {
  if (status === 'queued' || status === 'running') return isTold ? false : POLL_MS[status]
  const settles = status === 'cancelled' && Date.parse(finishedAt ?? '') > Date.now() - SETTLES_MS
  return settles ? POLL_MS.stopped : false
}

type Listener = { onImport: (told: Import) => void; onChange: (isTold: boolean) => void }

// Answers how to let go.
function listen(importId: string, { onImport, onChange }: Listener): () => void {
  if (streams >= STREAMS_MOST) return () => {}
  streams++
  let isLetGo = false
  const source = new EventSource(urlOf(contract.events, { importId }))
  function letGo() {
    if (isLetGo) return
    isLetGo = true
    streams--
    source.close()
    onChange(false)
  }
  source.onopen = () => onChange(true)
  source.onerror = letGo
  source.addEventListener('import', ({ data }) => onImport(JSON.parse(data)))
  return letGo
}
