const STEPS = [
  ['GB', 2 ** 30],
  ['MB', 2 ** 20],
  ['kB', 2 ** 10],
] as const

/** Bytes as people say them: `4.2 MB`. */
export function inWords(bytes: number): string {
  const [unit, size] = STEPS.find(([, step]) => bytes >= step) ?? (['bytes', 1] as const)
  return `${Number((bytes / size).toFixed(unit === 'GB' ? 1 : 0))} ${unit}`
}
