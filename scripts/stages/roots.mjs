import { existsSync } from 'node:fs'
import { inside } from '../setup/place.mjs'

/** The folders and files that the import rules cover. */
export const roots = () =>
  [
    'app',
    'components',
    'db',
    'lib',
    'scripts',
    'server.ts',
    'worker.ts',
    'proxy.ts',
    'instrumentation.ts',
  ].filter((path) => existsSync(inside(path)))
