import { z } from 'zod'
import { contract } from './contract'
import { id, instant } from './fields'
import { JobProblem } from './job-problem'

const count = z.int().min(0).max(2_147_483_647)

export const Job = z.object({
  id,
  kind: z
    .string()
    .max(50)
    .meta({
      description: 'The kind of work, such as import, analysis or sync.',
      examples: ['import'],
    }),
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z
    .object({ done: count, total: count })
    .nullable()
    .describe('The progress of jobs that have countable steps.'),
  attempts: z.int().min(0).max(1000).describe('The number of attempts.'),
  error: z
    .string()
    .max(500)
    .nullable()
    .meta({ description: 'The text of `problem`.', examples: [null] }),
  problem: JobProblem.nullable().describe('Why it failed or is tried again; otherwise null.'),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})
export type Job = z.output<typeof Job>

const params = z.strictObject({ jobId: id })

export const jobs = {
  find: contract({
    operationId: 'getJob',
    method: 'get',
    path: '/jobs/{jobId}',
    tag: 'Jobs',
    summary: 'Get the state of a job',
    description:
      'Returns the status, progress and error of one of your background jobs. Jobs are deleted three days after they end.',
    access: 'user',
    limit: 'read',
    params,
    output: Job,
    status: 200,
    errors: ['not_found'],
  }),
  events: contract({
    operationId: 'watchJob',
    method: 'get',
    path: '/jobs/{jobId}/events',
    tag: 'Jobs',
    summary: 'Watch a job',
    description:
      'Sends the job as server-sent events named `job`, one for each change, until the job ends.',
    access: 'user',
    limit: 'read',
    params,
    output: Job,
    media: 'text/event-stream',
    status: 200,
    errors: ['not_found'],
  }),
}
