import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { db } from '@/db'
import { deriveFormerKey, deriveKey } from '@/lib/config/derived-key'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { findAudioOf } from './song-audio'

/** Longer than most songs and sessions of listening; a player requests a new URL for each song. */
const VALID_SECONDS = 6 * 60 * 60
const PURPOSE = 'cast url'
const MS_PER_SECOND = 1_000

type Claims = {
  userId: string
  songId: string
  sessionId: string
  /** Seconds since the Unix epoch, in base 36. */
  expiry: string
  /** Signed too, so that a new password ends the URL; null for accounts without one. */
  passwordHash: string | null
}

/**
 * Creates a URL with which a device without credentials plays a song of the user.
 * @throws AppError `not_found`, also for a song without audio
 */
export async function createCastUrl(ctx: Context, { songId }: { songId: string }) {
  const { userId, sessionId } = requireUser(ctx)
  await findAudioOf({ userId, songId })
  const session = sessionId === null ? undefined : await db.authSessions.findSigner(sessionId)
  if (sessionId === null || !session) {
    throw new AppError('forbidden', 'Only a session can create such a URL.')
  }
  const expirySeconds = Math.floor(Date.now() / MS_PER_SECOND) + VALID_SECONDS
  const expiry = expirySeconds.toString(36)
  const signature = sign(deriveKey(PURPOSE), { ...session, songId, sessionId, expiry })
  return {
    url: `${env().appUrl}/api/v1/songs/${songId}/cast?signature=${sessionId}.${expiry}.${signature}`,
    expiresAt: new Date(expirySeconds * MS_PER_SECOND),
  }
}

/**
 * Finds the audio of a signed URL, for all callers.
 * @throws AppError `forbidden` if it has expired, was revoked or is not for this song; `not_found`
 */
export async function findCastAudio(_: Context, input: { songId: string; signature: string }) {
  const { songId } = input
  const [sessionId = '', expiry = '', signature = ''] = input.signature.split('.')
  if (Number.parseInt(expiry, 36) * MS_PER_SECOND < Date.now()) throw invalidUrl()
  const session = await db.authSessions.findSigner(sessionId)
  if (!session) throw invalidUrl()
  const claims = { ...session, songId, sessionId, expiry }
  const keys = [deriveKey(PURPOSE), deriveFormerKey(PURPOSE)].filter((key) => key !== undefined)
  if (!keys.some((key) => isSame(signature, sign(key, claims)))) throw invalidUrl()
  return findAudioOf({ userId: session.userId, songId })
}

const sign = (key: Buffer, claims: Claims): string => {
  const { userId, songId, sessionId, expiry, passwordHash } = claims
  return createHmac('sha256', key)
    .update(JSON.stringify([userId, songId, sessionId, expiry, passwordHash]))
    .digest('base64url')
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const invalidUrl = () =>
  new AppError('forbidden', 'This URL has expired, was revoked or is not for this song.')
