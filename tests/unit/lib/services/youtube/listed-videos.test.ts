import { beforeEach, expect, it, vi } from 'vitest'
import type { VideoEmbed } from '@/lib/integrations/youtube/oembed'
import type { ListStep } from '@/lib/services/imports/paged/provider'
import { fetchListedPage } from '@/lib/services/youtube/listed-videos'

const { upsertEmbeds, findVideoEmbed } = vi.hoisted(() => ({
  upsertEmbeds: vi.fn(async (_: { id: string }[]) => {}),
  findVideoEmbed: vi.fn(),
}))
vi.mock('@/db', () => ({ db: { videos: { upsertEmbeds } } }))
vi.mock('@/lib/integrations/youtube/oembed', () => ({ findVideoEmbed }))

const [FIRST, SECOND] = ['aaaaaaaaaaa', 'bbbbbbbbbbb'] as const
const step = { list: { nextOffset: 50 }, isLastTry: false } as ListStep

beforeEach(() => {
  upsertEmbeds.mockClear()
  findVideoEmbed.mockReset().mockImplementation(
    async (id: string): Promise<VideoEmbed> => ({
      embedding: 'embeddable',
      title: `Band - ${id}`,
      channel: 'Band',
    }),
  )
})

// PostgreSQL rejects an upsert that contains a row twice.
it('stores a video once that a playlist contains twice, and keeps both entries', async () => {
  const { events } = await fetchListedPage(step, [FIRST, SECOND, FIRST])
  expect(findVideoEmbed).toHaveBeenCalledTimes(2)
  expect(upsertEmbeds.mock.calls[0]?.[0].map(({ id }) => id)).toEqual([FIRST, SECOND])
  expect(events).toMatchObject(
    [FIRST, SECOND, FIRST].map((youtubeId, index) => ({
      type: 'track',
      track: { line: 51 + index, youtubeId },
    })),
  )
})
