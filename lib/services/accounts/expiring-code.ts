import 'server-only'
import { deriveCode, isSameCode } from './derive-code'

const HOUR_MS = 3_600_000
/** The hours for which a code is valid after it was printed. */
export const CODE_HOURS = 24

const codeOfHour = (purpose: string, hour: number): string => deriveCode(`${purpose}\n${hour}`)

/**
 * Returns the current code of a purpose. It changes each hour and is derived from AUTH_SECRET, so that
 * each process of an installation accepts the codes that another one printed.
 */
export const deriveExpiringCode = (purpose: string, nowMs = Date.now()): string =>
  codeOfHour(purpose, Math.floor(nowMs / HOUR_MS))

/** Whether a code was derived for the purpose within the last 24 hours. */
export function isExpiringCode(purpose: string, given: string, nowMs = Date.now()): boolean {
  const hour = Math.floor(nowMs / HOUR_MS)
  const hours = Array.from({ length: CODE_HOURS + 1 }, (_, age) => hour - age)
  // Compares with each code, so that the time does not depend on which one matches.
  return hours.filter((candidate) => isSameCode(given, codeOfHour(purpose, candidate))).length > 0
}
