/** Whether an element is seen; `leave` ends the word of every change. */
export type VisibilityObserver = { isSeen: () => boolean; leave: () => void }

const HALF = 0.5

/**
 * Watches whether more than half of an element is on the screen, in a tab that is shown: where
 * YouTube lets a video begin by itself.
 */
export function observeVisibility(element: HTMLElement, onChange: () => void): VisibilityObserver {
  let isHalfSeen = false
  const observer = new IntersectionObserver(
    (entries) => {
      isHalfSeen = (entries.at(-1)?.intersectionRatio ?? 0) > HALF
      onChange()
    },
    // Above and below the half: the observer tells of crossing each.
    { threshold: [0, HALF, HALF + 0.01, 1] },
  )
  observer.observe(element)
  document.addEventListener('visibilitychange', onChange)
  return {
    isSeen: () => isHalfSeen && document.visibilityState === 'visible',
    leave() {
      observer.disconnect()
      document.removeEventListener('visibilitychange', onChange)
    },
  }
}
