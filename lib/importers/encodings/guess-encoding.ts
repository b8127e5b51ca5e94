import { analyse } from 'chardet'
import { DOUBLE_BYTE_ENCODINGS, rateDoubleByte } from './double-byte'
import { rateSingleByte, SINGLE_BYTE_ENCODINGS } from './single-byte'

const MAX_SAMPLE_BYTES = 8192
/** The share of the statistics of `chardet` in a rating; it decides between equal ratings. */
const STATISTICS_WEIGHT = 0.3
const MIN_RATING = 0.6
const DEFAULT_ENCODING = 'windows-1252'

/** An encoding, and whether letters may be wrong. */
export type EncodingGuess = { encoding: string; isDoubtful: boolean }

/**
 * Guesses the encoding of text that is not UTF-8, by the letters that it would contain and by the
 * statistics of `chardet`. `bytes` should be whole lines with characters beside ASCII.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const sample = bytes.subarray(0, MAX_SAMPLE_BYTES)
  const confidence = new Map(
    analyse(sample).map(({ name, confidence }) => [toEncoding(name), confidence]),
  )
  const ratings = [
    ...SINGLE_BYTE_ENCODINGS.map((encoding) => ({
      encoding,
      rating: rateSingleByte(sample, encoding),
    })),
    ...DOUBLE_BYTE_ENCODINGS.map((encoding) => ({
      encoding,
      rating: rateDoubleByte(sample, encoding),
    })),
  ].map(({ encoding, rating }) => ({
    encoding,
    rating: rating + ((confidence.get(encoding) ?? 0) / 100) * STATISTICS_WEIGHT,
  }))
  const [best, second] = ratings.sort((one, other) => other.rating - one.rating)
  if (!best || best.rating < MIN_RATING) {
    // Punctuation alone, such as “ and ’, leaves no letter in doubt.
    return {
      encoding: DEFAULT_ENCODING,
      isDoubtful: rateSingleByte(sample, DEFAULT_ENCODING) < 0.1,
    }
  }
  const isClose = second !== undefined && best.rating - second.rating < 0.1
  return { encoding: best.encoding, isDoubtful: isClose && !isSameText(sample, best, second) }
}

const isSameText = (bytes: Uint8Array, one: { encoding: string }, other: { encoding: string }) =>
  new TextDecoder(one.encoding).decode(bytes) === new TextDecoder(other.encoding).decode(bytes)

const NAMES: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-2': 'windows-1250',
  'iso-8859-9': 'windows-1254',
  'iso-8859-5': 'windows-1251',
  'iso-8859-6': 'windows-1256',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  gb18030: 'gbk',
}

const toEncoding = (name: string): string => NAMES[name.toLowerCase()] ?? name.toLowerCase()
