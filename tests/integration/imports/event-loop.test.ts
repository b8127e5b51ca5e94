import { expect, it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'

withApp()

const manyLists = (count: number) =>
  `Title,Artist,Playlist Name\n${Array.from({ length: count }, (_, index) => `Song ${index},Ann,List ${index}`).join('\n')}`

/** Runs `work` and returns how many turns of the event loop other work had meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isOver = true
  return turns
}

it.each([
  ['100 playlists', manyLists(100), 180],
  ['blank lines of 4 MB', `#EXTM3U\na.mp3\n${'\r'.repeat(4 * 2 ** 20)}`, 60],
])('an import of %s gives turns to other requests', async (_, file, least) => {
  const { id: userId } = await aUser()
  const { db } = await import('@/db')
  const { runFileImport: runImport } = await import('@/lib/services/imports/run-file-import')
  const row = { userId, kind: 'file', name: 'file', playlistName: null, total: 1 } as const
  const { id } = await db.imports.create({ ...row, file: new TextEncoder().encode(file) })
  const turns = await turnsDuring(() => runImport(id, true))
  expect(await db.imports.find({ userId, id })).toMatchObject({ status: 'succeeded' })
  expect(turns).toBeGreaterThan(least)
})
