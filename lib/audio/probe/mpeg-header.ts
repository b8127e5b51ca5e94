export type MpegFrame = {
  layer: Layer
  sampleRate: number
  channels: 1 | 2
  samples: number
  bytes: number
  /** Offset of the Xing header, if there is one, from the start of the frame. */
  xingOffset: number
}

type Layer = 1 | 2 | 3
/** MPEG 1, or MPEG 2 and 2.5, which share their tables. */
type Table = 1 | 2

// Bit rates in kbit/s by index (ISO 11172-3 and 13818-3).
const BITRATES: Record<Table, Record<Layer, readonly number[]>> = {
  1: {
    1: [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    2: [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    3: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  },
  2: {
    1: [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    3: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  },
}
const SIDE_INFO_BYTES: Record<Table, Record<1 | 2, number>> = {
  1: { 1: 17, 2: 32 },
  2: { 1: 9, 2: 17 },
}
const HEADER_BYTES = 4
const SYNC = 0x7ff
const SAMPLE_RATES = [44_100, 48_000, 32_000]
const MONO = 3

type Version = { table: Table; rateDivisor: 1 | 2 | 4 }
/** By the version bits of a header: MPEG 2.5, reserved, MPEG 2, MPEG 1. */
const VERSIONS: (Version | undefined)[] = [
  { table: 2, rateDivisor: 4 },
  undefined,
  { table: 2, rateDivisor: 2 },
  { table: 1, rateDivisor: 1 },
]
/** By the layer bits of a header. */
const LAYERS: (Layer | undefined)[] = [undefined, 3, 2, 1]

/** Reads the header of an MPEG audio frame from its first four bytes. Undefined if there is none. */
export function readMpegHeader(header: Buffer): MpegFrame | undefined {
  if (header.length < HEADER_BYTES) return undefined
  const bits = header.readUInt32BE(0)
  const version = VERSIONS[(bits >>> 19) & 3]
  const layer = LAYERS[(bits >>> 17) & 3]
  const baseRate = SAMPLE_RATES[(bits >>> 10) & 3]
  if (bits >>> 21 !== SYNC || !version || !layer || !baseRate) return undefined
  const { table, rateDivisor } = version
  const bitrateIndex = (bits >>> 12) & 15
  // The first index means "free", which is not supported, and the last one is invalid.
  const kilobits = BITRATES[table][layer][bitrateIndex - 1]
  if (!kilobits) return undefined
  const sampleRate = baseRate / rateDivisor
  const samples = samplesPerFrame(layer, table)
  const padding = (bits >>> 9) & 1
  const channels = ((bits >>> 6) & 3) === MONO ? 1 : 2
  return {
    layer,
    sampleRate,
    channels,
    samples,
    bytes: frameBytes({ layer, bitrate: kilobits * 1_000, sampleRate, samples, padding }),
    xingOffset: HEADER_BYTES + SIDE_INFO_BYTES[table][channels],
  }
}

function samplesPerFrame(layer: Layer, table: Table): number {
  if (layer === 1) return 384
  return layer === 3 && table === 2 ? 576 : 1152
}

type Frame = {
  layer: Layer
  bitrate: number
  sampleRate: number
  samples: number
  padding: number
}

// Layer I counts in slots of four bytes.
function frameBytes({ layer, bitrate, sampleRate, samples, padding }: Frame): number {
  if (layer === 1) return (Math.floor((12 * bitrate) / sampleRate) + padding) * 4
  return Math.floor((samples / 8) * (bitrate / sampleRate)) + padding
}
