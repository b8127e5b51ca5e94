import 'server-only'
import { db, isDatabaseUnavailable, type PasskeyRow } from '@/db'
import type { Context } from '@/lib/context'
import type { Tokens } from '@/lib/contract/credentials'
import type { PasskeyAssertion, PasskeyRequestOptions } from '@/lib/contract/passkeys'
import { AppError } from '@/lib/errors'
import { recordAuditEvent } from '../../shared/audit'
import { assertNotDisabled } from '../auth'
import { issueTokens, openSession } from '../sign-in'
import { CHALLENGE_SECONDS, storeChallenge, takeChallenge } from './challenges'
import { loadWebAuthn, relyingParty } from './relying-party'

const challengeKey = (challenge: string) => `sign-in:${challenge}`

/** Returns the options for `navigator.credentials.get()`, with a challenge that is valid once, for five minutes. */
export async function beginPasskeySignIn(): Promise<PasskeyRequestOptions> {
  const { generateAuthenticationOptions } = await loadWebAuthn()
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    timeout: CHALLENGE_SECONDS * 1_000,
    userVerification: 'required',
  })
  await storeChallenge(challengeKey(options.challenge), options.challenge)
  return { ...options, userVerification: 'required' }
}

/** Signs in with a passkey for API clients. @throws AppError as `verifyPasskey` */
export async function signInWithPasskey(
  ctx: Context,
  { credential }: { credential: PasskeyAssertion },
): Promise<Tokens> {
  const user = await verifyPasskey(ctx, credential)
  return issueTokens(db, user, await openSession(ctx, user, 'api'))
}

/**
 * Returns the user of a passkey. It needs neither a password nor a code: the authenticator has verified
 * the person.
 * @throws AppError `invalid_passkey`, `account_disabled`, `service_unavailable`
 */
export async function verifyPasskey(ctx: Context, credential: PasskeyAssertion) {
  const passkey = await db.passkeys.findByCredential(credential.id)
  const user = passkey && (await db.users.find(passkey.userId))
  const isProven = passkey !== undefined && (await isValid(passkey, credential))
  if (!user || !isProven) {
    await recordAuditEvent(ctx, { userId: user?.id ?? null, event: 'sign_in_failed' })
    throw invalidPasskey()
  }
  assertNotDisabled(user)
  await recordAuditEvent(ctx, { userId: user.id, event: 'signed_in' })
  return user
}

async function isValid(passkey: PasskeyRow, credential: PasskeyAssertion): Promise<boolean> {
  try {
    const proof = await verify(passkey, credential)
    return proof !== undefined && (await db.passkeys.markUsed(passkey.id, proof))
  } catch (error) {
    if (error instanceof AppError || isDatabaseUnavailable(error)) throw error
    // The library throws errors of many kinds for input that is not valid.
    return false
  }
}

async function verify(passkey: PasskeyRow, { id, response }: PasskeyAssertion) {
  const { rpID, origin } = relyingParty()
  const { verifyAuthenticationResponse } = await loadWebAuthn()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: async (challenge) =>
      (await takeChallenge(challengeKey(challenge))) === challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  })
  if (!verified) return undefined
  const { newCounter, credentialBackedUp } = authenticationInfo
  return { counter: newCounter, isBackedUp: credentialBackedUp }
}

const invalidPasskey = () =>
  new AppError(
    'invalid_passkey',
    'The passkey is unknown here, or the request has expired. Try again.',
  )
