import { env } from '@/lib/config/env'
import { CODE_HOURS } from '@/lib/services/accounts/expiring-code'
import { deriveOwnerCode } from '@/lib/services/accounts/owner-code'
import { deriveSetupCode } from '@/lib/services/accounts/setup-code'

// Needs the settings of the server: codes are derived from its AUTH_SECRET.
const lines = [
  `First run at /welcome, until there is an administrator: ${deriveOwnerCode()} (valid for ${CODE_HOURS} hours)`,
  ...env().ADMIN_EMAILS.map((email) => `${email} at /register: ${deriveSetupCode(email)}`),
]
process.stdout.write(`${lines.join('\n')}\n`)
process.exit(0)
