/** Gives each new key the next number, starting with 0. */
export function numbering<Key extends string | number>() {
  const numbers = new Map<Key, number>()
  const keys: Key[] = []

  function another(key: Key): number {
    return keys.push(key) - 1
  }

  function of(key: Key): number {
    const known = numbers.get(key)
    if (known !== undefined) return known
    const number = another(key)
    numbers.set(key, number)
    return number
  }

  return {
    keys,
    of,
    /** A number of its own, even for a key met before. */
    another,
    get size() {
      return keys.length
    },
  }
}
