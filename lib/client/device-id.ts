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
  try {
    const stored = localStorage.getItem(KEY)
    return stored && UUID.test(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

function createId(): string {
  const id = randomId()
  try {
    localStorage.setItem(KEY, id)
  } catch {
    // Storage is full or not allowed: the next visit is another device.
  }
  return id
}
