import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listOf, page } from './fields'

export const Session = z
  .object({
    id,
    kind: z
      .enum(['browser', 'api'])
      .describe('Whether the sign-in was in a browser or through the API.'),
    device: z
      .string()
      .max(100)
      .meta({ description: 'A description of the client.', examples: ['Firefox on Linux'] }),
    createdAt: instant,
    lastSeenAt: instant.describe('Accurate to the minute.'),
    expiresAt: instant.describe(
      '30 days after the sign-in. A session also expires after 7 days without a call.',
    ),
    isCurrent: z.boolean().describe('Whether this is the calling session.'),
    isRecent: z
      .boolean()
      .describe(
        'Whether it began within the last ten minutes, as changes to the security of the account require.',
      ),
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof Session>

const common = {
  tag: 'Sessions',
  access: 'user' as const,
  tokens: false as const,
}

export const sessions = {
  list: contract({
    ...common,
    operationId: 'listSessions',
    method: 'get',
    path: '/me/sessions',
    summary: 'List your sessions',
    description: 'Lists your active sessions, the latest sign-in first.',
    limit: 'read',
    query: page,
    output: listOf(Session),
    status: 200,
    errors: ['forbidden', 'invalid_cursor'],
  }),
  remove: contract({
    ...common,
    operationId: 'endSession',
    method: 'delete',
    path: '/me/sessions/{sessionId}',
    summary: 'Revoke a session',
    description:
      'Revokes a session with all its tokens at once; on other servers within 5 seconds. It can be the calling session; any other requires a sign-in within the last ten minutes.',
    limit: 'write',
    params: z.strictObject({ sessionId: id }),
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required', 'not_found'],
  }),
  removeOthers: contract({
    ...common,
    operationId: 'endOtherSessions',
    method: 'delete',
    path: '/me/sessions',
    summary: 'Revoke all other sessions',
    description:
      'Revokes all your sessions except the calling one, which must have begun within the last ten minutes. API tokens stay valid.',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required'],
  }),
  removeOfUser: contract({
    operationId: 'endSessionsOfUser',
    method: 'delete',
    path: '/admin/users/{userId}/sessions',
    tag: 'Administration',
    summary: 'Revoke all sessions of a user',
    description:
      'Revokes all sessions of a user at once; on other servers within 5 seconds. API tokens stay valid. Requires a sign-in within the last ten minutes.',
    access: 'admin',
    tokens: false,
    limit: 'write',
    params: z.strictObject({ userId: id }),
    output: null,
    status: 204,
    errors: ['recent_sign_in_required', 'not_found'],
  }),
}
