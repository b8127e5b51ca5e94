import { DecodeError, noAudioDecoded, unsupportedChannels } from './decode-error'
import type { Pcm } from './pcm'

export const MAX_CHANNELS = 8
const MIN_SAMPLE_RATE = 8_000
const MAX_SAMPLE_RATE = 384_000

/**
 * Passes on decoded blocks until they exceed `maxSeconds` together.
 * @throws DecodeError
 */
export async function* enforceLimits(
  blocks: AsyncIterable<Pcm>,
  maxSeconds: number,
): AsyncGenerator<Pcm> {
  let first: Pcm | undefined
  let frames = 0
  for await (const pcm of blocks) {
    if (first) assertSameFormat(pcm, first)
    else assertSupported(pcm)
    first ??= pcm
    frames += pcm.channels[0]?.length ?? 0
    if (frames > maxSeconds * pcm.sampleRate) {
      throw new DecodeError(
        'longer_than_declared',
        'The audio of this file is longer than the file declares.',
      )
    }
    yield pcm
  }
  if (!first) throw noAudioDecoded()
}

function assertSupported({ sampleRate, channels }: Pcm): void {
  if (channels.length < 1 || channels.length > MAX_CHANNELS) {
    throw unsupportedChannels(channels.length)
  }
  if (!(sampleRate >= MIN_SAMPLE_RATE && sampleRate <= MAX_SAMPLE_RATE)) {
    throw new DecodeError(
      'unsupported_sample_rate',
      `This file has a sample rate of ${sampleRate} Hz.`,
    )
  }
}

function assertSameFormat({ sampleRate, channels }: Pcm, first: Pcm): void {
  if (sampleRate !== first.sampleRate || channels.length !== first.channels.length) {
    throw new DecodeError(
      'format_changed',
      'The sample rate or the number of channels changes within this file.',
    )
  }
}
