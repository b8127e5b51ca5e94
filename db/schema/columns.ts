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
