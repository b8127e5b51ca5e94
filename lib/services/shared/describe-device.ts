import 'server-only'

// The first match wins: for compatibility most browsers name other browsers too.
const BROWSERS: [RegExp, string][] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|OPT)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  // bounded-regex: the User-Agent is cut to 500 characters.
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
const MAX_AGENT_CHARACTERS = 500
const PROGRAM_NAME = /^[A-Za-z][\w.+-]{0,39}/

/** Describes a client by its User-Agent, such as "Firefox on Linux" or "curl". */
export function describeDevice(userAgent: string | null): string {
  const text = (userAgent ?? '').slice(0, MAX_AGENT_CHARACTERS)
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1]
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1]
  if (browser && system) return `${browser} on ${system}`
  const program = PROGRAM_NAME.exec(text)?.[0]
  if (browser ?? system) return browser ?? `Browser on ${system}`
  return program ?? 'Unknown client'
}
