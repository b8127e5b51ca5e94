/** Assigns consecutive numbers to keys, starting at 0. */
export function createKeyIndex<Key extends string | number>() {
  const numbers = new Map<Key, number>()
  const keys: Key[] = []

  /** Returns a new number, even if the key already has one. */
  function addUnique(key: Key): number {
    return keys.push(key) - 1
  }

  /** Returns the number of a key; a new key gets the next one. */
  function numberOf(key: Key): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = addUnique(key)
    numbers.set(key, number)
    return number
  }

  return {
    /** The key of each number. */
    keys,
    numberOf,
    addUnique,
    get size() {
      return keys.length
    },
  }
}
