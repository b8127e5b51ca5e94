import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { db } from '@/db'
import { assertRecipient } from '@/lib/backups/encryption'
import { openTarget } from '@/lib/backups/target'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import type { TestedPart } from '@/lib/contract/configuration'
import { isPermanentMailError } from '@/lib/integrations/mail/mail-error'
import { isMailConfigured, sendMail } from '@/lib/integrations/mail/smtp'
import { spotifyApp } from '@/lib/integrations/spotify/app'
import { verifyApp } from '@/lib/integrations/spotify/oauth'
import { verifyKey } from '@/lib/integrations/youtube/verify-key'
import type { Storage } from '@/lib/storage/port'
import { getStorage } from '@/lib/storage/storage'
import { requireAdmin } from '../shared/access'

const TEST_FILE_BYTES = 64
const TEST_MAIL_TEXT = `Mail from this server arrives.\n\nRiffle\n`

/** The settings that a test needs are missing. */
export class NotConfiguredError extends Error {
  override readonly name = 'NotConfiguredError'
}

/** The service rejected the keys, the password or the address. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError'
}

/** The test of each part, which rejects if the part does not work. */
export const partTests: Record<TestedPart, (ctx: Context) => Promise<unknown>> = {
  database: db.ping,
  redis: db.pingRedis,
  storage: () => testStorage(getStorage()),
  spotify: testSpotify,
  youtube: () => verifyKey(),
  mail: testMail,
  backups: testBackups,
}

// To the calling administrator only, so that the test sends no mail to other people.
async function testMail(ctx: Context): Promise<void> {
  const { email } = requireAdmin(ctx)
  if (!isMailConfigured()) throw new NotConfiguredError('There is no mail server.')
  try {
    await sendMail({ to: email, subject: 'Test mail from Riffle', text: TEST_MAIL_TEXT })
  } catch (error) {
    if (isPermanentMailError(error)) throw new RejectedError('The mail server rejected it.')
    throw error
  }
}

async function testStorage(storage: Storage): Promise<void> {
  const key = `checks/${randomUUID()}`
  const written = randomBytes(TEST_FILE_BYTES)
  await storage.put(key, Readable.from([written]), {
    bytes: TEST_FILE_BYTES,
    type: 'application/octet-stream',
  })
  try {
    const read = await storage.open(key, { start: 0, end: TEST_FILE_BYTES - 1 })
    const chunks: Uint8Array[] = []
    for await (const chunk of read) chunks.push(chunk)
    if (!written.equals(Buffer.concat(chunks)))
      throw new Error('The file was read with other bytes.')
  } finally {
    await storage.delete(key)
  }
}

async function testBackups(): Promise<void> {
  const { BACKUP_TARGET, BACKUP_RECIPIENT } = env()
  if (!BACKUP_TARGET || !BACKUP_RECIPIENT) throw new NotConfiguredError('There is no target.')
  assertRecipient(BACKUP_RECIPIENT)
  await testStorage(openTarget(BACKUP_TARGET))
}

async function testSpotify(): Promise<void> {
  const app = spotifyApp()
  if (!app?.clientSecret) throw new NotConfiguredError('Spotify has no client id and secret.')
  await verifyApp({ ...app, clientSecret: app.clientSecret })
}
