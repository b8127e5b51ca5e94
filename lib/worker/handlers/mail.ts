import 'server-only'
import type { JobPayload } from '@/lib/jobs/catalog'
import { sendAccountMail } from '@/lib/services/accounts/send-account-mail'

/** Sends a mail about an account. */
export const handleMail = (payload: JobPayload<'mail'>, isLastAttempt: boolean): Promise<void> =>
  sendAccountMail(payload, isLastAttempt)
