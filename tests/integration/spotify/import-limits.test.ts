import { expect, it } from 'vitest'
import { aUser, call } from '@/tests/support/app'
import { importEnded } from '@/tests/support/library'
import { connectSpotify } from '@/tests/support/spotify/connect'
import { songs, toId } from '@/tests/support/spotify/songs'
import { withSpotify } from '@/tests/support/spotify/with-spotify'

const { spotify, nextAccount } = withSpotify({ USER_LIMITS: 'playlists=1,tracks=10,likes=3' })

type Lists = { lengths: number[]; liked?: number }

/** Imports lists of these lengths as a new user, and returns the ended import. */
async function importLists({ lengths, liked = 0 }: Lists) {
  const { profileId: ownerId, number } = nextAccount()
  const { token } = await aUser()
  await connectSpotify(token)
  spotify.state.liked = songs(0, liked)
  const playlists = lengths.map((length, index) => ({
    id: toId(1_000_000 + number * 1_000 + index),
    name: `List ${index + 1}`,
    ownerId,
    snapshotId: 'snapshot-1',
    entries: songs(0, length),
  }))
  spotify.state.playlists.push(...playlists)
  const body = { playlistIds: playlists.map(({ id }) => id), liked: liked > 0 }
  const started = await call('POST', '/spotify/import', { token, body })
  expect(started.status, JSON.stringify(started.body)).toBe(202)
  return importEnded(token, (started.body as { id: string }).id)
}

it('skips a list beyond the number of playlists, and imports the others', async () => {
  expect(await importLists({ lengths: [5, 4] })).toMatchObject({
    status: 'partial',
    playlists: [{ name: 'List 1', trackCount: 5 }],
    report: {
      imported: 5,
      skippedCount: 1,
      skipped: [{ code: 'too_many_playlists', text: 'List 2' }],
    },
  })
})

it('skips a list that is too long, and liked songs beyond their limit', async () => {
  const ended = await importLists({ lengths: [11, 4], liked: 5 })
  expect(ended).toMatchObject({ status: 'partial', playlists: [{ name: 'List 2', trackCount: 4 }] })
  const codes = ended.report.skipped.map(({ code }) => code)
  expect(codes.toSorted()).toEqual(['playlist_full', 'too_many_likes'])
})

it('fails with the reason if no list is within the limits', async () => {
  expect(await importLists({ lengths: [11] })).toMatchObject({
    status: 'failed',
    problem: { code: 'playlist_full' },
    playlists: [],
  })
})
