import { type Analysis, createAnalyser } from '@/lib/audio/analyse/analyser'
import { decodeFile } from '@/lib/audio/decode/decode'
import type { Case } from './corpus'

const MAX_SECONDS = 3_600
const MICROSECONDS_PER_SECOND = 1e6

/** Decodes and analyses a recording. `seconds` is the CPU time of all threads of this process. */
export async function measureWithRiffle({
  path,
  format,
}: Case): Promise<Analysis & { seconds: number }> {
  const before = process.cpuUsage()
  const signal = AbortSignal.timeout(MAX_SECONDS * 1_000)
  let analyser: ReturnType<typeof createAnalyser> | undefined
  for await (const pcm of decodeFile({ path, format, maxSeconds: MAX_SECONDS, signal })) {
    analyser ??= createAnalyser({ ...pcm, channels: pcm.channels.length })
    analyser.push(pcm.channels)
  }
  const analysis = analyser!.finish()
  const { user, system } = process.cpuUsage(before)
  return { ...analysis, seconds: (user + system) / MICROSECONDS_PER_SECOND }
}
