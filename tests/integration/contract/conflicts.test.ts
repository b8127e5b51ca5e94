import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLibrary } from '@/tests/support/contract/library'

withApp()

const codeOf = async (response: ReturnType<typeof call>) => {
  const { status, body } = await response
  return [status, (body as { code?: string }).code]
}

it('starts no shuffle of a list without tracks', async () => {
  const { token } = await aUser()
  const made = await call('POST', '/playlists', { token, body: { name: 'Empty' } })
  const { id } = made.body as { id: string }
  const response = call('POST', `/playlists/${id}/shuffle`, { token, body: {} })
  expect(await codeOf(response)).toEqual([409, 'empty_playlist'])
})

it('plays no track of a list without tracks', async () => {
  const { token } = await aUser()
  const made = await call('POST', '/playlists', { token, body: { name: 'Empty' } })
  const { id } = made.body as { id: string }
  const body = { trackId: crypto.randomUUID() }
  const response = call('POST', `/playlists/${id}/shuffle/play`, { token, body })
  expect(await codeOf(response)).toEqual([409, 'empty_playlist'])
})

it('has no previous track before the first', async () => {
  const { token, playlist } = await aLibrary()
  const { id } = await playlist()
  await call('GET', `/playlists/${id}/shuffle/next`, { token })
  const response = call('GET', `/playlists/${id}/shuffle/previous`, { token })
  expect(await codeOf(response)).toEqual([409, 'no_previous_track'])
})

it('returns 304 for an unchanged waveform', async () => {
  const { token, ownSong } = await aLibrary()
  const path = `/songs/${await ownSong()}/waveform`
  const read = (headers = {}) => call('GET', path, { token, headers })
  const readTwice = async () => {
    const { headers } = await read()
    return (await read({ 'if-none-match': headers.get('etag') ?? '' })).status
  }
  // The waveform may be created between the two.
  await expect.poll(readTwice, { timeout: 40_000 }).toBe(304)
})
