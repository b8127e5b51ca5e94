import 'server-only'
import type { Dispatcher } from 'undici'
import { guardedFetch } from '../guarded-fetch'
import { UpstreamError } from '../upstream-error'
import { DEADLINE_MS, MAX_BYTES } from './linked-song'

/**
 * Returns the first address to which a short link redirects and that `isTarget` accepts; null if there
 * is none. Only follows redirects to https addresses on the public Internet.
 * @throws UpstreamError
 */
export async function resolveShortLink(
  link: string,
  isTarget: (url: string) => boolean,
  dispatcher?: Dispatcher,
): Promise<string | null> {
  let target: string | null = null
  const mayFollow = (to: URL) => {
    if (isTarget(to.href)) target = to.href
    return target === null
  }
  try {
    await guardedFetch(link, {
      deadlineMs: DEADLINE_MS,
      maxBytes: MAX_BYTES,
      mayFollow,
      dispatcher,
    })
  } catch (error) {
    if (!(error instanceof UpstreamError) || target === null) throw error
  }
  return target
}
