import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { JobBoard } from '@/lib/contract/admin'
import { admin as contract } from '@/lib/contract/admin'
import { api } from './api'

const KEY = ['job-board']
const POLL_INTERVAL_MS = 2_000

/** Returns the state of the queues, read again every two seconds; `initial` came with the page. */
export const useJobBoard = (initial: JobBoard) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.jobs, {}, { signal }),
    initialData: initial,
    refetchInterval: POLL_INTERVAL_MS,
  })

/** Starts a backup, which appears in its queue. */
export const useStartBackup = () => useBoardChange(() => api(contract.startBackup, {}))

/** Retries one failed job. */
export const useRetryJob = () => useBoardChange((jobId: string) => api(contract.retry, { jobId }))

/** Retries all failed jobs of a queue. */
export const useRetryQueue = () =>
  useBoardChange((queue: string) => api(contract.retryAll, { queue }))

/** Pauses a queue, or resumes it if it is paused. */
export const usePause = () =>
  useBoardChange(({ name, isPaused }: { name: string; isPaused: boolean }) =>
    isPaused ? api(contract.resume, { queue: name }) : api(contract.pause, { queue: name }),
  )

function useBoardChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onError: (error) => toast.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
