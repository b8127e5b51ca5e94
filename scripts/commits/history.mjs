import { spawnSync } from 'node:child_process'

/**
 * The commit after which subjects are checked: the merge base with `given`, else with origin/main
 * or main, else the latest tag.
 * @param {string} [given]
 * @returns undefined if there is none, as in a shallow clone
 */
export function findBase(given) {
  if (given) return mergeBase(given)
  return mergeBase('origin/main') ?? mergeBase('main') ?? git('describe', '--tags', '--abbrev=0')
}

/**
 * Hash and subject of each commit since `base`, oldest first, without merges.
 * @param {string} base
 */
export const commitsSince = (base) =>
  (git('log', '--reverse', '--no-merges', '--format=%h %s', `${base}..HEAD`) ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [hash = '', ...words] = line.split(' ')
      return { hash, subject: words.join(' ') }
    })

/** @param {string} ref */
const mergeBase = (ref) => git('merge-base', 'HEAD', ref)

/**
 * The trimmed output of git, undefined if it failed or is not installed.
 * @param {string[]} args
 */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
