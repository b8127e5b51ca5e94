import { z } from 'zod'
import { contract } from './contract'
import { totp } from './credentials'
import { instant } from './fields'

export const TwoFactor = z
  .object({
    enabledAt: instant.nullable().describe('Null if a sign-in requires no code.'),
    recoveryCodesLeft: z.int().min(0).max(10).describe('The number of unused recovery codes.'),
  })
  .meta({ id: 'TwoFactor' })
export type TwoFactor = z.output<typeof TwoFactor>

export const NewTotp = z
  .object({
    secret: z
      .string()
      .max(64)
      .meta({
        description: 'The key to type into the app, in base32.',
        examples: ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
      }),
    uri: z
      .string()
      .max(1024)
      .meta({
        description: 'The key as an `otpauth:` URI.',
        examples: ['otpauth://totp/Riffle:ada%40example.org?issuer=Riffle&secret=JBSWY3DPEHPK3PXP'],
      }),
    qr: z
      .string()
      .max(65_536)
      .meta({
        description: 'The URI as a QR code: a `data:` URL of an SVG image.',
        examples: ['data:image/svg+xml;base64,PHN2Zy8+'],
      }),
  })
  .meta({ id: 'NewTotp' })
export type NewTotp = z.output<typeof NewTotp>

export const RecoveryCodes = z
  .object({
    recoveryCodes: z
      .array(z.string().max(40))
      .max(10)
      .meta({
        description: 'Each is valid once in place of a code. They are shown this once.',
        examples: [['7QMK-2VPN-LRT4-WZS8-HDJF-6GAU']],
      }),
  })
  .meta({ id: 'RecoveryCodes' })
export type RecoveryCodes = z.output<typeof RecoveryCodes>

const common = {
  tag: 'Two-factor sign-in',
  access: 'user' as const,
  tokens: false as const,
}

export const twoFactor = {
  find: contract({
    ...common,
    operationId: 'getTotp',
    method: 'get',
    path: '/me/totp',
    summary: 'Get the state of two-factor sign-in',
    description: 'Returns whether a sign-in requires a code of an authenticator app.',
    limit: 'read',
    output: TwoFactor,
    status: 200,
    errors: ['forbidden'],
  }),
  begin: contract({
    ...common,
    operationId: 'beginTotp',
    method: 'post',
    path: '/me/totp',
    summary: 'Set up an authenticator app',
    description:
      'Creates a key for an authenticator app. Sign-ins require no code until the app is confirmed; another call replaces the key. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    output: NewTotp,
    status: 201,
    errors: ['forbidden', 'recent_sign_in_required', 'conflict'],
  }),
  confirm: contract({
    ...common,
    operationId: 'confirmTotp',
    method: 'post',
    path: '/me/totp/confirm',
    summary: 'Enable two-factor sign-in',
    description:
      'Enables two-factor sign-in with a code of the app, revokes all other sessions and returns ten recovery codes. API tokens stay valid and need no code. Requires a sign-in within the last ten minutes.',
    limit: 'auth',
    body: z.strictObject({ code: totp }),
    output: RecoveryCodes,
    status: 200,
    errors: ['forbidden', 'recent_sign_in_required', 'invalid_totp', 'conflict'],
  }),
  remove: contract({
    ...common,
    operationId: 'removeTotp',
    method: 'delete',
    path: '/me/totp',
    summary: 'Disable two-factor sign-in',
    description:
      'Removes the authenticator app with the recovery codes and revokes all other sessions. The response is the same without an app. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required'],
  }),
  replaceCodes: contract({
    ...common,
    operationId: 'replaceRecoveryCodes',
    method: 'post',
    path: '/me/totp/recovery-codes',
    summary: 'Replace the recovery codes',
    description:
      'Creates ten recovery codes; the earlier ones become invalid. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    output: RecoveryCodes,
    status: 201,
    errors: ['forbidden', 'recent_sign_in_required', 'conflict'],
  }),
}
