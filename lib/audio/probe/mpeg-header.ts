export type MpegFrame = {
  layer: 1 | 2 | 3
  sampleRate: number
  channels: 1 | 2
  samples: number
  bytes: number
  /** From the frame's head to its Xing header, where it has one. */
  xingOffset: number
}

// Bits a second / 1000 by index, of MPEG 1 and of MPEG 2 and 2.5 (ISO 11172-3 and 13818-3).
const BITRATES = {
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
} as const
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const
const MONO = 3

/** The MPEG audio frame whose head the four bytes are; undefined where they are none. */
export function readMpegHeader(head: Buffer): MpegFrame | undefined {
  if (head.length < 4 || head[0] !== 0xff || (head[1]! & 0xe0) !== 0xe0) return undefined
  const version = (head[1]! >> 3) & 3
  const layerBits = (head[1]! >> 1) & 3
  const rateIndex = (head[2]! >> 2) & 3
  const bitrateIndex = head[2]! >> 4
  if (version === 1 || layerBits === 0 || rateIndex === 3) return undefined
  if (bitrateIndex === 0 || bitrateIndex === 15) return undefined

  const layer = (4 - layerBits) as 1 | 2 | 3
  const isFirst = version === 3
  const bitrate = BITRATES[isFirst ? 1 : 2][layer][bitrateIndex - 1]! * 1_000
  const sampleRate = SAMPLE_RATES[rateIndex]! / (isFirst ? 1 : version === 2 ? 2 : 4)
  const padding = (head[2]! >> 1) & 1
  const samples = layer === 1 ? 384 : layer === 3 && !isFirst ? 576 : 1152
  const bytes =
    layer === 1
      ? (Math.floor((12 * bitrate) / sampleRate) + padding) * 4
      : Math.floor((samples / 8) * (bitrate / sampleRate)) + padding
  const channels = head[3]! >> 6 === MONO ? 1 : 2
  const sideBytes = isFirst ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17
  return { layer, sampleRate, channels, samples, bytes, xingOffset: 4 + sideBytes }
}
