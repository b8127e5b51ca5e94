import { admin as contract } from '@/lib/contract/admin'
import { bind } from '@/lib/http/bind'
import {
  findJobBoard,
  pauseQueue,
  resumeQueue,
  retryFailedJobs,
  retryJob,
} from '@/lib/services/jobs/admin'

export const admin = [
  bind(contract.jobs, findJobBoard),
  bind(contract.retry, retryJob),
  bind(contract.retryAll, retryFailedJobs),
  bind(contract.pause, pauseQueue),
  bind(contract.resume, resumeQueue),
] as const
