import { z } from 'zod'
import { contract } from './contract'
import { id, instant, isSupportedInstant, listOf, UNSUPPORTED_INSTANT } from './fields'
import { text } from './text-fields'

const name = text(1, 100).meta({ examples: ['Backup script'] })
const scopes = z
  .array(z.enum(['read', 'write']))
  .min(1)
  .max(2)
  .meta({
    description:
      '`read` allows every GET except the next track, which advances the shuffle; `write` allows that and all other methods. Neither includes the other.',
    examples: [['read']],
  })

export const ApiToken = z
  .object({
    id,
    name: z
      .string()
      .max(100)
      .meta({ examples: ['Backup script'] }),
    hint: z
      .string()
      .max(20)
      .meta({ description: 'The beginning of the token.', examples: ['rfl_7Qm2vKp9'] }),
    scopes,
    createdAt: instant,
    lastUsedAt: instant
      .nullable()
      .describe('Accurate to the minute; null if the token was never used.'),
    expiresAt: instant.nullable().describe('Null for a token that does not expire.'),
  })
  .meta({ id: 'ApiToken' })
export type ApiToken = z.output<typeof ApiToken>

export const NewApiToken = ApiToken.extend({
  token: z
    .string()
    .max(100)
    .meta({
      description: 'The token itself, shown this once: it is stored as a hash.',
      examples: ['rfl_7Qm2vKp9_LrT4wZs8NbYc3HdJf6GaUeRx7Qm2vKp91dGvPq'],
    }),
}).meta({ id: 'NewApiToken' })
export type NewApiToken = z.output<typeof NewApiToken>

export const apiTokens = {
  list: contract({
    operationId: 'listApiTokens',
    method: 'get',
    path: '/me/tokens',
    tag: 'API tokens',
    summary: 'List your API tokens',
    description: 'Lists your personal API tokens without their secrets, newest first; at most 50.',
    access: 'user',
    limit: 'read',
    output: listOf(ApiToken),
    status: 200,
    errors: ['forbidden'],
    tokens: false,
  }),
  create: contract({
    operationId: 'createApiToken',
    method: 'post',
    path: '/me/tokens',
    tag: 'API tokens',
    summary: 'Create an API token',
    description:
      'Creates a token for scripts and other programs, to send as `Authorization: Bearer`. Only this response contains its secret. It cannot change the password, tokens or sessions, download all data or delete the account. Requires a sign-in within the last ten minutes.',
    access: 'user',
    limit: 'write',
    body: z.strictObject({
      name,
      scopes,
      expiresAt: z.iso
        .datetime({ offset: true })
        .refine(isSupportedInstant, UNSUPPORTED_INSTANT)
        .nullish()
        .meta({
          description: 'When the token expires; it never does if omitted or null.',
          examples: ['2027-03-14T00:00:00Z'],
        }),
    }),
    output: NewApiToken,
    status: 201,
    errors: ['forbidden', 'recent_sign_in_required', 'too_many_tokens', 'invalid_input'],
    tokens: false,
  }),
  remove: contract({
    operationId: 'deleteApiToken',
    method: 'delete',
    path: '/me/tokens/{keyId}',
    tag: 'API tokens',
    summary: 'Revoke an API token',
    description: 'Revokes a token at once; on other servers within 5 seconds.',
    access: 'user',
    limit: 'write',
    params: z.strictObject({ keyId: id }),
    output: null,
    status: 204,
    errors: ['forbidden', 'not_found'],
    tokens: false,
  }),
}
