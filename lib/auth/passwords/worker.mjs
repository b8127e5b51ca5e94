import bcrypt from 'bcryptjs'

/** Runs in a worker thread: a hash takes a quarter of a second. */
export default function run({ job, password, hash, cost }) {
  return job === 'hash' ? bcrypt.hashSync(password, cost) : bcrypt.compareSync(password, hash)
}
