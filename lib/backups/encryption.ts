import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { BackupError } from './backup-error'

/** Encrypts a content for a recipient of age, in chunks of 64 KB. */
export async function encrypt(
  content: AsyncIterable<Uint8Array>,
  recipient: string,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter()
  addRecipient(encrypter, recipient)
  return convert(content, (stream) => encrypter.encrypt(stream))
}

/** @throws BackupError if the text is not a recipient of age */
export const assertRecipient = (recipient: string): void => addRecipient(new Encrypter(), recipient)

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new BackupError(
      'BACKUP_RECIPIENT is not a recipient of age: a character is wrong or missing.',
    )
  }
}

/**
 * Decrypts a content with an identity of age.
 * @throws BackupError if the identity is invalid or another one is needed. The content throws an
 * error if it is damaged
 */
export async function decrypt(
  content: AsyncIterable<Uint8Array>,
  identity: string,
): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter()
  try {
    decrypter.addIdentity(identity)
  } catch {
    throw new BackupError('The identity file contains no identity of age (AGE-SECRET-KEY-1…).')
  }
  return convert(content, (stream) => decrypter.decrypt(stream))
}

type WebStream = ReadableStream<Uint8Array>

async function convert(
  content: AsyncIterable<Uint8Array>,
  work: (stream: WebStream) => Promise<WebStream>,
): Promise<Readable> {
  const source = Readable.from(content)
  try {
    // The types of Node and of the browser differ in nothing that is used here.
    const converted = await work(Readable.toWeb(source) as unknown as WebStream)
    return Readable.fromWeb(converted as unknown as NodeStream)
  } catch (error) {
    // Closes the file or the connection that the content is read from.
    source.destroy()
    throw error
  }
}
