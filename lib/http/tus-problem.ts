import { AppError } from '@/lib/errors'
import type { ErrorCode } from '@/lib/problem-codes'

export const TUS_VERSION = '1.0.0'

const TUS_HEADERS = {
  'Tus-Resumable': TUS_VERSION,
  'Tus-Version': TUS_VERSION,
  'Tus-Extension': 'creation,creation-with-upload,termination,expiration',
  'Accept-Patch': 'application/offset+octet-stream',
}

/** The headers that an OPTIONS response for an upload adds. */
export const tusHeaders = (path: string): Record<string, string> =>
  /^\/api\/v1\/uploads(\/|$)/.test(path) ? TUS_HEADERS : {}

const PROBLEMS: Record<number, [ErrorCode, string]> = {
  400: [
    'malformed_request',
    'A tus header is missing or wrong: check Upload-Length, Upload-Offset and Upload-Metadata.',
  ],
  403: ['malformed_request', 'Upload-Offset is missing, or the upload can no longer be cancelled.'],
  404: ['not_found', 'The upload does not exist.'],
  409: ['conflict', 'Upload-Offset does not match the received bytes; read the offset with HEAD.'],
  410: ['not_found', 'The upload has expired, or its file was refused.'],
  412: ['precondition_failed', 'Send Tus-Resumable: 1.0.0, the only supported version.'],
  413: ['file_too_large', 'The body has more bytes than Upload-Length announced or than allowed.'],
  415: ['unsupported_media_type', 'The body must be application/offset+octet-stream.'],
}

/** Turns an error response of the tus library into a problem. An AppError of our own takes precedence. */
export function tusProblem(response: Response, text: string, failure: unknown): Error {
  if (failure instanceof AppError) return withVersion(failure.code, failure.message, failure)
  if (/lock|abort/i.test(text)) {
    return withVersion('conflict', 'Another request has taken over this upload.')
  }
  const known = PROBLEMS[response.status]
  if (known) return withVersion(known[0], known[1])
  return failure instanceof Error
    ? failure
    : new Error(`tus responded with ${response.status}: ${text}`)
}

const withVersion = (code: ErrorCode, message: string, own?: AppError) =>
  new AppError(code, message, {
    cause: own?.cause,
    faults: own?.faults,
    extensions: own?.extensions,
    params: own?.params,
    headers: { ...own?.headers, 'Tus-Resumable': TUS_VERSION },
  })
