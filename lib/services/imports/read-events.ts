import 'server-only'
import { createReadStream } from 'node:fs'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { findWorkerBundle } from '@/lib/audio/thread/worker-bundle'
import { AppError } from '@/lib/errors'
import type { RejectedFile } from './count-rows'
import { createReadThread } from './read-thread'
import { type BatchRequest, type EventBatch, readBatches } from './send-events'
import { readDeadlineMs, toFileError } from './thread-deadline'

/** The queue ends an import that runs longer. */
const MAX_IMPORT_MS = 30 * 60 * 1_000
/** The time that the thread has to end a batch after the last one that was wanted. */
const MAX_STOP_MS = 5_000

type FileOnDisk = { path: string; fileName: string; bytes: number }
type RunInThread = ReturnType<typeof createReadThread>

// Each running import has a thread of its own: a slow database must not hold the thread of another.
const idleThreads: RunInThread[] = []

/**
 * Reads a file in a thread and yields its events in batches. The thread reads one batch ahead, and is
 * ended if the time that the caller has waited for batches exceeds the deadline of the file.
 * @throws AppError `unrecognised_format`, `payload_too_large`, `file_too_complex`
 */
export async function* readEvents(
  file: FileOnDisk,
  bundle = findWorkerBundle('import-events-worker'),
): AsyncGenerator<EventBatch> {
  if (bundle === undefined) return yield* readInThisThread(file)
  const runInThread = idleThreads.pop() ?? createReadThread()
  try {
    yield* readInThread(runInThread, bundle, file)
  } finally {
    idleThreads.push(runInThread)
  }
}

async function* readInThread(
  runInThread: RunInThread,
  bundle: string,
  { path, fileName, bytes }: FileOnDisk,
): AsyncGenerator<EventBatch> {
  const { port1: local, port2: port } = new MessageChannel()
  const deadlineMs = readDeadlineMs(bytes)
  const overdue = new AbortController()
  const reading = runInThread<RejectedFile | null>({
    file: bundle,
    name: 'sendEvents',
    argument: { path, fileName, port },
    transferList: [port],
    deadlineMs: MAX_IMPORT_MS,
    isOverdue: overdue.signal,
  }).catch((error: unknown) => {
    throw toFileError(error, deadlineMs)
  })
  reading.catch(() => {})
  const receive = withDeadline({ reading, overdue, deadlineMs })
  try {
    let next = request(local)
    for (;;) {
      const batch = await receive(next)
      if (batch === null) return
      next = request(local)
      yield batch
    }
  } finally {
    local.postMessage('stop' satisfies BatchRequest)
    const timer = setTimeout(() => overdue.abort(), MAX_STOP_MS)
    await reading.catch(() => {})
    clearTimeout(timer)
    local.close()
  }
}

function request(port: MessagePort): Promise<EventBatch | null> {
  const batch = new Promise<EventBatch | null>((resolve) => port.once('message', resolve))
  port.postMessage('next' satisfies BatchRequest)
  return batch
}

type Waiting = {
  reading: Promise<RejectedFile | null>
  overdue: AbortController
  deadlineMs: number
}

/** Returns a function that waits for a batch, and ends the thread after `deadlineMs` of waiting in all. */
function withDeadline({ reading, overdue, deadlineMs }: Waiting) {
  let leftMs = deadlineMs
  // A file that is read to its end sends null before its function returns.
  const rejected = reading.then((rejection) => {
    if (rejection === null) return null
    const { code, message, params } = rejection
    throw new AppError(code, message, { params })
  })
  rejected.catch(() => {})
  return async (batch: Promise<EventBatch | null>) => {
    const startedAt = performance.now()
    const timer = setTimeout(() => overdue.abort(), leftMs)
    try {
      return await Promise.race([batch, rejected])
    } finally {
      clearTimeout(timer)
      leftMs -= performance.now() - startedAt
    }
  }
}

async function* readInThisThread({ path, fileName }: FileOnDisk): AsyncGenerator<EventBatch> {
  for await (const batch of readBatches(createReadStream(path), fileName)) {
    yield batch
    await yieldToOthers()
  }
}
