import { describe, expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { createGuest } from '@/tests/support/guests'
import { uploadFile } from '@/tests/support/uploads'

const IMPORTS_PER_DAY = 2

withApp(async () => ({
  GUEST_UPLOAD_QUOTA_MB: '1',
  GUEST_IMPORTS_PER_DAY: String(IMPORTS_PER_DAY),
}))

const MB = 2 ** 20
const GUEST_PLAYLISTS = 100
const DEMO_PLAYLISTS = 3

const createPlaylist = (token: string) =>
  call('POST', '/playlists', { token, body: { name: 'Fog' } })

const importText = (token: string) =>
  call('POST', '/imports/text', { token, body: { text: 'Ada Lindqvist - Night Bus' } })

/** A file of about 0.6 MB. */
const audioOf = (hertz: number) => wav({ seconds: (0.6 * MB) / 16_000, hertz })

it('allows a guest 100 playlists, and an account more', async () => {
  const { accessToken } = await createGuest()
  for (let at = DEMO_PLAYLISTS; at < GUEST_PLAYLISTS; at++) await createPlaylist(accessToken)
  expect(await createPlaylist(accessToken)).toMatchObject({
    status: 409,
    body: { code: 'too_many_playlists' },
  })
  const { token } = await aUser()
  for (let at = 0; at < GUEST_PLAYLISTS; at++) await createPlaylist(token)
  expect((await createPlaylist(token)).status).toBe(201)
})

it('allows a guest uploads up to GUEST_UPLOAD_QUOTA_MB, and an account more', async () => {
  const guest = (await createGuest()).accessToken
  const { token } = await aUser()
  for (const uploader of [guest, token]) {
    expect((await uploadFile(audioOf(301), { token: uploader })).status).toBe(201)
  }
  expect(await uploadFile(audioOf(302), { token: guest })).toMatchObject({
    status: 413,
    body: { code: 'quota_exceeded', quota: { bytes: MB } },
  })
  expect((await uploadFile(audioOf(302), { token })).status).toBe(201)
})

describe('the imports of a day', () => {
  it('are limited for a guest, and not for an account', async () => {
    const guest = (await createGuest()).accessToken
    const { token } = await aUser()
    for (let at = 0; at < IMPORTS_PER_DAY; at++) {
      expect((await importText(guest)).status).toBe(202)
      expect((await importText(token)).status).toBe(202)
    }
    const rejected = await importText(guest)
    expect(rejected).toMatchObject({
      status: 429,
      body: { code: 'daily_imports_used', params: { max: IMPORTS_PER_DAY } },
    })
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(86_000)
    expect((await importText(token)).status).toBe(202)
  })

  it('are limited together for calls at the same time', async () => {
    const guest = (await createGuest()).accessToken
    const responses = await Promise.all(
      Array.from({ length: 2 * IMPORTS_PER_DAY }, () => importText(guest)),
    )
    const accepted = responses.filter(({ status }) => status === 202)
    expect(accepted).toHaveLength(IMPORTS_PER_DAY)
  })
})
