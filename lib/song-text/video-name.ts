import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { normaliseArtist, normaliseTitle } from './normalise'

const LENGTH_STEP_MS = 10_000

/** The purpose of the derived key that hashes names of videos. */
export const VIDEO_NAME_PURPOSE = 'riffle/video-cache/v1'

type Named = { title: string; artists: string[]; durationMs: number | null }

/** A keyed hash of the normal title, artists and length of a song, by which its videos are cached. */
export function hashVideoName({ title, artists, durationMs }: Named, key: Buffer): string {
  const length = durationMs === null ? null : Math.floor(durationMs / LENGTH_STEP_MS)
  const name = [normaliseTitle(title), artists.map(normaliseArtist), length]
  return `name:${createHmac('sha256', keyObjectOf(key)).update(JSON.stringify(name)).digest('base64url')}`
}

const keyObjects = new WeakMap<Buffer, KeyObject>()

/** Returns the key object of a key; `createHmac` would create one for each hash. */
function keyObjectOf(key: Buffer): KeyObject {
  const object = keyObjects.get(key) ?? createSecretKey(key)
  keyObjects.set(key, object)
  return object
}
