import { BackupError } from './backup-error'
import { decrypt } from './encryption'

/**
 * Decrypts a content. An error in reading it, such as an outage of the target, is thrown as it is.
 * @throws BackupError if it cannot be decrypted, with the reason that `explain` returns
 */
export async function* decryptContent(
  content: AsyncIterable<Uint8Array>,
  identity: string,
  explain: (error: unknown) => Promise<string>,
): AsyncGenerator<Uint8Array> {
  const read: { failure?: unknown } = {}
  try {
    yield* await decrypt(recordFailure(content, read), identity)
  } catch (error) {
    if ('failure' in read) throw read.failure
    if (error instanceof BackupError) throw error
    throw new BackupError(await explain(error), { cause: error })
  }
}

// An error of the decryption is passed to this generator too, at its yield, and is not recorded.
async function* recordFailure(
  content: AsyncIterable<Uint8Array>,
  read: { failure?: unknown },
): AsyncGenerator<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await chunks.next().catch((error: unknown) => {
        read.failure = error
        throw error
      })
      if (done) return
      yield value
    }
  } finally {
    await chunks.return?.()
  }
}
