import { MPEGDecoder } from 'mpg123-decoder'
import type { Decoder } from './pcm'
import { peek } from './pieces'
import { decodeWith } from './wasm'

const PIECE_BYTES = 16_384
const HEAD_BYTES = 65_536
const ID3_HEADER_BYTES = 10
const MONO = 3

/** MPEG audio of layers I to III, without the silence that encoders add at both ends. */
export const decodeMp3: Decoder = async function* (bytes) {
  const [head, whole] = await peek(bytes, HEAD_BYTES)
  const isMono = isMonoFrame(head)
  for await (const pcm of decodeWith(new MPEGDecoder(), whole, PIECE_BYTES)) {
    // The decoder plays one channel on both sides; loudness is measured of the one.
    yield isMono ? { ...pcm, channels: pcm.channels.slice(0, 1) } : pcm
  }
}

/** Whether the first frame behind the tags has one channel. */
function isMonoFrame(head: Uint8Array): boolean {
  for (let at = tagBytes(head); at + 4 <= head.length; at++) {
    if (head[at] === 0xff && (head[at + 1]! & 0xe0) === 0xe0) return head[at + 3]! >> 6 === MONO
  }
  return false
}

// The length is written in four times seven bits.
const tagBytes = (head: Uint8Array) =>
  head.length >= ID3_HEADER_BYTES && head[0] === 0x49 && head[1] === 0x44 && head[2] === 0x33
    ? ID3_HEADER_BYTES + ((head[6]! << 21) | (head[7]! << 14) | (head[8]! << 7) | head[9]!)
    : 0
