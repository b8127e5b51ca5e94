import { env } from '@/lib/config/env'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'

// Needs the settings of the server: codes are derived from its AUTH_SECRET.
const lines = env().ADMIN_EMAILS.map((email) => `${email}: ${deriveSetupCode(email)}\n`)
process.stdout.write(lines.join('') || 'ADMIN_EMAILS is empty.\n')
process.exit(0)
