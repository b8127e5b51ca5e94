export type VisibilityObserver = { isVisible: () => boolean; disconnect: () => void }

const HALF = 0.5

/**
 * Observes whether more than half of an element is on the screen and the tab is shown: YouTube
 * allows a video to start by itself only then. `onChange` is called after each change.
 */
export function observeVisibility(element: HTMLElement, onChange: () => void): VisibilityObserver {
  let isHalfVisible = false
  const observer = new IntersectionObserver(
    (entries) => {
      isHalfVisible = (entries.at(-1)?.intersectionRatio ?? 0) > HALF
      onChange()
    },
    // The observer reports crossings of each threshold, also from exactly a half to more.
    { threshold: [0, HALF, HALF + 0.01, 1] },
  )
  observer.observe(element)
  document.addEventListener('visibilitychange', onChange)
  return {
    isVisible: () => isHalfVisible && document.visibilityState === 'visible',
    disconnect() {
      observer.disconnect()
      document.removeEventListener('visibilitychange', onChange)
    },
  }
}
