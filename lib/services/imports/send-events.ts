import { on } from 'node:events'
import { createReadStream } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { openPlaylistFile } from '@/lib/importers/read'
import type { Format, ImportEvent } from '@/lib/importers/types'
import { type RejectedFile, toRejection } from './count-rows'

/** Events of a file. The last batch of a file is followed by null. */
export type EventBatch = { format: Format; events: ImportEvent[] }
/** `next` requests a batch, `stop` ends the reading. */
export type BatchRequest = 'next' | 'stop'
export type SentFile = { path: string; fileName: string; port: MessagePort }

const BATCH_EVENTS = 500

/**
 * Reads a file and sends its events in batches, each when it is requested. The thread of an import
 * runs this function. Returns why the file is rejected, or null.
 */
export async function sendEvents({ path, fileName, port }: SentFile): Promise<RejectedFile | null> {
  const source = createReadStream(path)
  // Listens all the time: a message that arrives without a listener is lost.
  const requests = on(port, 'message')
  const isWanted = async () => {
    const { value } = await requests.next()
    return value?.[0] === ('next' satisfies BatchRequest)
  }
  try {
    for await (const batch of readBatches(source, fileName)) {
      if (!(await isWanted())) return null
      port.postMessage(batch)
    }
    if (await isWanted()) port.postMessage(null)
    return null
  } catch (error) {
    return toRejection(error)
  } finally {
    source.destroy()
    port.close()
  }
}

/** Reads the events of a file in batches; at least one, also of a file without events. */
export async function* readBatches(
  source: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<EventBatch> {
  const { format, events } = await openPlaylistFile(source, { fileName })
  let batch: ImportEvent[] = []
  for await (const event of events) {
    batch.push(event)
    if (batch.length < BATCH_EVENTS) continue
    yield { format, events: batch }
    batch = []
  }
  yield { format, events: batch }
}
