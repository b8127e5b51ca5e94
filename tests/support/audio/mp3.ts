/** Size of a silent MPEG 1 Layer III frame at 128 kbit/s and 44.1 kHz, stereo. */
const FRAME_BYTES = 417
const SAMPLES_PER_FRAME = 1_152
const SAMPLE_RATE = 44_100

/** An MP3 file of silent frames. A different `mark` makes a different recording. */
export function mp3(seconds = 1, mark = 0): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  frame.writeUInt32BE(mark, FRAME_BYTES - 4)
  const count = Math.max(3, Math.ceil((seconds * SAMPLE_RATE) / SAMPLES_PER_FRAME))
  return Buffer.concat(Array.from({ length: count }, () => frame))
}

/** An ID3v2.4 tag with text frames and other frames. */
export function id3(texts: Record<string, string>, others: Buffer[] = []): Buffer {
  const frames = Object.entries(texts).map(([id, text]) =>
    id3Frame(id, Buffer.concat([Buffer.from([3]), Buffer.from(text)])),
  )
  const body = Buffer.concat([...frames, ...others])
  return Buffer.concat([Buffer.from('ID3\x04\x00\x00', 'latin1'), syncsafe(body.length), body])
}

/** A frame of an ID3v2.4 tag. `declaredSize` may differ from the size of its body. */
export const id3Frame = (id: string, body: Buffer, declaredSize = body.length): Buffer =>
  Buffer.concat([Buffer.from(id, 'latin1'), syncsafe(declaredSize), Buffer.alloc(2), body])

/** An ID3v2.4 frame with a picture. */
export const picture = (bytes: Buffer, type = 'image/png'): Buffer =>
  id3Frame(
    'APIC',
    Buffer.concat([Buffer.from([0]), Buffer.from(`${type}\0`), Buffer.from([3, 0]), bytes]),
  )

/** Encodes a size in four bytes of seven bits each. */
export function syncsafe(size: number): Buffer {
  return Buffer.from([21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f))
}
