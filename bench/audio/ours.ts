import { type Analysis, createAnalyser } from '@/lib/audio/analyse/analyser'
import { decodeFile } from '@/lib/audio/decode/decode'
import type { Case } from './corpus'

const SECONDS_MOST = 3_600
const MICROSECONDS = 1e6

/** Decodes and listens; `seconds` is what all threads of this process computed. */
export async function byRiffle({ path, sort }: Case): Promise<Analysis & { seconds: number }> {
  const before = process.cpuUsage()
  const signal = AbortSignal.timeout(SECONDS_MOST * 1_000)
  let analyser: ReturnType<typeof createAnalyser> | undefined
  for await (const pcm of decodeFile({ path, sort, secondsMost: SECONDS_MOST, signal })) {
    analyser ??= createAnalyser({ ...pcm, channels: pcm.channels.length })
    analyser.push(pcm.channels)
  }
  const analysis = analyser!.finish()
  const { user, system } = process.cpuUsage(before)
  return { ...analysis, seconds: (user + system) / MICROSECONDS }
}
