const OFF = [
  ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope'],
  ...['hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment'],
  ...['screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
const FOR_PLAYERS = ['autoplay', 'encrypted-media', 'fullscreen', 'picture-in-picture']
const PLAYERS = 'self "https://www.youtube-nocookie.com" "https://www.youtube.com"'

/** The headers of all responses. The policy for the scripts of a page is set per request in proxy.ts. */
export const SECURITY_HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Embedded video players do not start for a page that hides its origin.
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [
    ...OFF.map((feature) => `${feature}=()`),
    ...FOR_PLAYERS.map((feature) => `${feature}=(${PLAYERS})`),
  ].join(', '),
}

/** The policy of responses that are no pages: if a browser shows one, it loads and runs nothing. */
export const DATA_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Two years, without subdomains: some of them may have no https. */
export const HSTS = 'max-age=63072000'

/** The headers of a response before its handler adds others. `isSecure`: clients use https. */
export const initialHeaders = (isSecure: boolean): Record<string, string> => ({
  ...SECURITY_HEADERS,
  'Content-Security-Policy': DATA_POLICY,
  ...(isSecure ? { 'Strict-Transport-Security': HSTS } : {}),
})
