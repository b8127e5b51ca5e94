import { z } from 'zod'
import { AUDIT_EVENTS } from '@/lib/audit-events'
import { contract } from './contract'
import { id, instant, listOf, page } from './fields'

export const AccountEvent = z
  .object({
    id,
    event: z.enum(AUDIT_EVENTS).meta({ examples: ['signed_in'] }),
    createdAt: instant,
    address: z
      .string()
      .max(64)
      .nullable()
      .meta({
        description:
          'The address that the request came from, of IPv6 the /64 network; null after 90 days.',
        examples: ['203.0.113.9'],
      }),
    device: z
      .string()
      .max(100)
      .nullable()
      .meta({
        description: 'A description of the client; null after 90 days.',
        examples: ['Firefox on Linux'],
      }),
  })
  .meta({ id: 'AccountEvent' })
export type AccountEvent = z.output<typeof AccountEvent>

export const activity = {
  list: contract({
    operationId: 'listActivity',
    method: 'get',
    path: '/me/activity',
    tag: 'Accounts',
    summary: 'List the security events of your account',
    description:
      'Lists sign-ins, refused sign-ins and other security events of the account, the latest first. Events are kept for two years.',
    access: 'user',
    limit: 'read',
    query: page,
    output: listOf(AccountEvent),
    status: 200,
    errors: ['forbidden', 'invalid_cursor'],
    tokens: false,
  }),
}
