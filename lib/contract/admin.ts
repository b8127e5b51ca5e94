import { z } from 'zod'
import { contract } from './contract'
import { id, instant } from './fields'
import { Job } from './jobs'

const count = z.int().min(0).max(2_147_483_647)
const queueName = z
  .string()
  .min(1)
  .max(50)
  .meta({ description: 'The name of a queue.', examples: ['import'] })

const Queue = z.object({
  name: queueName,
  isPaused: z.boolean(),
  waiting: count,
  active: count,
  oldestWaitingSeconds: z.number().min(0).max(1e9).nullable(),
  donePerMinute: z.number().min(0).max(1e9).describe('Over the last five minutes.'),
  failedPerMinute: z.number().min(0).max(1e9).describe('Over the last five minutes.'),
})

const DeadJob = z.object({
  id,
  queue: queueName,
  attempts: z.int().min(0).max(1000),
  reason: z
    .string()
    .max(500)
    .meta({ examples: ['Spotify did not respond in time.'] }),
  createdAt: instant,
  failedAt: instant,
})

export const JobBoard = z.object({
  queues: z.array(Queue).max(100),
  failures: z.array(DeadJob).max(100).describe('Jobs whose last attempt failed, latest first.'),
})
export type JobBoard = z.output<typeof JobBoard>

const params = z.strictObject({ queue: queueName })

export const admin = {
  startBackup: contract({
    operationId: 'startBackup',
    method: 'post',
    path: '/admin/backups',
    tag: 'Administration',
    summary: 'Start a backup',
    description:
      'Queues the nightly backup now and returns its job: database and uploads go to `BACKUP_TARGET`, or without one the database to the data folder.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    output: Job,
    status: 202,
    errors: ['conflict'],
    locationBase: '/jobs',
  }),
  jobs: contract({
    operationId: 'listJobs',
    method: 'get',
    path: '/admin/jobs',
    tag: 'Administration',
    summary: 'Get the job queues',
    description:
      'Returns the numbers of waiting and active jobs and the throughput of each queue, and the jobs whose last attempt failed with the reason.',
    access: 'admin',
    tokens: false,
    limit: 'read',
    output: JobBoard,
    status: 200,
    errors: [],
  }),
  retry: contract({
    operationId: 'retryJob',
    method: 'post',
    path: '/admin/jobs/{jobId}/retry',
    tag: 'Administration',
    summary: 'Retry a failed job',
    description: 'Requeues a job whose last attempt failed.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    params: z.strictObject({ jobId: id }),
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
  retryAll: contract({
    operationId: 'retryFailedJobs',
    method: 'post',
    path: '/admin/queues/{queue}/retry',
    tag: 'Administration',
    summary: 'Retry all failed jobs of a queue',
    description: 'Requeues all jobs of the queue whose last attempt failed.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    params,
    output: z.object({ count }),
    status: 200,
    errors: ['not_found'],
  }),
  pause: contract({
    operationId: 'pauseQueue',
    method: 'put',
    path: '/admin/queues/{queue}/pause',
    tag: 'Administration',
    summary: 'Pause a queue',
    description:
      'Workers take no jobs from the queue until it is resumed; running jobs continue. Takes effect within a few seconds.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    freesData: true,
    params,
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
  resume: contract({
    operationId: 'resumeQueue',
    method: 'delete',
    path: '/admin/queues/{queue}/pause',
    tag: 'Administration',
    summary: 'Resume a queue',
    description: 'Workers take jobs from the queue again.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
