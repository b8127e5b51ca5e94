import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'

withApp()

async function paste(token: string, body: Record<string, unknown>) {
  const { status, body: started } = await call('POST', '/imports/text', { token, body })
  expect(status).toBe(202)
  return importEnded(token, (started as { id: string }).id)
}

it('imports pasted lines and links', async () => {
  const { token } = await aUser()
  const text = '1. Ada - Kettle (3:05)\n"Night Bus" by Ben King\nyoutu.be/abcDEF123_-'
  const { status, playlists, report } = await paste(token, { text, name: 'Evening' })
  expect(status).toBe('succeeded')
  expect(playlists).toMatchObject([{ name: 'Evening', trackCount: 3 }])
  expect(report).toMatchObject({ imported: 3, skipped: [] })
})

it('names the playlist if the request does not', async () => {
  const { token } = await aUser()
  const { playlists } = await paste(token, { text: 'Ada - Kettle\nAda - Spoon' })
  expect(playlists).toMatchObject([{ name: 'Pasted list' }])
})

it('rejects text without a song', async () => {
  const { token } = await aUser()
  const body = { text: 'Dear all,\nthis is a letter.' }
  const { status, body: problem } = await call('POST', '/imports/text', { token, body })
  expect(status).toBe(422)
  expect(problem).toMatchObject({ code: 'unrecognised_format' })
})
