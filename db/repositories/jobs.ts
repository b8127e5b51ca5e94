import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { jobPauses } from '../schema/jobs'

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'

/** Times are milliseconds since 1970: the drivers read them differently from bare statements. */
export type JobRow = {
  id: string
  name: string
  state: JobState
  attempts: number
  importId: string | null
  errorName: string | null
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

/** What pg-boss puts back in one call. */
const REDRIVEN_AT_ONCE = 1_000
const milliseconds = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)

/** What the job queue knows. Its tables are pg-boss's own: they are read here and never written. */
export const jobRepository = (db: Database) => ({
  /** A user's job, or what it became when it was taken up again. */
  async find(
    { userId, id }: { userId: string; id: string },
    names: readonly string[],
  ): Promise<JobRow | undefined> {
    const [row] = await rowsOf<JobRow>(
      db,
      sql`select ${sql`coalesce(source_root_id, id)`} as id, name, state::text as state,
          retry_count + (case when state = 'created' then 0 else 1 end) as attempts,
          data->>'importId' as "importId",
          output->>'name' as "errorName", left(output->>'message', 500) as "errorMessage",
          ${milliseconds('created_on')} as "createdAt", ${milliseconds('started_on')} as "startedAt",
          ${milliseconds('completed_on')} as "finishedAt"
        from pgboss.job
        where name in ${names} and group_id = ${userId}
          and (id = ${id}::uuid or source_root_id = ${id}::uuid)
        order by created_on desc limit 1`,
    )
    return row
  },

  /** Every queue that has held a job: how much waits, runs and went through in the last `minutes`. */
  async queues(minutes: number): Promise<QueueRow[]> {
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

  /** Jobs that failed at their last try, the latest first. */
  async dead(deadLetters: string, limit: number): Promise<DeadJobRow[]> {
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

  /** Failed jobs, and the imports they were about: one by its id or its own, or all of a queue. */
  async findDead(deadLetters: string, which: { id: string } | { queue: string }) {
    const isWanted =
      'id' in which
        ? sql`(id = ${which.id}::uuid or source_id = ${which.id}::uuid or source_root_id = ${which.id}::uuid)`
        : sql`source_name = ${which.queue}`
    return rowsOf<{ id: string; importId: string | null }>(
      db,
      sql`select id, data->>'importId' as "importId" from pgboss.job
        where name = ${deadLetters} and state < 'active' and ${isWanted}
        order by created_on limit ${REDRIVEN_AT_ONCE}`,
    )
  },

  async paused(): Promise<Set<string>> {
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
