const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'
const ACTIVATED_BY_SPACE = 'button, summary, [role="menuitem"]'
const USES_ARROWS = '[role="slider"], [role="menu"], [role="dialog"], [role="radiogroup"], tr'

/** The element that a mouse or a finger pressed, while it keeps the focus. */
let pressed: Element | null = null

/**
 * Follows which button a mouse or a finger pressed: it keeps the focus, but the space bar belongs to the
 * player then. Browsers match :focus-visible as soon as a key is pressed. Returns how to stop.
 */
export function followPointer(): () => void {
  const listeners = new AbortController()
  const options = { capture: true, signal: listeners.signal }
  const onPress = ({ target }: Event) => {
    pressed = target instanceof Element ? target.closest(ACTIVATED_BY_SPACE) : null
  }
  const onLeave = ({ target }: Event) => {
    if (target === pressed) pressed = null
  }
  document.addEventListener('pointerdown', onPress, options)
  document.addEventListener('focusout', onLeave, options)
  return () => listeners.abort()
}

/** Returns the key of a shortcut in lower case; on a layout without Latin letters, by its position. */
export function shortcutKey({ key, code }: KeyboardEvent): string {
  const isOtherLetter = /^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key)
  return (isOtherLetter && code.startsWith('Key') ? code.slice(3) : key).toLowerCase()
}

/** Whether a pressed key is meant for the page, and not for the focused element or the browser. */
export function isShortcut(event: KeyboardEvent): boolean {
  // A key that is held down repeats.
  if (event.repeat) return false
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return false
  const { target } = event
  if (!(target instanceof Element)) return true
  if (target.closest(TEXT_FIELDS)) return false
  if (event.key.startsWith('Arrow') && target.closest(USES_ARROWS)) return false
  return event.key !== ' ' || target === pressed || !target.matches(ACTIVATED_BY_SPACE)
}
