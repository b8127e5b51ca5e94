import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import type { YoutubeFaultMode } from '@/tests/support/youtube/faults'
import { budget, match, someSongs } from './songs-and-videos'
import { runSql, withVideos } from './with-videos'

const { youtube, user, aTitle, aSong } = withVideos()
const SERVER_KEY = 'key-of-the-fake-youtube'

type Shown = {
  provider: string
  status: string
  brokenReason: string | null
  keyEnding: string | null
  searchesLeft: number
}

const connections = async (token: string): Promise<Shown[]> =>
  ((await call('GET', '/me/connections', { token })).body as { data: Shown[] }).data

const put = (token: string, key: string) =>
  call('PUT', '/me/connections/youtube', { token, body: { key } })

let number = 0
/** Sets a new key that YouTube accepts. */
async function setKey(token: string): Promise<string> {
  const key = `AIzaSyKeyOfAUser${String(++number).padStart(4, '0')}`
  youtube.userKeys.set(key, null)
  expect((await put(token, key)).status).toBe(200)
  return key
}

const keysOf = (what: string) =>
  youtube.calls.filter((request) => request.what === what).map(({ key }) => key)

describe('a key of a user', () => {
  it('is checked with one unit of quota, stored encrypted, and shown by its last four characters', async () => {
    const key = await setKey(user.token)
    expect(youtube.calls).toEqual([
      { what: 'videos', key, parameters: { part: 'id', id: 'jNQXAC9IVRw' } },
    ])
    const [shown] = await connections(user.token)
    expect(shown).toMatchObject({
      provider: 'youtube',
      status: 'active',
      brokenReason: null,
      keyEnding: key.slice(-4),
      searchesLeft: 100,
    })
    expect(JSON.stringify(shown)).not.toContain(key)
    const { db } = await import('@/db')
    const row = await db.youtubeKeys.find((await me(user.token)).id)
    expect(row?.apiKey).toMatch(/^k1\./)
    expect(row?.apiKey).not.toContain(key)
  })

  it('is not shown to another user, nor in an export', async () => {
    const key = await setKey(user.token)
    expect(await connections((await aUser('bob')).token)).toEqual([])
    const { body } = await call('GET', '/me/export', { token: user.token })
    const { youtubeKey } = (typeof body === 'string' ? JSON.parse(body) : body) as {
      youtubeKey: object[]
    }
    expect(youtubeKey).toHaveLength(1)
    expect(JSON.stringify(youtubeKey)).not.toContain(key.slice(-4))
  })

  it.each([
    ['key', 422, 'youtube_key_rejected'],
    ['restricted', 422, 'youtube_key_restricted'],
    ['disabled', 422, 'youtube_api_disabled'],
    ['quota', 429, 'youtube_quota_exhausted'],
    ['500', 503, 'youtube_unavailable'],
    ['garbage', 503, 'youtube_unavailable'],
  ] as [YoutubeFaultMode, number, string][])(
    'is not stored if YouTube responds with the fault %s',
    async (fault, status, code) => {
      youtube.userKeys.set('AIzaSyKeyWithAFault0', fault)
      const response = await put(user.token, 'AIzaSyKeyWithAFault0')
      expect(response.status).toBe(status)
      expect(response.body).toMatchObject({ code })
      expect(JSON.stringify(response.body)).not.toContain('AIzaSy')
      expect(await connections(user.token)).toEqual([])
    },
  )

  it('must look like a key', async () => {
    for (const key of [
      'short',
      'with spaces in the middle of it',
      'AIzaSy\nX-Other: 1 aaaaaaaaa',
    ]) {
      const { status, body } = await put(user.token, key)
      expect(status).toBe(422)
      expect(body).toMatchObject({ errors: [{ path: 'key' }] })
    }
    expect(youtube.calls).toEqual([])
  })

  it('cannot be set by guests', async () => {
    const { body } = await call('POST', '/auth/guest', { body: {} })
    const response = await put((body as { accessToken: string }).accessToken, 'x'.repeat(30))
    expect(response.status).toBe(403)
    expect(response.body).toMatchObject({ code: 'account_needed' })
  })

  it('is removed, and its owner uses that of the server again', async () => {
    await setKey(user.token)
    expect(await budget(user.token)).toMatchObject({ usesOwnKey: true })
    const remove = () => call('DELETE', '/me/connections/youtube', { token: user.token })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(204)
    expect(await connections(user.token)).toEqual([])
    expect(await budget(user.token)).toMatchObject({ usesOwnKey: false, isConfigured: true })
  })

  it('is deleted with the account', async () => {
    const { id } = await me(user.token)
    await setKey(user.token)
    const password = 'violet mango harbour 42'
    await call('DELETE', '/me', { token: user.token, body: { password } })
    const { db } = await import('@/db')
    expect(await db.youtubeKeys.find(id)).toBeUndefined()
  })
})

