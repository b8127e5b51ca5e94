import { z } from 'zod'
import { text } from './text-fields'
import { User } from './user'

export const Tokens = z
  .object({
    user: User,
    accessToken: z
      .string()
      .max(4096)
      .meta({
        examples: [
          'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJzdWIiOiIwMTk5YzNmMiJ9.c2lnbmF0dXJl',
        ],
      }),
    refreshToken: z
      .string()
      .max(512)
      .meta({ examples: ['rt_8Jf2kQm5Zx7Lw9Rt3Vb6Nc1Hd4Gs0Ya'] }),
    tokenType: z.literal('Bearer'),
    expiresIn: z
      .int()
      .min(1)
      .max(86_400)
      .meta({ description: 'Seconds until the access token expires.', examples: [900] }),
  })
  .meta({ id: 'Tokens' })
export type Tokens = z.output<typeof Tokens>

/** Not trimmed. The verb checks its strength, which depends on e-mail address and name. */
export const password = z
  .string()
  .min(1)
  .max(1024)
  .meta({ format: 'password', examples: ['violet mango harbour 42'] })

/** Lenient, because a malformed code is a wrong one: it counts as an attempt. */
export const totp = z
  .string()
  .min(1)
  .max(20)
  .meta({
    description: 'A code of the authenticator app: six digits; spaces are ignored.',
    examples: ['492039'],
  })

export const recoveryCode = z
  .string()
  .min(1)
  .max(64)
  .meta({
    description: 'A recovery code, in place of `totp`.',
    examples: ['7QMK-2VPN-LRT4-WZS8-HDJF-6GAU'],
  })

export const setupCode = text(1, 40).meta({
  description: 'The code that the server prints when it starts; only its operator can read it.',
  examples: ['7QMK-2VPN-LRT4-WZS8'],
})

export const refreshToken = z
  .string()
  .min(20)
  .max(512)
  .meta({ examples: ['rt_8Jf2kQm5Zx7Lw9Rt3Vb6Nc1Hd4Gs0Ya'] })

/** The token of a link that was sent by mail or created by an administrator. */
export const linkToken = z
  .string()
  .min(20)
  .max(100)
  .meta({ examples: ['8Jf2kQm5Zx7Lw9Rt3Vb6Nc1Hd4Gs0Ya8Jf2kQm5Zx7'] })
