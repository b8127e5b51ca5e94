import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listOf, page } from './fields'

export const Session = z
  .object({
    id,
    kind: z
      .enum(['browser', 'api'])
      .describe('A sign-in on the pages, or one of a program through the API.'),
    device: z
      .string()
      .max(100)
      .meta({ description: 'What signed in, in words.', examples: ['Firefox on Linux'] }),
    createdAt: instant,
    lastSeenAt: instant.describe('To the minute.'),
    expiresAt: instant.describe('30 days after the sign-in; earlier after 7 days without a call.'),
    isCurrent: z.boolean().describe('The session that asks.'),
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
    summary: 'Where you are signed in',
    description: 'Your sessions that have not ended, the latest sign-in first.',
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
    summary: 'Sign out elsewhere',
    description:
      'Ends a session with all its tokens at once; on other servers within 5 seconds. Your own may be ended too.',
    limit: 'write',
    params: z.strictObject({ sessionId: id }),
    output: null,
    status: 204,
    errors: ['forbidden', 'not_found'],
  }),
  removeOthers: contract({
    ...common,
    operationId: 'endOtherSessions',
    method: 'delete',
    path: '/me/sessions',
    summary: 'Sign out everywhere else',
    description: 'Ends every session of yours but the one that asks. API tokens stay.',
    limit: 'write',
    output: null,
    status: 204,
    errors: ['forbidden'],
  }),
}
