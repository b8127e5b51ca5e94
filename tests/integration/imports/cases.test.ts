import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import {
  bytesOf,
  expectPlaylists,
  type ImportCase,
  importCases,
  type ReadPlaylist,
} from '@/tests/support/import-cases'
import { importFile } from '@/tests/support/library'

withApp()

type Track = {
  song: {
    id: string
    title: string
    artists: { name: string }[]
    durationMs: number | null
    album: { title: string } | null
    playback: { videoId?: string } | null
  }
}

/** A user of its own for each file, so that no file matches songs of another. */
it.each(importCases)('$id: imports $shows', async (given) => {
  const { token } = await aUser()
  const result = await importCase(token, given)
  if (typeof given.expect === 'string' && 'refused' in result) {
    expect(given.expect, result.refused).toMatch(/refuse|note|failed/)
    return
  }
  if ('refused' in result) throw new Error(result.refused)
  if (typeof given.expect !== 'string') expectPlaylists(result.playlists, given.expect)
  if (given.check === 'distinctSongs:4') expect(new Set(result.songIds).size).toBe(4)
})

type Imported = { playlists: ReadPlaylist[]; songIds: string[] }

async function importCase(
  token: string,
  given: ImportCase,
): Promise<Imported | { refused: string }> {
  const form = await importFile(token, bytesOf(given), given.uploadAs).catch(
    (error: Error) => error,
  )
  if (form instanceof Error) return { refused: form.message }
  if (form.status === 'failed') return { refused: form.error ?? '' }
  const songIds: string[] = []
  const playlists: ReadPlaylist[] = []
  for (const { id, name } of form.playlists) {
    const { body } = await call('GET', `/playlists/${id}/tracks`, { token })
    const { data } = body as { data: Track[] }
    songIds.push(...data.map(({ song }) => song.id))
    playlists.push({ name, tracks: data.map(({ song }) => toReadTrack(song)) })
  }
  return { playlists, songIds }
}

const toReadTrack = ({ title, artists, durationMs, album, playback }: Track['song']) => ({
  t: title,
  a: artists.map(({ name }) => name),
  d: durationMs,
  y: playback?.videoId ?? null,
  al: album?.title ?? null,
})
