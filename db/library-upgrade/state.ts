import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'

/** Copies of all users are made before the first original becomes part of one library. */
export type Stage = 'copied' | 'moved'

const MAX_USERS = 500

/** Creates the tables that exist while the upgrade is under way. */
export async function createState(tx: Database, backup: string | undefined): Promise<void> {
  await tx.execute(sql`create table library_upgrade (backup text)`)
  await tx.execute(sql`insert into library_upgrade values (${backup ?? null})`)
  await tx.execute(sql`create table library_upgrade_counts (
    user_id uuid not null, kind text not null, count bigint not null, primary key (user_id, kind))`)
  await tx.execute(sql`create table library_upgrade_users (user_id uuid primary key,
    songs integer not null, copied boolean not null default false,
    moved boolean not null default false)`)
  await tx.execute(sql`insert into library_upgrade_users (user_id, songs)
    select user_id, count(*) from library_copies where kind = 'song' group by user_id`)
}

export async function dropState(tx: Database): Promise<void> {
  await tx.execute(sql`drop table library_upgrade, library_upgrade_counts, library_upgrade_users`)
}

/** The next users of a stage, with up to `maxSongs` songs, but at least one; none if it is done. */
export async function findPending(
  database: Database,
  stage: Stage,
  maxSongs: number,
): Promise<{ userIds: string[]; pending: number }> {
  const isPending = sql`not ${sql.identifier(stage)}`
  const rows = await rowsOf<{ id: string; pending: number }>(
    database,
    sql`select user_id as id, (select count(*)::int from library_upgrade_users where ${isPending})
        as pending
      from (select user_id, songs, sum(songs) over (order by user_id) as total
        from (select user_id, songs from library_upgrade_users where ${isPending}
          order by user_id limit ${MAX_USERS}) next) n
      where total = songs or total <= ${maxSongs} order by user_id`,
  )
  return { userIds: rows.map(({ id }) => id), pending: rows[0]?.pending ?? 0 }
}

export async function markDone(tx: Database, stage: Stage, userIds: string[]): Promise<void> {
  await tx.execute(sql`update library_upgrade_users set ${sql.identifier(stage)} = true
    where user_id in ${userIds}`)
}

/** The path of the backup of an upgrade that is under way; null if the operator has one. */
export async function findBackup(database: Database): Promise<string | null> {
  const [row] = await rowsOf<{ backup: string | null }>(
    database,
    sql`select backup from library_upgrade`,
  )
  return row?.backup ?? null
}
