import { z } from 'zod'
import { contract } from './contract'
import { id, instant, listOf } from './fields'

export const Identity = z
  .object({
    id,
    issuer: z
      .string()
      .max(2048)
      .meta({ description: 'The identity provider.', examples: ['https://id.example.org'] }),
    createdAt: instant,
    lastUsedAt: instant,
  })
  .meta({ id: 'Identity' })
export type Identity = z.output<typeof Identity>

const common = {
  tag: 'Accounts',
  access: 'user' as const,
  tokens: false as const,
}

export const identities = {
  list: contract({
    ...common,
    operationId: 'listIdentities',
    method: 'get',
    path: '/me/identities',
    summary: 'List your identities',
    description: 'Lists the accounts at an identity provider that sign in to your account.',
    limit: 'read',
    output: listOf(Identity),
    status: 200,
    errors: ['forbidden'],
  }),
  check: contract({
    ...common,
    operationId: 'checkIdentityLink',
    method: 'post',
    path: '/me/identities/check',
    summary: 'Check whether an identity can be linked',
    description:
      'The browser then signs in at the provider, which links the identity to the signed-in account. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    freesData: true,
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required', 'conflict', 'oidc_not_configured'],
  }),
  remove: contract({
    ...common,
    operationId: 'removeIdentity',
    method: 'delete',
    path: '/me/identities/{identityId}',
    summary: 'Unlink an identity',
    description:
      'The last way to sign in cannot be unlinked: the account needs a password, a passkey or another identity of the configured provider. Requires a sign-in within the last ten minutes.',
    limit: 'write',
    params: z.strictObject({ identityId: id }),
    output: null,
    status: 204,
    errors: ['forbidden', 'recent_sign_in_required', 'not_found', 'conflict'],
  }),
}
