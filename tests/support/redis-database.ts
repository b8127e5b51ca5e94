import { createClient } from 'redis'

/**
 * Empties the database of a Redis server that belongs to this worker of the test runner and returns
 * its URL, so that limits counted by one test file are none of another.
 */
export async function emptyRedisDatabase(server: string): Promise<string> {
  const url = new URL(server)
  url.pathname = `/${process.env.VITEST_POOL_ID ?? 0}`
  const client = createClient({ url: url.href, RESP: 2 })
  await client.connect()
  await client.flushDb()
  await client.close()
  return url.href
}
