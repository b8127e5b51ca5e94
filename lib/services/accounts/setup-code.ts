import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/db'
import { env, getSecrets } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

const PURPOSE = 'riffle: the setup code of an administrator'
/** 80 bits, as 16 letters and digits. */
const CODE_CHARS = 16
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** What proves that whoever registers an administrator's address runs the server: `XXXX-XXXX-XXXX-XXXX`. */
export function deriveSetupCode(email: string): string {
  const digest = createHmac('sha256', getSecrets().AUTH_SECRET)
    .update(`${PURPOSE}\n${email}`)
    .digest()
  const letters = [...digest.subarray(0, CODE_CHARS)].map(
    (byte) => ALPHABET[byte % ALPHABET.length],
  )
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Keeps the addresses of ADMIN_EMAILS for those who can read the code. Throws `setup_code_needed`. */
export function assertSetupCode(email: string, setupCode: string | undefined): void {
  if (!env().ADMIN_EMAILS.includes(email) || isSame(setupCode ?? '', deriveSetupCode(email))) return
  throw new AppError(
    'setup_code_needed',
    'This address is an administrator’s. The server prints its setup code at the start.',
    {
      faults: [
        {
          path: 'setupCode',
          message: setupCode ? 'Is not the code of this address.' : 'Is missing.',
        },
      ],
    },
  )
}

/** The administrators who have no account yet, with their codes. */
export async function listPendingAdmins(): Promise<{ email: string; code: string }[]> {
  const emails = env().ADMIN_EMAILS
  const users = await Promise.all(emails.map((email) => db.users.findByEmail(email)))
  return emails
    .filter((_, at) => !users[at])
    .map((email) => ({ email, code: deriveSetupCode(email) }))
}

function isSame(given: string, code: string): boolean {
  const bytes = Buffer.from(given.trim().toUpperCase())
  return bytes.byteLength === code.length && timingSafeEqual(bytes, Buffer.from(code))
}
