import { z } from 'zod'
import { contract } from './contract'
import { email, id, instant, listOf, page } from './fields'
import { text } from './text-fields'

export const AdminUser = z
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
    isAdmin: z.boolean(),
    isOwner: z.boolean().describe('Whether the first run created the account.'),
    isEmailVerified: z.boolean(),
    isDisabled: z.boolean().describe('Whether an administrator has disabled the account.'),
    hasTwoFactor: z.boolean().describe('Whether sign-ins need a code of an authenticator app.'),
    createdAt: instant,
    lastSeenAt: instant.nullable().describe('The last use of a session; null if none is left.'),
    uploadBytes: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .meta({ description: 'The size of all uploads.', examples: [734_003_200] }),
  })
  .meta({ id: 'AdminUser' })
export type AdminUser = z.output<typeof AdminUser>

export const Link = z
  .object({
    url: z
      .string()
      .max(4096)
      .meta({ examples: ['https://riffle.example.org/reset-password#token=8Jf2kQm5Zx7L'] }),
    expiresAt: instant,
  })
  .meta({ id: 'AccountLink' })
export type Link = z.output<typeof Link>

const common = {
  tag: 'Administration',
  access: 'admin' as const,
  tokens: false as const,
}
const params = z.strictObject({ userId: id })

export const adminUsers = {
  list: contract({
    ...common,
    operationId: 'listUsers',
    method: 'get',
    path: '/admin/users',
    summary: 'List the accounts',
    description:
      'Lists the accounts without guests, newest first. `q` finds a part of the address or the name.',
    limit: 'read',
    query: page.extend({
      q: text(1, 100)
        .optional()
        .meta({ description: 'A part of the address or the name.', examples: ['ada'] }),
    }),
    output: listOf(AdminUser),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  update: contract({
    ...common,
    operationId: 'updateUser',
    method: 'patch',
    path: '/admin/users/{userId}',
    summary: 'Disable or enable an account',
    description:
      'A disabled account cannot sign in; its sessions end at once, on other servers within 5 seconds, and its API tokens are rejected while it is disabled. Your own account and that of the owner cannot be disabled. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    params,
    body: z.strictObject({ isDisabled: z.boolean() }),
    output: AdminUser,
    status: 200,
    errors: ['recent_sign_in_required', 'not_found', 'conflict'],
  }),
  createResetLink: contract({
    ...common,
    operationId: 'createResetLink',
    method: 'post',
    path: '/admin/users/{userId}/reset-link',
    summary: 'Create a link for a new password',
    description:
      'Returns a link that sets a new password, valid once for an hour. Earlier links of the account become invalid. The account’s activity shows it. For the owner’s account, only the owner can create one. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    params,
    output: Link,
    status: 200,
    errors: ['recent_sign_in_required', 'not_found', 'conflict'],
  }),
  removeTwoFactor: contract({
    ...common,
    operationId: 'removeUserTwoFactor',
    method: 'delete',
    path: '/admin/users/{userId}/totp',
    summary: 'Turn two-factor sign-in of an account off',
    description:
      'For a user who has lost the authenticator app and the recovery codes. Ends the sessions of the account, whose activity shows it. Without an app it changes nothing. Other administrators cannot do it for the owner. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['recent_sign_in_required', 'not_found', 'conflict'],
  }),
  remove: contract({
    ...common,
    operationId: 'deleteUser',
    method: 'delete',
    path: '/admin/users/{userId}',
    summary: 'Delete an account',
    description:
      'Deletes an account with all its data. `email` must be its address, as a confirmation. Your own account and that of the owner cannot be deleted here. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    params,
    body: z.strictObject({ email }),
    output: null,
    status: 204,
    errors: ['recent_sign_in_required', 'not_found', 'conflict'],
  }),
}
