import { Secret, TOTP } from 'otpauth'

const PERIOD_MS = 30_000

/** Returns the code that an authenticator app shows, now or some time steps later. */
export const codeOf = (secret: string, stepsLater = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + stepsLater * PERIOD_MS,
  })

/** Returns a code that is wrong in each of the accepted time steps. */
export function wrongCodeOf(secret: string): string {
  const right = [-1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !right.includes(code))!
}
