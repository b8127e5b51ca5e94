import { resolve } from 'node:path'
import { libraryStep } from '@/db/library-step'
import { applyMigrations } from '@/db/migration-runner'
import { openEmbedded, openServer } from '@/db/postgres'

// A process that upgrades the database of DATABASE_URL or the folder of DATA_DIR, and stops before
// the transaction is committed, for a test that kills it there.
const { DATABASE_URL: url, DATA_DIR: dataDir = '' } = process.env
const { drizzle } = url ? openServer(url) : await openEmbedded(dataDir)
await applyMigrations(drizzle, {
  folder: resolve('db/migrations'),
  steps: [
    {
      ...libraryStep,
      async run(tx) {
        await libraryStep.run(tx)
        process.stdout.write('The rows are changed.\n')
        await new Promise((done) => setTimeout(done, 600_000))
      },
    },
  ],
})
