import { type SQL, sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import { uuidv7 } from 'uuidv7'

/** Time-ordered ids: new rows land beside each other in every index. */
export const id = () =>
  uuid('id')
    .primaryKey()
    .$defaultFn(() => uuidv7())

export const createdAt = () => moment('created_at').notNull().defaultNow()
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
})

/** Text that sorts bytewise, whatever the database's locale: fractional keys need it. */
export const bytewiseText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** Text in the form that search and sorting compare, in byte order; what is left of accents goes. */
export const plainText = customType<{ data: string }>({
  dataType: () => 'text COLLATE "C"',
  toDriver: (text): SQL => sql`unaccent(${text})`,
})

/** The words of a text in that form, each once. Found whole or by their beginning. */
export const wordSet = customType<{ data: string }>({
  dataType: () => 'tsvector',
  toDriver: (text): SQL =>
    sql`array_to_tsvector(array_remove(string_to_array(unaccent(${text}), ' '), ''))`,
})
