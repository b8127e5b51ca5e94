import { AppError } from '@/lib/errors'
import { malformedRequest } from './read-body'

const MAX_URL_CHARS = 8_192

/** @throws AppError `uri_too_long`, or `malformed_request` if the URL cannot be decoded */
export function assertValidUrl(url: string): void {
  if (url.length > MAX_URL_CHARS) {
    throw new AppError('uri_too_long', `The URL is longer than ${MAX_URL_CHARS} characters.`, {
      params: { maxChars: MAX_URL_CHARS },
    })
  }
  if (!url.includes('%')) return
  let text: string
  try {
    text = decodeURIComponent(url)
  } catch (cause) {
    throw malformedRequest('The URL contains invalid percent-encoding.', { cause })
  }
  if (text.includes('\0')) throw malformedRequest('The URL contains a NUL character.')
}
