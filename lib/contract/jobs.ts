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
    .meta({ description: 'What it does: import, analysis, sync and so on.', examples: ['import'] }),
  status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
  progress: z
    .object({ done: count, total: count })
    .nullable()
    .describe('How far it is, of kinds that go step by step.'),
  attempts: z.int().min(0).max(1000).describe('How often it was begun.'),
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
    summary: 'How a job stands',
    description:
      'A background job of yours: whether it waits, runs or has ended, how far it is, and why it failed. Kept for three days after its end.',
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
    description: 'The same as server-sent events, one `job` event a change, until it ends.',
    access: 'user',
    limit: 'read',
    params,
    output: Job,
    media: 'text/event-stream',
    status: 200,
    errors: ['not_found'],
  }),
}
