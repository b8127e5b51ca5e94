import { db } from '@/db'
import { closeQueue } from '@/lib/jobs/queue'
import { captureErrors } from '@/lib/observability/capture-errors'
import { log } from '@/lib/observability/log'
import { protectDataFolder } from './lib/config/data-folder'
import { env, getSecrets } from './lib/config/env'
import { describeStartFailure } from './lib/services/operations/start-failure'
import { startTempFileSweeper } from './lib/services/uploads/temp-files'
import { startWorker } from './lib/worker/run'
import { onStopSignal } from './lib/worker/stop-signals'

/** The queue waits 5 s for running jobs; others run again in another worker. */
const MAX_STOP_MS = 15_000

/** The worker beside servers that run with WORKER=separate: background jobs and nothing else. */
async function main(): Promise<void> {
  captureErrors()
  protectDataFolder(env().DATA_DIR)
  getSecrets()
  await db.open()
  const started = finishStart()
  onStopSignal(() => stopWorker(started), { maxMs: MAX_STOP_MS })
  await started
}

async function finishStart(): Promise<void> {
  // Keeps the temporary files of this process, which the server would else delete.
  await startTempFileSweeper()
  await startWorker()
  log().info('the worker is ready')
}

async function stopWorker(started: Promise<void>): Promise<void> {
  // The signal may come while the worker starts, which must not find its queue closed.
  await started.catch(() => undefined)
  await closeQueue()
  await db.close()
}

main().catch((error: unknown) => {
  process.stderr.write(`\n  ${describeStartFailure(error)}\n\n`)
  process.exit(1)
})
