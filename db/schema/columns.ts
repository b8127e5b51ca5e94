import { type SQL, sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'

/** A UUIDv7 primary key: ordered by time, so that new rows are adjacent in indexes. */
export const id = () =>
  uuid('id')
    .primaryKey()
    .$defaultFn(() => uuidv7())

export const createdAt = () => timestamptz('created_at').notNull().defaultNow()
export const timestamptz = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})

/** Text that sorts bytewise whatever the database's locale, as fractional keys need. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** Normalised text for sorting and search: bytewise order, without accents. */
export const sortText = customType<{ data: string }>({
  dataType: () => 'text COLLATE "C"',
  toDriver: (text): SQL => sql`unaccent(${text})`,
})

/** The distinct words of a normalised text, matched as a whole or by prefix. */
export const searchVector = customType<{ data: string }>({
  dataType: () => 'tsvector',
  toDriver: (text): SQL =>
    sql`array_to_tsvector(array_remove(string_to_array(unaccent(${text}), ' '), ''))`,
})
