/** Observes nothing: jsdom has no layout. */
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return []
  }
}

/**
 * Adds the browser APIs that components call and jsdom does not have. No media query matches, no
 * canvas has a drawing context, and elements have no size.
 */
export function installBrowserApis(): void {
  Object.assign(globalThis, {
    ResizeObserver: NoObserver,
    IntersectionObserver: NoObserver,
    matchMedia: (media: string) =>
      Object.assign(new EventTarget(), { media, matches: false, onchange: null }),
  })
  HTMLCanvasElement.prototype.getContext = () => null
  Object.assign(Element.prototype, {
    scrollIntoView: () => {},
    hasPointerCapture: () => false,
    setPointerCapture: () => {},
    releasePointerCapture: () => {},
  })
}
