import { db } from '@/db'
import { closeQueue, getQueue } from '@/lib/jobs/queue'
import { runOperation } from './operations/run-operation'

// Opening brings the schema up to date. The queue creates its own, which the role of a server may not.
runOperation('The migration failed.', async () => {
  await db.open()
  const { postgres } = db.describe()
  await getQueue()
  await closeQueue()
  await db.close()
  process.stdout.write(
    `The schema is up to date (${postgres.kind === 'embedded' ? 'embedded database' : 'PostgreSQL server'}).\n`,
  )
})
