import 'server-only'
import { uuidv7 } from 'uuidv7'
import { db } from '@/db'
import { pieces } from '@/lib/demo-music/catalogue'
import { camelotOf } from '@/lib/demo-music/keys'
import { TARGET_LUFS } from '@/lib/demo-music/master'
import type { Piece } from '@/lib/demo-music/types'
import { demoHash } from './demo-hash'
import { demoRows } from './demo-library'

const GUEST_HOURS = 24

let features: Promise<void> | undefined

/** Stores the features of the pieces, which all copies of the demo share; once in a process. */
function ensureFeatures(): Promise<void> {
  features ??= db.audioFeatures.addMissing(pieces.map(featuresOf)).catch((error: unknown) => {
    features = undefined
    throw error
  })
  return features
}

/** Creates a guest with a copy of the demo: songs, three playlists and a few likes, for a day. */
export async function createDemoGuest() {
  await ensureFeatures()
  const guest = {
    id: uuidv7(),
    email: `${crypto.randomUUID()}@guest.invalid`,
    displayName: 'Guest',
    hours: GUEST_HOURS,
  }
  await db.demoLibraries.createGuest(guest, demoRows())
  const user = await db.users.find(guest.id)
  if (!user) throw new Error('The guest was not created.')
  return user
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
