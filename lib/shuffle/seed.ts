import { splitmix32 } from './random'

/** 128 bits as four unsigned 32-bit words. */
export type Seed = readonly [number, number, number, number]

/**
 * Derives a seed from any text, the same in every JavaScript engine. Each of the four words mixes
 * every UTF-16 code unit with the word before it.
 *
 * @example
 * const random = randomSource(seedFromText('a long night'))
 */
export function seedFromText(text: string): Seed {
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
