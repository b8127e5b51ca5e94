import { hash } from 'node:crypto'

const HASH_CHARS = 16

/** Creates the strong ETag of a response. If-Match is compared with the version before the dash. */
export const createEtag = (version: number | undefined, text: string) => {
  const digest = hash('sha256', text, 'base64url').slice(0, HASH_CHARS)
  return `"${version === undefined ? '' : `${version}-`}${digest}"`
}

/** Whether If-None-Match contains the ETag. */
export const matchesEtag = (ifNoneMatch: string | null | undefined, etag: string) =>
  ifNoneMatch
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')

/**
 * Returns the versions in an If-Match header; undefined if every version matches. An unknown ETag
 * becomes version 0, which never matches.
 */
export function parseIfMatch(ifMatch: string | null | undefined): number[] | undefined {
  if (!ifMatch || ifMatch.trim() === '*') return undefined
  return ifMatch.split(',').map((tag) => Number(/^"(\d{1,9})-[\w-]+"$/.exec(tag.trim())?.[1] ?? 0))
}
