import { Stop } from '../setup/stop.mjs'

const SCOPES = ['full', 'short']

/**
 * True if TEST_SCOPE is `short`: tests that hardly depend on the stores then run on real servers only.
 * Without it everything runs, in CI too.
 * @throws Stop if TEST_SCOPE has another value
 */
export function isShortScope() {
  const scope = process.env.TEST_SCOPE || 'full'
  if (!SCOPES.includes(scope)) throw new Stop(`TEST_SCOPE must be one of ${SCOPES.join(', ')}.`)
  return scope === 'short'
}
