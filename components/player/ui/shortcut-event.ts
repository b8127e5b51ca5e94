const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'
// A clicked button keeps the focus without a visible mark: then the key belongs to the player.
const ACTIVATED_BY_SPACE = ':is(button, summary, [role="menuitem"]):focus-visible'
const USES_ARROWS = '[role="slider"], [role="menu"], [role="dialog"], [role="radiogroup"], tr'

/** Whether a pressed key is meant for the page, and not for the focused element or the browser. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return false
  const { target } = event
  if (!(target instanceof Element)) return true
  if (target.closest(TEXT_FIELDS)) return false
  if (event.key.startsWith('Arrow') && target.closest(USES_ARROWS)) return false
  return !(event.key === ' ' && target.matches(ACTIVATED_BY_SPACE))
}
