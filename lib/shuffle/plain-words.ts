const DAYS_A_MONTH = 30.44
const DAYS_A_YEAR = 365.25

/** "1 track", "12 tracks". */
export function tracks(count: number): string {
  return count === 1 ? '1 track' : `${count} tracks`
}

/** Days in months, or in years from two years on: "5 months". */
export function longTime(days: number): string {
  if (days >= 2 * DAYS_A_YEAR) return `${Math.floor(days / DAYS_A_YEAR)} years`
  const months = Math.floor(days / DAYS_A_MONTH)
  return months === 1 ? '1 month' : `${months} months`
}
