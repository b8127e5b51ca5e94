import { db } from '@/db'

// Opening brings the schema up to date.
await db.open()
const { postgres } = db.describe()
await db.close()
process.stdout.write(
  `The schema is up to date (${postgres.kind === 'embedded' ? 'embedded database' : 'PostgreSQL server'}).\n`,
)
process.exit(0)
