import { z } from 'zod'
import { contract } from './contract'
import { password } from './credentials'
import { email } from './fields'
import { displayName, User } from './user'

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
      'Deletes the account with all its data. Requires the password; guests have none and omit it. An account without a password requires a sign-in within the last ten minutes instead. A browser deletes all that it stores for this site except cookies.',
    access: 'user',
    limit: 'auth',
    clearSiteData: '"cache", "storage"',
    body: z.strictObject({ password: password.optional() }),
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required', 'invalid_credentials'],
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
      'Returns all stored data about you except secrets as a JSON file: account, sessions, playlists, liked songs, listening history, uploads, imports and settings. The file is created while it is sent; an interrupted download is not valid JSON. Requires a sign-in within the last ten minutes.',
    access: 'user',
    limit: 'import',
    output: null,
    media: 'application/json',
    status: 200,
    errors: ['forbidden', 'recent_sign_in_required'],
    streamed: true,
    tokens: false,
  }),
  changePassword: contract({
    operationId: 'changePassword',
    method: 'put',
    path: '/me/password',
    tag: 'Accounts',
    summary: 'Change your password',
    description:
      'Sets a new password and revokes all your other sessions, and with `revokeTokens` all your API tokens. An account without a password omits `currentPassword` and requires a sign-in within the last ten minutes instead.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({
      currentPassword: password.optional(),
      newPassword: password,
      revokeTokens: z
        .boolean()
        .default(false)
        .meta({ description: 'Whether to revoke all API tokens.', examples: [true] }),
    }),
    output: null,
    status: 204,
    errors: [
      'forbidden',
      'recent_sign_in_required',
      'invalid_credentials',
      'weak_password',
      'conflict',
    ],
    tokens: false,
  }),
  changeEmail: contract({
    operationId: 'changeEmail',
    method: 'put',
    path: '/me/email',
    tag: 'Accounts',
    summary: 'Change your e-mail address',
    description:
      'Requires the password; an account without one omits it and requires a sign-in within the last ten minutes instead. Sends a link to the new address, which becomes yours when it is confirmed; without mail it changes at once. The former address gets a notice.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({ email, currentPassword: password.optional() }),
    output: z
      .object({
        status: z.enum(['changed', 'confirmation_sent']).meta({
          description: '`confirmation_sent` if the new address must be confirmed first.',
        }),
      })
      .meta({ id: 'EmailChange' }),
    status: 200,
    errors: ['forbidden', 'recent_sign_in_required', 'invalid_credentials', 'email_taken'],
    tokens: false,
  }),
  verifyEmail: contract({
    operationId: 'requestEmailVerification',
    method: 'post',
    path: '/me/email/verification',
    tag: 'Accounts',
    summary: 'Send the confirmation link again',
    description:
      'Sends a link that confirms your address, unless it is confirmed already; at most five an hour.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({}),
    output: null,
    status: 204,
    errors: ['forbidden', 'mail_not_configured'],
    tokens: false,
  }),
}
