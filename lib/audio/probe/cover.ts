import sharp, { type Sharp } from 'sharp'

/** The sizes covers are kept in, by the pixels of a side. */
export const COVER_SIZES = [96, 320, 640] as const
export type CoverSize = (typeof COVER_SIZES)[number]
export type Cover = Record<CoverSize, Uint8Array>

const PIXELS_MOST = 25_000_000
const SECONDS_MOST = 10
const QUALITY = 82
const LARGEST = 640

const TAKEN: [string, number[]][] = [
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['WebP', [0x52, 0x49, 0x46, 0x46]],
]

// Pictures of strangers pass once: nothing is worth keeping, and one core is enough.
sharp.cache(false)
sharp.concurrency(1)

/**
 * A picture as square WebP in every size, drawn anew so that nothing of the file it came in stays.
 * Answers why not, as a sentence, where it is none that is taken or too large.
 */
export async function makeCover(bytes: Uint8Array): Promise<{ cover: Cover } | { fault: string }> {
  if (!TAKEN.some(([, magic]) => magic.every((byte, index) => bytes[index] === byte))) {
    return { fault: 'The picture is no JPEG, PNG, GIF or WebP.' }
  }
  try {
    const { width, height } = await open(bytes).metadata()
    if (width * height > PIXELS_MOST) {
      return { fault: `The picture is larger than ${PIXELS_MOST / 1e6} megapixels.` }
    }
    const large = await square(open(bytes).autoOrient(), LARGEST).toBuffer()
    const [medium, small] = await Promise.all([
      square(sharp(large), 320).toBuffer(),
      square(sharp(large), 96).toBuffer(),
    ])
    return { cover: { 96: small, 320: medium, 640: large } }
  } catch {
    return { fault: 'The picture is damaged.' }
  }
}

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: PIXELS_MOST, failOn: 'error', sequentialRead: true, pages: 1 })

const square = (image: Sharp, side: number) =>
  image
    .resize(side, side, { fit: 'cover' })
    .webp({ quality: QUALITY })
    .timeout({ seconds: SECONDS_MOST })
