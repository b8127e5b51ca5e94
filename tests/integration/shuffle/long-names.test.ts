import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

withApp()

// Names of the maximum length, with surrogate pairs that a cut may split.
const LONG_NAMES = ['𝄞'.repeat(220), 'b'.repeat(450)]

it('shortens artist names of the maximum length in the texts of reasons', async () => {
  const { token } = await aUser()
  const rows = Array.from(
    { length: 24 },
    (_, at) => `Song ${at},${LONG_NAMES[at % 2]},Album,180000`,
  )
  const csv = ['Track Name,Artist Name(s),Album Name,Duration (ms)', ...rows].join('\n')
  const { playlists } = await importFile(token, csv)
  const list = `/playlists/${playlists[0]?.id}/shuffle`
  const first = await call('GET', `${list}/next`, { token })
  expect(first.status).toBe(200)
  const { status, body } = await call('GET', `${list}/upcoming?limit=23`, { token })
  expect(status).toBe(200)
  const texts = (body as { data: { reason: { text: string } }[] }).data.map(
    ({ reason }) => reason.text,
  )
  expect(texts.some((text) => text.includes('…'))).toBe(true)
  expect(texts.filter((text) => text.length > 200 || !text.isWellFormed())).toEqual([])
})
