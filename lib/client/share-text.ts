import { playlists } from '@/lib/contract/playlists'
import { apiText } from './api'

const TIMEOUT_MS = 30_000
/** Programs cut longer messages. */
const MAX_SHARED_CHARACTERS = 100_000

type SharedList = { list: string; name: string; order: 'list' | 'shuffle' }

/**
 * Shares a list as lines of `Artist - Title` through the menu of the system, or copies them if it has
 * none or the text is too long for a message. Returns `cancelled` if the menu was closed.
 * @throws ApiProblem if the list could not be loaded, DOMException if nothing may be copied
 */
export async function shareAsText({
  list,
  name,
  order,
}: SharedList): Promise<'shared' | 'copied' | 'cancelled'> {
  const exported = { playlistId: list, format: 'txt', order } as const
  const text = await apiText(playlists.export, exported, TIMEOUT_MS)
  const data = { title: name, text }
  if (text.length <= MAX_SHARED_CHARACTERS && navigator.canShare?.(data)) {
    const isDone = await navigator.share(data).then(() => 'shared' as const, toOutcome)
    if (isDone !== 'rejected') return isDone
  }
  await navigator.clipboard.writeText(text)
  return 'copied'
}

/** A browser may refuse to share after a wait: then the text is copied. */
const toOutcome = (error: unknown): 'cancelled' | 'rejected' =>
  error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'rejected'
