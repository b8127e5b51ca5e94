import { AppError } from '@/lib/errors'
import { malformed } from './read-body'

const LONGEST = 8_192

/** Throws `uri_too_long`, and `malformed_request` for an address that cannot be decoded. */
export function checkUrl(url: string): void {
  if (url.length > LONGEST) {
    throw new AppError('uri_too_long', `The address is longer than ${LONGEST} characters.`)
  }
  if (!url.includes('%')) return
  let text: string
  try {
    text = decodeURIComponent(url)
  } catch (cause) {
    throw malformed('The address has a percent sign that is not followed by UTF-8.', cause)
  }
  if (text.includes('\0')) throw malformed('The address has a NUL character.')
}
