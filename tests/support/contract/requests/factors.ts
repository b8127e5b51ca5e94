import { aUser, call } from '@/tests/support/app'
import { anAuthenticator } from '@/tests/support/authenticator'
import type { ValidRequest } from '../valid-request'
import { emptyRequest, text } from './common'

async function newPasskey(token: string, authenticator = anAuthenticator()) {
  const { body } = await call('POST', '/me/passkeys/options', { token })
  const { challenge } = body as { challenge: string }
  return { body: { name: 'Phone', credential: authenticator.create({ challenge }) } }
}

/** Returns the id of a passkey of the user, who may have only 20. */
async function withPasskey(token: string, authenticator = anAuthenticator()) {
  const listed = await call('GET', '/me/passkeys', { token })
  const [existing] = (listed.body as { data: { id: string }[] }).data
  if (existing) return { params: { passkeyId: existing.id } }
  const { body } = await newPasskey(token, authenticator)
  const made = await call('POST', '/me/passkeys', { token, body })
  return { params: { passkeyId: (made.body as { id: string }).id } }
}

async function passkeyProof() {
  const { token } = await aUser('bob')
  const authenticator = anAuthenticator()
  await withPasskey(token, authenticator)
  const { body } = await call('POST', '/auth/passkey/options', { body: {} })
  const { challenge } = body as { challenge: string }
  return { body: { credential: authenticator.get({ challenge }) } }
}

/** Valid requests, by the ids of their operations. */
export const factorRequests: Record<string, ValidRequest> = {
  getTotp: { create: emptyRequest },
  // No app of this user is confirmed, because its later sign-ins would require codes.
  beginTotp: { create: emptyRequest },
  confirmTotp: { create: () => ({ body: { code: '000000' } }), statuses: [401, 409] },
  removeTotp: { create: emptyRequest },
  replaceRecoveryCodes: { create: emptyRequest, statuses: 409 },
  listPasskeys: { create: emptyRequest },
  beginPasskey: { create: emptyRequest },
  addPasskey: { create: ({ token }) => newPasskey(token) },
  renamePasskey: { create: async ({ token }) => ({ ...(await withPasskey(token)), body: text }) },
  removePasskey: { create: ({ token }) => withPasskey(token) },
  beginPasskeySignIn: { create: () => ({ body: {} }) },
  signInWithPasskey: { create: passkeyProof },
}
