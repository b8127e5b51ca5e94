// No letters that look like digits: seeds are read aloud and typed.
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 6

/** Returns a random seed such as "k7mq2x". */
export const createSeed = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint32Array(LENGTH)),
    (word) => CHARACTERS[word % CHARACTERS.length],
  ).join('')
