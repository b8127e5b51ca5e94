import { MPEGDecoder } from 'mpg123-decoder'
import type { Decoder } from './pcm'
import { decodeWith } from './wasm'

const CHUNK_BYTES = 16_384

/**
 * Creates a decoder for MPEG audio of layers I to III that removes the silence which encoders add at
 * both ends. `channels` is the probed number of channels.
 */
export const createMp3Decoder = (channels?: number): Decoder =>
  async function* (bytes) {
    for await (const pcm of decodeWith(new MPEGDecoder(), bytes, CHUNK_BYTES)) {
      // The decoder duplicates a mono channel, which would change the measured loudness.
      yield { ...pcm, channels: pcm.channels.slice(0, channels) }
    }
  }
