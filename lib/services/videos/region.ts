type Restricted = { allowedIn: string[] | null; blockedIn: string[] | null }

/** Whether a video is blocked in a country; false if the country is unknown. */
export function isBlockedIn({ allowedIn, blockedIn }: Restricted, region?: string): boolean {
  if (region === undefined) return false
  return (blockedIn?.includes(region) ?? false) || allowedIn?.includes(region) === false
}
