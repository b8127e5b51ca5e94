const KEY = /^[a-z0-9-]+(\/[a-z0-9.-]+)+$/

/** The second guard, behind keys that are made of ids alone. */
export function assertKey(key: string): string {
  if (KEY.test(key) && !key.includes('..')) return key
  throw new RangeError('The key of a stored object is made of ids alone.')
}
