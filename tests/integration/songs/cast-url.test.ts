import { createHmac, hkdfSync } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/db'
import { users } from '@/db/schema/users'
import { verifyAccessToken } from '@/lib/auth/access-tokens'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { logLines } from '@/tests/support/log-lines'
import { heldSongs } from '@/tests/support/songs'
import { uploadFile } from '@/tests/support/uploads'

const FORMER = 'Zk4Vn8QxLr2TbWs6YmHc9JdPf3GaUe7R'
const PASSWORD = 'violet mango harbour 42'
const HOUR_MS = 3_600_000

withApp(async () => ({ PREVIOUS_AUTH_SECRET: FORMER, LOG_LEVEL: 'debug' }))

let hertz = 300
const aTone = () => wav({ hertz: hertz++ })

async function anUpload(token: string, bytes = aTone()): Promise<string> {
  const { body } = await uploadFile(bytes, { token })
  return (body as { id: string }).id
}

async function aCastUrl(token: string, songId: string): Promise<URL> {
  const { status, body } = await call('POST', `/songs/${songId}/cast-url`, { token })
  expect(status).toBe(200)
  return new URL((body as { url: string }).url)
}

/** Sends a request as a receiver does: without cookies and tokens, from another origin. */
async function receive(url: URL, headers: Record<string, string> = {}, method = 'GET') {
  const { api } = await import('@/app/api/v1/api')
  const origin = 'https://www.gstatic.com'
  return api.fetch(new Request(url, { method, headers: { origin, ...headers } }))
}

const statusOf = async (url: URL) => (await receive(url)).status

function withSignature(url: URL, change: (parts: string[]) => string[]): URL {
  const changed = new URL(url)
  const parts = (url.searchParams.get('signature') ?? '').split('.')
  changed.searchParams.set('signature', change(parts).join('.'))
  return changed
}

