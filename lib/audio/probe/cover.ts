import sharp, { type Sharp } from 'sharp'

/** The sizes of a cover, as side length in pixels. */
export const COVER_SIZES = [96, 320, 640] as const
export type CoverSize = (typeof COVER_SIZES)[number]
/** A square WebP image in each size. */
export type Cover = Record<CoverSize, Uint8Array>

const MAX_PIXELS = 25_000_000
const MAX_SECONDS = 10
const QUALITY = 82

const MAGIC_BYTES: Record<string, number[]> = {
  JPEG: [0xff, 0xd8, 0xff],
  PNG: [0x89, 0x50, 0x4e, 0x47],
  GIF: [0x47, 0x49, 0x46, 0x38],
  WebP: [0x52, 0x49, 0x46, 0x46],
}

// Each image is processed once, so caching is useless; one core leaves the others to requests.
sharp.cache(false)
sharp.concurrency(1)

/**
 * Re-encodes an image as square WebP in every size, so that no byte of the original file remains.
 * Returns the reason, written for the sender, if the image is unsupported, too large or damaged.
 */
export async function encodeCover(
  bytes: Uint8Array,
): Promise<{ cover: Cover } | { fault: string }> {
  if (!hasSupportedMagic(bytes)) return { fault: 'The image must be a JPEG, PNG, GIF or WebP.' }
  try {
    const { width, height } = await open(bytes).metadata()
    if (width * height > MAX_PIXELS) {
      return { fault: `The image has more than ${MAX_PIXELS / 1e6} megapixels.` }
    }
    const large = await toSquare(open(bytes).autoOrient(), 640).toBuffer()
    const [medium, small] = await Promise.all([
      toSquare(sharp(large), 320).toBuffer(),
      toSquare(sharp(large), 96).toBuffer(),
    ])
    return { cover: { 96: small, 320: medium, 640: large } }
  } catch {
    return { fault: 'The image is damaged.' }
  }
}

const hasSupportedMagic = (bytes: Uint8Array) =>
  Object.values(MAGIC_BYTES).some((magic) => magic.every((byte, index) => bytes[index] === byte))

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 })

const toSquare = (image: Sharp, side: CoverSize) =>
  image
    .resize(side, side, { fit: 'cover' })
    .webp({ quality: QUALITY })
    .timeout({ seconds: MAX_SECONDS })
