import { env } from '@/lib/config/env'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'

// With the settings of the server: the codes are made of its AUTH_SECRET.
const lines = env().ADMIN_EMAILS.map((email) => `${email}: ${deriveSetupCode(email)}\n`)
process.stdout.write(lines.join('') || 'ADMIN_EMAILS names nobody.\n')
process.exit(0)
