import { type Analysis, createAnalyser } from '../analyse/analyser'
import { type AudioFormat, decodeFile } from '../decode/decode'
import { DecodeError, type DecodeFailure, noAudioDecoded } from '../decode/decode-error'

/** A probed file on this machine. */
export type AnalysisRequest = {
  path: string
  format: AudioFormat
  channels?: number
  /** Maximum duration. */
  maxSeconds: number
  deadlineMs: number
}

/** Why a file could not be analysed; `message` is written for its owner. */
export type AnalysisFailure = { code: DecodeFailure; message: string }
export type AnalysisResult = { analysis: Analysis } | { failure: AnalysisFailure }

/** Decodes and analyses a whole file. */
export async function analyseFile({
  deadlineMs,
  ...request
}: AnalysisRequest): Promise<AnalysisResult> {
  const signal = AbortSignal.timeout(deadlineMs)
  let analyser: ReturnType<typeof createAnalyser> | undefined
  try {
    for await (const { sampleRate, channels } of decodeFile({ ...request, signal })) {
      analyser ??= createAnalyser({ sampleRate, channels: channels.length })
      analyser.push(channels)
    }
    if (!analyser) throw noAudioDecoded()
    return { analysis: analyser.finish() }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    return { failure: { code: error.code, message: error.message } }
  }
}
