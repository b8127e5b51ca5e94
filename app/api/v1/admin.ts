import { admin as contract } from '@/lib/contract/admin'
import { bind } from '@/lib/http/bind'
import {
  findJobBoard,
  pauseQueue,
  resumeQueue,
  retryFailedJobs,
  retryJob,
} from '@/lib/services/jobs/admin'
import { startBackup } from '@/lib/services/operations/start-backup'

export const admin = [
  bind(contract.startBackup, startBackup),
  bind(contract.jobs, findJobBoard),
  bind(contract.retry, retryJob),
  bind(contract.retryAll, retryFailedJobs),
  bind(contract.pause, pauseQueue),
  bind(contract.resume, resumeQueue),
] as const
