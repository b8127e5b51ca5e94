const KEY = 'riffle.playing'
/** A page that comes later is another visit. */
const MAX_AGE_MS = 30_000

/** Stores whether this tab plays while its page is left: the browser may return to the page, too. */
export function storePlaying(isPlaying: boolean): void {
  try {
    if (isPlaying) sessionStorage.setItem(KEY, String(Date.now()))
    else sessionStorage.removeItem(KEY)
  } catch {
    // The next page is silent until the listener plays it.
  }
}

/**
 * Whether this page replaced one that played, because a link led to a page of a new release; false after a
 * reload. The next call returns false.
 */
export function wasPlaying(): boolean {
  try {
    const storedAt = Number(sessionStorage.getItem(KEY) ?? Number.NaN)
    sessionStorage.removeItem(KEY)
    return Date.now() - storedAt < MAX_AGE_MS && !isReload()
  } catch {
    return false
  }
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation !== undefined && 'type' in navigation && navigation.type === 'reload'
}
