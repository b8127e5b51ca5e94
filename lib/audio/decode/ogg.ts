import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import { OggOpusDecoder } from 'ogg-opus-decoder'
import { peek } from './chunks'
import { DecodeError, unsupportedChannels } from './decode-error'
import { MAX_CHANNELS } from './enforce-limits'
import type { Decoder } from './pcm'
import { decodeWith } from './wasm'

/** A packet of one byte can contain 120 ms of silence. */
const CHUNK_BYTES = 8_192
const HEAD_BYTES = 4_096
/** The number of channels follows the magic and the version, of four bytes or of one. */
const VORBIS = { magic: '\x01vorbis', channelsAt: 11 }
const OPUS = { magic: 'OpusHead', channelsAt: 9 }
const OPUS_GAIN_AT = 16

/** Decodes Ogg Vorbis. */
export const decodeVorbis: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, HEAD_BYTES)
  assertChannels(head, VORBIS)
  yield* decodeWith(new OggVorbisDecoder(), whole, CHUNK_BYTES)
}

/** Decodes Opus in Ogg, at 48 kHz, with the output gain of its header, as players apply it. */
export const decodeOpus: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, HEAD_BYTES)
  assertChannels(head, OPUS)
  const gain = outputGain(head)
  for await (const pcm of decodeWith(new OggOpusDecoder(), whole, CHUNK_BYTES)) {
    yield gain === 1
      ? pcm
      : { ...pcm, channels: pcm.channels.map((samples) => samples.map((value) => value * gain)) }
  }
}

/** The factor of the output gain, which is stored in 1/256 dB (RFC 7845, section 5.1). */
function outputGain(head: Uint8Array): number {
  const bytes = Buffer.from(head)
  const at = bytes.indexOf(OPUS.magic, 0, 'latin1') + OPUS_GAIN_AT
  return at + 2 <= bytes.length ? 10 ** (bytes.readInt16LE(at) / 256 / 20) : 1
}

// Checked before decoding: 255 channels of silence would allocate a gigabyte at once.
function assertChannels(head: Uint8Array, { magic, channelsAt }: typeof VORBIS): void {
  const at = Buffer.from(head).indexOf(magic, 0, 'latin1')
  const channels = at < 0 ? 0 : (head[at + channelsAt] ?? 0)
  if (channels === 0) {
    throw new DecodeError('invalid_header', 'The codec header of this file is missing.')
  }
  if (channels > MAX_CHANNELS) throw unsupportedChannels(channels)
}
