import { db } from '@/db'
import { secretsOf } from './lib/config/env'
import { closeQueue } from '@/lib/jobs/queue'
import { startWorker } from './lib/worker/run'
import { log } from '@/lib/observability/log'
import { startFailure } from './lib/config/start-failure'

/** The worker beside servers that run with WORKER=separate: background jobs and nothing else. */
async function main(): Promise<void> {
  secretsOf()
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
  process.stderr.write(`\n  ${startFailure(error)}\n\n`)
  process.exit(1)
})
