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
  [contract.jobs, bind(contract.jobs, findJobBoard)],
  [contract.retry, bind(contract.retry, retryJob)],
  [contract.retryAll, bind(contract.retryAll, retryFailedJobs)],
  [contract.pause, bind(contract.pause, pauseQueue)],
  [contract.resume, bind(contract.resume, resumeQueue)],
] as const
