/** "3:11", "1:02:03", or a dash for an unknown length. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return '–'
  const all = Math.floor(ms / 1_000)
  const hours = Math.floor(all / 3600)
  const minutes = Math.floor(all / 60) % 60
  const seconds = String(all % 60).padStart(2, '0')
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${minutes}:${seconds}`
}
