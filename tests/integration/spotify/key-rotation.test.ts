import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { connectSpotify } from '@/tests/support/spotify/connect'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const OLD = { id: 'k1', secret: 'pW5nXq8ZtB3vMk7LrYc2HdJf9GaUeS4T' }
const NEW = { id: 'k2', secret: 'Vb6NmQa1Ws3EdRf5TgYh7UjIk9OlPz0X' }
const USERS = 12

const { nextAccount } = withSpotify()

async function keysInUse(): Promise<string[]> {
  const { db } = await import('@/db')
  const result: unknown = await db.describe().postgres.drizzle.execute(
    sql`select split_part(access_token, '.', 1) || ' ' || split_part(refresh_token, '.', 1) as keys
        from connections`,
  )
  const rows = Array.isArray(result) ? result : (result as { rows: { keys: string }[] }).rows
  return rows.map((row: { keys: string }) => row.keys)
}

it('encrypts all tokens again when the keys are rotated, while they are in use', async () => {
  const tokens: string[] = []
  for (let user = 0; user < USERS; user++) {
    nextAccount()
    const { token } = await aUser(`user${user}`)
    await connectSpotify(token)
    tokens.push(token)
  }
  const use = async (token: string) => (await call('GET', '/spotify/playlists', { token })).status
  expect(new Set(await keysInUse())).toEqual(new Set(['k1 k1']))

  const { getSecrets } = await import('@/lib/config/env')
  Object.assign(getSecrets(), { TOKEN_KEYS: [NEW, OLD] })
  expect(await Promise.all(tokens.map(use))).toEqual(Array(USERS).fill(200))

  const { resealTokens } = await import('@/lib/services/spotify/reseal')
  const [progress, ...used] = await Promise.all([resealTokens(), ...tokens.map(use)])
  expect(used).toEqual(Array(USERS).fill(200))
  expect(progress).toEqual({ done: USERS, left: 0 })
  expect(new Set(await keysInUse())).toEqual(new Set(['k2 k2']))

  Object.assign(getSecrets(), { TOKEN_KEYS: [NEW] })
  expect(await Promise.all(tokens.map(use))).toEqual(Array(USERS).fill(200))
  expect(await resealTokens()).toEqual({ done: 0, left: 0 })
})