describe('a search', () => {
  it('uses the key of its user only, and that of the server for the others', async () => {
    const key = await setKey(user.token)
    youtube.calls.length = 0
    const { song, album } = await aSong()
    expect((await match(user.token, [song.id]))[0]?.playback.videoId).toBe(album)
    expect([keysOf('search'), keysOf('videos')]).toEqual([[key], [key]])
    expect(await budget(user.token)).toMatchObject({ searchesLeft: 99, usesOwnKey: true })
    const bob = (await aUser('bob')).token
    expect(await budget(bob)).toMatchObject({ searchesLeft: 100, usesOwnKey: false })
    const [other] = await someSongs(bob, [aTitle()])
    await match(bob, [other!.id])
    expect(keysOf('search')).toEqual([key, SERVER_KEY])
    expect((await budget(user.token)).searchesLeft).toBe(99)
  })

  it('with an exhausted key does not stop the others, also for the same song', async () => {
    const key = await setKey(user.token)
    youtube.userKeys.set(key, 'quota')
    const { song, album } = await aSong()
    const [waiting] = await match(user.token, [song.id])
    expect(waiting).toMatchObject({ state: 'waiting', until: expect.stringMatching(/:00\.000Z$/) })
    expect((await budget(user.token)).searchesLeft).toBe(0)
    const bob = (await aUser('bob')).token
    const [copy] = await someSongs(bob, [song.title])
    expect((await match(bob, [copy!.id]))[0]?.playback.videoId).toBe(album)
  })

  it('continues with an own key while that of the server is exhausted', async () => {
    const { db } = await import('@/db')
    const { formatPacificDay } = await import('@/lib/services/videos/pacific-day')
    await db.videoSearches.exhaustQuota(formatPacificDay(new Date()), 100)
    const { song, album } = await aSong()
    expect((await match(user.token, [song.id]))[0]?.state).toBe('waiting')
    await setKey(user.token)
    expect((await match(user.token, [song.id]))[0]?.playback.videoId).toBe(album)
  })

  it('starts a new count on the next day, and keeps it if the same key is set again', async () => {
    const key = await setKey(user.token)
    await runSql(sql`update youtube_keys set search_day = current_date - 2, searches_used = 100`)
    expect((await budget(user.token)).searchesLeft).toBe(100)
    const { song } = await aSong()
    await match(user.token, [song.id])
    expect((await budget(user.token)).searchesLeft).toBe(99)
    await put(user.token, key)
    expect((await connections(user.token))[0]?.searchesLeft).toBe(99)
  })

  it('falls back to the key of the server once YouTube rejects that of the user', async () => {
    const key = await setKey(user.token)
    youtube.userKeys.set(key, 'restricted')
    const { song, album } = await aSong()
    expect((await match(user.token, [song.id]))[0]?.state).toBe('waiting')
    expect(await connections(user.token)).toMatchObject([
      { status: 'broken', brokenReason: 'rejected' },
    ])
    expect((await match(user.token, [song.id]))[0]?.playback.videoId).toBe(album)
    youtube.userKeys.set(key, null)
    expect((await put(user.token, key)).body).toMatchObject({ status: 'active' })
  })
})

it('a key is encrypted again when the keys of the server are rotated', async () => {
  await setKey(user.token)
  const { getSecrets } = await import('@/lib/config/env')
  const { resealYoutubeKeys } = await import('@/lib/services/videos/reseal-keys')
  const before = getSecrets().TOKEN_KEYS
  const added = { id: 'k2', secret: 'Vb6NmQa1Ws3EdRf5TgYh7UjIk9OlPz0X' }
  try {
    Object.assign(getSecrets(), { TOKEN_KEYS: [added, ...before] })
    expect(await resealYoutubeKeys()).toBeGreaterThan(0)
    Object.assign(getSecrets(), { TOKEN_KEYS: [added] })
    expect(await connections(user.token)).toMatchObject([{ status: 'active' }])
    expect(await resealYoutubeKeys()).toBe(0)
    Object.assign(getSecrets(), { TOKEN_KEYS: before })
    expect(await connections(user.token)).toMatchObject([
      { status: 'broken', brokenReason: 'unreadable', keyEnding: null },
    ])
    expect(await budget(user.token)).toMatchObject({ usesOwnKey: false })
    Object.assign(getSecrets(), { TOKEN_KEYS: [added, ...before] })
    expect(await budget(user.token), 'nothing stored it as unreadable').toMatchObject({
      usesOwnKey: true,
    })
  } finally {
    Object.assign(getSecrets(), { TOKEN_KEYS: before })
  }
})

const me = async (token: string) => (await call('GET', '/me', { token })).body as { id: string }
