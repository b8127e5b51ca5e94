import { splitmix32 } from './random'

/** 128 bits as four unsigned words. */
export type Seed = readonly [number, number, number, number]

/** Turns any text into a seed: four lanes, each fed every UTF-16 unit and the lane before it. */
export function seedOf(text: string): Seed {
  let [a, b, c, d] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = splitmix32(a ^ unit)
    b = splitmix32((b + a) ^ unit)
    c = splitmix32((c + b) ^ unit)
    d = splitmix32((d + c) ^ unit)
  }
  return [splitmix32(a ^ d), b, c, d]
}
