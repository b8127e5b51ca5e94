import type { NextConfig } from 'next'
import { PHASE_PRODUCTION_SERVER } from 'next/constants'

// Threads are started by the path of their bundle, which no trace of imports finds.
const threads = [
  './dist/*-worker.js',
  './lib/auth/passwords/worker.mjs',
  ...[
    '@zxcvbn-ts',
    'bcryptjs',
    'chardet',
    'entities',
    'fastest-levenshtein',
    'fflate',
    'fft.js',
    'saxes',
    'xmlchars',
  ].map((name) => `./node_modules/${name}/**`),
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
  // The server, the proxy and the API set the other headers.
  headers: () => [
    { source: '/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
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
