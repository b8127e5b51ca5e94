import 'server-only'
import { threadBundle } from '../thread/bundle'
import { createThread, ThreadKilledError } from '../thread/thread'
import { type Heard, type Listening, listenTo } from './listen-to'

const inThread = createThread({ heapMb: 512, youngMb: 64, outsideMb: 1_024 })

/** The file took too long or too much memory: what it is made of, nothing should have to play. */
export class ListeningKilledError extends Error {
  override readonly name = 'ListeningKilledError'
}

/**
 * Listens to a file in a thread of its own, one file at a time, which is killed when it takes more
 * memory or time than any song needs. Throws ListeningKilledError then, and `service_unavailable`
 * where there is no thread and should be.
 */
export async function listen(
  listening: Listening,
  file = threadBundle('analysis-worker'),
): Promise<Heard> {
  if (!file) return listenTo(listening)
  const { deadlineMs } = listening
  try {
    return await inThread<Heard>({ file, name: 'listenTo', given: listening, deadlineMs })
  } catch (error) {
    if (!(error instanceof ThreadKilledError)) throw error
    throw new ListeningKilledError(
      error.reason === 'time'
        ? 'It took too long to listen to this file.'
        : 'This file takes more memory than music does.',
      { cause: error },
    )
  }
}
