import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'

withApp()

// The longest that a file may say, in letters that a cut may fall into the middle of.
const LONG = ['𝄞'.repeat(220), 'b'.repeat(450)]

it('shuffles artists whose names are as long as may be, and says why in few words', async () => {
  const { token } = await aUser()
  const rows = Array.from({ length: 24 }, (_, at) => `Song ${at},${LONG[at % 2]},Album,180000`)
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
