import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { VideoEmbed } from '@/lib/integrations/youtube/oembed'
import { checkLinks } from '@/lib/services/videos/look-up-links'

const { findVideoEmbed } = vi.hoisted(() => ({
  findVideoEmbed: vi.fn<(videoId: string, deadlineMs: number) => Promise<VideoEmbed>>(),
}))
vi.mock('@/lib/integrations/youtube/oembed', () => ({ findVideoEmbed, OEMBED_DEADLINE_MS: 5_000 }))

const UNKNOWN: VideoEmbed = { embedding: 'unknown', title: null, channel: null }

beforeEach(() => {
  vi.useFakeTimers()
  findVideoEmbed.mockReset()
})
afterEach(() => vi.useRealTimers())

type Reply = VideoEmbed & { afterMs: number }

/** Looks up a number of links, with the replies of YouTube. */
async function check(count: number, reply: (deadlineMs: number) => Reply) {
  findVideoEmbed.mockImplementation(async (_, deadlineMs) => {
    const { afterMs, ...embed } = reply(deadlineMs)
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    return embed
  })
  const urls = Array.from({ length: count }, (_, n) => `https://youtu.be/video${100_000 + n}`)
  const checked = checkLinks(urls)
  await vi.advanceTimersByTimeAsync(20_000)
  return (await checked).map(({ fault }) => fault)
}

it('accepts links without a response of YouTube within the whole time of a lookup', async () => {
  expect(await check(3, () => ({ ...UNKNOWN, afterMs: 5_000 }))).toEqual([null, null, null])
})

it('does not accept links whose lookup was cut short by the end of the ten seconds', async () => {
  const slow = { embedding: 'embeddable', title: 'Lights', channel: null, afterMs: 6_000 } as const
  const faults = await check(17, (deadlineMs) =>
    deadlineMs < 5_000 ? { ...UNKNOWN, afterMs: deadlineMs } : slow,
  )
  expect(faults).toEqual([...Array(8).fill(null), ...Array(9).fill('not_checked')])
  expect(findVideoEmbed).toHaveBeenCalledTimes(16)
})
