const UNITS = [
  ['GB', 2 ** 30],
  ['MB', 2 ** 20],
  ['kB', 2 ** 10],
] as const

/** Formats bytes in the largest fitting unit: `1.5 GB`, `4 MB`, `12 kB`, `800 bytes`. */
export function formatBytes(bytes: number): string {
  const [unit, size] = UNITS.find(([, step]) => bytes >= step) ?? (['bytes', 1] as const)
  return `${Number((bytes / size).toFixed(unit === 'GB' ? 1 : 0))} ${unit}`
}
