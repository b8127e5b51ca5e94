import type { WavFormat } from './wav-header'

/** Returns a function that reads the sample at a byte offset as a number from -1 to 1. */
export function sampleReader(
  { encoding, bytesPerSample }: WavFormat,
  view: DataView,
): (at: number) => number {
  if (encoding === 'alaw') return (at) => ALAW[view.getUint8(at)]!
  if (encoding === 'ulaw') return (at) => ULAW[view.getUint8(at)]!
  if (encoding === 'float') {
    return bytesPerSample === 8
      ? (at) => finite(view.getFloat64(at, true))
      : (at) => finite(view.getFloat32(at, true))
  }
  if (bytesPerSample === 1) return (at) => (view.getUint8(at) - 128) / 128
  if (bytesPerSample === 2) return (at) => view.getInt16(at, true) / 2 ** 15
  if (bytesPerSample === 3) {
    return (at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 2 ** 16) / 2 ** 23
  }
  return (at) => view.getInt32(at, true) / 2 ** 31
}

// A single NaN would make every sum over the song NaN.
const finite = (sample: number) => (Number.isFinite(sample) ? sample : 0)

const BYTE_VALUES = 256

/** The samples of A-law by byte (ITU-T G.711). */
const ALAW = Float32Array.from({ length: BYTE_VALUES }, (_, byte) => {
  const code = byte ^ 0x55
  const exponent = (code & 0x70) >> 4
  const mantissa = ((code & 0x0f) << 4) + 8
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (code & 0x80 ? size : -size) / 2 ** 15
})

/** The samples of µ-law by byte (ITU-T G.711). */
const ULAW = Float32Array.from({ length: BYTE_VALUES }, (_, byte) => {
  const code = ~byte & 0xff
  const exponent = (code & 0x70) >> 4
  const size = ((((code & 0x0f) << 3) + 0x84) << exponent) - 0x84
  return (code & 0x80 ? -size : size) / 2 ** 15
})
