import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Tokens } from '@/lib/contract/auth'
import type { PlaylistDetail } from '@/lib/contract/playlists'
import type { Song } from '@/lib/contract/songs'
import { findPiece, pieces } from '@/lib/demo-music/catalogue'
import { durationMsOf } from '@/lib/demo-music/length'
import { aUser, call, withApp } from '@/tests/support/app'

withApp()

const PASSWORD = 'violet mango harbour 42'

async function createGuest() {
  const { status, body } = await call('POST', '/auth/guest')
  expect(status).toBe(201)
  return body as Tokens
}

async function playlistsOf(token: string): Promise<PlaylistDetail[]> {
  const { body } = await call('GET', '/playlists', { token })
  const { data } = body as { data: PlaylistDetail[] }
  const details = data.map(({ id }) => call('GET', `/playlists/${id}?limit=100`, { token }))
  return (await Promise.all(details)).map((answer) => answer.body as PlaylistDetail)
}

describe('POST /auth/guest', () => {
  it('creates a guest with three playlists of different shape and a few likes', async () => {
    const { accessToken: token, user } = await createGuest()
    expect(user).toMatchObject({ displayName: 'Guest', isGuest: true })
    expect(user.email).toMatch(/^[\w-]{36}@guest\.invalid$/)
    const playlists = await playlistsOf(token)
    const shapes = playlists.map(({ name, trackCount, tracks, origin, totalDurationMs }) => {
      expect(origin?.source).toBe('demo')
      expect(tracks.data).toHaveLength(trackCount)
      expect(totalDurationMs).toBeGreaterThan(trackCount * 30_000)
      const byArtist = Map.groupBy(tracks.data, ({ song }) => song.artists[0]?.name)
      return [name, trackCount, Math.max(...[...byArtist.values()].map((list) => list.length))]
    })
    expect(shapes).toEqual([
      ['Mostly Marlow Quay', 14, 6],
      ['A bit of everything', 16, 2],
      ['Album by album', 24, 6],
    ])
    const liked = await call('GET', '/me/liked', { token })
    expect((liked.body as { data: unknown[] }).data).toHaveLength(7)
  })

  it('gives two guests the same songs in playlists of their own', async () => {
    const [ada, bob] = await Promise.all([createGuest(), createGuest()])
    const [first, second] = await Promise.all([
      playlistsOf(ada.accessToken),
      playlistsOf(bob.accessToken),
    ])
    const songsOf = (lists: PlaylistDetail[]) =>
      lists.map((list) => list.tracks.data.map(({ song }) => song.id))
    expect(songsOf(first)).toEqual(songsOf(second))
    const stranger = await call('GET', `/playlists/${second[0]?.id}`, { token: ada.accessToken })
    expect(stranger.status).toBe(404)
  })

  it('can shuffle immediately', async () => {
    const { accessToken: token } = await createGuest()
    const [list] = await playlistsOf(token)
    const { status, body } = await call('GET', `/playlists/${list?.id}/shuffle/next`, { token })
    expect(status).toBe(200)
    expect(body).toMatchObject({ turn: 1, setSize: 14 })
  })

  it('creates no account that a password could sign in to', async () => {
    const { user } = await createGuest()
    const { status } = await call('POST', '/auth/login', {
      body: { email: user.email, password: PASSWORD },
    })
    expect(status).toBe(401)
  })
})

describe('a song of the demo', () => {
  it('has its duration, key, tempo and audio URL', async () => {
    const { accessToken: token } = await createGuest()
    const { body } = await call('GET', '/songs?source=demo&limit=100', { token })
    const { data } = body as { data: Song[] }
    expect(data).toHaveLength(pieces.length)
    const song = data.find(({ title }) => title === 'Sunday Left')!
    expect(song).toMatchObject({
      artists: [{ name: 'Oda Feldt' }, { name: 'Ines Varga' }],
      album: { title: 'Tin Roof Weather' },
      genres: ['house'],
      releaseYear: 2024,
      durationMs: durationMsOf(findPiece('sunday-left')),
      features: { bpm: 124, key: 'A minor', camelot: '8A', energy: 0.85, loudnessLufs: -16 },
      playback: { kind: 'audio', url: `/api/v1/songs/${song.id}/audio` },
    })
  })

  it('is rendered once for concurrent requests, and stored in the data folder', async () => {
    const { accessToken: token } = await createGuest()
    const { body } = await call('GET', '/songs?source=demo&q=cirrus', { token })
    const [song] = (body as { data: Song[] }).data
    const bytes = await Promise.all(
      [1, 2].map(() => call('GET', `/songs/${song!.id}/audio`, { token })),
    )
    expect(bytes.map(({ status }) => status)).toEqual([200, 200])
    const folder = join(process.env.DATA_DIR!, 'demo')
    expect(existsSync(join(folder, 'cirrus-v1.wav'))).toBe(true)
    expect(readdirSync(folder).every((name) => name.endsWith('.wav'))).toBe(true)
  })
})

