import 'server-only'

// The first that fits: most browsers name others too, to be served alike.
const BROWSERS: [RegExp, string][] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|OPT)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.* Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac(?:intosh| OS X)\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]
const PROGRAM = /^[A-Za-z][\w.+-]{0,39}/

/** What signed in, in words, from what it says of itself: "Firefox on Linux", "curl". */
export function describeDevice(userAgent: string | null): string {
  const text = userAgent ?? ''
  const browser = BROWSERS.find(([form]) => form.test(text))?.[1]
  const system = SYSTEMS.find(([form]) => form.test(text))?.[1]
  if (browser && system) return `${browser} on ${system}`
  const program = PROGRAM.exec(text)?.[0]
  if (browser ?? system) return browser ?? `A browser on ${system}`
  return program ?? 'An unnamed program'
}
