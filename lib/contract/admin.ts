import { z } from 'zod'
import { contract } from './contract'
import { id, instant } from './fields'

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
    .meta({ examples: ['Spotify did not answer in time.'] }),
  createdAt: instant,
  failedAt: instant,
})

export const JobBoard = z.object({
  queues: z.array(Queue).max(100),
  failures: z.array(DeadJob).max(100).describe('Failed at the last try, the latest first.'),
})
export type JobBoard = z.output<typeof JobBoard>

const params = z.strictObject({ queue: queueName })

export const admin = {
  jobs: contract({
    operationId: 'listJobs',
    method: 'get',
    path: '/admin/jobs',
    tag: 'Administration',
    summary: 'See the job queues',
    description:
      'How much waits, runs and goes through in each queue, and the jobs that failed at their last try with the reason.',
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
    summary: 'Try a failed job again',
    description: 'Puts a job that failed at its last try back into its queue.',
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
    summary: 'Try all failed jobs of a queue again',
    description: 'Puts every job of the queue that failed at its last try back into it.',
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
      'No worker takes a job of this queue until it is resumed; what runs is finished. Heeded within a few seconds.',
    access: 'admin',
    tokens: false,
    limit: 'write',
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
    description: 'Workers take its jobs again.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
