import 'server-only'
import { log } from '@/lib/observability/log'
import { type JobName, type JobPayload, jobs } from './catalog'
import { handleCleanup } from './handlers/cleanup'
import { handleImport } from './handlers/import'
import { queue, workOptions } from './queue'

const handlers: {
  [Name in JobName]: (payload: JobPayload<Name>, isLastTry: boolean) => Promise<void>
} = {
  import: handleImport,
  cleanup: handleCleanup,
}

/** Works off the queue in this process, one job of a kind at a time. */
export async function startWorker(): Promise<void> {
  const boss = await queue()
  for (const name of Object.keys(handlers) as JobName[]) {
    await boss.work(name, workOptions, async ([job]) => {
      if (!job) return
      const started = performance.now()
      await run(name, job.data, job.retryCount >= jobs[name].queue.retryLimit)
      log().info({ job: name, id: job.id, ms: Math.round(performance.now() - started) }, 'job done')
    })
  }
}

const run = <Name extends JobName>(name: Name, payload: unknown, isLastTry: boolean) =>
  handlers[name](jobs[name].payload.parse(payload) as JobPayload<Name>, isLastTry)
