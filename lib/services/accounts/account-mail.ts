import 'server-only'
import { db, type Transaction } from '@/db'
import { seal, unseal } from '@/lib/config/sealed'
import { isMailConfigured } from '@/lib/integrations/mail/smtp'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'

/** The place that a sealed address belongs to: a job of no particular user. */
const MAIL_JOB = { userId: '', provider: 'riffle', column: 'mail_job.address' }

export type MailRequest =
  | { kind: 'password_reset'; address: string }
  | { kind: 'email_verification'; userId: string; address: string }
  | { kind: 'email_changed'; userId: string; address: string }
  | { kind: 'password_changed'; userId: string; address: string }

/** Decrypts the address in the payload of a mail job. @throws SealBrokenError */
export const unsealAddress = (sealed: string): string => unseal(sealed, MAIL_JOB)

/** Queues a mail; does nothing if the server cannot send mail. */
export async function queueMail(request: MailRequest): Promise<void> {
  if (!isMailConfigured()) return
  await openQueue()
  await db.transaction((tx) => addMailJob(tx, request))
}

/** Adds the job in a transaction. The queue must be open. Jobs contain no address in plain text. */
async function addMailJob(tx: Transaction, { address, ...request }: MailRequest): Promise<void> {
  const requestedAt = new Date().toISOString()
  await enqueue(tx, 'mail', { ...request, address: seal(address, MAIL_JOB), requestedAt })
}
