import { z } from 'zod'
import { contract } from './contract'
import { password, refreshToken, setupCode, Tokens } from './credentials'
import { email } from './fields'
import { displayName } from './user'

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
