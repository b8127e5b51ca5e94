const WHEEL_KEYS = 12

/** Parses a key on the Camelot wheel: "8A" is 8, "8B" is 20, anything else is 0. */
export function parseCamelot(key: string | undefined): number {
  const [, hour, letter] = /^(1[0-2]|[1-9])([AB])$/i.exec(key ?? '') ?? []
  if (!hour || !letter) return 0
  return Number(hour) + (letter.toUpperCase() === 'B' ? WHEEL_KEYS : 0)
}

/** Formats a parsed key: 8 is "8A", 20 is "8B". */
export function formatCamelot(key: number): string {
  return key > WHEEL_KEYS ? `${key - WHEEL_KEYS}B` : `${key}A`
}

/** Returns whether two keys mix: equal, adjacent on the wheel, or relative major and minor. */
export function areKeysCompatible(one: number, other: number): boolean {
  const distance = Math.abs(((one - 1) % WHEEL_KEYS) - ((other - 1) % WHEEL_KEYS))
  const isSameMode = one > WHEEL_KEYS === other > WHEEL_KEYS
  return isSameMode ? distance <= 1 || distance === WHEEL_KEYS - 1 : distance === 0
}
