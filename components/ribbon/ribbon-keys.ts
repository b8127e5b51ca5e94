const PAGE_TICKS = 10

/**
 * Returns the index that a key of the slider pattern of WAI-ARIA moves to, within 0 and `count` - 1;
 * undefined for all other keys.
 */
export function tickIndexForKey(key: string, current: number, count: number): number | undefined {
  const target = targetOf(key, current, count)
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target))
}

function targetOf(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return current + 1
    case 'ArrowLeft':
    case 'ArrowDown':
      return current - 1
    case 'PageUp':
      return current + PAGE_TICKS
    case 'PageDown':
      return current - PAGE_TICKS
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
