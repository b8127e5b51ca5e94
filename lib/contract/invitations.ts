import { z } from 'zod'
import { Link } from './admin-users'
import { contract } from './contract'
import { email, id, instant, listOf, page } from './fields'

const MAX_DAYS = 90

export const Invitation = z
  .object({
    id,
    email: z
      .string()
      .max(254)
      .nullable()
      .meta({
        description: 'The only address that may register with it; null for any.',
        examples: ['ada@example.org'],
      }),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.output<typeof Invitation>

const common = {
  tag: 'Administration',
  access: 'admin' as const,
  tokens: false as const,
}

export const invitations = {
  list: contract({
    ...common,
    operationId: 'listInvitations',
    method: 'get',
    path: '/admin/invites',
    summary: 'List the open invitations',
    description: 'Lists invitations that were neither used nor revoked, newest first.',
    limit: 'read',
    query: page,
    output: listOf(Invitation),
    status: 200,
    errors: ['invalid_cursor'],
  }),
  create: contract({
    ...common,
    operationId: 'createInvitation',
    method: 'post',
    path: '/admin/invites',
    summary: 'Create an invitation',
    description:
      'Returns a link that registers one account. Only this response contains it. At most 500 are open at once. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    body: z.strictObject({
      email: email.optional(),
      expiresInDays: z
        .int()
        .min(1)
        .max(MAX_DAYS)
        .default(7)
        .meta({ examples: [7] }),
    }),
    output: Invitation.extend({ url: Link.shape.url }).meta({ id: 'NewInvitation' }),
    status: 201,
    errors: ['recent_sign_in_required', 'too_many_invitations'],
  }),
  remove: contract({
    ...common,
    operationId: 'revokeInvitation',
    method: 'delete',
    path: '/admin/invites/{invitationId}',
    summary: 'Revoke an invitation',
    description: 'The link becomes invalid.',
    limit: 'write',
    params: z.strictObject({ invitationId: id }),
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
