import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { jobPauses } from '../schema/jobs'

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'

/** Times are milliseconds since the Unix epoch, because the drivers parse timestamps differently. */
export type JobRow = {
  id: string
  name: string
  state: JobState
  attempts: number
  importId: string | null
  errorName: string | null
  errorCode: string | null
  errorMessage: string | null
  createdAt: number
  startedAt: number | null
  finishedAt: number | null
}
export type QueueRow = {
  name: string
  waiting: number
  active: number
  doneRecently: number
  failedRecently: number
  oldestWaitingSeconds: number | null
}
export type DeadJobRow = {
  id: string
  name: string
  jobId: string
  attempts: number
  reason: string | null
  createdAt: number
  failedAt: number
}

/** The limit of a call of pg-boss's `redrive`. */
const MAX_REDRIVEN_JOBS = 1_000
const milliseconds = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)

/** Jobs and queues. The tables belong to pg-boss: they are read here, never written. */
export const jobRepository = (db: Database) => ({
  /** A user's job by its id; after a retry of a dead job, its latest copy. */
  async find(
    { userId, id }: { userId: string; id: string },
    names: readonly string[],
  ): Promise<JobRow | undefined> {
    const [row] = await rowsOf<JobRow>(
      db,
      sql`select ${sql`coalesce(source_root_id, id)`} as id, name, state::text as state,
          retry_count + (case when state = 'created' then 0 else 1 end) as attempts,
          data->>'importId' as "importId",
          output->>'name' as "errorName", left(output->>'code', 100) as "errorCode",
          left(output->>'message', 500) as "errorMessage",
          ${milliseconds('created_on')} as "createdAt", ${milliseconds('started_on')} as "startedAt",
          ${milliseconds('completed_on')} as "finishedAt"
        from pgboss.job
        where name in ${names} and group_id = ${userId}
          and (id = ${id}::uuid or source_root_id = ${id}::uuid)
        order by created_on desc limit 1`,
    )
    return row
  },

  /** Each queue that has jobs, with their numbers; `…Recently` counts the last `minutes`. */
  async listQueues(minutes: number): Promise<QueueRow[]> {
    const isRecent = sql`completed_on > now() - make_interval(mins => ${minutes}::int)`
    return rowsOf<QueueRow>(
      db,
      sql`select name,
          (count(*) filter (where state in ('created', 'retry')))::int as waiting,
          (count(*) filter (where state = 'active'))::int as active,
          (count(*) filter (where state = 'completed' and ${isRecent}))::int as "doneRecently",
          (count(*) filter (where state = 'failed' and ${isRecent}))::int as "failedRecently",
          (extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())))::float8 as "oldestWaitingSeconds"
        from pgboss.job group by name`,
    )
  },

  /** Jobs in the dead letter queue, the latest first. */
  async listDead(deadLetters: string, limit: number): Promise<DeadJobRow[]> {
    return rowsOf<DeadJobRow>(
      db,
      sql`select id, source_name as name, coalesce(source_root_id, source_id) as "jobId",
          coalesce(source_retry_count, 0) + 1 as attempts,
          left(source_output->>'message', 500) as reason,
          ${milliseconds('source_created_on')} as "createdAt", ${milliseconds('created_on')} as "failedAt"
        from pgboss.job
        where name = ${deadLetters} and state < 'active'
        order by created_on desc limit ${limit}`,
    )
  },

  /** Dead jobs with their imports: one, by its own id or that of the failed job, or all of a queue. */
  async findDead(deadLetters: string, by: { id: string } | { queue: string }) {
    const isMatch =
      'id' in by
        ? sql`(id = ${by.id}::uuid or source_id = ${by.id}::uuid or source_root_id = ${by.id}::uuid)`
        : sql`source_name = ${by.queue}`
    return rowsOf<{ id: string; importId: string | null }>(
      db,
      sql`select id, data->>'importId' as "importId" from pgboss.job
        where name = ${deadLetters} and state < 'active' and ${isMatch}
        order by created_on limit ${MAX_REDRIVEN_JOBS}`,
    )
  },

  /** The time at which the latest stored job of each queue was added. */
  async listLastAdded(): Promise<Map<string, Date>> {
    const rows = await rowsOf<{ name: string; addedAt: number }>(
      db,
      sql`select name, ${milliseconds('max(created_on)')} as "addedAt" from pgboss.job group by name`,
    )
    return new Map(rows.map(({ name, addedAt }) => [name, new Date(addedAt)]))
  },

  /** The names of the paused queues. */
  async listPaused(): Promise<Set<string>> {
    const rows = await db.select({ name: jobPauses.name }).from(jobPauses)
    return new Set(rows.map(({ name }) => name))
  },

  async pause(name: string, pausedBy: string): Promise<void> {
    await db.insert(jobPauses).values({ name, pausedBy }).onConflictDoNothing()
  },

  async resume(name: string): Promise<void> {
    await db.delete(jobPauses).where(sql`${jobPauses.name} = ${name}`)
  },
})
