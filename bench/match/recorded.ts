import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BenchVideo } from './types'

const FOLDER = join(process.cwd(), '../shared/data/youtube-api/sns-sdks+python-youtube')
const FILES = [
  'apidata__search__search_by_keywords_p1.json',
  'apidata__search__search_by_developer.json',
]

const Reply = z.object({
  items: z.array(
    z.object({
      id: z.object({ videoId: z.string().optional() }),
      snippet: z.object({ title: z.string(), channelTitle: z.string() }),
    }),
  ),
})

/** Lists videos of recorded searches for other songs; empty without the shared data. */
export function recordedVideos(): BenchVideo[] {
  return FILES.map((name) => join(FOLDER, name))
    .filter(existsSync)
    .flatMap((file) => Reply.parse(JSON.parse(readFileSync(file, 'utf8'))).items)
    .map(({ id, snippet }, at) => ({
      videoId: id.videoId ?? `recorded-${at}`,
      title: snippet.title,
      channel: snippet.channelTitle,
      durationMs: (150 + ((at * 41) % 200)) * 1_000,
      isRight: false,
      kind: 'unrelated',
    }))
}
