import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'

// The policy for scripts and styles carries a nonce and is set per request in proxy.ts.
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Embedded video players refuse to start for a page that hides where it is.
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), browsing-topics=()',
  },
]

const overHttps = { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }

// Threads are started by the path of their bundle, which no trace of imports finds.
const threads = [
  './dist/*-worker.js',
  ...['chardet', 'entities', 'fflate', 'fft.js', 'saxes', 'xmlchars'].map(
    (name) => `./node_modules/${name}/**`,
  ),
]

const config: NextConfig = {
  outputFileTracingIncludes: { '/**': [...threads, './db/migrations/**'] },
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm run verify` checks types, tests included; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Native, WASM or opened once per process: loaded by Node as they are.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@wasm-audio-decoders/flac',
    '@wasm-audio-decoders/ogg-vorbis',
    'bcryptjs',
    'fengari',
    'file-type',
    'mpg123-decoder',
    'music-metadata',
    'ogg-opus-decoder',
    'pg-boss',
    'pino',
    'piscina',
    'postgres',
    'redis',
    'sharp',
  ],
  // A build is not interactive and writes no files into the project.
  agentRules: false,
  experimental: { agentUpgrade: false },
  headers: () => [
    { source: '/:path*', headers: securityHeaders },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [overHttps],
    },
  ],
}

/** Adds the compilation of the message catalogues, which a running server does not need to load. */
export default async function withMessages(phase: string): Promise<NextConfig> {
  if (phase === PHASE_PRODUCTION_SERVER) return config
  const { default: createNextIntlPlugin } = await import('next-intl/plugin')
  const withNextIntl = createNextIntlPlugin({
    requestConfig: './lib/i18n/request.ts',
    experimental: {
      // Messages are parsed at build time: no ICU parser is sent to the browser.
      messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
    },
  })
  return withNextIntl(config)
}
