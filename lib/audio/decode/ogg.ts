import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import { OggOpusDecoder } from 'ogg-opus-decoder'
import { CHANNELS_MOST } from './limits'
import { DecodeError, type Decoder } from './pcm'
import { peek } from './pieces'
import { decodeWith } from './wasm'

/** A packet of a byte may stand for 120 ms of silence. */
const PIECE_BYTES = 8_192
const HEAD_BYTES = 4_096
/** Behind these words stand the version (four bytes, or one) and the number of channels. */
const VORBIS = { mark: '\x01vorbis', channelsAt: 11 }
const OPUS = { mark: 'OpusHead', channelsAt: 9 }

/** Ogg Vorbis. */
export const decodeVorbis: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, HEAD_BYTES)
  assertFewChannels(head, VORBIS)
  yield* decodeWith(new OggVorbisDecoder(), whole, PIECE_BYTES)
}

/** Opus in Ogg, at 48 kHz. */
export const decodeOpus: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, HEAD_BYTES)
  assertFewChannels(head, OPUS)
  yield* decodeWith(new OggOpusDecoder(), whole, PIECE_BYTES)
}

// Before anything is decoded: 255 channels of silence would take a gigabyte at once.
function assertFewChannels(head: Uint8Array, { mark, channelsAt }: typeof VORBIS): void {
  const at = Buffer.from(head).indexOf(mark, 0, 'latin1')
  const channels = at < 0 ? 0 : (head[at + channelsAt] ?? 0)
  if (channels === 0) throw new DecodeError('The file has no header of its codec.')
  if (channels > CHANNELS_MOST) throw new DecodeError(`The file has ${channels} channels.`)
}