describe('a guest who registers', () => {
  const anAddress = () => `grown-${crypto.randomUUID().slice(0, 8)}@example.org`

  it('becomes an account, keeps everything, and loses earlier sessions', async () => {
    const guest = await createGuest()
    const before = await playlistsOf(guest.accessToken)
    const email = anAddress()
    const { status, body } = await call('POST', '/auth/register', {
      token: guest.accessToken,
      body: { email, password: PASSWORD, displayName: 'Grace' },
    })
    expect(status).toBe(201)
    const account = body as Tokens
    expect(account.user).toMatchObject({
      id: guest.user.id,
      email,
      displayName: 'Grace',
      isGuest: false,
    })
    expect(await playlistsOf(account.accessToken)).toEqual(before)
    expect((await call('GET', '/me', { token: guest.accessToken })).status).toBe(401)
    const login = await call('POST', '/auth/login', { body: { email, password: PASSWORD } })
    expect((login.body as Tokens).user.id).toBe(guest.user.id)
  })

  it('stays a guest if the address is taken or the password is weak', async () => {
    const guest = await createGuest()
    const { email } = await aUser()
    const register = (body: object) =>
      call('POST', '/auth/register', { token: guest.accessToken, body })
    expect((await register({ email, password: PASSWORD })).status).toBe(409)
    expect((await register({ email: anAddress(), password: 'password1234' })).status).toBe(422)
    const { body } = await call('GET', '/me', { token: guest.accessToken })
    expect(body).toMatchObject({ id: guest.user.id, isGuest: true })
  })

  it('does not change the account of a signed-in user', async () => {
    const { token, id, email } = await aUser()
    const { body } = await call('POST', '/auth/register', {
      token,
      body: { email: anAddress(), password: PASSWORD },
    })
    expect((body as Tokens).user.id).not.toBe(id)
    expect((await call('GET', '/me', { token })).body).toMatchObject({ id, email })
  })
})

describe('the deletion of a guest', () => {
  it('needs no password', async () => {
    const { accessToken: token } = await createGuest()
    expect((await call('DELETE', '/me', { token, body: {} })).status).toBe(204)
    expect((await call('GET', '/me', { token })).status).toBe(401)
    const account = await aUser()
    expect((await call('DELETE', '/me', { token: account.token, body: {} })).status).toBe(401)
  })

  it('follows after a day, except for guests who registered', async () => {
    const { db } = await import('@/db')
    const { sql } = await import('drizzle-orm')
    const { removeOldGuests } = await import('@/lib/services/accounts/guests')
    const account = await aUser()
    const [old, grown, young] = [await createGuest(), await createGuest(), await createGuest()]
    const registered = await call('POST', '/auth/register', {
      token: grown.accessToken,
      body: { email: `kept-${crypto.randomUUID()}@example.org`, password: PASSWORD },
    })
    const { drizzle } = db.describe().postgres
    await drizzle.execute(
      sql`update users set created_at = now() - interval '25 hours', guest_until =
            case when guest_until is null then null else now() - interval '1 hour' end
          where id in (${old.user.id}, ${grown.user.id}, ${account.id})`,
    )
    expect(await removeOldGuests()).toBe(1)
    expect(await removeOldGuests()).toBe(0)
    const tokens = [
      old.accessToken,
      (registered.body as Tokens).accessToken,
      young.accessToken,
      account.token,
    ]
    const statuses = await Promise.all(
      tokens.map(async (token) => (await call('GET', '/me', { token })).status),
    )
    expect(statuses).toEqual([401, 200, 200, 200])
    const left = await db.playlists.list(old.user.id, { limit: 10 })
    expect(left).toEqual([])
  })

  it('is scheduled every hour', async () => {
    const { queue } = await import('@/lib/jobs/queue')
    const schedules = await (await queue()).getSchedules('cleanup')
    expect(schedules).toMatchObject([{ name: 'cleanup', cron: '17 * * * *' }])
  })
})
