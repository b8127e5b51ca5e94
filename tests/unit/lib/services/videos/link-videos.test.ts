import { expect, it, vi } from 'vitest'
import type { Context } from '@/lib/context'
import { linkVideos } from '@/lib/services/videos/link-videos'

type Row = { songId: string; videoId: string }
const { tx, listTargets } = vi.hoisted(() => ({
  tx: {
    videoRefusals: { addWrong: vi.fn(async (_userId: string, _rows: Row[]) => {}) },
    videoChoices: { setMany: vi.fn(async (_userId: string, _rows: Row[]) => {}) },
  },
  listTargets: vi.fn(),
}))
vi.mock('@/db', () => ({
  db: {
    videoMatches: { listTargets },
    transaction: (run: (store: typeof tx) => unknown) => run(tx),
  },
}))
vi.mock('@/lib/integrations/youtube/call', () => ({ isConfigured: () => false }))
vi.mock('@/lib/services/shared/present', () => ({
  presentSong: ({ playback }: { playback: object }) => ({ playback }),
}))
vi.mock('@/lib/services/videos/look-up-links', () => ({
  checkLinks: async (urls: string[]) => urls.map((videoId) => ({ videoId, fault: null })),
}))

it('stores the choices and refusals of many songs by one statement each', async () => {
  const songIds = Array.from({ length: 100 }, (_, n) => `song ${n}`)
  const found = (songId: string) => ({ kind: 'youtube', videoId: `found ${songId}`, match: 'sure' })
  listTargets.mockResolvedValue(songIds.map((id) => ({ id, playback: found(id) })))
  const ctx = { actor: { userId: 'ada' } } as unknown as Context
  await linkVideos(ctx, { videos: songIds.map((songId) => ({ songId, url: `own ${songId}` })) })
  const { addWrong } = tx.videoRefusals
  const { setMany } = tx.videoChoices
  expect(addWrong.mock.calls).toEqual([
    ['ada', songIds.map((songId) => ({ songId, videoId: `found ${songId}` }))],
  ])
  expect(setMany.mock.calls).toEqual([
    ['ada', songIds.map((songId) => ({ songId, videoId: `own ${songId}` }))],
  ])
})
