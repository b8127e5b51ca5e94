import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import type { JobBoard } from '@/lib/contract/admin'
import { admin as contract } from '@/lib/contract/admin'
import { api } from './api'

const KEY = ['job-board']
const LOOK_EVERY_MS = 2_000

/** The queues as they stand, asked again every two seconds while somebody looks. */
export const useJobBoard = (first: JobBoard) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.jobs, {}, { signal }),
    initialData: first,
    refetchInterval: LOOK_EVERY_MS,
  })

/** Tries one failed job again. */
export const useRetryJob = () => useBoardChange((jobId: string) => api(contract.retry, { jobId }))

/** Tries all failed jobs of a queue again. */
export const useRetryQueue = () =>
  useBoardChange((queue: string) => api(contract.retryAll, { queue }))

/** Pauses a queue that runs, and resumes one that is paused. */
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
