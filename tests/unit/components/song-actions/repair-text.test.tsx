import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { repairedSongs } from '@/components/song-actions/changed-song'
import { LazyRepairText } from '@/components/song-actions/lazy-repair-text'
import { mayBeMisread, misreadSongs, repairTexts } from '@/components/song-actions/misread-songs'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

beforeEach(() => misreadSongs.setState({ songs: undefined }))

const textOf = (title: string) => ({ title, artists: [], album: null, genres: [] })
const misread = { songId: 'song-Êèíî', before: textOf('Êèíî'), after: textOf('Кино') }

type Body = { encoding: string; apply: boolean; songIds: string[] }

async function openDialog() {
  const bodies: unknown[] = []
  stubApi({
    'POST /songs/repair-text': ({ body }) => {
      bodies.push(body)
      const { encoding, apply } = body as Body
      return { changes: encoding === 'windows-1251' ? [misread] : [], isApplied: apply }
    },
    'POST /songs/restore-text': ({ body }) => void bodies.push(body),
  })
  const rendered = renderWithPlayer(<LazyRepairText />)
  repairTexts([songNamed('Êèíî'), songNamed('Café')])
  await screen.findByRole('dialog', { name: 'Wrong letters' })
  return { ...rendered, bodies }
}

test('a dialog shows the letters in the chosen script, and how many songs stay', async () => {
  await openDialog()
  const changes = await screen.findByRole('list', { name: 'Changes' })
  expect(within(changes).getByText('Кино')).toBeVisible()
  expect(within(changes).getByText('Now: Êèíî')).toBeVisible()
  expect(screen.getByText('1 song stays as it is.')).toBeVisible()
})

test('nothing can be changed in a script in which nothing is valid', async () => {
  const { user } = await openDialog()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Read as' }), 'shift_jis')
  expect(await screen.findByText(/Nothing would change/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^Change/ })).toBeDisabled()
})

test('the songs that differ are changed, and "Undo" restores their texts', async () => {
  const { user, bodies } = await openDialog()
  await user.click(await screen.findByRole('button', { name: 'Change 1 song' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(bodies.at(-1)).toEqual({
    songIds: [misread.songId],
    encoding: 'windows-1251',
    apply: true,
  })
  expect(repairedSongs.getState().songIds).toEqual([misread.songId])
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(bodies.at(-1)).toEqual({ songs: [{ songId: misread.songId, texts: misread.before }] }),
  )
})

test('"Undo" restores the songs that were changed before a call failed', async () => {
  const restored: unknown[] = []
  let isApplied = false
  stubApi({
    'POST /songs/repair-text'({ body }) {
      const { apply, songIds } = body as Body
      if (apply && isApplied) return Response.json({}, { status: 503 })
      isApplied = apply
      const changes = songIds.map((songId) => ({ ...misread, songId }))
      return { changes, isApplied }
    },
    'POST /songs/restore-text'({ body }) {
      restored.push(...(body as { songs: unknown[] }).songs)
    },
  })
  const { user } = renderWithPlayer(<LazyRepairText />)
  repairTexts(Array.from({ length: 150 }, (_, at) => songNamed(`Êèíî ${at}`)))
  // By text: roles of that many rows take seconds.
  await user.click(await screen.findByText('Change 150 songs'))
  const shown = (await screen.findByText('100 songs changed')).closest('li')
  await user.click(within(shown ?? document.body).getByText('Undo'))
  await waitFor(() => expect(restored).toHaveLength(100))
})

test('only songs with accented letters or signs may have wrong letters', () => {
  expect(mayBeMisread(songNamed('Êèíî'))).toBe(true)
  expect(mayBeMisread(songNamed('ƒeƒXƒg'))).toBe(true)
  expect(mayBeMisread(songNamed('Tide'))).toBe(false)
  expect(mayBeMisread(songNamed('Кино'))).toBe(false)
})
