import { z } from 'zod'
import { contract } from './contract'
import { Tokens } from './credentials'
import { id, instant, listOf } from './fields'
import { text } from './text-fields'

const bytes = (maxChars: number, example: string) =>
  z
    .string()
    .min(1)
    .max(maxChars)
    .regex(/^[\w-]+$/)
    .meta({ description: 'Bytes in base64url.', examples: [example] })

const credentialId = bytes(1_400, 'q3Lw0cZ8xV1nT5yB')
const clientDataJSON = bytes(4_096, 'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0')
const transport = z
  .string()
  .max(32)
  .regex(/^[a-z-]+$/)
  .meta({ examples: ['internal'] })
const name = text(1, 100).meta({ examples: ['Phone'] })
const shown = (maxChars: number, example: string) =>
  z
    .string()
    .max(maxChars)
    .meta({ examples: [example] })
const requirement = z.enum(['required', 'preferred', 'discouraged'])
const timeout = z.int().min(0).max(600_000).describe('Milliseconds.')
const descriptor = z.object({
  id: credentialId,
  type: shown(20, 'public-key'),
  transports: z.array(transport).max(20).optional(),
})

export const Passkey = z
  .object({
    id,
    name: shown(100, 'Phone'),
    isBackedUp: z.boolean().describe('Whether it is copied to other devices of the user.'),
    createdAt: instant,
    lastUsedAt: instant.nullable().describe('Null if it was never used.'),
  })
  .meta({ id: 'Passkey' })
export type Passkey = z.output<typeof Passkey>

export const PasskeyCreationOptions = z
  .object({
    rp: z.object({ id: shown(253, 'riffle.example.org').optional(), name: shown(100, 'Riffle') }),
    user: z.object({
      id: bytes(100, 'MDE5OWMzZjI'),
      name: shown(254, 'ada@example.org'),
      displayName: shown(100, 'Ada'),
    }),
    challenge: bytes(100, 'q3Lw0cZ8xV1nT5yB'),
    pubKeyCredParams: z
      .array(z.object({ alg: z.int().min(-65_535).max(0), type: z.literal('public-key') }))
      .max(20),
    timeout: timeout.optional(),
    excludeCredentials: z.array(descriptor).max(20).optional(),
    authenticatorSelection: z
      .object({
        residentKey: requirement.optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: requirement.optional(),
      })
      .optional(),
  })
  .meta({ id: 'PasskeyCreationOptions' })
export type PasskeyCreationOptions = z.output<typeof PasskeyCreationOptions>

export const PasskeyRequestOptions = z
  .object({
    challenge: bytes(100, 'q3Lw0cZ8xV1nT5yB'),
    timeout: timeout.optional(),
    rpId: shown(253, 'riffle.example.org').optional(),
    userVerification: requirement,
  })
  .meta({ id: 'PasskeyRequestOptions' })
export type PasskeyRequestOptions = z.output<typeof PasskeyRequestOptions>

/** The part of a WebAuthn response that the server verifies. */
export const PasskeyAssertion = z.strictObject({
  id: credentialId,
  response: z.strictObject({
    clientDataJSON,
    authenticatorData: bytes(4_096, 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuo'),
    signature: bytes(8_192, 'MEUCIQDx0m5kLrT1'),
    userHandle: bytes(100, 'MDE5OWMzZjI').optional(),
  }),
})
export type PasskeyAssertion = z.output<typeof PasskeyAssertion>

const Registration = z.strictObject({
  name: name.optional(),
  credential: z.strictObject({
    id: credentialId,
    response: z.strictObject({
      clientDataJSON,
      attestationObject: bytes(65_536, 'o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVik'),
      transports: z.array(transport).max(20).default([]),
    }),
  }),
})
export type PasskeyRegistration = z.output<typeof Registration>

const params = z.strictObject({ passkeyId: id })
const common = { tag: 'Passkeys', access: 'user' as const, tokens: false as const }
const RECENT = 'Requires a sign-in within the last ten minutes.'

export const passkeys = {
  list: contract({
    ...common,
    operationId: 'listPasskeys',
    method: 'get',
    path: '/me/passkeys',
    summary: 'List your passkeys',
    description: 'Lists your passkeys, the oldest first; at most 20.',
    limit: 'read',
    output: listOf(Passkey),
    status: 200,
    errors: ['forbidden'],
  }),
  begin: contract({
    ...common,
    operationId: 'beginPasskey',
    method: 'post',
    path: '/me/passkeys/options',
    summary: 'Start to add a passkey',
    description: `Returns the options for \`navigator.credentials.create()\` as JSON. The challenge is valid once, for five minutes, in this session. ${RECENT}`,
    limit: 'write',
    output: PasskeyCreationOptions,
    status: 200,
    errors: ['forbidden', 'recent_sign_in_required', 'conflict'],
  }),
  add: contract({
    ...common,
    operationId: 'addPasskey',
    method: 'post',
    path: '/me/passkeys',
    summary: 'Add a passkey',
    description: `Adds the passkey that an authenticator created with the options. Without a name it is named after the browser. ${RECENT}`,
    limit: 'write',
    body: Registration,
    output: Passkey,
    status: 201,
    errors: ['forbidden', 'recent_sign_in_required', 'invalid_passkey', 'conflict'],
  }),
  rename: contract({
    ...common,
    operationId: 'renamePasskey',
    method: 'patch',
    path: '/me/passkeys/{passkeyId}',
    summary: 'Rename a passkey',
    description: 'Renames a passkey.',
    limit: 'write',
    params,
    body: z.strictObject({ name }),
    output: Passkey,
    status: 200,
    errors: ['forbidden', 'not_found'],
  }),
  remove: contract({
    ...common,
    operationId: 'removePasskey',
    method: 'delete',
    path: '/me/passkeys/{passkeyId}',
    summary: 'Remove a passkey',
    description: `Removes a passkey, which signs in no more. The last way to sign in cannot be removed. ${RECENT}`,
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required', 'not_found', 'conflict'],
  }),
  beginSignIn: contract({
    operationId: 'beginPasskeySignIn',
    method: 'post',
    path: '/auth/passkey/options',
    tag: 'Passkeys',
    summary: 'Start to sign in with a passkey',
    description:
      'Returns the options for `navigator.credentials.get()` as JSON. The challenge is valid once, for five minutes.',
    access: 'public',
    limit: 'auth',
    output: PasskeyRequestOptions,
    status: 200,
    errors: [],
  }),
  signIn: contract({
    operationId: 'signInWithPasskey',
    method: 'post',
    path: '/auth/passkey',
    tag: 'Passkeys',
    summary: 'Sign in with a passkey',
    description:
      'Returns tokens as `POST /auth/login`. A passkey needs neither a password nor a code.',
    access: 'public',
    limit: 'auth',
    body: z.strictObject({ credential: PasskeyAssertion }),
    output: Tokens,
    status: 200,
    errors: ['invalid_passkey', 'invalid_credentials', 'account_disabled'],
  }),
}
