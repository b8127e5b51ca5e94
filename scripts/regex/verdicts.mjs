import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { check } from 'recheck'
import { inside } from '../setup/place.mjs'

/**
 * The worst growth of the time of an expression, and a text that causes it. `unknown` if the search
 * failed.
 * @typedef {{ status: 'safe' } | { status: 'unknown', cause: string }
 *   | { status: 'vulnerable', isExponential: boolean, growth: string, attack: string }} Verdict
 */

const CACHE = inside('node_modules/.cache/regex-verdicts.json')

/** A short search with a fixed seed: its result does not depend on the speed of the machine. */
const SEARCH = /** @type {const} */ ({
  checker: 'fuzz',
  timeout: 60_000,
  randomSeed: 1,
  skipRecall: true,
  maxIteration: 2,
  incubationLimit: 5_000,
  attackLimit: 200_000,
  maxInitialGenerationSize: 100,
  maxGenerationSize: 30,
  crossoverSize: 10,
  mutationSize: 10,
})

/** Without repetition, the time per position has a bound. */
const REPETITION = /[*+{]/

/**
 * Returns the verdict of each expression by `/source/flags`, from the cache if an earlier search succeeded.
 * @param {{ source: string, flags: string }[]} expressions
 * @returns {Promise<Map<string, Verdict>>}
 */
export async function findVerdicts(expressions) {
  const cached = readCache()
  /** @type {Map<string, Verdict>} */
  const verdicts = new Map()
  for (const { source, flags } of expressions) {
    const key = `/${source}/${flags}`
    if (!verdicts.has(key)) verdicts.set(key, cached[key] ?? (await search(source, flags)))
  }
  mkdirSync(dirname(CACHE), { recursive: true })
  const found = [...verdicts].filter(([, { status }]) => status !== 'unknown')
  const known = { search: SEARCH, verdicts: Object.fromEntries(found) }
  writeFileSync(CACHE, JSON.stringify(known))
  return verdicts
}

/** @returns {Record<string, Verdict>} */
function readCache() {
  try {
    const known = JSON.parse(readFileSync(CACHE, 'utf8'))
    return JSON.stringify(known.search) === JSON.stringify(SEARCH) ? known.verdicts : {}
  } catch {
    return {}
  }
}

/**
 * @param {string} source
 * @param {string} flags
 * @returns {Promise<Verdict>}
 */
async function search(source, flags) {
  if (!REPETITION.test(source)) return { status: 'safe' }
  const result = await check(source, flags, SEARCH)
  if (result.status === 'safe') return { status: 'safe' }
  if (result.status === 'unknown') return { status: 'unknown', cause: result.error.kind }
  const { complexity, attack } = result
  return {
    status: 'vulnerable',
    isExponential: complexity.type === 'exponential',
    growth: complexity.type === 'exponential' ? 'exponential' : `n^${complexity.degree}`,
    attack: attack.pattern.slice(0, 80),
  }
}
