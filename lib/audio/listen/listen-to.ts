import { type Analysis, createAnalyser } from '../analyse/analyser'
import { decodeFile, type Sort } from '../decode/decode'
import { DecodeError } from '../decode/pcm'

/** A file on this machine, what its probe found in it, and how long it may be. */
export type Listening = {
  path: string
  sort: Sort
  channels?: number
  secondsMost: number
  deadlineMs: number
}

/** What was heard, or why nothing was, in words for the owner of the file. */
export type Heard = { analysis: Analysis } | { failure: string }

/** Listens to a whole file. */
export async function listenTo({ deadlineMs, ...wanted }: Listening): Promise<Heard> {
  const signal = AbortSignal.timeout(deadlineMs)
  let analyser: ReturnType<typeof createAnalyser> | undefined
  try {
    for await (const { framesPerSecond, channels } of decodeFile({ ...wanted, signal })) {
      analyser ??= createAnalyser({ framesPerSecond, channels: channels.length })
      analyser.push(channels)
    }
  } catch (error) {
    if (error instanceof DecodeError) return { failure: error.message }
    throw error
  }
  return analyser
    ? { analysis: analyser.finish() }
    : { failure: 'No sound could be decoded from the file.' }
}
