import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findBinary } from '../../tests/support/find-binary.ts'

const debian = '/usr/lib/postgresql'

/**
 * The server that the tests on real servers need and that is not installed, with the command that
 * installs it; undefined if none is missing.
 */
export function missingServers() {
  const folders = existsSync(debian) ? readdirSync(debian).map((v) => join(debian, v, 'bin')) : []
  if (!findBinary('postgres') && !findBinary('postgres', folders)) {
    return 'PostgreSQL was not found: apt-get install postgresql'
  }
  if (!findBinary('redis-server')) return 'Redis was not found: apt-get install redis-server'
  return undefined
}

/** The command that installs nginx if it is missing. */
export const missingNginx = () =>
  findBinary('nginx') ? undefined : 'nginx was not found: apt-get install nginx'
