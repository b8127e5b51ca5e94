import { constants, setPriority } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import bcrypt from 'bcryptjs'

// Requests come first, also if each core has a thread. On Linux alone a priority belongs to a thread.
if (!isMainThread && process.platform === 'linux') {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
}

/**
 * Runs in a worker thread, because a hash takes a quarter of a second.
 * @param {{ job: 'hash', password: string, cost: number }
 *   | { job: 'compare', password: string, hash: string }} task
 * @returns {string | boolean} the hash, or true if the password matches the given hash
 */
export function runBcrypt(task) {
  return task.job === 'hash'
    ? bcrypt.hashSync(task.password, task.cost)
    : bcrypt.compareSync(task.password, task.hash)
}

/** An estimate takes quadratic time, and half of the maximum length decides. */
const MAX_ESTIMATED_CHARS = 64

/** @type {Promise<import('@zxcvbn-ts/core').ZxcvbnFactory> | undefined} */
let zxcvbn

/**
 * Estimates how hard a password is to guess. Runs in a worker thread, because a password can be built to
 * take a quarter of a second.
 * @param {{ password: string, terms: string[] }} task `terms` are words that a guesser would try first
 * @returns the score from 0 to 4 (10^10 guesses or more), and why it is not higher
 */
export async function estimateStrength({ password, terms }) {
  zxcvbn ??= loadZxcvbn()
  const { score, feedback } = (await zxcvbn).check(password, terms)
  return { score, hints: [feedback.warning, ...feedback.suggestions].filter(Boolean).map(String) }
}

// Loaded on first use: the dictionaries are large.
async function loadZxcvbn() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: MAX_ESTIMATED_CHARS,
  })
}
