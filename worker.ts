import { db } from '@/db'
import { closeQueue } from '@/lib/jobs/queue'
import { captureErrors } from '@/lib/observability/capture-errors'
import { log } from '@/lib/observability/log'
import { protectDataFolder } from './lib/config/data-folder'
import { env, getSecrets } from './lib/config/env'
import { describeStartFailure } from './lib/services/operations/start-failure'
import { startWorker } from './lib/worker/run'

/** The worker beside servers that run with WORKER=separate: background jobs and nothing else. */
async function main(): Promise<void> {
  captureErrors()
  protectDataFolder(env().DATA_DIR)
  getSecrets()
  await db.open()
  await startWorker()
  log().info('the worker is ready')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await closeQueue()
      await db.close()
      process.exit(0)
    })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  ${describeStartFailure(error)}\n\n`)
  process.exit(1)
})
