import 'server-only'
import { db } from '@/db'
import type { Context } from '@/lib/context'
import type { Passkey, PasskeyCreationOptions, PasskeyRegistration } from '@/lib/contract/passkeys'
import { AppError } from '@/lib/errors'
import { requireRecentSession } from '../../shared/access'
import { recordAuditEvent } from '../../shared/audit'
import { describeDevice } from '../../shared/describe-device'
import { CHALLENGE_SECONDS, storeChallenge, takeChallenge } from './challenges'
import { presentPasskey } from './passkeys'
import { loadWebAuthn, relyingParty } from './relying-party'

const MAX_PASSKEYS = 20
const APP_NAME = 'Riffle'
/** EdDSA, ES256 and RS256. The library's default probes for algorithms that are experimental in Node. */
const ALGORITHM_IDS = [-8, -7, -257]

const challengeKey = (sessionId: string) => `registration:${sessionId}`

/**
 * Returns the options for `navigator.credentials.create()`, with a challenge for this session that is
 * valid once, for five minutes.
 * @throws AppError `forbidden` for a guest, `recent_sign_in_required`, `conflict` if there are 20
 */
export async function beginPasskey(ctx: Context): Promise<PasskeyCreationOptions> {
  const { userId, sessionId, email, displayName, isGuest } = requireRecentSession(ctx)
  if (isGuest) throw new AppError('forbidden', 'Guests have no sign-in. Create an account first.')
  const existing = await findExisting(userId)
  const { generateRegistrationOptions } = await loadWebAuthn()
  const options = await generateRegistrationOptions({
    rpName: APP_NAME,
    rpID: relyingParty().rpID,
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: displayName,
    timeout: CHALLENGE_SECONDS * 1_000,
    supportedAlgorithmIDs: ALGORITHM_IDS,
    excludeCredentials: existing.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await storeChallenge(challengeKey(sessionId), options.challenge)
  return options
}

/**
 * Adds the passkey that an authenticator created. Without a name it is named after the browser.
 * @throws AppError `forbidden`, `recent_sign_in_required`, `invalid_passkey`, `conflict`
 */
export async function addPasskey(
  ctx: Context,
  { name, credential }: PasskeyRegistration,
): Promise<Passkey> {
  const { userId, sessionId } = requireRecentSession(ctx)
  const verified = await verify(await takeChallenge(challengeKey(sessionId)), credential)
  await findExisting(userId)
  const row = await db.transaction(async (tx) => {
    const created = await tx.passkeys.create({
      userId,
      credentialId: verified.credential.id,
      publicKey: verified.credential.publicKey,
      counter: verified.credential.counter,
      transports: credential.response.transports,
      isBackedUp: verified.credentialBackedUp,
      name: name ?? describeDevice(ctx.userAgent ?? null),
    })
    if (!created) throw new AppError('conflict', 'This passkey is registered already.')
    await recordAuditEvent(ctx, { userId, event: 'passkey_added' }, tx)
    return created
  })
  return presentPasskey(row)
}

async function findExisting(userId: string) {
  const existing = await db.passkeys.list(userId)
  if (existing.length < MAX_PASSKEYS) return existing
  throw new AppError(
    'conflict',
    `An account has at most ${MAX_PASSKEYS} passkeys. Remove one first.`,
  )
}

async function verify(
  challenge: string | null,
  { id, response }: PasskeyRegistration['credential'],
) {
  if (challenge === null) throw invalidPasskey()
  const { rpID, origin } = relyingParty()
  const { verifyRegistrationResponse } = await loadWebAuthn()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      supportedAlgorithmIDs: ALGORITHM_IDS,
    })
    if (verified) return registrationInfo
  } catch (cause) {
    throw invalidPasskey(cause)
  }
  throw invalidPasskey()
}

/** The library throws errors of many kinds for input that is not valid. */
const invalidPasskey = (cause?: unknown) =>
  new AppError(
    'invalid_passkey',
    'The passkey does not match the request, or the request has expired. Try again.',
    { cause },
  )
