import 'server-only'
import { Secret, TOTP } from 'otpauth'

const ISSUER = 'Riffle'
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20
const PERIOD_SECONDS = 30
/** A code of the step before or after is accepted too, because clocks differ. */
const MAX_STEPS_OFF = 1

/** Returns a new secret in base32. */
export const generateTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** Returns the `otpauth:` URI by which authenticator apps read a secret. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString()

/** Returns the time step to which a code of six digits belongs now; undefined for a wrong code. */
export function findTotpStep(secret: string, code: string, nowMs = Date.now()): number | undefined {
  const token = code.replaceAll(' ', '')
  const stepsOff = totpOf(secret).validate({ token, window: MAX_STEPS_OFF, timestamp: nowMs })
  if (stepsOff === null) return undefined
  return Math.floor(nowMs / (PERIOD_SECONDS * 1_000)) + stepsOff
}

const totpOf = (secret: string, label?: string) =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS })
