import { readText, writeText } from './browser-storage'
import { randomId } from './random-id'

const KEY = 'riffle.device'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

let own: string | undefined

/** Returns the id of this browser as a device that plays; another one each visit if nothing can be stored. */
export function deviceId(): string {
  own ??= loadId() ?? createId()
  return own
}

function loadId(): string | undefined {
  const stored = readText(KEY)
  return stored && UUID.test(stored) ? stored : undefined
}

function createId(): string {
  const id = randomId()
  writeText(KEY, id)
  return id
}
