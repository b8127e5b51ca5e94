import 'server-only'
import { isMailConfigured } from '@/lib/integrations/mail/smtp'

/** Whether the server can send mail, for pages. */
export const canSendMail = (): boolean => isMailConfigured()
