import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { AUDIT_KEPT_DAYS } from './audit-retention'

/** Longer than any transaction, so that no event is added to a sealed batch. */
const SEAL_DELAY_MINUTES = 60
const MAX_BATCH_ROWS = 1_000

/** The result of a check: the number of the newest seal and its hash, or the first batch that was altered. */
export type AuditCheck =
  | { status: 'intact'; seals: number; newestHash: string | null; hasExpectedHash: boolean }
  | { status: 'altered'; number: number; from: string | null; until: string }

type Seal = { number: number; hash: string; rows: number }
type CheckedSeal = Seal & {
  from: string | null
  until: string
  isPrunable: boolean
  foundRows: number
  foundHash: string
}

// Text that depends neither on settings of the connection nor on the order of JSON keys.
const ROW = sql`jsonb_build_array(a.id, a.user_id, a.event, a.request_id, a.detail,
  to_char(a.created_at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US'))::text`

/** The hash over a batch of rows `a` and the previous seal. */
const hashOf = (previous: SQL) => sql`encode(sha256(convert_to(
  ${previous} || coalesce(string_agg(${ROW}, chr(10) order by a.created_at, a.id), ''), 'UTF8')), 'hex')`

export const auditSealRepository = (db: Database) => ({
  /** Seals the next batch of at most about 1,000 events that are an hour old. Returns undefined if there is none. */
  async sealNext(): Promise<Seal | undefined> {
    const [seal] = await rowsOf<Seal>(
      db,
      sql`with last as (
            select coalesce(max(number), 0) as number, max(until) as until,
              coalesce((array_agg(hash order by number desc))[1], '') as hash from audit_seals),
          batch as (
            select created_at from audit_log, last
            where (last.until is null or created_at > last.until)
              and created_at < now() - ${SEAL_DELAY_MINUTES} * interval '1 minute'
            order by created_at limit ${MAX_BATCH_ROWS}),
          bounds as (select max(created_at) as until from batch)
          insert into audit_seals (number, until, rows, hash)
          select last.number + 1, bounds.until, count(*), ${hashOf(sql`last.hash`)}
          from last, bounds, audit_log a
          where (last.until is null or a.created_at > last.until) and a.created_at <= bounds.until
          group by last.number, last.hash, bounds.until
          on conflict do nothing
          returning number, hash, rows`,
    )
    return seal
  },

  /**
   * Compares every seal with its events. A batch that retention has deleted counts as intact.
   * `expectedHash` is one that was noted earlier, which the chain must still contain.
   */
  async check(expectedHash?: string): Promise<AuditCheck> {
    let newestHash: string | null = null
    let hasExpectedHash = expectedHash === undefined
    for (let number = 1; ; number++) {
      const seal = await findSeal(db, number)
      if (!seal) {
        const seals = number - 1
        return (await countSeals(db)) === seals
          ? { status: 'intact', seals, newestHash, hasExpectedHash }
          : { status: 'altered', number, from: null, until: 'unknown' }
      }
      if (!isIntact(seal)) {
        const { from, until } = seal
        return { status: 'altered', number, from, until }
      }
      newestHash = seal.hash
      hasExpectedHash ||= seal.hash === expectedHash
    }
  },
})

const isIntact = ({ hash, rows, foundHash, foundRows, isPrunable }: CheckedSeal) =>
  (isPrunable && foundRows === 0) || (foundRows === rows && foundHash === hash)

async function findSeal(db: Database, number: number): Promise<CheckedSeal | undefined> {
  const [seal] = await rowsOf<CheckedSeal>(
    db,
    sql`select s.number, s.hash, s.rows, s.until::text as until, p.until::text as "from",
          s.until < now() - ${AUDIT_KEPT_DAYS} * interval '1 day' as "isPrunable",
          count(a.id)::int as "foundRows", ${hashOf(sql`coalesce(p.hash, '')`)} as "foundHash"
        from audit_seals s
        left join audit_seals p on p.number = s.number - 1
        left join audit_log a on a.created_at <= s.until
          and (p.until is null or a.created_at > p.until)
        where s.number = ${number}
        group by s.number, s.hash, s.rows, s.until, p.hash, p.until`,
  )
  return seal
}

async function countSeals(db: Database): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    sql`select count(*)::int as count from audit_seals`,
  )
  return row?.count ?? 0
}
