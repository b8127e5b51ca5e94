import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/db'
import { env, getSecrets } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

const PURPOSE = 'riffle: the setup code of an administrator'
/** 80 bits, as 16 letters and digits. */
const CODE_CHARS = 16
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Returns the code `XXXX-XXXX-XXXX-XXXX` that registering an administrator's address requires. Only
 * the operator can read it, in the log of the server.
 */
export function deriveSetupCode(email: string): string {
  const digest = createHmac('sha256', getSecrets().AUTH_SECRET)
    .update(`${PURPOSE}\n${email}`)
    .digest()
  const letters = [...digest.subarray(0, CODE_CHARS)].map(
    (byte) => ALPHABET[byte % ALPHABET.length],
  )
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Requires the setup code for the addresses of ADMIN_EMAILS. @throws AppError `setup_code_needed` */
export function assertSetupCode(email: string, setupCode: string | undefined): void {
  if (!env().ADMIN_EMAILS.includes(email) || isEqual(setupCode ?? '', deriveSetupCode(email)))
    return
  throw new AppError(
    'setup_code_needed',
    'This address belongs to an administrator. The server prints its setup code when it starts.',
    {
      faults: [
        {
          path: 'setupCode',
          message: setupCode ? 'Is not the setup code of this address.' : 'Is missing.',
        },
      ],
    },
  )
}

/** Lists the administrators without an account, with their setup codes. */
export async function listPendingAdmins(): Promise<{ email: string; code: string }[]> {
  const emails = env().ADMIN_EMAILS
  const users = await Promise.all(emails.map((email) => db.users.findByEmail(email)))
  return emails
    .filter((_, at) => !users[at])
    .map((email) => ({ email, code: deriveSetupCode(email) }))
}

function isEqual(given: string, code: string): boolean {
  const bytes = Buffer.from(given.trim().toUpperCase())
  return bytes.byteLength === code.length && timingSafeEqual(bytes, Buffer.from(code))
}
