import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import { pieces } from '@/lib/demo-music/catalogue'
import { camelotOf } from '@/lib/demo-music/keys'
import { TARGET_LUFS } from '@/lib/demo-music/master'
import type { Piece } from '@/lib/demo-music/types'
import { AppError } from '@/lib/errors'
import { requireUser } from '../shared/access'
import { demoHash } from './demo-hash'
import { demoRows } from './demo-library'

const GUEST_HOURS = 24

let features: Promise<void> | undefined

/**
 * Stores the features of the pieces, which all copies of the demo share; once in a process. Not to be
 * called in a transaction, which it would wait for.
 */
export function ensureFeatures(): Promise<void> {
  features ??= db.audioFeatures.addMissing(pieces.map(featuresOf)).catch((error: unknown) => {
    features = undefined
    throw error
  })
  return features
}

/**
 * Creates a guest with a copy of the demo: songs, three playlists and a few likes, for a day. Needs the
 * features that `ensureFeatures` stores.
 */
export async function createDemoGuest(tx: Transaction) {
  const guest = {
    id: uuidv7(),
    email: `${crypto.randomUUID()}@guest.invalid`,
    displayName: 'Guest',
    hours: GUEST_HOURS,
  }
  return tx.demoLibraries.createGuest(guest, demoRows())
}

/**
 * Adds the demo to the library of a user who has no songs.
 * @throws AppError `conflict` if the user has songs, also removed ones that can be restored
 */
export async function addDemo(ctx: Context): Promise<void> {
  const { userId } = requireUser(ctx)
  await ensureFeatures()
  const isAdded = await db.transaction(async (tx) => {
    await tx.library.lock(userId)
    return tx.demoLibraries.addTo(userId, demoRows())
  })
  if (!isAdded) throw new AppError('conflict', 'Your library has songs already.')
}

/** The features of a piece are known from its score. */
const featuresOf = ({ id, bpm, key, energy }: Piece) => ({
  audioHash: demoHash(id),
  version: 0,
  bpm,
  bpmConfidence: 1,
  key,
  camelot: camelotOf(key),
  keyConfidence: 1,
  energy,
  loudnessLufs: TARGET_LUFS,
})
