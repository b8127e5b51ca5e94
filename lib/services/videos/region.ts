type Restricted = { allowedIn: string[] | null; blockedIn: string[] | null }

/** Whether a video may not be watched in a country; nobody knows where the country is not known. */
export function isBlockedIn({ allowedIn, blockedIn }: Restricted, region?: string): boolean {
  if (region === undefined) return false
  return (blockedIn?.includes(region) ?? false) || allowedIn?.includes(region) === false
}
