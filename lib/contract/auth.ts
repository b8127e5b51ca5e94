import { z } from 'zod'
import { contract } from './contract'
import { email, id, instant, text } from './fields'

export const User = z.object({
  id,
  email: z.string().max(254),
  displayName: z.string().max(100),
  createdAt: instant,
})
export type User = z.output<typeof User>

export const Tokens = z.object({
  user: User,
  accessToken: z.string().max(4096),
  refreshToken: z.string().max(512),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().min(1).max(86_400).describe('Seconds until the access token ends.'),
})
export type Tokens = z.output<typeof Tokens>

/** Checked for strength by the verb, which knows email and name too; never trimmed. */
export const password = z.string().min(1).max(1024)
const displayName = text(1, 100)
const refreshToken = z.string().min(20).max(512)

export const auth = {
  register: contract({
    operationId: 'register',
    method: 'post',
    path: '/auth/register',
    tag: 'Accounts',
    summary: 'Make an account',
    description:
      'Passwords have 10 to 128 characters and must be hard to guess; there are no rules about kinds of characters.',
    access: 'public',
    limit: 'auth',
    body: z.strictObject({ email, password, displayName: displayName.optional() }),
    output: Tokens,
    status: 201,
    errors: ['email_taken', 'weak_password'],
  }),
  login: contract({
    operationId: 'login',
    method: 'post',
    path: '/auth/login',
    tag: 'Accounts',
    summary: 'Sign in',
    description: 'Answers an access token for 15 minutes and a refresh token.',
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
      'Each refresh token works once. One presented again revokes every token that came from the same sign-in.',
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
    description: 'Revokes the session that asks.',
    access: 'user',
    limit: 'write',
    output: null,
    status: 204,
    errors: [],
  }),
}

export const me = {
  find: contract({
    operationId: 'getMe',
    method: 'get',
    path: '/me',
    tag: 'Accounts',
    summary: 'Who am I',
    description: 'Your profile.',
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
    description: 'Needs the password; removes the account and everything in it.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({ password }),
    output: null,
    status: 204,
    errors: ['invalid_credentials'],
  }),
  changePassword: contract({
    operationId: 'changePassword',
    method: 'put',
    path: '/me/password',
    tag: 'Accounts',
    summary: 'Change your password',
    description: 'Ends all your other sessions.',
    access: 'user',
    limit: 'auth',
    body: z.strictObject({ currentPassword: password, newPassword: password }),
    output: null,
    status: 204,
    errors: ['invalid_credentials', 'weak_password'],
  }),
}