describe('a cast URL', () => {
  const bytes = aTone()
  let token = ''
  let songId = ''
  let url = new URL('http://localhost')
  beforeAll(async () => {
    ;({ token } = await aUser())
    songId = await anUpload(token, bytes)
    url = await aCastUrl(token, songId)
  })

  it('is valid for six hours', async () => {
    const { body } = await call('POST', `/songs/${songId}/cast-url`, { token })
    const { expiresAt } = body as { expiresAt: string }
    const hours = (Date.parse(expiresAt) - Date.now()) / HOUR_MS
    expect(Math.round(hours)).toBe(6)
  })

  it('sends the audio without credentials, to pages of all origins, and is not stored', async () => {
    const response = await receive(url)
    expect(response.status).toBe(200)
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), Buffer.from(bytes))).toBe(0)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'accept-ranges': 'bytes',
    })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('sends ranges and the length', async () => {
    const part = await receive(url, { range: 'bytes=4-9' })
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 4-9/${bytes.byteLength}`,
    ])
    expect((await part.arrayBuffer()).byteLength).toBe(6)
    const head = await receive(url, {}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([
      200,
      String(bytes.byteLength),
    ])
    expect((await receive(url, { range: 'bytes=99999999-' })).status).toBe(416)
  })

  it('accepts the preflight of a receiver, and supports no other methods', async () => {
    const preflight = await receive(url, { 'access-control-request-headers': 'range' }, 'OPTIONS')
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Range/)
    const statuses = ['POST', 'PUT', 'DELETE'].map((method) => receive(url, {}, method))
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([405, 405, 405])
  })

  it('is rejected if a part of it was changed', async () => {
    const other = await anUpload(token)
    const forOther = new URL(url)
    forOther.pathname = `/api/v1/songs/${other}/cast`
    expect(await statusOf(forOther)).toBe(403)
    const flip = (text = '') => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    const [later, forged, foreign] = [
      withSignature(url, ([id = '', expiry = '', s = '']) => [
        id,
        (Number.parseInt(expiry, 36) + 60).toString(36),
        s,
      ]),
      withSignature(url, ([id = '', expiry = '', s = '']) => [id, expiry, flip(s)]),
      withSignature(url, ([, expiry = '', s = '']) => [crypto.randomUUID(), expiry, s]),
    ]
    expect(await Promise.all([later, forged, foreign].map(statusOf))).toEqual([403, 403, 403])
    const without = new URL(url)
    without.search = ''
    expect(await statusOf(without)).toBe(400)
  })

  it('expires', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * HOUR_MS + 2_000 })
    expect(await statusOf(url)).toBe(403)
    vi.useRealTimers()
    expect(await statusOf(url)).toBe(200)
  })

  it('is not logged', async () => {
    const lines = await logLines(async () => {
      await receive(url)
      await receive(withSignature(url, ([id = '', expiry = '']) => [id, expiry, 'x'.repeat(43)]))
    })
    expect(lines).toContain('/api/v1/songs/{songId}/cast')
    const [, , signature] = (url.searchParams.get('signature') ?? '').split('.')
    expect(lines).not.toContain(signature)
    expect(lines).not.toContain('x'.repeat(43))
  })

  it('stays valid while AUTH_SECRET is rotated', async () => {
    const claims = await verifyAccessToken(token)
    const [sessionId = '', expiry = ''] = (url.searchParams.get('signature') ?? '').split('.')
    const [row] = await db.transaction(({ executor }) =>
      executor
        .select()
        .from(users)
        .where(eq(users.id, String(claims?.sub))),
    )
    const signBy = (secret: string) =>
      createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'cast url', 32)))
        .update(JSON.stringify([row?.id, songId, sessionId, expiry, row?.passwordHash]))
        .digest('base64url')
    const signedBy = (secret: string) =>
      withSignature(url, ([a = '', b = '']) => [a, b, signBy(secret)])
    expect(await statusOf(signedBy(FORMER))).toBe(200)
    expect(await statusOf(signedBy(FORMER.toLowerCase()))).toBe(403)
  })
})

describe('a cast URL is revoked', () => {
  async function aListener() {
    const user = await aUser()
    const songId = await anUpload(user.token)
    const url = await aCastUrl(user.token, songId)
    expect(await statusOf(url)).toBe(200)
    return { ...user, songId, url }
  }

  it('when the song is removed', async () => {
    const { token, songId, url } = await aListener()
    await call('DELETE', `/songs/${songId}`, { token })
    expect(await statusOf(url)).toBe(404)
  })

  it('when the password changes', async () => {
    const { token, url } = await aListener()
    const body = { currentPassword: PASSWORD, newPassword: 'copper violin tundra 7' }
    const { status } = await call('PUT', '/me/password', { token, body })
    expect(status).toBeLessThan(300)
    expect(await statusOf(url)).toBe(403)
  })

  it('when the account is disabled', async () => {
    const { id, url } = await aListener()
    await db.transaction(({ executor }) =>
      executor.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, id)),
    )
    expect(await statusOf(url)).toBe(403)
  })

  it('when the account is deleted, and when the session ends', async () => {
    const deleted = await aListener()
    await db.transaction(({ executor }) => executor.delete(users).where(eq(users.id, deleted.id)))
    expect(await statusOf(deleted.url)).toBe(403)
    const signedOut = await aListener()
    const claims = await verifyAccessToken(signedOut.token)
    await call('DELETE', `/me/sessions/${claims?.sid}`, { token: signedOut.token })
    expect(await statusOf(signedOut.url)).toBe(403)
  })
})

describe('POST /songs/{songId}/cast-url', () => {
  it('does not find songs without audio, nor those of others', async () => {
    const [ada, bob] = [await aUser('ada'), await aUser('bob')]
    const [silent] = await heldSongs(ada.id, [{ title: 'Night Bus' }])
    const own = await anUpload(ada.token)
    const castUrl = async (songId: unknown, token: string) =>
      (await call('POST', `/songs/${songId}/cast-url`, { token })).status
    expect(await castUrl(silent, ada.token)).toBe(404)
    expect(await castUrl(own, bob.token)).toBe(404)
  })
})
