import { AppError } from '@/lib/errors'

const ACCEPTED = new Set(['*/*', 'application/*', 'application/json', 'application/problem+json'])

/** Throws `not_acceptable` when the caller takes nothing of what is offered. */
export function assertAcceptable(accept: string | null | undefined, media?: string): void {
  if (!accept) return
  const isTaken = accept.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    return !isRefused && (ACCEPTED.has(type) || type === media || isWildcardOf(type, media))
  })
  if (isTaken) return
  throw new AppError('not_acceptable', `This is offered as ${media ?? 'application/json'}.`)
}

const isWildcardOf = (type: string, media: string | undefined) =>
  media !== undefined && type === `${media.split('/')[0]}/*`

/** Throws `unsupported_media_type` when a body is not declared as what the call takes. */
export function assertContentType(type: string | null | undefined, kind: 'json' | 'multipart') {
  const [media = '', ...parameters] = (type ?? '').toLowerCase().split(/\s*;\s*/)
  const wanted = kind === 'json' ? 'application/json' : 'multipart/form-data'
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8)
  const isUtf8 = !charset || /^"?utf-?8"?$/.test(charset)
  if (media.trim() === wanted && (kind === 'multipart' || isUtf8)) return
  throw new AppError('unsupported_media_type', `The body must be ${wanted}, in UTF-8.`)
}
