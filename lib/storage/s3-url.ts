import { ConfigurationError } from '@/lib/config/configuration-error'

/**
 * Parses `s3://key:secret@host[:port]/bucket?region=…` of a setting; key and secret are
 * percent-encoded. `tls=off` selects plain HTTP, `style=host` virtual-hosted buckets.
 * @throws ConfigurationError, whose message never contains the secret
 */
export function parseS3Url(url: string, setting = 'STORAGE_URL') {
  const { username, password, host, pathname, searchParams } = new URL(url)
  const bucket = pathname.replace(/^\/|\/$/g, '')
  if (!username || !password || !host || !/^[\w.-]{3,63}$/.test(bucket)) {
    throw new ConfigurationError(
      `${setting} must be written as s3://key:secret@host/bucket?region=….`,
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
    // Virtual-hosted buckets need wildcard certificates, which most private storages do not have.
    forcePathStyle: searchParams.get('style') !== 'host',
  }
}
