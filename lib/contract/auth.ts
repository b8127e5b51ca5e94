import { z } from 'zod'
import { contract } from './contract'
import { email, id, instant, text } from './fields'

export const User = z
  .object({
    id,
    email: z
      .string()
      .max(254)
      .meta({ examples: ['ada@example.org'] }),
    displayName: z
      .string()
      .max(100)
      .meta({ examples: ['Ada'] }),
    isGuest: z.boolean().describe('A demo account, which is deleted after a day.'),
    createdAt: instant,
  })
  .meta({ id: 'User' })
export type User = z.output<typeof User>

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

const displayName = text(1, 100).meta({ examples: ['Ada'] })

const setupCode = text(1, 40).meta({
  description:
    'Required for the e-mail address of an administrator; only the operator can read it.',
  examples: ['7QMK-2VPN-LRT4-WZS8'],
})

const refreshToken = z
  .string()
  .min(20)
  .max(512)
  .meta({ examples: ['rt_8Jf2kQm5Zx7Lw9Rt3Vb6Nc1Hd4Gs0Ya'] })

export const auth = {
  guest: contract({
    operationId: 'enterAsGuest',
    method: 'post',
    path: '/auth/guest',
    tag: 'Accounts',
    summary: 'Try the demo without an account',
    description:
      'Creates a guest with three playlists of demo music. A guest is deleted after a day; a guest who registers keeps all data.',
    access: 'public',
    limit: 'auth',
    output: Tokens,
    status: 201,
    errors: [],
  }),
  register: contract({
    operationId: 'register',
    method: 'post',
    path: '/auth/register',
    tag: 'Accounts',
    summary: 'Create an account',
    description:
      'Passwords have 10 to 128 characters and must be hard to guess; there are no rules about kinds of characters. With the credentials of a guest, the guest becomes the account and keeps all data; earlier tokens and sessions are revoked. The address of an administrator requires the `setupCode` that the server prints when it starts.',
    access: 'public',
    limit: 'auth',
    body: z.strictObject({
      email,
      password,
      displayName: displayName.optional(),
      setupCode: setupCode.optional(),
    }),
    output: Tokens,
    status: 201,
    errors: ['email_taken', 'weak_password', 'setup_code_needed'],
  }),
  login: contract({
    operationId: 'login',
    method: 'post',
    path: '/auth/login',
    tag: 'Accounts',
    summary: 'Sign in',
    description: 'Returns an access token that is valid for 15 minutes, and a refresh token.',
    access: 'public',
    limit: 'auth',
    body: z.strictObject({ email, password }),
    output: Tokens,
    status: 200,
    errors: ['invalid_credentials'],
  }),
  refresh: contract({
    operationId: 'refresh',
    method: 'post',
    path: '/auth/refresh',
    tag: 'Accounts',
    summary: 'Renew the tokens',
    description:
      'Each refresh token is valid once. Using it again revokes all tokens of the same sign-in.',
    access: 'public',
    limit: 'auth',
    body: z.strictObject({ refreshToken }),
    output: Tokens,
    status: 200,
    errors: ['invalid_token', 'refresh_token_reused'],
  }),
  logout: contract({
    operationId: 'logout',
    method: 'post',
    path: '/auth/logout',
    tag: 'Accounts',
    summary: 'Sign out',
    description: 'Revokes the calling session.',
    access: 'user',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['forbidden'],
    tokens: false,
  }),
}

export const me = {
  find: contract({
    operationId: 'getMe',
    method: 'get',
    path: '/me',
    tag: 'Accounts',
    summary: 'Get your profile',
    description: 'Returns your profile.',
    access: 'user',
    limit: 'read',
    output: User,
    status: 200,
    errors: [],
  }),
  update: contract({
    operationId: 'updateMe',
    method: 'patch',
    path: '/me',
    tag: 'Accounts',
    summary: 'Change your profile',
    description: 'Changes the display name.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({ displayName }),
    output: User,
    status: 200,
    errors: [],
  }),
  remove: contract({
    operationId: 'deleteMe',
    method: 'delete',
    path: '/me',
    tag: 'Accounts',
    summary: 'Delete your account',
    description:
      'Deletes the account with all its data. Requires the password; guests have none and omit it.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({ password: password.optional() }),
    output: null,
    status: 204,
    errors: ['forbidden', 'invalid_credentials'],
    tokens: false,
  }),
  addDemo: contract({
    operationId: 'addDemo',
    method: 'post',
    path: '/me/demo',
    tag: 'Library',
    summary: 'Add the demo to an empty library',
    description:
      'Adds the songs and playlists that guests receive. They are your own: edit or remove them like others. Removed songs count until they can no longer be restored.',
    access: 'user',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['conflict'],
  }),
  export: contract({
    operationId: 'exportMe',
    method: 'get',
    path: '/me/export',
    tag: 'Accounts',
    summary: 'Download all your data',
    description:
      'Returns all stored data about you except secrets as a JSON file: account, sessions, playlists, liked songs, listening history, uploads, imports and settings. The file is created while it is sent; an interrupted download is not valid JSON.',
    access: 'user',
    limit: 'import',
    output: null,
    media: 'application/json',
    status: 200,
    errors: ['forbidden'],
    streamed: true,
    tokens: false,
  }),
  changePassword: contract({
    operationId: 'changePassword',
    method: 'put',
    path: '/me/password',
    tag: 'Accounts',
    summary: 'Change your password',
    description: 'Sets a new password and revokes all your other sessions.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({ currentPassword: password, newPassword: password }),
    output: null,
    status: 204,
    errors: ['forbidden', 'invalid_credentials', 'weak_password'],
    tokens: false,
  }),
}
