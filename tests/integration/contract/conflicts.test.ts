import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { aLibrary } from '@/tests/support/contract/library'

withApp()

const codeOf = async (answer: ReturnType<typeof call>) => {
  const { status, body } = await answer
  return [status, (body as { code?: string }).code]
}

it('begins no shuffle of a list without tracks', async () => {
  const { token } = await aUser()
  const made = await call('POST', '/playlists', { token, body: { name: 'Empty' } })
  const { id } = made.body as { id: string }
  const asked = call('POST', `/playlists/${id}/shuffle`, { token, body: {} })
  expect(await codeOf(asked)).toEqual([409, 'empty_playlist'])
})

it('has no track before the first', async () => {
  const { token, playlist } = await aLibrary()
  const { id } = await playlist()
  await call('GET', `/playlists/${id}/shuffle/next`, { token })
  const asked = call('GET', `/playlists/${id}/shuffle/previous`, { token })
  expect(await codeOf(asked)).toEqual([409, 'no_previous_track'])
})

it('says that the outline of a song has not changed', async () => {
  const { token, ownSong } = await aLibrary()
  const path = `/songs/${await ownSong()}/waveform`
  const ask = (headers = {}) => call('GET', path, { token, headers })
  const again = async () => {
    const { headers } = await ask()
    return (await ask({ 'if-none-match': headers.get('etag') ?? '' })).status
  }
  // It may be drawn between the two.
  await expect.poll(again, { timeout: 40_000 }).toBe(304)
})
