import 'server-only'
import { deriveExpiringCode, isExpiringCode } from './expiring-code'

const PURPOSE = 'riffle: the setup code of the owner'

/** Returns the code that the first run requires for the next 24 hours. */
export const deriveOwnerCode = (nowMs?: number): string => deriveExpiringCode(PURPOSE, nowMs)

/** Whether a code was valid for the first run within the last 24 hours. */
export const isOwnerCode = (given: string, nowMs?: number): boolean =>
  isExpiringCode(PURPOSE, given, nowMs)
