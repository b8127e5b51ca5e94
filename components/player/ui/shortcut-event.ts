const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'
// A clicked button keeps the focus without a visible mark: then the key belongs to the player.
const ACTIVATED_BY_SPACE = ':is(button, summary, [role="menuitem"]):focus-visible'
const USES_ARROWS = '[role="slider"], [role="menu"], [role="dialog"], [role="radiogroup"], tr'

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
  return !(event.key === ' ' && target.matches(ACTIVATED_BY_SPACE))
}
