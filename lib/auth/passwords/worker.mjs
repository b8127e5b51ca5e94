import bcrypt from 'bcryptjs'

/**
 * Runs in a worker thread, because a hash takes a quarter of a second.
 * @param {{ job: 'hash', password: string, cost: number }
 *   | { job: 'compare', password: string, hash: string }} task
 * @returns {string | boolean} the hash, or true if the password matches the given hash
 */
export default function run(task) {
  return task.job === 'hash'
    ? bcrypt.hashSync(task.password, task.cost)
    : bcrypt.compareSync(task.password, task.hash)
}
