import type { ByteSource } from './byte-source'
import { bytesInWords, cutShort, damaged, type Span, silent, type Walk } from './layout'

const MOST_BOXES = 10_000

type Box = { type: string; start: number; body: number; end: number }

/** MPEG-4: where its sound lies. What it is made of stands in `moov`, which is parsed in full. */
export const walkMp4: Walk = (source, span) => {
  const audio: Span[] = []
  let hasIndex = false
  for (const box of boxes(source, span)) {
    if (box.type === 'moov') hasIndex = true
    if (box.type === 'mdat' && box.end > box.body) audio.push({ start: box.body, end: box.end })
  }
  if (!hasIndex) throw damaged('MPEG-4', 'the index of its sound is missing.')
  const audioBytes = audio.reduce((sum, { start, end }) => sum + end - start, 0)
  if (audioBytes === 0) throw silent('MPEG-4')
  return {
    container: 'MPEG-4',
    codec: 'AAC',
    mediaType: 'audio/mp4',
    payload: audio,
    tagBytes: source.size - audioBytes,
  }
}

// ISO 14496-12, section 4.2: 1 as size means that 64 bits follow, 0 that the box is the last one.
function* boxes(source: ByteSource, { start, end }: Span): Generator<Box> {
  let at = start
  for (let count = 0; at + 8 <= end; count++) {
    if (count === MOST_BOXES) throw damaged('MPEG-4', 'it has too many boxes.')
    const head = source.read(at, 16)
    const type = head.toString('latin1', 4, 8)
    const named = head.readUInt32BE(0)
    const isLong = named === 1
    if (isLong && head.length < 16) throw cutShort('MPEG-4', 'it ends within the head of a box.')
    const size = isLong ? Number(head.readBigUInt64BE(8)) : named === 0 ? end - at : named
    if (size < (isLong ? 16 : 8)) throw damaged('MPEG-4', 'a box is smaller than its own head.')
    if (at + size > end) {
      const claim = `a box claims ${bytesInWords(size)}, and ${bytesInWords(end - at)} are there.`
      throw cutShort('MPEG-4', claim)
    }
    yield { type, start: at, body: at + (isLong ? 16 : 8), end: at + size }
    at += size
  }
}
