import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const debian = '/usr/lib/postgresql'

/** Where the PostgreSQL server's program lies, or what is missing. */
export function findPostgres() {
  const versions = existsSync(debian) ? readdirSync(debian).map((v) => join(debian, v, 'bin')) : []
  return find('postgres', versions, 'PostgreSQL was not found: apt-get install postgresql')
}

/** Where the Redis server's program lies, or what is missing. */
export const findRedis = () =>
  find('redis-server', [], 'Redis was not found: apt-get install redis-server')

function find(name, folders, missing) {
  const path = [...(process.env.PATH ?? '').split(delimiter), ...folders]
    .map((folder) => join(folder, name))
    .find((candidate) => existsSync(candidate))
  return path ? { path } : { missing }
}
