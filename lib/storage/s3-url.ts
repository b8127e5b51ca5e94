import { ConfigurationError } from '@/lib/config/env'

/**
 * Reads `s3://key:secret@host[:port]/bucket?region=…`; `tls=off` speaks plain HTTP to it. Key and
 * secret are percent-encoded. Throws ConfigurationError, which never repeats the secret.
 */
export function readS3Url(url: string) {
  const { username, password, host, pathname, searchParams } = new URL(url)
  const bucket = pathname.replace(/^\/|\/$/g, '')
  if (!username || !password || !host || !/^[\w.-]{3,63}$/.test(bucket)) {
    throw new ConfigurationError(
      'STORAGE_URL must be written as s3://key:secret@host/bucket?region=….',
    )
  }
  const protocol = searchParams.get('tls') === 'off' ? 'http' : 'https'
  return {
    bucket,
    endpoint: `${protocol}://${host}`,
    region: searchParams.get('region') ?? 'us-east-1',
    credentials: {
      accessKeyId: decodeURIComponent(username),
      secretAccessKey: decodeURIComponent(password),
    },
    // Buckets as host names need certificates that most private storages do not have.
    forcePathStyle: searchParams.get('style') !== 'host',
  }
}
