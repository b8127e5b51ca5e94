const WHEEL = 12

/** "8A" to 8, "8B" to 20, anything else to 0. */
export function camelotNumber(key: string | undefined): number {
  const match = /^(1[0-2]|[1-9])([AB])$/i.exec(key ?? '')
  if (!match) return 0
  return Number(match[1]) + (match[2]!.toUpperCase() === 'B' ? WHEEL : 0)
}

/** 8 to "8A", 20 to "8B". */
export function camelotName(number: number): string {
  return number > WHEEL ? `${number - WHEEL}B` : `${number}A`
}

/** Two keys mix when they are equal, neighbours on the wheel, or relative major and minor. */
export function keysFit(one: number, other: number): boolean {
  const hour = Math.abs(((one - 1) % WHEEL) - ((other - 1) % WHEEL))
  const isSameMode = one > WHEEL === other > WHEEL
  return isSameMode ? hour <= 1 || hour === WHEEL - 1 : hour === 0
}
