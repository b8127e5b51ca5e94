import { AppError } from '@/lib/errors'
import { malformedRequest } from './read-body'

const MAX_URL_CHARS = 8_192

/** Throws `uri_too_long`, and `malformed_request` for an address that cannot be decoded. */
export function assertValidUrl(url: string): void {
  if (url.length > MAX_URL_CHARS) {
    throw new AppError('uri_too_long', `The address is longer than ${MAX_URL_CHARS} characters.`)
  }
  if (!url.includes('%')) return
  let text: string
  try {
    text = decodeURIComponent(url)
  } catch (cause) {
    throw malformedRequest('The address has a percent sign that is not followed by UTF-8.', cause)
  }
  if (text.includes('\0')) throw malformedRequest('The address has a NUL character.')
}
