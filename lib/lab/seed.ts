// No letters that look like digits, so that a seed can be read out.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 6

/** A short seed by chance, as "k7mq2x". */
export const freshSeed = (): string =>
  Array.from(
    crypto.getRandomValues(new Uint32Array(LENGTH)),
    (word) => LETTERS[word % LETTERS.length],
  ).join('')
