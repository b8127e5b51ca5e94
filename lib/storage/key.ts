const KEY = /^[a-z0-9-]+(\/[a-z0-9.-]+)+$/

/**
 * Returns `key` if it cannot leave the storage folder. Keys are built from ids; this is the second guard.
 * @throws RangeError for any other key
 */
export function assertKey(key: string): string {
  if (KEY.test(key) && !key.includes('..')) return key
  throw new RangeError('Invalid storage key.')
}
