import { createLibraryStep } from '@/db/library-step'
import { migrate } from '@/db/migrate'
import { openEmbedded, openServer } from '@/db/postgres'

// A process that upgrades the database of DATABASE_URL or the folder of DATA_DIR, one user at a time,
// and prints a line for each chunk. With PAUSE=prepare it stops before the first transaction is
// committed. A test kills it.
const { DATABASE_URL: url, DATA_DIR: dataDir = '', PAUSE: pause } = process.env
const connection = url ? openServer(url) : await openEmbedded(dataDir)
const step = createLibraryStep({
  chunkSongs: 1,
  onChunk: () => void process.stdout.write('chunk\n'),
})
const options = { dataDir, isSkipped: pause === 'prepare', minFreeBytes: 0 }
await migrate(connection, options, [
  {
    ...step,
    async prepare(tx, backup) {
      await step.prepare(tx, backup)
      if (pause !== 'prepare') return
      process.stdout.write('prepared\n')
      await new Promise((done) => setTimeout(done, 600_000))
    },
  },
])
