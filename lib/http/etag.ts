import { hash } from 'node:crypto'

const HASH_CHARS = 16

/** A strong tag of an answer; the version before the dash is what If-Match is compared by. */
export const createEtag = (version: number | undefined, text: string) => {
  const digest = hash('sha256', text, 'base64url').slice(0, HASH_CHARS)
  return `"${version === undefined ? '' : `${version}-`}${digest}"`
}

/** Whether If-None-Match names the tag. */
export const matchesEtag = (ifNoneMatch: string | null | undefined, etag: string) =>
  ifNoneMatch
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')

/**
 * The versions an If-Match header names, undefined where any will do; 0, which is never current, for
 * a tag that is not ours.
 */
export function parseIfMatch(ifMatch: string | null | undefined): number[] | undefined {
  if (!ifMatch || ifMatch.trim() === '*') return undefined
  return ifMatch.split(',').map((tag) => Number(/^"(\d{1,9})-[\w-]+"$/.exec(tag.trim())?.[1] ?? 0))
}
