const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const SECONDS = [604_800, 86_400, 3_600, 60, 1]

/** Parses an ISO 8601 duration such as `PT4M13S` to milliseconds; null if invalid, and for `P0D` of a live video. */
export function parseIsoDuration(text: string | undefined): number | null {
  const parts = ISO.exec(text ?? '')
  if (!parts) return null
  const seconds = SECONDS.reduce((sum, unit, at) => sum + unit * Number(parts[at + 1] ?? 0), 0)
  return seconds > 0 ? seconds * 1_000 : null
}
